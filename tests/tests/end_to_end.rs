//! The main job in the real window: draw, keep, print.
//!
//! `cargo xtask test` builds the program and installs what these tests need; plain `cargo test` leaves them out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is wrong"
)]

use std::fs;
use std::path::{Path, PathBuf};

use percorso_tests::{Desk, Display, Start, in_work_tree, paper};
use serde_json::json;
use tempfile::TempDir;

const LANE: &str = "Touchpoints";
const PAINS: &str = "Pain points";
const TOUCHPOINT: &str = "Tasting box by post";

/// A library of its own, on a screen of its own.
struct Room {
    folder: TempDir,
    display: Display,
}

impl Room {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            display: Display::open(1440, 900),
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn sit_down(&self, map_file: Option<&Path>) -> Desk {
        let library = self.file("library.sqlite");
        let save_as = Some(self.file("poster.pdf"));
        Desk::open(
            &self.display,
            &Start {
                map_file,
                save_as,
                ..Start::with(&library)
            },
        )
    }
}

fn spudnik() -> PathBuf {
    in_work_tree("examples/spudnik.journey")
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn a_change_outlives_the_window_and_reaches_the_paper() {
    let room = Room::new();
    let desk = room.sit_down(Some(&spudnik()));
    let map = desk.map();
    let steps: Vec<String> = map.all("Step").iter().map(|step| step.name.clone()).collect();
    let pain = map
        .all("Card")
        .into_iter()
        .find(|card| card.lane == map.lane(PAINS))
        .unwrap()
        .name
        .clone();
    let (_, home) = desk.place_of(&pain).expect("the pain point is in the grid");
    let away = steps.iter().find(|step| **step != home).unwrap();

    desk.type_into_cell(LANE, &steps[1], TOUCHPOINT);
    desk.drag(&pain, PAINS, away);
    assert_eq!(desk.place_of(&pain), Some((PAINS.to_owned(), away.clone())));
    desk.undo();
    assert_eq!(desk.place_of(&pain), Some((PAINS.to_owned(), home.clone())));
    desk.close();

    let desk = room.sit_down(None);
    assert_eq!(desk.place_of(TOUCHPOINT), Some((LANE.to_owned(), steps[1].clone())));
    assert_eq!(desk.place_of(&pain), Some((PAINS.to_owned(), home)));
    desk.export_poster();
    desk.close();

    let poster = room.file("poster.pdf");
    paper::is_sound(&poster).unwrap();
    let text = paper::text(&poster).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(TOUCHPOINT), "{text}");
    assert!(text.contains(&pain), "{text}");
    let (pages, width, height) = paper::pages(&poster);
    assert_eq!(pages, 1);
    assert!(
        (width - 841.0).abs() < 0.5 && (height - 594.0).abs() < 0.5,
        "{width} × {height} mm"
    );
    let fonts = paper::fonts(&poster);
    assert!(!fonts.is_empty());
    assert!(
        fonts.iter().all(|font| font.embedded && font.subset && font.unicode),
        "{fonts:?}"
    );
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn a_crash_costs_nothing() {
    let room = Room::new();
    let desk = room.sit_down(Some(&spudnik()));
    let step = desk.map().all("Step")[0].name.clone();
    desk.type_into_cell(LANE, &step, TOUCHPOINT);
    desk.crash();

    let desk = room.sit_down(None);
    assert_eq!(desk.place_of(TOUCHPOINT), Some((LANE.to_owned(), step)));
    desk.undo();
    assert_eq!(desk.place_of(TOUCHPOINT), None);
    desk.close();
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn starting_twice_on_the_same_file_brings_one_map() {
    let room = Room::new();
    let desk = room.sit_down(Some(&spudnik()));
    let step = desk.map().all("Step")[0].name.clone();
    desk.type_into_cell(LANE, &step, TOUCHPOINT);
    desk.close();

    let desk = room.sit_down(Some(&spudnik()));
    assert_eq!(desk.place_of(TOUCHPOINT), Some((LANE.to_owned(), step)));
    let library = desk.call("library", json!({"language": "en"}));
    assert_eq!(library["maps"].as_array().unwrap().len(), 1);
    desk.close();
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn the_window_writes_as_wide_as_the_layout_has_measured() {
    let room = Room::new();
    let desk = room.sit_down(Some(&spudnik()));
    let widths = desk.text_widths();
    assert!(widths.len() > 100, "only {} runs of text", widths.len());
    for width in &widths {
        // Half a point at the size of the scene; on a screen that is half a pixel.
        assert!((width.drawn - width.laid_out).abs() < 0.5, "{width:?}");
    }
    desk.close();
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn a_bad_file_is_told_and_leaves_the_open_map_as_it_is() {
    let room = Room::new();
    let desk = room.sit_down(Some(&spudnik()));
    let before = (desk.revision(), desk.scene());
    let whole = fs::read(spudnik()).unwrap();
    let bad_files: [(&str, Vec<u8>); 5] = [
        ("empty", Vec::new()),
        ("truncated", whole[..whole.len() / 2].to_vec()),
        ("binary", (0..=255).cycle().take(9000).collect()),
        ("deep", vec![b'('; 2_000_000]),
        ("large", vec![b' '; 100 << 20]),
    ];
    for (name, bytes) in bad_files {
        let path = room.file(&format!("{name}.journey"));
        fs::write(&path, bytes).unwrap();
        let error = desk.refusal("import", json!({"path": path}));
        let code = error["code"].as_str().unwrap_or_default();
        assert!(["FileMalformed", "FileTooLarge"].contains(&code), "{name}: {error}");
        assert!(
            !error["message"].as_str().unwrap_or_default().is_empty(),
            "{name}: {error}"
        );
    }
    assert_eq!((desk.revision(), desk.scene()), before);
    let library = desk.call("library", json!({"language": "en"}));
    assert_eq!(library["maps"].as_array().unwrap().len(), 1);
    desk.close();
}
