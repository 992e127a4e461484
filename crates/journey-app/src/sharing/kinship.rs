//! How a copy hangs together with the map, and what both began from.

use std::collections::BTreeSet;

use journey_model::{Id, Journey};
use journey_store::Library;

use super::copy::Copy;
use super::state::{Ours, belonging_to};
use crate::AppError;
use crate::protocol::{AncestorView, FoundIn, Kinship};

/// What a copy and the map began from.
#[derive(Debug, Clone)]
pub(crate) struct Ancestor {
    /// Its revision, as files name it.
    pub hash: String,
    /// When it was passed on, where that is known.
    pub at: Option<i64>,
    pub found: FoundIn,
    /// The state itself, as one of the map.
    pub journey: Journey,
}

impl Ancestor {
    /// As it is told.
    pub fn view(&self) -> AncestorView {
        AncestorView {
            hash: self.hash.clone(),
            found: self.found,
            at: self.at,
        }
    }
}

/// How a copy hangs together with the map. `given` is what the user says that both began from.
pub(crate) fn kinship(
    library: &Library,
    ours: &Ours,
    copy: &Copy,
    given: Option<&Copy>,
) -> Result<(Kinship, Option<Ancestor>), AppError> {
    if copy.hash == ours.hash {
        return Ok((Kinship::Same, None));
    }
    if let Some(given) = given {
        let ancestor = Ancestor {
            hash: given.hash.clone(),
            at: given.at,
            found: FoundIn::Given,
            journey: belonging_to(&given.file.journey, ours.map)?,
        };
        return Ok((Kinship::Apart, Some(ancestor)));
    }
    Ok(match ancestor(library, ours, copy)? {
        Some(ancestor) if ancestor.hash == copy.hash => (Kinship::Earlier, Some(ancestor)),
        Some(ancestor) if ancestor.hash == ours.hash => (Kinship::Later, Some(ancestor)),
        Some(ancestor) => (Kinship::Apart, Some(ancestor)),
        None if have_something_in_common(&ours.journey, &copy.file.journey) => (Kinship::Kin, None),
        None => (Kinship::Strange, None),
    })
}

/// The last state that both know.
fn ancestor(library: &Library, ours: &Ours, copy: &Copy) -> Result<Option<Ancestor>, AppError> {
    let theirs: BTreeSet<&str> = copy.hashes().collect();
    for hash in ours.hashes().filter(|hash| theirs.contains(hash)) {
        let (state, found) = match ours.state(library, hash)? {
            Some(state) => (Some(state), FoundIn::Library),
            None => (copy.file.state(hash), FoundIn::File),
        };
        if let Some(state) = state {
            return Ok(Some(Ancestor {
                hash: hash.to_owned(),
                at: ours.at(hash).or_else(|| told_at(copy, hash)),
                found,
                journey: belonging_to(&state, ours.map)?,
            }));
        }
    }
    // Files that came in tell of states that the library itself never had. They are read last, as that takes time.
    for shared in ours.states.iter().filter(|shared| shared.came_in) {
        let Some(file) = ours.file(library, shared)? else {
            continue;
        };
        let known = file
            .history
            .iter()
            .find(|revision| theirs.contains(revision.hash.as_str()));
        if let Some(known) = known
            && let Some(state) = file.state(&known.hash)
        {
            return Ok(Some(Ancestor {
                hash: known.hash.clone(),
                at: Some(known.at),
                found: FoundIn::File,
                journey: belonging_to(&state, ours.map)?,
            }));
        }
    }
    Ok(None)
}

fn told_at(copy: &Copy, hash: &str) -> Option<i64> {
    let told = copy.file.history.iter().find(|revision| revision.hash == hash);
    told.map(|revision| revision.at)
}

/// Whether any element of one is in the other as well, but for what both are about.
fn have_something_in_common(one: &Journey, other: &Journey) -> bool {
    let about = [one.about().id, other.about().id];
    let mut ids = one.elements().map(journey_model::Element::id);
    ids.any(|id: Id| !about.contains(&id) && other.element(id).is_some())
}
