//! The maps that come with Percorso are map files as Percorso writes them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use journey_format::{EXTENSION, read, write};

#[test]
fn every_example_and_template_stands_as_it_would_be_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut seen = 0;
    for folder in ["examples", "assets/templates"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != EXTENSION) {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let journey = read(text.as_bytes())
                .unwrap_or_else(|error| panic!("{}:{}:{}: {error}", path.display(), error.line(), error.column()));
            for (number, (here, there)) in text.lines().zip(write(&journey).lines()).enumerate() {
                assert_eq!(here, there, "{}, line {}", path.display(), number + 1);
            }
            assert_eq!(text, write(&journey), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn the_example_of_the_reference_stands_as_it_would_be_written() {
    let page = include_str!("../../../docs/map-file.md");
    let text = page.split("```ron\n").nth(1).unwrap().split("```").next().unwrap();
    let journey = read(text.as_bytes()).unwrap();
    // The reference shows the language although it goes without saying.
    assert_eq!(write(&journey), text.replace(", language: \"en\"", ""));
    assert_eq!(journey.records().count(), 8);
}

#[test]
fn the_reference_names_every_field_of_every_record() {
    let page = include_str!("../../../docs/map-file.md");
    for name in ["About", "Actor", "Stage", "Step", "Lane", "Card", "View", "Link"] {
        let record = format!("{name}(nonsense: 1)");
        let text = match name {
            "Link" => format!("(format: 1, links: [{record}])"),
            _ => format!("(format: 1, elements: [{record}])"),
        };
        let message = read(text.as_bytes()).unwrap_err().to_string();
        let fields = message.split("it may have ").nth(1).unwrap().trim_end_matches('.');
        let section = page.split(&format!("\n### {name}\n")).nth(1).unwrap();
        let section = section.split("\n##").next().unwrap();
        for field in fields.split(", ") {
            assert!(
                section.contains(&format!("| `{field}` |")),
                "{name} has a field {field}"
            );
        }
    }
}
