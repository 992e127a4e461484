//! Backups: made daily and when asked for, found again, put back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use journey_model::Date;

use crate::keeping::days_to_drop;
use crate::places::{self, aside, backup_folder, free, make_backup_folder};
use crate::{StoreError, copying, opening, recovery};

const DAILY: &str = "daily-";
const ASKED: &str = "backup-";
const ENDING: &str = ".sqlite";

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
            Some(Backup {
                path: file.path(),
                reason,
                day,
                bytes: file.metadata().ok().filter(fs::Metadata::is_file)?.len(),
                name,
            })
        })
        .collect();
    backups.sort_by(|one, other| (other.day, &other.name).cmp(&(one.day, &one.name)));
    backups
}

/// Makes the backup of a day unless there is one, and drops daily backups that are too old. Nobody who edits has to wait.
/// Gives the new backup.
pub fn back_up_daily(library: &Path, today: Date) -> Result<Option<PathBuf>, StoreError> {
    let path = make_backup_folder(library)?.join(format!("{DAILY}{today}{ENDING}"));
    if path.exists() {
        return Ok(None);
    }
    copying::copy(&opening::look_into(library)?, &path)?;
    let of_day: BTreeMap<Date, PathBuf> = backups(library)
        .into_iter()
        .filter(|backup| backup.reason == Reason::Daily)
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

/// Makes a backup that stays until somebody removes it: in the library's folder, or where `to` says. A file that is there
/// is replaced when the backup is whole.
pub fn back_up(library: &Path, to: Option<&Path>, today: Date) -> Result<PathBuf, StoreError> {
    let path = match to {
        Some(path) => path.to_owned(),
        None => free(&make_backup_folder(library)?, &format!("{ASKED}{today}")),
    };
    let real = |path: &Path| fs::canonicalize(path).ok();
    if real(&path).is_some_and(|path| Some(path) == real(library)) {
        return Err(StoreError::CannotOpen {
            path,
            reason: "a library is no backup of itself".to_owned(),
        });
    }
    copying::copy(&opening::look_into(library)?, &path)?;
    Ok(path)
}

/// Puts a backup in the place of the library, which stays beside it; gives the library's new name. The library must not be
/// open. A backup that is damaged or newer than the program is refused, and nothing has changed.
pub fn restore(library: &Path, backup: &Path, today: Date) -> Result<Option<PathBuf>, StoreError> {
    let mut name = library.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let fresh = library.with_file_name(name);
    copying::copy(&opening::look_into(backup)?, &fresh)?;
    let result = if library.exists() {
        opening::refuse_in_use(library).and_then(|()| {
            let kept = aside(library, "replaced", today);
            recovery::replace(library, &kept, &fresh)?;
            Ok(Some(kept))
        })
    } else {
        let named = fs::rename(&fresh, library).map_err(|error| places::cannot(library, &error));
        copying::sync_folder(library);
        named.map(|()| None)
    };
    if result.is_err() {
        let _ = fs::remove_file(fresh);
    }
    result
}
