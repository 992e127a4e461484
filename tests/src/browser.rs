//! WebKitGTK's own small browser, for pages that are not Percorso's window.

use std::ops::Deref;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::json;

use crate::remote::PATIENCE;
use crate::window::{free_port, wait_for_listener};
use crate::{Display, Remote};

/// Where Debian puts it, with the same engine that Percorso's window has.
const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// A browser window, gone when dropped.
pub struct Browser {
    remote: Remote,
    driver: Child,
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
        let driver = Command::new("WebKitWebDriver")
            .args(["--port", &port.to_string()])
            .env("DISPLAY", display.name())
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is missing: `cargo xtask test` installs it");
        let mut browser = Self {
            remote: Remote::idle(),
            driver,
        };
        wait_for_listener(port);
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
        self.driver.id()
    }
}

impl Drop for Browser {
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
