//! Shows a file in the platform's file manager.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens the file's folder, with the file selected where the platform can do that. The file itself is never opened: what
/// opening it would do is up to another program. Does not wait for the file manager.
pub fn in_file_manager(file: &Path) -> io::Result<()> {
    let mut child = command(file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    // Somebody has to take note of its end, or it stays in the list of processes.
    std::thread::spawn(move || child.wait());
    Ok(())
}

#[cfg(target_os = "macos")]
fn command(file: &Path) -> Command {
    let mut open = Command::new("/usr/bin/open");
    open.arg("-R").arg(file);
    open
}

#[cfg(target_os = "windows")]
fn command(file: &Path) -> Command {
    use std::os::windows::process::CommandExt;

    let mut explorer = Command::new("explorer.exe");
    // Explorer reads its command line by rules of its own; a name on Windows has no quotation marks.
    explorer.raw_arg(format!("/select,\"{}\"", file.display()));
    explorer
}

#[cfg(not(any(target_os = "macos", target_os = "windows")))]
fn command(file: &Path) -> Command {
    let mut open = Command::new("xdg-open");
    open.arg(file.parent().unwrap_or(file));
    open
}
