//! `percorso copy`.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

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

#[test]
fn pictures_go_into_the_file_or_into_the_folder_beside_it() {
    let folder = folder();
    let at = folder.path();
    percorso(at, &["copy", "a.journey", "--to", "b.journey", "--pictures", "there"])
        .misused("possible values: inside, beside");
    let both = [
        "copy",
        "a.journey",
        "--to",
        "b.journey",
        "--pictures",
        "beside",
        "--without-pictures",
    ];
    percorso(at, &both).misused("cannot be used with");

    // A map with a scene, and its picture beside it.
    let picture = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src-tauri/icons/32x32.png")).unwrap();
    let name: String = Sha256::digest(&picture)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let text = fs::read_to_string(spudnik()).unwrap();
    let scene = format!("content: Storyboard(picture: \"{name}\"))");
    let lane = "    Lane(id: \"06sb000000000\", order: \"z\", kind: Storyboard, name: \"Scenes\"),\n";
    let step = text.split("    Step(id: \"").nth(1).unwrap().split('"').next().unwrap();
    let card = format!(
        "    Card(id: \"06sb000000001\", lane: \"06sb000000000\", step: \"{step}\", order: \"A\", text: \"Scene\", {scene},\n"
    );
    let text = text.replacen("    Lane(", &format!("{lane}{card}    Lane("), 1);
    let text = text.trim_end().strip_suffix(')').unwrap().to_owned()
        + &format!("  pictures: [\n    (name: \"{name}\"),\n  ],\n)\n");
    fs::write(at.join("a.journey"), text).unwrap();
    fs::create_dir(at.join("a.pictures")).unwrap();
    fs::write(at.join("a.pictures").join(&name), &picture).unwrap();
    let inside = |file: &str| fs::read_to_string(at.join(file)).unwrap().contains("bytes: ");
    let beside = |file: &str| fs::read(at.join(file).join(&name)).is_ok_and(|bytes| bytes == picture);

    percorso(at, &["copy", "a.journey", "--to", "same.journey"]).succeeds();
    assert!(!inside("same.journey") && beside("same.pictures"));
    percorso(
        at,
        &["copy", "a.journey", "--to", "one.journey", "--pictures", "inside"],
    )
    .succeeds();
    assert!(inside("one.journey") && !beside("one.pictures"));
    percorso(
        at,
        &["copy", "one.journey", "--to", "two.journey", "--pictures", "beside"],
    )
    .succeeds();
    assert!(!inside("two.journey") && beside("two.pictures"));
    percorso(at, &["copy", "one.journey", "--to", "as-it-is.journey"]).succeeds();
    assert!(inside("as-it-is.journey") && !at.join("as-it-is.pictures").exists());
    // A poster of the map shows the picture that lies beside it.
    percorso(at, &["export", "a.journey", "--to", "with.svg", "--paper", "A1"]).succeeds();
    assert!(fs::read_to_string(at.join("with.svg")).unwrap().contains("<image"));
}
