//! Somebody at work in another process, who says after each edit that it was acknowledged.

use std::env;
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use journey_model::{Date, Id, Journey, sample};
use journey_store::Library;

use crate::edits::{Desk, Gesture};

const LIBRARY: &str = "PERCORSO_TEST_LIBRARY";
const SEED: &str = "PERCORSO_TEST_SEED";
const EDITS: &str = "PERCORSO_TEST_EDITS";

/// The map that is edited.
pub const MAP: Id = Id::from_bits(u64::MAX);

/// Makes a library with one map and nothing done on it.
pub fn prepare(library: &Path) -> Journey {
    let desk = Desk::new(Library::open(library).unwrap(), 20);
    desk.journey
}

/// Random numbers that are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// The other process.
pub struct AtWork {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    /// Revision of the last edit that was acknowledged.
    pub acknowledged: u64,
    /// What went wrong there.
    pub failure: Option<String>,
}

impl AtWork {
    /// Starts the other process, as an argument of this shell command when there is one.
    pub fn begin(library: &Path, seed: u64, edits: u64, shell: Option<&str>, variables: &[(&str, &str)]) -> Self {
        let program = env::current_exe().unwrap();
        let mut command = match shell {
            None => Command::new(program),
            Some(before) => {
                let mut command = Command::new("sh");
                command
                    .args(["-c", &format!("{before}; exec \"$0\" \"$@\"")])
                    .arg(program);
                command
            }
        };
        command.args(["--exact", "child::edits_when_asked", "--nocapture", "--test-threads=1"]);
        command
            .env(LIBRARY, library)
            .env(SEED, seed.to_string())
            .env(EDITS, edits.to_string());
        command.envs(variables.iter().copied());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self {
            child,
            lines,
            acknowledged: 0,
            failure: None,
        }
    }

    /// Waits for the next edit; `false` when there is none any more.
    pub fn next(&mut self) -> bool {
        for line in self.lines.by_ref().map_while(Result::ok) {
            // The test program's own words stand on the same line as the first.
            if let Some((_, revision)) = line.split_once("acknowledged ") {
                self.acknowledged = revision.trim().parse().unwrap();
                return true;
            }
            if let Some((_, what)) = line.split_once("failed: ") {
                self.failure = Some(what.to_owned());
            }
        }
        false
    }

    /// Ends the process without a warning (SIGKILL), and reads what it still had acknowledged.
    pub fn kill(mut self) -> u64 {
        self.child.kill().unwrap();
        while self.next() {}
        self.child.wait().unwrap();
        self.acknowledged
    }

    /// Waits for the end.
    pub fn finish(mut self) -> (u64, Option<String>) {
        while self.next() {}
        self.child.wait().unwrap();
        (self.acknowledged, self.failure.take())
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        // It has ended already unless the test has failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The other process's work.
#[test]
fn edits_when_asked() {
    let Some(library) = env::var_os(LIBRARY) else { return };
    let number = |name: &str| env::var(name).unwrap().parse::<u64>().unwrap();
    let mut dice = Dice(number(SEED));
    let mut out = std::io::stdout();
    let mut work = || -> Result<(), journey_store::StoreError> {
        let mut desk = if env::var_os("PERCORSO_TEST_NEW").is_some() {
            let desk = Desk::new(Library::open(&library)?, 20);
            journey_store::back_up(Path::new(&library), None, Date::new(2026, 11, 22).unwrap())?;
            desk
        } else {
            Desk::on(Library::open(&library)?, MAP)?
        };
        for _ in 0..number(EDITS) {
            let gesture = Gesture {
                kind: dice.below(10) as u8,
                which: dice.below(500) as usize,
                value: dice.below(500) as usize,
            };
            if desk.try_make(gesture)? {
                writeln!(out, "acknowledged {}", desk.revision).unwrap();
                out.flush().unwrap();
            }
        }
        if env::var_os("PERCORSO_TEST_NEW").is_some() {
            // Left open, so that the log and the shared memory stay.
            std::process::exit(0);
        }
        Ok(())
    };
    if let Err(error) = work() {
        println!("failed: {error}");
    }
}

/// Whether a library is sound, has every acknowledged edit, and its map is exactly what its journal makes of the first.
#[track_caller]
pub fn is_sound(library: &Path, first: &Journey, acknowledged: u64, at_most: u64) -> u64 {
    let library = Library::open(library).unwrap();
    library.check().unwrap();
    let stored = library.load(MAP).unwrap();
    assert!(
        (acknowledged..=at_most).contains(&stored.revision),
        "revision {} after {acknowledged} were acknowledged",
        stored.revision
    );
    let mut journey = first.clone();
    for seq in 1..=stored.revision {
        journey.apply(&library.transaction(MAP, seq).unwrap()).unwrap();
    }
    assert!(journey == stored.journey, "the map is not what its journal says");
    stored.revision
}

#[test]
fn the_sample_is_what_the_desk_begins_with() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(prepare(&folder.path().join("library.sqlite")), sample::journey(20));
}
