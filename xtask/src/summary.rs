//! Counts and times what a command did, and says so at the end.

use std::time::{Duration, Instant};

use crate::project::Outcome;

/// The parts of a command so far.
#[derive(Default)]
pub struct Summary {
    parts: Vec<Part>,
}

struct Part {
    name: &'static str,
    error: Option<String>,
    took: Duration,
}

impl Summary {
    /// Does one part. A failure is kept for the end, so that one run shows all that is wrong.
    pub fn part(&mut self, name: &'static str, does: impl FnOnce() -> Outcome) {
        println!("\n== {name}");
        let start = Instant::now();
        let error = does().err();
        if let Some(error) = &error {
            eprintln!("xtask: {error}");
        }
        self.parts.push(Part {
            name,
            error,
            took: start.elapsed(),
        });
    }

    /// Says how each part went; the last line counts them. An error when any failed.
    pub fn end(self) -> Outcome {
        println!();
        for Part { name, error, took } in &self.parts {
            let mark = if error.is_some() { "FAILED" } else { "ok" };
            println!("{mark:>6}  {:>7.1} s  {name}", took.as_secs_f64());
        }
        let failed = self.parts.iter().filter(|part| part.error.is_some()).count();
        println!("\n{} passed, {failed} failed", self.parts.len() - failed);
        let names: Vec<&str> = self
            .parts
            .iter()
            .filter(|part| part.error.is_some())
            .map(|part| part.name)
            .collect();
        if names.is_empty() {
            Ok(())
        } else {
            Err(format!("failed: {}", names.join(", ")))
        }
    }
}
