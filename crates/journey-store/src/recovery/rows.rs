//! Which table a row belongs to, told by its own columns and seal: the tree that it hung from may be gone.

use journey_model::{Id, Order};

use super::pages::Value;
use crate::pieces::OwnPiece;
use crate::rows::{MapRow, Picture};
use crate::seal::Sums;
use crate::shelves::{Collection, Shelf};
use crate::table::changes::Entry;
use crate::table::maps::{Line, meaning};
use crate::table::revisions::Point;
use crate::table::shared;
use crate::table::shelves::Place;
use crate::table::{collections, edges, nodes, pieces, prints, unknown};
use crate::{Summary, picture_name};

/// A row as it was written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Found {
    Map(Line),
    /// The name of a map in the index of maps.
    Name {
        map: Id,
        title: String,
    },
    Node {
        map: Id,
        id: Id,
        body: String,
    },
    Edge {
        map: Id,
        id: Id,
        body: String,
    },
    Change(Journaled),
    PrintedMap {
        map: Id,
        code: String,
        body: String,
    },
    Print {
        map: Id,
        code: String,
        choices: String,
        at: i64,
    },
    Choices {
        map: Id,
        choices: String,
    },
    Revision(Kept),
    Shared(shared::Row),
    Shelf(Place),
    /// What is not known here of a map.
    Unknown {
        map: Id,
        body: String,
    },
    Collection(Collection),
    /// A piece of one's own, and its seal.
    Piece(OwnPiece, i64),
    Collected {
        map: Id,
        collection: Id,
    },
    Picture(Picture),
    Preference {
        name: String,
        value: String,
    },
}

/// A row of the journal.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Journaled {
    pub map: Id,
    pub seq: i64,
    pub act: String,
    pub target: Option<i64>,
    pub at: i64,
    pub label: String,
    pub body: String,
    /// Of a row that stands for several acts: the number of the first.
    pub first: Option<i64>,
}

impl Journaled {
    /// Number of the act after which the row begins.
    pub fn after(&self) -> i64 {
        self.first.unwrap_or(self.seq) - 1
    }

    /// The row as the table knows it.
    pub fn entry<'a>(&'a self, map: &'a str) -> Entry<'a> {
        Entry {
            map,
            seq: self.seq,
            act: &self.act,
            target: self.target,
            at: self.at,
            label: &self.label,
            body: &self.body,
            first: self.first,
        }
    }
}

/// A row of the points that are kept of a map's history.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kept {
    pub map: Id,
    pub seq: i64,
    pub kind: String,
    pub name: String,
    pub at: i64,
    pub code: String,
}

impl Kept {
    /// The row as the table knows it.
    pub fn point<'a>(&'a self, map: &'a str) -> Point<'a> {
        Point {
            map,
            seq: self.seq,
            kind: &self.kind,
            name: &self.name,
            at: self.at,
            code: &self.code,
        }
    }
}

