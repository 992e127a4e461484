//! The real program under a WebDriver: tauri-driver in front of WebKitWebDriver.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::json;

use crate::driver::{Driver, free_port};
use crate::remote::PATIENCE;
use crate::{Display, Remote};

/// The program, open. When dropped, it and all that it started are gone.
pub struct Window {
    remote: Remote,
    driver: Driver,
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
        let driver = from_environment("PERCORSO_TAURI_DRIVER", "target/tools/bin/tauri-driver");
        let mut window = Self {
            remote: Remote::idle(),
            driver: Driver::start(
                Command::new(driver)
                    .args(["--port", &port.to_string(), "--native-port", &native_port.to_string()])
                    .env("PERCORSO_LIBRARY", library)
                    .envs(variables.iter().cloned()),
                display,
                &[port, native_port],
            ),
            library: library.to_path_buf(),
        };

        let program = Self::program();
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

    /// Where the built program stands.
    pub fn program() -> PathBuf {
        from_environment("PERCORSO_DESKTOP", "target/debug/percorso-desktop")
    }

    /// Process group of the program and all that it started.
    pub fn group(&self) -> u32 {
        self.driver.group()
    }

    /// Closes the window as the user does, and waits until the program has ended by itself.
    pub fn close(mut self) {
        self.remote.close();
        self.wait_for_its_end();
    }

    /// Waits until the program has ended by itself.
    pub fn wait_for_its_end(self) {
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
        // What it was writing may still reach the disk until it is gone.
        let start = Instant::now();
        while !self.programs().is_empty() {
            assert!(start.elapsed() < PATIENCE, "the program outlives its end");
            std::thread::yield_now();
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

pub(crate) fn from_environment(name: &str, otherwise: &str) -> PathBuf {
    env::var_os(name).map_or_else(|| crate::in_work_tree(otherwise), PathBuf::from)
}
