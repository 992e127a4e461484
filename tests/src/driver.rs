//! The process of a WebDriver, with all that it starts.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Display;
use crate::remote::PATIENCE;

/// A WebDriver and its windows on a display. When dropped, all of them are gone.
pub(crate) struct Driver(Child);

impl Driver {
    /// Starts a driver, and waits until it listens on these ports.
    pub fn start(command: &mut Command, display: &Display, ports: &[u16]) -> Self {
        let process = command
            .env("DISPLAY", display.name())
            .env_remove("WAYLAND_DISPLAY")
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            // Without a session bus GTK starts one for every window, with portals that outlive it.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            // A group of its own, so that the driver, WebKit and the program can be ended together.
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{command:?}: {error}; `cargo xtask test` installs it"));
        let driver = Self(process);
        for &port in ports {
            wait_for_listener(port);
        }
        driver
    }

    /// Process group of the driver and all that it started.
    pub fn group(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        // What has ended already cannot be ended again, so the answers do not matter.
        Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status()
            .ok();
        self.0.wait().ok();
    }
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> u16 {
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
