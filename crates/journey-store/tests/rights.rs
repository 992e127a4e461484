//! Nobody but the owner may read a library, its log, its backups and what is written on the way, even where the system
//! would let everybody read new files.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use journey_model::{Date, Id, sample};
use journey_store::{Forgetting, Library, back_up, back_up_daily, forget, recover, restore};

/// Where the second program works; the first one has no such variable.
const FOLDER: &str = "PERCORSO_TEST_RIGHTS";

/// Everything in a folder that others may read or write.
fn open_to_others(folder: &Path) -> Vec<String> {
    let mut open = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        if mode & 0o077 != 0 {
            open.push(format!("{} {:o}", path.display(), mode & 0o777));
        }
        if path.is_dir() {
            open.extend(open_to_others(&path));
        }
    }
    open
}

#[test]
fn everything_is_the_owner_s_where_new_files_are_everybody_s() {
    let folder = tempfile::tempdir().unwrap();
    let status = Command::new("sh")
        .args(["-c", "umask 000; exec \"$0\" --exact what_the_second_program_does"])
        .arg(env::current_exe().unwrap())
        .env(FOLDER, folder.path())
        .status()
        .unwrap();
    assert!(status.success());
    // The second program looked while it worked; this is what it left.
    assert_eq!(open_to_others(folder.path()), Vec::<String>::new());
    assert!(fs::read_dir(folder.path().join("home")).unwrap().count() >= 4);
}

/// Does nothing by itself: the test above starts it under another mask.
#[test]
fn what_the_second_program_does() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder);
    // The mask is in force: what the program does not guard is everybody's.
    fs::write(folder.join("probe"), "").unwrap();
    assert_eq!(open_to_others(folder).len(), 1);
    fs::remove_file(folder.join("probe")).unwrap();

    let today = Date::new(2026, 11, 21).unwrap();
    let path = folder.join("home/library.sqlite");
    let mut library = Library::open(&path).unwrap();
    library.create(Id::from_bits(1), &sample::journey(20), 1).unwrap();
    assert!(path.with_extension("sqlite-wal").exists() && path.with_extension("sqlite-shm").exists());
    assert_eq!(open_to_others(folder), Vec::<String>::new());
    back_up_daily(&path, today).unwrap().unwrap();
    let backup = back_up(&path, Some(&folder.join("home/elsewhere.sqlite")), today).unwrap();
    assert_eq!(open_to_others(folder), Vec::<String>::new());
    drop(library);
    restore(&path, &backup, today).unwrap().unwrap();
    assert_eq!(open_to_others(folder), Vec::<String>::new());
    recover(&path, today).unwrap();
    let names = ["Anna".to_owned()];
    let forgetting = Forgetting {
        names: &names,
        word: "Person 1",
        quotes: false,
        map_file: &|file, _| Ok(file.to_owned()),
    };
    forget(&path, &forgetting).unwrap();
    assert_eq!(open_to_others(folder), Vec::<String>::new());
    // A library that came from elsewhere is the owner's from now on.
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    drop(Library::open(&path).unwrap());
    assert_eq!(open_to_others(folder), Vec::<String>::new());
}
