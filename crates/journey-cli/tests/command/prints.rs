//! `percorso prints`, and the stickers that bring a print up to date.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::export::{close, export, names, page_box, pdf, with_spudnik};
use crate::run::{Run, percorso};

/// Spudnik with another word on one of its cards.
fn edited(at: &Path) {
    let text = fs::read_to_string(at.join("spudnik.journey")).unwrap();
    let card = text.find("Card(").unwrap();
    let from = card + text[card..].find("text: \"").unwrap() + "text: \"".len();
    let changed = format!("{}Quite another word about {}", &text[..from], &text[from..]);
    fs::write(at.join("edited.journey"), changed).unwrap();
}

#[test]
fn stickers_bring_a_poster_up_to_date_from_the_file_of_then() {
    let folder = with_spudnik();
    let at = folder.path();
    edited(at);
    let stickers = |file: &str, more: &[&str]| {
        let fixed = [
            "export",
            file,
            "--to",
            "stickers.pdf",
            "--no-system-fonts",
            "--since",
            "spudnik.journey",
        ];
        percorso(at, &[&fixed, more].concat())
    };
    stickers("spudnik.journey", &[]).fails("spudnik.journey: nothing changed since that print");
    assert!(!at.join("stickers.pdf").exists());
    let scale = |run: Run| {
        let data: Value = serde_json::from_str(&run.out).unwrap();
        data["scale_percent"].as_f64().unwrap()
    };
    let large = scale(stickers("edited.journey", &["--json", "--printed-on", "A0"]));
    let small = scale(stickers("edited.journey", &["--json", "--printed-on", "A2", "--force"]));
    assert!(large > 1.9 * small, "{large} {small}");
    close(
        page_box(&pdf(at, "stickers.pdf"), 1, "MediaBox"),
        [0.0, 0.0, 297.0, 210.0],
    );
    percorso(
        at,
        &["export", "edited.journey", "--to", "x.pdf", "--since", "gone.journey"],
    )
    .fails("gone.journey: cannot be read: No such file or directory (os error 2)");
}

#[test]
fn prints_are_listed_without_making_anything() {
    let folder = with_spudnik();
    let at = folder.path();
    percorso(at, &["prints", "spudnik.journey"]).misused("--library <LIBRARY>");
    percorso(at, &["prints", "spudnik.journey", "--library", "lib.sqlite"])
        .fails("spudnik.journey: there is no library at lib.sqlite");
    assert_eq!(names(at), ["spudnik.journey"]);
    percorso(at, &export("page.pdf", &["--library", "lib.sqlite", "--summary"])).succeeds();
    let run = percorso(at, &["prints", "spudnik.journey", "--library", "lib.sqlite"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(run.error, "spudnik.journey: nothing of it was printed yet\n");
}

#[test]
fn a_library_remembers_what_was_printed() {
    let folder = with_spudnik();
    let at = folder.path();
    let library = ["--library", "lib.sqlite"];
    percorso(at, &export("wall.pdf", &[&library[..], &["--paper", "A0"]].concat())).succeeds();
    let unknown = [&library[..], &["--since", "0000-0000"]].concat();
    percorso(at, &export("stickers.pdf", &unknown))
        .fails("spudnik.journey: no print with the code \"0000-0000\" is known");
    let code = journey_app::headless::revision_of(&fs::read(at.join("spudnik.journey")).unwrap()).unwrap();
    let list = percorso(at, &["prints", "spudnik.journey", "--library", "lib.sqlite"]).succeeds();
    assert!(list.starts_with(&code), "{list}");
    assert!(list.contains("A0, landscape, studio, as the map is now"), "{list}");
    let data: Value = serde_json::from_str(
        &percorso(at, &["prints", "spudnik.journey", "--library", "lib.sqlite", "--json"]).succeeds(),
    )
    .unwrap();
    assert_eq!(data[0]["code"], code.as_str());
    assert_eq!((&data[0]["paper"], &data[0]["current"]), (&"A0".into(), &true.into()));
    let known = [&library[..], &["--since", &code]].concat();
    percorso(at, &export("stickers.pdf", &known)).fails("spudnik.journey: nothing changed since that print");
    assert!(!at.join("stickers.pdf").exists());
}
