//! What the page's script knows: the grid of cards, their details, and how far everything reaches.
//!
//! Only what the drawing shows is in it. A lane that is hidden or folded, a collapsed stage and the parking lot stay out of
//! what is handed to others.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{Actor, Id, Journey};
use journey_scene::{HitKind, Pin, Rect, Scene};
use serde::Serialize;

use super::bounds;
use super::cards::{Details, Fact, Teller};
use super::words::ReaderWords;
use crate::protocol::ReaderChoices;

/// Left edge, upper edge, width and height in tenths of a point: whole numbers are short.
type Area = [i64; 4];

/// What the script reads.
#[derive(Debug, Serialize)]
pub(super) struct Contents<'a> {
    /// Width and height of the drawing in points.
    size: [f32; 2],
    /// Width of the lane heads, height of the stages and steps.
    heads: [f32; 2],
    lanes: Vec<&'a str>,
    /// Each with its stage.
    steps: Vec<(&'a str, &'a str)>,
    /// Lane by lane, from left to right, from above.
    cards: Vec<ReadCard<'a>>,
    /// How far the groups of the drawing reach that scroll both ways, in its order.
    groups: Vec<Area>,
    about: AboutMap<'a>,
    words: BTreeMap<&'a str, &'a str>,
}

#[derive(Debug, Serialize)]
struct ReadCard<'a> {
    at: Area,
    /// Places in the lists of lanes and steps.
    lane: usize,
    step: usize,
    span: u32,
    text: &'a str,
    #[serde(flatten)]
    details: Details,
}

#[derive(Debug, Serialize)]
struct AboutMap<'a> {
    title: &'a str,
    scenario: &'a str,
    facts: Vec<Fact>,
    actors: Vec<ReadActor<'a>>,
}

#[derive(Debug, Serialize)]
struct ReadActor<'a> {
    name: &'a str,
    caption: &'a str,
    quote: &'a str,
}

/// How far the heads reach that stay in view: the lanes' from the left edge, the stages' and steps' from above.
pub(super) fn heads(scene: &Scene) -> [f32; 2] {
    let (mut left, mut top) = (0.0f32, 0.0f32);
    let mut meet = |pin: Pin, rect: Rect| {
        if matches!(pin, Pin::Left | Pin::Corner) {
            left = left.max(rect.right());
        }
        if matches!(pin, Pin::Top | Pin::Corner) {
            top = top.max(rect.bottom());
        }
    };
    for hit in &scene.hits {
        meet(hit.pin, hit.rect);
    }
    for group in scene.groups.iter().filter(|group| group.pin != Pin::None) {
        if let Some(rect) = bounds::of_group(group) {
            meet(group.pin, rect);
        }
    }
    [left.min(scene.size.w), top.min(scene.size.h)]
}

impl<'a> Contents<'a> {
    /// Gathers what the drawing shows.
    pub fn of(journey: &'a Journey, scene: &Scene, choices: &ReaderChoices, words: &'a ReaderWords<'a>) -> Self {
        let drawn = |kind: HitKind| {
            let hits = scene.hits.iter().filter(move |hit| hit.kind == kind);
            hits.map(|hit| hit.id.to_string())
        };
        let lanes_drawn: Vec<String> = drawn(HitKind::Lane).collect();
        let steps_drawn: Vec<String> = drawn(HitKind::Step).collect();
        let lanes = journey.lanes().into_iter();
        let lanes: Vec<_> = lanes
            .filter(|lane| lanes_drawn.contains(&lane.id.to_string()))
            .collect();
        let steps = journey.steps().into_iter();
        let steps: Vec<_> = steps
            .filter(|step| steps_drawn.contains(&step.id.to_string()))
            .collect();
        let lane_places: BTreeMap<Id, usize> = lanes.iter().enumerate().map(|(at, lane)| (lane.id, at)).collect();
        let step_places: BTreeMap<Id, usize> = steps.iter().enumerate().map(|(at, step)| (step.id, at)).collect();
        let mut cards = Vec::new();
        for hit in &scene.hits {
            if !matches!(hit.kind, HitKind::Card | HitKind::Emotion) {
                continue;
            }
            let card = hit.id.parse().ok().and_then(|id| journey.card(id));
            let Some((card, place)) = card.and_then(|card| Some((card, card.place?))) else {
                continue;
            };
            if let (Some(lane), Some(step)) = (lane_places.get(&place.lane), step_places.get(&place.step)) {
                cards.push((*lane, *step, area(hit.rect), place.span, card));
            }
        }
        cards.sort_by_key(|(lane, step, [x, y, ..], _, card)| (*lane, *step, *y, *x, card.id));
        // A card may be pointed at in two places; it is read once.
        let mut met = BTreeSet::new();
        cards.retain(|(.., card)| met.insert(card.id));
        let shown = cards.iter().enumerate().map(|(at, (.., card))| (card.id, at)).collect();
        let teller = Teller {
            journey,
            words,
            choices,
            shown: &shown,
        };
        let cards = cards.into_iter().map(|(lane, step, at, span, card)| ReadCard {
            at,
            lane,
            step,
            span,
            text: &card.text,
            details: teller.details(card),
        });
        let cards: Vec<ReadCard<'_>> = cards.collect();
        let stage = |step: &journey_model::Step| journey.stage(step.stage).map_or("", |stage| &*stage.name);
        Self {
            size: [scene.size.w, scene.size.h],
            heads: heads(scene),
            lanes: lanes.iter().map(|lane| &*lane.name).collect(),
            steps: steps.iter().map(|step| (stage(step), &*step.name)).collect(),
            cards,
            groups: scene
                .groups
                .iter()
                .filter(|group| group.pin == Pin::None)
                .map(|group| bounds::of_group(group).map_or([0; 4], area))
                .collect(),
            about: about(journey, words),
            words: words.for_script(),
        }
    }

    /// Every character that the page may have to set beside the drawing.
    pub fn characters(&self) -> Result<String, serde_json::Error> {
        // As JSON text, with everything in it; that names and numbers are in it too does no harm.
        serde_json::to_string(self)
    }
}

fn about<'a>(journey: &'a Journey, words: &ReaderWords<'_>) -> AboutMap<'a> {
    let about = journey.about();
    let fact = |name: &str, said: &str| (words.say(name).to_owned(), said.to_owned());
    let mut facts = vec![
        fact("field.Goal", &about.goal),
        fact("field.Owner", &about.owner),
        fact("field.Status", words.say(&format!("status.{:?}", about.status))),
        fact("field.Horizon", words.say(&format!("horizon.{:?}", about.horizon))),
    ];
    if let Some(date) = about.review {
        facts.push(fact("field.Review", &words.date(date)));
    }
    facts.retain(|(_, said)| !said.trim().is_empty());
    let actor = |actor: &'a Actor| ReadActor {
        name: &actor.name,
        caption: &actor.caption,
        quote: &actor.quote,
    };
    AboutMap {
        title: &about.title,
        scenario: &about.scenario,
        facts,
        actors: journey.actors().into_iter().map(actor).collect(),
    }
}

fn area(rect: Rect) -> Area {
    let tenths = |length: f32| (f64::from(length) * 10.0).round() as i64;
    [tenths(rect.x), tenths(rect.y), tenths(rect.w), tenths(rect.h)]
}
