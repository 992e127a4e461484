//! Windows, and the end of the program.

use crate::protocol::*;
use crate::{App, AppError, ErrorCode};

pub(super) fn open(app: &App, params: OpenWindow) -> Result<Nothing, AppError> {
    // A map that is not there needs no window.
    app.opened()?.library.edition(params.map)?;
    let window = app.another_window(params.map);
    if let Err(reason) = app.host.open_window(&window) {
        app.left(&window.window);
        return Err(AppError::new(ErrorCode::Bug, format!("no window opens: {reason}")));
    }
    Ok(Nothing {})
}

pub(super) fn quit(app: &App) -> Nothing {
    app.ends();
    app.host.quit();
    Nothing {}
}
