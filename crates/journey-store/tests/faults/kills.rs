//! The program is killed at random moments.

use std::time::{Duration, Instant};

use journey_model::sample::Dice;

use crate::child::{AtWork, MAP, prepare};
use crate::sound::is_sound;

/// Kills at which the library is begun anew: its history is replayed after each of them.
const A_LIBRARY: u64 = 10;

/// Edits that a run would make.
const EDITS: u64 = 200;

fn kills(seeds: std::ops::Range<u64>) {
    let mut interrupted = 0;
    for first_seed in seeds.step_by(A_LIBRARY as usize) {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("Mappe di Zoë 旅").join("library.sqlite");
        let first = prepare(&library);
        let mut known = 0;
        for seed in first_seed..first_seed + A_LIBRARY {
            println!("seed {seed}");
            let mut dice = Dice(seed);
            let mut work = AtWork::begin(&library, seed, EDITS, None, &[]);
            for _ in 0..1 + dice.below(25) {
                work.next();
            }
            // Somewhere in the edits that follow, an edit taking some milliseconds.
            let moment = Instant::now() + Duration::from_micros(dice.below(15_000) as u64);
            while Instant::now() < moment {
                std::hint::spin_loop();
            }
            let acknowledged = work.kill().max(known);
            // The edit under way may have become durable before it could be acknowledged.
            let found = is_sound(&library, MAP, &first, acknowledged, acknowledged + 1);
            interrupted += u32::from(found > acknowledged);
            known = found;
        }
    }
    println!("{interrupted} edits were durable and not yet acknowledged");
}

#[test]
fn after_sixty_kills_every_acknowledged_edit_is_there() {
    kills(0..60);
}

#[test]
fn after_sixty_other_kills_every_acknowledged_edit_is_there() {
    kills(1_000..1_060);
}
