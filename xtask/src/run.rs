//! `cargo xtask run`: from a fresh clone to the open window.

use std::env;
use std::process::Command;

use crate::project::{Outcome, Project, run as run_command};
use crate::{setup, web};

const EXAMPLE: &str = "examples/spudnik.journey";

/// Sets up, builds, and opens the app on the example. A map that the library already has is opened as it was left.
pub fn run(project: &Project) -> Outcome {
    setup::to_run(project)?;
    web::build(project)?;
    run_command(&mut project.build_programs())?;
    if has_display() {
        println!("Opening {EXAMPLE} in your library.");
        run_command(Command::new(project.built("debug", "percorso-desktop")).arg(project.path(EXAMPLE)))
    } else {
        println!("\nThere is no display here, so no window can open. The poster of the example is made instead.");
        export_poster(project)
    }
}

fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

fn export_poster(project: &Project) -> Outcome {
    let folder = project.target.join("poster");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let poster = folder.join("spudnik-a1.pdf");
    // A library of its own, new every time: the same way as through the window, without the user's own maps.
    let library = folder.join("library");
    if library.exists() {
        std::fs::remove_dir_all(&library).map_err(|error| format!("{}: {error}", library.display()))?;
    }
    let mut percorso = Command::new(project.built("debug", "percorso"));
    percorso.current_dir(&project.root);
    run_command(
        percorso
            .args(["export", EXAMPLE, "--force", "--paper", "A1", "--library"])
            .arg(library.join("library.sqlite"))
            .arg("--to")
            .arg(&poster),
    )?;
    println!("\nThe poster: {}", poster.display());
    Ok(())
}
