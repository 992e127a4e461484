//! `percorso copy`.

use std::fs;

use crate::run::{folder, percorso, spudnik};

#[test]
fn a_copy_to_pass_on_has_no_names_and_replaces_nothing() {
    let folder = folder();
    let at = folder.path();
    let map = spudnik();
    let file = map.to_str().unwrap();
    percorso(at, &["copy", file]).misused("--to <FILE>");
    fs::write(at.join("broken.journey"), &fs::read(&map).unwrap()[..400]).unwrap();
    let broken = percorso(at, &["copy", "broken.journey", "--to", "out.journey"]);
    assert!(
        broken.code == 1 && broken.error.starts_with("broken.journey:"),
        "{broken:?}"
    );
    fs::write(at.join("there.journey"), "mine").unwrap();
    percorso(at, &["copy", file, "--to", "there.journey"])
        .fails("there.journey: the file is there already; --force replaces it");
    assert_eq!(fs::read_to_string(at.join("there.journey")).unwrap(), "mine");
    assert!(!at.join("out.journey").exists());

    percorso(at, &["copy", file, "--to", "nameless.journey", "--anonymised"]).succeeds();
    let text = fs::read_to_string(at.join("nameless.journey")).unwrap();
    assert!(fs::read_to_string(&map).unwrap().contains("Irene Colasanti"));
    assert!(!text.contains("Irene Colasanti") && text.contains("Actor 1"));
    percorso(at, &["check", "nameless.journey"]).succeeds();
    percorso(at, &["copy", file, "--to", "whole.journey"]).succeeds();
    percorso(at, &["diff", file, "whole.journey"]).succeeds();
}
