//! `percorso export --to x.html`: a copy to read.

use std::fs;

use serde_json::Value;

use crate::run::{folder, percorso, spudnik};

const NOTE: &str = "Row 41 asks whether";

#[test]
fn what_is_for_paper_is_refused_and_nothing_is_replaced() {
    let folder = folder();
    let at = folder.path();
    let map = spudnik();
    let map = map.to_str().unwrap();
    for option in [
        &["--paper", "A3"][..],
        &["--tile", "A4"],
        &["--cards"],
        &["--findings"],
        &["--conclusions"],
        &["--form", "network"],
        &["--mark-since", "old.journey"],
    ] {
        let arguments = [&["export", map, "--to", "out.html"][..], option].concat();
        percorso(at, &arguments).misused("a copy to read (.html) has no paper");
    }
    percorso(at, &["export", map, "--to", "out.pdf", "--no-notes"]).misused("are for a copy to read (.html)");
    percorso(at, &["export", map, "--to", "out.html", "--only", "stage=Nowhere"]).fails(&format!(
        "{map}: the map has no stage “Nowhere”; it has See, Think, Do, Care"
    ));
    fs::write(at.join("there.html"), "mine").unwrap();
    percorso(at, &["export", map, "--to", "there.html"])
        .fails("there.html: the file is there already; --force replaces it");
    assert_eq!(fs::read_to_string(at.join("there.html")).unwrap(), "mine");
    assert_eq!(fs::read_dir(at).unwrap().count(), 1);
}

#[test]
fn a_copy_to_read_is_one_file_that_loads_nothing() {
    let folder = folder();
    let at = folder.path();
    let map = spudnik();
    let map = map.to_str().unwrap();
    let written = |arguments: &[&str]| -> String {
        let arguments = [&["export", map, "--to", "out.html", "--force"][..], arguments].concat();
        percorso(at, &arguments).succeeds();
        fs::read_to_string(at.join("out.html")).unwrap()
    };
    let whole = written(&[]);
    assert!(whole.starts_with("<!DOCTYPE html>") || whole.starts_with("<!doctype html>"));
    assert!(whole.contains("Content-Security-Policy") && whole.contains("default-src 'none'"));
    for loads in ["src=\"http", "href=\"http", "<link", "url(http", "@import"] {
        assert!(!whole.contains(loads), "{loads}");
    }
    assert!(whole.contains("Spudnik crosses the border") && whole.contains(NOTE));
    assert!(!written(&["--no-notes"]).contains(NOTE));
    let part = written(&["--only", "stage=Think"]);
    assert!(part.len() < whole.len() && !part.contains("Lets two rivals quote"));
    assert_eq!(written(&[]), whole, "the same map gives the same copy");
    // In the language that is asked for, and told as data.
    let arguments = ["export", map, "--to", "it.html", "--lang", "it", "--json"];
    let told: Value = serde_json::from_str(&percorso(at, &arguments).succeeds()).unwrap();
    assert_eq!((&told["file"], &told["format"]), (&"it.html".into(), &"html".into()));
    let bytes = fs::metadata(at.join("it.html")).unwrap().len();
    assert_eq!(told["bytes"].as_u64(), Some(bytes));
    // As a library has the map.
    let library = ["export", map, "--to", "kept.html", "--library", "lib.sqlite"];
    percorso(at, &library).succeeds();
    assert_eq!(fs::read_to_string(at.join("kept.html")).unwrap(), whole);
}
