//! What bringing copies together with a map gives: worked out once, shown, and then done as it was shown.

use std::collections::BTreeMap;

use journey_layout::{network, screen};
use journey_merge::{Brought, Merged, Version, merge_many, merge_unrelated};
use journey_model::{Broken, Form, Id, Journey};
use journey_scene::Scene;
use journey_store::Picture;
use sha2::{Digest, Sha256};

use super::copy::{Copy, read_copy};
use super::kinship::{Ancestor, kinship};
use super::room::Prepared;
use super::state::{Ours, belonging_to};
use crate::comparing::{comparison, comparison_of_merge, names_of};
use crate::protocol::{
    BroughtBy, CompareWith, ComparedWith, ConflictToCome, CopyView, DrawnAs, Kinship, MergePreview, PreviewMerge,
};
use crate::{App, AppError, ErrorCode};

/// The most copies that are brought together in one act.
const MOST_COPIES: usize = 64;

/// A copy, and how it hangs together with the map.
struct Related {
    copy: Copy,
    kinship: Kinship,
    ancestor: Option<Ancestor>,
    /// What is in it, as a state of the map.
    journey: Journey,
}

impl Related {
    fn view(&self) -> CopyView {
        let journey = &self.copy.file.journey;
        CopyView {
            name: self.copy.name.clone(),
            title: journey.about().title.clone(),
            by: self.copy.by.clone(),
            at: self.copy.at,
            cards: u32::try_from(journey.cards().count()).unwrap_or(u32::MAX),
            kinship: self.kinship,
            ancestor: self.ancestor.as_ref().map(Ancestor::view),
        }
    }
}

/// What several sides come to.
struct Together {
    journey: Journey,
    conflicts: Vec<Id>,
    brought: Vec<BroughtBy>,
}

/// Works out what bringing copies together gives. Nothing is changed.
pub(crate) fn prepare(app: &App, params: &PreviewMerge) -> Result<MergePreview, AppError> {
    if params.copies.is_empty() || params.copies.len() > MOST_COPIES {
        let message = format!("1 to {MOST_COPIES} copies can be brought together at once");
        return Err(AppError::new(ErrorCode::BadParameters, message));
    }
    let copies = params.copies.iter();
    let copies = copies.map(|given| read_copy(app, &given.source, given.by.as_deref()));
    let copies = copies.collect::<Result<Vec<Copy>, AppError>>()?;
    let given = params
        .ancestor
        .as_ref()
        .map(|source| read_copy(app, source, None))
        .transpose()?;
    let (ours, related, mut sizes) = {
        let mut open = app.opened()?;
        open.look_elsewhere()?;
        let ours = Ours::of(&open, params.map)?;
        let related = copies.into_iter().map(|copy| {
            let (kinship, ancestor) = kinship(&open.library, &ours, &copy, given.as_ref())?;
            let journey = belonging_to(&copy.file.journey, params.map)?;
            Ok(Related {
                copy,
                kinship,
                ancestor,
                journey,
            })
        });
        let related = related.collect::<Result<Vec<Related>, AppError>>()?;
        (ours, related, open.pictures.clone())
    };
    let together = bring_together(&ours.journey, &params.ours, &related).map_err(AppError::bug)?;
    let pictures: Vec<Picture> = related
        .iter()
        .flat_map(|one| one.copy.pictures.iter().cloned())
        .collect();
    sizes.extend(related.iter().flat_map(|one| one.copy.sizes()));
    let preview = MergePreview {
        token: token(&ours, &together.journey),
        revision: ours.revision,
        copies: related.iter().map(Related::view).collect(),
        brings: ours.journey != together.journey,
        comparison: comparison_of_merge(&ours.journey, &together.journey),
        conflicts: conflicts(&together),
        brought: together.brought,
        before: draw(app, &ours.journey, params.drawn, &sizes),
        after: draw(app, &together.journey, params.drawn, &sizes),
    };
    let names: Vec<&str> = related.iter().map(|one| one.copy.by.as_str()).collect();
    app.sharing.keep(Prepared {
        token: preview.token.clone(),
        map: params.map,
        revision: ours.revision,
        journey: together.journey,
        pictures,
        by: names.join(", "),
        copies: related.into_iter().map(|one| one.copy.file).collect(),
    });
    Ok(preview)
}

