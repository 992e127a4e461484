//! What differs between maps of ten thousand cards, and one out of three, beside what Git takes for the same texts.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use journey_merge::{Version, merge};
use journey_model::{Command as Do, Field, Id, Journey, compare, plan, sample};

use crate::table::{Table, Times};

/// Cards of the maps.
const CARDS: usize = 10_000;
/// Cards that each side changed.
const CHANGED: usize = 300;
const TIMES: usize = 20;

/// A map, with every so manyth card changed: half of them in their words, the others in another field, and ten new ones.
fn edited(base: &Journey, first: usize, words: &str, ids: u64) -> Journey {
    let mut journey = base.clone();
    let mut cards: Vec<Id> = base.cards().map(|card| card.id).collect();
    cards.sort_unstable();
    let mut carry_out = |command: Do| {
        let transaction = plan(&journey, &command).unwrap();
        journey.apply(&transaction).unwrap();
    };
    for (turn, card) in cards.iter().skip(first).step_by(CARDS / CHANGED).enumerate() {
        let field = match turn % 2 {
            0 => Field::Note(format!("{words} {turn}")),
            _ => Field::Tags(vec![words.to_owned(), turn.to_string()]),
        };
        carry_out(Do::Edit {
            ids: vec![*card],
            field,
        });
    }
    let place = base.cards().find_map(|card| card.place).unwrap();
    for turn in 0..10 {
        carry_out(Do::AddCard {
            id: Id::from_bits(ids + turn),
            lane: place.lane,
            step: place.step,
            text: format!("{words} at the end {turn}"),
            before: None,
        });
    }
    journey
}

/// Every part of it.
pub fn all(table: &Table) {
    let base = sample::journey(CARDS);
    let ours = edited(&base, 0, "Ours", 1 << 50);
    let theirs = edited(&base, 11, "Theirs", 1 << 51);
    let both = edited(&base, 0, "Theirs", 1 << 52);
    let folder = tempfile::tempdir().unwrap();
    for (name, journey) in [("base", &base), ("ours", &ours), ("theirs", &theirs), ("both", &both)] {
        fs::write(folder.path().join(name), journey_format::write(journey)).unwrap();
    }
    let version = |journey, by| Version { journey, by };
    let (mut compared, mut merged, mut torn) = (Vec::new(), Vec::new(), Vec::new());
    let (mut git, mut git_torn) = (Vec::new(), Vec::new());
    // In turns, so that what else the machine does falls on all alike.
    for turn in 0..TIMES + 3 {
        let time = |into: &mut Vec<_>, does: &mut dyn FnMut()| {
            let start = Instant::now();
            does();
            if turn >= 3 {
                into.push(start.elapsed());
            }
        };
        time(&mut compared, &mut || assert!(compare(&base, &ours).len() >= CHANGED));
        time(&mut merged, &mut || {
            let merged = merge(&base, version(&ours, "Ada"), version(&theirs, "Bo")).unwrap();
            assert_eq!(merged.conflicts, []);
        });
        time(&mut git, &mut || merge_file(folder.path(), "theirs"));
        time(&mut torn, &mut || {
            let merged = merge(&base, version(&ours, "Ada"), version(&both, "Bo")).unwrap();
            assert!(merged.conflicts.len() >= CHANGED / 2);
        });
        time(&mut git_torn, &mut || merge_file(folder.path(), "both"));
    }
    let [compared, merged, torn, git, git_torn] = [compared, merged, torn, git, git_torn].map(Times::from);
    table.line(
        "compare two maps of 10,000 cards",
        &compared,
        "git merge-file of three texts",
        &git,
    );
    table.line(
        "merge, 300 changed on each side",
        &merged,
        "git merge-file of the same",
        &git,
    );
    table.line(
        "merge, the same 300 changed by both",
        &torn,
        "git merge-file of the same",
        &git_torn,
    );
}

fn merge_file(folder: &Path, theirs: &str) {
    let merged = Command::new("git")
        .args(["merge-file", "-p", "-q", "ours", "base", theirs])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        merged.status.code().is_some_and(|conflicts| conflicts < 128),
        "{merged:?}"
    );
}
