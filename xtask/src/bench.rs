//! `cargo xtask bench`: how long the main things take, each beside what nobody could take less than.

use std::process::Command;

use crate::project::{Outcome, Project, run};
use crate::{setup, web};

/// Builds the measurements of `tests/src/bin/bench` in release, and runs the part that the arguments name, the core without
/// any; the program itself says which there are.
pub fn bench(project: &Project, arguments: &[&str]) -> Outcome {
    setup::to_test(project)?;
    web::build(project)?;
    match arguments.first() {
        Some(&"peers") => build_peers(project)?,
        Some(&"beside") => {
            setup::to_compare()?;
            install(project, "tests/beside")?;
        }
        _ => {}
    }
    run(project.build_programs().arg("--release"))?;
    let mut bench = Command::new(project.built("release", "bench"));
    bench.current_dir(&project.root).args(arguments);
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
