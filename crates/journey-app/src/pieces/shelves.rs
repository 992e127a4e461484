//! The shelves that come with the program: lists in RON, one a shelf and language, each read into pieces.

use journey_model::{
    Basis, Better, Card, Content, Emotion, Evidence, Family, Id, LaneKind, Link, LinkKind, Measure, Metric,
    Opportunity, Order, Pain, Piece, PieceCard, PieceLane, Touchpoint,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::AppError;
use crate::protocol::{Language, PieceGroup, PieceShelf, ReadyPiece};

macro_rules! shelf {
    ($language:literal, $name:literal) => {
        include_str!(concat!("../../../../assets/pieces/", $language, "/", $name, ".ron"))
    };
}

/// The lists of one language.
struct Texts {
    touchpoints: &'static str,
    activities: &'static str,
    nurturing: &'static str,
    metrics: &'static str,
    emotions: &'static str,
}

const ENGLISH: Texts = Texts {
    touchpoints: shelf!("en", "touchpoints"),
    activities: shelf!("en", "activities"),
    nurturing: shelf!("en", "nurturing"),
    metrics: shelf!("en", "metrics"),
    emotions: shelf!("en", "emotions"),
};

const ITALIAN: Texts = Texts {
    touchpoints: shelf!("it", "touchpoints"),
    activities: shelf!("it", "activities"),
    nurturing: shelf!("it", "nurturing"),
    metrics: shelf!("it", "metrics"),
    emotions: shelf!("it", "emotions"),
};

/// A touchpoint, or an activity, which is a touchpoint as the one who comes by it would tell it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meeting {
    id: String,
    group: PieceGroup,
    name: String,
    channel: String,
    family: Family,
    about: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measured {
    id: String,
    group: PieceGroup,
    name: String,
    measure: Measure,
    unit: String,
    better: Better,
    about: String,
    definition: String,
    measured: String,
    scale: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Feeling {
    id: String,
    group: PieceGroup,
    name: String,
    score: f64,
    about: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pattern {
    id: String,
    name: String,
    about: String,
    cards: Vec<PatternCard>,
    links: Vec<PatternLink>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternCard {
    step: u32,
    kind: PatternKind,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternLink {
    from: usize,
    to: usize,
    #[serde(default = "leads_to")]
    kind: LinkKind,
}

fn leads_to() -> LinkKind {
    LinkKind::LeadsTo
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
enum PatternKind {
    Action,
    Touchpoint {
        channel: String,
        family: Family,
        promise: String,
        tone: String,
        #[serde(default)]
        moment_of_truth: bool,
    },
    Emotion {
        score: f64,
    },
    Pain {
        severity: u8,
        frequency: u8,
    },
    Opportunity {
        impact: u8,
        effort: u8,
    },
    Metric {
        #[serde(default)]
        measure: Measure,
        unit: String,
        better: Better,
        definition: String,
    },
}

/// Every piece that comes with the program. An error means that the program was built with broken ones.
pub(crate) fn ready(language: Language) -> Result<Vec<ReadyPiece>, AppError> {
    let texts = match language {
        Language::En => &ENGLISH,
        Language::It => &ITALIAN,
    };
    let mut ready = Vec::new();
    let meetings = [
        (PieceShelf::Touchpoints, texts.touchpoints),
        (PieceShelf::Activities, texts.activities),
    ];
    for (shelf, text) in meetings {
        ready.extend(list::<Meeting>(text)?.into_iter().map(|one| meeting(shelf, one)));
    }
    ready.extend(list::<Pattern>(texts.nurturing)?.into_iter().map(pattern));
    ready.extend(list::<Measured>(texts.metrics)?.into_iter().map(metric));
    ready.extend(list::<Feeling>(texts.emotions)?.into_iter().map(feeling));
    Ok(ready)
}

fn list<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, AppError> {
    ron::from_str(text).map_err(AppError::bug)
}

fn meeting(shelf: PieceShelf, one: Meeting) -> ReadyPiece {
    let content = Content::Touchpoint(Touchpoint {
        channel: one.channel,
        family: one.family,
        ..Touchpoint::default()
    });
    ReadyPiece {
        id: one.id,
        shelf,
        group: Some(one.group),
        piece: single(&one.name, content, Basis::Assumed),
        name: one.name,
        about: one.about,
    }
}

fn metric(one: Measured) -> ReadyPiece {
    let content = Content::Metric(Metric {
        measure: one.measure,
        unit: one.unit,
        better: one.better,
        definition: [one.definition, one.measured, one.scale, one.source].join("\n"),
        ..Metric::default()
    });
    ReadyPiece {
        id: one.id,
        shelf: PieceShelf::Metrics,
        group: Some(one.group),
        piece: single(&one.name, content, Basis::Proposed),
        name: one.name,
        about: one.about,
    }
}

fn feeling(one: Feeling) -> ReadyPiece {
    let content = Content::Emotion(Emotion { score: one.score });
    ReadyPiece {
        id: one.id,
        shelf: PieceShelf::Emotions,
        group: Some(one.group),
        piece: single(&one.name, content, Basis::Assumed),
        name: one.name,
        about: one.about,
    }
}

fn pattern(one: Pattern) -> ReadyPiece {
    let cards = one
        .cards
        .into_iter()
        .map(|card| (card.step, card.text, content(card.kind)));
    let mut piece = piece_of(cards, Basis::Proposed);
    let id = |at: usize| piece.cards.get(at).map_or(Id::from_bits(0), |held| held.card.id);
    let links = (1u64..).zip(one.links).map(|(number, link)| Link {
        id: Id::from_bits(1_000 + number),
        kind: link.kind,
        from: id(link.from),
        to: id(link.to),
        label: String::new(),
    });
    piece.links = links.collect();
    ReadyPiece {
        id: one.id,
        shelf: PieceShelf::Nurturing,
        group: None,
        name: one.name,
        about: one.about,
        piece,
    }
}

fn content(kind: PatternKind) -> Content {
    match kind {
        PatternKind::Action => Content::Action,
        PatternKind::Touchpoint {
            channel,
            family,
            promise,
            tone,
            moment_of_truth,
        } => Content::Touchpoint(Touchpoint {
            channel,
            family,
            promise,
            tone,
            moment_of_truth,
            ..Touchpoint::default()
        }),
        PatternKind::Emotion { score } => Content::Emotion(Emotion { score }),
        PatternKind::Pain { severity, frequency } => Content::Pain(Pain { severity, frequency }),
        PatternKind::Opportunity { impact, effort } => Content::Opportunity(Opportunity {
            impact,
            effort,
            ..Opportunity::default()
        }),
        PatternKind::Metric {
            measure,
            unit,
            better,
            definition,
        } => Content::Metric(Metric {
            measure,
            unit,
            better,
            definition,
            ..Metric::default()
        }),
    }
}

fn single(text: &str, content: Content, basis: Basis) -> Piece {
    piece_of([(0, text.to_owned(), content)], basis)
}

/// Cards as a piece, in lanes of their kinds.
fn piece_of(cards: impl IntoIterator<Item = (u32, String, Content)>, basis: Basis) -> Piece {
    let mut piece = Piece::default();
    for (number, (step, text, content)) in (1u64..).zip(cards) {
        let kind = lane_of(&content);
        let known = piece.lanes.iter().position(|lane| lane.kind == kind);
        let lane = known.unwrap_or_else(|| {
            piece.lanes.push(PieceLane {
                name: String::new(),
                kind,
            });
            piece.lanes.len() - 1
        });
        piece.cards.push(PieceCard {
            lane: u32::try_from(lane).unwrap_or(0),
            step,
            span: 1,
            card: Card {
                id: Id::from_bits(number),
                place: None,
                order: Order::between(None, None),
                text,
                note: String::new(),
                actor: None,
                hue: None,
                tags: Vec::new(),
                evidence: Evidence {
                    basis,
                    ..Evidence::default()
                },
                personal: None,
                content,
            },
        });
    }
    piece
}

/// The kind of lane that takes such cards.
pub(super) fn lane_of(content: &Content) -> LaneKind {
    let takes = |kind: &LaneKind| kind.takes(content);
    LaneKind::ALL.into_iter().find(takes).unwrap_or(LaneKind::Notes)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn all() -> [Vec<ReadyPiece>; 2] {
        [Language::En, Language::It].map(|language| ready(language).expect("the shelves can be read"))
    }

    /// What of a piece has to be the same in every language: all but its words.
    fn shape(piece: &ReadyPiece) -> String {
        let mut bare = piece.piece.clone();
        bare.rewrite_texts(&mut String::clear);
        format!("{:?} {:?} {} {bare:?}", piece.shelf, piece.group, piece.id)
    }

    #[test]
    fn both_languages_have_the_same_pieces() {
        let [english, italian] = all();
        let shapes = |pieces: &[ReadyPiece]| pieces.iter().map(shape).collect::<Vec<_>>();
        assert_eq!(shapes(&english), shapes(&italian));
    }

    #[test]
    fn no_piece_is_there_twice_and_none_is_without_words() {
        for pieces in all() {
            let mut ids = BTreeSet::new();
            let mut names = BTreeSet::new();
            for piece in &pieces {
                assert!(ids.insert((piece.shelf, piece.id.clone())), "{} twice", piece.id);
                assert!(names.insert((piece.shelf, piece.name.clone())), "{} twice", piece.name);
                assert!(
                    piece.about.ends_with(['.', '!', '?', '”', '»']),
                    "{}: {}",
                    piece.id,
                    piece.about
                );
                for held in &piece.piece.cards {
                    assert!(!held.card.text.trim().is_empty(), "{}", piece.id);
                    assert!(held.card.text.chars().count() <= 60, "{}: {}", piece.id, held.card.text);
                }
            }
        }
    }

    #[test]
    fn the_two_languages_are_two() {
        let [english, italian] = all();
        let same = english
            .iter()
            .zip(&italian)
            .filter(|(one, other)| one.about == other.about);
        assert_eq!(same.map(|(one, _)| &one.id).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    #[test]
    fn every_shelf_is_full() {
        let [english, _] = all();
        let on = |shelf| english.iter().filter(|piece| piece.shelf == shelf).count();
        let groups = |group| english.iter().filter(|piece| piece.group == Some(group)).count();
        for group in [
            PieceGroup::Digital,
            PieceGroup::Physical,
            PieceGroup::Relational,
            PieceGroup::Community,
            PieceGroup::Reward,
        ] {
            assert!(groups(group) >= 12, "{group:?}");
        }
        for segment in [
            PieceGroup::TargetGroup,
            PieceGroup::Prospect,
            PieceGroup::Lead,
            PieceGroup::Mql,
            PieceGroup::Sql,
            PieceGroup::Loyal,
        ] {
            assert!(groups(segment) >= 7, "{segment:?}");
        }
        assert!(on(PieceShelf::Nurturing) >= 10 && on(PieceShelf::Metrics) >= 20 && on(PieceShelf::Emotions) >= 18);
        let several = english.iter().filter(|piece| piece.shelf == PieceShelf::Nurturing);
        for piece in several {
            let steps: BTreeSet<u32> = piece.piece.cards.iter().map(|held| held.step).collect();
            assert!(steps.len() >= 3 && piece.piece.links.len() >= 2, "{}", piece.id);
        }
    }
}
