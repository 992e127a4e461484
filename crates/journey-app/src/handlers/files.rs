//! Map files in and out.

use std::io;
use std::path::{Path, PathBuf};

use crate::disk::write_whole;
use crate::host::{FileKind, OpenQuestion, SaveQuestion};
use crate::protocol::*;
use crate::sharing::{Copy, going_out, note_gone_out, note_used, remember};
use crate::{App, AppError, ErrorCode, pictures};

pub(super) fn import(app: &App, params: &ImportFile) -> Result<MapFound, AppError> {
    let Some((copy, path)) = to_import(app, params)? else {
        return Ok(MapFound { map: None });
    };
    let map = app.take_in(&copy)?;
    if let Some(path) = path {
        let library = &mut app.opened()?.library;
        remember(library, map, &path);
        note_used(library, &path, app.host.now());
    }
    Ok(MapFound { map: Some(map) })
}

/// What is in a file, and where it is, if anywhere.
type ReadFile = (Copy, Option<PathBuf>);

/// The file that is to be taken in; `None` when the user called the question off.
fn to_import(app: &App, params: &ImportFile) -> Result<Option<ReadFile>, AppError> {
    if let Some(bytes) = &params.bytes {
        return Ok(Some((Copy::of_base64("", None, bytes)?, None)));
    }
    let path = params.path.clone().map(PathBuf::from);
    let path = path.or_else(|| ask_for_map_file(app));
    let read = path.map(|path| Ok((Copy::of_file(&path, None)?, Some(path))));
    read.transpose()
}

/// Asks the user for a map file.
pub(super) fn ask_for_map_file(app: &App) -> Option<PathBuf> {
    app.host.choose_open_path(&OpenQuestion {
        title: "Percorso".to_owned(),
        extensions: vec![journey_format::EXTENSION.to_owned()],
    })
}

pub(super) fn export(app: &App, params: &ExportFile) -> Result<FileWritten, AppError> {
    let file = going_out(app, params.map, params.contents)?;
    let question = save_question(&file.title, journey_format::EXTENSION, FileKind::Map);
    let Some(to) = destination(app, params.path.as_deref(), &question) else {
        return Ok(FileWritten { path: None, bytes: 0 });
    };
    // First what the file tells of: it is not there before it is true.
    let beside = pictures::beside::put(&to, &file.beside)?;
    let mut written = write(&to, &file.bytes)?;
    written.bytes += beside;
    // The file is there, whatever becomes of the notes: a full disk is often why somebody wants it elsewhere.
    if note_gone_out(app, &file).is_ok()
        && let Ok(mut open) = app.opened()
    {
        let library = &mut open.library;
        // A copy that leaves something out is somebody else's, and never in step with the map.
        if params.contents.is_whole() {
            remember(library, params.map, &to);
        }
        note_used(library, &to, app.host.now());
    }
    Ok(written)
}

pub(super) fn show(app: &App, params: &ShowFile) -> Result<Nothing, AppError> {
    let path = PathBuf::from(&params.path);
    // The platform opens what it is given: only what is there, and only its folder, is shown.
    let there = path.is_absolute() && path.exists();
    if !there {
        let error = io::Error::from(io::ErrorKind::NotFound);
        return Err(AppError::unreadable(&error));
    }
    let shown = app.host.show_file(&path);
    shown.map_err(|reason| AppError::new(ErrorCode::FileUnreadable, format!("cannot be shown: {reason}")))?;
    Ok(Nothing {})
}

/// Asks where a file shall go.
pub(super) fn save_question(title: &str, extension: &str, kind: FileKind) -> SaveQuestion {
    let file_name = format!("{}.{extension}", file_stem(title));
    SaveQuestion {
        title: "Percorso".to_owned(),
        file_name,
        extension: extension.to_owned(),
        kind,
    }
}

/// Where a file goes: the path given, or what the host's user says.
pub(super) fn destination(app: &App, path: Option<&str>, question: &SaveQuestion) -> Option<PathBuf> {
    path.map(PathBuf::from).or_else(|| app.host.choose_save_path(question))
}

pub(super) fn save(
    app: &App,
    path: Option<&str>,
    question: &SaveQuestion,
    bytes: &[u8],
) -> Result<FileWritten, AppError> {
    match destination(app, path, question) {
        Some(path) => write(&path, bytes),
        None => Ok(FileWritten { path: None, bytes: 0 }),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<FileWritten, AppError> {
    write_whole(path, bytes)?;
    Ok(FileWritten {
        path: Some(path.to_string_lossy().into_owned()),
        bytes: bytes.len() as u64,
    })
}

/// The longest name made of a title, in bytes: a number, an ending and a word that it is not whole yet still fit behind it where
/// names have 255.
const LONGEST: usize = 200;

/// A title as a file's name: letters and digits of any script in lower case, dashes between.
pub(crate) fn file_stem(title: &str) -> String {
    let mut stem = String::new();
    for letter in title.chars().flat_map(char::to_lowercase).take(80) {
        if stem.len() + letter.len_utf8() > LONGEST {
            break;
        }
        if letter.is_alphanumeric() {
            stem.push(letter);
        } else if !stem.ends_with('-') && !stem.is_empty() {
            stem.push('-');
        }
    }
    let stem = stem.trim_end_matches('-');
    if stem.is_empty() {
        "map".to_owned()
    } else {
        stem.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::file_stem;

    #[test]
    fn a_title_gives_a_safe_file_name() {
        assert_eq!(file_stem("Spudnik goes abroad"), "spudnik-goes-abroad");
        assert_eq!(file_stem("../../etc/passwd"), "etc-passwd");
        assert_eq!(file_stem("Perché? \u{9053}の駅"), "perché-\u{9053}の駅");
        assert_eq!(file_stem("***"), "map");
        let long = file_stem(&"旅".repeat(300));
        assert_eq!(long, "旅".repeat(66), "a name has at most 255 bytes on most disks");
    }
}
