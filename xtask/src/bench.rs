//! `cargo xtask bench`: how long the main things take, each beside what nobody could take less than.

use crate::project::{Outcome, Project, run};
use crate::{setup, web};

/// Builds and runs the measurements of `tests/src/bin/bench.rs` in release, in the core and in the real window.
pub fn bench(project: &Project) -> Outcome {
    setup::to_test(project)?;
    web::build(project)?;
    run(project.build_programs().arg("--release"))?;
    let mut bench = std::process::Command::new(project.built("release", "bench"));
    bench.current_dir(&project.root);
    bench.env("PERCORSO_DESKTOP", project.built("release", "percorso-desktop"));
    bench.env("PERCORSO_TAURI_DRIVER", project.built("tools/bin", "tauri-driver"));
    run(&mut bench)
}
