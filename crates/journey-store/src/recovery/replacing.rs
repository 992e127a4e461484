//! A library in the place of another one, which is kept.

use std::fs;
use std::io;
use std::path::Path;

use crate::copying::{self, sync_folder};
use crate::{StoreError, opening, places};

/// Puts a new library in the place of another, which is kept under another name. At no moment is there none; of one that is
/// gone but for its log, an empty file stands for it.
pub(crate) fn replace(library: &Path, kept: &Path, fresh: &Path) -> Result<(), StoreError> {
    let ([log, memory], [kept_log, _]) = (places::companions(library), places::companions(kept));
    fs::metadata(fresh).map_err(|error| places::cannot(fresh, &error))?;
    if !library.exists() {
        opening::create_file(library).map_err(|error| places::cannot(library, &error))?;
    }
    // So that nobody who opens the library meanwhile takes this for something that was stopped.
    let _held = copying::hold(library);
    if fs::hard_link(library, kept).is_err() {
        // Not every file system has links; a copy takes room and time.
        let copied = fs::copy(library, kept).and_then(|_| copying::sync_file(kept));
        if let Err(error) = copied {
            let _ = fs::remove_file(kept);
            return Err(places::cannot(kept, &error));
        }
    }
    // What is kept has its name before anything else goes.
    sync_folder(kept);
    let logged = match fs::rename(&log, &kept_log) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        renamed => renamed,
    };
    let _ = fs::remove_file(memory);
    if let Err(error) = logged.and_then(|()| fs::rename(fresh, library)) {
        let _ = fs::rename(&kept_log, &log);
        let _ = fs::remove_file(kept);
        return Err(places::cannot(library, &error));
    }
    sync_folder(library);
    Ok(())
}

/// Takes back a replacement that was stopped when the log was already aside and the new library not yet in its place: the
/// library would open without what stands in the log, and nobody would be told. Files that are one and the same tell that it
/// was; where the system has no such files, it cannot be told.
#[cfg(unix)]
pub(crate) fn go_back(library: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::MetadataExt;
    let file = |path: &Path| fs::metadata(path).map(|about| (about.dev(), about.ino(), about.nlink()));
    let [log, _] = places::companions(library);
    let Ok(same) = file(library) else { return Ok(()) };
    if same.2 < 2 || log.exists() {
        return Ok(());
    }
    for kept in places::put_aside(library) {
        let [kept_log, _] = places::companions(&kept);
        if !file(&kept).is_ok_and(|kept| kept == same) || !kept_log.exists() {
            continue;
        }
        let Some(_held) = copying::hold(&kept) else {
            return Err(StoreError::Busy);
        };
        // It may have been done meanwhile.
        if file(library).is_ok_and(|library| library == same) {
            fs::rename(&kept_log, &log).map_err(|error| places::cannot(&log, &error))?;
            let _ = fs::remove_file(&kept);
            sync_folder(library);
        }
        return Ok(());
    }
    Ok(())
}

#[cfg(not(unix))]
pub(crate) fn go_back(_: &Path) -> Result<(), StoreError> {
    Ok(())
}
