//! The disk fails, is full, or may not be written to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use journey_store::{Library, StoreError, back_up, backup_folder, recover};

use crate::child::{AtWork, MAP, prepare};
use crate::edits::{Desk, Gesture};
use crate::small_disk::SmallDisk;
use crate::sound::is_sound;

fn edit(value: usize) -> Gesture {
    Gesture {
        kind: 1,
        which: value,
        value,
    }
}

#[test]
fn a_full_disk_is_told_and_costs_nothing_that_was_acknowledged() {
    let Some(disk) = SmallDisk::of("1500k") else { return };
    let path = disk.library();
    let mut desk = Desk::new(Library::open(&path).unwrap(), 20);
    disk.take(300_000);
    let mut made = 0;
    let error = loop {
        match desk.try_make(edit(made)) {
            Ok(_) => made += 1,
            Err(error) => break error,
        }
        assert!(made < 10_000, "the disk is never full");
    };
    assert!(matches!(error, StoreError::DiskFull), "{error}");
    assert!(made > 3, "{made}");
    desk.is_kept_by(&desk.library);
    // A backup does not fit either, and leaves nothing half done.
    let today = journey_model::Date::new(2026, 11, 22).unwrap();
    let error = back_up(&path, None, today).unwrap_err();
    assert!(
        matches!(error, StoreError::DiskFull | StoreError::CannotOpen { .. }),
        "{error}"
    );
    let left = fs::read_dir(backup_folder(&path)).map_or(0, |files| files.count());
    assert_eq!(left, 0);
    assert!(matches!(desk.try_make(edit(made)), Err(StoreError::DiskFull)));
    // With room again, work goes on.
    disk.give_back();
    assert!(desk.make(edit(made)));
    desk.is_kept_by(&desk.library);
    drop(desk.library);
    desk.library = Library::open(&path).unwrap();
    desk.is_kept_by(&desk.library);
}

#[test]
fn a_damaged_library_on_a_full_disk_is_left_as_it_is() {
    let Some(disk) = SmallDisk::of("1500k") else { return };
    let path = disk.library();
    drop(Desk::new(Library::open(&path).unwrap(), 200));
    let mut bytes = fs::read(&path).unwrap();
    bytes[..4_096].fill(0);
    fs::write(&path, &bytes).unwrap();
    disk.take(1_500_000 - bytes.len() - 100_000);
    let today = journey_model::Date::new(2026, 11, 22).unwrap();
    let error = recover(&path, today).unwrap_err();
    assert!(
        matches!(error, StoreError::DiskFull | StoreError::CannotOpen { .. }),
        "{error}"
    );
    assert!(fs::read(&path).unwrap() == bytes);
    assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 2);
    // With room again, all of it comes back.
    disk.give_back();
    assert_eq!(recover(&path, today).unwrap().maps.len(), 1);
    Library::open(&path).unwrap().check().unwrap();
}

/// With a little more room each time: a recovery is whole and in its place, or refused with the damaged file as it was.
#[test]
fn whatever_room_there_is_a_recovery_that_is_told_is_on_the_disk() {
    let Some(disk) = SmallDisk::of("4m") else { return };
    let path = disk.library();
    let desk = Desk::new(Library::open(&path).unwrap(), 200);
    let (map, journey) = (desk.map, desk.journey.clone());
    drop(desk);
    let mut bytes = fs::read(&path).unwrap();
    bytes[..4_096].fill(0);
    let today = journey_model::Date::new(2026, 11, 22).unwrap();
    let (mut refused, mut recovered) = (0, 0);
    for room in (0..bytes.len() * 3).step_by(40_960) {
        for file in fs::read_dir(disk.path()).unwrap() {
            fs::remove_file(file.unwrap().path()).unwrap();
        }
        fs::write(&path, &bytes).unwrap();
        disk.fill_but_for(room);
        match recover(&path, today) {
            Ok(report) => {
                recovered += 1;
                assert_eq!(report.maps.len(), 1);
                assert!(fs::read(&report.kept).unwrap() == bytes);
                disk.give_back();
                let library = Library::open(&path).unwrap();
                library.check().unwrap_or_else(|error| panic!("{room}: {error}"));
                assert!(library.load(map).unwrap().journey == journey, "{room}");
            }
            Err(error) => {
                refused += 1;
                let told = matches!(error, StoreError::DiskFull | StoreError::CannotOpen { .. });
                assert!(told, "{room}: {error}");
                assert!(fs::read(&path).unwrap() == bytes, "{room}");
                // The library and what fills the disk.
                assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 2, "{room}");
            }
        }
    }
    assert!(refused > 0 && recovered > 0, "{refused} refused, {recovered} recovered");
}

