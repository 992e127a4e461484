//! `percorso findings`.

use std::fs;

use serde_json::Value;

use crate::run::{folder, percorso, spudnik};

#[test]
fn what_is_no_map_has_no_findings() {
    let folder = folder();
    let at = folder.path();
    percorso(at, &["findings"]).misused("<FILE>");
    percorso(at, &["findings", "a.journey", "--on", "yesterday"]).misused("--on <DATE>");
    percorso(at, &["findings", "a.journey", "--language", "de"]).misused("possible values: en, it");
    percorso(at, &["findings", "none.journey"])
        .fails("none.journey: cannot be read: No such file or directory (os error 2)");
    fs::write(at.join("bad.journey"), "(format: 1,").unwrap();
    let run = percorso(at, &["findings", "bad.journey"]);
    assert!(run.code == 1 && run.error.starts_with("bad.journey:1:12: "), "{run:?}");
}

#[test]
fn the_example_is_told_in_words_and_as_data() {
    let folder = folder();
    let at = folder.path();
    let map = spudnik();
    let file = map.to_str().unwrap();
    let told = percorso(at, &["findings", file, "--on", "2026-11-22"]).succeeds();
    assert!(told.starts_with("Spudnik crosses the border\n\n"), "{told}");
    assert!(
        told.contains("\n    Why it matters: ") && told.contains("\n    What to do: "),
        "{told}"
    );
    let italian = percorso(at, &["findings", file, "--language", "it", "--on", "2026-11-22"]).succeeds();
    assert!(italian.contains("\n    Perché conta: "), "{italian}");

    let data = percorso(at, &["findings", file, "--json", "--on", "2026-11-22"]).succeeds();
    let data: Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["on"], "2026-11-22");
    let list = data["findings"].as_array().unwrap();
    for finding in list {
        assert!(told.contains(finding["sentence"].as_str().unwrap()), "{finding}");
        for key in ["kind", "weight", "group", "name", "place", "why", "advice"] {
            assert!(
                finding[key].as_str().is_some_and(|text| !text.is_empty()),
                "{key} of {finding}"
            );
        }
        assert!(finding.get("reason").is_none());
    }
    // Years later the review is overdue, and what was seen has grown old.
    let later = percorso(at, &["findings", file, "--json", "--on", "2031-01-01"]).succeeds();
    let later: Value = serde_json::from_str(&later).unwrap();
    let kinds = |data: &Value| {
        let list = data["findings"].as_array().unwrap().clone();
        list.into_iter()
            .map(|one| one["kind"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(!kinds(&data).contains(&"ReviewOverdue".to_owned()) && kinds(&later).contains(&"ReviewOverdue".to_owned()));
}

#[test]
fn an_empty_map_is_told_what_to_do_next() {
    let folder = folder();
    let at = folder.path();
    for (lang, said) in [("en", "The next step is: "), ("it", "Il prossimo passo è: ")] {
        percorso(
            at,
            &[
                "new",
                "--template",
                "blank",
                "--lang",
                lang,
                "-o",
                "empty.journey",
                "--force",
            ],
        )
        .succeeds();
        let told = percorso(at, &["findings", "empty.journey"]).succeeds();
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn a_pdf_closes_with_pages_that_say_what_stands_out_and_what_was_decided() {
    let folder = folder();
    let at = folder.path();
    let map = spudnik();
    let file = map.to_str().unwrap();
    let pages = |more: &[&str]| {
        let arguments = [
            &["export", file, "--to", "out.pdf", "--paper", "A3", "--force"][..],
            more,
        ]
        .concat();
        percorso(at, &arguments).advises();
        let pdf = lopdf::Document::load_mem(&fs::read(at.join("out.pdf")).unwrap()).unwrap();
        let size = |id: lopdf::ObjectId| {
            let page = pdf.get_dictionary(id).unwrap();
            let size = page.get(b"MediaBox").unwrap().as_array().unwrap().clone();
            size[2].as_float().unwrap().round() as i32
        };
        pdf.get_pages().into_values().map(size).collect::<Vec<_>>()
    };
    assert_eq!(pages(&[]), [1191], "a map on A3 is one page");
    let closed = pages(&["--conclusions"]);
    assert!(closed.len() >= 3, "{closed:?}");
    assert_eq!(closed[0], 1191);
    // A4 upright, whatever the poster's paper.
    assert!(closed[1..].iter().all(|width| *width == 595), "{closed:?}");
    let tiled = pages(&["--conclusions", "--tile", "A4"]);
    assert_eq!(tiled[tiled.len() - 1], 595);
    percorso(at, &["export", file, "--to", "out.png", "--conclusions"]).misused("pages at the end of a PDF");
}
