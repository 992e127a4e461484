//! Errors as they leave the program: a code that the interface knows, and words for people who look closer.

use journey_export::ExportError;
use journey_format::{ReadError, ReadErrorKind};
use journey_model::Refusal;
use journey_store::StoreError;
use serde::Serialize;
use serde_json::{Value, json};
use ts_rs::TS;

/// Why a call was not answered. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct AppError {
    /// What happened; the interface switches on this only.
    pub code: ErrorCode,
    /// What happened, in English, for logs and the command line.
    pub message: String,
    /// More about it: line and column of a malformed file, the refusal of a command.
    #[ts(type = "unknown")]
    pub detail: Value,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum ErrorCode {
    /// The parameters of the call are not of its form.
    BadParameters,
    /// There is no such call.
    UnknownCall,
    /// There is no such map in the library.
    MapNotFound,
    /// There is no such element in the map.
    ElementNotFound,
    /// The command cannot be carried out on this map; `detail` holds the refusal.
    Refused,
    /// The map has changed since the caller saw it.
    Stale,
    /// The same thing was changed elsewhere since the caller saw it; it would be overwritten unseen.
    Overtaken,
    /// A file cannot be read.
    FileUnreadable,
    /// A file is larger than the limit.
    FileTooLarge,
    /// A file is no map file; `detail` holds line and column.
    FileMalformed,
    /// A file was written by a newer version.
    FileNewer,
    /// A file cannot be written.
    FileUnwritable,
    /// The library cannot be used.
    LibraryUnavailable,
    /// The library may not be written to; `detail.path` is its file.
    LibraryReadOnly,
    /// The file in the place of the library is something else; `detail.path` is the file.
    NotALibrary,
    /// The library was written by a newer version.
    LibraryNewer,
    /// The library is damaged; what can be read of it can be recovered.
    LibraryDamaged,
    /// Another program has held the library for too long.
    LibraryBusy,
    /// Another file stands in the place of the library that is open, or none: nothing more is written to it.
    LibraryMoved,
    /// A file is the library itself, or belongs to it: it is neither read nor replaced; `detail.path` is the file.
    FileIsLibrary,
    /// No room is left on the disk.
    DiskFull,
    /// There is no such template.
    NoSuchTemplate,
    /// The history of the map has no such revision.
    NoSuchRevision,
    /// A poster cannot be made.
    ExportFailed,
    /// A choice of a poster cannot be printed; `detail.choice` is its name in the choices.
    PosterChoice,
    /// Nothing is left to print; `detail` is the advice that says why.
    NothingToPrint,
    /// Another poster is being written.
    PosterUnderWay,
    /// The user called it off.
    CalledOff,
    /// A picture cannot be read, or there is none of this name.
    PictureUnreadable,
    /// A picture is larger than pictures may be; `detail` holds width and height in pixels, or bytes.
    PictureTooLarge,
    /// A fault of the program.
    Bug,
}

impl AppError {
    /// An error without more to say than its words.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            detail: Value::Null,
        }
    }

    pub(crate) fn bad_parameters(error: serde_json::Error) -> Self {
        Self::new(ErrorCode::BadParameters, error.to_string())
    }

    pub(crate) fn unknown_call(call: &str) -> Self {
        Self::new(ErrorCode::UnknownCall, format!("there is no call {call}"))
    }

    pub(crate) fn bug(error: impl std::fmt::Display) -> Self {
        Self::new(ErrorCode::Bug, error.to_string())
    }

    /// What the system says when a file cannot be read.
    pub(crate) fn unreadable(error: &std::io::Error) -> Self {
        Self::new(ErrorCode::FileUnreadable, format!("cannot be read: {error}"))
    }

    /// What the system says when a file cannot be written.
    pub(crate) fn unwritable(error: &std::io::Error) -> Self {
        let code = match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => ErrorCode::DiskFull,
            _ => ErrorCode::FileUnwritable,
        };
        Self::new(code, format!("cannot be written: {error}"))
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        let detail = serde_json::to_value(&refusal).unwrap_or(Value::Null);
        Self {
            code: ErrorCode::Refused,
            message: refusal.to_string(),
            detail,
        }
    }
}

impl From<ReadError> for AppError {
    fn from(error: ReadError) -> Self {
        let code = match error.kind() {
            ReadErrorKind::TooLarge => ErrorCode::FileTooLarge,
            ReadErrorKind::NewerFormat => ErrorCode::FileNewer,
            _ => ErrorCode::FileMalformed,
        };
        let detail = json!({ "line": error.line(), "column": error.column() });
        Self {
            code,
            message: error.to_string(),
            detail,
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::Newer { .. } => ErrorCode::LibraryNewer,
            StoreError::NoSuchMap(_) => ErrorCode::MapNotFound,
            StoreError::NoSuchCollection(_) | StoreError::Conflict { .. } => ErrorCode::Stale,
            StoreError::NoSuchTransaction { .. } => ErrorCode::NoSuchRevision,
            StoreError::Damaged(_) => ErrorCode::LibraryDamaged,
            StoreError::Busy => ErrorCode::LibraryBusy,
            StoreError::ReadOnly { .. } => ErrorCode::LibraryReadOnly,
            StoreError::NotALibrary { .. } => ErrorCode::NotALibrary,
            StoreError::DiskFull => ErrorCode::DiskFull,
            StoreError::Moved { .. } => ErrorCode::LibraryMoved,
            StoreError::Itself { .. } => ErrorCode::FileIsLibrary,
            _ => ErrorCode::LibraryUnavailable,
        };
        let message = error.to_string();
        let detail = match error {
            StoreError::ReadOnly { path }
            | StoreError::NotALibrary { path }
            | StoreError::Moved { path }
            | StoreError::Itself { path }
            | StoreError::CannotOpen { path, .. } => {
                json!({ "path": path.to_string_lossy() })
            }
            _ => Value::Null,
        };
        Self { code, message, detail }
    }
}

impl From<ExportError> for AppError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::CalledOff => Self::new(ErrorCode::CalledOff, error.to_string()),
            ExportError::Unwritable(error) => Self::unwritable(&error),
            error => Self::new(ErrorCode::ExportFailed, error.to_string()),
        }
    }
}
