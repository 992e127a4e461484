//! The desktop window of Percorso: a thin shell around [`journey_app::App`].
//!
//! It opens the library, shows the web side in one window, hands every call over, and answers what only the desktop knows:
//! file dialogs, clock, random numbers. What the app does is decided in `journey-app`; nothing here knows a journey. Start at [`main`].
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod graphics;
mod host;
mod place;
mod show;
mod start;

use std::process::ExitCode;
use std::sync::Arc;

use journey_app::{App, AppError, ErrorCode};
use serde_json::Value;
use tauri::State;
use tauri::ipc::Response;

/// The one command of the window: a call by name, carried out off the window's thread.
#[tauri::command]
async fn rpc(app: State<'_, Arc<App>>, call: String, params: Value) -> Result<Response, AppError> {
    let app = Arc::clone(&app);
    let reply = tauri::async_runtime::spawn_blocking(move || app.answer(&call, params)).await;
    let reply = reply.unwrap_or_else(|error| Err(AppError::new(ErrorCode::Bug, error.to_string())));
    // Already JSON.
    reply.map(Response::new)
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
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![rpc])
        .setup(|desktop| {
            graphics::draw_text_unhinted();
            start::open_library_and_window(desktop.handle());
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(desktop) => ExitCode::from(u8::try_from(desktop.run_return(|_, _| {})).unwrap_or(1)),
        Err(error) => {
            eprintln!("percorso-desktop: {error}");
            ExitCode::FAILURE
        }
    }
}
