//! Bytes as edits of one map by three people, who then come together. Shared with the fuzz target, which throws bytes at it.

use journey_merge::{Merged, Version, merge_many, merge_unrelated};
use journey_model::*;

/// Hands out bytes, and zeros when there are none left.
struct Dice<'a>(&'a [u8]);

impl Dice<'_> {
    fn roll(&mut self) -> usize {
        let (first, rest) = self.0.split_first().map_or((0, self.0), |(first, rest)| (*first, rest));
        self.0 = rest;
        usize::from(first)
    }

    /// One of some ids.
    fn pick(&mut self, ids: &[Id]) -> Id {
        let roll = self.roll();
        ids.get(roll % ids.len().max(1))
            .copied()
            .unwrap_or(Id::from_bits(roll as u64))
    }

    fn kind(&mut self) -> LaneKind {
        LaneKind::ALL[self.roll() % LaneKind::ALL.len()]
    }

    /// A text with some words in common with others of its kind.
    fn text(&mut self) -> String {
        const WORDS: [&str; 8] = ["the", "customer", "waits", "two", "days", "\n", "東京", "👩‍👧"];
        let words = (0..self.roll() % 12).map(|_| WORDS[self.roll() % WORDS.len()]);
        words.collect::<Vec<_>>().join(" ")
    }
}

fn ids(journey: &Journey, kind: ElementKind) -> Vec<Id> {
    let of_kind = journey.elements().filter(|element| element.kind() == kind);
    let mut ids: Vec<Id> = of_kind.map(Element::id).collect();
    ids.sort_unstable();
    ids
}

fn field(dice: &mut Dice, journey: &Journey) -> Field {
    let actors = ids(journey, ElementKind::Actor);
    match dice.roll() % 22 {
        0..=2 | 11 => Field::Name(dice.text()),
        3 => Field::Note(dice.text()),
        4 => Field::Severity((dice.roll() % 5 + 1) as u8),
        5 => Field::Channel(dice.text()),
        6 => Field::Tags(
            (0..dice.roll() % 4)
                .map(|_| format!("tag {}", dice.roll() % 5))
                .collect(),
        ),
        7 => Field::EntryRules((0..dice.roll() % 4).map(|_| dice.text()).collect()),
        8 => Field::Actor(Some(dice.pick(&actors))),
        9 => Field::Segment(Some(dice.pick(&actors))),
        10 => Field::Score(dice.roll() as f64 / 8.0),
        12 => Field::Promise(dice.text()),
        13 => Field::Tone(dice.text()),
        14 => Field::Next(dice.text()),
        15 => Field::Definition(dice.text()),
        16 => Field::Method(dice.text()),
        17 => Field::Phase(Phase::ALL.get(dice.roll() % 7).copied()),
        18 => {
            let cards = ids(journey, ElementKind::Card);
            Field::Path((0..dice.roll() % 6).map(|_| dice.pick(&cards)).collect())
        }
        19 => {
            let steps = ids(journey, ElementKind::Step);
            let guidance = (0..dice.roll() % 4).map(|_| Guidance {
                step: Some(dice.pick(&steps)).filter(|step| step.bits() % 3 > 0),
                text: dice.text(),
            });
            Field::Guidance(guidance.collect())
        }
        20 => Field::Personal((!dice.roll().is_multiple_of(3)).then(|| PersonalData {
            consent: dice.text(),
            owner: dice.text(),
        })),
        _ => Field::Hue(Some((dice.roll() % 9) as u8)),
    }
}

