//! The host of programs without a window: a clock that starts on the day of the examples, ids that repeat from run to
//! run, and dialogs that are answered beforehand.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use journey_app::protocol::Preferences;
use journey_app::{Date, Host, OpenQuestion, SaveQuestion};

/// 2026-11-21 13:32 UTC in milliseconds since 1970.
const START: i64 = 1_795_267_920_000;

/// Answers every question the same way in every run.
pub struct TestHost {
    started: Instant,
    drawn: AtomicU64,
    save_as: Option<PathBuf>,
    preferences: Preferences,
}

impl TestHost {
    /// A host whose save dialogs are answered with this path.
    pub fn new(save_as: Option<PathBuf>) -> Self {
        Self {
            started: Instant::now(),
            drawn: AtomicU64::new(0),
            save_as,
            preferences: Preferences::default(),
        }
    }

    /// The same host with choices for the interface, whatever the library keeps.
    pub fn preferring(self, preferences: Preferences) -> Self {
        Self { preferences, ..self }
    }
}

impl Host for TestHost {
    fn now(&self) -> i64 {
        START + self.started.elapsed().as_millis() as i64
    }

    fn today(&self) -> Date {
        Date::new(2026, 11, 21).unwrap()
    }

    /// The next number of a fixed sequence that looks random (SplitMix64, Steele, Lea and Flood 2014).
    fn random(&self) -> u64 {
        let mut mixed = self
            .drawn
            .fetch_add(1, Ordering::Relaxed)
            .wrapping_add(1)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn choose_save_path(&self, _question: &SaveQuestion) -> Option<PathBuf> {
        self.save_as.clone()
    }

    fn choose_open_path(&self, _question: &OpenQuestion) -> Option<PathBuf> {
        None
    }

    fn preferences(&self) -> Preferences {
        self.preferences
    }
}
