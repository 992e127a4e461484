//! `browser-host`: the web side in any browser, on the real app.
//!
//! Serves the built web side, and every call of the app as `POST /rpc/NAME` with its parameters as JSON. For tests and for
//! work on the web side; it listens to this machine only. `GET /paper/LANGUAGE/MAP` is the drawing that `open` gives of a
//! map, as the exporter of pictures paints it, to be held against what the page paints. A page tells what it is called by the
//! header `percorso-window`.
//!
//! `browser-host [--ui FOLDER] [--library FILE] [--port NUMBER] [MAP]`. Without a library it begins with an empty one
//! that goes when it ends. Without a port it takes a free one. The first line it writes is the address.

use std::env;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use journey_app::protocol::Preferences;
use journey_app::{App, Entrance};
use percorso_tests::{Press, TestHost, in_work_tree};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tiny_http::{HTTPVersion, Header, Method, Request, Response, Server};

/// Calls are small; a pasted table or a picture is the largest of them.
const LARGEST_CALL: u64 = 64 << 20;

/// How many calls are carried out at a time.
const WORKERS: usize = 4;

struct Choices {
    ui: PathBuf,
    library: Option<PathBuf>,
    port: u16,
    map_file: Option<PathBuf>,
}

fn main() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("browser-host: {message}");
            ExitCode::FAILURE
        }
    }
}

fn serve() -> Result<(), String> {
    let choices = choices(env::args().skip(1))?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let library = choices.library.unwrap_or_else(|| folder.path().join("library.sqlite"));
    let host = TestHost::new(env::var_os("PERCORSO_SAVE_AS").map(PathBuf::from));
    let host = Arc::new(host.preferring(Preferences {
        language: from_environment("PERCORSO_LANGUAGE"),
        appearance: from_environment("PERCORSO_APPEARANCE"),
        text_size: None,
    }));
    let entrance = Entrance::new(&library, host, choices.map_file.as_deref());
    let server = Server::http(("127.0.0.1", choices.port)).map_err(|error| error.to_string())?;
    println!("http://{}", server.server_addr());
    std::io::stdout().flush().map_err(|error| error.to_string())?;
    std::thread::scope(|threads| {
        for _ in 0..WORKERS {
            threads.spawn(|| {
                while let Ok(request) = server.recv() {
                    // Whoever waits for news must not keep others waiting.
                    if request.url() == "/rpc/news" {
                        threads.spawn(|| answer(&entrance, &choices.ui, request));
                    } else {
                        answer(&entrance, &choices.ui, request);
                    }
                }
            });
        }
    });
    Ok(())
}

/// A choice by its name, as the calls write it.
fn from_environment<T: DeserializeOwned>(variable: &str) -> Option<T> {
    serde_json::from_value(Value::String(env::var(variable).ok()?)).ok()
}

fn choices(mut arguments: impl Iterator<Item = String>) -> Result<Choices, String> {
    let library = env::var_os("PERCORSO_LIBRARY").map(PathBuf::from);
    let mut choices = Choices {
        ui: in_work_tree("ui/dist"),
        library,
        port: 0,
        map_file: None,
    };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--ui" => choices.ui = value()?.into(),
            "--library" => choices.library = Some(value()?.into()),
            "--port" => choices.port = value()?.parse().map_err(|_| "--port needs a number")?,
            _ if argument.starts_with('-') => return Err(format!("there is no option {argument}")),
            _ => choices.map_file = Some(argument.into()),
        }
    }
    Ok(choices)
}