#[test]
fn a_library_on_a_disk_that_may_not_be_written_to_is_told() {
    let Some(disk) = SmallDisk::of("4m") else { return };
    let path = disk.library();
    drop(Desk::new(Library::open(&path).unwrap(), 20));
    disk.read_only(true);
    let before = fs::read(&path).unwrap();
    let error = Library::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    let elsewhere = disk.path().join("none").join("library.sqlite");
    let error = Library::open(&elsewhere).unwrap_err();
    assert!(matches!(error, StoreError::CannotOpen { .. }), "{error}");
    assert!(fs::read(&path).unwrap() == before);
    disk.read_only(false);
    Library::open(&path).unwrap().check().unwrap();
}

#[test]
fn a_folder_that_may_not_be_written_to_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    drop(Desk::new(Library::open(&path).unwrap(), 20));
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(folder.path().join("probe"), "").is_ok() {
        eprintln!("LEFT OUT: this user may write everywhere");
        return;
    }
    let before = fs::read(&path).unwrap();
    let error = Library::open(&path).unwrap_err();
    assert!(
        matches!(error, StoreError::ReadOnly { .. } | StoreError::CannotOpen { .. }),
        "{error}"
    );
    assert!(fs::read(&path).unwrap() == before);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    Library::open(&path).unwrap().check().unwrap();
}

/// Writing beyond a file size that the system sets fails with an I/O error in the middle of a write.
#[test]
fn a_write_that_fails_in_the_middle_costs_nothing_that_was_acknowledged() {
    for (seed, blocks) in [(1, 130), (2, 150), (3, 190), (4, 250), (5, 400)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let first = prepare(&path);
        let shell = format!("trap '' XFSZ; ulimit -f {blocks}");
        let (acknowledged, failure) = AtWork::begin(&path, seed, 200, Some(&shell), &[]).finish();
        let failure = failure.unwrap_or_else(|| panic!("{blocks} blocks were enough"));
        assert!(failure.contains("disk"), "{failure}");
        is_sound(&path, MAP, &first, acknowledged, acknowledged);
    }
}

/// The layer between the program and the disk, where the machine has a C compiler.
fn failing_disk(folder: &Path) -> Option<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/failing_disk.c");
    let library = folder.join("failing_disk.so");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(source)
        .arg("-ldl")
        .output();
    if built.as_ref().is_ok_and(|built| built.status.success()) {
        return Some(library);
    }
    eprintln!("LEFT OUT: there is no C compiler to build the failing disk with: {built:?}");
    None
}

/// Each write, sync and truncation of some edits fails, one after the other; once alone, once with all that follow.
#[test]
fn every_call_to_the_disk_may_fail() {
    let tools = tempfile::tempdir().unwrap();
    let Some(layer) = failing_disk(tools.path()) else {
        return;
    };
    let layer = layer.to_str().unwrap().to_owned();
    for goes_on in [false, true] {
        let (mut failed, mut at) = (0, 1);
        loop {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("library.sqlite");
            let first = prepare(&path);
            let number = at.to_string();
            let mut variables = vec![("LD_PRELOAD", layer.as_str()), ("FAIL_AT", &number)];
            if goes_on {
                variables.push(("FAIL_ON", "1"));
            }
            let (acknowledged, failure) = AtWork::begin(&path, 9, 4, None, &variables).finish();
            // What was refused may still have reached the disk, but only whole: SQLite says what it could not make sure of.
            is_sound(&path, MAP, &first, acknowledged, acknowledged + 1);
            match failure {
                Some(why) => {
                    // The last where the memory that connections share cannot be made, of which SQLite does not say why.
                    let told = ["disk I/O error", "cannot be opened", "the disk is full"];
                    assert!(told.iter().any(|told| why.contains(told)), "call {at}: {why}");
                    failed += 1;
                }
                // Beyond the last call of all, nothing fails any more.
                None if acknowledged > 0 && at > 20 => break,
                None => {}
            }
            at += if at < 12 { 1 } else { 3 };
            assert!(at < 400, "the calls never end");
        }
        assert!(failed > 6, "only {failed} of {at} calls had to do with the edits");
    }
}
