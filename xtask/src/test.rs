//! `cargo xtask test`: everything that can be wrong, on any machine, with or without a display.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::project::{Outcome, Project, run, succeeds};
use crate::summary::Summary;
use crate::{check, setup, web};

/// Sets up, checks the sources, then runs the Rust tests, the web tests, and the suites in a browser and in the real window.
pub fn test(project: &Project) -> Outcome {
    setup::to_test(project)?;
    web::build(project)?;
    let mut summary = Summary::default();
    check::parts(project, &mut summary);
    summary.part("Rust tests", || rust(project));
    summary.part("web tests", || run(&mut project.npm(&["test", "--silent"])));
    summary.part("the app in a browser", || browser(project));
    summary.part("the app in its window", || real_window(project));
    summary.end()
}

fn rust(project: &Project) -> Outcome {
    if succeeds(&mut project.cargo(&["nextest", "--version"])) {
        run(&mut project.cargo(&["nextest", "run", "--workspace", "--no-fail-fast"]))
    } else {
        run(&mut project.cargo(&["test", "--workspace", "--all-targets", "--no-fail-fast"]))
    }
}

/// The suite of the web side that drives a browser on the real app: `browser-host` serves both.
fn browser(project: &Project) -> Outcome {
    run(&mut project.build_programs())?;
    let mut host = Command::new(project.built("debug", "browser-host"))
        .env("PERCORSO_SAVE_AS", project.target.join("browser-poster.pdf"))
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start the browser host: {error}"))?;
    let outcome = first_line(&mut host).and_then(|address| {
        run(project
            .npm(&["run", "--silent", "test:browser"])
            .env("PERCORSO_URL", address))
    });
    // Whatever the tests said, nothing keeps running; a host that has ended cannot be ended again.
    host.kill().ok();
    host.wait().ok();
    outcome
}

fn first_line(host: &mut Child) -> Outcome<String> {
    let stdout = host.stdout.take().ok_or("the browser host says nothing")?;
    let mut line = String::new();
    BufReader::new(stdout)
        .read_line(&mut line)
        .map_err(|error| error.to_string())?;
    if line.trim().is_empty() {
        Err("the browser host did not start".to_owned())
    } else {
        Ok(line.trim().to_owned())
    }
}

/// These tests are marked as ignored, because they need the built program and the tools that only this command installs.
/// They run one after the other: two windows on two cores would only wait for each other.
pub fn real_window(project: &Project) -> Outcome {
    run(&mut project.build_programs())?;
    let mut tests = project.cargo(&["test", "--workspace"]);
    for suite in [
        "end_to_end",
        "full_disk",
        "keyboard",
        "brought_in",
        "clipboard",
        "likeness",
        "windows",
    ] {
        tests.args(["--test", suite]);
    }
    tests.args(["--", "--ignored", "--test-threads=1", "--nocapture"]);
    tests.env("PERCORSO_DESKTOP", project.built("debug", "percorso-desktop"));
    tests.env("PERCORSO_TAURI_DRIVER", project.built("tools/bin", "tauri-driver"));
    run(&mut tests)
}
