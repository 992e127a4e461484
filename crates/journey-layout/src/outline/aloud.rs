//! What else a reader who cannot see a card wants to know: its lane, its figures, how far it can be believed, where its
//! links lead.

use std::collections::BTreeMap;

use journey_model::{Basis, Card, Conflict, Content, Date, Element, Id, Journey, Link, LinkKind};

use crate::Look;
use crate::number::{date, signed};
use crate::words::{Words, fill};

/// This many links are said in words; of the others only their number.
const MOST_LINKS: usize = 3;
/// Letters of a name that a link leads to; whoever wants all of it goes there.
const MOST_LETTERS: usize = 60;

/// The links of a journey by where they start.
pub(super) struct Links<'a> {
    by_start: BTreeMap<Id, Vec<&'a Link>>,
}

impl<'a> Links<'a> {
    pub fn of(journey: &'a Journey) -> Self {
        let mut by_start: BTreeMap<Id, Vec<&Link>> = BTreeMap::new();
        for link in journey.links() {
            by_start.entry(link.from).or_default().push(link);
        }
        Self { by_start }
    }

    /// The links that start at an element, by id.
    pub fn from(&self, id: Id) -> &[&'a Link] {
        self.by_start.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// All there is to say of a card beside its text.
pub(super) fn detail(card: &Card, lane: &str, links: &[&Link], journey: &Journey, look: Look) -> String {
    let words = look.words;
    let mut parts = vec![lane.to_owned(), figures(card, words)];
    parts.push(match card.evidence.basis {
        Basis::Observed => aged(card, journey, look)
            .map(|seen| fill(&words.aloud_aged, &[("date", &date(seen, words))]))
            .unwrap_or_default(),
        Basis::Assumed => words.assumed.clone(),
        Basis::Proposed => words.proposed.clone(),
    });
    let mut said = 0;
    for link in links {
        let name = name_of(journey, link.to);
        if said < MOST_LINKS && !name.is_empty() {
            said += 1;
            parts.push(fill(phrase(link.kind, words), &[("name", &name)]));
        }
    }
    if links.len() > said {
        let more = (links.len() - said).to_string();
        parts.push(fill(&words.aloud_more_links, &[("n", &more)]));
    }
    parts.extend(
        journey
            .conflicts_of(card.id)
            .map(|conflict| in_conflict(conflict, look)),
    );
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// The day on which the card was seen, where that is too long ago: what `ageing.rs` draws lighter.
pub(super) fn aged(card: &Card, journey: &Journey, look: Look) -> Option<Date> {
    let (today, seen) = (look.today?, card.evidence.date?);
    let is_aged = card.is_aged(journey.about().evidence_half_life(), today);
    is_aged.then_some(seen)
}

/// That people made different things of it.
fn in_conflict(conflict: &Conflict, look: Look) -> String {
    let versions = conflict.sides.len().to_string();
    fill(&look.words.aloud_conflict, &[("n", &versions)])
}

/// What is said of a stage or step beside its second line.
pub(super) fn detail_of_head(id: Id, line: &str, journey: &Journey, look: Look) -> String {
    let mut parts = vec![line.to_owned()];
    parts.extend(journey.conflicts_of(id).map(|conflict| in_conflict(conflict, look)));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

fn figures(card: &Card, words: &Words) -> String {
    match &card.content {
        Content::Emotion(emotion) => fill(&words.aloud_score, &[("score", &signed(emotion.score, words))]),
        Content::Pain(pain) => {
            let (severity, frequency) = (pain.severity.to_string(), pain.frequency.to_string());
            fill(&words.aloud_pain, &[("severity", &severity), ("frequency", &frequency)])
        }
        Content::Opportunity(opportunity) => {
            let (impact, effort) = (opportunity.impact.to_string(), opportunity.effort.to_string());
            fill(&words.aloud_opportunity, &[("impact", &impact), ("effort", &effort)])
        }
        Content::Touchpoint(touchpoint) => touchpoint.channel.clone(),
        Content::Storyboard(storyboard) => storyboard.alt.clone(),
        _ => String::new(),
    }
}

fn phrase(kind: LinkKind, words: &Words) -> &str {
    match kind {
        LinkKind::LeadsTo => &words.aloud_leads_to,
        LinkKind::Causes => &words.aloud_causes,
        LinkKind::Answers => &words.aloud_answers,
        LinkKind::Measures => &words.aloud_measures,
    }
}

/// What an end of a link is called, on one line and not too long.
fn name_of(journey: &Journey, id: Id) -> String {
    let name = match journey.element(id) {
        Some(Element::Card(card)) => &card.text,
        Some(Element::Step(step)) => &step.name,
        Some(Element::Stage(stage)) => &stage.name,
        _ => return String::new(),
    };
    let mut line = String::new();
    for word in name.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if let Some((end, _)) = line.char_indices().nth(MOST_LETTERS) {
            line.truncate(end);
            line.push('…');
            break;
        }
    }
    line
}
