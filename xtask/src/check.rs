//! `cargo xtask check`: what can be seen from the sources alone.

use crate::project::{Outcome, Project, run};
use crate::summary::Summary;
use crate::{arrows, bindings, lengths, setup, web};

/// Sets up what the checks need, and carries all of them out.
pub fn check(project: &Project) -> Outcome {
    setup::to_check(project)?;
    // The desktop program embeds the built web side, so it has to be there before clippy can read the program.
    web::build(project)?;
    let mut summary = Summary::default();
    parts(project, &mut summary);
    summary.end()
}

/// The checks, as parts of a longer run.
pub fn parts(project: &Project, summary: &mut Summary) {
    summary.part("Rust formatting", || {
        run(&mut project.cargo(&["fmt", "--all", "--check"]))
    });
    summary.part("crate arrows", || arrows::check(project));
    summary.part("file lengths", || lengths::check(project));
    summary.part("generated files", || bindings::check(project));
    summary.part("clippy", || {
        run(&mut project.cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "--deny",
            "warnings",
        ]))
    });
    summary.part("web formatting", || {
        run(&mut project.npm(&["run", "--silent", "format:check"]))
    });
    summary.part("web types", || run(&mut project.npm(&["run", "--silent", "check"])));
    summary.part("web lint and import walls", || {
        run(&mut project.npm(&["run", "--silent", "lint"]))
    });
}
