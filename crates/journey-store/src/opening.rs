//! Opening and creating the file: nothing is touched before it is known to be ours.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::StoreError;
use crate::table;

/// Marks a file as ours, in SQLite's header: the letters "Perc".
const APPLICATION: i32 = 0x5065_7263;

/// Each entry takes the library one version further, in one transaction. Entries are never changed, only added.
const MIGRATIONS: &[&[&str]] = &[
    &[
        table::maps::CREATE,
        table::nodes::CREATE,
        table::edges::CREATE,
        table::changes::CREATE,
        table::preferences::CREATE,
    ],
    &[table::pictures::CREATE],
    &[table::prints::CREATE, table::prints::CREATE_CHOICES],
];

/// The newest version of the library that this program knows.
const VERSION: u32 = MIGRATIONS.len() as u32;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// Statements kept ready: more than this crate has.
const STATEMENTS: usize = 64;

/// Opens the library, creating it with its folder when it is absent, and brings it to the present version.
pub(crate) fn open(path: &Path) -> Result<Connection, StoreError> {
    let cannot = |reason: String| StoreError::CannotOpen {
        path: path.to_owned(),
        reason,
    };
    match look_at(path)? {
        Found::Library => {}
        Found::Nothing => create_file(path).map_err(|error| cannot(error.to_string()))?,
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(|error| cannot(error.to_string()))?;
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    prepare(&mut connection)?;
    Ok(connection)
}

/// A library that is gone when it is dropped.
pub(crate) fn in_memory() -> Result<Connection, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    prepare(&mut connection)?;
    Ok(connection)
}

enum Found {
    Nothing,
    Library,
}

/// Looks at the file without SQLite, which might repair, replay or lock what is not ours.
fn look_at(path: &Path) -> Result<Found, StoreError> {
    let cannot = |reason: String| StoreError::CannotOpen {
        path: path.to_owned(),
        reason,
    };
    let not_ours = || StoreError::NotALibrary { path: path.to_owned() };
    let about = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(cannot(error.to_string())),
        Ok(about) => about,
    };
    if !about.is_file() {
        return Err(not_ours());
    }
    // An empty file is what a program leaves that was stopped before it wrote anything.
    if about.len() > 0 {
        let mut header = [0; 100];
        let mut file = fs::File::open(path).map_err(|error| cannot(error.to_string()))?;
        file.read_exact(&mut header).map_err(|_| not_ours())?;
        // Places in the header: https://www.sqlite.org/fileformat2.html#the_database_header
        let [.., v1, v2, v3, v4] = header[..64] else {
            return Err(not_ours());
        };
        let [.., a1, a2, a3, a4] = header[..72] else {
            return Err(not_ours());
        };
        if !header.starts_with(b"SQLite format 3\0") || i32::from_be_bytes([a1, a2, a3, a4]) != APPLICATION {
            return Err(not_ours());
        }
        refuse_newer(u32::from_be_bytes([v1, v2, v3, v4]))?;
    }
    if about.permissions().readonly() {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    Ok(Found::Library)
}

/// Makes an empty file, and its folder, that only their owner may read.
fn create_file(path: &Path) -> std::io::Result<()> {
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

fn refuse_newer(found: u32) -> Result<(), StoreError> {
    if found > VERSION {
        Err(StoreError::Newer { found, known: VERSION })
    } else {
        Ok(())
    }
}

fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

fn prepare(connection: &mut Connection) -> Result<(), StoreError> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // The newest version may stand in the log beside the file, where a look at the header does not see it. Until it is
    // known, closing must not move the log into the file.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    refuse_newer(version(connection)?)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    migrate(connection)?;
    // After the first migration, so that the file's own header says whose it is.
    let _mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    Ok(())
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    while version(connection)? < VERSION {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Read again: another program may have migrated while this one waited.
        let from = version(&transaction)?;
        if let Some(step) = MIGRATIONS.get(from as usize) {
            for statements in *step {
                transaction.execute_batch(statements)?;
            }
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", from + 1)?;
        }
        transaction.commit()?;
    }
    refuse_newer(version(connection)?)
}
