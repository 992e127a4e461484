//! What went wrong with a file.

use std::fmt;
use std::path::{Path, PathBuf};

use journey_app::AppError;
use serde_json::{Value, json};

/// What went wrong with a file, and where in it.
#[derive(Debug)]
pub struct Failure {
    /// The file.
    pub path: PathBuf,
    /// Line and column, both from 1, when the mistake has a place.
    pub place: Option<(u64, u64)>,
    /// Stable word for programs.
    pub code: String,
    /// Sentence for people.
    pub message: String,
}

impl Failure {
    /// A file that is in the way.
    pub fn exists(path: &Path) -> Self {
        let message = "the file is there already; --force replaces it".to_owned();
        Self {
            path: path.to_owned(),
            place: None,
            code: "FileExists".to_owned(),
            message,
        }
    }

    /// What the app says of a file.
    pub fn of_app(path: &Path, error: &AppError) -> Self {
        let number = |name: &str| error.detail.get(name).and_then(Value::as_u64);
        let place = number("line").zip(number("column"));
        let code = serde_json::to_value(error.code).ok();
        let code = code.as_ref().and_then(Value::as_str).unwrap_or("Bug").to_owned();
        Self {
            path: path.to_owned(),
            place,
            code,
            message: error.message.clone(),
        }
    }

    /// The failure as data.
    pub fn json(&self) -> Value {
        let mut data = json!({
            "file": self.path.to_string_lossy(),
            "ok": false,
            "code": self.code,
            "message": self.message,
        });
        if let (Some((line, column)), Some(fields)) = (self.place, data.as_object_mut()) {
            fields.insert("line".to_owned(), line.into());
            fields.insert("column".to_owned(), column.into());
        }
        data
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match self.place {
            Some((line, column)) => write!(f, "{path}:{line}:{column}: {}", self.message),
            None => write!(f, "{path}: {}", self.message),
        }
    }
}
