//! Map files that were edited apart: what differs, and one out of three.

use std::collections::BTreeMap;

use journey_format::{MapFile, read_whole, revision, write_whole};
use journey_merge::{Merged, Version, merge, merge_unrelated};
use journey_model::{About, Conflict, Element, FieldValue, Id, Journey, Link, LinkKind, Record, disagreements};

use crate::AppError;
use crate::comparing::{comparison_of, named, place_names};
use crate::protocol::{ComparedField, Comparison, Turn};

/// A map file that was read, or nothing: Git hands over an empty file where there is none.
#[derive(Debug, Clone)]
pub struct MapCopy(Option<MapFile>);

/// One map file out of several.
#[derive(Debug, Clone)]
pub struct MergedFile {
    /// The file.
    pub bytes: Vec<u8>,
    /// What could not be decided without people; the map keeps it as conflicts.
    pub conflicts: Vec<FileConflict>,
}

/// A conflict in a merged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileConflict {
    /// What it is about: the kind of a card or element among the words of the model, or `Link`.
    pub kind: String,
    /// What people call that; may be empty.
    pub name: String,
    /// Whose the sides are, in their order; who deleted it comes last.
    pub by: Vec<String>,
}

/// The most earlier states that a merged file is given to find back from; the format keeps no more.
const STATES: usize = 20;

impl MapCopy {
    /// Reads a map file. No bytes at all are no map, and no error.
    pub fn read(bytes: &[u8]) -> Result<Self, AppError> {
        if bytes.is_empty() {
            return Ok(Self(None));
        }
        Ok(Self(Some(read_whole(bytes)?)))
    }

    /// Whether there was no map.
    pub fn is_nothing(&self) -> bool {
        self.0.is_none()
    }

    /// What differs from this map to another. Where one is nothing, all of the other is new or gone.
    pub fn compared_with(&self, after: &Self) -> Comparison {
        let (before, after) = (self.journey(after), after.journey(self));
        comparison_of(&before, &after, usize::MAX)
    }

    /// All that is in the map, as new: where it is, and which fields hold something.
    pub fn listed(&self) -> Comparison {
        let journey = self.journey(self);
        let mut listed = Self(None).compared_with(self);
        for difference in listed.stages.iter_mut().flat_map(|stage| &mut stage.differences) {
            let Some(record) = journey.record(difference.id) else {
                continue;
            };
            difference.turn = Turn::Added;
            difference.places = Some((Vec::new(), place_names(&record, &journey)));
            difference.fields = held(&record, &journey);
        }
        listed
    }

    /// The map; in place of nothing an empty one, which is about the same as `other`.
    fn journey(&self, other: &Self) -> Journey {
        if let Some(file) = &self.0 {
            return file.journey.clone();
        }
        let about = other.0.as_ref().map(|file| file.journey.about());
        Journey::new(match about {
            Some(about) => About {
                title: String::new(),
                ..about.clone()
            },
            None => About::new(Id::from_bits(0), ""),
        })
    }

    /// One map file out of two that were edited apart since they were this one; without one, as far as they can be told
    /// apart by what is in them. `ours` and `theirs` are given with the names that conflicts tell.
    pub fn merged(&self, ours: (&Self, &str), theirs: (&Self, &str)) -> Result<MergedFile, AppError> {
        let (Some(one), Some(other)) = (&ours.0.0, &theirs.0.0) else {
            return Err(AppError::from(
                journey_format::read(b"")
                    .err()
                    .ok_or_else(|| AppError::bug("nothing was read"))?,
            ));
        };
        let [ours, theirs] = [(one, ours.1), (other, theirs.1)].map(|(file, by)| Version {
            journey: &file.journey,
            by,
        });
        let merged = match &self.0 {
            Some(base) => merge(&base.journey, ours, theirs),
            None => merge_unrelated(ours, theirs),
        };
        let Merged { journey, conflicts, .. } = merged.map_err(AppError::bug)?;
        let told = conflicts.iter().filter_map(|id| match journey.element(*id) {
            Some(Element::Conflict(conflict)) => Some(told(&journey, conflict)),
            _ => None,
        });
        let conflicts = told.collect();
        let now = revision(&journey);
        let states = states([one, other])
            .into_iter()
            .filter(|(state, ..)| revision(state) != now);
        let mut file = MapFile::with_history(journey, states.collect::<Vec<_>>());
        for from in [one, other] {
            file.pictures.extend(from.pictures.clone());
            file.beside.extend(from.beside.iter().cloned());
        }
        Ok(MergedFile {
            bytes: write_whole(&file).into_bytes(),
            conflicts,
        })
    }
}

/// The fields of a record that hold something, but for its name.
fn held(record: &Record, journey: &Journey) -> Vec<ComparedField> {
    // Of a link without words nothing is like the fields of anything else.
    let id = record.id();
    let bare = Record::Link(Link {
        id,
        kind: LinkKind::LeadsTo,
        from: id,
        to: id,
        label: String::new(),
    });
    let fields = disagreements(&[&bare, record])
        .into_iter()
        .filter_map(|(field, mut values)| {
            let after = values
                .pop()
                .filter(|value| *value != FieldValue::Nothing && field != "Name")?;
            Some(ComparedField {
                field,
                before: FieldValue::Nothing,
                after: named(&after, journey),
                words: Vec::new(),
            })
        });
    fields.collect()
}

fn told(journey: &Journey, conflict: &Conflict) -> FileConflict {
    let kind = match journey.record(conflict.of) {
        Some(Record::Element(Element::Card(card))) => card.content.name().to_owned(),
        Some(Record::Element(element)) => format!("{:?}", element.kind()),
        _ => "Link".to_owned(),
    };
    let name = journey.element(conflict.of).map(Element::name);
    FileConflict {
        kind,
        name: name
            .or_else(|| journey.link(conflict.of).map(|link| link.label.as_str()))
            .unwrap_or_default()
            .to_owned(),
        by: conflict.sides.iter().map(|side| side.by.clone()).collect(),
    }
}

/// What the maps were when they were passed on, of both files, the newest first, each once.
fn states(files: [&MapFile; 2]) -> Vec<(Journey, i64, String)> {
    let mut known: BTreeMap<&str, (&MapFile, i64, &str)> = BTreeMap::new();
    for file in files {
        for revision in &file.history {
            known
                .entry(&revision.hash)
                .or_insert((file, revision.at, &revision.name));
        }
    }
    let mut known: Vec<_> = known.into_iter().collect();
    known.sort_by_key(|(hash, (_, at, _))| (std::cmp::Reverse(*at), *hash));
    let found = known.into_iter().take(STATES);
    let found = found.filter_map(|(hash, (file, at, name))| Some((file.state(hash)?, at, name.to_owned())));
    found.collect()
}
