//! Posters that are written: what goes wrong, what is left behind, what others can do meanwhile.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;

use journey_app::ErrorCode;
use journey_model::Command;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Outside, Room};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn choices(more: Value) -> Value {
    let mut choices = json!({ "paper": "A4", "system_fonts": false });
    let fields = choices.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    choices
}

#[test]
fn a_poster_that_cannot_be_written_leaves_nothing_and_notes_no_print() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let target = room.path("target");
    fs::create_dir(&target).unwrap();
    let before = names(room.folder.path());
    for format in ["pdf", "svg", "png"] {
        for path in [target.clone(), room.path("no/such/folder/poster")] {
            let params = json!({ "map": map, "choices": choices(json!({ "format": format })), "path": path });
            let error = app.rpc("export_poster", params).unwrap_err();
            assert_eq!(error.code, ErrorCode::FileUnwritable, "{format}: {error}");
        }
    }
    assert_eq!(names(room.folder.path()), before);
    assert_eq!(names(&target), [""; 0]);
    let library = journey_store::Library::open(room.library()).unwrap();
    assert_eq!(library.prints(map).unwrap(), []);
    let idle = json!({ "running": false, "done": 0, "of": 0 });
    assert_eq!(app.rpc("poster_progress", json!({})).unwrap(), idle);
    assert!(Desk::open(&app, map).state["cards"].as_u64().unwrap() > 0);
}

#[test]
fn what_cannot_be_printed_is_refused_before_anybody_is_asked_where_to() {
    let room = Room::new();
    // Would write there, were it asked.
    let room = room.having(Outside {
        save_as: Some("/no/such/folder/at/all".into()),
        ..Outside::default()
    });
    let app = room.app();
    let map = room.sample(&app, 12);
    for (name, choice) in [
        (
            "paper",
            json!({ "paper": { "Custom": { "width_mm": 10.0, "height_mm": 100.0 } } }),
        ),
        (
            "paper",
            json!({ "paper": { "Custom": { "width_mm": 100.0, "height_mm": 5001.0 } } }),
        ),
        ("margin_mm", json!({ "margin_mm": 150.0 })),
        ("tiles", json!({ "tiles": { "paper": "A4", "overlap_mm": 500.0 } })),
        (
            "print_shop",
            json!({ "print_shop": { "bleed_mm": -1.0, "marks": true } }),
        ),
        ("dpi", json!({ "dpi": 100_000 })),
    ] {
        let params = json!({ "map": map, "choices": choices(choice), "path": null });
        for call in ["preview_poster", "export_poster"] {
            let error = app.rpc(call, params.clone()).unwrap_err();
            assert_eq!(
                (error.code, &error.detail["choice"]),
                (ErrorCode::PosterChoice, &json!(name)),
                "{call}"
            );
        }
    }
    assert_eq!(app.rpc("poster_choices", json!({ "map": map })).unwrap()["paper"], "A1");
}

#[test]
fn a_picture_larger_than_any_is_refused_and_leaves_nothing() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let before = names(room.folder.path());
    let huge = json!({
        "format": "png", "dpi": 1200, "paper": { "Custom": { "width_mm": 5000.0, "height_mm": 5000.0 } },
    });
    let params = json!({ "map": map, "choices": choices(huge), "path": room.path("poster.png") });
    let error = app.rpc("export_poster", params).unwrap_err();
    assert_eq!(error.code, ErrorCode::ExportFailed, "{error}");
    assert_eq!(names(room.folder.path()), before);
}

/// Writes a poster of many pages on another thread, and calls it off as soon as it is under way.
#[test]
fn a_poster_that_is_called_off_leaves_no_file_and_others_work_meanwhile() {
    let room = Room::new();
    let app = Arc::new(room.app());
    let map = room.sample(&app, 60);
    let before = names(room.folder.path());
    let path = room.path("poster.png");
    let many = choices(json!({
        "format": "png", "paper": "A0", "dpi": 200, "tiles": { "paper": "A4", "overlap_mm": 10.0 },
    }));
    let params = json!({ "map": map, "choices": many, "path": path });
    let (said, heard) = channel();
    let writer = {
        let (app, params) = (Arc::clone(&app), params.clone());
        thread::spawn(move || said.send(app.rpc("export_poster", params)).unwrap())
    };
    let progress = || app.rpc("poster_progress", json!({})).unwrap();
    while progress()["done"].as_u64().unwrap() == 0 {
        assert!(!writer.is_finished(), "{:?}", heard.recv().unwrap());
        thread::yield_now();
    }
    // Somebody else edits the map, and cannot write a second poster.
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    desk.apply(&Command::Delete { ids: vec![card] }).unwrap();
    assert!(
        progress()["running"].as_bool().unwrap(),
        "the poster was finished before it was called off"
    );
    let error = app.rpc("export_poster", params.clone()).unwrap_err();
    assert_eq!(error.code, ErrorCode::PosterUnderWay);
    app.rpc("cancel_poster", json!({})).unwrap();
    let error = heard.recv().unwrap().unwrap_err();
    assert_eq!(error.code, ErrorCode::CalledOff, "{error}");
    writer.join().unwrap();
    assert_eq!(names(room.folder.path()), before);
    assert!(!progress()["running"].as_bool().unwrap());
    // Calling off what is over does nothing to what comes.
    app.rpc("cancel_poster", json!({})).unwrap();
    let small = json!({ "map": map, "choices": choices(json!({})), "path": room.path("poster.pdf") });
    app.rpc("export_poster", small).unwrap();
}

#[test]
fn pictures_of_several_pages_are_several_files_named_by_their_pages() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let tiled = json!({ "paper": "A3", "tiles": { "paper": "A4", "overlap_mm": 10.0 } });
    for (format, ending) in [("png", "png"), ("svg", "SVG")] {
        let mut choices = choices(tiled.clone());
        choices["format"] = json!(format);
        choices["dpi"] = json!(36);
        let looked = app
            .rpc("preview_poster", json!({ "map": map, "choices": choices }))
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("wall.{ending}"));
        let params = json!({ "map": map, "choices": choices, "path": path });
        let reply = app.rpc("export_poster", params).unwrap();
        let pages = looked["pages"].as_array().unwrap();
        let wanted: Vec<String> = pages
            .iter()
            .map(|page| format!("wall-{}.{ending}", page["label"].as_str().unwrap()))
            .collect();
        assert_eq!(pages[0]["label"], "Overview");
        assert_eq!(reply["path"], json!(folder.path().join(&wanted[0])));
        let mut sorted = wanted.clone();
        sorted.sort();
        assert_eq!(names(folder.path()), sorted);
        let sizes = wanted
            .iter()
            .map(|name| fs::metadata(folder.path().join(name)).unwrap().len());
        assert_eq!(reply["bytes"], json!(sizes.sum::<u64>()));
    }
}

#[test]
fn only_what_is_there_is_shown() {
    let room = Room::new();
    let app = room.app();
    let file = room.put("poster.pdf", b"%PDF");
    app.rpc("show_file", json!({ "path": file })).unwrap();
    for path in [
        json!(room.path("gone.pdf")),
        json!("poster.pdf"),
        json!("https://example.org"),
        json!(""),
    ] {
        let error = app.rpc("show_file", json!({ "path": path })).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileUnreadable, "{path}");
    }
    assert_eq!(room.shown(), [file]);
}
