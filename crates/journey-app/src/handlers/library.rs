//! The library's maps, templates, preferences.

use journey_layout::screen;
use journey_scene::Scene;
use serde_json::Value;

use crate::headless;
use crate::host::mint;
use crate::protocol::*;
use crate::{App, AppError, fresh};

const INTERFACE: &str = "interface";

pub(super) fn welcome(app: &App) -> Result<Welcome, AppError> {
    let open = app.opened();
    let kept = open.library.preference(INTERFACE)?.unwrap_or(Value::Null);
    // What a later version kept and this one does not understand counts as not chosen.
    let kept: Preferences = serde_json::from_value(kept).unwrap_or_default();
    let for_this_run = app.host.preferences();
    let preferences = Preferences {
        language: for_this_run.language.or(kept.language),
        appearance: for_this_run.appearance.or(kept.appearance),
        text_size: for_this_run.text_size.or(kept.text_size).filter(readable),
    };
    let map = match app.start_with {
        Some(map) => Some(map),
        None => open.library.last_opened()?,
    };
    let there = match map {
        Some(map) => open.library.maps()?.iter().any(|row| row.map == map),
        None => false,
    };
    Ok(Welcome {
        preferences,
        map: map.filter(|_| there),
    })
}

/// Whether a window in this size can still be used to choose another one.
fn readable(text_size: &u16) -> bool {
    TEXT_SIZES.contains(text_size)
}

pub(super) fn prefer(app: &App, preferences: Preferences) -> Result<Preferences, AppError> {
    let preferences = Preferences {
        text_size: preferences.text_size.filter(readable),
        ..preferences
    };
    let value = serde_json::to_value(preferences).map_err(AppError::bug)?;
    app.opened().library.set_preference(INTERFACE, &value)?;
    Ok(preferences)
}

pub(super) fn library(app: &App, language: Language) -> Result<LibraryView, AppError> {
    let rows = app.opened().library.maps()?;
    let maps = rows.into_iter().map(|row| MapSummary {
        map: row.map,
        title: row.summary.title,
        scenario: row.summary.scenario,
        actor: row.summary.actor,
        status: row.summary.status,
        steps: row.summary.steps,
        cards: row.summary.cards,
        changed: row.changed,
    });
    Ok(LibraryView {
        maps: maps.collect(),
        templates: headless::templates(language)?,
    })
}

pub(super) fn thumbnail(app: &App, params: OpenMap) -> Result<Scene, AppError> {
    let journey = app.journey(params.map)?;
    let pictures = app.opened().pictures.clone();
    let look = app
        .assets
        .look(params.appearance, params.language)
        .with_pictures(&pictures);
    Ok(screen(&journey, look, &mut app.typesetter()))
}

pub(super) fn create(app: &App, params: &CreateMap) -> Result<MapFound, AppError> {
    let template = headless::template(&params.template, params.language)?;
    let journey = fresh::renewed(&template, || mint(app.host.as_ref()))?;
    Ok(MapFound {
        map: Some(app.keep(&journey)?),
    })
}
