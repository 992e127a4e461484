//! From the start of the program to the open windows.

use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use journey_app::{Entrance, FIRST_WINDOW, WindowToOpen};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::host::Desktop;
use crate::meeting::Door;
use crate::{place, windows};

/// Opens the library, then the windows that were open when the program ended. What is the matter with a library or a map file
/// that cannot be opened is said in the window.
pub fn open_library_and_windows(desktop: &AppHandle, library: &Path, door: Option<Door>) {
    let host = Arc::new(Desktop::new(desktop.clone()));
    let entrance = Arc::new(Entrance::new(library, host, place::map_file().as_deref()));
    desktop.manage(Arc::clone(&entrance));
    desktop.manage(windows::Asked::default());
    let first = || {
        vec![WindowToOpen {
            window: FIRST_WINDOW.to_owned(),
            place: None,
        }]
    };
    let wanted = entrance.app().map_or_else(|_| first(), |app| app.windows());
    for window in &wanted {
        if let Err(error) = windows::open(desktop, window) {
            return give_up(desktop, &error.to_string());
        }
    }
    if let Some(door) = door {
        let (asked, desktop) = (desktop.clone(), desktop.clone());
        door.answer(
            move || answers(&asked),
            move |map_file| bring(&desktop, &entrance, map_file),
        );
    }
}

/// Whether the windows' thread is at work, rather than stuck in something.
fn answers(desktop: &AppHandle) -> bool {
    let (tell, hear) = mpsc::channel();
    // Whether somebody still listens does not matter there.
    let asked = desktop.run_on_main_thread(move || {
        let _ = tell.send(());
    });
    asked.is_ok() && hear.recv_timeout(Duration::from_secs(2)).is_ok()
}

/// Another start of the program hands over what it was asked to open.
fn bring(desktop: &AppHandle, entrance: &Entrance, map_file: Option<PathBuf>) {
    let map = map_file.and_then(|map_file| entrance.bring(&map_file).ok());
    let (Some(map), Ok(app)) = (map, entrance.app()) else {
        // Why a file cannot be read is said in the first window.
        let first = entrance.app().ok().and_then(|app| app.first_window());
        return windows::bring_to_front(desktop, first.as_deref());
    };
    if let Some(shown) = app.window_of(map) {
        return windows::bring_to_front(desktop, Some(&shown));
    }
    let window = app.another_window(map);
    match windows::open(desktop, &window) {
        Ok(()) => windows::bring_to_front(desktop, Some(&window.window)),
        Err(_) => app.left(&window.window),
    }
}

/// There is no place to keep maps in: told in a dialog, and the program ends.
pub fn give_up_without_home(desktop: &AppHandle) {
    give_up(
        desktop,
        "There is no home folder to keep the maps in. Set PERCORSO_LIBRARY to a file.",
    );
}

fn give_up(desktop: &AppHandle, message: &str) {
    let handle = desktop.clone();
    // The dialog says what happened; what is written down elsewhere names neither files nor maps.
    eprintln!("percorso-desktop: a message was shown");
    desktop
        .dialog()
        .message(message)
        .title("Percorso")
        .kind(MessageDialogKind::Error)
        .show(move |_| handle.exit(1));
}
