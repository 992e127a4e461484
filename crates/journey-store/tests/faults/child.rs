//! Somebody at work in another process, who says after each edit that it was acknowledged.

use std::env;
use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use journey_model::sample::{self, Dice};
use journey_model::{Date, Id, Journey};
use journey_store::Library;

use crate::edits::{Desk, Gesture};

const LIBRARY: &str = "PERCORSO_TEST_LIBRARY";
const SEED: &str = "PERCORSO_TEST_SEED";
const EDITS: &str = "PERCORSO_TEST_EDITS";
const BACKUP: &str = "PERCORSO_TEST_BACKUP";

/// The map that is edited.
pub const MAP: Id = Id::from_bits(u64::MAX);

/// Makes a library with one map and nothing done on it.
pub fn prepare(library: &Path) -> Journey {
    let desk = Desk::new(Library::open(library).unwrap(), 20);
    desk.journey
}

/// The other process.
pub struct AtWork {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    /// Revision of the last edit that was acknowledged.
    pub acknowledged: u64,
    /// Whether it is done and keeps the library open, as it was asked to by `PERCORSO_TEST_HOLD`.
    pub holds: bool,
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
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        Self {
            child,
            lines,
            acknowledged: 0,
            holds: false,
            failure: None,
        }
    }

    /// Starts another process that puts a backup in the place of a library.
    pub fn restore(library: &Path, backup: &Path) -> Self {
        Self::begin(library, 0, 0, None, &[(BACKUP, backup.to_str().unwrap())])
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
            if line.contains("holds the library") {
                self.holds = true;
                return false;
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
    let today = Date::new(2026, 11, 22).unwrap();
    let mut work = || -> Result<(), journey_store::StoreError> {
        if let Some(backup) = env::var_os(BACKUP) {
            return journey_store::restore(Path::new(&library), Path::new(&backup), today).map(drop);
        }
        let mut desk = if env::var_os("PERCORSO_TEST_NEW").is_some() {
            let desk = Desk::new(Library::open(&library)?, 20);
            journey_store::back_up(Path::new(&library), None, today)?;
            desk
        } else {
            Desk::on(Library::open(&library)?, MAP)?
        };
        for _ in 0..number(EDITS) {
            let gesture = Gesture {
                kind: dice.below(10) as u8,
                which: dice.below(500),
                value: dice.below(500),
            };
            if desk.try_make(gesture)? {
                writeln!(out, "acknowledged {}", desk.revision).unwrap();
                out.flush().unwrap();
            }
        }
        if env::var_os("PERCORSO_TEST_HOLD").is_some() {
            writeln!(out, "holds the library").unwrap();
            out.flush().unwrap();
            // Until whoever started this goes on.
            std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
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

#[test]
fn the_sample_is_what_the_desk_begins_with() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(prepare(&folder.path().join("library.sqlite")), sample::journey(20));
}