/// A row, and whether a seal vouches for it. Rows of no table, and rows whose seal is broken, are nothing.
pub(crate) fn recognised(row: &[Value]) -> Option<(Found, bool)> {
    use Value::{Bytes, Nothing, Number, Text};
    let sealed = |found: Found, seal: &i64, expected: i64| (*seal == expected).then_some((found, true));
    if let Some(found) = shelved(row) {
        return Some((found, true));
    }
    match row {
        [Text(map), Text(id), Text(kind), Text(body), rest @ ..] if rest.len() <= 1 => {
            let found = Found::Node {
                map: map.parse().ok()?,
                id: id.parse().ok()?,
                body: body.clone(),
            };
            match rest {
                [] => Some((found, false)),
                [Number(seal)] => sealed(found, seal, nodes::seal(map, id, kind, body)),
                _ => None,
            }
        }
        [
            Text(map),
            Text(id),
            Text(kind),
            Text(source),
            Text(target),
            Text(body),
            rest @ ..,
        ] if rest.len() <= 1 => {
            let found = Found::Edge {
                map: map.parse().ok()?,
                id: id.parse().ok()?,
                body: body.clone(),
            };
            match rest {
                [] => Some((found, false)),
                [Number(seal)] => sealed(found, seal, edges::seal([map, id, kind, source, target, body])),
                _ => None,
            }
        }
        [
            Number(_),
            Text(map),
            Number(seq),
            Text(act),
            target @ (Nothing | Number(_)),
            Number(at),
            Text(label),
            Text(body),
            rest @ ..,
        ] if rest.len() <= 3 => {
            let change = Journaled {
                map: map.parse().ok()?,
                seq: *seq,
                act: act.clone(),
                target: match target {
                    Number(target) => Some(*target),
                    _ => None,
                },
                at: *at,
                label: label.clone(),
                body: body.clone(),
                first: match rest {
                    [_, Number(first), ..] => Some(*first),
                    _ => None,
                },
            };
            let expected = change.entry(map).seal();
            match rest {
                [] => Some((Found::Change(change), false)),
                // Rows that were written before any stood for several acts end with their seal. The last column is the row's
                // place, which SQLite keeps elsewhere.
                [Number(seal)] | [Number(seal), Nothing | Number(_)] | [Number(seal), Nothing | Number(_), Nothing] => {
                    sealed(Found::Change(change), seal, expected)
                }
                _ => None,
            }
        }
        [
            Text(map),
            Text(title),
            Text(scenario),
            Text(actor),
            Text(status),
            Number(steps),
            Number(cards),
            Number(changed),
            Number(revision),
            rest @ ..,
        ] => {
            let mut line = Line {
                row: MapRow {
                    map: map.parse().ok()?,
                    summary: Summary {
                        title: title.clone(),
                        scenario: scenario.clone(),
                        actor: actor.clone(),
                        status: meaning(status)?,
                        steps: u32::try_from(*steps).ok()?,
                        cards: u32::try_from(*cards).ok()?,
                        review: match rest {
                            [_, _, _, Text(day), ..] => Some(day.parse().ok()?),
                            _ => None,
                        },
                    },
                    changed: *changed,
                    revision: u64::try_from(*revision).ok()?,
                },
                sums: Sums::default(),
            };
            match rest {
                [] => Some((Found::Map(line), false)),
                [Number(present), Number(past), Number(seal)]
                | [Number(present), Number(past), Number(seal), Nothing | Text(_)]
                | [
                    Number(present),
                    Number(past),
                    Number(seal),
                    Nothing | Text(_),
                    Number(_),
                    Nothing | Number(_),
                ] => {
                    line.sums = Sums {
                        present: *present,
                        past: *past,
                    };
                    let expected = line.seal();
                    sealed(Found::Map(line), seal, expected)
                }
                _ => None,
            }
        }
        [Number(_), Text(map), Text(code), Text(body), rest @ ..] if rest.len() <= 1 => {
            let found = Found::PrintedMap {
                map: map.parse().ok()?,
                code: code.clone(),
                body: body.clone(),
            };
            match rest {
                [] => Some((found, false)),
                [Number(seal)] => sealed(found, seal, prints::seal_of_map(map, code, body)),
                _ => None,
            }
        }
        [Text(map), Text(code), Text(choices), Number(at), rest @ ..] if rest.len() <= 1 => {
            let found = Found::Print {
                map: map.parse().ok()?,
                code: code.clone(),
                choices: choices.clone(),
                at: *at,
            };
            match rest {
                [] => Some((found, false)),
                [Number(seal)] => sealed(found, seal, prints::seal_of_print(map, code, choices, *at)),
                _ => None,
            }
        }
        [Text(map), Text(choices), Number(seal)] => {
            let found = Found::Choices {
                map: map.parse().ok()?,
                choices: choices.clone(),
            };
            sealed(found, seal, prints::seal_of_choices(map, choices))
        }
        // Two tables and the index of titles have rows of two texts. Ids are no JSON, but for one in a million.
        [Text(first), Text(second)] => match (serde_json::from_str::<serde_json::Value>(second), first.parse()) {
            (Ok(_), Ok(map)) => {
                let choices = second.clone();
                Some((Found::Choices { map, choices }, false))
            }
            (Ok(_), Err(_)) => {
                let (name, value) = (first.clone(), second.clone());
                Some((Found::Preference { name, value }, false))
            }
            (Err(_), _) => {
                let (map, title) = (second.parse().ok()?, first.clone());
                Some((Found::Name { map, title }, false))
            }
        },
        [
            Number(_),
            Text(hash),
            Text(media_type),
            Number(width),
            Number(height),
            Bytes(bytes),
        ] => {
            let picture = Picture {
                hash: hash.clone(),
                media_type: media_type.clone(),
                width: u32::try_from(*width).ok()?,
                height: u32::try_from(*height).ok()?,
                bytes: bytes.clone(),
            };
            // Its name is its seal.
            (picture_name(&picture.bytes) == *hash).then_some((Found::Picture(picture), true))
        }
        _ => None,
    }
}

