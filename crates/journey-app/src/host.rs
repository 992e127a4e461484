//! What the outside gives.

use std::path::{Path, PathBuf};

use journey_model::{Date, Id};

use crate::WindowToOpen;
use crate::protocol::Preferences;

/// The outside: clock, chance and dialogs. Calls may come from any thread, never from the window's.
pub trait Host: Send + Sync {
    /// Milliseconds since 1970-01-01 UTC.
    fn now(&self) -> i64;

    /// The day where the user is.
    fn today(&self) -> Date;

    /// 64 unpredictable bits.
    fn random(&self) -> u64;

    /// Asks where to save a file; `None` when the user calls it off.
    fn choose_save_path(&self, question: &SaveQuestion) -> Option<PathBuf>;

    /// Asks which file to open; `None` when the user calls it off.
    fn choose_open_path(&self, question: &OpenQuestion) -> Option<PathBuf>;

    /// Shows a file in the platform's file manager. Does nothing where there is no such thing.
    fn show_file(&self, _path: &Path) -> Result<(), String> {
        Ok(())
    }

    /// Where fonts lie that posters may borrow; none for a host whose posters have to be the same on every machine.
    fn font_folders(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    /// Whether the library is to be backed up every day, beside the work.
    fn keeps_backups(&self) -> bool {
        false
    }

    /// Opens another window. Fails where the host has none.
    fn open_window(&self, _window: &WindowToOpen) -> Result<(), String> {
        Err("there are no windows".to_owned())
    }

    /// Ends the program. Does nothing where it is not for its user to end it.
    fn quit(&self) {}

    /// What holds for this run in place of what the user has chosen for the interface.
    fn preferences(&self) -> Preferences {
        Preferences::default()
    }
}

/// Where shall a file be saved?
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveQuestion {
    /// Title of the dialog, in the user's language.
    pub title: String,
    /// Suggested name, with its ending.
    pub file_name: String,
    /// The ending, without the dot.
    pub extension: String,
    /// What kind of file it is.
    pub kind: FileKind,
}

/// Which file shall be opened?
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// Title of the dialog, in the user's language.
    pub title: String,
    /// Endings to show, without the dot.
    pub extensions: Vec<String>,
}

/// Kinds of files that are saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// A map file.
    Map,
    /// A poster.
    Poster,
    /// A backup of the library.
    Backup,
    /// A list to read.
    List,
    /// A map as a page for people without the app.
    Page,
}

/// 2024-01-01 00:00 UTC in milliseconds since 1970: new ids count from here.
const EPOCH: i64 = 1_704_067_200_000;

/// A new id: 40 bits of time, 24 of chance.
pub(crate) fn mint(host: &dyn Host) -> Id {
    let time = u64::try_from(host.now() - EPOCH).unwrap_or(0) & 0xff_ffff_ffff;
    Id::from_bits((time << 24) | (host.random() & 0xff_ffff))
}
