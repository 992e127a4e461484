//! The library: templates, preferences, what was open last, and libraries that cannot be used.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;

use journey_app::protocol::Language;
use journey_app::{ErrorCode, headless};
use journey_store::Library;
use serde_json::json;

use crate::desk::Desk;
use crate::room::{Room, id_in, import, in_work_tree, journey};

#[test]
fn a_map_is_created_from_every_template_in_both_languages() {
    let room = Room::new();
    let app = room.app();
    let mut maps = BTreeSet::new();
    let mut titles = BTreeSet::new();
    let names: Vec<&str> = headless::template_names().collect();
    assert!(names.contains(&"blank") && names.len() >= 4, "{names:?}");
    for name in &names {
        for (language, code) in [(Language::En, "en"), (Language::It, "it")] {
            let template = headless::template(name, language).unwrap();
            let reply = app
                .rpc("create", json!({ "template": name, "language": code }))
                .unwrap();
            let map = id_in(&reply["map"]);
            let made = journey(&room, &app, map);
            assert_eq!(made.about().id, map);
            assert_eq!(made.about().title, template.about().title, "{name} {code}");
            assert_eq!(made.about().language, code, "{name}");
            let lanes = |journey: &journey_model::Journey| -> Vec<String> {
                journey.lanes().iter().map(|lane| lane.name.clone()).collect()
            };
            assert_eq!(lanes(&made), lanes(&template), "{name} {code}");
            assert_eq!(made.cards().count(), template.cards().count());
            assert_eq!(made.check(), Ok(()));
            let ids = |journey: &journey_model::Journey| -> BTreeSet<_> {
                journey.records().map(|record| record.id()).collect()
            };
            assert!(ids(&made).is_disjoint(&ids(&template)), "{name} {code} shares ids");
            let desk = Desk::open(&app, map);
            assert!(desk.scene["groups"].as_array().is_some_and(|groups| !groups.is_empty()));
            assert!(maps.insert(map));
            titles.insert((code, made.about().title.clone()));
        }
    }
    assert_eq!(
        titles.len(),
        2 * names.len(),
        "two templates have one title: {titles:?}"
    );
    for language in ["en", "it"] {
        let library = app.rpc("library", json!({})).unwrap();
        assert_eq!(library["maps"].as_array().unwrap().len(), maps.len());
        let reply = app.rpc("templates", json!({ "language": language })).unwrap();
        let offered = reply["templates"].as_array().unwrap();
        let offered: Vec<&str> = offered.iter().map(|entry| entry["name"].as_str().unwrap()).collect();
        assert_eq!(offered, names, "{language}");
    }
}

#[test]
fn one_template_gives_two_maps_that_share_no_id() {
    let room = Room::new();
    let app = room.app();
    let params = json!({ "template": "five-stages", "language": "en" });
    let make = || id_in(&app.rpc("create", params.clone()).unwrap()["map"]);
    let [one, other] = [make(), make()].map(|map| journey(&room, &app, map));
    let ids: BTreeSet<_> = one.records().map(|record| record.id()).collect();
    assert!(other.records().all(|record| !ids.contains(&record.id())));
}

#[test]
fn preferences_that_cannot_be_read_keep_no_window_from_opening() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 5);
    app.answer_at(journey_app::FIRST_WINDOW, "open", crate::desk::view(map))
        .unwrap();
    app.rpc("prefer", json!({ "language": "it", "appearance": "dark" }))
        .unwrap();
    app.end();
    drop(app);
    let mut file = fs::read(room.library()).unwrap();
    for (name, value) in [("windows", "[{"), ("interface", "{"), ("last_opened", "\"")] {
        let kept = format!("{name}{value}");
        let mut places: Vec<usize> = (0..file.len() - kept.len()).collect();
        places.retain(|at| file[*at..].starts_with(kept.as_bytes()));
        assert!(!places.is_empty(), "{name}");
        places.into_iter().for_each(|at| file[at + name.len()] = b'x');
    }
    fs::write(room.library(), file).unwrap();
    let app = room.app();
    assert_eq!(app.windows().len(), 1);
    let welcome = app.rpc("welcome", json!({})).unwrap();
    assert_eq!(
        (&welcome["map"], &welcome["preferences"]["language"]),
        (&json!(null), &json!(null))
    );
    let name = json!({ "names": ["Nobody"], "word": "Person 1", "quotes": false });
    app.rpc("find_name", name).unwrap();
}

#[test]
fn every_example_opens() {
    let room = Room::new();
    let app = room.app();
    let mut examples = 0;
    for entry in fs::read_dir(in_work_tree("examples")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "journey") {
            continue;
        }
        let map = import(&app, &path).unwrap();
        let desk = Desk::open(&app, map);
        assert!(desk.state["cards"].as_u64().unwrap() >= 80, "{}", path.display());
        assert!(desk.ids("Link").len() > 5, "{}", path.display());
        examples += 1;
    }
    assert!(examples >= 2);
}

