//! Backups: made daily and when asked for, found again, put back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use journey_model::Date;

use crate::held;
use crate::keeping::days_to_drop;
use crate::places::{self, aside, backup_folder, free, make_backup_folder};
use crate::{Library, StoreError, copying, opening, recovery};

const DAILY: &str = "daily-";
const ASKED: &str = "backup-";
const ENDING: &str = ".sqlite";

/// Begins the names of what stood in the place of a day's backup and was none.
const DAMAGED: &str = "damaged-";

/// Why there is a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// One is made every day.
    Daily,
    /// Somebody asked for it.
    Asked,
    /// The library was about to be brought up to date.
    Update,
}

/// A backup of a library, in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Name of its file.
    pub name: String,
    /// Why it is there.
    pub reason: Reason,
    /// The day that its name tells.
    pub day: Option<Date>,
    /// Its size.
    pub bytes: u64,
    /// When it was written, in milliseconds since 1970-01-01 UTC, where the system tells.
    pub written: Option<i64>,
}

impl Backup {
    /// How many maps it has. An error when it cannot be read, or is of a newer version.
    pub fn maps(&self) -> Result<u32, StoreError> {
        let connection = opening::look_into(&self.path)?;
        Ok(connection.query_row("SELECT count(*) FROM maps", [], |row| row.get(0))?)
    }

    /// Whether it is a library of which no part is missing, as far as its head and its size tell.
    fn is_whole(&self) -> bool {
        let size = opening::look_into(&self.path).and_then(|backup| opening::size(&backup));
        match size {
            Ok(size) => u64::try_from(size).is_ok_and(|size| size <= self.bytes),
            // That it cannot be read by this program, or just now, says nothing against it.
            Err(StoreError::Newer { .. } | StoreError::Busy) => true,
            Err(_) => false,
        }
    }

    /// Opens it to look into: nothing can be written. One of an older version is brought up to date in memory only.
    pub fn open(&self) -> Result<Library, StoreError> {
        Ok(Library::beside(opening::unchanged(&self.path)?))
    }
}

/// The backups in a library's folder, the latest days first.
pub fn backups(library: &Path) -> Vec<Backup> {
    // Without a folder there are none.
    let files = fs::read_dir(backup_folder(library)).into_iter().flatten().flatten();
    let mut backups: Vec<Backup> = files
        .filter_map(|file| {
            let name = file.file_name().into_string().ok()?;
            let stem = name.strip_suffix(ENDING)?;
            let day = |text: &str| text.get(..10)?.parse::<Date>().ok();
            let (reason, day) = if let Some(rest) = stem.strip_prefix(DAILY) {
                (Reason::Daily, Some(rest.parse().ok()?))
            } else if let Some(rest) = stem.strip_prefix(ASKED) {
                (Reason::Asked, Some(day(rest)?))
            } else {
                stem.strip_prefix(places::VERSION)?;
                (Reason::Update, None)
            };
            let about = file.metadata().ok().filter(fs::Metadata::is_file)?;
            Some(Backup {
                path: file.path(),
                reason,
                day,
                bytes: about.len(),
                written: about.modified().ok().and_then(milliseconds),
                name,
            })
        })
        .collect();
    backups.sort_by(|one, other| (other.day, other.written, &other.name).cmp(&(one.day, one.written, &one.name)));
    backups
}

fn milliseconds(time: SystemTime) -> Option<i64> {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
}

/// Takes backups away, by the names of their files; what is not in the folder of backups is left alone. Gives their number.
pub fn remove_backups(library: &Path, names: &[String]) -> Result<usize, StoreError> {
    let mut removed = 0;
    for backup in backups(library)
        .into_iter()
        .filter(|backup| names.contains(&backup.name))
    {
        fs::remove_file(&backup.path).map_err(|error| places::cannot(&backup.path, &error))?;
        removed += 1;
    }
    Ok(removed)
}

/// Libraries that were replaced or damaged and stay beside the library, by name; what stood in the place of a day's backup and was
/// none; and what is left of copies that were never finished, or is under way.
pub fn kept_aside(library: &Path) -> Vec<PathBuf> {
    let stem = library.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = library.parent().filter(|folder| !folder.as_os_str().is_empty());
    let files = fs::read_dir(folder.unwrap_or(Path::new(".")))
        .into_iter()
        .flatten()
        .flatten();
    let mut kept: Vec<PathBuf> = files
        .filter(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            // A log counts where its library is gone.
            let log_of = file
                .path()
                .to_str()
                .and_then(|path| path.strip_suffix("-wal"))
                .map(PathBuf::from);
            let name = match log_of {
                Some(library) if library.exists() => return false,
                Some(_) => name.trim_end_matches("-wal"),
                None => &name,
            };
            let rest = name.strip_prefix(&stem).and_then(|rest| rest.strip_suffix(ENDING));
            rest.is_some_and(|rest| places::ASIDE.iter().any(|why| rest.starts_with(&format!("-{why}-"))))
        })
        .map(|file| file.path())
        .collect();
    let damaged = fs::read_dir(backup_folder(library)).into_iter().flatten().flatten();
    let damaged = damaged.filter(|file| {
        let name = file.file_name().to_string_lossy().into_owned();
        name.starts_with(DAMAGED) && name.ends_with(ENDING)
    });
    kept.extend(damaged.map(|file| file.path()));
    kept.sort();
    kept.extend([copying::fresh(library)].into_iter().filter(|fresh| fresh.exists()));
    kept.extend(copying::parts(library));
    kept
}

