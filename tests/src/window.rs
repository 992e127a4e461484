//! The real program under a WebDriver: tauri-driver in front of WebKitWebDriver.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::ops::Deref;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::remote::PATIENCE;
use crate::{Display, Remote};

/// The program, open. When dropped, it and all that it started are gone.
pub struct Window {
    remote: Remote,
    driver: Child,
    library: PathBuf,
}

impl Deref for Window {
    type Target = Remote;

    fn deref(&self) -> &Remote {
        &self.remote
    }
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
        let mut window = Self {
            remote: Remote::idle(),
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
        window.remote.connect(port, capabilities);
        window
    }

    /// Process group of the program and all that it started.
    pub fn group(&self) -> u32 {
        self.driver.id()
    }

    /// Closes the window as the user does, and waits until the program has ended by itself.
    pub fn close(mut self) {
        self.remote.close();
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

pub(crate) fn from_environment(name: &str, otherwise: &str) -> PathBuf {
    env::var_os(name).map_or_else(|| crate::in_work_tree(otherwise), PathBuf::from)
}

pub(crate) fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

pub(crate) fn wait_for_listener(port: u16) {
    let (address, start) = (SocketAddr::from((Ipv4Addr::LOCALHOST, port)), Instant::now());
    while TcpStream::connect(address).is_err() {
        assert!(start.elapsed() < PATIENCE, "nothing listens on port {port}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
