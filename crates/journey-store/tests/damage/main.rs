//! Libraries that a disk has damaged, over many trials: nothing panics, nothing is lost without being named, and what is
//! called whole is whole. Each trial prints its seed when it fails.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../edits/mod.rs"]
mod edits;
mod gone;
#[path = "../kept/mod.rs"]
mod kept;
mod log;
mod original;
mod telling;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use journey_model::sample::Dice;
use journey_model::{Date, Id};
use journey_store::{Fate, Library, Recovery, StoreError, recover};
use kept::kept;
use original::{DISPUTED, Original, PRINTED, UNDONE};
use tempfile::TempDir;

const PAGE: usize = 4096;

impl Original {
    /// Puts damaged files into a folder and does what the program does: open, and recover where that fails.
    fn outlives(&self, file: &[u8], log: &[u8], seed: u64) -> Outcome {
        let folder = tempfile::tempdir().unwrap();
        let path = put(&folder, file, log);
        let why = match Library::open(&path) {
            Ok(library) => {
                let mut damage = library.check().err();
                for (map, original) in &self.maps {
                    match kept(&library, *map) {
                        Ok(now) if now == *original => {}
                        // Prints carry no seal that every look at them checks; the check does.
                        Ok(now) => assert!(
                            damage.is_some()
                                && now.journey == original.journey
                                && now.transactions == original.transactions,
                            "seed {seed}: map {map} is another one and nobody said so"
                        ),
                        Err(error) => damage = damage.or(Some(error)),
                    }
                }
                let Some(damage) = damage else {
                    for (picture, _) in &self.pictures {
                        assert_eq!(library.picture(&picture.hash).unwrap().as_ref(), Some(picture));
                    }
                    assert_eq!(library.pieces().unwrap(), self.pieces, "seed {seed}");
                    return Outcome::Unharmed;
                };
                damage
            }
            Err(error) => error,
        };
        if let StoreError::NotALibrary { .. } | StoreError::Newer { .. } = why {
            assert!(
                fs::read(&path).unwrap() == file,
                "seed {seed}: a refused file has changed"
            );
            return Outcome::Refused;
        }
        assert!(
            matches!(why, StoreError::Damaged(_) | StoreError::Sqlite(_)),
            "seed {seed}: {why:?}"
        );
        let damaged = fs::read(&path).unwrap();
        let report =
            recover(&path, Date::new(2026, 11, 22).unwrap()).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        assert!(
            fs::read(&report.kept).unwrap() == damaged,
            "seed {seed}: the damaged file was not kept"
        );
        let library = Library::open(&path).unwrap();
        library.check().unwrap();
        let kept = library.pieces().unwrap();
        assert!(kept.iter().all(|piece| self.pieces.contains(piece)), "seed {seed}");
        assert!(kept == self.pieces || report.pieces, "seed {seed}: a piece is gone");
        for (picture, by) in &self.pictures {
            let is_gone = library.picture(&picture.hash).unwrap().is_none();
            let told = report.maps.iter().find(|told| Some(told.map) == *by);
            if let Some(told) = told.filter(|told| is_gone && told.fate == Fate::Whole) {
                panic!("seed {seed}: {told:?} lacks a picture");
            }
        }
        self.tells_the_truth(&report, &library, seed)
    }

    fn tells_the_truth(&self, report: &Recovery, library: &Library, seed: u64) -> Outcome {
        let mut all_named = true;
        for (map, original) in &self.maps {
            let now = kept(library, *map).ok();
            let told = report.maps.iter().find(|told| told.map == *map);
            let same = now.as_ref() == Some(original);
            match told {
                Some(told) => {
                    assert!(
                        same || told.fate != Fate::Whole || report.last_edits,
                        "seed {seed}: {told:?} is not whole"
                    );
                    assert_eq!(now.is_none(), told.fate == Fate::Lost, "seed {seed}: {told:?}");
                    if let Some(now) = &now {
                        let is_told = told.content || report.last_edits;
                        assert!(is_told || now.journey == original.journey, "seed {seed}: {told:?}");
                        assert_eq!(told.cards as usize, now.journey.cards().count());
                        // What of the history is kept leads back step by step.
                        let mut journey = now.journey.clone();
                        let first = now.base;
                        assert!(
                            told.history || report.last_edits || (first == 0 && now.history == original.history),
                            "seed {seed}"
                        );
                        for transaction in now.transactions.iter().rev() {
                            journey.apply(&transaction.inverse()).unwrap();
                        }
                    }
                }
                None => {
                    assert!(report.nameless, "seed {seed}: map {map} is gone and not named");
                    all_named = false;
                }
            }
        }
        if all_named { Outcome::Named } else { Outcome::Nameless }
    }
}

