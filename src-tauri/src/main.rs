//! The desktop windows of Percorso: a thin shell around [`journey_app::App`].
//!
//! It opens the library, shows the web side in its windows, hands every call over, and answers what only the desktop knows:
//! file dialogs, clock, random numbers. What the app does is decided in `journey-app`; nothing here knows a journey. Start at [`main`].
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")
)]

mod graphics;
mod host;
mod meeting;
mod place;
mod show;
mod start;
mod windows;

use std::process::ExitCode;
use std::sync::Arc;

use journey_app::{AppError, Entrance, ErrorCode};
use serde_json::Value;
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, RunEvent, State, WebviewWindow, WindowEvent};

use crate::meeting::Start;

/// Length of an answer in bytes from which on a page reads it in pieces.
const LONG: usize = 1 << 20;

/// The one command of a window: a call by name, carried out off the window's thread.
#[tauri::command]
async fn rpc(
    window: WebviewWindow,
    entrance: State<'_, Arc<Entrance>>,
    call: String,
    params: Value,
) -> Result<Response, AppError> {
    let entrance = Arc::clone(&entrance);
    let reply = tauri::async_runtime::spawn_blocking(move || entrance.answer(window.label(), &call, params)).await;
    let reply = reply.unwrap_or_else(|error| Err(AppError::new(ErrorCode::Bug, error.to_string())));
    // Already JSON. A long one goes as bytes, or the engine would read it in one go, however long that takes.
    reply.map(|text| {
        if text.len() < LONG {
            Response::new(text)
        } else {
            Response::new(text.into_bytes())
        }
    })
}

fn main() -> ExitCode {
    if let Some(code) = graphics::start_again_without_compositing() {
        return code;
    }
    // What a fault says may quote a map; its place in the program is enough to find it.
    std::panic::set_hook(Box::new(|fault| match fault.location() {
        Some(place) => eprintln!("percorso-desktop: a fault at {place}"),
        None => eprintln!("percorso-desktop: a fault"),
    }));
    let library = place::library();
    let mut door = None;
    if let Some(library) = &library {
        match meeting::meet(library, place::map_file().as_deref()) {
            Start::First(first) => door = Some(first),
            Start::Beside => {}
            Start::HandedOver => return ExitCode::SUCCESS,
        }
    }
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![rpc])
        .setup(move |desktop| {
            graphics::draw_text_unhinted();
            match &library {
                Some(library) => start::open_library_and_windows(desktop.handle(), library, door.take()),
                None => start::give_up_without_home(desktop.handle()),
            }
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(desktop) => ExitCode::from(u8::try_from(desktop.run_return(follow)).unwrap_or(1)),
        Err(error) => {
            eprintln!("percorso-desktop: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What happens to the windows.
fn follow(desktop: &AppHandle, event: RunEvent) {
    let Some(entrance) = desktop.try_state::<Arc<Entrance>>() else {
        return;
    };
    // Without a library nothing is kept.
    let Ok(app) = entrance.app() else { return };
    match event {
        RunEvent::WindowEvent { label, event, .. } => match event {
            WindowEvent::CloseRequested { .. } => {
                windows::note_place(desktop, &app, &label);
                windows::asked_to_close(desktop, &label);
            }
            WindowEvent::Destroyed => app.left(&label),
            _ => {}
        },
        RunEvent::ExitRequested { .. } => windows::note_places(desktop, &app),
        RunEvent::Exit => app.end(),
        _ => {}
    }
}
