//! Copies of a library, by SQLite's online backup: whoever edits meanwhile need not wait.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::{StoreError, checking, filling, opening, places};

/// How often and how long a copy waits for a program that is just moving the log into the library.
const PATIENCE: (u32, Duration) = (100, Duration::from_millis(50));

/// Copies a library, as it is at one moment, to a new file, and checks the copy. The file appears under its name when it is
/// whole and on the disk; what stood there before stays until then.
pub(crate) fn copy(from: &Connection, to: &Path) -> Result<(), StoreError> {
    let part = Part::begin(to)?;
    {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut copy = Connection::open_with_flags(&part.path, flags)?;
        fill(from, &mut copy)?;
        // One file that is complete in itself.
        let _mode: String = copy.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
        filling::teach_seal(&copy)?;
        let version: u32 = copy.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if version == opening::VERSION {
            checking::whole(&copy)?;
        } else {
            checking::pages(&copy, "integrity_check")?;
        }
    }
    part.finish(to)
}

/// Copies all pages, as they are at one moment.
pub(crate) fn fill(from: &Connection, to: &mut Connection) -> Result<(), StoreError> {
    let backup = Backup::new(from, to)?;
    let (times, pause) = PATIENCE;
    for _ in 0..times {
        // All pages in one go: they are of one moment, and a writer only adds to the log meanwhile.
        match backup.step(-1)? {
            StepResult::Done => return Ok(()),
            _ => std::thread::sleep(pause),
        }
    }
    Err(StoreError::Busy)
}

/// A file under way beside its place; when it is dropped unfinished, nothing is left of it.
struct Part {
    path: PathBuf,
}

impl Part {
    fn begin(to: &Path) -> Result<Self, StoreError> {
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let path = to.with_file_name(name);
        let _ = fs::remove_file(&path);
        opening::create_file(&path).map_err(|error| places::cannot(&path, &error))?;
        Ok(Self { path })
    }

    fn finish(self, to: &Path) -> Result<(), StoreError> {
        let synced = File::open(&self.path).and_then(|file| file.sync_all());
        let named = synced.and_then(|()| fs::rename(&self.path, to));
        named.map_err(|error| places::cannot(to, &error))?;
        sync_folder(to);
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        for path in [self.path.clone()].into_iter().chain(places::companions(&self.path)) {
            // After a finished copy there is nothing of that name.
            let _ = fs::remove_file(path);
        }
    }
}

/// Makes a new name in a folder durable, where the platform can do that.
pub(crate) fn sync_folder(file: &Path) {
    if let Some(folder) = file.parent()
        && let Ok(folder) = File::open(if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        })
    {
        let _ = folder.sync_all();
    }
}
