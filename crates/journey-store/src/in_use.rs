//! Whether somebody has a library open.

use std::fs::OpenOptions;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::opening::{PATIENCE, is_bare};
use crate::{StoreError, places};

/// Fails when another program, or another connection of this one, has the library open: what it writes would go into a
/// file that is no longer the library.
pub(crate) fn refuse_in_use(path: &Path) -> Result<(), StoreError> {
    refuse_in_use_for(path, PATIENCE)
}

/// The same, after waiting this long for whoever has it open.
pub(crate) fn refuse_in_use_for(path: &Path, patience: Duration) -> Result<(), StoreError> {
    if is_bare(path) {
        // SQLite would take the log of such a file away. Whoever has a library open that was moved holds the memory beside it.
        let [_, memory] = places::companions(path);
        let is_held = is_locked(path) || is_locked(&memory);
        return if is_held { Err(StoreError::Busy) } else { Ok(()) };
    }
    let alone = || -> rusqlite::Result<()> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(patience)?;
        // Neither the file nor its log may change by being looked at.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK;")
    };
    match alone().map_err(StoreError::from) {
        Err(StoreError::Busy) => Err(StoreError::Busy),
        Ok(()) => Ok(()),
        // SQLite gives up before it asks for the lock when the head of the file is destroyed.
        Err(_) if is_locked(path) => Err(StoreError::Busy),
        Err(_) => Ok(()),
    }
}

/// Whether another program holds one of SQLite's locks on a file that SQLite itself can no longer open. Only for such a file:
/// were it open in this program, the system would drop its locks here.
fn is_locked(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{FlockOperation, fcntl_lock};
        use rustix::io::Errno;
        let Ok(file) = OpenOptions::new().read(true).write(true).open(path) else {
            return false;
        };
        let locked = fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive);
        matches!(locked, Err(Errno::AGAIN | Errno::ACCESS))
    }
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt;
        // Fails when anybody has the file open.
        path.is_file()
            && OpenOptions::new()
                .read(true)
                .write(true)
                .share_mode(0)
                .open(path)
                .is_err()
    }
    #[cfg(not(any(unix, windows)))]
    {
        let _ = path;
        false
    }
}