/// Sets a map and another state of it beside each other.
pub(crate) fn compare_with(app: &App, params: &CompareWith) -> Result<ComparedWith, AppError> {
    let copy = read_copy(app, &params.with, None)?;
    let (ours, related, mut sizes) = {
        let mut open = app.opened()?;
        open.look_elsewhere()?;
        let ours = Ours::of(&open, params.map)?;
        let (kinship, ancestor) = kinship(&open.library, &ours, &copy, None)?;
        let journey = belonging_to(&copy.file.journey, params.map)?;
        let related = Related {
            copy,
            kinship,
            ancestor,
            journey,
        };
        (ours, related, open.pictures.clone())
    };
    sizes.extend(related.copy.sizes());
    Ok(ComparedWith {
        other: related.view(),
        comparison: comparison(&ours.journey, &related.journey),
        before: draw(app, &ours.journey, params.drawn, &sizes),
        after: draw(app, &related.journey, params.drawn, &sizes),
    })
}

/// Brings everything together, whatever the order of the copies: those of one ancestor in one act, the earliest ancestor
/// first; then those of which nobody knows what they began from.
fn bring_together(ours: &Journey, by: &str, related: &[Related]) -> Result<Together, Broken> {
    let mut together = Together {
        journey: ours.clone(),
        conflicts: Vec::new(),
        brought: Vec::new(),
    };
    let mut sides: Vec<BroughtBy> = related.iter().map(|one| nothing_by(&one.copy.by)).collect();
    let mut own = nothing_by(by);
    let mut groups: BTreeMap<(Option<i64>, &str), Vec<usize>> = BTreeMap::new();
    let mut alone: Vec<usize> = Vec::new();
    for (place, one) in related.iter().enumerate() {
        match &one.ancestor {
            Some(ancestor) => groups.entry((ancestor.at, &ancestor.hash)).or_default().push(place),
            None if one.kinship == Kinship::Same => {}
            None => alone.push(place),
        }
    }
    alone.sort_by_key(|place| &related[*place].copy.hash);
    for (number, places) in groups.values().enumerate() {
        let Some(base) = places.first().and_then(|place| related[*place].ancestor.as_ref()) else {
            continue;
        };
        let present = std::mem::replace(&mut together.journey, ours.clone());
        let mut versions = vec![Version { journey: &present, by }];
        versions.extend(places.iter().map(|place| Version {
            journey: &related[*place].journey,
            by: &related[*place].copy.by,
        }));
        let merged = merge_many(&base.journey, &versions)?;
        for (place, brought) in places.iter().zip(merged.joined.brought.iter().skip(1)) {
            count(&mut sides[*place], brought);
        }
        if let (0, Some(brought)) = (number, merged.joined.brought.first()) {
            count(&mut own, brought);
        }
        together.take(merged);
    }
    for place in alone {
        let one = &related[place];
        let present = std::mem::replace(&mut together.journey, ours.clone());
        let merged = merge_unrelated(
            Version { journey: &present, by },
            Version {
                journey: &one.journey,
                by: &one.copy.by,
            },
        )?;
        if let Some(brought) = merged.joined.brought.get(1) {
            count(&mut sides[place], brought);
        }
        together.take(merged);
    }
    together.brought.push(own);
    together.brought.extend(sides);
    Ok(together)
}

impl Together {
    fn take(&mut self, merged: Merged) {
        self.journey = merged.journey;
        self.conflicts.extend(merged.conflicts);
        self.conflicts.retain(|id| self.journey.element(*id).is_some());
    }
}

fn nothing_by(by: &str) -> BroughtBy {
    BroughtBy {
        by: by.to_owned(),
        added: 0,
        changed: 0,
        moved: 0,
        removed: 0,
    }
}

fn count(side: &mut BroughtBy, brought: &Brought) {
    let number = |ids: &[Id]| u32::try_from(ids.len()).unwrap_or(u32::MAX);
    side.added = number(&brought.added);
    side.changed = number(&brought.changed);
    side.moved = number(&brought.moved);
    side.removed = number(&brought.removed);
}

fn conflicts(together: &Together) -> Vec<ConflictToCome> {
    let new = together
        .journey
        .conflicts()
        .filter(|conflict| together.conflicts.contains(&conflict.id));
    let told = new.map(|conflict| ConflictToCome {
        id: conflict.id,
        of: conflict.of,
        name: names_of(conflict.of, &together.journey),
        sides: conflict.sides.iter().map(|side| side.by.clone()).collect(),
    });
    told.collect()
}

fn draw(app: &App, journey: &Journey, drawn: DrawnAs, sizes: &journey_layout::PictureSizes) -> Scene {
    let look = app.assets.look(drawn.appearance, drawn.language).with_pictures(sizes);
    match drawn.form {
        Form::Grid => screen(journey, look, &mut app.typesetter()),
        Form::Network => network(journey, look, &mut app.typesetter()),
    }
}

/// Names what was worked out: of the same map the same again.
fn token(ours: &Ours, becomes: &Journey) -> String {
    let named = format!(
        "{} {} {} {}",
        ours.map,
        ours.revision,
        ours.hash,
        journey_format::revision(becomes)
    );
    let hash = Sha256::digest(named.as_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
