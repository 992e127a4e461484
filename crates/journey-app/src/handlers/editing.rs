//! Opening a map and changing it.

use journey_model::{Direction, Id};
use journey_scene::{Scene, ScenePatch};
use journey_store::Library;

use crate::open::Open;
use crate::pane::{Drawing, Seen, Supplies};
use crate::protocol::*;
use crate::session::{Session, not_open};
use crate::{AppError, ErrorCode, Seat};

pub(super) fn open(seat: &Seat<'_>, params: OpenMap) -> Result<OpenedMap, AppError> {
    opened(seat, params, Scene::clone)
}

/// A drawing with more groups than this is sent in two parts.
const BIG: usize = 1_500;

pub(super) fn open_part(seat: &Seat<'_>, OpenPart { open, area }: OpenPart) -> Result<OpenedPart, AppError> {
    let mut whole = true;
    let opened = opened(seat, open, |scene| {
        whole = scene.groups.len() <= BIG;
        if whole { scene.clone() } else { scene.part(area) }
    })?;
    Ok(OpenedPart { opened, whole })
}

pub(super) fn rest(seat: &Seat<'_>, params: RestOfMap) -> Result<Preview, AppError> {
    in_session(seat, params.map, params.revision, |session, seen, _, _| {
        let scene = session.drawn(seen)?;
        Ok(Preview {
            patch: ScenePatch::between(&scene.part(params.area), scene),
        })
    })
}

/// Opens a map, and hands over what is wanted of its drawing.
fn opened(seat: &Seat<'_>, params: OpenMap, wanted: impl FnOnce(&Scene) -> Scene) -> Result<OpenedMap, AppError> {
    let mut open = seat.opened()?;
    let view = Drawing {
        appearance: params.appearance,
        language: params.language,
        form: params.form,
        guidance: params.guidance == Some(true),
        path: params.path,
    };
    open.look_elsewhere()?;
    open.open_session(params.map)?;
    if !seat.window.is_empty() {
        open.leave(seat.window, Some(params.map));
    }
    let open = &mut *open;
    let supplies = Supplies {
        assets: &seat.assets,
        pictures: &open.pictures,
        today: seat.host.today(),
    };
    let session = open.sessions.get_mut(&params.map).ok_or_else(not_open)?;
    let scene = wanted(session.show(seat.window, view, supplies));
    let opened = OpenedMap {
        map: params.map,
        state: session.state(),
        scene,
    };
    open.windows.shows(seat.window, params.map);
    // Where nothing can be written, maps are looked at and passed on all the same; it is tried once, as it may take seconds to
    // learn that somebody holds the library.
    if note_opened(&mut open.library, params.map, seat.host.now()).is_ok() {
        open.keep_windows();
    }
    Ok(opened)
}

/// Notes for the home and for the next start that a map was opened.
fn note_opened(library: &mut Library, map: Id, now: i64) -> Result<(), AppError> {
    if library.last_opened()? != Some(map) {
        library.set_last_opened(map)?;
    }
    Ok(library.note_opened(map, now)?)
}

pub(super) fn apply(seat: &Seat<'_>, params: &ApplyCommand) -> Result<Changed, AppError> {
    in_session(seat, params.map, params.revision, |session, seen, library, supplies| {
        session.apply(seen, &params.command, (library, supplies, seat.host.now()))
    })
}

pub(super) fn step(seat: &Seat<'_>, params: StepThroughHistory, direction: Direction) -> Result<Changed, AppError> {
    in_session(seat, params.map, params.revision, |session, seen, library, supplies| {
        session.step(seen, direction, (library, supplies, seat.host.now()))
    })
}

pub(super) fn preview(seat: &Seat<'_>, params: &ApplyCommand) -> Result<Preview, AppError> {
    // A preview that is late says nothing about the session, which may be well ahead of it.
    closing_after(
        &[ErrorCode::Bug],
        seat,
        params.map,
        params.revision,
        |session, seen, _, supplies| session.preview(seen, &params.command, supplies),
    )
}

pub(super) fn jump(seat: &Seat<'_>, params: JumpThroughHistory) -> Result<Changed, AppError> {
    in_session(seat, params.map, params.revision, |session, seen, library, supplies| {
        session.jump(seen, params.to, (library, supplies, seat.host.now()))
    })
}

pub(super) fn restore(seat: &Seat<'_>, params: RestoreRevision) -> Result<Changed, AppError> {
    in_session(seat, params.map, params.revision, |session, seen, library, supplies| {
        session.restore(seen, params.seq, (library, supplies, seat.host.now()))
    })
}

pub(super) fn catch_up(seat: &Seat<'_>, params: ShownMap) -> Result<CaughtUp, AppError> {
    in_session(seat, params.map, params.revision, |session, seen, _, supplies| {
        let changed = session.bring_up_to_date(seen, supplies)?;
        Ok(CaughtUp { changed })
    })
}

/// Does something with an open map. A window that shows it in a way that the app does not know of, or that has to see first
/// what others did, opens it anew. After a fault the map is read anew.
pub(super) fn in_session<T>(
    seat: &Seat<'_>,
    map: Id,
    revision: u64,
    act: impl FnOnce(&mut Session, Seen<'_>, &mut Library, Supplies<'_>) -> Result<T, AppError>,
) -> Result<T, AppError> {
    closing_after(&[ErrorCode::Stale, ErrorCode::Bug], seat, map, revision, act)
}

/// Does something with an open map, and closes it for the window after these errors; after a fault for all windows.
fn closing_after<T>(
    fatal: &[ErrorCode],
    seat: &Seat<'_>,
    map: Id,
    revision: u64,
    act: impl FnOnce(&mut Session, Seen<'_>, &mut Library, Supplies<'_>) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let mut open = seat.opened()?;
    open.look_elsewhere()?;
    let Open {
        library,
        sessions,
        pictures,
        ..
    } = &mut *open;
    let supplies = Supplies {
        assets: &seat.assets,
        pictures,
        today: seat.host.today(),
    };
    let session = sessions.get_mut(&map).ok_or_else(not_open)?;
    let window = seat.window;
    let result = act(session, Seen { window, revision }, library, supplies);
    if let Err(error) = &result
        && fatal.contains(&error.code)
    {
        if error.code == ErrorCode::Bug {
            sessions.remove(&map);
        } else {
            session.leave(window);
        }
    }
    result
}
