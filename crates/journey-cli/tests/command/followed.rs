//! `percorso export --path`: whose path lies over the printed map.

use std::fs;

use crate::export::{export, pdf, with_spudnik};
use crate::run::{folder, percorso};

/// What can be read on a page, without spaces.
fn words(at: &std::path::Path, name: &str) -> String {
    let text = pdf(at, name).extract_text(&[1]).unwrap();
    text.split_whitespace().collect()
}

#[test]
fn the_path_is_on_the_paper_with_its_name_and_a_number_for_each_stop() {
    let folder = with_spudnik();
    let at = folder.path();
    percorso(at, &export("plain.pdf", &["--paper", "A1"])).succeeds();
    percorso(
        at,
        &export("path.pdf", &["--paper", "A1", "--path", " irene colasanti "]),
    )
    .succeeds();
    let (plain, followed) = (words(at, "plain.pdf"), words(at, "path.pdf"));
    assert!(!plain.contains("Irene’spath"), "{plain}");
    assert!(followed.contains("Irene’spath"), "{followed}");
    // Twenty-one stops, each with its number, one after the other.
    let numbers: String = (1..=21).map(|stop: u32| stop.to_string()).collect();
    assert!(followed.contains(&numbers), "{numbers} is not in {followed}");
    assert!(!plain.contains(&numbers));
    percorso(at, &export("it.pdf", &["--lang", "it", "--path", "Irene Colasanti"])).advises();
    assert!(
        words(at, "it.pdf").contains("IltragittodiIrene"),
        "{}",
        words(at, "it.pdf")
    );
    percorso(
        at,
        &export("net.pdf", &["--form", "network", "--path", "Irene Colasanti"]),
    )
    .advises();
    assert!(words(at, "net.pdf").contains("Irene’spath"));
}

#[test]
fn a_path_that_nobody_laid_is_told_and_nothing_is_written() {
    let folder = with_spudnik();
    let at = folder.path();
    percorso(at, &export("path.pdf", &["--path", "Prospect"])).fails("spudnik.journey: “Prospect” has no path yet");
    let run = percorso(at, &export("path.pdf", &["--path", "Nobody"]));
    assert!(
        run.error
            .contains("the map has no actor “Nobody”; it has Irene Colasanti"),
        "{run:?}"
    );
    percorso(at, &export("cards.pdf", &["--cards", "--path", "Irene Colasanti"])).misused("cannot be used with");
    assert_eq!(fs::read_dir(at).unwrap().count(), 1);
}

/// A map whose only actor meets one touchpoint, with more said about the lane and the place of that one.
fn with_a_path(lane: &str, place: &str) -> String {
    format!(
        r#"(format: 2, elements: [
            About(id: "0000000000001", title: "Market hall"),
            Actor(id: "0000000000002", order: "A", name: "Ada", path: ["0000000000007"]),
            Stage(id: "0000000000003", order: "A", name: "See"),
            Step(id: "0000000000004", stage: "0000000000003", order: "A", name: "Reads"),
            Lane(id: "0000000000005", order: "A", kind: Actions, name: "Actions"),
            Lane(id: "0000000000006", order: "B", kind: Touchpoints, name: "Touchpoints"{lane}),
            Card(id: "0000000000007", {place}order: "A", text: "Poster", content: Touchpoint(family: Physical)),
            Card(id: "0000000000008", lane: "0000000000005", step: "0000000000004", order: "A", text: "Waits", content: Action),
        ])"#
    )
}

#[test]
fn a_path_of_which_nothing_would_be_on_the_paper_is_told_and_nothing_is_written() {
    let placed = r#"lane: "0000000000006", step: "0000000000004", "#;
    for (lane, place, only) in [
        ("", "", None),
        (", hidden: true", placed, None),
        ("", placed, Some("lane=Actions")),
    ] {
        let folder = folder();
        let at = folder.path();
        fs::write(at.join("hall.journey"), with_a_path(lane, place)).unwrap();
        let poster = ["export", "hall.journey", "--to", "hall.pdf", "--path", "ada"];
        let only: Vec<&str> = only.into_iter().flat_map(|only| ["--only", only]).collect();
        let run = percorso(at, &[&poster[..], &only].concat());
        run.fails("hall.journey: nothing of the path of “Ada” would be on the paper");
        assert_eq!(fs::read_dir(at).unwrap().count(), 1);
    }
    let folder = with_spudnik();
    let at = folder.path();
    let part = ["--path", "Irene Colasanti", "--only", "stage=Think"];
    percorso(at, &export("part.pdf", &part)).advises();
    assert!(words(at, "part.pdf").contains("Irene’spath"), "a part of it is enough");
}
