//! Where things lie beside a library.

use std::ffi::OsString;
use std::fs::{self, DirBuilder};
use std::io;
use std::path::{Path, PathBuf};

use journey_model::Date;

use crate::StoreError;

/// Where a library really lies: SQLite keeps its log beside the file itself, not beside a link to it.
pub fn real_place(library: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(library).is_ok_and(|about| about.is_symlink());
    let real = is_link.then(|| fs::canonicalize(library).ok()).flatten();
    real.unwrap_or_else(|| library.to_owned())
}

/// The folder of a library's backups: `library-backups` beside `library.sqlite`.
pub fn backup_folder(library: &Path) -> PathBuf {
    let mut name = library.file_stem().unwrap_or_default().to_owned();
    name.push("-backups");
    library.with_file_name(name)
}

/// Whether a library has backups.
pub(crate) fn has_backups(library: &Path) -> bool {
    let files = fs::read_dir(backup_folder(library)).into_iter().flatten();
    files
        .flatten()
        .any(|file| file.path().extension().is_some_and(|ending| ending == "sqlite"))
}

/// Makes the folder of a library's backups, for its owner only.
pub(crate) fn make_backup_folder(library: &Path) -> Result<PathBuf, StoreError> {
    let folder = backup_folder(library);
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    let made = builder.recursive(true).create(&folder);
    made.map_err(|error| cannot(&folder, &error))?;
    Ok(folder)
}

/// Begins the names of backups that are made before a library is brought up to date.
pub(crate) const VERSION: &str = "version-";

/// Where an older library is copied before it is brought up to date.
pub(crate) fn before_version(library: &Path, version: u32) -> Result<PathBuf, StoreError> {
    let folder = make_backup_folder(library)?;
    Ok(free(&folder, &format!("{VERSION}{version}")))
}

/// A free name in a folder: `NAME.sqlite`, or `NAME-2.sqlite` and so on when it is taken.
pub(crate) fn free(folder: &Path, name: &str) -> PathBuf {
    let first = folder.join(format!("{name}.sqlite"));
    // A log may have been put aside without its library.
    let is_free = |path: &Path| {
        let [log, _] = companions(path);
        [path, &log].iter().all(|path| fs::symlink_metadata(path).is_err())
    };
    if is_free(&first) {
        return first;
    }
    let others = (2..).map(|number: u32| folder.join(format!("{name}-{number}.sqlite")));
    let mut free = others.filter(|path| is_free(path));
    free.next().unwrap_or(first)
}

/// Why a library may stand beside another one, as the names of such files say.
pub(crate) const ASIDE: [&str; 2] = ["replaced", "damaged"];

/// Where a library goes that another one replaces: beside it, with a word that says why and the day.
pub(crate) fn aside(library: &Path, why: &str, today: Date) -> PathBuf {
    let stem = library.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = library.parent().unwrap_or(Path::new(""));
    free(folder, &format!("{stem}-{why}-{today}"))
}

/// The libraries that others have replaced, as far as they still stand beside it.
pub(crate) fn put_aside(library: &Path) -> Vec<PathBuf> {
    let stem = library.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = library.parent().filter(|folder| !folder.as_os_str().is_empty());
    let files = fs::read_dir(folder.unwrap_or(Path::new(".")))
        .into_iter()
        .flatten()
        .flatten();
    let is_aside = |name: &str| ASIDE.iter().any(|why| name.starts_with(&format!("{stem}-{why}-")));
    let aside = files.filter(|file| {
        file.file_name()
            .to_str()
            .is_some_and(|name| is_aside(name) && name.ends_with(".sqlite"))
    });
    aside.map(|file| file.path()).collect()
}

/// The log and the shared memory that SQLite keeps beside a file.
pub(crate) fn companions(library: &Path) -> [PathBuf; 2] {
    ["-wal", "-shm"].map(|ending| {
        let mut name = OsString::from(library);
        name.push(ending);
        PathBuf::from(name)
    })
}

/// What the system says of a file.
pub(crate) fn cannot(path: &Path, error: &io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
        _ => StoreError::CannotOpen {
            path: path.to_owned(),
            reason: error.to_string(),
        },
    }
}
