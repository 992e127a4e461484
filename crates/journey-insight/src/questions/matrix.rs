//! Impact against effort: what would help for little work and is not taken up, and what is much work for little use.

use journey_model::Progress;

use super::owners::word;
use crate::ground::Ground;
use crate::{Fact, Finding, Kind, Limit, Weight};

pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let mut wins = Vec::new();
    let mut burdens = Vec::new();
    for laid in &ground.opportunities {
        let (impact, effort) = (f64::from(laid.is.impact), f64::from(laid.is.effort));
        let is_open = !matches!(laid.is.progress, Progress::Done | Progress::Dropped);
        let told = |kind, weight| {
            Finding::new(kind, weight, vec![laid.card.id])
                .text("opportunity", &laid.card.text)
                .number("impact", impact)
                .number("effort", effort)
        };
        let is_win = impact >= ground.limit(Limit::WinImpact) && effort <= ground.limit(Limit::WinEffort);
        if is_win && laid.is.progress == Progress::Idea {
            wins.push((effort - impact, told(Kind::QuickWin, Weight::Middle)));
        }
        if is_open && effort >= ground.limit(Limit::BigEffort) && impact <= ground.limit(Limit::SmallImpact) {
            let burden = told(Kind::BigEffort, Weight::Light);
            burdens.push((
                impact - effort,
                burden.with("progress", Fact::Word(word(laid.is.progress))),
            ));
        }
    }
    for list in [&mut wins, &mut burdens] {
        list.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    }
    wins.into_iter().chain(burdens).map(|(_, finding)| finding).collect()
}
