//! Ids that stand for different things in different versions.
//!
//! Ids are never reused, so only files that nobody's Percorso wrote have such. Then the thing that was there first keeps its
//! id, and the other gets one of its own wherever its version names it. What each version is about is one thing in all of
//! them, whatever its id.

use std::collections::BTreeMap;

use journey_model::{Broken, ElementKind, Id, Journey};

use crate::marks::id_of;
use crate::rec::rename;
use crate::table::Table;

/// The versions that need other ids, with them; `None` for those that do not.
pub(crate) fn with_own_ids(
    table: &Table,
    base: Option<&Journey>,
    versions: &[&Journey],
) -> Result<Vec<Option<Journey>>, Broken> {
    let mut names: Vec<BTreeMap<Id, Id>> = vec![BTreeMap::new(); versions.len()];
    let abouts = versions.iter().map(|journey| journey.about().id);
    let Some(about) = base.map(|base| base.about().id).or(abouts.clone().min()) else {
        return Ok(Vec::new());
    };
    for row in table.rows() {
        let own = (row.id == about).then_some(Some(ElementKind::About));
        let least = || row.records().map(|rec| rec.kind()).min();
        let Some(stays) = own.or(row.base.map(|rec| rec.kind())).or_else(least) else {
            continue;
        };
        for (names, rec) in names.iter_mut().zip(row.versions) {
            let Some(kind) = rec.map(|rec| rec.kind()).filter(|kind| *kind != stays) else {
                continue;
            };
            let parts = ["apart", &row.id.to_string(), &format!("{kind:?}")];
            names.insert(row.id, id_of(&parts, |id| table.find(id).is_some()));
        }
    }
    for (names, own) in names.iter_mut().zip(abouts) {
        if own != about {
            names.insert(own, about);
        }
    }
    let renamed = names.into_iter().zip(versions).map(|(names, journey)| {
        if names.is_empty() {
            return Ok(None);
        }
        let name = |id: Id| names.get(&id).copied().unwrap_or(id);
        let records = journey.records().map(|mut record| {
            rename(&mut record, &name);
            record
        });
        let mut renamed = Journey::from_records(records)?;
        renamed.keep_unknown(journey.unknown().renamed(name));
        Ok(Some(renamed))
    });
    renamed.collect()
}
