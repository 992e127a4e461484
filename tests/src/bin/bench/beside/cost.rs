//! What a program costs: time, and memory with all the processes that it starts.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::table::Times;

/// Runs that count.
const RUNS: usize = 5;
/// Between two looks at the memory.
const BETWEEN: Duration = Duration::from_millis(3);

/// From start to end, several times after one that does not count.
pub fn times(command: &dyn Fn() -> Command) -> Times {
    let took = (0..=RUNS).map(|_| {
        let start = Instant::now();
        run(&mut command());
        start.elapsed()
    });
    Times::from(took.skip(1).collect::<Vec<_>>())
}

/// Runs a command, which has to succeed.
pub fn run(command: &mut Command) {
    let output = command.stdin(Stdio::null()).output();
    let output = match output {
        Ok(output) => output,
        Err(error) => {
            eprintln!("{command:?}: {error}; `cargo xtask bench beside` installs what is missing");
            std::process::exit(2)
        }
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
}

/// The most memory at one moment: of all processes together with shared pages counted in part, or of the one that the
/// kernel has seen highest, whichever is more, in bytes. A look between two moments may miss the first, never the second.
pub fn peak(command: &mut Command) -> u64 {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let family = family(child.id());
        let together: u64 = family.iter().map(|process| share(*process)).sum();
        let highest = family.iter().map(|process| of_status(*process, "VmHWM:")).max();
        most = most.max(together).max(highest.unwrap_or(0));
        std::thread::sleep(BETWEEN);
    }
    most * 1024
}

/// A process and all that descend from it.
fn family(first: u32) -> Vec<u32> {
    let all = fs::read_dir("/proc").unwrap().flatten();
    let numbers = all.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let mut children: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
    for number in numbers {
        children.entry(of_status(number, "PPid:")).or_default().push(number);
    }
    let mut found = vec![first];
    let mut at = 0;
    while let Some(parent) = found.get(at) {
        found.extend(children.remove(&u64::from(*parent)).unwrap_or_default());
        at += 1;
    }
    found
}

/// A number of the kernel's notes on a process; 0 when the process has gone.
fn of_status(process: u32, name: &str) -> u64 {
    let notes = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    number(&notes, name)
}

/// Memory of a process, shared pages counted in part, in kB.
fn share(process: u32) -> u64 {
    let notes = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    number(&notes, "Pss:")
}

fn number(notes: &str, name: &str) -> u64 {
    let line = notes.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
