//! The map itself as others know it: what it is, and the states of it that went out or came in.

use journey_format::MapFile;
use journey_model::{Act, Id, Journey};
use journey_store::{Library, Shared};

use crate::open::Open;
use crate::{AppError, fresh};

/// The most states that a map file tells.
const MOST_TOLD: usize = 20;

/// A map as it is, and the states of it that others may hold.
pub(crate) struct Ours {
    pub map: Id,
    pub journey: Journey,
    pub revision: u64,
    /// Revision of what it is.
    pub hash: String,
    /// States that went out or came in, the last first; not those that came in by a merge that was undone.
    pub states: Vec<Shared>,
}

impl Ours {
    /// Looks at a map, open or not.
    pub fn of(open: &Open, map: Id) -> Result<Self, AppError> {
        let mut states = open.library.shared(map)?;
        let first = open.library.journal(map)?.first().map_or(0, |entry| entry.seq);
        open.ask(map, |asked| {
            let done = asked.history.done();
            let squashed = done.iter().filter(|moment| moment.what.label.act == Act::Squash);
            let squashed = squashed
                .map(|moment| moment.seq)
                .max()
                .unwrap_or(0)
                .max(first.saturating_sub(1));
            states.retain(|shared| {
                // What lies before the journal or was squashed cannot have been undone.
                !shared.came_in || shared.seq <= squashed || done.iter().any(|moment| moment.seq == shared.seq)
            });
            Self {
                map,
                journey: asked.journey.clone(),
                revision: asked.revision,
                hash: journey_format::revision(asked.journey),
                states,
            }
        })
    }

    /// Every state that it knows by itself, what it is now first.
    pub fn hashes(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.hash.as_str()).chain(self.states.iter().map(|shared| shared.hash.as_str()))
    }

    /// When a state was passed on.
    pub fn at(&self, hash: &str) -> Option<i64> {
        self.states
            .iter()
            .find(|shared| shared.hash == hash)
            .map(|shared| shared.at)
    }

    /// What the map was in one of its states; nothing when that is no longer known.
    pub fn state(&self, library: &Library, hash: &str) -> Result<Option<Journey>, AppError> {
        if hash == self.hash {
            return Ok(Some(self.journey.clone()));
        }
        let Some(shared) = self.states.iter().find(|shared| shared.hash == hash) else {
            return Ok(None);
        };
        if shared.came_in {
            let file = self.file(library, shared)?;
            return Ok(file.map(|file| file.journey));
        }
        // Where the history was squashed or rewritten since, there is no such point, or it is another one.
        let state = library
            .journey_at(self.map, shared.seq, (&self.journey, self.revision))
            .ok();
        Ok(state.filter(|state| journey_format::revision(state) == hash))
    }

    /// The file that came in with a state.
    pub fn file(&self, library: &Library, shared: &Shared) -> Result<Option<MapFile>, AppError> {
        let text = library.shared_file(self.map, &shared.hash)?;
        Ok(text.and_then(|text| journey_format::read_whole(text.as_bytes()).ok()))
    }
}

/// A map with the states that others may hold of it, for a file; without pictures.
pub(crate) fn map_file(open: &Open, map: Id) -> Result<MapFile, AppError> {
    let ours = Ours::of(open, map)?;
    let mut earlier = Vec::new();
    let mut told: Vec<&str> = vec![&ours.hash];
    for shared in &ours.states {
        if earlier.len() < MOST_TOLD && !told.contains(&shared.hash.as_str()) {
            let Some(state) = ours.state(&open.library, &shared.hash)? else {
                continue;
            };
            told.push(&shared.hash);
            earlier.push((state, shared.at, String::new()));
        }
    }
    // What the first file that came in knew is known by all who have it.
    if let Some(first) = ours.states.iter().rev().find(|shared| shared.came_in)
        && let Some(file) = ours.file(&open.library, first)?
    {
        for revision in &file.history {
            if earlier.len() < MOST_TOLD
                && !told.contains(&revision.hash.as_str())
                && let Some(state) = file.state(&revision.hash)
            {
                earlier.push((state, revision.at, revision.name.clone()));
            }
        }
    }
    Ok(MapFile::with_history(ours.journey, earlier))
}

/// Notes that the map, as it is, went out, or came in as a map of its own.
pub(crate) fn note_shared(
    library: &mut Library,
    map: Id,
    (journey, revision): (&Journey, u64),
    at: i64,
) -> Result<(), AppError> {
    let shared = Shared {
        hash: journey_format::revision(journey),
        seq: revision,
        at,
        came_in: false,
    };
    Ok(library.share(map, &shared, None)?)
}

/// Notes what a file was that came in: as the map itself where the map is so, and otherwise as the file.
pub(crate) fn note_came_in(
    library: &mut Library,
    map: Id,
    file: &MapFile,
    (seq, at): (u64, i64),
) -> Result<(), AppError> {
    let shared = Shared {
        hash: journey_format::revision(&file.journey),
        seq,
        at,
        came_in: true,
    };
    let kept = MapFile {
        pictures: journey_format::Pictures::new(),
        ..file.clone()
    };
    let text = journey_format::write_whole(&kept);
    Ok(library.share(map, &shared, Some(&text))?)
}

/// The same state as one of this map: two maps of a library are never about the same, but a copy of one is.
pub(crate) fn belonging_to(journey: &Journey, map: Id) -> Result<Journey, AppError> {
    if journey.about().id == map {
        Ok(journey.clone())
    } else {
        fresh::copy(journey, map)
    }
}
