//! What the commands need on the machine: looks, and on Debian and Ubuntu installs what is missing.

use std::path::Path;
use std::process::Command;

use crate::project::{Outcome, Project, is_on_path, output, run, succeeds};

/// How to tell that a package is there. Looking for the thing itself instead of asking the package manager also finds what
/// was installed in another way, on any system.
enum Sign {
    /// A program on the search path.
    Program(&'static str),
    /// A library that pkg-config knows.
    Library(&'static str),
}

/// A Debian package and the sign of it.
type Package = (&'static str, Sign);

const TO_RUN: [Package; 5] = [
    ("build-essential", Sign::Program("cc")),
    ("pkg-config", Sign::Program("pkg-config")),
    ("libwebkit2gtk-4.1-dev", Sign::Library("webkit2gtk-4.1")),
    ("libgtk-3-dev", Sign::Library("gtk+-3.0")),
    // Brings the loader for the icons in GTK's file dialogs along.
    ("librsvg2-dev", Sign::Library("librsvg-2.0")),
];

const TO_TEST: [Package; 8] = [
    ("chromium", Sign::Program("chromium")),
    ("xvfb", Sign::Program("Xvfb")),
    ("webkit2gtk-driver", Sign::Program("WebKitWebDriver")),
    ("xclip", Sign::Program("xclip")),
    ("x11-utils", Sign::Program("xwininfo")),
    ("poppler-utils", Sign::Program("pdftotext")),
    ("qpdf", Sign::Program("qpdf")),
    ("mupdf-tools", Sign::Program("mutool")),
];

const TO_INSTALL: [Package; 3] = [
    ("desktop-file-utils", Sign::Program("update-desktop-database")),
    ("shared-mime-info", Sign::Program("update-mime-database")),
    ("xdg-utils", Sign::Program("xdg-mime")),
];

/// Other programs that make a PDF of an SVG, to be measured beside ours. No test needs them.
const TO_COMPARE: [Package; 2] = [
    ("librsvg2-bin", Sign::Program("rsvg-convert")),
    ("inkscape", Sign::Program("inkscape")),
];

const TO_TAKE_PICTURES: [Package; 1] = [("imagemagick", Sign::Program("import"))];

const TAURI_DRIVER: &str = "2.1.0";

/// Everything to build and open the app.
pub fn to_run(project: &Project) -> Outcome {
    rust_and_node()?;
    packages(&TO_RUN)?;
    crate::web::install(project)
}

/// What tells the system about kinds of files.
pub fn to_install() -> Outcome {
    packages(&TO_INSTALL)
}

/// Everything to build and test the app.
pub fn to_test(project: &Project) -> Outcome {
    rust_and_node()?;
    rust_components()?;
    packages(TO_RUN.iter().chain(&TO_TEST))?;
    crate::web::install(project)?;
    tauri_driver(project)
}

/// What `bench beside` needs besides everything to test.
pub fn to_compare() -> Outcome {
    packages(&TO_COMPARE)
}

/// Everything to take pictures of the app.
pub fn to_take_pictures(project: &Project) -> Outcome {
    packages(&TO_TAKE_PICTURES)?;
    to_test(project)
}

/// Everything to check the sources.
pub fn to_check(project: &Project) -> Outcome {
    rust_components()?;
    to_run(project)
}

fn rust_and_node() -> Outcome {
    for program in ["node", "npm"] {
        if !is_on_path(program) && !is_on_path(&format!("{program}.cmd")) {
            return Err(format!(
                "{program} is missing. Install Node.js 20.19 or newer, with npm."
            ));
        }
    }
    let version = output(Command::new("node").arg("--version"))?;
    if is_new_enough(&version) {
        Ok(())
    } else {
        Err(format!("Node.js {} is too old: 20.19 or newer.", version.trim()))
    }
}

fn is_new_enough(version: &str) -> bool {
    let mut numbers = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map_while(|number| number.parse::<u32>().ok());
    (numbers.next(), numbers.next()) >= (Some(20), Some(19))
}

fn rust_components() -> Outcome {
    for component in ["fmt", "clippy"] {
        if !is_on_path(&format!("cargo-{component}")) && !succeeds(Command::new("cargo").args([component, "--version"]))
        {
            return Err(format!(
                "cargo {component} is missing. Install it: rustup component add rustfmt clippy"
            ));
        }
    }
    Ok(())
}

fn packages<'a>(wanted: impl IntoIterator<Item = &'a Package>) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing: Vec<&str> = wanted
        .into_iter()
        .filter(|(_, sign)| !is_there(sign))
        .map(|(name, _)| *name)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !Path::new("/etc/debian_version").exists() || !is_on_path("apt-get") {
        return Err(format!(
            "these are missing, under the names that Debian gives them: {}. Install them with this system's package manager.",
            missing.join(", ")
        ));
    }
    println!("Missing on this machine: {}", missing.join(", "));
    run(&mut apt_get(&["update"])?)?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(&missing);
    run(&mut apt_get(&arguments)?)
}

fn is_there(sign: &Sign) -> bool {
    match sign {
        Sign::Program(name) => is_on_path(name),
        Sign::Library(name) => succeeds(Command::new("pkg-config").args(["--exists", name])),
    }
}

fn apt_get(arguments: &[&str]) -> Outcome<Command> {
    let is_root = output(Command::new("id").arg("-u"))?.trim() == "0";
    let mut command = if is_root {
        Command::new("env")
    } else if is_on_path("sudo") {
        let mut sudo = Command::new("sudo");
        sudo.arg("env");
        sudo
    } else {
        return Err("installing packages needs root, or sudo".to_owned());
    };
    command
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
        .args(arguments);
    Ok(command)
}

fn tauri_driver(project: &Project) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let tools = project.target.join("tools");
    // cargo writes down in this file which version it has installed.
    let installed = std::fs::read_to_string(tools.join(".crates.toml")).unwrap_or_default();
    if installed.contains(&format!("\"tauri-driver {TAURI_DRIVER} ")) {
        return Ok(());
    }
    let root = tools.display().to_string();
    let build = tools.join("build");
    let arguments = [
        "install",
        "tauri-driver",
        "--version",
        TAURI_DRIVER,
        "--locked",
        "--root",
        &root,
    ];
    run(project.cargo(&arguments).env("CARGO_TARGET_DIR", &build))?;
    // Only the program is wanted; what it was built from would take a quarter of a gigabyte.
    std::fs::remove_dir_all(&build).map_err(|error| format!("{}: {error}", build.display()))
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn an_old_or_unreadable_node_is_refused() {
        for version in ["", "v", "nonsense", "v18.20.1", "v20.9.0", "v20"] {
            assert!(!is_new_enough(version), "{version}");
        }
    }

    #[test]
    fn a_newer_node_is_taken() {
        for version in ["v20.19.0\n", "v20.20.2", "v22.1.0", "v100.0.0"] {
            assert!(is_new_enough(version), "{version}");
        }
    }
}
