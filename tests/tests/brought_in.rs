//! What comes in from elsewhere, in the real window: a picture from a file, and files that another program drags in.
//!
//! `cargo xtask test` builds the program and installs what these tests need; plain `cargo test` leaves them out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

use std::path::Path;

use fantoccini::key::Key;
use image::{Rgb, RgbImage};
use percorso_tests::{Desk, Display, Dragged, Hands, Start, in_work_tree};
use serde_json::{Value, json};

/// A colour that no theme has.
const MAGENTA: [u8; 3] = [214, 28, 170];

/// The names of the steps from left to right.
fn steps(desk: &Desk) -> Vec<String> {
    let map = desk.map();
    map.all("Step").iter().map(|step| step.name.clone()).collect()
}

/// Puts a picture of one colour into a file.
fn paint(path: &Path) {
    RgbImage::from_pixel(96, 60, Rgb(MAGENTA)).save(path).unwrap();
}

/// The middle of the only picture of the map.
fn picture(desk: &Desk) -> (f64, f64) {
    middle_of_picture(&desk.scene()["groups"], (0.0, 0.0)).expect("the map has a picture")
}

/// The middle of the first picture among groups and items, at any depth; `at` is where they are drawn.
fn middle_of_picture(items: &Value, at: (f64, f64)) -> Option<(f64, f64)> {
    let side = |of: &Value, name: &str| of[name].as_f64().unwrap();
    items.as_array()?.iter().find_map(|item| {
        if item["type"] == "Image" {
            let rect = &item["rect"];
            let middle = |from: &str, length: &str| side(rect, from) + side(rect, length) / 2.0;
            return Some((at.0 + middle("x", "w"), at.1 + middle("y", "h")));
        }
        let inside = item["items"].as_array().filter(|inside| !inside.is_empty())?;
        let at = (at.0 + side(&item["at"], "x"), at.1 + side(&item["at"], "y"));
        middle_of_picture(&Value::from(inside.clone()), at)
    })
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn a_picture_from_a_file_is_painted_and_still_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let display = Display::open(1440, 900);
    let library = folder.path().join("library.sqlite");
    let file = folder.path().join("field.png");
    paint(&file);
    let spudnik = in_work_tree("examples/spudnik.journey");
    let desk = Desk::open(
        &display,
        &Start {
            map_file: Some(&spudnik),
            open: Some(file.clone()),
            ..Start::with(&library)
        },
    );
    let hands = Hands::on(&desk);
    hands.choose("Add a lane…");
    hands.changing(|| hands.pick("Storyboard"));
    hands.name_it("What she sees");
    // The head of the new lane is selected; from the top the keyboard comes to its cells.
    hands.begin();
    hands.walk_to_cell("What she sees", &steps(&desk)[0]);
    hands.changing(|| desk.click("picture-pick"));
    // What the picture shows is asked for at once.
    desk.window()
        .wait_until("document.activeElement?.dataset.testid === 'inspector-alt'");
    hands.changing(|| {
        hands.write("A field in the evening");
        hands.key(Key::Enter);
    });
    desk.fit();
    wait_for_color(&desk);
    desk.close();

    // The file is gone: the library has kept its own.
    std::fs::remove_file(&file).unwrap();
    let desk = Desk::open(&display, &Start::with(&library));
    desk.fit();
    wait_for_color(&desk);
    let map = desk.map();
    let scene = map
        .all("Card")
        .into_iter()
        .find(|card| card.lane == map.lane("What she sees"));
    assert!(scene.is_some());

    // Another one is dragged in from another program.
    let other = folder.path().join("Zoë's other field.png");
    paint(&other);
    let title = desk.window().execute("return document.title", &[]);
    let dragged = display.drag_in(&other, title.as_str().unwrap());
    let over_the_map = (0..400).any(|turn| {
        let taken = dragged.hold(800 + turn % 9, 450);
        desk.wait_for_paint();
        taken
    });
    assert!(over_the_map, "the window takes no picture");
    Hands::on(&desk).changing(|| dragged.let_go());
    let map = desk.map();
    let lane = map.lane("What she sees");
    let pictures = map.all("Card").into_iter().filter(|card| card.lane == lane);
    assert_eq!(pictures.count(), 2);
    desk.close();
}

