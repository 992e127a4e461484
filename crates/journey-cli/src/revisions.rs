//! `percorso library revisions` and what is done with one: it is written as a map file, or the map goes back to it.

use std::path::Path;

use jiff::Timestamp;
use journey_app::headless::KeptLibrary;
use journey_app::protocol::{PointKind, RevisionPoint};
use journey_app::{AppError, Host};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::library::minute;
use crate::machine::Machine;
use crate::{files, print};

/// Lists the revisions of a map, the present first.
pub fn list(kept: &KeptLibrary, map: &str, json: bool) -> Result<(), AppError> {
    let points = kept.revisions(kept.map_called(map)?)?;
    if json {
        print::json(&points.iter().map(entry).collect::<Value>());
        return Ok(());
    }
    for point in &points {
        print::line(sentence(point));
    }
    Ok(())
}

/// Makes a map again what it was.
pub fn restore(kept: &KeptLibrary, map: &str, revision: &str) -> Result<(), AppError> {
    let map = kept.map_called(map)?;
    let seq = kept.revision_called(map, revision)?;
    kept.restore_revision(map, seq, Machine.now())?;
    print::line(format_args!("{map}: as it was at revision {seq}"));
    Ok(())
}

/// Writes what a map was as a map file.
pub fn export(
    kept: &KeptLibrary,
    library: &Path,
    (map, revision): (&str, &str),
    (to, force): (&Path, bool),
) -> Result<(), Failure> {
    let failed = |error: AppError| Failure::of_app(library, &error);
    let map = kept.map_called(map).map_err(failed)?;
    let seq = kept.revision_called(map, revision).map_err(failed)?;
    files::may_write(to, force)?;
    kept.export_revision(map, seq, to)
        .map_err(|error| Failure::of_app(to, &error))?;
    print::line(to.display());
    Ok(())
}

fn sentence(point: &RevisionPoint) -> String {
    let mut said = vec![why(point.kind).to_owned()];
    if !point.name.is_empty() {
        said.insert(0, format!("“{}”", point.name));
    }
    if !point.code.is_empty() {
        said.push(point.code.clone());
    }
    let when = point.at.map_or("?".to_owned(), minute);
    format!("{:>6}  {when}  {}", point.seq, said.join("; "))
}

fn why(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Present => "as it is",
        PointKind::Session => "the end of a session",
        PointKind::Before => "before much could go",
        PointKind::Named => "named",
        PointKind::Shared => "shared as a map file",
        PointKind::Beginning => "the beginning",
    }
}

fn entry(point: &RevisionPoint) -> Value {
    let at = point.at.and_then(|at| Timestamp::from_millisecond(at).ok());
    json!({
        "revision": point.seq,
        "changed": at.map(|at| at.to_string()),
        "kind": point.kind,
        "name": point.name,
        "code": point.code,
        "gestures": point.gestures,
    })
}