fn command(dice: &mut Dice, journey: &Journey, new: Id) -> Command {
    use ElementKind::{Actor, Card, Lane, Stage, Step};
    let of = |kind| ids(journey, kind);
    let all: Vec<Id> = journey.records().map(|record| record.id()).collect();
    let steps = of(Step);
    let after = |by: u64| Id::from_bits(new.bits() + by);
    match dice.roll() % 20 {
        18 => Command::Mute {
            finding: format!("finding {}", dice.roll() % 3),
            of: Some(dice.pick(&of(Card))).filter(|_| !dice.roll().is_multiple_of(2)),
            beside: Some(dice.pick(&of(Card))).filter(|_| dice.roll().is_multiple_of(2)),
            reason: dice.text(),
        },
        19 => Command::SetThreshold {
            name: format!("threshold {}", dice.roll() % 3),
            value: Some(dice.roll() as f64).filter(|value| *value > 30.0),
        },
        0 | 1 => Command::AddCard {
            id: new,
            lane: dice.pick(&of(Lane)),
            step: dice.pick(&steps),
            text: dice.text(),
            before: None,
        },
        2..=5 => Command::Edit {
            ids: vec![dice.pick(&all), dice.pick(&of(Card))][dice.roll() % 2..].to_vec(),
            field: field(dice, journey),
        },
        6 | 7 => Command::MoveCards {
            ids: vec![dice.pick(&of(Card))],
            lane: dice.pick(&of(Lane)),
            step: dice.pick(&steps),
            before: None,
        },
        8 | 9 => Command::Delete {
            ids: vec![dice.pick(&all)],
        },
        10 => Command::AddLink {
            id: new,
            kind: [
                LinkKind::LeadsTo,
                LinkKind::Causes,
                LinkKind::Answers,
                LinkKind::Measures,
            ][dice.roll() % 4],
            from: dice.pick(&of(Card)),
            to: dice.pick(&of(Card)),
            label: dice.text(),
        },
        11 => Command::ChangeKind {
            ids: vec![{
                let kind = [Card, Card, Lane][dice.roll() % 3];
                dice.pick(&of(kind))
            }],
            kind: dice.kind(),
        },
        12 => Command::AddStage {
            id: new,
            name: dice.text(),
            step: after(1),
            step_name: dice.text(),
            before: None,
        },
        13 => Command::AddLane {
            id: new,
            kind: dice.kind(),
            name: dice.text(),
            before: None,
        },
        14 => Command::AddActor {
            id: new,
            name: dice.text(),
            kind: ActorKind::Persona,
        },
        15 => Command::MoveStep {
            id: dice.pick(&steps),
            stage: dice.pick(&of(Stage)),
            before: Some(dice.pick(&steps)),
        },
        16 => {
            let siblings = [of(Stage), of(Lane), of(Actor), of(Step)];
            let siblings = &siblings[dice.roll() % 4];
            Command::Join {
                id: dice.pick(siblings),
                into: dice.pick(siblings),
            }
        }
        _ => match journey.conflicts().next() {
            Some(conflict) => Command::Resolve {
                conflict: conflict.id,
                keep: Keep::Side(dice.roll() % 3),
            },
            None => Command::ParkCards {
                ids: vec![dice.pick(&of(Card)), dice.pick(&of(Card))],
            },
        },
    }
}

/// Somebody's edits; `first` is where the ids of what they add begin. Now and then two people give the same id, which only
/// files bring about that somebody made on purpose.
fn edited(dice: &mut Dice, journey: &Journey, first: u64) -> Journey {
    let mut journey = journey.clone();
    for turn in 0..(dice.roll() % 24) as u64 {
        let new = Id::from_bits(first + 10 * turn);
        let command = command(dice, &journey, new);
        if let Ok(transaction) = plan(&journey, &command) {
            journey.apply(&transaction).expect("what was planned can be applied");
        }
    }
    journey
}

fn checked(merged: Merged) -> Merged {
    merged.journey.check().expect("what comes out is whole");
    for conflict in &merged.conflicts {
        assert!(merged.journey.conflicts().any(|known| known.id == *conflict));
    }
    merged
}

/// Three people edit a map as the bytes say, and come together; what holds of every merge is looked at. Says how many
/// conflicts there were.
pub fn come_together(bytes: &[u8]) -> usize {
    let mut dice = Dice(bytes);
    let sample = sample::journey(dice.roll() % 40);
    let base = edited(&mut dice, &sample, 1_000_000);
    let same_ids = dice.roll() % 4 == 0;
    let people = [2_000_000, if same_ids { 2_000_010 } else { 3_000_000 }, 4_000_000]
        .map(|first| edited(&mut dice, &base, first));
    let version = |at: usize| Version {
        journey: &people[at],
        by: ["Ada", "Bo", "Cleo"][at],
    };
    let many = |order: &[usize]| {
        let versions: Vec<Version> = order.iter().map(|at| version(*at)).collect();
        checked(merge_many(&base, &versions).expect("a merge comes to a whole journey"))
    };
    let all = many(&[0, 1, 2]);
    assert_eq!(all.journey, many(&[2, 0, 1]).journey);
    assert_eq!(all.journey, many(&[1, 0, 2]).journey);
    assert_eq!(many(&[0, 1]).journey, many(&[1, 0]).journey);
    assert_eq!(many(&[1, 1]).journey, people[1]);
    let unrelated = |one, other| checked(merge_unrelated(version(one), version(other)).expect("and without a base"));
    assert_eq!(unrelated(0, 1).journey, unrelated(1, 0).journey);
    // Later somebody goes on with what came out, and somebody else with what was before.
    let later = edited(&mut dice, &all.journey, 5_000_000);
    let versions = [
        Version {
            journey: &later,
            by: "Dan",
        },
        version(0),
    ];
    checked(merge_many(&base, &versions).expect("a merge after a merge"));
    let versions = [
        Version {
            journey: &later,
            by: "Dan",
        },
        Version {
            journey: &all.journey,
            by: "Eve",
        },
    ];
    let again = checked(merge_many(&all.journey, &versions).expect("a merge of one alone"));
    assert_eq!(again.journey, later);
    all.conflicts.len()
}
