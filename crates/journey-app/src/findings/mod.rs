//! What was found about a map, in words: for the window, the command line and paper alike.
//!
//! `message.rs` fills the sentences of `assets/messages/*/findings.json`, `place.rs` says where. What is found, and how much it
//! matters, is decided in journey-insight; nothing here looks at the map for that.

mod group;
mod message;
mod place;
#[cfg(test)]
mod tests;

use journey_insight::{Facts, Finding, Findings, Kind, Limit, Standing, Thresholds, Weight, standings};
use journey_model::{Date, Journey, Judgement};

pub(crate) use group::group;
pub(crate) use message::FindingWords;
pub(crate) use place::Places;

use crate::protocol::{FindingKind, FindingLimit, FindingLimits, FindingWeight, FindingsView, FoundFinding};

/// What was found, for the window.
pub(crate) fn view(journey: &Journey, revision: u64, found: &Findings, on: Date, words: FindingWords) -> FindingsView {
    let places = Places::of(journey);
    let judgement = &journey.about().findings;
    let mut kinds: Vec<Kind> = found.list.iter().map(|finding| finding.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let (muted, list): (Vec<&Finding>, _) = found.list.iter().partition(|finding| finding.muted.is_some());
    let said = |list: Vec<&Finding>| {
        list.into_iter()
            .map(|finding| told(finding, &places, judgement, words))
            .collect()
    };
    FindingsView {
        revision,
        on,
        questions: u32::try_from(Kind::ALL.len()).unwrap_or(u32::MAX),
        kinds: kinds.into_iter().map(|kind| kind_told(kind, words)).collect(),
        list: said(list),
        muted: said(muted),
        next: next(journey, found).map(crate::handlers::standing_told),
    }
}

/// How far the map has come with the step that is to be taken next.
pub(crate) fn next(journey: &Journey, found: &Findings) -> Option<Standing> {
    let next = found.next?;
    standings(journey).into_iter().find(|standing| standing.step == next)
}

fn told(finding: &Finding, places: &Places, judgement: &Judgement, words: FindingWords) -> FoundFinding {
    let kind = finding.kind.name();
    let at = places.first(finding);
    let of = finding.places.first().copied();
    let mute = judgement.mute(kind, of, finding.beside);
    FoundFinding {
        kind: kind.to_owned(),
        weight: weight(finding.weight),
        sentence: sentence(finding, words),
        place: places.said(finding, words),
        stage: at.stage,
        step: at.step,
        places: finding.places.clone(),
        beside: finding.beside,
        idea: words.part(kind, "idea", &finding.facts),
        reason: finding.muted.clone(),
        put_away_for: mute.and_then(|mute| mute.of),
        put_away_beside: mute.and_then(|mute| mute.beside),
    }
}

/// The sentence that says what was found.
pub(crate) fn sentence(finding: &Finding, words: FindingWords) -> String {
    words
        .part(finding.kind.name(), "sentence", &finding.facts)
        .unwrap_or_default()
}

/// What a kind of finding is called, why it matters and what to do.
pub(crate) fn kind_told(kind: Kind, words: FindingWords) -> FindingKind {
    let part = |part: &str| words.part(kind.name(), part, &Facts::new()).unwrap_or_default();
    FindingKind {
        kind: kind.name().to_owned(),
        group: group(kind),
        name: part("name"),
        why: part("why"),
        advice: part("do"),
    }
}

pub(crate) fn weight(weight: Weight) -> FindingWeight {
    match weight {
        Weight::Heavy => FindingWeight::Heavy,
        Weight::Middle => FindingWeight::Middle,
        Weight::Light => FindingWeight::Light,
    }
}

/// Where findings begin on a map, and where they usually do.
pub(crate) fn limits(judgement: &Judgement, words: FindingWords) -> FindingLimits {
    let thresholds = Thresholds::of(judgement);
    let limits = Limit::ALL.map(|limit| {
        let (least, greatest) = limit.range();
        FindingLimit {
            name: limit.name().to_owned(),
            label: words.message(&format!("limit.{}", limit.name())).to_owned(),
            value: thresholds.get(limit),
            usual: limit.usual(),
            least,
            greatest,
            own: judgement.threshold(limit.name()).is_some(),
        }
    });
    FindingLimits {
        limits: limits.to_vec(),
    }
}
