//! `cargo xtask bench`: how long the main things take, each beside what nobody could take less than.

use std::process::Command;

use crate::project::{Outcome, Project, run};
use crate::{setup, web};

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Layout, export, edit and open.
    Core,
    /// The canvas in the real window.
    Ui,
    /// The same movements in pages of other editors.
    Peers,
    /// Posters beside those of other programs.
    Beside,
}

/// Builds and runs the measurements of `tests/src/bin/bench` in release, in the core and in the real window.
pub fn bench(project: &Project, part: Part) -> Outcome {
    setup::to_test(project)?;
    web::build(project)?;
    match part {
        Part::Core | Part::Ui => {}
        Part::Peers => build_peers(project)?,
        Part::Beside => {
            setup::to_compare()?;
            install(project, "tests/beside")?;
        }
    }
    run(project.build_programs().arg("--release"))?;
    let mut bench = Command::new(project.built("release", "bench"));
    bench.current_dir(&project.root);
    match part {
        Part::Core => &mut bench,
        Part::Ui => bench.arg("ui"),
        Part::Peers => bench.arg("peers"),
        Part::Beside => bench.arg("beside"),
    };
    bench.env("PERCORSO_DESKTOP", project.built("release", "percorso-desktop"));
    bench.env("PERCORSO_TAURI_DRIVER", project.built("tools/bin", "tauri-driver"));
    run(&mut bench)
}

/// The other editors come from the registry, as their authors publish them, and stay out of every build but this one.
fn build_peers(project: &Project) -> Outcome {
    install(project, "tests/peers")?;
    run(Command::new("npm")
        .args(["run", "build"])
        .current_dir(project.path("tests/peers")))
}

/// Installs exactly what a folder's lock file names.
fn install(project: &Project, folder: &str) -> Outcome {
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(project.path(folder)))
}