fn answer(entrance: &Entrance, ui: &Path, mut request: Request) {
    let response = match (request.method(), request.url().strip_prefix("/rpc/")) {
        (Method::Post, Some(call)) => {
            let call = call.to_owned();
            carry_out(entrance, &call, &mut request)
        }
        (Method::Get, None) => match request.url().strip_prefix("/paper/") {
            Some(wanted) => match entrance.app() {
                Ok(app) => on_paper(&app, wanted),
                Err(error) => text(422, "text/plain", &error.message),
            },
            None => file(ui, request.url()),
        },
        _ => text(405, "text/plain", "not allowed"),
    };
    // As HTTP 1.0, so that the browser closes the connection: the server has a thread for each open one, and a connection
    // that is kept alive can leave the next one without a thread for as long as it lasts.
    let mut writer = request.into_writer();
    // A browser that has gone away wants no answer.
    response
        .raw_print(&mut writer, HTTPVersion(1, 0), &[], false, None)
        .ok();
    writer.flush().ok();
}

/// An error of the app is an answer like any other, told apart by its status.
fn carry_out(entrance: &Entrance, call: &str, request: &mut Request) -> Response<Cursor<Vec<u8>>> {
    let window = request
        .headers()
        .iter()
        .find(|header| header.field.equiv("percorso-window"));
    let window = window.map(|header| header.value.to_string()).unwrap_or_default();
    let mut body = String::new();
    let params = match request.as_reader().take(LARGEST_CALL).read_to_string(&mut body) {
        Ok(_) => serde_json::from_str::<Value>(&body).unwrap_or(Value::Null),
        Err(error) => return text(400, "text/plain", &error.to_string()),
    };
    match entrance.answer(&window, call, params) {
        Ok(reply) => text(200, "application/json", &reply),
        Err(error) => text(422, "application/json", &json!(error).to_string()),
    }
}

/// The window's drawing on paper. It is laid out anew from the map's file, and is refused when it is not what the app says
/// that it shows.
fn on_paper(app: &App, wanted: &str) -> Response<Cursor<Vec<u8>>> {
    match printed(app, wanted) {
        Ok(png) => bytes_of(200, "image/png", png),
        Err(message) => text(422, "text/plain", &message),
    }
}

fn printed(app: &App, wanted: &str) -> Result<Vec<u8>, String> {
    let (language, map) = wanted.split_once('/').ok_or("write /paper/LANGUAGE/MAP")?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join("map.journey");
    let call = |name: &str, params: Value| app.answer(name, params).map_err(|error| error.message);
    call("export", json!({"map": map, "path": path}))?;
    let file = fs::read(&path).map_err(|error| error.to_string())?;
    let press = Press::open();
    let proof = press.proof(&file, language);
    let window = json!({"map": map, "appearance": "light", "language": language, "form": "Grid"});
    let opened: Value = serde_json::from_str(&call("open", window)?).map_err(|error| error.to_string())?;
    let ours = serde_json::to_string(&proof.scene).map_err(|error| error.to_string())?;
    let ours: Value = serde_json::from_str(&ours).map_err(|error| error.to_string())?;
    if ours == opened["scene"] {
        Ok(press.png(&proof))
    } else {
        Err("the map's file is laid out in another way than the open map".to_owned())
    }
}

fn file(ui: &Path, url: &str) -> Response<Cursor<Vec<u8>>> {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path
        .components()
        .all(|component| matches!(component, Component::Normal(_)));
    match fs::read(ui.join(path)) {
        Ok(bytes) if inside => bytes_of(200, media_type(path), bytes),
        _ => text(404, "text/plain", "not found"),
    }
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ttf") => "font/ttf",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn text(status: u16, media_type: &str, text: &str) -> Response<Cursor<Vec<u8>>> {
    bytes_of(status, media_type, text.as_bytes().to_vec())
}

/// With the same rules as in the desktop window, but for where calls go.
fn bytes_of(status: u16, media_type: &str, bytes: Vec<u8>) -> Response<Cursor<Vec<u8>>> {
    const RULES: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
                         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    let headers = [
        ("Content-Type", media_type),
        ("Content-Security-Policy", RULES),
        ("Cache-Control", "no-store"),
    ];
    let mut response = Response::from_data(bytes).with_status_code(status);
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    response
}
