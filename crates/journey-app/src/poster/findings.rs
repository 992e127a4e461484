//! What Percorso found about a map, in words for paper. What was put away does not print.

use journey_insight::{Finding, Findings, Thresholds, Weight, find};
use journey_layout::{ConclusionNote, ConclusionSection, Conclusions, FindingNote, date};
use journey_model::{Date, Journey};

use crate::AppError;
use crate::decisions::{Heads, decisions};
use crate::findings::{FindingWords, Places, kind_told, sentence};
use crate::protocol::Language;

/// What was found, the heaviest first.
pub(crate) fn findings(journey: &Journey, on: Date, words: FindingWords) -> Vec<FindingNote> {
    let places = Places::of(journey);
    let found = found(journey, on);
    let note = |finding: &Finding| FindingNote {
        title: kind_told(finding.kind, words).name,
        place: places.said(finding, words),
        said: sentence(finding, words),
    };
    counting(&found).map(note).collect()
}

/// What was found by weight, each kind once with why it matters and what to do, and what was decided.
pub(crate) fn conclusions(
    journey: &Journey,
    on: Date,
    words: FindingWords,
    language: Language,
) -> Result<Conclusions, AppError> {
    let found = found(journey, on);
    let places = Places::of(journey);
    let mut sections = Vec::new();
    for (weight, name) in [
        (Weight::Heavy, "weight.Heavy"),
        (Weight::Middle, "weight.Middle"),
        (Weight::Light, "weight.Light"),
    ] {
        let mut notes: Vec<(_, ConclusionNote)> = Vec::new();
        for finding in counting(&found).filter(|finding| finding.weight == weight) {
            let said = (sentence(finding, words), places.said(finding, words));
            match notes.last_mut().filter(|(kind, _)| *kind == finding.kind) {
                Some((_, note)) => note.said.push(said),
                None => notes.push((finding.kind, explained(finding, said, words))),
            }
        }
        if !notes.is_empty() {
            sections.push(ConclusionSection {
                heading: format!("{} · {}", words.message("paper.found"), words.message(name)),
                notes: notes.into_iter().map(|(_, note)| note).collect(),
                none: String::new(),
            });
        }
    }
    if sections.is_empty() {
        sections.push(ConclusionSection {
            heading: words.message("paper.found").to_owned(),
            notes: Vec::new(),
            none: words.message("cli.none").to_owned(),
        });
    }
    sections.push(decided(journey, words, &Heads::of(language)?));
    Ok(Conclusions { sections })
}

fn found(journey: &Journey, on: Date) -> Findings {
    find(journey, &Thresholds::of(&journey.about().findings), Some(on))
}

fn counting(found: &Findings) -> impl Iterator<Item = &Finding> {
    found.list.iter().filter(|finding| finding.muted.is_none())
}

fn explained(finding: &Finding, said: (String, String), words: FindingWords) -> ConclusionNote {
    let kind = kind_told(finding.kind, words);
    ConclusionNote {
        title: kind.name,
        said: vec![said],
        more: vec![
            (words.message("paper.why").to_owned(), kind.why),
            (words.message("paper.do").to_owned(), kind.advice),
        ],
    }
}

/// What is to be done next, by whom and when; what is done is left out.
fn decided(journey: &Journey, words: FindingWords, heads: &Heads) -> ConclusionSection {
    let open = decisions(journey).into_iter().filter(|decision| !decision.is_done());
    let notes = open.map(|decision| {
        let or = |text: &str, none: &str| {
            if text.is_empty() {
                none.to_owned()
            } else {
                text.to_owned()
            }
        };
        let who = or(&decision.owner, &heads.no_owner);
        let when = decision
            .due
            .map(|due| format!("{} {}", heads.due, date(due, words.map)));
        let details = [Some(who), when, Some(heads.progress(decision.progress).to_owned())];
        ConclusionNote {
            title: decision.opportunity,
            said: vec![(
                or(&decision.next, &heads.no_next),
                details.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            )],
            more: Vec::new(),
        }
    });
    ConclusionSection {
        heading: words.message("paper.decided").to_owned(),
        notes: notes.collect(),
        none: heads.none.clone(),
    }
}
