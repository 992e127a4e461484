//! `percorso export --path`: whose path lies over the printed map.

use std::fs;

use crate::export::{export, pdf, with_spudnik};
use crate::run::percorso;

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
