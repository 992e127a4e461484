//! WebKitGTK's own small browser, for pages that are not Percorso's window.

use std::io::Write;
use std::ops::Deref;
use std::path::Path;
use std::process::Command;

use serde_json::json;
use tempfile::NamedTempFile;

use crate::driver::{Driver, free_port};
use crate::remote::PATIENCE;
use crate::{Display, Remote};

/// Where Debian puts it, with the same engine that Percorso's window has.
const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// As Percorso sets it in its own window: letters stand where they are laid out, not on whole pixels. GTK reads its text
/// settings from the display's resources, and these from a file when the display has none.
const UNHINTED: &str = "Xft.antialias: 1\nXft.hinting: 0\nXft.hintstyle: hintnone\n";

/// A browser window, gone when dropped.
pub struct Browser {
    remote: Remote,
    driver: Driver,
    /// Read when the window opens.
    _settings: NamedTempFile,
}

impl Deref for Browser {
    type Target = Remote;

    fn deref(&self) -> &Remote {
        &self.remote
    }
}

impl Browser {
    /// Whether this machine has it.
    pub fn is_there() -> bool {
        Path::new(MINI_BROWSER).is_file()
    }

    /// Opens an address, painted without compositing as Percorso's window is on a machine without graphics hardware.
    pub fn open(display: &Display, address: &str) -> Self {
        let port = free_port();
        let mut settings = NamedTempFile::new().unwrap();
        settings.write_all(UNHINTED.as_bytes()).unwrap();
        let mut browser = Self {
            remote: Remote::idle(),
            driver: Driver::start(
                Command::new("WebKitWebDriver")
                    .arg(format!("--port={port}"))
                    .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
                    .env("XENVIRONMENT", settings.path()),
                display,
                &[port],
            ),
            _settings: settings,
        };
        let capabilities = json!({
            "webkitgtk:browserOptions": {"binary": MINI_BROWSER, "args": ["--automation"]},
            "timeouts": {"script": 4 * PATIENCE.as_millis() as u64, "pageLoad": 4 * PATIENCE.as_millis() as u64},
        });
        browser.remote.connect(port, capabilities);
        browser.remote.go_to(address);
        browser
    }

    /// Process group of the browser and all that it started.
    pub fn group(&self) -> u32 {
        self.driver.group()
    }
}
