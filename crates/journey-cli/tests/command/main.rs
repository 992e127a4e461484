//! The real program, as a user or a script runs it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod apart;
mod copy;
mod decisions;
mod export;
mod findings;
mod followed;
mod library;
mod pieces;
mod prints;
mod reader;
mod run;

use std::fs;

use run::{folder, percorso, spudnik};
use serde_json::Value;

#[test]
fn misuse_is_told_with_code_2() {
    let folder = folder();
    let at = folder.path();
    percorso(at, &[]).misused("Usage: percorso");
    percorso(at, &["draw"]).misused("unrecognized subcommand 'draw'");
    percorso(at, &["new"]).misused("--template <NAME>");
    percorso(at, &["new", "--template", "blank"]).misused("--output <FILE>");
    percorso(at, &["new", "--template", "no-such", "-o", "a.journey"]).misused("possible values: ");
    percorso(at, &["new", "--list", "--template", "blank"]).misused("cannot be used with");
    percorso(at, &["check"]).misused("<FILE>");
    percorso(at, &["export", "a.journey"]).misused("--to <OUT>");
    percorso(at, &["export", "a.journey", "--to", "a.docx"]).misused("ends in .pdf, .svg or .png");
    percorso(at, &["export", "a.journey", "--to", "a.pdf", "--paper", "A9"]).misused("A0, A1, A2, A3, A4");
    assert_eq!(fs::read_dir(at).unwrap().count(), 0);
}

#[test]
fn help_shows_examples() {
    for arguments in [
        &["--help"][..],
        &["new", "--help"],
        &["check", "--help"],
        &["export", "--help"],
        &["prints", "--help"],
        &["findings", "--help"],
    ] {
        let help = percorso(folder().path(), arguments).succeeds();
        assert!(help.contains("Examples:\n  percorso "), "{help}");
    }
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = folder();
    let at = folder.path();
    percorso(at, &["check", "no such.journey"])
        .fails("no such.journey: cannot be read: No such file or directory (os error 2)");
    percorso(at, &["check", "."]).fails(".: cannot be read: Is a directory (os error 21)");
    percorso(at, &["export", "none.journey", "--to", "a.pdf"])
        .fails("none.journey: cannot be read: No such file or directory (os error 2)");
    assert!(!at.join("a.pdf").exists());
}

#[test]
fn a_mistake_is_told_with_its_place() {
    let folder = folder();
    let at = folder.path();
    fs::write(
        at.join("città.journey"),
        "(\n  format: 1,\n  elements: [\n    Abuot(),\n  ],\n)\n",
    )
    .unwrap();
    let line = "città.journey:4:5: `Abuot` is not known here; it may be About, Actor, Stage, Step, Lane, Card, View, Conflict.";
    percorso(at, &["check", "città.journey"]).fails(line);
    percorso(at, &["export", "città.journey", "--to", "a.pdf"]).fails(line);
    assert!(!at.join("a.pdf").exists());
    fs::write(at.join("empty.journey"), "").unwrap();
    percorso(at, &["check", "empty.journey"]).fails("empty.journey:1:1: The file is empty.");
    fs::write(at.join("newer.journey"), "(format: 7)").unwrap();
    let run = percorso(at, &["check", "newer.journey"]);
    assert!(
        run.code == 1 && run.error.starts_with("newer.journey") && run.error.contains("update Percorso"),
        "{run:?}"
    );
}

#[test]
fn a_file_that_is_too_large_is_refused_without_reading_it() {
    let folder = folder();
    let file = fs::File::create(folder.path().join("huge.journey")).unwrap();
    file.set_len(1 << 40).unwrap();
    let run = percorso(folder.path(), &["check", "huge.journey"]);
    assert!(
        run.code == 1 && run.error.starts_with("huge.journey") && run.error.contains("96 MiB"),
        "{run:?}"
    );
}

