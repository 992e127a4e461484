//! Opening and creating the file: nothing is touched before it is known to be ours.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

pub(crate) use crate::in_use::{refuse_in_use, refuse_in_use_for};
pub(crate) use crate::version::{NOTED, note_version, refuse_newer, refuse_newer_file, version};
use crate::{StoreError, checking, copying, filling, places, recovery, table};

/// Marks a file as ours, in SQLite's header: the letters "Perc".
const APPLICATION: i32 = 0x5065_7263;

/// A part of a migration.
enum Step {
    /// Statements.
    Sql(&'static str),
    /// What has to be worked out from the rows that are there.
    Fill(fn(&Transaction<'_>) -> Result<(), StoreError>),
}

/// Each entry takes the library one version further. Entries are never changed, only added.
const MIGRATIONS: &[&[Step]] = &[
    &[
        Step::Sql(table::maps::CREATE),
        Step::Sql(table::nodes::CREATE),
        Step::Sql(table::edges::CREATE),
        Step::Sql(table::changes::CREATE),
        Step::Sql(table::preferences::CREATE),
    ],
    &[Step::Sql(table::pictures::CREATE)],
    &[
        Step::Sql(table::prints::CREATE),
        Step::Sql(table::prints::CREATE_CHOICES),
    ],
    &[
        Step::Sql(table::nodes::ADD_SEAL),
        Step::Sql(table::edges::ADD_SEAL),
        Step::Sql(table::changes::ADD_SEAL),
        Step::Sql(table::prints::ADD_SEAL),
        Step::Sql(table::maps::ADD_SEALS),
        Step::Sql(table::pictures::CREATE_UNUSED),
        Step::Sql(table::words::CREATE),
        Step::Fill(filling::seals_and_words),
    ],
    &[
        Step::Sql(table::shelves::CREATE),
        Step::Sql(table::collections::CREATE),
        Step::Fill(filling::shelves),
        Step::Sql(table::changes::ADD_FIRST),
        Step::Sql(table::revisions::CREATE),
        Step::Sql(table::words::JOIN_SELDOM),
        Step::Fill(filling::titles),
        Step::Fill(filling::sessions),
    ],
    &[
        Step::Sql(table::waiting::CREATE),
        Step::Sql(table::shared::CREATE),
        Step::Sql(table::unknown::CREATE),
    ],
    // Elements have fields from here on that a program of the version before would read past, and write back without.
    &[
        Step::Sql(table::maps::ADD_NUMBER),
        Step::Sql(table::changes::ADD_PLACE),
        Step::Sql(table::waiting::ADD_INDEXED),
        Step::Sql(table::pieces::CREATE),
    ],
    &[Step::Fill(filling::signs)],
];

/// The newest version of the library that this program knows.
pub(crate) const VERSION: u32 = MIGRATIONS.len() as u32;

/// Bytes of the head of a file: https://www.sqlite.org/fileformat2.html#the_database_header
const HEAD: usize = 100;

/// How long to wait for another program that is writing.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Up to this size a library is checked whenever it is opened: 16 MiB, which takes some hundredths of a second. A larger
/// one is checked with each backup.
const CHECKED_PAGES: i64 = 4_096;

/// Statements kept ready: more than this crate has.
const STATEMENTS: usize = 128;

/// Opens the library, creating it with its folder when it is absent, and brings it to the present version.
pub(crate) fn open(path: &Path) -> Result<Connection, StoreError> {
    let cannot = |reason: String| StoreError::CannotOpen {
        path: path.to_owned(),
        reason,
    };
    // First: what a recovery has put aside that was stopped may be all that there is.
    recovery::go_back(path)?;
    match look_at(path)? {
        Found::Library if fs::metadata(path).is_ok_and(|about| about.permissions().readonly()) => {
            return Err(StoreError::ReadOnly { path: path.to_owned() });
        }
        Found::Library => {
            keep_from_others(path);
            refuse_damaged_log(path)?;
        }
        Found::Nothing => create_file(path).map_err(|error| cannot(error.to_string()))?,
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(|error| match StoreError::from(error) {
        StoreError::Sqlite(error) => cannot(error.to_string()),
        error => error,
    })?;
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    prepare(&mut connection, Some(path))?;
    copying::clear(copying::parts(path));
    Ok(connection)
}

/// Another connection to a library that this program has open. Looks at the file with SQLite only: were it opened and
/// closed here as well, the system would drop the locks of the first connection.
pub(crate) fn again(path: &Path) -> Result<Connection, StoreError> {
    refuse_bare(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    prepare(&mut connection, None)?;
    Ok(connection)
}

/// A library that is gone when it is dropped.
pub(crate) fn in_memory() -> Result<Connection, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    prepare(&mut connection, None)?;
    Ok(connection)
}

pub(crate) enum Found {
    Nothing,
    Library,
}

/// Looks at the file without SQLite, which might repair, replay or lock what is not ours.
pub(crate) fn look_at(path: &Path) -> Result<Found, StoreError> {
    let cannot = |reason: String| StoreError::CannotOpen {
        path: path.to_owned(),
        reason,
    };
    let not_ours = || StoreError::NotALibrary { path: path.to_owned() };
    let about = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(cannot(error.to_string())),
        Ok(about) if !about.is_file() => return Err(not_ours()),
        Ok(about) => Some(about),
    };
    let length = about.as_ref().map_or(0, fs::Metadata::len);
    let was_ours = || recovery::was_ours(path).unwrap_or(false);
    if length < HEAD as u64 && recovery::has_frames(path) && (length == 0 || was_ours()) {
        return Err(StoreError::Damaged(
            "of the file nothing is left but its log".to_owned(),
        ));
    }
    // An empty file is what a program leaves that was stopped before it wrote anything; but there are no backups of that.
    if length == 0 && places::has_backups(path) {
        let what = if about.is_some() { "empty" } else { "gone" };
        return Err(StoreError::Damaged(format!("the file is {what}")));
    }
    if length > 0 {
        let mut header = [0; HEAD];
        let mut file = fs::File::open(path).map_err(|error| cannot(error.to_string()))?;
        let no_library = || {
            if was_ours() {
                StoreError::Damaged("the head of the file is destroyed".to_owned())
            } else {
                not_ours()
            }
        };
        file.read_exact(&mut header).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => not_ours(),
            // A disk that does not give the head may give the rest.
            _ if was_ours() => StoreError::Damaged(format!("the head of the file cannot be read: {error}")),
            _ => cannot(error.to_string()),
        })?;
        // Places in the header: https://www.sqlite.org/fileformat2.html#the_database_header
        let [.., v1, v2, v3, v4] = header[..64] else {
            return Err(not_ours());
        };
        let [.., a1, a2, a3, a4] = header[..72] else {
            return Err(not_ours());
        };
        if !header.starts_with(b"SQLite format 3\0") || i32::from_be_bytes([a1, a2, a3, a4]) != APPLICATION {
            return Err(no_library());
        }
        refuse_newer_file(u32::from_be_bytes([v1, v2, v3, v4]), || recovery::noted_version(path))?;
    }
    Ok(if about.is_some() {
        Found::Library
    } else {
        Found::Nothing
    })
}

/// Whether there is a library at a place, or what is left of one: an empty file is one where its log or its backups tell.
pub fn is_there(library: &Path) -> bool {
    recovery::has_frames(library)
        || fs::metadata(library).is_ok_and(|about| !about.is_file() || about.len() > 0 || places::has_backups(library))
}

/// Whether there is no file, or not even a head of one. Asks the system only.
pub(crate) fn is_bare(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |about| about.is_file() && about.len() < HEAD as u64)
}

