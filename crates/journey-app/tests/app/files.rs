//! Map files in and out: whatever a file holds, what is open stays as it is.

use std::fs::{self, File};
use std::path::Path;

use journey_app::{App, ErrorCode};
use journey_model::Id;
use serde_json::{Value, json};

use crate::desk::{Desk, assert_same_scene};
use crate::room::{Outside, Room, import, in_work_tree, journey};

/// What must not change when a file is refused.
struct Kept {
    map: Id,
    state: Value,
    scene: Value,
    library: Value,
}

impl Kept {
    fn of(app: &App, map: Id) -> Self {
        let desk = Desk::open(app, map);
        Self {
            map,
            state: desk.state,
            scene: desk.scene,
            library: app.rpc("library", json!({ "language": "en" })).unwrap(),
        }
    }

    #[track_caller]
    fn is_still_so(&self, app: &App) {
        let now = Self::of(app, self.map);
        assert_eq!(now.library, self.library);
        assert_eq!(now.state, self.state);
        assert_same_scene(&now.scene, &self.scene);
    }
}

#[test]
fn a_file_imported_twice_becomes_two_maps_and_both_are_whole() {
    let room = Room::new();
    let app = room.app();
    let path = in_work_tree("examples/spudnik.journey");
    let written = journey_format::read(&fs::read(&path).unwrap()).unwrap();
    let first = import(&app, &path).unwrap();
    assert_eq!(first, written.about().id, "the first keeps the identity of the file");
    let second = import(&app, &path).unwrap();
    assert_ne!(first, second);

    assert_eq!(journey(&room, &app, first), written);
    let copy = journey(&room, &app, second);
    assert_eq!(copy.about().id, second);
    assert_eq!(copy.about().title, written.about().title);
    assert!(copy.cards().eq(written.cards()));
    assert!(copy.links().eq(written.links()));
    assert_eq!(copy.check(), Ok(()));

    // A change to one is no change to the other.
    let mut desk = Desk::open(&app, second);
    let card = desk.ids("Card")[0];
    let delete = journey_model::Command::Delete { ids: vec![card] };
    desk.apply(&delete).unwrap();
    assert_eq!(journey(&room, &app, first), written);
    let library = app.rpc("library", json!({ "language": "en" })).unwrap();
    assert_eq!(library["maps"].as_array().unwrap().len(), 2);
}

#[test]
fn what_is_exported_is_what_is_imported() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 60);
    let path = room.path("out.journey");
    let reply = app.rpc("export", json!({ "map": map, "path": path })).unwrap();
    let bytes = fs::read(&path).unwrap();
    assert_eq!(reply["bytes"], bytes.len());
    assert_eq!(reply["path"], json!(path));
    assert_eq!(
        journey_format::read(&bytes).unwrap(),
        journey_model::sample::journey(60)
    );
}

#[test]
fn broken_files_are_refused_with_their_place_and_touch_nothing() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 40);
    let kept = Kept::of(&app, map);
    let whole = fs::read(room.path("sample.journey")).unwrap();
    let misspelt = String::from_utf8(whole.clone())
        .unwrap()
        .replacen("Stage(", "Stoge(", 1);
    let files: [(&str, Vec<u8>); 9] = [
        ("empty", Vec::new()),
        ("blank", b" \n\t\n".to_vec()),
        ("binary", (0..4096u32).map(|at| (at * 31 % 256) as u8).collect()),
        ("zeros", vec![0; 4096]),
        ("not UTF-8", b"#![enable(implicit_some)]\n(format: 1, \xff\xfe".to_vec()),
        ("prose", b"Dear diary,\ntoday nothing was mapped.".to_vec()),
        ("truncated", whole[..whole.len() / 2].to_vec()),
        ("without its end", whole[..whole.len() - 3].to_vec()),
        ("misspelt", misspelt.into_bytes()),
    ];
    for (name, bytes) in files {
        let path = room.put("broken.journey", &bytes);
        let error = import(&app, &path).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileMalformed, "{name}: {error}");
        let place = |side: &str| {
            error.detail[side]
                .as_u64()
                .unwrap_or_else(|| panic!("{name}: no {side}"))
        };
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        assert!((1..=lines).contains(&place("line")), "{name}: {}", error.detail);
        assert!(place("column") >= 1, "{name}");
        assert!(error.message.len() < 400, "{name}: {error}");
        if name == "misspelt" {
            let stage = whole
                .split(|byte| *byte == b'\n')
                .position(|line| line.trim_ascii().starts_with(b"Stage("));
            assert_eq!(place("line"), stage.unwrap() as u64 + 1);
        }
        kept.is_still_so(&app);
    }
}

