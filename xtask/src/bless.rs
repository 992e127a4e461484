//! `cargo xtask bless`: the golden files become what the tests see now.

use crate::project::{Outcome, Project, run};

/// Rewrites the golden files. Whoever commits them reads the difference first.
pub fn bless(project: &Project) -> Outcome {
    let mut tests = project.cargo(&["test", "--workspace", "--test", "golden"]);
    run(tests.env("PERCORSO_BLESS", "1"))
}
