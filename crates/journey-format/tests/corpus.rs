//! The short run of the fuzz target: every file of its corpus, and some thousand mutations of them, the same each time.
//! `PERCORSO_FUZZ_SECONDS` makes it as long as one likes, with other mutations all the time.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::time::{Instant, UNIX_EPOCH};
use std::{env, fs};

use journey_format::{ReadErrorKind, read_whole, revision, write_whole};
use journey_model::sample::Dice;

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/corpus/read");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_str().unwrap().to_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

fn survives(bytes: &[u8]) -> Result<(), ReadErrorKind> {
    match read_whole(bytes) {
        Ok(file) => {
            let text = write_whole(&file);
            let again = read_whole(text.as_bytes());
            assert_eq!(again.as_ref().map(|file| &file.journey), Ok(&file.journey));
            assert_eq!(again.as_ref().map(write_whole).as_ref(), Ok(&text));
            for told in &file.history {
                let state = file.state(&told.hash);
                assert!(state.is_none_or(|state| revision(&state) == told.hash));
            }
            Ok(())
        }
        Err(error) => {
            assert!(
                error.line() >= 1 && error.column() >= 1 && !error.to_string().is_empty(),
                "{error}"
            );
            Err(error.kind())
        }
    }
}

#[test]
fn every_file_of_the_corpus_gives_what_its_name_says() {
    use ReadErrorKind::*;
    let files = corpus();
    assert!(files.len() >= 12, "the corpus has {} files", files.len());
    for (name, bytes) in files {
        let expected = match name.split('-').next().unwrap().trim_end_matches(".journey") {
            "valid" => Ok(()),
            "empty" | "blank" => Err(Empty),
            "binary" => Err(NotText),
            "deep" if name.contains("comments") => Err(Malformed),
            "deep" => Err(TooDeep),
            "newer" | "huge" => Err(NewerFormat),
            "many" => Err(TooMany),
            "duplicate" | "two" | "dangling" | "outside" | "wrong" | "path" => Err(Inconsistent),
            "not" => Err(NotText),
            _ => Err(Malformed),
        };
        assert_eq!(survives(&bytes), expected, "{name}");
    }
}

const WORDS: [&[u8]; 26] = [
    b"(",
    b")",
    b"[",
    b"]",
    b"{",
    b"\"",
    b"\\",
    b",",
    b":",
    b"/*",
    b"*/",
    b"//",
    b"r#\"",
    b"\"#",
    b"Some(",
    b"None",
    b"-1e999",
    b"\0",
    b"\xff",
    b"format: 3",
    b"minor: 1,",
    b"mood: Glad(1),",
    b"history: [",
    b"pictures: [",
    b"gone: [",
    b"()",
];

fn mutated(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(3) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(40)).min(bytes.len());
        match dice.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..at, bytes[at..end].to_vec())),
            3 => drop(bytes.splice(at..at, WORDS[dice.below(WORDS.len())].iter().copied())),
            4 => bytes.truncate(at),
            _ => {
                let from = dice.below(other.len());
                let to = (from + dice.below(200)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
        }
    }
    bytes
}

#[test]
fn thousands_of_mutations_neither_panic_nor_read_differently_twice() {
    let files = corpus();
    let seconds: Option<u64> = env::var("PERCORSO_FUZZ_SECONDS").ok().map(|text| text.parse().unwrap());
    let start = Instant::now();
    let seed = seconds.map_or(0, |_| UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64);
    println!("seed {seed}");
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ seed);
    let mut read_well = 0;
    let mut rounds = 0..;
    let goes_on = |round: usize| match seconds {
        Some(seconds) => start.elapsed().as_secs() < seconds,
        None => round < 500,
    };
    while let Some(round) = rounds.next().filter(|round| goes_on(*round)) {
        for (index, (_, bytes)) in files.iter().enumerate() {
            let (_, other) = &files[(index + round) % files.len()];
            read_well += usize::from(survives(&mutated(bytes, other, &mut dice)).is_ok());
        }
    }
    // Mutations that change nothing but a text must get through, or the others were never near a map.
    println!(
        "{} mutations, {read_well} of them maps",
        (rounds.start - 1) * files.len()
    );
    assert!(read_well > 20, "only {read_well} mutations were maps");
}