#[test]
fn every_file_is_checked_also_after_a_wrong_one() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("bad.journey"), "(format: 1,").unwrap();
    let spudnik = spudnik();
    let spudnik = spudnik.to_str().unwrap();
    let run = percorso(at, &["check", "bad.journey", spudnik]);
    assert_eq!(run.code, 1);
    assert!(run.error.starts_with("bad.journey:1:12: "), "{run:?}");
    assert!(
        run.out.starts_with(spudnik) && run.out.contains("; stages 4, steps 16, "),
        "{run:?}"
    );

    let run = percorso(at, &["check", "--json", "bad.journey", spudnik]);
    let entries: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(
        (run.code, &entries[0]["ok"], &entries[1]["ok"]),
        (1, &false.into(), &true.into())
    );
    assert_eq!((&entries[0]["line"], &entries[0]["column"]), (&1.into(), &12.into()));
    assert_eq!(entries[0]["code"], "FileMalformed");
    assert!(
        entries[1]["cards"].as_u64().unwrap() >= 80 && entries[1]["language"] == "en",
        "{entries}"
    );
}

#[test]
fn from_a_template_to_a_poster() {
    let folder = folder();
    let at = folder.path();
    let templates: Value = serde_json::from_str(&percorso(at, &["new", "--list", "--json"]).succeeds()).unwrap();
    let templates = templates.as_array().unwrap();
    assert!(templates.len() >= 3, "{templates:?}");
    let list = percorso(at, &["new", "--list", "--lang", "it"]).succeeds();
    for template in templates {
        let name = template["name"].as_str().unwrap();
        assert!(list.contains(name), "{list}");
        for lang in ["en", "it"] {
            let file = format!("{name} {lang}.journey");
            percorso(at, &["new", "--template", name, "--lang", lang, "-o", &file]).succeeds();
            let checked = percorso(at, &["check", "--json", &file]).succeeds();
            let checked: Value = serde_json::from_str(&checked).unwrap();
            assert_eq!(checked[0]["language"], lang, "{file}");
        }
    }
    let map = "see-think-do-care it.journey";
    percorso(at, &["new", "--template", "blank", "-o", map])
        .fails(&format!("{map}: the file is there already; --force replaces it"));
    assert!(
        fs::read_to_string(at.join(map)).unwrap().contains("Segment"),
        "the file was replaced"
    );

    let data = percorso(at, &["export", map, "--to", "poster.pdf", "--paper", "a3", "--json"]).succeeds();
    let data: Value = serde_json::from_str(&data).unwrap();
    let bytes = fs::read(at.join("poster.pdf")).unwrap();
    assert_eq!(
        (&data["width_mm"], &data["height_mm"], &data["bytes"]),
        (&420.0.into(), &297.0.into(), &bytes.len().into())
    );
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    assert_eq!(pdf.get_pages().len(), 1);

    percorso(at, &["export", map, "--to", "poster.pdf"])
        .fails("poster.pdf: the file is there already; --force replaces it");
    assert_eq!(fs::read(at.join("poster.pdf")).unwrap(), bytes);
    percorso(
        at,
        &[
            "export",
            map,
            "--to",
            "poster.pdf",
            "--force",
            "--orientation",
            "portrait",
        ],
    )
    .succeeds();
    assert_ne!(fs::read(at.join("poster.pdf")).unwrap(), bytes);
    percorso(
        at,
        &["export", map, "--to", "Poster.SVG", "--paper", "A4", "--lang", "en"],
    )
    .succeeds();
    assert!(fs::read_to_string(at.join("Poster.SVG")).unwrap().contains("<svg"));
    percorso(at, &["export", map, "--to", "poster.png", "--paper", "A4"]).succeeds();
    assert!(fs::read(at.join("poster.png")).unwrap().starts_with(b"\x89PNG"));
    percorso(at, &["export", map, "--to", "no/such/folder.pdf"])
        .fails("no/such/folder.pdf: cannot be written: No such file or directory (os error 2)");
    let half = |name: &String| {
        !["journey", "pdf", "SVG", "png"]
            .iter()
            .any(|ending| name.ends_with(ending))
    };
    let names = fs::read_dir(at)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = names.filter(half).collect();
    assert!(left.is_empty(), "left behind: {left:?}");
}
