//! Builds, runs, tests and measures Percorso: `cargo xtask COMMAND`.
//!
//! One file a command; [`setup`], [`web`] and [`project`] are what several commands share. Start at [`main`]. It must stay
//! quick to compile, for it is the first thing that a newcomer waits for.

mod arrows;
mod bench;
mod bindings;
mod bless;
mod check;
mod dist;
mod install;
mod lengths;
mod project;
mod run;
mod setup;
mod shot;
mod summary;
mod test;
mod tokens;
mod web;

use std::env;
use std::process::ExitCode;

use project::{Outcome, Project};

const HELP: &str = "\
Usage: cargo xtask COMMAND

  run         Set up what is missing, build everything and open the app on the Spudnik example.
              Without a display: export the example's poster instead.
  test        Set up what is missing and run everything: checks, Rust, web, and the real window.
  check       Formatting, lints, crate arrows, file lengths, generated files.
  bindings    Write what the web side takes from Rust: types, calls and colours.
  bless       Rewrite the golden files from what the tests see now. Read the difference before you commit it.
  bench       Measure layout, export, edit and open, each beside its floor. ui [CARDS...]: the canvas in the window, on maps
              of 500, 2,000 and 10,000 cards. peers [CARDS...]: the same gestures in pages of other editors.
              beside: posters beside those of Chromium, librsvg, Inkscape and mermaid-cli. library [MAPS], pdf, huge.
  shot        Take pictures of every main screen and poster into target/shots. --keep: also docs/images.
  dist        Build the release programs into target/dist.
  install     Build them, put them into ~/.local, and have the system open map files with them. Linux.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match carry_out(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(arguments: &[&str]) -> Outcome {
    let project = Project::find()?;
    match arguments {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["run"] => run::run(&project),
        ["test"] => test::test(&project),
        ["check"] => check::check(&project),
        ["bindings"] => bindings::write(&project),
        ["bless"] => bless::bless(&project),
        ["bench", part @ ..] => bench::bench(&project, part),
        ["shot"] => shot::shot(&project, false),
        ["shot", "--keep"] => shot::shot(&project, true),
        ["dist"] => dist::dist(&project),
        ["install"] => install::install(&project),
        _ => {
            eprint!("{HELP}");
            Err(format!("there is no command “{}”", arguments.join(" ")))
        }
    }
}
