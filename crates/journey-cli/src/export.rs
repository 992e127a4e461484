//! `percorso export`: print a map, or write a copy of it to read.

use std::path::Path;
use std::sync::Arc;

use journey_app::AppError;
use journey_app::disk::read_limited;
use journey_app::headless::{DeskPoster, PosterDesk};
use journey_app::protocol::{
    self, Earlier, Language, Paper, PosterAdvice, PosterChoices, PosterFormat, PosterPreview, PrintShop, ReaderChoices,
    Tiles,
};
use serde_json::{Value, json};

use crate::arguments::{Export, OnlyThis, OutputFormat, Product, Since, name_of};
use crate::failure::Failure;
use crate::machine::Machine;
use crate::{files, print};

/// By how much the sheets of a poster in parts overlap, in millimetres.
const USUAL_OVERLAP_MM: f32 = 10.0;
/// The largest picture that is read, in bytes.
const MAX_PICTURE: u64 = 32 * 1024 * 1024;

/// Lays a map out on paper and writes it, or writes the page.
pub fn run(export: &Export) -> Result<(), Vec<Failure>> {
    write(export).map_err(|failure| vec![failure])
}

fn write(export: &Export) -> Result<(), Failure> {
    let of_map = |error: AppError| Failure::of_app(&export.file, &error);
    let path = &export.to.path;
    let mut desk = match &export.library {
        Some(library) => PosterDesk::of_library(library, &export.file, Arc::new(Machine)),
        None => PosterDesk::of_file(&export.file, &Machine),
    }
    .map_err(of_map)?;
    let format = match export.to.format {
        OutputFormat::Poster(format) => format,
        OutputFormat::Page => return write_page(export, &desk),
    };
    let choices = choices(export, format, &mut desk)?;
    let report = write_poster(&desk, choices, (&export.file, path), export.force)?;
    if export.json {
        print::json(&report);
    }
    Ok(())
}

/// Lays a poster out and writes it; what was written, as data. Advice goes to the standard error.
pub fn write_poster(
    desk: &PosterDesk,
    choices: PosterChoices,
    (map, path): (&Path, &Path),
    force: bool,
) -> Result<Value, Failure> {
    let poster = desk.lay_out(choices).map_err(|error| Failure::of_app(map, &error))?;
    let preview = poster.preview();
    for advice in &preview.advice {
        // What leaves nothing to print is the error of writing it.
        if !preview.pages.is_empty() {
            print::error(format_args!("{}: {}", path.display(), said(advice)));
        }
    }
    // Before the work, not only after it.
    for place in poster.places(path) {
        files::may_write(&place, force)?;
    }
    let (paths, bytes) = desk.write(&poster, path).map_err(|error| {
        // An unknown print is a mistake about the map, a full disk one about the file.
        let about_map = preview.pages.is_empty();
        Failure::of_app(if about_map { map } else { path }, &error)
    })?;
    Ok(report(&poster, &preview, &paths, bytes))
}

/// A copy to read.
fn write_page(export: &Export, desk: &PosterDesk) -> Result<(), Failure> {
    let path = &export.to.path;
    files::may_write(path, export.force)?;
    let choices = ReaderChoices {
        language: language(export, desk),
        notes: !export.reader.no_notes,
        sources: !export.reader.no_sources,
    };
    let written = desk.write_reader_copy(&only(export, desk)?, &choices, path);
    let bytes = written.map_err(|error| Failure::of_app(path, &error))?;
    if export.json {
        print::json(&json!({ "file": path.to_string_lossy(), "bytes": bytes, "format": "html" }));
    }
    Ok(())
}

/// The language of the words around the map.
fn language(export: &Export, desk: &PosterDesk) -> Language {
    match export.lang {
        Some(lang) => lang.into(),
        None => Language::of_tag(desk.language()),
    }
}

/// What of the map is wanted.
fn only(export: &Export, desk: &PosterDesk) -> Result<protocol::Only, Failure> {
    let mut only = protocol::Only::default();
    for OnlyThis { what, name } in &export.content.only {
        let chosen = desk.choose(&mut only, *what, name);
        chosen.map_err(|error| Failure::of_app(&export.file, &error))?;
    }
    Ok(only)
}

