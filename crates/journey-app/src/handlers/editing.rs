//! Opening a map and changing it.

use journey_model::Direction;

use crate::app::Open;
use crate::protocol::*;
use crate::session::{Drawing, Session, Supplies};
use crate::{App, AppError, ErrorCode};

pub(super) fn open(app: &App, params: OpenMap) -> Result<OpenedMap, AppError> {
    let mut open = app.opened();
    let view = Drawing {
        appearance: params.appearance,
        language: params.language,
        form: params.form,
    };
    // Another program may have brought pictures into the library.
    open.pictures = open.library.picture_sizes()?;
    let open = &mut *open;
    let was_open = open.sessions.contains_key(&params.map);
    open.session(params.map, view, &app.assets)?;
    let supplies = Supplies {
        assets: &app.assets,
        pictures: &open.pictures,
    };
    let session = open.sessions.get_mut(&params.map).ok_or_else(not_open)?;
    if was_open {
        session.show(view, supplies);
    }
    let opened = OpenedMap {
        map: params.map,
        state: session.state(),
        scene: session.scene().clone(),
    };
    open.library.set_last_opened(params.map)?;
    Ok(opened)
}

pub(super) fn apply(app: &App, params: &ApplyCommand) -> Result<Changed, AppError> {
    let mut open = app.opened();
    let now = app.host.now();
    let Open {
        library,
        sessions,
        pictures,
    } = &mut *open;
    let supplies = Supplies {
        assets: &app.assets,
        pictures,
    };
    let session = sessions.get_mut(&params.map).ok_or_else(not_open)?;
    let result = session.apply(params.revision, &params.command, (library, supplies, now));
    forget_if_stale(&mut open, params.map, result)
}

pub(super) fn step(app: &App, params: StepThroughHistory, direction: Direction) -> Result<Changed, AppError> {
    let mut open = app.opened();
    let now = app.host.now();
    let Open {
        library,
        sessions,
        pictures,
    } = &mut *open;
    let supplies = Supplies {
        assets: &app.assets,
        pictures,
    };
    let session: &mut Session = sessions.get_mut(&params.map).ok_or_else(not_open)?;
    let result = session.step(params.revision, direction, (library, supplies, now));
    forget_if_stale(&mut open, params.map, result)
}

pub(super) fn preview(app: &App, params: &ApplyCommand) -> Result<Preview, AppError> {
    let mut open = app.opened();
    let Open { sessions, pictures, .. } = &mut *open;
    let supplies = Supplies {
        assets: &app.assets,
        pictures,
    };
    let session = sessions.get_mut(&params.map).ok_or_else(not_open)?;
    let result = session.preview(params.revision, &params.command, supplies);
    if let Err(error) = &result
        && error.code == ErrorCode::Bug
    {
        // What it changed may not have been taken back; the library has the map as it was.
        open.sessions.remove(&params.map);
    }
    result
}

pub(super) fn jump(app: &App, params: JumpThroughHistory) -> Result<Changed, AppError> {
    let mut open = app.opened();
    let now = app.host.now();
    let Open {
        library,
        sessions,
        pictures,
    } = &mut *open;
    let supplies = Supplies {
        assets: &app.assets,
        pictures,
    };
    let session = sessions.get_mut(&params.map).ok_or_else(not_open)?;
    let result = session.jump(params.revision, params.to, (library, supplies, now));
    forget_if_stale(&mut open, params.map, result)
}

/// A map that another program wrote is read anew when it is opened next.
fn forget_if_stale(
    open: &mut Open,
    map: journey_model::Id,
    result: Result<Changed, AppError>,
) -> Result<Changed, AppError> {
    if let Err(error) = &result
        && error.code == ErrorCode::Stale
    {
        open.sessions.remove(&map);
    }
    result
}

fn not_open() -> AppError {
    AppError::new(ErrorCode::Stale, "the map is not open")
}
