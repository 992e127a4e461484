//! Copies of a map: compared, and brought together with it.

use std::path::Path;

use super::editing::in_session;
use super::files::ask_for_map_file;
use crate::protocol::*;
use crate::sharing::{UsedFile, carry_out, file_name, forget_used, leave, used};
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

pub(super) fn leave_file(app: &App, params: &LeaveFile) -> Result<Nothing, AppError> {
    leave(&mut app.opened()?.library, params.map, &params.hash);
    Ok(Nothing {})
}

pub(super) fn recent_files(app: &App) -> Result<RecentFiles, AppError> {
    let files = used(&app.opened()?.library);
    // A drive that is not there answers late: nobody else waits for that.
    let files = files.into_iter().map(|UsedFile { path, at }| RecentFile {
        name: file_name(&path),
        folder: path.parent().unwrap_or(&path).to_string_lossy().into_owned(),
        there: path.is_file(),
        path: path.to_string_lossy().into_owned(),
        at,
    });
    Ok(RecentFiles { files: files.collect() })
}

pub(super) fn forget_file(app: &App, params: &ForgetFile) -> Result<RecentFiles, AppError> {
    forget_used(&mut app.opened()?.library, Path::new(&params.path));
    recent_files(app)
}