/// A row of the tables of versions 5 and later, all of which came with their seals. Some look like rows of other tables but for the seal.
fn shelved(row: &[Value]) -> Option<Found> {
    use Value::{Nothing, Number, Text};
    let (Number(seal), row) = row.split_last()? else {
        return None;
    };
    let perhaps = |value: &Value| match value {
        Number(number) => Some(Some(*number)),
        Nothing => Some(None),
        _ => None,
    };
    let (found, expected) = match row {
        [
            Text(map),
            Number(created),
            opened,
            pinned,
            archived,
            binned,
            Number(collected),
        ] => {
            let shelf = Shelf {
                created: *created,
                opened: perhaps(opened)?,
                pinned: perhaps(pinned)?,
                archived: perhaps(archived)?,
                binned: perhaps(binned)?,
            };
            let (map, collected) = (map.parse().ok()?, *collected);
            let place = Place { map, shelf, collected };
            (Found::Shelf(place), place.seal())
        }
        [Text(map), Number(seq), Text(kind), Text(name), Number(at), Text(code)] => {
            let kept = Kept {
                map: map.parse().ok()?,
                seq: *seq,
                kind: kind.clone(),
                name: name.clone(),
                at: *at,
                code: code.clone(),
            };
            let expected = kept.point(map).seal();
            (Found::Revision(kept), expected)
        }
        [Text(map), Text(hash), Number(seq), Number(at), Text(body)] => {
            let shared = shared::Row {
                map: map.parse().ok()?,
                hash: hash.clone(),
                seq: *seq,
                at: *at,
                body: body.clone(),
            };
            let expected = shared.seal();
            (Found::Shared(shared), expected)
        }
        [Text(id), Text(name), Text(ordering)] => {
            let collection = Collection {
                id: id.parse().ok()?,
                name: name.clone(),
                order: Order::parse(ordering).ok()?,
            };
            (Found::Collection(collection), collections::seal(id, name, ordering))
        }
        [Text(id), Text(name), Text(body), Number(added)] => {
            let expected = pieces::seal(id, name, body, *added);
            let piece = OwnPiece {
                id: id.parse().ok()?,
                name: name.clone(),
                added: *added,
                piece: serde_json::from_str(body).ok()?,
            };
            (Found::Piece(piece, expected), expected)
        }
        [Text(map), Text(body)] if *seal == unknown::seal(map, body) => {
            let (map, body) = (map.parse().ok()?, body.clone());
            (Found::Unknown { map, body }, *seal)
        }
        [Text(map), Text(collection)] => {
            let expected = collections::seal_of_place(map, collection);
            let (map, collection) = (map.parse().ok()?, collection.parse().ok()?);
            (Found::Collected { map, collection }, expected)
        }
        _ => return None,
    };
    (*seal == expected).then_some(found)
}
