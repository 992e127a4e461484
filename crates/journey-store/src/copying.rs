//! Copies of a library, by SQLite's online backup: whoever edits meanwhile need not wait.

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::{StoreError, checking, filling, opening, places};

/// How often and how long a copy waits for a program that is just moving the log into the library.
const PATIENCE: (u32, Duration) = (100, Duration::from_millis(50));

/// Copies a library, as it is at one moment, to a new file, and checks the copy. The file appears under its name when it is
/// whole and on the disk; what stood there before stays until then.
pub(crate) fn copy(from: &Connection, to: &Path) -> Result<(), StoreError> {
    beside(from, to)?.finish(to)
}

/// The same copy, whole and on the disk, before it has its name.
pub(crate) fn beside(from: &Connection, to: &Path) -> Result<Part, StoreError> {
    let folder = to.parent().unwrap_or(Path::new(""));
    clear(parts_in(folder, |name| to.file_name().is_some_and(|to| to == name)));
    let part = Part::begin(to)?;
    {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut copy = Connection::open_with_flags(&part.path, flags)?;
        fill(from, &mut copy)?;
        in_one_file(&copy)?;
        check(&copy)?;
    }
    sync_file(&part.path).map_err(|error| places::cannot(to, &error))?;
    Ok(part)
}

/// Checks a copy, of whatever version it is.
pub(crate) fn check(copy: &Connection) -> Result<(), StoreError> {
    filling::teach_seal(copy)?;
    if opening::version(copy)? == opening::VERSION {
        checking::whole(copy)
    } else {
        checking::pages(copy, "integrity_check")
    }
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

/// Removes a copy where one whose name begins like this is the same to the byte: what failed once may fail at every start.
pub(crate) fn remove_double(copy: &Path, begin: &str) -> Result<(), StoreError> {
    let is_same = |other: &Path| -> std::io::Result<bool> {
        let [mut one, mut other] = [File::open(copy)?, File::open(other)?].map(BufReader::new);
        loop {
            let (left, right) = (one.fill_buf()?, other.fill_buf()?);
            let length = left.len().min(right.len());
            if left[..length] != right[..length] || length == 0 {
                return Ok(left.is_empty() && right.is_empty());
            }
            one.consume(length);
            other.consume(length);
        }
    };
    let folder = copy.parent().unwrap_or(Path::new(""));
    let others = fs::read_dir(folder).into_iter().flatten().flatten();
    let others = others.filter(|file| file.file_name().to_string_lossy().starts_with(begin));
    let mut others = others.map(|file| file.path()).filter(|path| path != copy);
    if others.any(|other| is_same(&other).unwrap_or(false)) {
        fs::remove_file(copy).map_err(|error| places::cannot(copy, &error))?;
    }
    Ok(())
}

/// Makes a library one file that is complete in itself: closing it would do that as well, but would not say that it could not.
pub(crate) fn in_one_file(library: &Connection) -> Result<(), StoreError> {
    let busy: bool = library.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    let mode: String = library.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    if busy || mode != "delete" {
        return Err(StoreError::Busy);
    }
    Ok(())
}

/// Moves the log of a sound library that nobody else has open into its file. Anything else stays as it is, with its log.
pub(crate) fn settle_log(library: &Path) -> Result<(), StoreError> {
    opening::look_at(library)?;
    opening::refuse_damaged_log(library)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(library, flags)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK;")?;
    opening::refuse_newer(opening::version(&connection)?)?;
    checking::pages(&connection, "quick_check")?;
    in_one_file(&connection)
}

/// A file under way beside its place; when it is dropped unfinished, nothing is left of it.
pub(crate) struct Part {
    pub path: PathBuf,
    /// Locked for as long as somebody is at work on it, so that others can tell it from what a stopped program left.
    _held: Option<File>,
}

impl Part {
    fn begin(to: &Path) -> Result<Self, StoreError> {
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let path = to.with_file_name(name);
        let _ = fs::remove_file(&path);
        opening::create_file(&path).map_err(|error| places::cannot(&path, &error))?;
        let _held = hold(&path);
        Ok(Self { path, _held })
    }

    fn finish(self, to: &Path) -> Result<(), StoreError> {
        if to.exists() {
            opening::refuse_in_use(to)?;
        }
        // SQLite would take the log of what stood there before for the log of what stands there now.
        for companion in places::companions(to) {
            match fs::remove_file(&companion) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(places::cannot(&companion, &error)),
                _ => {}
            }
        }
        fs::rename(&self.path, to).map_err(|error| places::cannot(to, &error))?;
        sync_folder(to);
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // After a finished copy there is nothing of that name.
        remove(&self.path);
    }
}

