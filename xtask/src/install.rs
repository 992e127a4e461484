//! `cargo xtask install`: puts the release programs into the user's home, so that the system opens map files with Percorso.
//! Linux; elsewhere the programs of `dist` are what there is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::{Outcome, Project, run};
use crate::{dist, setup};

/// The type of a map file, as in `src-tauri/tauri.conf.json`.
const TYPE: &str = "application/x-percorso-journey";
/// The program's name among the applications: its identifier.
const APPLICATION: &str = "app.percorso.desktop";

/// The class of its windows, by which a desktop knows whose they are.
const WINDOWS: &str = "Percorso-desktop";

/// Builds the programs and installs them for this user: into `~/.local/bin` and `$XDG_DATA_HOME`, which is `~/.local/share`.
pub fn install(project: &Project) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err("install is for Linux; cargo xtask dist builds the programs".to_owned());
    }
    setup::to_install()?;
    dist::dist(project)?;
    let home = std::env::var_os("HOME").ok_or("HOME is not set")?;
    let home = PathBuf::from(home);
    let share = share_of(&home, std::env::var_os("XDG_DATA_HOME").map(PathBuf::from));
    let programs = home.join(".local/bin");
    for name in dist::PROGRAMS {
        // Beside it first, then renamed: a program that runs cannot be written over.
        let (new, place) = (programs.join(format!("{name}.new")), programs.join(name));
        copy(&project.built("release", name), &new)?;
        fs::rename(&new, &place).map_err(|error| format!("{}: {error}", place.display()))?;
    }
    associate(project, &share, &programs.join("percorso-desktop"))?;
    println!("Percorso is installed in {} and opens map files.", programs.display());
    Ok(())
}

/// Where a user's applications and types are told. A variable that is empty or not absolute counts as none:
/// https://specifications.freedesktop.org/basedir-spec/latest
fn share_of(home: &Path, asked: Option<PathBuf>) -> PathBuf {
    asked
        .filter(|share| share.is_absolute())
        .unwrap_or_else(|| home.join(".local/share"))
}

/// Tells the system what a map file is, and that this program opens it.
fn associate(project: &Project, share: &Path, program: &Path) -> Outcome {
    let mime = share.join("mime/packages/percorso.xml");
    let application = share.join(format!("applications/{APPLICATION}.desktop"));
    let icon = share.join(format!("icons/hicolor/128x128/apps/{APPLICATION}.png"));
    write(&mime, &kind_of_file())?;
    write(&application, &entry(program)?)?;
    copy(&project.path("src-tauri/icons/128x128.png"), &icon)?;
    run(Command::new("update-mime-database").arg(share.join("mime")))?;
    run(Command::new("update-desktop-database").arg(share.join("applications")))?;
    run(Command::new("xdg-mime").args(["default", &format!("{APPLICATION}.desktop"), TYPE]))
}

/// What a map file is, as shared-mime-info has it: https://specifications.freedesktop.org/shared-mime-info-spec/latest
fn kind_of_file() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<mime-info xmlns=\"http://www.freedesktop.org/standards/shared-mime-info\">
  <mime-type type=\"{TYPE}\">
    <comment>Percorso map</comment>
    <comment xml:lang=\"it\">Mappa di Percorso</comment>
    <sub-class-of type=\"text/plain\"/>
    <glob pattern=\"*.journey\"/>
    <icon name=\"{APPLICATION}\"/>
  </mime-type>
</mime-info>
"
    )
}

/// The program among the applications: https://specifications.freedesktop.org/desktop-entry-spec/latest
fn entry(program: &Path) -> Outcome<String> {
    let program = program.to_str().ok_or("the home folder's name is not UTF-8")?;
    Ok(format!(
        "[Desktop Entry]
Type=Application
Name=Percorso
Comment=Customer-journey maps, drawn offline
Comment[it]=Mappe del customer journey, disegnate senza rete
Exec={} %f
Icon={APPLICATION}
Terminal=false
Categories=Office;
MimeType={TYPE};
StartupWMClass={WINDOWS}
StartupNotify=true
",
        quoted(program)
    ))
}

/// A path as a desktop entry takes it: quoted, the four characters that quotes leave their meaning escaped, twice where the
/// file's own escapes come on top, and a percent sign doubled.
fn quoted(path: &str) -> String {
    let mut quoted = String::from('"');
    for character in path.chars() {
        match character {
            '"' | '`' | '$' => quoted.extend(['\\', '\\', character]),
            '\\' => quoted.push_str("\\\\\\\\"),
            '%' => quoted.push_str("%%"),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

fn write(path: &Path, text: &str) -> Outcome {
    folder_of(path)?;
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    folder_of(to)?;
    fs::copy(from, to)
        .map(drop)
        .map_err(|error| format!("{}: {error}", to.display()))
}

fn folder_of(path: &Path) -> Outcome {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_with_odd_letters_in_its_name_is_quoted() {
        assert_eq!(quoted("/home/zoë b/100%"), "\"/home/zoë b/100%%\"");
        assert_eq!(quoted("/a$b\"c"), "\"/a\\\\$b\\\\\"c\"");
        assert_eq!(quoted("/a\\b"), "\"/a\\\\\\\\b\"");
    }

    #[test]
    fn a_data_folder_that_is_none_is_the_usual_one() {
        let home = Path::new("/home/ada");
        for none in [None, Some(""), Some("share")] {
            assert_eq!(
                share_of(home, none.map(PathBuf::from)),
                Path::new("/home/ada/.local/share")
            );
        }
        assert_eq!(share_of(home, Some("/data".into())), Path::new("/data"));
    }

    #[test]
    fn the_window_and_the_system_know_the_same_type_and_name() {
        let project = Project::find().unwrap();
        let configured = fs::read_to_string(project.path("src-tauri/tauri.conf.json")).unwrap();
        assert!(configured.contains(&format!("\"mimeType\": \"{TYPE}\"")));
        assert!(configured.contains(&format!("\"identifier\": \"{APPLICATION}\"")));
        assert!(kind_of_file().contains(TYPE) && entry(Path::new("/x")).unwrap().contains(TYPE));
    }
}
