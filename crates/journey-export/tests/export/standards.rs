//! PDF/A and PDF/UA: what a file claims, and what a validator says of it.

use std::path::PathBuf;
use std::process::Command;

use crate::posters::part;
use crate::reading::{pictures, readable};
use crate::support::*;
use journey_export::{Document as Poster, ExportError, Leaf, Role, Standard, pdf};
use journey_scene::{FontKey, Item, Point, Scene, TextRun};
use lopdf::{Document, Object};

/// A map with a picture, a link, layers, see-through colours, and texts in every direction.
fn everything() -> Scene {
    let mut scene = readable();
    let sample = sample();
    scene.size = sample.size;
    scene.groups.extend(sample.groups);
    // A glyph that nothing else uses stands for a character that no glyph may be said to stand for.
    let mut marked = with_cluster("a§b", "\u{feff}");
    marked.baseline = 60.0;
    let words = vec![
        Item::Text(run_rtl("سلام", FontKey::Arabic, 12.0, 40.0, 20.0)),
        Item::Text(run_rtl("שלום", FontKey::Hebrew, 12.0, 40.0, 40.0)),
        Item::Text(marked),
    ];
    scene.groups.push(group("more", "notes", Point::new(0.0, 10.0), words));
    scene
}

/// A text of three letters, the second of which stands for something else.
fn with_cluster(drawn: &str, stands_for: &str) -> TextRun {
    let mut run = run(drawn, FontKey::InterRegular, 12.0, 0.0, 20.0);
    run.text = format!("a{stands_for}b");
    let end = 1 + stands_for.len() as u32;
    let glyphs = std::sync::Arc::make_mut(&mut run.glyphs);
    (glyphs[1].start, glyphs[1].end) = (1, end);
    (glyphs[2].start, glyphs[2].end) = (end, end + 1);
    run
}

fn archive(scene: &Scene) -> Poster<'_> {
    Poster {
        author: "Ada & Søren",
        language: "it",
        revision: "K7QM-3XVA",
        written: Some(1_795_264_496_789),
        standard: Standard::Archive,
        ..page(scene)
    }
}

/// The drawing once to read, and once more as a picture.
fn twice(scene: &Scene) -> Poster<'_> {
    let mut poster = archive(scene);
    let again = part(
        0,
        Role::Figure {
            alt: "Again".to_owned(),
        },
    );
    poster.pages.push(Leaf {
        parts: vec![again],
        ..poster.pages[0].clone()
    });
    poster
}

fn written(poster: &Poster<'_>) -> Vec<u8> {
    pdf(poster, &fonts(), &pictures(), &mut ()).unwrap()
}

/// The metadata of a file.
fn packet(bytes: &[u8]) -> String {
    let document = Document::load_mem(bytes).unwrap();
    let metadata = document.catalog().unwrap().get_deref(b"Metadata", &document).unwrap();
    String::from_utf8(metadata.as_stream().unwrap().content.clone()).unwrap()
}

fn claims(poster: &Poster<'_>) -> (bool, bool) {
    let packet = packet(&written(poster));
    roxmltree::Document::parse(&packet).unwrap();
    let archive = packet.contains("<pdfaid:part>2</pdfaid:part>") && packet.contains("<pdfaid:conformance>U<");
    (archive, packet.contains("<pdfuaid:part>1</pdfuaid:part>"))
}

#[test]
fn only_who_asks_gets_a_file_that_claims_something_and_never_more_than_is_true() {
    let scene = everything();
    let archive = archive(&scene);
    assert_eq!(claims(&archive), (true, true));
    assert_eq!(claims(&twice(&scene)), (true, false), "its marks are in two places");
    let unknown = Poster {
        language: "",
        ..archive.clone()
    };
    assert_eq!(claims(&unknown), (true, false), "nobody knows how to read it aloud");
    let unnamed = Poster {
        title: " ",
        ..archive.clone()
    };
    assert_eq!(claims(&unnamed), (true, false));
    let plain = Poster {
        standard: Standard::Plain,
        ..archive
    };
    assert_eq!(claims(&plain), (false, false));
    let plain = Document::load_mem(&written(&plain)).unwrap();
    assert!(!plain.catalog().unwrap().has(b"OutputIntents"));
}

