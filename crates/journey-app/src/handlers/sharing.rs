//! Copies of a map: compared, and brought together with it.

use super::editing::in_session;
use super::files::ask_for_map_file;
use crate::protocol::*;
use crate::sharing::{carry_out, leave, recent};
use crate::{App, AppError, ErrorCode, Seat};

pub(super) fn pick(app: &App) -> PickedFile {
    let path = ask_for_map_file(app);
    PickedFile {
        path: path.map(|path| path.to_string_lossy().into_owned()),
    }
}

pub(super) fn merge(seat: &Seat<'_>, params: &Merge) -> Result<Changed, AppError> {
    let prepared = seat
        .sharing
        .prepared(&params.token)
        .filter(|prepared| prepared.map == params.map);
    let prepared = prepared.ok_or_else(|| AppError::new(ErrorCode::Stale, "there is no such preview any more"))?;
    // Pictures that nothing shows in the end are collected like any others.
    seat.keep_pictures(&prepared.pictures)?;
    let now = seat.host.now();
    let changed = in_session(seat, params.map, params.revision, |session, seen, library, supplies| {
        carry_out(session, (seen, &prepared), (library, supplies, now))
    })?;
    seat.sharing.forget(&params.token);
    Ok(changed)
}

pub(super) fn leave_file(app: &App, params: &LeaveFile) -> Nothing {
    leave(&mut app.opened().library, params.map, &params.hash);
    Nothing {}
}

/// How many files that were used last are told.
const MOST_RECENT: usize = 12;

pub(super) fn recent_files(app: &App) -> RecentFiles {
    let paths = recent(&app.opened().library);
    // A drive that is not there answers late: nobody else waits for that.
    let there = paths.into_iter().filter(|path| path.is_file()).take(MOST_RECENT);
    RecentFiles {
        paths: there.map(|path| path.to_string_lossy().into_owned()).collect(),
    }
}
