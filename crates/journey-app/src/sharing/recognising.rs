//! Whether somebody's file is a copy of a map that the library has.

use std::collections::BTreeSet;

use journey_model::Id;

use super::copy::read_copy;
use super::kinship::kinship;
use super::state::Ours;
use crate::protocol::{Kinship, KnownMap, RecogniseFile, Recognised};
use crate::{App, AppError};

/// Looks into a file without keeping anything of it, but that it was used.
pub(crate) fn recognise(app: &App, params: &RecogniseFile) -> Result<Recognised, AppError> {
    let copy = read_copy(app, &params.source, None)?;
    let journey = &copy.file.journey;
    let mut open = app.opened()?;
    open.look_elsewhere()?;
    let shelved = open.library.shelved()?;
    let kept = |map: &Id| {
        shelved
            .iter()
            .find(|one| one.row.map == *map && one.shelf.binned.is_none())
    };
    let mut maps: BTreeSet<Id> = BTreeSet::from([journey.about().id]);
    for hash in copy.hashes() {
        maps.extend(open.library.maps_that_shared(hash)?);
    }
    let mut known = Vec::new();
    for found in maps.iter().filter_map(kept) {
        let map = found.row.map;
        let (kinship, _) = kinship(&open.library, &Ours::of(&open, map)?, &copy, None)?;
        if kinship != Kinship::Strange {
            let title = found.row.summary.title.clone();
            known.push((found.row.changed, KnownMap { map, title, kinship }));
        }
    }
    // The one that was worked on last is the likeliest.
    known.sort_by_key(|(changed, _)| std::cmp::Reverse(*changed));
    Ok(Recognised {
        name: copy.name.clone(),
        title: journey.about().title.clone(),
        cards: u32::try_from(journey.cards().count()).unwrap_or(u32::MAX),
        at: copy.at,
        known: known.into_iter().map(|(_, known)| known).collect(),
    })
}
