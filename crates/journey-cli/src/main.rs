//! `percorso`: map files without a window.
//!
//! Reads files, calls `journey_app::headless`, writes files and says what happened. What the commands do is decided there;
//! this crate knows arguments, paths and exit codes, and must never know what a map is made of.
//!
//! Exit codes: 0 when all went well, 1 when a file could not be read, was no map, or could not be written, 2 when the
//! command line was wrong. `diff` and `merge` are asked by Git, and answer as its own do: 0 for the same or clean, 1 for
//! differences or conflicts, 2 for an error. Errors go to the standard error as `FILE:LINE:COLUMN: message`, data to the standard output.

mod arguments;
mod check;
mod copy;
mod decisions;
mod diff;
mod export;
mod failure;
mod files;
mod findings;
mod forget;
mod library;
mod machine;
mod merge;
mod new;
mod pieces;
mod print;
mod prints;
mod revisions;

use std::process::ExitCode;

use arguments::{Arguments, Task};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

fn main() -> ExitCode {
    let task = Arguments::parse().task;
    if let Task::Export(export) = &task
        && let Some(what) = export.contradiction()
    {
        Arguments::command().error(ErrorKind::ArgumentConflict, what).exit();
    }
    // Of these two, code 1 says what came out, so that an error has another.
    let wrong = if matches!(task, Task::Diff(_) | Task::Merge(_)) {
        2
    } else {
        1
    };
    let done = run(task);
    let code = done.unwrap_or_else(|failures| failed(&failures, wrong));
    match print::finish() {
        Ok(()) => code,
        Err(error) => {
            print::error(format_args!("standard output: cannot be written: {error}"));
            ExitCode::from(wrong)
        }
    }
}

fn run(task: Task) -> Result<ExitCode, Vec<failure::Failure>> {
    let done = match task {
        Task::Diff(diff) => return diff::run(&diff),
        Task::Merge(merge) => return merge::run(&merge),
        Task::New(new) => new::run(&new),
        Task::Check(check) => check::run(&check),
        Task::Copy(copy) => copy::run(&copy),
        Task::Decisions(decisions) => decisions::run(&decisions),
        Task::Export(export) => export::run(&export),
        Task::Findings(findings) => findings::run(&findings),
        Task::Pieces(pieces) => pieces::run(&pieces),
        Task::Prints(prints) => prints::run(&prints),
        Task::Library(library) => library::run(&library),
    };
    done.map(|()| ExitCode::SUCCESS)
}

fn failed(failures: &[failure::Failure], code: u8) -> ExitCode {
    for failure in failures {
        print::error(failure);
    }
    ExitCode::from(code)
}
