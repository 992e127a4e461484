//! Pictures for storyboard cards.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A picture to keep: PNG, JPEG, WebP or SVG.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct AddPicture {
    /// The file's bytes in base64 (RFC 4648); may be left out where there is a path.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub bytes: String,
    /// Where the file is, when only the system knows its bytes: it was dropped onto the window.
    #[serde(default)]
    #[ts(optional)]
    pub path: Option<String>,
}

/// A picture that is kept.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PictureKept {
    /// Its name: the hash of its bytes. `None` when the user called a dialog off.
    pub picture: Option<String>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A picture to show.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ShowPicture {
    /// Its name.
    pub picture: String,
    /// Width that it will have on the screen, in device pixels; the answer may be up to twice as wide.
    pub width: u32,
}

/// A picture for the screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PictureShown {
    /// `image/png` or `image/jpeg`.
    pub media_type: String,
    /// The bytes in base64.
    pub bytes: String,
    /// Width of the whole picture as it was given, in pixels.
    pub width: u32,
    /// Height of the whole picture as it was given, in pixels.
    pub height: u32,
}
