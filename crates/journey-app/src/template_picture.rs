//! A template's small picture: the template as it might look with something in every cell that asks for something, for a template
//! as it is would be nothing but rules and heads.

use journey_layout::{Look, Typesetter, screen};
use journey_model::{
    Actor, ActorKind, Card, Content, Element, Emotion, Evidence, Guidance, Id, Journey, Lane, LinkKind, Order, Place,
    Record,
};
use journey_scene::Scene;

use crate::thumbnail::small;

/// Height against width from which on the picture ends: its tile is lower than most maps.
const HIGHEST: f32 = 0.6;

/// How a feeling might go, from one that is asked for to the next.
const WAVE: [f64; 8] = [0.5, -1.1, 1.2, -0.5, 1.6, 0.2, -0.9, 1.3];

/// Draws a template to be shown small.
pub(crate) fn template_picture(journey: &Journey, look: Look<'_>, setter: &mut Typesetter) -> Scene {
    // A template that could not be filled is shown as it is.
    let filled = Journey::from_records(filled(journey));
    let journey = filled.as_ref().unwrap_or(journey);
    small(&screen(journey, look.with_guidance(true), setter), HIGHEST)
}

/// The records of a template with a card in each cell that asks for one. What measures what is left out: lines across the whole
/// picture say nothing at that size.
fn filled(journey: &Journey) -> Vec<Record> {
    let drawn = |record: &Record| !matches!(record, Record::Link(link) if link.kind == LinkKind::Measures);
    let mut records: Vec<Record> = journey.records().filter(drawn).collect();
    let walkers: Vec<&Actor> = journey
        .actors()
        .into_iter()
        .filter(|actor| matches!(actor.kind, ActorKind::Persona | ActorKind::Customer))
        .collect();
    let mut cards = Vec::new();
    for lane in journey.lanes() {
        let Content::Emotion(_) = lane.kind.fresh_content() else {
            let asked = own(journey, lane);
            cards.extend(asked.map(|(place, text)| card(place, text, None, lane.kind.fresh_content())));
            continue;
        };
        for (number, actor) in walkers.iter().take(2).enumerate() {
            cards.extend(
                own(journey, lane)
                    .zip(WAVE.into_iter().cycle())
                    .map(|((place, _), score)| {
                        // The second one goes through it more evenly, and better.
                        let score = if number == 0 { score } else { score / 2.0 + 0.7 };
                        card(place, "", Some(actor.id), Content::Emotion(Emotion { score }))
                    }),
            );
        }
    }
    let numbered = cards.into_iter().zip(1..).map(|(card, bits)| {
        let id = Id::from_bits(bits);
        Record::Element(Element::Card(Card { id, ..card }))
    });
    records.extend(numbered);
    records
}

/// The cells of a lane that ask for something of their own and hold nothing.
fn own<'a>(journey: &'a Journey, lane: &'a Lane) -> impl Iterator<Item = (Place, &'a str)> {
    journey.steps().into_iter().filter_map(move |step| {
        let asks = |one: &&Guidance| one.step == Some(step.id);
        let text = lane.guidance.iter().find(asks)?.text.as_str();
        let place = Place {
            lane: lane.id,
            step: step.id,
            span: 1,
        };
        journey.cards_at(lane.id, step.id).is_empty().then_some((place, text))
    })
}

fn card(place: Place, text: &str, actor: Option<Id>, content: Content) -> Card {
    Card {
        id: Id::from_bits(0),
        place: Some(place),
        order: Order::between(None, None),
        text: text.to_owned(),
        note: String::new(),
        actor,
        hue: None,
        tags: Vec::new(),
        evidence: Evidence::default(),
        personal: None,
        content,
    }
}
