//! The standard output and the standard error.

use std::fmt::Display;
use std::io::{Write, stderr, stdout};

use serde_json::Value;

/// Prints a line. A reader that has gone away (`percorso … | head`) is no error.
pub fn line(text: impl Display) {
    drop(writeln!(stdout(), "{text}"));
}

/// Prints data, readable for people too.
pub fn json(data: &Value) {
    line(format_args!("{data:#}"));
}

/// Prints an error.
pub fn error(text: impl Display) {
    drop(writeln!(stderr(), "{text}"));
}

/// Prints a text as it is.
pub fn text(text: &str) {
    drop(stdout().write_all(text.as_bytes()));
}
