//! `percorso export`, with every choice that a poster has.

use std::fs;
use std::path::Path;
use std::process::Command;

use lopdf::{Document, Object};
use serde_json::Value;

use crate::run::{folder, percorso, spudnik};

/// Puts Spudnik into a folder, under a short name.
pub(crate) fn with_spudnik() -> tempfile::TempDir {
    let folder = folder();
    fs::copy(spudnik(), folder.path().join("spudnik.journey")).unwrap();
    folder
}

pub(crate) fn export<'a>(to: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["export", "spudnik.journey", "--to", to, "--no-system-fonts"], more].concat()
}

pub(crate) fn names(at: &Path) -> Vec<String> {
    let entries = fs::read_dir(at).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

pub(crate) fn pdf(at: &Path, name: &str) -> Document {
    Document::load_mem(&fs::read(at.join(name)).unwrap()).unwrap()
}

/// A box of a page in millimetres: left, bottom, right, top.
pub(crate) fn page_box(pdf: &Document, page: u32, name: &str) -> [f32; 4] {
    let page = pdf.get_dictionary(pdf.get_pages()[&page]).unwrap();
    let numbers = page.get(name.as_bytes()).and_then(Object::as_array).unwrap();
    let numbers: Vec<f32> = numbers.iter().map(|number| number.as_float().unwrap()).collect();
    [0, 1, 2, 3].map(|side| numbers[side] * 25.4 / 72.0)
}

#[track_caller]
pub(crate) fn close(found: [f32; 4], wanted: [f32; 4]) {
    let far = found
        .iter()
        .zip(wanted)
        .any(|(found, wanted)| (found - wanted).abs() > 0.05);
    assert!(!far, "{found:?} is not {wanted:?}");
}

#[test]
fn what_cannot_be_meant_is_misuse_and_writes_nothing() {
    let folder = with_spudnik();
    let at = folder.path();
    for (arguments, says) in [
        (&["--paper", "420x900"][..], "no unit"),
        (&["--paper", "A9"], "ARCH-E"),
        (&["--margin", "8"], "no unit"),
        (&["--margin", "-8mm"], "“-8” is no length"),
        (&["--bleed", "-3mm"], "“-3” is no length"),
        (&["--margin", "wide"], "no unit"),
        (&["--overlap", "10mm"], "--tile"),
        (&["--blank", "--cards"], "cannot be used with"),
        (&["--only", "Decision"], "stage=NAME"),
        (&["--only", "stage="], "name is missing"),
        (&["--since", "yesterday"], "eight letters and digits"),
        (&["--since", "K7QM-3XVA"], "--library"),
        (&["--printed-on", "A0"], "--since"),
        (&["--theme", "neon"], "ink-saver"),
        (&["--dpi", "many"], "--dpi"),
    ] {
        percorso(at, &export("poster.pdf", arguments)).misused(says);
    }
    assert_eq!(names(at), ["spudnik.journey"]);
}

#[test]
fn what_cannot_be_printed_is_told_and_writes_nothing() {
    let folder = with_spudnik();
    let at = folder.path();
    for (arguments, says) in [
        (&["--paper", "10x100mm"][..], "edges of 20 mm to 5000 mm"),
        (&["--paper", "1x6000mm"], "edges of 20 mm to 5000 mm"),
        (
            &["--paper", "A4", "--margin", "20cm"],
            "margins of 200 mm leave less than 10 mm",
        ),
        (&["--tile", "A4", "--overlap", "30cm"], "an overlap has 0 to 100 mm"),
        (&["--tile", "20x20mm"], "leaves nothing of a sheet"),
        (&["--tile", "20x20mm", "--overlap", "0mm"], "more than 1000 sheets"),
        (&["--dpi", "5"], "20 to 1200 pixels an inch"),
        (
            &["--only", "stage=Nowhere"],
            "the map has no stage “Nowhere”; it has See, Think, Do, Care",
        ),
        (&["--only", "actor=Nobody"], "the map has no actor “Nobody”"),
    ] {
        let run = percorso(at, &export("poster.pdf", arguments));
        assert!(
            says.is_empty() || (run.code == 1 && run.error.starts_with("spudnik.journey: ")),
            "{run:?}"
        );
        assert!(run.error.contains(says), "{run:?}");
        let _ = fs::remove_file(at.join("poster.pdf"));
    }
    percorso(at, &export("poster.pdf", &["--logo", "none.png"]))
        .fails("none.png: cannot be read: No such file or directory (os error 2)");
    assert_eq!(names(at), ["spudnik.journey"]);
}

/// A disk that is full half-way is imitated by a limit on the size of files: the signal that comes with it is ignored, so
/// that writing fails as it does on a full disk.
#[cfg(unix)]
#[test]
fn a_write_that_fails_half_way_leaves_no_file() {
    let folder = with_spudnik();
    let at = folder.path();
    fs::write(at.join("old.pdf"), "the old one").unwrap();
    for name in ["old.pdf", "new.svg", "new.png"] {
        let script = format!(
            "trap '' XFSZ; ulimit -f 16; exec '{}' export spudnik.journey --to {name} --force --no-system-fonts",
            env!("CARGO_BIN_EXE_percorso")
        );
        let run = Command::new("sh")
            .current_dir(at)
            .args(["-c", &script])
            .output()
            .unwrap();
        let error = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(1), "{error}");
        assert!(error.starts_with(&format!("{name}: cannot be written: ")), "{error}");
        assert_eq!(names(at), ["old.pdf", "spudnik.journey"]);
    }
    assert_eq!(fs::read(at.join("old.pdf")).unwrap(), b"the old one");
}

