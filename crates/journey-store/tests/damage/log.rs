//! Damage in the log beside the library, in which the last edits stand.

use std::fs;

use journey_model::Id;
use journey_model::sample::{self, Dice};
use journey_store::{Fate, Library, StoreError};

use crate::kept::kept;
use crate::original::Original;
use crate::{Outcome, PAGE, comes_back, flip, put, recovered, trials};

const HEAD: usize = 32;
const FRAME: usize = 24 + PAGE;

/// Where the frames of a log begin that end a transaction.
fn commits(log: &[u8]) -> Vec<usize> {
    let ends = |at: &usize| log[at + 4..at + 8] != [0; 4];
    (HEAD..log.len()).step_by(FRAME).filter(ends).collect()
}

#[test]
fn bits_are_flipped_in_the_log() {
    let original = Original::new(true);
    let outcomes = trials(&original, 6_000..6_060, |dice, _, log| flip(dice, log));
    assert_eq!(outcomes.get(&Outcome::Named), Some(&60), "{outcomes:?}");
}

#[test]
fn a_log_with_a_flipped_bit_is_kept_and_what_stands_behind_it_comes_back() {
    let original = Original::new(true);
    let frames = (original.log.len() - HEAD) / FRAME;
    let mut as_it_was = 0;
    for frame in 0..frames {
        let folder = tempfile::tempdir().unwrap();
        let mut log = original.log.clone();
        let begin = HEAD + frame * FRAME;
        flip(&mut Dice(frame as u64), &mut log[begin..begin + FRAME]);
        let path = put(&folder, &original.file, &log);
        let error = Library::open(&path).unwrap_err();
        assert!(matches!(error, StoreError::Damaged(_)), "frame {frame}: {error}");
        assert!(fs::read(&path).unwrap() == original.file, "frame {frame}");
        let report = recovered(&path);
        assert!(report.last_edits, "frame {frame}");
        let kept_log = format!("{}-wal", report.kept.display());
        assert!(fs::read(kept_log).unwrap() == log, "frame {frame}");
        let library = Library::open(&path).unwrap();
        let mut maps = original.maps.iter();
        as_it_was += u32::from(maps.all(|(map, was)| kept(&library, *map).is_ok_and(|now| now == *was)));
    }
    assert!(as_it_was as usize > frames / 2, "{as_it_was} of {frames}");
}

#[cfg(unix)]
#[test]
fn a_recovery_that_is_stopped_between_two_names_hides_no_edit() {
    let original = Original::new(true);
    let folder = tempfile::tempdir().unwrap();
    let mut log = original.log.clone();
    let last = *commits(&original.log).last().unwrap();
    flip(&mut Dice(3), &mut log[HEAD..last - FRAME]);
    let path = put(&folder, &original.file, &log);
    // What stands there when the log is aside and the new library is not yet in its place.
    let kept = folder.path().join("library-damaged-2026-11-20.sqlite");
    let log_of = |path: &std::path::Path| format!("{}-wal", path.display());
    fs::hard_link(&path, &kept).unwrap();
    fs::rename(log_of(&path), log_of(&kept)).unwrap();
    let error = Library::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::Damaged(_)), "{error}");
    assert!(fs::read(log_of(&path)).unwrap() == log && !kept.exists());
    let report = recovered(&path);
    assert!(report.last_edits);
    assert!(fs::read(log_of(&report.kept)).unwrap() == log);
    Library::open(&path).unwrap().check().unwrap();
}

#[test]
fn a_log_whose_last_transaction_is_torn_opens_without_it() {
    let original = Original::new(true);
    let [.., before, _] = commits(&original.log)[..] else {
        panic!("too few transactions");
    };
    let last = before + FRAME;
    let opens = |log: &[u8], what: &str| {
        let folder = tempfile::tempdir().unwrap();
        let path = put(&folder, &original.file, log);
        let library = Library::open(&path).unwrap_or_else(|error| panic!("{what}: {error}"));
        library.check().unwrap();
    };
    // Cut short anywhere: as after a kill.
    for end in (HEAD..original.log.len()).step_by(997) {
        opens(&original.log[..end], &format!("cut at {end}"));
    }
    // A sector that did not reach the disk before the power went, though others behind it did.
    for sector in (last..original.log.len() - 512).step_by(512) {
        let mut log = original.log.clone();
        let there: Vec<u8> = log[sector..sector + 512]
            .iter()
            .map(|byte| byte.wrapping_add(91))
            .collect();
        log[sector..sector + 512].copy_from_slice(&there);
        opens(&log, &format!("sector at {sector}"));
    }
    // Frames of an earlier time behind those of this one.
    let mut log = original.log.clone();
    let begin = log.len();
    log.extend_from_within(HEAD..HEAD + 6 * FRAME);
    for frame in (begin..log.len()).step_by(FRAME) {
        log[frame + 8] ^= 0x55;
    }
    opens(&log, "earlier frames");
}

#[test]
fn a_log_without_its_head_is_damage() {
    let original = Original::new(true);
    let mut log = original.log.clone();
    log[..HEAD].fill(0);
    comes_back(&original, &original.file, &log);
}

#[test]
fn the_log_of_a_smaller_library_hides_nothing() {
    let original = Original::new(false);
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.sqlite");
    drop(Library::open(&other).unwrap());
    let mut library = Library::open(&other).unwrap();
    let made = Id::from_bits(77);
    library.create(made, &sample::journey(2), 5).unwrap();
    let log = fs::read(other.with_file_name("other.sqlite-wal")).unwrap();
    let size = |commit: usize| u32::from_be_bytes(log[commit + 4..commit + 8].try_into().unwrap());
    let pages = size(*commits(&log).last().unwrap()) as usize;
    assert!(pages < original.file.len() / PAGE);
    let (_folder, library, report) = comes_back(&original, &original.file, &log);
    let told = |map: Id| report.maps.iter().find(|told| told.map == map).unwrap();
    for map in original.maps.keys() {
        assert_eq!(told(*map).fate, Fate::Whole, "{report:?}");
    }
    // Nor is what the log has left behind.
    assert_eq!(library.load(made).unwrap().journey, sample::journey(2));
}
