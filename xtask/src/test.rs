//! `cargo xtask test`: everything that can be wrong, on any machine, with or without a display.

use crate::project::{Outcome, Project, run, succeeds};
use crate::summary::Summary;
use crate::{check, setup, web};

/// Sets up, checks the sources, then runs the Rust tests, the web tests, and the suite in the real window.
pub fn test(project: &Project) -> Outcome {
    setup::to_test(project)?;
    web::build(project)?;
    let mut summary = Summary::default();
    check::parts(project, &mut summary);
    summary.part("Rust tests", || rust(project));
    summary.part("web tests", || run(&mut project.npm(&["test", "--silent"])));
    summary.part("the real window", || real_window(project));
    summary.end()
}

fn rust(project: &Project) -> Outcome {
    if succeeds(&mut project.cargo(&["nextest", "--version"])) {
        run(&mut project.cargo(&["nextest", "run", "--workspace", "--no-fail-fast"]))
    } else {
        run(&mut project.cargo(&["test", "--workspace", "--all-targets", "--no-fail-fast"]))
    }
}

/// These tests are marked as ignored, because they need the built program and the tools that only this command installs.
/// They run one after the other: two windows on two cores would only wait for each other.
pub fn real_window(project: &Project) -> Outcome {
    run(&mut project.build_programs())?;
    let mut tests = project.cargo(&["test", "--workspace", "--test", "end_to_end"]);
    tests.args(["--", "--ignored", "--test-threads=1", "--nocapture"]);
    tests.env("PERCORSO_DESKTOP", project.built("debug", "percorso-desktop"));
    tests.env("PERCORSO_TAURI_DRIVER", project.built("tools/bin", "tauri-driver"));
    run(&mut tests)
}
