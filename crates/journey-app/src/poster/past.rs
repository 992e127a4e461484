//! The state since which changes are marked on a poster: from the register of prints, the history, or somebody's file.

use std::path::{Path, PathBuf};

use journey_layout::{Words, fill};
use journey_model::{Id, Journey};
use journey_store::Library;

use super::wall;
use crate::disk::{MAX_MAP_FILE, read_limited};
use crate::protocol::Earlier;
use crate::sharing::{belonging_to, file_name};
use crate::{AppError, revision_code};

/// An earlier state of the map, and what it is called.
#[derive(Debug, Clone)]
pub(crate) struct Past {
    pub journey: Journey,
    pub name: PastName,
}

/// What a state is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PastName {
    /// A print, by its code.
    Print(String),
    /// A revision without a name, by its code.
    Revision(String),
    /// A revision, file or map with a name.
    Named(String),
}

impl Past {
    /// What somebody's file has in it, as a state of a map.
    pub fn of_copy(journey: &Journey, path: &Path, map: Id) -> Result<Self, AppError> {
        Ok(Self {
            journey: belonging_to(journey, map)?,
            name: PastName::Named(file_name(path)),
        })
    }

    /// How it is told.
    pub fn said(&self, words: &Words) -> String {
        match &self.name {
            PastName::Print(code) => fill(&words.state_print, &[("code", code)]),
            PastName::Revision(code) => fill(&words.state_revision, &[("code", code)]),
            PastName::Named(name) => fill(&words.state_named, &[("name", name)]),
        }
    }
}

/// Looks a state up; nothing when it is not known any more. `now` is the map as it is, with its revision. A file that cannot be
/// read is an error.
pub(crate) fn past(
    library: &Library,
    (map, now): (Id, (&Journey, u64)),
    earlier: &Earlier,
) -> Result<Option<Past>, AppError> {
    match earlier {
        Earlier::Print { code } => {
            let code = wall::code(code);
            if let Some(file) = library.printed_map(map, &code)? {
                let journey = journey_format::read(file.as_bytes()).map_err(AppError::bug)?;
                let name = PastName::Print(code);
                return Ok(Some(Past { journey, name }));
            }
            let kept = library.revisions(map)?;
            match kept.iter().find(|revision| revision.code == code) {
                Some(revision) => at(library, (map, now), revision.seq),
                None => Ok(None),
            }
        }
        Earlier::Revision { seq } => at(library, (map, now), *seq),
        Earlier::Copy { path } => {
            let path = PathBuf::from(path);
            let journey = journey_format::read(&read_limited(&path, MAX_MAP_FILE)?)?;
            Past::of_copy(&journey, &path, map).map(Some)
        }
    }
}

/// What the map was at a point of its history.
fn at(library: &Library, (map, now): (Id, (&Journey, u64)), seq: u64) -> Result<Option<Past>, AppError> {
    // Where the history was squashed since, there is no such point.
    let Ok(journey) = library.journey_at(map, seq, now) else {
        return Ok(None);
    };
    let kept = library.revisions(map)?;
    let name = kept.into_iter().find(|revision| revision.seq == seq);
    let name = match name.map(|revision| revision.name).filter(|name| !name.is_empty()) {
        Some(name) => PastName::Named(name),
        None => PastName::Revision(revision_code(&journey)),
    };
    Ok(Some(Past { journey, name }))
}
