//! A screen that nobody sees.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// An X server of our own, gone when dropped. With `PERCORSO_WATCH` set it is the user's screen instead, to look on.
pub struct Display {
    name: String,
    server: Option<Child>,
}

impl Display {
    /// A screen of this many pixels.
    pub fn open(width: u32, height: u32) -> Self {
        if let (Some(_), Ok(name)) = (env::var_os("PERCORSO_WATCH"), env::var("DISPLAY")) {
            return Self { name, server: None };
        }
        // The server looks for a free number itself and writes it to standard output once it takes connections.
        let screen = format!("{width}x{height}x24");
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                &screen,
                "-dpi",
                "96",
                "-nolisten",
                "tcp",
                "-noreset",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is missing: `cargo xtask test` installs it");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap())
            .read_line(&mut number)
            .unwrap();
        assert!(!number.trim().is_empty(), "Xvfb found no free display");
        Self {
            name: format!(":{}", number.trim()),
            server: Some(server),
        }
    }

    /// Its name, for the variable `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the windows on it are called.
    pub fn window_titles(&self) -> Vec<String> {
        let tree = Command::new("xwininfo")
            .args(["-display", &self.name, "-root", "-tree"])
            .output()
            .expect("xwininfo is missing: `cargo xtask test` installs it");
        let tree = String::from_utf8_lossy(&tree.stdout).into_owned();
        let titles = tree.lines().filter_map(|line| {
            let (_, named) = line.split_once(" \"")?;
            let (title, _) = named.split_once("\": (")?;
            Some(title.to_owned())
        });
        titles.collect()
    }

    /// Everything that it shows now, as a PNG file. WebDriver's own pictures hang while WebKit paints without compositing.
    pub fn save_picture(&self, path: &std::path::Path) {
        let status = Command::new("import")
            .args([
                "-display",
                &self.name,
                "-window",
                "root",
                "-define",
                "png:exclude-chunks=date,time",
                "-strip",
            ])
            .arg(path)
            .status()
            .unwrap();
        assert!(status.success(), "no picture of the display");
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            // It may be gone already; either way nothing is left of it.
            server.kill().ok();
            server.wait().ok();
        }
    }
}
