//! The windows of the program: each shows one map, or the library, by the same page.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use journey_app::{App, WindowPlace, WindowToOpen};
use tauri::{AppHandle, LogicalPosition, LogicalSize, Manager, PhysicalPosition, WebviewWindow, WebviewWindowBuilder};

/// Opens a window where it stood, as far as the screens of today reach there.
pub fn open(desktop: &AppHandle, window: &WindowToOpen) -> tauri::Result<()> {
    let windows = &desktop.config().app.windows;
    let mut config = windows.first().cloned().ok_or(tauri::Error::WindowNotFound)?;
    config.label.clone_from(&window.window);
    // WebKitGTK hides dropped files from its pages, so there the shell tells a page their paths. Elsewhere pages get them
    // by themselves, and would get nothing else that is dropped if the shell took part.
    config.drag_drop_enabled = cfg!(target_os = "linux");
    let mut builder = WebviewWindowBuilder::from_config(desktop, &config)?;
    // What the page is about is what the window is called.
    builder = builder.on_document_title_changed(|window, title| {
        // A window that is just closing needs no title.
        let _ = window.set_title(&title);
    });
    if let Some(place) = window.place {
        builder = builder.inner_size(place.width.into(), place.height.into());
        if is_on_a_screen(desktop, place) {
            builder = builder.position(place.x.into(), place.y.into());
        }
        builder = builder.maximized(place.maximized);
    }
    builder.build()?;
    Ok(())
}

fn is_on_a_screen(desktop: &AppHandle, place: WindowPlace) -> bool {
    let screens = desktop.available_monitors().unwrap_or_default();
    screens.iter().any(|screen| {
        let scale = screen.scale_factor();
        let at: LogicalPosition<i32> = screen.position().to_logical(scale);
        let size: LogicalSize<i32> = screen.size().to_logical(scale);
        (at.x..at.x + size.width).contains(&place.x) && (at.y..at.y + size.height).contains(&place.y)
    })
}

/// Where a window stands; `None` when the platform does not say.
fn place_of(window: &WebviewWindow) -> Option<WindowPlace> {
    let scale = window.scale_factor().ok()?;
    let at: PhysicalPosition<i32> = window.outer_position().ok()?;
    let at: LogicalPosition<i32> = at.to_logical(scale);
    let size: LogicalSize<u32> = window.inner_size().ok()?.to_logical(scale);
    Some(WindowPlace {
        x: at.x,
        y: at.y,
        width: size.width,
        height: size.height,
        maximized: window.is_maximized().ok()?,
    })
}

/// Notes where a window stands.
pub fn note_place(desktop: &AppHandle, app: &App, label: &str) {
    if let Some(place) = desktop.get_webview_window(label).and_then(|window| place_of(&window)) {
        app.placed(label, place);
    }
}

/// When each window was asked to close, by its name.
#[derive(Default)]
pub struct Asked(Mutex<BTreeMap<String, Instant>>);

/// Within this time a second question is the same one: a double click.
const SAME: Duration = Duration::from_secs(1);
/// After this time a question is a new one.
const ANEW: Duration = Duration::from_secs(10);

/// A window is asked to close. Its page keeps what is typed there, and then closes it; asked once more, the window closes
/// also when the page does not, because it is stuck or because what is typed cannot be kept.
pub fn asked_to_close(desktop: &AppHandle, label: &str) {
    let Some(asked) = desktop.try_state::<Asked>() else {
        return;
    };
    let mut asked = asked.0.lock().unwrap_or_else(PoisonError::into_inner);
    let now = Instant::now();
    let since = asked.get(label).map(|before| now.duration_since(*before));
    if since.is_none_or(|since| since >= SAME) {
        asked.insert(label.to_owned(), now);
    }
    if since.is_some_and(|since| (SAME..ANEW).contains(&since))
        && let Some(window) = desktop.get_webview_window(label)
    {
        // One that is gone already needs nothing.
        let _ = window.destroy();
    }
}

/// Asks all windows to close.
pub fn ask_all_to_close(desktop: &AppHandle) {
    for window in desktop.webview_windows().values() {
        let _ = window.close();
    }
}

/// Notes where all windows stand.
pub fn note_places(desktop: &AppHandle, app: &App) {
    for label in desktop.webview_windows().keys() {
        note_place(desktop, app, label);
    }
}

/// Brings a window to the front: the one of this name, or whichever had the keyboard, or any.
pub fn bring_to_front(desktop: &AppHandle, label: Option<&str>) {
    let windows = desktop.webview_windows();
    let named = label.and_then(|label| windows.get(label));
    let active = || windows.values().find(|window| window.is_focused().unwrap_or(false));
    let window = named.or_else(active).or_else(|| windows.values().next());
    if let Some(window) = window {
        // A window manager that does not let a program put itself forward marks the window instead.
        let _ = window
            .unminimize()
            .and_then(|()| window.show())
            .and_then(|()| window.set_focus());
    }
}
