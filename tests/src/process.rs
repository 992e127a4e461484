//! What programs cost: processor time and memory, from `/proc`.

use std::fs;
use std::ops::Sub;
use std::time::Duration;

/// Ticks of the processor clock a second; fixed for user space on Linux (`USER_HZ`).
const TICKS: u64 = 100;

/// Processes of one group with one name.
pub struct Processes(Vec<u32>);

/// Processor time, in user mode and in the kernel together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spent(pub Duration);

impl Sub for Spent {
    type Output = Duration;

    fn sub(self, before: Self) -> Duration {
        self.0.saturating_sub(before.0)
    }
}

impl Processes {
    /// The processes of a group whose name, as the kernel shortens it, begins so.
    pub fn of_group(group: u32, name: &str) -> Self {
        let all = fs::read_dir("/proc").unwrap().flatten();
        let numbers = all.filter_map(|process| process.file_name().to_str()?.parse().ok());
        let ours = numbers.filter(|&number: &u32| {
            let Some((called, fields)) = stat(number) else {
                return false;
            };
            called.starts_with(name) && fields.get(2).is_some_and(|field| *field == group.to_string())
        });
        Self(ours.collect())
    }

    /// Processor time that they have taken so far.
    pub fn spent(&self) -> Spent {
        let ticks = self.0.iter().filter_map(|&number| stat(number)).map(|(_, fields)| {
            // Fields 14 and 15 of proc_pid_stat(5), counted from the one behind the name, which is the third.
            let field = |at: usize| fields.get(at).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
            field(11) + field(12)
        });
        Spent(Duration::from_millis(ticks.sum::<u64>() * 1000 / TICKS))
    }

    /// Memory that is theirs, shared pages counted in part, in bytes.
    pub fn memory(&self) -> u64 {
        let sizes = self.0.iter().filter_map(|number| {
            let text = fs::read_to_string(format!("/proc/{number}/smaps_rollup")).ok()?;
            let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
            line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()
        });
        sizes.sum::<u64>() * 1024
    }
}

/// Name of a process, and the fields behind it.
fn stat(number: u32) -> Option<(String, Vec<String>)> {
    let text = fs::read_to_string(format!("/proc/{number}/stat")).ok()?;
    // The name stands in parentheses and may have some of its own.
    let (head, fields) = text.rsplit_once(')')?;
    let (_, name) = head.split_once('(')?;
    Some((name.to_owned(), fields.split_whitespace().map(str::to_owned).collect()))
}
