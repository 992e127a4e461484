//! The standard output and the standard error.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write, stderr, stdout};
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

/// Why something did not get out, the first time.
static FAILURE: Mutex<Option<io::Error>> = Mutex::new(None);

/// Prints a line.
pub fn line(text: impl Display) {
    note(writeln!(stdout(), "{text}"));
}

/// Prints data, readable for people too.
pub fn json(data: &Value) {
    line(format_args!("{data:#}"));
}

/// Prints an error. When that cannot be done, there is nobody left to tell.
pub fn error(text: impl Display) {
    drop(writeln!(stderr(), "{text}"));
}

/// Prints a text as it is.
pub fn text(text: &str) {
    note(stdout().write_all(text.as_bytes()));
}

/// Whether all that was printed got out: a list that ends in the middle looks whole. A reader that has gone away
/// (`percorso … | head`) is no error.
pub fn finish() -> io::Result<()> {
    note(stdout().flush());
    let failure = FAILURE.lock().unwrap_or_else(PoisonError::into_inner).take();
    failure.map_or(Ok(()), Err)
}

/// The work goes on: what it does to files has nothing to do with what is told of it.
fn note(printed: io::Result<()>) {
    if let Err(error) = printed
        && error.kind() != ErrorKind::BrokenPipe
    {
        FAILURE
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get_or_insert(error);
    }
}
