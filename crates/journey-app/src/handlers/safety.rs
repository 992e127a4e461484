//! Search across all maps, recovery.

use std::path::Path;

use journey_store::{Fate, FoundHit, Library, RecoveredMap, Recovery, Snippet};

use crate::keeper::{reopened, seen, told};
use crate::protocol::*;
use crate::{App, AppError};

/// The most maps and places that one search gives.
const MOST: (u32, u32) = (100, 20);

pub(super) fn search(app: &App, params: &SearchMaps) -> Result<FoundInMaps, AppError> {
    let (maps, places) = (params.maps.min(MOST.0), params.places.min(MOST.1));
    let found = app
        .opened()?
        .library
        .search(&params.text, maps as usize, places as usize)?;
    let maps = found.maps.into_iter().map(|map| FoundMap {
        map: map.map,
        title: map.title,
        places: map.hits.into_iter().map(place).collect(),
        more: map.more,
    });
    Ok(FoundInMaps {
        maps: maps.collect(),
        more: found.more,
    })
}

fn place(hit: FoundHit) -> FoundInMap {
    FoundInMap {
        id: hit.id,
        kind: hit.kind,
        field: hit.field.to_owned(),
        parts: parts(&hit.snippet),
    }
}

/// A text in parts, marked and not marked in turn; none of them is empty.
fn parts(Snippet { text, marks }: &Snippet) -> Vec<TextPart> {
    let mut parts = Vec::new();
    let mut add = |text: &str, marked| {
        if !text.is_empty() {
            parts.push(TextPart {
                text: text.to_owned(),
                marked,
            });
        }
    };
    let mut at = 0;
    for mark in marks {
        add(&text[at..mark.start], false);
        add(&text[mark.clone()], true);
        at = mark.end;
    }
    add(&text[at..], false);
    parts
}

pub(super) fn recovery(app: &App) -> Result<RecoveryTold, AppError> {
    let recovery = told(&app.opened()?.library)?;
    Ok(RecoveryTold {
        recovery: recovery.map(|recovery| view(&recovery)),
    })
}

pub(super) fn recover(app: &App) -> Result<RecoveryTold, AppError> {
    let (library, today) = (app.keeper.library(), app.host.today());
    let recovery = reopened(app, || match told_already(library) {
        Some(recovery) => Ok(recovery),
        None => journey_store::recover(library, today),
    })?;
    Ok(RecoveryTold {
        recovery: Some(view(&recovery)),
    })
}

/// What there is to tell of a recovery that somebody else has just asked for: of a library that is sound again.
fn told_already(library: &Path) -> Option<Recovery> {
    let library = Library::open(library).ok()?;
    let recovery = told(&library).ok()??;
    library.check_with_maps().ok()?;
    Some(recovery)
}

pub(super) fn dismiss(app: &App) -> Result<Nothing, AppError> {
    seen(&mut app.opened()?.library)?;
    Ok(Nothing {})
}

fn view(recovery: &Recovery) -> RecoveryView {
    RecoveryView {
        maps: recovery.maps.iter().map(map_view).collect(),
        nameless: recovery.nameless,
        last_edits: recovery.last_edits,
        pieces: recovery.pieces,
        kept: recovery.kept.to_string_lossy().into_owned(),
    }
}

fn map_view(map: &RecoveredMap) -> RecoveredMapView {
    RecoveredMapView {
        map: map.map,
        title: map.title.clone(),
        fate: match map.fate {
            Fate::Whole => MapFate::Whole,
            Fate::Partly => MapFate::Partly,
            Fate::Lost => MapFate::Lost,
        },
        cards: map.cards,
        cards_before: map.cards_before,
        content: map.content,
        history: map.history,
        prints: map.prints,
        pictures: map.pictures,
        shelf: map.shelf,
    }
}
