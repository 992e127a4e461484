//! `cargo xtask shot`: pictures of the app by itself, to judge the look after a change and for the README.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::project::{Outcome, Project, run};
use crate::{setup, web};

/// Pictures that the README shows, and how wide they are kept.
const KEPT: [(&str, u32); 5] = [
    ("workspace-2560x1440-light-en", 1600),
    ("workspace-1280x720-dark-it", 1280),
    ("library-1280x720-light-en", 1280),
    ("poster-dialog-1280x720-light-en", 1280),
    ("poster-spudnik", 1600),
];

/// Takes every picture anew into `target/shots`; with `keep`, those of the README go small into `docs/images`.
pub fn shot(project: &Project, keep: bool) -> Outcome {
    setup::to_take_pictures(project)?;
    web::build(project)?;
    run(&mut project.build_programs())?;
    let shots = project.target.join("shots");
    if shots.exists() {
        fs::remove_dir_all(&shots).map_err(|error| format!("{}: {error}", shots.display()))?;
    }
    fs::create_dir_all(&shots).map_err(|error| format!("{}: {error}", shots.display()))?;
    posters(project, &shots)?;
    screens(project, &shots)?;
    println!("\nThe pictures: {}", shots.display());
    if keep { keep_small(project, &shots) } else { Ok(()) }
}

/// Every main screen, by the program that drives the real window.
fn screens(project: &Project, shots: &Path) -> Outcome {
    let mut screens = Command::new(project.built("debug", "screens"));
    screens.env("PERCORSO_DESKTOP", project.built("debug", "percorso-desktop"));
    screens.env("PERCORSO_TAURI_DRIVER", project.built("tools/bin", "tauri-driver"));
    run(screens.current_dir(&project.root).arg(shots))
}

/// Every example's poster, printed on A1 and drawn by poppler.
fn posters(project: &Project, shots: &Path) -> Outcome {
    for (name, example) in examples(project)? {
        let pdf = shots.join(format!("poster-{name}.pdf"));
        let mut percorso = Command::new(project.built("debug", "percorso"));
        run(percorso
            .arg("export")
            .arg(&example)
            .args(["--force", "--paper", "A1", "--to"])
            .arg(&pdf))?;
        let picture = shots.join(format!("poster-{name}"));
        run(Command::new("pdftoppm")
            .args(["-png", "-singlefile", "-r", "96"])
            .arg(&pdf)
            .arg(picture))?;
    }
    Ok(())
}

fn examples(project: &Project) -> Outcome<Vec<(String, std::path::PathBuf)>> {
    let folder = project.path("examples");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = entries.flatten().map(|entry| entry.path());
    let maps = files.filter(|path| path.extension().is_some_and(|ending| ending == "journey"));
    let mut named: Vec<_> = maps
        .filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path.clone())))
        .collect();
    named.sort();
    Ok(named)
}

fn keep_small(project: &Project, shots: &Path) -> Outcome {
    let folder = project.path("docs/images");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (name, width) in KEPT {
        let picture = shots.join(format!("{name}.png"));
        let small = [
            "-filter",
            "Lanczos",
            "-resize",
            &format!("{width}x>"),
            "-strip",
            "+dither",
            "-colors",
            "256",
        ];
        let mut convert = Command::new("mogrify");
        convert
            .args(small)
            .args(["-format", "png", "-path"])
            .arg(&folder)
            .arg(&picture);
        run(&mut convert)?;
    }
    Ok(())
}
