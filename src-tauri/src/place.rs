//! Where the library lies and which map was named when the program was started.

use std::env;
use std::path::PathBuf;

use directories::ProjectDirs;

/// The library's file: `PERCORSO_LIBRARY`, or `library.sqlite` in the platform's folder for a program's data
/// (`~/.local/share/percorso` on Linux). `None` when the user has no home folder.
pub fn library() -> Option<PathBuf> {
    if let Some(path) = env::var_os("PERCORSO_LIBRARY").filter(|path| !path.is_empty()) {
        return Some(PathBuf::from(path));
    }
    let folders = ProjectDirs::from("", "", "percorso")?;
    Some(folders.data_dir().join("library.sqlite"))
}

/// The map file to begin with: the first argument.
pub fn map_file() -> Option<PathBuf> {
    env::args_os().nth(1).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    #[test]
    fn map_files_are_opened_by_the_program() {
        let bundle = include_str!("../tauri.conf.json");
        assert!(bundle.contains("\"fileAssociations\"") && bundle.contains("\"journey\""));
    }
}