/// Fails where there is nothing that SQLite could look into: it would take the log of an empty file away.
fn refuse_bare(path: &Path) -> Result<(), StoreError> {
    let cannot = |reason: String| StoreError::CannotOpen {
        path: path.to_owned(),
        reason,
    };
    let about = fs::metadata(path).map_err(|error| cannot(error.to_string()))?;
    if !about.is_file() {
        // A pipe would never come to an end.
        return Err(cannot("it is no file".to_owned()));
    }
    if is_bare(path) {
        return Err(if recovery::has_frames(path) {
            StoreError::Damaged("of the file nothing is left but its log".to_owned())
        } else {
            StoreError::NotALibrary { path: path.to_owned() }
        });
    }
    Ok(())
}

/// A connection to a library or a backup that changes nothing in it. The file is looked at by SQLite only: were it opened
/// and closed here as well, the system would drop the locks of a library that is open in this program.
pub(crate) fn look_into(path: &Path) -> Result<Connection, StoreError> {
    let cannot = |reason: String| StoreError::CannotOpen {
        path: path.to_owned(),
        reason,
    };
    refuse_bare(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| cannot(error.to_string()))?;
    connection.busy_timeout(PATIENCE)?;
    let owner = connection.query_row("PRAGMA application_id", [], |row| row.get::<_, i32>(0));
    match owner {
        Ok(APPLICATION) => refuse_newer(version(&connection)?)?,
        Err(error) if error.sqlite_error_code() != Some(ErrorCode::NotADatabase) => return Err(error.into()),
        _ => return Err(StoreError::NotALibrary { path: path.to_owned() }),
    }
    Ok(connection)
}

/// A backup to be looked into. One of an older version is copied into memory and brought up to date there.
pub(crate) fn unchanged(path: &Path) -> Result<Connection, StoreError> {
    let connection = look_into(path)?;
    if version(&connection)? == VERSION {
        filling::teach_seal(&connection)?;
        return Ok(connection);
    }
    checking::pages(&connection, "integrity_check")?;
    let mut copy = Connection::open_in_memory()?;
    copying::fill(&connection, &mut copy)?;
    prepare(&mut copy, None)?;
    Ok(copy)
}