fn put(folder: &TempDir, file: &[u8], log: &[u8]) -> PathBuf {
    let path = folder.path().join("library.sqlite");
    fs::write(&path, file).unwrap();
    if !log.is_empty() {
        fs::write(folder.path().join("library.sqlite-wal"), log).unwrap();
    }
    path
}

fn recovered(path: &Path) -> Recovery {
    recover(path, Date::new(2026, 11, 22).unwrap()).unwrap()
}

/// Files that the program refuses as damaged, and of which recovery makes a library with every map as it was.
fn comes_back(original: &Original, file: &[u8], log: &[u8]) -> (TempDir, Library, Recovery) {
    let folder = tempfile::tempdir().unwrap();
    let path = put(&folder, file, log);
    let error = Library::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::Damaged(_)), "{error}");
    let report = recovered(&path);
    let library = Library::open(&path).unwrap();
    for (map, was) in &original.maps {
        assert_eq!(&kept(&library, *map).unwrap(), was, "{report:?}");
    }
    (folder, library, report)
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Outcome {
    /// The damage fell where nothing stands.
    Unharmed,
    /// The file is not known as a library any more; it was not touched.
    Refused,
    /// Recovered; every map that is not as it was is named.
    Named,
    /// Recovered; something is gone without a name, and the report says that this may be.
    Nameless,
}

/// Carries trials out and counts what came of them.
fn trials(
    original: &Original,
    seeds: std::ops::Range<u64>,
    damage: impl Fn(&mut Dice, &mut Vec<u8>, &mut Vec<u8>),
) -> BTreeMap<Outcome, u32> {
    let mut outcomes = BTreeMap::new();
    for seed in seeds {
        let (mut file, mut log) = (original.file.clone(), original.log.clone());
        damage(&mut Dice(seed), &mut file, &mut log);
        *outcomes.entry(original.outlives(&file, &log, seed)).or_insert(0) += 1;
    }
    println!("{outcomes:?}");
    outcomes
}