#[test]
fn a_million_brackets_are_refused_with_their_place() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 10);
    let kept = Kept::of(&app, map);
    for bracket in ["(", "[", "{", "Some(", "/*"] {
        let nested = format!("(format: 1, elements: {}", bracket.repeat(1_000_000));
        let path = room.put("deep.journey", nested.as_bytes());
        let error = import(&app, &path).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileMalformed, "{bracket}: {error}");
        assert_eq!(error.detail["line"], 1, "{bracket}");
        assert!(error.detail["column"].as_u64().unwrap() > 1, "{bracket}");
    }
    kept.is_still_so(&app);
}

#[test]
fn a_file_of_a_hundred_megabytes_is_too_large() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 10);
    let kept = Kept::of(&app, map);
    let path = room.path("large.journey");
    File::create(&path).unwrap().set_len(100 * 1024 * 1024).unwrap();
    let error = import(&app, &path).unwrap_err();
    assert_eq!(error.code, ErrorCode::FileTooLarge, "{error}");
    assert!(error.message.contains("96 MiB"), "{error}");
    kept.is_still_so(&app);
}

#[test]
fn a_file_of_a_newer_version_says_so() {
    let room = Room::new();
    let app = room.app();
    room.sample(&app, 10);
    let text = fs::read_to_string(room.path("sample.journey")).unwrap();
    let newer = text.replacen("format: 2", "format: 3", 1);
    assert_ne!(newer, text);
    let error = import(&app, &room.put("newer.journey", newer.as_bytes())).unwrap_err();
    assert_eq!(error.code, ErrorCode::FileNewer, "{error}");
}

#[test]
fn what_cannot_be_read_is_unreadable() {
    let room = Room::new();
    let app = room.app();
    for path in [room.path("nothing.journey"), room.folder.path().to_owned(), "".into()] {
        let error = import(&app, &path).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileUnreadable, "{}: {error}", path.display());
    }
}

#[test]
fn a_file_that_cannot_be_started_with_stops_the_start_and_leaves_the_library() {
    let room = Room::new();
    let map = room.sample(&room.app(), 10);
    let broken = room.put("broken.journey", b"(format: 1,\n  elements: [ Nothing ]");
    let start = |file: &Path| App::open(&room.library(), std::sync::Arc::new(Outside::default()), Some(file));
    let error = start(&broken).err().expect("a broken file");
    assert_eq!(
        (error.code, &error.detail["line"]),
        (ErrorCode::FileMalformed, &json!(2))
    );
    // A map that the library has is opened, not imported a second time over the user's changes.
    let app = start(&room.path("sample.journey")).unwrap();
    assert_eq!(app.rpc("welcome", json!({})).unwrap()["map"], json!(map));
    let library = app.rpc("library", json!({ "language": "en" })).unwrap();
    assert_eq!(library["maps"].as_array().unwrap().len(), 1);
}

#[test]
fn a_place_that_cannot_be_written_gets_no_half_file() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 10);
    let in_the_way = room.put("a file", b"kept");
    let folder = room.path("a folder");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("inside"), b"kept").unwrap();
    let names = || {
        let entries = fs::read_dir(room.folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    let choices = json!({ "format": "pdf", "paper": "A4", "orientation": "landscape", "language": "en" });
    for path in [
        in_the_way.join("inside"),
        folder.clone(),
        room.path("no/such/folder/x.pdf"),
    ] {
        for (call, params) in [
            ("export", json!({ "map": map, "path": path })),
            ("export_poster", json!({ "map": map, "path": path, "choices": choices })),
        ] {
            let error = app.rpc(call, params).unwrap_err();
            assert_eq!(
                error.code,
                ErrorCode::FileUnwritable,
                "{call} {}: {error}",
                path.display()
            );
            assert_eq!(names(), before);
        }
    }
    assert_eq!(fs::read(&in_the_way).unwrap(), b"kept");
    assert_eq!(fs::read(folder.join("inside")).unwrap(), b"kept");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn without_a_path_the_host_is_asked_and_may_call_it_off() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 10);
    assert!(app.rpc("import", json!({ "path": null })).unwrap()["map"].is_null());
    assert!(app.rpc("export", json!({ "map": map, "path": null })).unwrap()["path"].is_null());

    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (room.path("sample.journey"), folder.path().join("saved.journey"));
    let asked = Room::with(Outside {
        save_as: Some(to.clone()),
        open_from: Some(from),
        ..Outside::default()
    });
    let app = asked.app();
    let reply = app.rpc("import", json!({ "path": null })).unwrap();
    assert_eq!(reply["map"], json!(map));
    app.rpc("export", json!({ "map": map, "path": null })).unwrap();
    assert_eq!(
        journey_format::read(&fs::read(to).unwrap()).unwrap(),
        journey_model::sample::journey(10)
    );
}
