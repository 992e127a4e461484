//! `cargo xtask dist`: the programs as they are given away; see `install` for one's own machine.

use std::fs;

use crate::project::{Outcome, Project, run};
use crate::{setup, web};

/// The window, and the command.
pub const PROGRAMS: [&str; 2] = ["percorso-desktop", "percorso"];
const TEXTS: [&str; 2] = ["LICENSE", "README.md"];

/// Builds the programs for release and puts them with their licence into `target/dist`.
pub fn dist(project: &Project) -> Outcome {
    setup::to_run(project)?;
    web::build(project)?;
    run(project.build_programs().args(["--release", "--locked"]))?;
    let folder = project.target.join("dist");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let programs = PROGRAMS.map(|name| project.built("release", name));
    let texts = TEXTS.map(|name| project.path(name));
    for file in programs.iter().chain(&texts) {
        let copy = folder.join(file.file_name().unwrap_or(file.as_os_str()));
        let bytes = fs::copy(file, &copy).map_err(|error| format!("{}: {error}", file.display()))?;
        println!("{:>9.1} MB  {}", bytes as f64 / 1e6, copy.display());
    }
    Ok(())
}