#[test]
fn small_type_is_advised_against_and_told_as_data() {
    let folder = with_spudnik();
    let at = folder.path();
    let advice = percorso(at, &export("small.pdf", &["--paper", "A4"])).advises();
    assert_eq!(advice, ["small.pdf: the smallest type is below 6 pt; A2 would do"]);
    percorso(at, &export("large.pdf", &["--paper", "A2"])).succeeds();
    let run = percorso(at, &export("small.pdf", &["--paper", "A4", "--force", "--json"]));
    let data: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(data["advice"][0]["says"], "TooSmall");
    assert_eq!(data["advice"][0]["paper"], "A2");
    assert!(data["smallest_type_pt"].as_f64().unwrap() < 6.0 && data["scale_percent"].as_f64().unwrap() > 0.0);
    assert_eq!(data["pages"].as_array().unwrap().len(), 1);
}

#[test]
fn papers_of_all_the_world_have_their_sizes() {
    let folder = with_spudnik();
    let at = folder.path();
    for (paper, width, height) in [
        ("B2", 707.0, 500.0),
        ("tabloid", 431.8, 279.4),
        ("ARCH-D", 914.4, 609.6),
        ("420x900mm", 900.0, 420.0),
        ("24x36in", 914.4, 609.6),
    ] {
        percorso(at, &export("poster.pdf", &["--paper", paper, "--force"])).advises();
        close(
            page_box(&pdf(at, "poster.pdf"), 1, "MediaBox"),
            [0.0, 0.0, width, height],
        );
    }
}