fn flip(dice: &mut Dice, bytes: &mut [u8]) {
    let bit = dice.below(bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
}

#[test]
fn bits_are_flipped() {
    let original = Original::new(false);
    let outcomes = trials(&original, 0..140, |dice, file, _| {
        for _ in 0..1 + dice.below(8) {
            flip(dice, file);
        }
    });
    assert!(outcomes[&Outcome::Named] > 40, "{outcomes:?}");
    assert!(!outcomes.contains_key(&Outcome::Nameless), "{outcomes:?}");
}

#[test]
fn bits_are_flipped_while_the_last_edits_stand_in_the_log() {
    let original = Original::new(true);
    assert!(original.log.len() > 10 * PAGE);
    let outcomes = trials(&original, 1_000..1_060, |dice, file, _| {
        flip(dice, file);
        flip(dice, file);
    });
    assert!(outcomes[&Outcome::Named] > 10, "{outcomes:?}");
}

#[test]
fn pages_are_empty() {
    let original = Original::new(false);
    let outcomes = trials(&original, 2_000..2_060, |dice, file, _| {
        for _ in 0..1 + dice.below(3) {
            let page = dice.below(file.len() / PAGE);
            file[page * PAGE..(page + 1) * PAGE].fill(0);
        }
    });
    assert!(outcomes[&Outcome::Named] > 30, "{outcomes:?}");
    assert!(
        outcomes.get(&Outcome::Nameless).is_none_or(|count| *count < 4),
        "{outcomes:?}"
    );
}

#[test]
fn the_file_is_cut_short_or_its_head_destroyed() {
    let original = Original::new(false);
    let cut = trials(&original, 3_000..3_040, |dice, file, _| {
        let length = file.len() / 4 + dice.below(file.len() * 3 / 4);
        file.truncate(length);
    });
    assert!(cut.get(&Outcome::Refused).is_none_or(|count| *count == 0), "{cut:?}");
    let headless = trials(&original, 4_000..4_030, |dice, file, _| match dice.below(3) {
        0 => file[..100].fill(0),
        1 => file[..PAGE].fill(0),
        _ => file[..100].iter_mut().for_each(|byte| *byte = dice.below(256) as u8),
    });
    assert_eq!(
        headless.get(&Outcome::Named),
        Some(&30),
        "without its head a library loses nothing"
    );
}

#[test]
fn sectors_are_overwritten() {
    let original = Original::new(false);
    let outcomes = trials(&original, 5_000..5_040, |dice, file, _| {
        let sector = dice.below(file.len() / 512) * 512;
        file[sector..sector + 512]
            .iter_mut()
            .for_each(|byte| *byte = dice.below(256) as u8);
    });
    assert!(outcomes[&Outcome::Named] > 15, "{outcomes:?}");
}

#[test]
fn a_library_without_its_head_comes_back_whole() {
    let original = Original::new(false);
    let mut file = original.file.clone();
    file[..PAGE].fill(0);
    let (_folder, library, report) = comes_back(&original, &file, &[]);
    assert_eq!(report.maps.len(), original.maps.len());
    assert!(report.maps.iter().all(|map| map.fate == Fate::Whole), "{report:?}");
    assert_eq!(report.kept.file_name().unwrap(), "library-damaged-2026-11-22.sqlite");
    assert_eq!(library.pieces().unwrap(), original.pieces);
    assert!(!report.pieces && !report.last_edits);
    for (picture, _) in original.pictures {
        assert_eq!(library.picture(&picture.hash).unwrap(), Some(picture));
    }
}

/// What is told of a library in which a disk did this.
fn told_after(damage: &str) -> Recovery {
    let original = Original::new(false);
    let folder = tempfile::tempdir().unwrap();
    let path = put(&folder, &original.file, &[]);
    let other = rusqlite::Connection::open(&path).unwrap();
    let sql = format!("PRAGMA secure_delete = ON; {damage}");
    other.execute_batch(&sql).unwrap();
    drop(other);
    recovered(&path)
}

#[test]
fn a_picture_is_missed_also_where_only_a_conflict_an_undo_or_a_print_names_it() {
    let report = told_after("DELETE FROM pictures");
    let missing = |map: Id| {
        let told = report.maps.iter().find(|told| told.map == map).unwrap();
        (told.fate, told.pictures)
    };
    for map in [DISPUTED, UNDONE, PRINTED] {
        assert_eq!(missing(map), (Fate::Partly, 1), "{map}");
    }
    assert_eq!(missing(Id::from_bits(1000)), (Fate::Whole, 0));
}

#[test]
fn a_piece_that_is_gone_is_missed() {
    assert!(!told_after("").pieces);
    assert!(told_after("DELETE FROM pieces WHERE name LIKE '%3%'").pieces);
    assert!(told_after("DELETE FROM pieces").pieces);
    assert!(told_after("DELETE FROM preferences").pieces, "nothing is left to tell");
}

#[test]
fn a_log_that_was_not_moved_into_a_damaged_file_counts() {
    let original = Original::new(true);
    let mut file = original.file.clone();
    file[..100].fill(0);
    let (_folder, _, report) = comes_back(&original, &file, &original.log);
    assert!(
        Path::new(&format!("{}-wal", report.kept.display())).is_file(),
        "the log is kept beside its file"
    );
}

#[test]
fn an_empty_file_beside_backups_is_no_new_library() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(&folder, &[], &[]);
    let backups = journey_store::backup_folder(&path);
    fs::create_dir(&backups).unwrap();
    fs::write(backups.join("daily-2026-11-21.sqlite"), "a backup").unwrap();
    let error = Library::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::Damaged(_)), "{error}");
}

#[test]
fn damage_in_one_text_is_told_when_its_map_is_opened() {
    let original = Original::new(false);
    let folder = tempfile::tempdir().unwrap();
    let mut file = original.file.clone();
    let map = Id::from_bits(1003);
    // A letter inside a card's text: for SQLite the file is as sound as ever.
    let text = original.maps[&map].journey.cards().last().unwrap().text.clone();
    let places: Vec<usize> = file
        .windows(text.len())
        .enumerate()
        .filter(|(_, part)| *part == text.as_bytes())
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        file[at] ^= 0x01;
    }
    let path = put(&folder, &file, &[]);
    let library = Library::open(&path).unwrap();
    assert!(matches!(library.load(map).unwrap_err(), StoreError::Damaged(_)));
    drop(library);
    let report = recovered(&path);
    let told = report.maps.iter().find(|told| told.map == map).unwrap();
    assert_eq!(told.fate, Fate::Partly);
    assert!(
        told.content && told.cards_before == Some(60) && told.cards < 60,
        "{told:?}"
    );
}