/// Takes libraries away that stay beside the library, by the names of their files; others are left alone. Gives their
/// number.
pub fn remove_kept_aside(library: &Path, names: &[String]) -> Result<usize, StoreError> {
    let mut removed = 0;
    let named = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| names.iter().any(|known| name == known.as_str()))
    };
    for path in kept_aside(library).into_iter().filter(named) {
        if path.extension().is_some_and(|ending| ending == "part") {
            // Unless somebody is at work on it.
            copying::clear(vec![path.clone()]);
        } else {
            fs::remove_file(&path).map_err(|error| places::cannot(&path, &error))?;
            copying::remove(&path);
        }
        removed += usize::from(!path.exists());
    }
    Ok(removed)
}

/// Makes the backup of a day unless there is one, and drops daily backups that are too old. Nobody who edits has to wait.
/// Gives the new backup.
pub fn back_up_daily(library: &Path, today: Date) -> Result<Option<PathBuf>, StoreError> {
    copying::clear(copying::parts(library));
    let path = make_backup_folder(library)?.join(format!("{DAILY}{today}{ENDING}"));
    // Whatever came under this name by other ways is no backup, and stays: somebody may want to look at it.
    if path.exists() && is_sound(&path) {
        return Ok(None);
    }
    if path.exists() {
        let damaged = free(&backup_folder(library), &format!("{DAMAGED}{today}"));
        fs::rename(&path, &damaged).map_err(|error| places::cannot(&path, &error))?;
    }
    copying::copy(&opening::look_into(library)?, &path)?;
    let of_day: BTreeMap<Date, PathBuf> = backups(library)
        .into_iter()
        .filter(|backup| backup.reason == Reason::Daily && backup.is_whole())
        .filter_map(|backup| Some((backup.day?, backup.path)))
        .collect();
    let days: BTreeSet<Date> = of_day.keys().copied().collect();
    for day in days_to_drop(today, &days) {
        if let Some(path) = of_day.get(&day) {
            // One that cannot be removed is tried again tomorrow.
            let _ = fs::remove_file(path);
        }
    }
    Ok(Some(path))
}

/// Whether a file can be put back in the place of a library.
fn is_sound(backup: &Path) -> bool {
    match opening::look_into(backup).and_then(|backup| copying::check(&backup)) {
        // That it cannot be read by this program, or just now, says nothing against it.
        Ok(()) | Err(StoreError::Newer { .. } | StoreError::Busy | StoreError::DiskFull) => true,
        Err(_) => false,
    }
}

/// Makes a backup that stays until somebody removes it: in the library's folder, or where `to` says. A file that is there
/// is replaced when the backup is whole.
pub fn back_up(library: &Path, to: Option<&Path>, today: Date) -> Result<PathBuf, StoreError> {
    let path = place_for(library, to, today)?;
    copying::copy(&opening::look_into(library)?, &path)?;
    Ok(path)
}

impl Library {
    /// The same of a library that is open, and may no longer be found in its place.
    pub fn back_up(&self, library: &Path, to: Option<&Path>, today: Date) -> Result<PathBuf, StoreError> {
        let path = place_for(library, to, today)?;
        copying::copy(&self.connection, &path)?;
        Ok(path)
    }
}

/// Where a backup goes that somebody asks for.
fn place_for(library: &Path, to: Option<&Path>, today: Date) -> Result<PathBuf, StoreError> {
    copying::clear(copying::parts(library));
    let path = match to {
        Some(path) => path.to_owned(),
        None => free(&make_backup_folder(library)?, &format!("{ASKED}{today}")),
    };
    // A library is no backup of itself.
    if held::is_of(library, &path) {
        return Err(StoreError::Itself { path });
    }
    Ok(path)
}

/// Puts a log aside whose library is gone, and gives its new name: SQLite would take it for the log of what comes there.
fn log_aside(library: &Path, today: Date) -> Result<Option<PathBuf>, StoreError> {
    let [log, memory] = places::companions(library);
    let [kept, _] = places::companions(&aside(library, "replaced", today));
    let _ = fs::remove_file(memory);
    match fs::rename(&log, &kept) {
        Ok(()) => Ok(Some(kept)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(places::cannot(&log, &error)),
    }
}

/// Puts a backup in the place of the library, which stays beside it; gives the library's new name, or that of its log where
/// nothing else was left of it. The library must not be
/// open. A backup that is damaged or newer than the program is refused, and nothing has changed.
pub fn restore(library: &Path, backup: &Path, today: Date) -> Result<Option<PathBuf>, StoreError> {
    let library = &places::real_place(library);
    let recovered = copying::fresh(library);
    // Held until it is the library, so that whoever opens the one that is still there tells it from what a stopped restore
    // has left. Where the system has no such locks, it may be gone when its turn comes: then the library stays.
    let part = copying::beside(&opening::look_into(backup)?, &recovered)?;
    if recovered.exists() {
        // A recovery under way would put its own in the place of this one.
        opening::refuse_in_use(&recovered)?;
    }
    if !library.exists() {
        let kept = log_aside(library, today)?;
        fs::rename(&part.path, library).map_err(|error| places::cannot(library, &error))?;
        copying::sync_folder(library);
        return Ok(kept);
    }
    opening::refuse_in_use(library)?;
    // Whoever is stopped in the middle has the library with all that was done on it, as no log has to go with it. Of one
    // that is damaged or newer the log stays a log.
    let _ = copying::settle_log(library);
    let kept = aside(library, "replaced", today);
    recovery::replace(library, &kept, &part.path)?;
    Ok(Some(kept))
}