#[test]
fn the_colours_are_those_of_srgb_and_the_profile_is_in_the_file() {
    let scene = everything();
    let document = Document::load_mem(&written(&archive(&scene))).unwrap();
    let intents = document
        .catalog()
        .unwrap()
        .get_deref(b"OutputIntents", &document)
        .unwrap();
    let intent = intents.as_array().unwrap()[0].as_dict().unwrap();
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1");
    let profile = intent
        .get_deref(b"DestOutputProfile", &document)
        .unwrap()
        .as_stream()
        .unwrap();
    assert_eq!(profile.dict.get(b"N").unwrap(), &Object::Integer(3));
    let profile = profile.decompressed_content().unwrap();
    assert_eq!((&profile[12..20], &profile[36..40]), (&b"mntrRGB "[..], &b"acsp"[..]));
}

#[test]
fn a_file_that_would_break_its_promise_is_not_written() {
    let refusal = |scene: &Scene| {
        let poster = archive(scene);
        let plain = Poster {
            standard: Standard::Plain,
            ..poster.clone()
        };
        pdf(&plain, &fonts(), &pictures(), &mut ()).unwrap();
        match pdf(&poster, &fonts(), &pictures(), &mut ()) {
            Err(ExportError::AgainstStandard { reason }) => reason,
            other => panic!("{:?}", other.map(|bytes| bytes.len())),
        }
    };
    let mut box_instead = with_cluster("a?b", "漢");
    std::sync::Arc::make_mut(&mut box_instead.glyphs)[1].id = 0;
    assert!(refusal(&texts([box_instead])).contains('漢'));
    let long = "a".repeat(16_400);
    assert!(refusal(&texts([run(&long, FontKey::InterRegular, 1.0, 0.0, 20.0)])).contains("32767"));
    let mut scene = everything();
    let mut entry = (*scene.outline[0]).clone();
    entry.name = "è".repeat(16_400);
    scene.outline = vec![journey_scene::Shared::from(entry)];
    assert!(refusal(&scene).contains("32767"));
}

/// Prints the rules that a file breaks, one a line.
const ASK: &str = "
import sys, page
for failure in page.validate_pdf(sys.argv[2], profile=sys.argv[1]).failures:
    print(failure.rule_id, failure.message)
";

/// A Python that has the validator; see docs/decisions/pdf-standards.md. No test of the product depends on it.
fn validator() -> Option<PathBuf> {
    let built = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("tools/validator/bin/python");
    let named = std::env::var_os("PERCORSO_PDF_VALIDATOR").map(PathBuf::from);
    let mut pythons = named.into_iter().chain([built, "python3".into()]);
    pythons.find(|python| {
        let import = Command::new(python)
            .args(["-c", "import page; page.validate_pdf"])
            .output();
        import.is_ok_and(|output| output.status.success())
    })
}

#[test]
fn a_validator_finds_nothing_against_what_is_claimed() {
    let Some(python) = validator() else {
        println!("skipped: there is no validator on this machine");
        return;
    };
    let broken = |name: &str, poster: &Poster<'_>, standard: &str| {
        let path = kept(name, &written(poster));
        tool(python.to_str().unwrap(), &["-c", ASK, standard, path.to_str().unwrap()])
    };
    let scene = everything();
    assert_eq!(broken("archive.pdf", &archive(&scene), "2u"), "");
    assert_eq!(broken("archive.pdf", &archive(&scene), "ua1"), "");
    assert_eq!(broken("archive-twice.pdf", &twice(&scene), "2u"), "");
    // It does find something where something is wrong.
    let plain = Poster {
        standard: Standard::Plain,
        ..archive(&scene)
    };
    assert_ne!(broken("archive-not.pdf", &plain, "2u"), "");
    assert_ne!(broken("archive-not.pdf", &plain, "ua1"), "");
}
