//! What several people made of the same thing.

use crate::protocol::*;
use crate::{App, AppError, ErrorCode, conflicts};

pub(super) fn conflict(app: &App, params: NamedElement) -> Result<ConflictView, AppError> {
    let view = app
        .opened()?
        .ask(params.map, |map| conflicts::view(map.journey, params.id))?;
    view.ok_or_else(|| {
        AppError::new(
            ErrorCode::ElementNotFound,
            format!("there is no conflict {}", params.id),
        )
    })
}
