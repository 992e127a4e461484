//! `percorso export`: print a map.

use std::sync::Arc;

use journey_app::headless::{check_map_file, export_poster, through_library};
use journey_app::protocol::{Language, PosterChoices};
use journey_app::{AppError, Host};
use serde_json::json;

use crate::arguments::{Export, PosterPath};
use crate::failure::Failure;
use crate::machine::Machine;
use crate::{files, print};

/// Lays a map out on paper and writes it.
pub fn run(export: &Export) -> Result<(), Vec<Failure>> {
    write(export).map_err(|failure| vec![failure])
}

fn write(export: &Export) -> Result<(), Failure> {
    let PosterPath { path, format } = &export.to;
    let of_map = |error: AppError| Failure::of_app(&export.file, &error);
    let map = match &export.library {
        Some(library) => through_library(library, &export.file, Arc::new(Machine)).map_err(of_map)?,
        None => files::read(&export.file)?,
    };
    // Before the work, not only after it.
    files::may_write(path, export.force)?;
    let language = match export.lang {
        Some(lang) => lang.into(),
        None => language_of(&check_map_file(&map).map_err(of_map)?.language),
    };
    let choices = PosterChoices {
        format: *format,
        paper: export.paper.into(),
        orientation: export.orientation.into(),
        language,
        ..PosterChoices::default()
    };
    let poster = export_poster(&map, &choices, Machine.today()).map_err(of_map)?;
    files::write(path, &poster.bytes, export.force)?;
    if export.json {
        print::json(&json!({
            "file": path.to_string_lossy(),
            "bytes": poster.bytes.len(),
            "width_mm": poster.width_mm.round(),
            "height_mm": poster.height_mm.round(),
            "scale_percent": tenths(poster.scale_percent),
            "smallest_type_pt": tenths(poster.smallest_type_pt),
        }));
    }
    Ok(())
}

/// A measure to one decimal, which is as much as a ruler shows.
fn tenths(measure: f32) -> f64 {
    (f64::from(measure) * 10.0).round() / 10.0
}

/// The language of the words around a map in a language: its own where there is one, English elsewhere.
fn language_of(tag: &str) -> Language {
    match tag.split('-').next() {
        Some(primary) if primary.eq_ignore_ascii_case("it") => Language::It,
        _ => Language::En,
    }
}