fn choices(export: &Export, format: PosterFormat, desk: &mut PosterDesk) -> Result<PosterChoices, Failure> {
    let Export {
        sheet,
        content,
        file_kind,
        ..
    } = export;
    let language = language(export, desk);
    let only = only(export, desk)?;
    let path = content.path.as_ref().map(|name| desk.followed(name)).transpose();
    let logo = match &sheet.logo {
        Some(path) => {
            let taken = read_limited(path, MAX_PICTURE).and_then(|bytes| desk.take_logo(bytes));
            taken.map_err(|error| Failure::of_app(path, &error))?
        }
        None => String::new(),
    };
    let (product, usual) = match content.product() {
        Product::Map => (protocol::Product::Map, Paper::A1),
        Product::Blank => (protocol::Product::Blank, Paper::A1),
        Product::Cards => (protocol::Product::Cards, Paper::A4),
        Product::Summary => (protocol::Product::Summary, Paper::A4),
        Product::Changes => (protocol::Product::Changes, Paper::A4),
    };
    let is_for_shop = sheet.marks || sheet.bleed.is_some();
    let mut choices = PosterChoices {
        format,
        product,
        paper: sheet.paper.unwrap_or(usual),
        orientation: sheet.orientation.into(),
        margin_mm: sheet.margin,
        tiles: sheet.tile.map(|paper| Tiles {
            paper,
            overlap_mm: sheet.overlap.unwrap_or(USUAL_OVERLAP_MM),
        }),
        print_shop: is_for_shop.then(|| PrintShop {
            bleed_mm: sheet.bleed.unwrap_or(0.0),
            marks: sheet.marks,
        }),
        theme: sheet.theme.into(),
        form: content.form.into(),
        only,
        per_actor: content.per_actor,
        findings: content.findings,
        conclusions: content.conclusions,
        path: path.map_err(|error| Failure::of_app(&export.file, &error))?,
        mark: None,
        since: String::new(),
        logo,
        dpi: file_kind.dpi,
        transparent: file_kind.transparent,
        outlines: !file_kind.text,
        standard: file_kind.standard.into(),
        system_fonts: !file_kind.no_system_fonts,
        language,
    };
    match &content.since {
        Some(Since::Code(code)) => code.clone_into(&mut choices.since),
        Some(Since::File(old)) => {
            let hung = PosterChoices {
                product: protocol::Product::Map,
                paper: content.printed_on.unwrap_or(Paper::A1),
                tiles: None,
                print_shop: None,
                ..choices.clone()
            };
            let taken = desk.hang(old, hung);
            taken.map_err(|error| Failure::of_app(old, &error))?;
        }
        None => {}
    }
    choices.mark = match &content.mark_since {
        Some(Since::Code(code)) => Some(Earlier::Print { code: code.clone() }),
        Some(Since::File(old)) => {
            let marked = desk.mark_since(old);
            Some(marked.map_err(|error| Failure::of_app(old, &error))?)
        }
        None => None,
    };
    Ok(choices)
}

/// Advice in a sentence.
fn said(advice: &PosterAdvice) -> String {
    let larger = |paper: &Option<Paper>| match paper {
        Some(paper) => format!("; {} would do", name_of(*paper)),
        None => String::new(),
    };
    match advice {
        PosterAdvice::TooSmall { paper } => format!("the smallest type is below 6 pt{}", larger(paper)),
        PosterAdvice::NotesTooSmall { cell_mm, paper } => format!(
            "the smallest cell has {:.0} mm, too little for sticky notes of 76 mm{}",
            cell_mm.floor(),
            larger(paper)
        ),
        PosterAdvice::NoGlyphs { characters, text, .. } => format!("no font has {characters} in “{text}”"),
        PosterAdvice::EmptySheets { count } => format!("{count} sheets with nothing on them are left out"),
        PosterAdvice::NothingLeft => "nothing of the map is left to print".to_owned(),
        PosterAdvice::UnknownPrint { code } => format!("no print with the code {code} is known"),
        PosterAdvice::NothingChanged => "nothing changed since that print".to_owned(),
        PosterAdvice::UnknownState => "the state since which changes are to be marked is not known".to_owned(),
        PosterAdvice::NothingToMark => "nothing differs from that state: there is nothing to mark".to_owned(),
    }
}

fn report(poster: &DeskPoster, preview: &PosterPreview, paths: &[std::path::PathBuf], bytes: u64) -> Value {
    let names: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
    let first = preview.pages.first();
    let pages = preview.pages.iter().map(|page| {
        json!({
            "label": page.label,
            "width_mm": tenths(page.width_mm),
            "height_mm": tenths(page.height_mm),
        })
    });
    json!({
        "file": names.first(),
        "files": names,
        "bytes": bytes,
        "format": poster.format(),
        "width_mm": first.map(|page| tenths(page.width_mm)),
        "height_mm": first.map(|page| tenths(page.height_mm)),
        "pages": pages.collect::<Value>(),
        "scale_percent": tenths(preview.scale_percent),
        "smallest_type_pt": tenths(preview.smallest_type_pt),
        "advice": preview.advice,
    })
}

/// A measure to one decimal, which is as much as a ruler shows.
fn tenths(measure: f32) -> f64 {
    (f64::from(measure) * 10.0).round() / 10.0
}
