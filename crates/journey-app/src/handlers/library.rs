//! What to show first, templates, preferences.

use serde_json::Value;

use crate::headless;
use crate::host::mint;
use crate::protocol::*;
use crate::{App, AppError, Seat, fresh};

const INTERFACE: &str = "interface";

pub(super) fn welcome(seat: &Seat<'_>) -> Result<Welcome, AppError> {
    let app: &App = seat;
    let open = app.opened()?;
    let kept = open.library.preference(INTERFACE)?.unwrap_or(Value::Null);
    // What a later version kept and this one does not understand counts as not chosen.
    let kept: Preferences = serde_json::from_value(kept).unwrap_or_default();
    let for_this_run = app.host.preferences();
    let preferences = Preferences {
        language: for_this_run.language.or(kept.language),
        appearance: for_this_run.appearance.or(kept.appearance),
        text_size: for_this_run.text_size.or(kept.text_size).filter(readable),
    };
    let map = match (open.windows.map_of(seat.window), app.start_with) {
        (Some(map), _) => map,
        (None, Some(map)) => Some(map),
        (None, None) => open.library.last_opened()?,
    };
    let there = map.is_some_and(|map| open.library.is_binned(map).is_ok_and(|binned| !binned));
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
    app.opened()?.library.set_preference(INTERFACE, &value)?;
    Ok(preferences)
}

pub(super) fn templates(language: Language) -> Result<Templates, AppError> {
    Ok(Templates {
        templates: headless::templates(language)?,
    })
}

pub(super) fn create(app: &App, params: &CreateMap) -> Result<MapFound, AppError> {
    let template = headless::template(&params.template, params.language)?;
    let journey = fresh::renewed(&template, || mint(app.host.as_ref()))?;
    Ok(MapFound {
        map: Some(app.keep(&journey)?),
    })
}
