//! Opening a map and changing it.

use journey_model::{Direction, Id};
use journey_scene::{Scene, ScenePatch};
use journey_store::Library;

use crate::app::Open;
use crate::protocol::*;
use crate::session::{Drawing, Session, Supplies};
use crate::{App, AppError, ErrorCode};

pub(super) fn open(app: &App, params: OpenMap) -> Result<OpenedMap, AppError> {
    opened(app, params, Scene::clone)
}

/// A drawing with more groups than this is sent in two parts.
const BIG: usize = 1_500;

pub(super) fn open_part(app: &App, OpenPart { open, area }: OpenPart) -> Result<OpenedPart, AppError> {
    let mut whole = true;
    let opened = opened(app, open, |scene| {
        whole = scene.groups.len() <= BIG;
        if whole { scene.clone() } else { scene.part(area) }
    })?;
    Ok(OpenedPart { opened, whole })
}

pub(super) fn rest(app: &App, params: RestOfMap) -> Result<Preview, AppError> {
    in_session(app, params.map, |session, _, _| {
        let scene = session.drawn(params.revision)?;
        Ok(Preview {
            patch: ScenePatch::between(&scene.part(params.area), scene),
        })
    })
}

/// Opens a map, and hands over what is wanted of its drawing.
fn opened(app: &App, params: OpenMap, wanted: impl FnOnce(&Scene) -> Scene) -> Result<OpenedMap, AppError> {
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
        scene: wanted(session.scene()),
    };
    open.library.set_last_opened(params.map)?;
    Ok(opened)
}

pub(super) fn apply(app: &App, params: &ApplyCommand) -> Result<Changed, AppError> {
    in_session(app, params.map, |session, library, supplies| {
        session.apply(params.revision, &params.command, (library, supplies, app.host.now()))
    })
}

pub(super) fn step(app: &App, params: StepThroughHistory, direction: Direction) -> Result<Changed, AppError> {
    in_session(app, params.map, |session, library, supplies| {
        session.step(params.revision, direction, (library, supplies, app.host.now()))
    })
}

pub(super) fn preview(app: &App, params: &ApplyCommand) -> Result<Preview, AppError> {
    // A preview that is late says nothing about the session, which may be well ahead of it.
    closing_after(&[ErrorCode::Bug], app, params.map, |session, _, supplies| {
        session.preview(params.revision, &params.command, supplies)
    })
}

pub(super) fn jump(app: &App, params: JumpThroughHistory) -> Result<Changed, AppError> {
    in_session(app, params.map, |session, library, supplies| {
        session.jump(params.revision, params.to, (library, supplies, app.host.now()))
    })
}

/// Does something with an open map. A session that fell behind the library, or that may have stayed changed after a fault,
/// is closed: the map is read anew when it is opened next.
fn in_session<T>(
    app: &App,
    map: Id,
    act: impl FnOnce(&mut Session, &mut Library, Supplies) -> Result<T, AppError>,
) -> Result<T, AppError> {
    closing_after(&[ErrorCode::Stale, ErrorCode::Bug], app, map, act)
}

/// Does something with an open map, and closes its session after these errors.
fn closing_after<T>(
    fatal: &[ErrorCode],
    app: &App,
    map: Id,
    act: impl FnOnce(&mut Session, &mut Library, Supplies) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let mut open = app.opened();
    let Open {
        library,
        sessions,
        pictures,
    } = &mut *open;
    let supplies = Supplies {
        assets: &app.assets,
        pictures,
    };
    let session = sessions.get_mut(&map).ok_or_else(not_open)?;
    let result = act(session, library, supplies);
    if let Err(error) = &result
        && fatal.contains(&error.code)
    {
        sessions.remove(&map);
    }
    result
}

fn not_open() -> AppError {
    AppError::new(ErrorCode::Stale, "the map is not open")
}