/// Waits until the picture is painted where the map has it.
fn wait_for_color(desk: &Desk) {
    let place = picture(desk);
    let near = |painted: [u8; 3]| painted.iter().zip(MAGENTA).all(|(one, other)| one.abs_diff(other) < 8);
    let mut last = [0; 3];
    // The picture is fetched and decoded after the map is ready, which the window does not tell.
    for _ in 0..600 {
        last = desk.paint_at(place);
        if near(last) {
            return;
        }
        desk.wait_for_paint();
    }
    panic!("there is {last:?} where the picture stands");
}

/// Whether the window says that a map file may be let go.
const SAYS_SO: &str = "document.querySelector('[data-testid=dropping]') !== null";

/// Drags a file in from another program, and moves it about until the window says that it may be let go.
fn drag_in(display: &Display, desk: &Desk, file: &Path) -> Dragged {
    let title = desk.window().execute("return document.title", &[]);
    let dragged = display.drag_in(file, title.as_str().unwrap());
    for turn in 0..400 {
        let taken = dragged.hold(800 + turn % 9, 450);
        desk.wait_for_paint();
        if taken && desk.window().execute(&format!("return {SAYS_SO}"), &[]) == true {
            return dragged;
        }
    }
    panic!("the window does not take {}", file.display());
}

/// Drags a file in and lets it go.
fn drop_file(display: &Display, desk: &Desk, file: &Path) {
    drag_in(display, desk, file).let_go();
    desk.window().wait_until(&format!("!({SAYS_SO})"));
}

/// The maps of the library by their titles, in the alphabet's order.
fn titles(desk: &Desk) -> Vec<String> {
    let view = desk.call("library", json!({ "sort": "Title" }));
    let maps = view["maps"].as_array().unwrap().iter();
    maps.map(|map| map["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn a_map_file_dropped_from_another_program_opens_beside_never_over_what_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let display = Display::open(1440, 900);
    let library = folder.path().join("library.sqlite");
    let spudnik = in_work_tree("examples/spudnik.journey");
    let desk = Desk::open(
        &display,
        &Start {
            map_file: Some(&spudnik),
            ..Start::with(&library)
        },
    );
    let (revision, title) = (desk.revision(), desk.window().execute("return document.title", &[]));
    let unchanged = |desk: &Desk| {
        assert_eq!(desk.revision(), revision);
        assert_eq!(desk.window().execute("return document.title", &[]), title);
    };

    // A file that is no map is told by its name; nothing else happens.
    let bad = folder.path().join("Not a map, ché.journey");
    std::fs::write(&bad, "nothing of the kind").unwrap();
    drop_file(&display, &desk, &bad);
    let told = |words: &str| {
        let toast = "document.querySelector('[data-testid=toast]')?.textContent";
        desk.window().wait_until(&format!("{toast}?.includes({words:?})"));
    };
    told("Not a map, ché.journey");
    unchanged(&desk);
    assert_eq!(titles(&desk).len(), 1);

    // Over an open map, in a folder with blanks and other scripts.
    let other = folder.path().join("Cinque fasi 旅.journey");
    std::fs::copy(in_work_tree("assets/templates/five-stages.en.journey"), &other).unwrap();
    drop_file(&display, &desk, &other);
    told("Cinque fasi 旅");
    unchanged(&desk);
    let with_one_more = titles(&desk);
    assert_eq!(with_one_more.len(), 2, "{with_one_more:?}");

    // Over the library.
    desk.go_to_the_library();
    let third = in_work_tree("assets/templates/see-think-do-care.en.journey");
    drop_file(&display, &desk, &third);
    desk.window()
        .wait_until("document.querySelectorAll('[data-testid=map-card]').length === 3");
    assert_eq!(titles(&desk).len(), 3);
    desk.close();
}
