//! From the start of the program to the open window.

use std::path::Path;
use std::sync::Arc;

use journey_app::App;
use tauri::{AppHandle, Manager, WebviewWindowBuilder};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::host::Desktop;
use crate::place;

/// Opens the library, then the window. A library that cannot be opened is told in a dialog, and the program ends. A map
/// file that cannot be read is told as well, and the window opens without it.
pub fn open_library_and_window(desktop: &AppHandle) {
    let Some(library) = place::library() else {
        return give_up(
            desktop,
            "There is no home folder to keep the maps in. Set PERCORSO_LIBRARY to a file.",
        );
    };
    let Some(map_file) = place::map_file() else {
        return open(desktop, &library, None).unwrap_or_else(|error| give_up(desktop, &error));
    };
    if let Err(why_not) = open(desktop, &library, Some(&map_file)) {
        match open(desktop, &library, None) {
            Ok(()) => tell(desktop, &format!("{}: {why_not}", map_file.display()), |_| {}),
            Err(error) => give_up(desktop, &error),
        }
    }
}

fn open(desktop: &AppHandle, library: &Path, map_file: Option<&Path>) -> Result<(), String> {
    let host = Arc::new(Desktop::new(desktop.clone()));
    let app = App::open(library, host, map_file).map_err(|error| error.message)?;
    desktop.manage(Arc::new(app));
    let window = desktop
        .config()
        .app
        .windows
        .first()
        .ok_or("the window is not configured")?;
    let builder = WebviewWindowBuilder::from_config(desktop, window).map_err(|error| error.to_string())?;
    builder.build().map_err(|error| error.to_string())?;
    Ok(())
}

fn give_up(desktop: &AppHandle, message: &str) {
    let handle = desktop.clone();
    tell(desktop, message, move |_| handle.exit(1));
}

fn tell(desktop: &AppHandle, message: &str, then: impl FnOnce(bool) + Send + 'static) {
    // The dialog says what happened; what is written down elsewhere names neither files nor maps.
    eprintln!("percorso-desktop: a message was shown");
    desktop
        .dialog()
        .message(message)
        .title("Percorso")
        .kind(MessageDialogKind::Error)
        .show(then);
}