/// The only connection to a library: fails when another program, or another connection of this one, has it open, and keeps
/// all others out until it is closed.
pub(crate) fn alone(path: &Path) -> Result<Connection, StoreError> {
    refuse_in_use(path)?;
    // Whether it is a library, and how new.
    drop(open(path)?);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    // Before the file is read first: the log is then shared with nobody.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    prepare(&mut connection, None)?;
    connection.execute_batch("BEGIN EXCLUSIVE; ROLLBACK;")?;
    Ok(connection)
}

/// SQLite would open a library without the edits that stand in its log behind a frame that is destroyed, and say nothing.
pub(crate) fn refuse_damaged_log(path: &Path) -> Result<(), StoreError> {
    // A log that somebody writes to may be another one from one moment to the next.
    let is_damaged = recovery::has_damaged_log(path)
        && refuse_in_use_for(path, Duration::ZERO).is_ok()
        && recovery::has_damaged_log(path);
    if is_damaged {
        let message = "a part of the log with the last edits is destroyed";
        return Err(StoreError::Damaged(message.to_owned()));
    }
    Ok(())
}

/// Takes from others the right to read a library that came from elsewhere, with its log. Where the system does not let that
/// happen, the library is as good as it was.
fn keep_from_others(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for path in [path.to_owned()].into_iter().chain(places::companions(path)) {
            if let Ok(about) = fs::metadata(&path)
                && about.permissions().mode() & 0o077 != 0
            {
                let owner = fs::Permissions::from_mode(about.permissions().mode() & 0o700);
                let _ = fs::set_permissions(&path, owner);
            }
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// Makes an empty file, and its folder, that only their owner may read.
pub(crate) fn create_file(path: &Path) -> std::io::Result<()> {
    let mut folder = DirBuilder::new();
    let mut file = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        folder.mode(0o700);
        file.mode(0o600);
    }
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        folder.recursive(true).create(parent)?;
    }
    match file.write(true).create_new(true).open(path) {
        // Another program was faster.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        result => result.map(drop),
    }
}

/// Size of a library in bytes.
pub(crate) fn size(connection: &Connection) -> Result<i64, StoreError> {
    let of = |name: &str| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    Ok(of("page_count")? * of("page_size")?)
}

/// Makes a connection fit for a library, and the library as new as the program. `path` is where it lies, if anywhere: there
/// an older library is copied before it is changed, and a small one is checked.
fn prepare(connection: &mut Connection, path: Option<&Path>) -> Result<(), StoreError> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    filling::teach_seal(connection)?;
    // The newest version may stand in the log beside the file, where a look at the header does not see it. Until it is
    // known, and the pages are known to be sound, closing must not move the log into the file.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let found = version(connection)?;
    refuse_newer(found)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    if let Some(path) = path {
        // SQLite tells this only now that it has read the head: the file itself may be written to.
        if connection.is_readonly("main")? {
            let message = "its head says that nobody may write to it";
            return Err(StoreError::Damaged(message.to_owned()));
        }
        let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        if pages <= CHECKED_PAGES {
            checking::pages(connection, "quick_check")?;
        }
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        if (1..VERSION).contains(&found) {
            let copy = places::before_version(path, found)?;
            copying::copy(connection, &copy)?;
            copying::remove_double(&copy, &format!("{}{found}", places::VERSION))?;
        }
    }
    migrate(connection)?;
    if path.is_some() {
        // Of a library that has no room for it, recovery will say that pieces may be missing.
        let _ = table::pieces::note_first(connection);
        let _ = note_version(connection);
    }
    // After the first migration, so that the file's own header says whose it is.
    let _mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    Ok(())
}

/// All versions that are missing, in one transaction.
fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    if version(connection)? < VERSION {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Read again: another program may have migrated while this one waited.
        let from = version(&transaction)?;
        for step in MIGRATIONS.iter().skip(from as usize).flat_map(|steps| steps.iter()) {
            match step {
                Step::Sql(statements) => transaction.execute_batch(statements)?,
                Step::Fill(fill) => fill(&transaction)?,
            }
        }
        if from < VERSION {
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
            table::preferences::set(&transaction, NOTED, &VERSION.into())?;
        }
        transaction.commit()?;
    }
    refuse_newer(version(connection)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_connection_has_the_settings_that_durability_needs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let first = open(&path).unwrap();
        for connection in [&first, &open(&path).unwrap(), &again(&path).unwrap()] {
            let setting = |name: &str| -> String {
                let value = connection.query_row(&format!("PRAGMA {name}"), [], |row| {
                    row.get::<_, rusqlite::types::Value>(0)
                        .map(|value| format!("{value:?}"))
                });
                value.unwrap()
            };
            assert_eq!(setting("journal_mode"), "Text(\"wal\")");
            // FULL: the log is on the disk before a transaction counts as done.
            assert_eq!(setting("synchronous"), "Integer(2)");
            assert_eq!(setting("foreign_keys"), "Integer(1)");
            assert_eq!(setting("busy_timeout"), "Integer(5000)");
        }
    }
}