/// Where recovery makes a library ready that is to take the place of a damaged one. What a stopped recovery leaves there is
/// told, and stays until the next one or until somebody takes it away. That the library opens is no reason to: when the
/// recovery was stopped after it had moved a damaged log aside, the library opens without the last edits, and they are here.
/// Nor does a lock tell from beginning to end whether somebody is at work on it.
pub(crate) fn fresh(library: &Path) -> PathBuf {
    let mut name = library.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    library.with_file_name(name)
}

/// Locks a copy under way; `None` where somebody else is at work on it, or the system has no such locks.
#[cfg(unix)]
pub(crate) fn hold(part: &Path) -> Option<File> {
    use rustix::fs::{FlockOperation, flock};
    let file = File::open(part).ok()?;
    flock(&file, FlockOperation::NonBlockingLockExclusive).ok()?;
    Some(file)
}

/// Nothing needs to be locked: the system does not let a file go that somebody has open.
#[cfg(not(unix))]
pub(crate) fn hold(part: &Path) -> Option<File> {
    File::open(part).ok()
}

/// Copies of a library, and of its backups, that are under way, or were when a program was stopped. One that a restore is
/// to put in the library's place is among them until it is there; it holds nothing that its backup does not.
pub(crate) fn parts(library: &Path) -> Vec<PathBuf> {
    let fresh = fresh(library);
    let named = fresh.file_name().unwrap_or_default();
    let mut parts = parts_in(library.parent().unwrap_or(Path::new("")), |name| named == name);
    parts.extend(parts_in(&places::backup_folder(library), |name| {
        name.ends_with(".sqlite")
    }));
    parts
}

/// Takes away what is left of copies that nobody is at work on any more.
pub(crate) fn clear(parts: Vec<PathBuf>) {
    for part in parts {
        let held = hold(&part);
        if held.is_some() {
            #[cfg(not(unix))]
            drop(held);
            remove(&part);
        }
    }
}

/// Files in a folder that are to become one of these names.
fn parts_in(folder: &Path, named: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let here = Path::new(".");
    let folder = if folder.as_os_str().is_empty() { here } else { folder };
    // Without a folder there are none.
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_part = |name: &str| {
        let name = name.strip_suffix(".part").and_then(|name| name.rsplit_once('.'));
        name.is_some_and(|(name, process)| process.parse::<u32>().is_ok() && named(name))
    };
    let mut parts: Vec<PathBuf> = files
        .filter(|file| file.file_name().to_str().is_some_and(is_part))
        .map(|file| file.path())
        .collect();
    parts.sort();
    parts
}

/// Removes a library that is half done. Its own name goes last, so that nothing is left that no name tells of.
pub(crate) fn remove(library: &Path) {
    let mut journal = library.as_os_str().to_owned();
    journal.push("-journal");
    let beside = places::companions(library).into_iter().chain([journal.into()]);
    for path in beside.chain([library.to_owned()]) {
        let _ = fs::remove_file(path);
    }
}

/// Waits until what was written to a file is on the disk.
pub(crate) fn sync_file(path: &Path) -> std::io::Result<()> {
    OpenOptions::new().write(true).open(path)?.sync_all()
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
