//! What the desktop gives the app: clock, random numbers and the platform's file dialogs.

use std::env;
use std::path::{Path, PathBuf};

use journey_app::disk::font_folders;
use journey_app::protocol::Preferences;
use journey_app::{Date, Host, OpenQuestion, SaveQuestion, WindowToOpen};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::{show, windows};

/// The desktop as the app sees it. Its dialogs wait for the user, so calls must not come from the window's thread.
pub struct Desktop {
    handle: AppHandle,
}

impl Desktop {
    /// The desktop that this program's window stands on.
    pub fn new(handle: AppHandle) -> Self {
        Self { handle }
    }
}

impl Host for Desktop {
    fn now(&self) -> i64 {
        jiff::Timestamp::now().as_millisecond()
    }

    fn today(&self) -> Date {
        let today = jiff::Zoned::now().date();
        let parts = (
            u16::try_from(today.year()),
            u8::try_from(today.month()),
            u8::try_from(today.day()),
        );
        let date = match parts {
            (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
            _ => None,
        };
        // Only a clock before year 0 gets here.
        date.unwrap_or_default()
    }

    fn random(&self) -> u64 {
        // A machine without a source of randomness still has a clock; ids only have to differ.
        getrandom::u64().unwrap_or_else(|_| jiff::Timestamp::now().as_nanosecond() as u64)
    }

    fn choose_save_path(&self, question: &SaveQuestion) -> Option<PathBuf> {
        if let Some(answer) = env::var_os("PERCORSO_SAVE_AS") {
            return Some(PathBuf::from(answer));
        }
        let mut dialog = self
            .handle
            .dialog()
            .file()
            .set_title(&question.title)
            .set_file_name(&question.file_name);
        dialog = dialog.add_filter(question.extension.to_uppercase(), &[question.extension.as_str()]);
        dialog.blocking_save_file().and_then(on_this_machine)
    }

    fn choose_open_path(&self, question: &OpenQuestion) -> Option<PathBuf> {
        if let Some(answer) = env::var_os("PERCORSO_OPEN") {
            return Some(PathBuf::from(answer));
        }
        let extensions: Vec<&str> = question.extensions.iter().map(String::as_str).collect();
        let dialog = self.handle.dialog().file().set_title(&question.title);
        dialog
            .add_filter("Percorso", &extensions)
            .blocking_pick_file()
            .and_then(on_this_machine)
    }

    fn show_file(&self, path: &Path) -> Result<(), String> {
        show::in_file_manager(path).map_err(|error| error.to_string())
    }

    fn font_folders(&self) -> Vec<PathBuf> {
        font_folders()
    }

    fn keeps_backups(&self) -> bool {
        true
    }

    fn open_window(&self, window: &WindowToOpen) -> Result<(), String> {
        windows::open(&self.handle, window).map_err(|error| error.to_string())
    }

    fn quit(&self) {
        // With its last window the program ends.
        windows::ask_all_to_close(&self.handle);
    }

    fn preferences(&self) -> Preferences {
        Preferences {
            language: from_environment("PERCORSO_LANGUAGE"),
            appearance: from_environment("PERCORSO_APPEARANCE"),
            text_size: None,
        }
    }
}

/// A choice by its name, as the calls write it; a name that does not exist chooses nothing.
fn from_environment<T: DeserializeOwned>(variable: &str) -> Option<T> {
    serde_json::from_value(Value::String(env::var(variable).ok()?)).ok()
}

fn on_this_machine(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}
