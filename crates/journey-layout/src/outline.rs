//! The map as a nested list in reading order: stage, step, then lane by lane.

use journey_model::{Card, Content, Journey};
use journey_scene::{OutlineEntry, OutlineKind};

use crate::Look;
use crate::map::{Columns, Contents};
use crate::number::signed;
use crate::words::fill;

/// The outline of a journey.
pub(crate) fn of(journey: &Journey, columns: &Columns, look: Look) -> Vec<OutlineEntry> {
    with_contents(journey, columns, &Contents::of(journey, columns), look)
}

/// The outline of a journey whose cards are known by cell: everything but hidden lanes, also what is collapsed or folded.
pub(crate) fn with_contents(
    journey: &Journey,
    columns: &Columns,
    contents: &Contents,
    look: Look,
) -> Vec<OutlineEntry> {
    let lanes: Vec<(String, &str)> = contents
        .lanes
        .iter()
        .map(|lane| (lane.id.to_string(), lane.name.as_str()))
        .collect();
    let by_step = contents.by_step(columns.steps());
    let stages = columns.stages().iter().map(|band| {
        let shown = columns.all().get(band.columns.clone()).unwrap_or_default();
        let steps = shown.iter().flat_map(|column| &column.steps).map(|step| {
            let held = columns.place(step.id).and_then(|place| by_step.get(place));
            let cards = held.into_iter().flatten().map(|(lane, card)| {
                let (lane_id, lane_name) = &lanes[*lane];
                OutlineEntry {
                    id: card.id.to_string(),
                    kind: OutlineKind::Card,
                    name: card.text.clone(),
                    detail: detail(card, lane_name, look),
                    lane: lane_id.clone(),
                    hue: band.hue as u8,
                    children: Vec::new(),
                }
            });
            OutlineEntry {
                id: step.id.to_string(),
                kind: OutlineKind::Step,
                name: step.name.clone(),
                detail: step
                    .segment
                    .and_then(|id| journey.actor(id))
                    .map_or(String::new(), |actor| actor.name.clone()),
                lane: String::new(),
                hue: band.hue as u8,
                children: cards.collect(),
            }
        });
        OutlineEntry {
            id: band.stage.id.to_string(),
            kind: OutlineKind::Stage,
            name: band.stage.name.clone(),
            detail: band.stage.caption.clone(),
            lane: String::new(),
            hue: band.hue as u8,
            children: steps.collect(),
        }
    });
    stages.collect()
}

/// What else a reader who cannot see the card wants to know: its lane and its figures.
fn detail(card: &Card, lane: &str, look: Look) -> String {
    let words = look.words;
    let figures = match &card.content {
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
        _ => String::new(),
    };
    if figures.is_empty() {
        lane.to_owned()
    } else {
        format!("{lane}, {figures}")
    }
}