#[test]
fn a_poster_in_tiles_is_an_overview_and_sheets_of_the_printer_at_hand() {
    let folder = with_spudnik();
    let at = folder.path();
    let data = percorso(
        at,
        &export(
            "wall.pdf",
            &["--paper", "A1", "--tile", "A4", "--overlap", "1cm", "--json"],
        ),
    );
    let data: Value = serde_json::from_str(&data.out).unwrap();
    let labels: Vec<&str> = data["pages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|page| page["label"].as_str().unwrap())
        .collect();
    assert_eq!((labels[0], labels[1]), ("Overview", "A1"));
    let pdf = pdf(at, "wall.pdf");
    assert_eq!(pdf.get_pages().len(), labels.len());
    for page in 1..=labels.len() as u32 {
        let mut found = page_box(&pdf, page, "MediaBox");
        found[2..].sort_by(f32::total_cmp);
        close(found, [0.0, 0.0, 210.0, 297.0]);
    }
    // As pictures, one a page.
    let wide = ["--paper", "A3", "--tile", "A4", "--dpi", "36", "--json"];
    let run = percorso(at, &export("wall.png", &wide));
    let data: Value = serde_json::from_str(&run.out).unwrap();
    let files: Vec<&str> = data["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap())
        .collect();
    assert_eq!(files[..2], ["wall-Overview.png", "wall-A1.png"]);
    for file in &files {
        assert!(fs::read(at.join(file)).unwrap().starts_with(b"\x89PNG"), "{file}");
    }
    // One that is there already is not replaced, and none of the others is written.
    for file in &files[1..] {
        fs::remove_file(at.join(file)).unwrap();
    }
    let run = percorso(at, &export("wall.png", &wide));
    assert_eq!(run.code, 1);
    assert!(
        run.error
            .ends_with("wall-Overview.png: the file is there already; --force replaces it\n"),
        "{run:?}"
    );
    assert!(!at.join("wall-A1.png").exists());
}

#[test]
fn a_print_shop_gets_its_boxes() {
    let folder = with_spudnik();
    let at = folder.path();
    percorso(
        at,
        &export("press.pdf", &["--paper", "A1", "--bleed", "3mm", "--marks"]),
    )
    .succeeds();
    let pdf = pdf(at, "press.pdf");
    let media = page_box(&pdf, 1, "MediaBox");
    let around = (media[2] - 841.0) / 2.0;
    assert!(around > 10.0, "{media:?}");
    close(media, [0.0, 0.0, 841.0 + 2.0 * around, 594.0 + 2.0 * around]);
    close(
        page_box(&pdf, 1, "TrimBox"),
        [around, around, around + 841.0, around + 594.0],
    );
    let reach = around - 3.0;
    close(
        page_box(&pdf, 1, "BleedBox"),
        [reach, reach, reach + 847.0, reach + 600.0],
    );
}

#[test]
fn panels_for_a_print_shop_are_cut_out_of_pages_of_one_size() {
    let folder = with_spudnik();
    let at = folder.path();
    let more = [
        "--paper",
        "A2",
        "--tile",
        "A4",
        "--overlap",
        "0mm",
        "--bleed",
        "3mm",
        "--marks",
        "--json",
    ];
    let report: Value = serde_json::from_str(&percorso(at, &export("panels.pdf", &more)).succeeds()).unwrap();
    let labels: Vec<&str> = report["pages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|page| page["label"].as_str().unwrap())
        .collect();
    assert_eq!(labels[..2], ["Overview", "A1"]);
    let pdf = pdf(at, "panels.pdf");
    let (mut across, mut down) = (0.0, 0.0);
    for (page, label) in (1..).zip(&labels) {
        close(page_box(&pdf, page, "MediaBox"), page_box(&pdf, 1, "MediaBox"));
        let [left, bottom, right, top] = page_box(&pdf, page, "TrimBox");
        close(
            page_box(&pdf, page, "BleedBox"),
            [left - 3.0, bottom - 3.0, right + 3.0, top + 3.0],
        );
        across += if label.starts_with('A') { right - left } else { 0.0 };
        down += if label.ends_with('1') { top - bottom } else { 0.0 };
    }
    assert!(
        (across - 594.0).abs() < 0.1 && (down - 420.0).abs() < 0.1,
        "{across} × {down}"
    );
}

#[test]
fn every_product_and_look_is_written() {
    let folder = with_spudnik();
    let at = folder.path();
    let mut seen = std::collections::BTreeSet::new();
    for arguments in [
        &[][..],
        &["--blank"],
        &["--cards"],
        &["--summary"],
        &["--form", "network"],
        &["--findings"],
        &["--theme", "ink-saver"],
        &["--theme", "workshop"],
        &["--theme", "blueprint"],
        &["--only", "stage=care"],
        &["--only", "lane=Pain points", "--only", "lane=Actions"],
        &["--per-actor"],
        &["--margin", "3cm"],
        &["--lang", "it"],
    ] {
        let arguments = [arguments, &["--paper", "A3", "--force"]].concat();
        let advice = percorso(at, &export("poster.pdf", &arguments)).advises();
        assert!(
            advice.iter().all(|line| line.starts_with("poster.pdf: the smallest ")),
            "{arguments:?}: {advice:?}"
        );
        let bytes = fs::read(at.join("poster.pdf")).unwrap();
        assert!(
            seen.insert(bytes),
            "{arguments:?} gives the same poster as another choice"
        );
    }
}

#[test]
fn pictures_and_drawings_are_as_they_were_asked_for() {
    let folder = with_spudnik();
    let at = folder.path();
    let side = |bytes: &[u8], at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    percorso(at, &export("poster.png", &["--paper", "A4", "--dpi", "300"])).advises();
    let paper = fs::read(at.join("poster.png")).unwrap();
    assert_eq!((side(&paper, 16), side(&paper, 20)), (3508, 2480));
    percorso(
        at,
        &export("clear.png", &["--paper", "A4", "--dpi", "300", "--transparent"]),
    )
    .advises();
    assert!(fs::read(at.join("clear.png")).unwrap() != paper);
    percorso(at, &export("shapes.svg", &["--paper", "A4"])).advises();
    percorso(at, &export("text.svg", &["--paper", "A4", "--text"])).advises();
    let svg = |name| fs::read_to_string(at.join(name)).unwrap();
    assert!(svg("text.svg").contains("@font-face") && !svg("shapes.svg").contains("@font-face"));
    // A logo in the head.
    let logo =
        "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='100'><rect width='300' height='100'/></svg>";
    fs::write(at.join("logo.svg"), logo).unwrap();
    percorso(at, &export("logo.pdf", &["--logo", "logo.svg"])).succeeds();
    percorso(at, &export("plain.pdf", &[])).succeeds();
    assert!(fs::read(at.join("logo.pdf")).unwrap() != fs::read(at.join("plain.pdf")).unwrap());
}

#[test]
fn the_same_map_and_choices_give_the_same_bytes_in_every_process() {
    let folder = with_spudnik();
    let at = folder.path();
    for (name, more) in [
        ("poster.pdf", &["--paper", "A2"][..]),
        ("poster.svg", &["--paper", "A2"]),
        ("text.svg", &["--paper", "A2", "--text"]),
        ("poster.png", &["--paper", "A2", "--dpi", "72"]),
        ("tiles.pdf", &["--paper", "A2", "--tile", "A4"]),
        (
            "press.pdf",
            &["--paper", "A2", "--bleed", "3mm", "--marks", "--theme", "blueprint"],
        ),
        ("cards.pdf", &["--cards"]),
    ] {
        let once = |name: &str| {
            let arguments = [more, &["--force"]].concat();
            percorso(at, &export(name, &arguments)).advises();
            fs::read(at.join(name)).unwrap()
        };
        let first = once(name);
        assert!(first == once(name), "{name}");
    }
}
