//! The short run of the fuzz target: every file of its corpus, and some hundred changes of them, the same each time.
//! `PERCORSO_FUZZ_SECONDS` makes it as long as one likes, with other bytes all the time.

use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use journey_model::sample::Dice;

use crate::bytes::come_together;

fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/corpus/merge");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

#[test]
fn whatever_three_people_do_they_can_come_together() {
    let corpus = corpus();
    assert!(corpus.len() >= 8, "the corpus has {} files", corpus.len());
    let seconds: Option<u64> = env::var("PERCORSO_FUZZ_SECONDS").ok().map(|text| text.parse().unwrap());
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let mut dice = Dice(0x1234_5678_9abc_def1);
    let (mut turns, mut conflicts) = (0usize, 0usize);
    for bytes in &corpus {
        conflicts += come_together(bytes);
    }
    while until.map_or(turns < 300, |until| Instant::now() < until) {
        let mut bytes = corpus[turns % corpus.len()].clone();
        match dice.below(3) {
            0 => {
                for _ in 0..=dice.below(30) {
                    let (at, byte) = (dice.below(bytes.len()), dice.below(256) as u8);
                    if let Some(place) = bytes.get_mut(at) {
                        *place = byte;
                    }
                }
            }
            1 => bytes.truncate(dice.below(bytes.len() + 1)),
            _ => bytes = (0..dice.below(1_200)).map(|_| dice.below(256) as u8).collect(),
        }
        conflicts += come_together(&bytes);
        turns += 1;
    }
    println!("{turns} turns, {conflicts} conflicts");
    assert!(
        conflicts > turns / 2,
        "{conflicts} conflicts in {turns} turns say little"
    );
}
