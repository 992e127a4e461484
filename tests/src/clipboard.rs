//! The clipboard of a display, as another program sees it.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::Display;

/// A kind of content, as programs on X11 call it.
pub const TEXT: &str = "UTF8_STRING";
/// Formatted text and tables.
pub const HTML: &str = "text/html";

impl Display {
    /// What the clipboard holds of a kind; empty when it holds nothing of it.
    pub fn clipboard(&self, kind: &str) -> String {
        let output = self.xclip(&["-out", "-target", kind]).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Copies something in another program, which goes on to offer it until somebody else copies or the display is gone.
    pub fn put_on_clipboard(&self, kind: &str, content: &str) {
        let mut program = self
            .xclip(&["-in", "-target", kind])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("xclip is missing: `cargo xtask test` installs it");
        program.stdin.take().unwrap().write_all(content.as_bytes()).unwrap();
        // It has the clipboard as soon as it has gone into the background.
        assert!(program.wait().unwrap().success(), "nothing was copied");
    }

    fn xclip(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("xclip");
        command
            .args(["-display", self.name(), "-selection", "clipboard"])
            .args(arguments)
            .stderr(Stdio::null());
        command
    }
}