#[test]
fn preferences_and_the_map_that_was_open_outlive_the_program() {
    let room = Room::new();
    let app = room.app();
    let fresh = app.rpc("welcome", json!({})).unwrap();
    assert_eq!(
        fresh["preferences"],
        json!({ "language": null, "appearance": null, "text_size": null })
    );
    assert!(fresh["map"].is_null());
    let chosen = json!({ "language": "it", "appearance": "contrast", "text_size": 150 });
    assert_eq!(app.rpc("prefer", chosen.clone()).unwrap(), chosen);
    let first = room.sample(&app, 10);
    let second = room.sample(&app, 10);
    Desk::open(&app, second);
    Desk::open(&app, first);
    drop(app);

    let app = room.app();
    let welcome = app.rpc("welcome", json!({})).unwrap();
    assert_eq!(welcome["preferences"], chosen);
    assert_eq!(welcome["map"], json!(first));
}

#[test]
fn what_is_in_the_bin_is_not_opened_by_itself_but_by_its_file() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 10);
    Desk::open(&app, map);
    let file = room.path("out.journey");
    app.rpc("export", json!({ "map": map, "path": file })).unwrap();
    app.rpc("shelve", json!({ "maps": [map], "mark": "Binned", "on": true }))
        .unwrap();
    drop(app);

    let app = room.app();
    assert_eq!(app.rpc("welcome", json!({})).unwrap()["map"], json!(null));
    assert_eq!(app.bring(&file).unwrap(), map);
    let bin = json!({ "shelf": "Bin", "collection": null, "status": null, "actor": null, "sort": "Changed" });
    assert_eq!(app.rpc("library", bin).unwrap()["order"], json!([]));
    drop(app);
    assert_eq!(room.app().rpc("welcome", json!({})).unwrap()["map"], json!(map));
}

#[test]
fn a_text_size_that_nobody_could_read_is_not_kept() {
    let room = Room::new();
    let app = room.app();
    for (asked, kept) in [
        (json!(99), json!(null)),
        (json!(201), json!(null)),
        (json!(200), json!(200)),
    ] {
        let chosen = json!({ "language": null, "appearance": "dark", "text_size": asked });
        assert_eq!(app.rpc("prefer", chosen).unwrap()["text_size"], kept, "{asked}");
        let welcome = app.rpc("welcome", json!({})).unwrap();
        assert_eq!(welcome["preferences"]["text_size"], kept, "{asked}");
        assert_eq!(welcome["preferences"]["appearance"], "dark");
    }
    // A version that did not know of it has kept nothing about it.
    let older = app
        .rpc("prefer", json!({ "language": "it", "appearance": null }))
        .unwrap();
    assert_eq!(
        older,
        json!({ "language": "it", "appearance": null, "text_size": null })
    );
}

#[test]
fn the_library_lists_the_map_that_was_changed_last_first() {
    let room = Room::new();
    let app = room.app();
    let first = room.sample(&app, 10);
    let second = room.sample(&app, 30);
    let listed = || -> Vec<_> {
        let library = app.rpc("library", json!({ "language": "en" })).unwrap();
        let maps = library["maps"].as_array().unwrap();
        maps.iter().map(|entry| id_in(&entry["map"])).collect()
    };
    assert_eq!(listed(), [second, first]);
    let mut desk = Desk::open(&app, first);
    let step = desk.ids("Step")[0];
    let command = journey_model::Command::Edit {
        ids: vec![step],
        field: journey_model::Field::Caption("A second line".to_owned()),
    };
    desk.apply(&command).unwrap();
    assert_eq!(listed(), [first, second]);
}

#[test]
fn a_read_only_library_is_unavailable_and_says_why() {
    let room = Room::new();
    let app = room.app();
    room.sample(&app, 10);
    drop(app);
    let path = room.library();
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    let bytes = fs::read(&path).unwrap();
    let error = room.try_app().err().expect("a read-only library");
    assert_eq!(error.code, ErrorCode::LibraryReadOnly, "{error}");
    assert!(error.message.contains("read-only"), "{error}");
    assert!(fs::read(&path).unwrap() == bytes, "the library has changed");
}

#[test]
fn a_library_of_a_newer_version_is_refused_and_stays_as_it_is() {
    let room = Room::new();
    let app = room.app();
    room.sample(&app, 10);
    drop(app);
    // A newer program notes its version twice: in the library, and as SQLite's user version, bytes 60 to 63 of the file.
    let mut library = Library::open(room.library()).unwrap();
    library.set_preference("library_version", &json!(99)).unwrap();
    drop(library);
    let file = OpenOptions::new().write(true).open(room.library()).unwrap();
    file.write_all_at(&99u32.to_be_bytes(), 60).unwrap();
    let bytes = fs::read(room.library()).unwrap();
    let error = room.try_app().err().expect("a newer library");
    assert_eq!(error.code, ErrorCode::LibraryNewer, "{error}");
    assert!(error.message.contains("99"), "{error}");
    assert!(fs::read(room.library()).unwrap() == bytes, "the library has changed");
}

#[test]
fn a_file_that_is_no_library_is_unavailable_and_stays_as_it_is() {
    let room = Room::new();
    fs::write(room.library(), b"Dear diary").unwrap();
    let error = room.try_app().err().expect("no library");
    assert_eq!(error.code, ErrorCode::NotALibrary, "{error}");
    assert_eq!(fs::read(room.library()).unwrap(), b"Dear diary");
}
