//! Journeys of a given size for tests and benches: the same size always gives the same journey. And dice that fall the same way
//! every time.

use crate::{
    About, Actor, ActorKind, Basis, Card, Content, Element, Emotion, Evidence, Id, Journey, Lane, LaneKind, Link,
    LinkKind, Order, Place, Record, Stage, Step,
};

const WORDS: [&str; 24] = [
    "asks", "a", "question", "about", "the", "price", "waits", "for", "an", "answer", "compares", "three", "offers",
    "with", "her", "team", "reads", "reviews", "signs", "calls", "back", "tries", "it", "at home",
];

/// A journey with this many cards on nine lanes, five steps a stage, with emotions, and a path through its touchpoints.
pub fn journey(cards: usize) -> Journey {
    let kinds = [
        LaneKind::Actions,
        LaneKind::Touchpoints,
        LaneKind::Thoughts,
        LaneKind::Needs,
        LaneKind::Emotions,
        LaneKind::Pains,
        LaneKind::Opportunities,
        LaneKind::Backstage,
        LaneKind::Metrics,
    ];
    let columns = cards.div_ceil(kinds.len()).max(1);
    let mut next = 0;
    let mut mint = || {
        next += 1;
        Id::from_bits(next)
    };
    let about = About::new(mint(), "A sample journey");
    let actor = mint();
    let mut records = vec![
        Record::Element(Element::About(about)),
        Record::Element(Element::Actor(Actor {
            caption: "Buys for a small shop".to_owned(),
            ..Actor::new(actor, Order::between(None, None), ActorKind::Persona, "Ada Conti")
        })),
    ];
    let lanes: Vec<(Id, LaneKind)> = kinds.iter().map(|kind| (mint(), *kind)).collect();
    for ((id, kind), order) in lanes.iter().zip(Order::spread(None, None, lanes.len())) {
        let name = format!("{kind:?}");
        records.push(Record::Element(Element::Lane(Lane::new(*id, order, *kind, name))));
    }
    let mut seed = 7u64;
    let mut made = 0;
    let mut path: Vec<Id> = Vec::new();
    for (number, order) in Order::spread(None, None, columns.div_ceil(5)).into_iter().enumerate() {
        let stage = mint();
        let name = format!("Stage {}", number + 1);
        records.push(Record::Element(Element::Stage(Stage::new(stage, order, name))));
        for (place, order) in Order::spread(None, None, 5.min(columns - number * 5))
            .into_iter()
            .enumerate()
        {
            let step = mint();
            let name = format!("Step {}", number * 5 + place + 1);
            records.push(Record::Element(Element::Step(Step::new(step, stage, order, name))));
            for (lane, kind) in &lanes {
                if made == cards {
                    break;
                }
                made += 1;
                let id = mint();
                let content = match kind.fresh_content() {
                    Content::Emotion(_) => Content::Emotion(Emotion {
                        score: f64::from(step_of(&mut seed, 9)) / 2.0 - 2.0,
                    }),
                    other => other,
                };
                if matches!(content, Content::Touchpoint(_)) {
                    path.push(id);
                }
                let basis = if step_of(&mut seed, 3) == 0 {
                    Basis::Assumed
                } else {
                    Basis::Observed
                };
                records.push(Record::Element(Element::Card(Card {
                    id,
                    place: Some(Place {
                        lane: *lane,
                        step,
                        span: 1,
                    }),
                    order: Order::between(None, None),
                    text: sentence(&mut seed),
                    note: String::new(),
                    actor: None,
                    hue: None,
                    tags: Vec::new(),
                    evidence: Evidence {
                        basis,
                        ..Evidence::default()
                    },
                    content,
                    personal: None,
                })));
            }
        }
    }
    for pair in path.windows(2) {
        let link = Link {
            id: mint(),
            kind: LinkKind::LeadsTo,
            from: pair[0],
            to: pair[1],
            label: String::new(),
        };
        records.push(Record::Link(link));
    }
    match Journey::from_records(records) {
        Ok(journey) => journey,
        Err(broken) => unreachable!("the sample is whole: {broken}"),
    }
}

/// The next number below `below` of a fixed sequence (Knuth's linear congruential generator, MMIX).
fn step_of(seed: &mut u64, below: u32) -> u32 {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    ((*seed >> 33) % u64::from(below)) as u32
}

fn sentence(seed: &mut u64) -> String {
    let words = 3 + step_of(seed, 6);
    (0..words)
        .map(|_| WORDS[step_of(seed, WORDS.len() as u32) as usize])
        .collect::<Vec<_>>()
        .join(" ")
}

/// Chance that is the same in every run, for tests (SplitMix64, Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// A number below `end`; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }
}
