//! The real program under a WebDriver: tauri-driver in front of WebKitWebDriver.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::Display;

/// How long the window may take for anything before the test is lost.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program, open. When dropped, it and all that it started are gone.
pub struct Window {
    runtime: Runtime,
    client: Option<Client>,
    driver: Child,
    library: PathBuf,
}

impl Window {
    /// Starts the program on a display with a library, a map file to begin with, and more variables.
    pub fn open(display: &Display, library: &Path, map_file: Option<&Path>, variables: &[(&str, OsString)]) -> Self {
        let (port, native_port) = (free_port(), free_port());
        let driver = Command::new(from_environment(
            "PERCORSO_TAURI_DRIVER",
            "target/tools/bin/tauri-driver",
        ))
        .args(["--port", &port.to_string(), "--native-port", &native_port.to_string()])
        .env("DISPLAY", display.name())
        .env_remove("WAYLAND_DISPLAY")
        .env("GDK_BACKEND", "x11")
        .env("NO_AT_BRIDGE", "1")
        // Without a session bus GTK starts one for every window, with portals that outlive it.
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env("PERCORSO_LIBRARY", library)
        .envs(variables.iter().cloned())
        // A group of its own, so that the driver, WebKit and the program can be ended together.
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .expect("tauri-driver is missing: `cargo xtask test` installs it");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let mut window = Self {
            runtime,
            client: None,
            driver,
            library: library.to_path_buf(),
        };
        wait_for_listener(port);
        wait_for_listener(native_port);

        let program = from_environment("PERCORSO_DESKTOP", "target/debug/percorso-desktop");
        assert!(
            program.is_file(),
            "{} is not built: run `cargo xtask test`",
            program.display()
        );
        let arguments: Vec<String> = map_file.iter().map(|path| path.to_str().unwrap().to_owned()).collect();
        let capabilities = json!({
            "tauri:options": {"application": program, "args": arguments},
            "timeouts": {"script": PATIENCE.as_millis() as u64},
        });
        let Value::Object(capabilities) = capabilities else {
            unreachable!()
        };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let session = window
            .runtime
            .block_on(builder.connect(&format!("http://127.0.0.1:{port}")));
        window.client = Some(session.expect("the window did not open"));
        window
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the window is closed")
    }

    /// Runs the body of a function in the page; `arguments` are its arguments.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Value {
        self.runtime
            .block_on(self.client().execute(script, arguments.to_vec()))
            .unwrap_or_else(|error| {
                panic!("the page could not run\n{script}\n{error}");
            })
    }

    /// Runs the body of an asynchronous function in the page and waits for what it returns. An exception ends the test.
    pub fn execute_async(&self, script: &str, arguments: &[Value]) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const failed = error => done({{error: error instanceof Error ? String(error) : JSON.stringify(error)}});
             (async function () {{ {script} }}).apply(null, arguments).then(value => done({{value}}), failed);"
        );
        let reply = self
            .runtime
            .block_on(self.client().execute_async(&script, arguments.to_vec()));
        let reply = reply.unwrap_or_else(|error| panic!("the page could not run\n{script}\n{error}"));
        assert!(reply["error"].is_null(), "the page said {}\n{script}", reply["error"]);
        reply["value"].clone()
    }

    /// Waits until an expression is true in the page. It is asked again at every change of the document, and from time
    /// to time for what changes without one.
    pub fn wait_until(&self, expression: &str) {
        let script = format!(
            "const [expression, patience] = arguments;
             const holds = () => {{ return ({expression}); }};
             if (holds()) return;
             await new Promise((resolve, reject) => {{
               const stop = () => {{ observer.disconnect(); clearInterval(timer); clearTimeout(end); }};
               const look = () => {{ if (holds()) {{ stop(); resolve(); }} }};
               const observer = new MutationObserver(look);
               const timer = setInterval(look, 50);
               const end = setTimeout(() => {{ stop(); reject(new Error('never came true: ' + expression)); }}, patience);
               observer.observe(document, {{subtree: true, childList: true, attributes: true, characterData: true}});
             }});"
        );
        let patience = PATIENCE - Duration::from_secs(2);
        self.execute_async(&script, &[json!(expression), json!(patience.as_millis() as u64)]);
    }

    /// Presses and releases keys one after the other, while others are held.
    pub fn press(&self, held: &[char], keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in held {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        for &value in held.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.runtime
            .block_on(self.client().perform_actions(actions))
            .expect("keys were not taken");
    }

    /// Moves the pointer along a path of places in the window, the button held from the first to the last.
    pub fn drag(&self, path: &[(f64, f64)]) {
        let to = |&(x, y): &(f64, f64)| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(15)),
            x,
            y,
        };
        let mut actions = MouseActions::new("mouse".to_owned()).then(to(&path[0]));
        actions = actions.then(PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        });
        for place in &path[1..] {
            actions = actions.then(to(place));
        }
        actions = actions.then(PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        });
        self.runtime
            .block_on(self.client().perform_actions(actions))
            .expect("the pointer was not moved");
    }

    /// Presses and releases the button at a place in the window.
    pub fn click(&self, x: f64, y: f64) {
        self.drag(&[(x, y)]);
    }

    /// Gives the window this size, at the upper left corner of the display.
    pub fn resize(&self, width: u32, height: u32) {
        self.runtime
            .block_on(self.client().set_window_rect(0, 0, width, height))
            .expect("the window kept its size");
    }

    /// Closes the window as the user does, and waits until the program has ended by itself.
    pub fn close(mut self) {
        let client = self.client.take().expect("the window is closed");
        self.runtime
            .block_on(client.close_window())
            .expect("the window did not close");
        let start = Instant::now();
        while !self.programs().is_empty() {
            assert!(start.elapsed() < PATIENCE, "the program did not end with its window");
            std::thread::yield_now();
        }
    }

    /// Ends the program from one moment to the next, as a power cut would.
    pub fn kill(self) {
        for program in self.programs() {
            let killed = Command::new("kill")
                .args(["-KILL", &program.to_string()])
                .status()
                .unwrap();
            assert!(killed.success(), "the program could not be killed");
        }
    }

    /// Process numbers of the program that has our library open, told apart from others by its environment.
    fn programs(&self) -> Vec<u32> {
        let variable = format!("PERCORSO_LIBRARY={}", self.library.display());
        let processes = fs::read_dir("/proc").unwrap().flatten();
        let numbers = processes.filter_map(|process| process.file_name().to_str()?.parse().ok());
        let ours = numbers.filter(|number| {
            let folder = PathBuf::from(format!("/proc/{number}"));
            // A process that ended meanwhile cannot be read, and is none of ours.
            let name = fs::read_to_string(folder.join("comm")).unwrap_or_default();
            let environment = fs::read(folder.join("environ")).unwrap_or_default();
            name.starts_with("percorso-deskt")
                && environment
                    .split(|&byte| byte == 0)
                    .any(|one| one == variable.as_bytes())
        });
        ours.collect()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let group = format!("-{}", self.driver.id());
        // What has ended already cannot be ended again, so the answers do not matter.
        Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status()
            .ok();
        self.driver.wait().ok();
    }
}

fn from_environment(name: &str, otherwise: &str) -> PathBuf {
    env::var_os(name).map_or_else(|| crate::in_work_tree(otherwise), PathBuf::from)
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

fn wait_for_listener(port: u16) {
    let (address, start) = (SocketAddr::from((Ipv4Addr::LOCALHOST, port)), Instant::now());
    while TcpStream::connect(address).is_err() {
        assert!(start.elapsed() < PATIENCE, "nothing listens on port {port}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
