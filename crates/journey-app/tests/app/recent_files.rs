//! Map files that were used last: told in order, the missing ones too, and taken off the list.

use std::fs;
use std::path::Path;

use journey_app::App;
use serde_json::{Value, json};

use crate::room::{Room, import, in_work_tree};

fn recent(app: &App) -> Vec<Value> {
    let told = app.rpc("recent_files", json!({})).unwrap();
    told["files"].as_array().unwrap().clone()
}

fn names(app: &App) -> Vec<String> {
    let files = recent(app);
    files
        .iter()
        .map(|file| file["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn files_that_were_read_or_written_are_told_the_last_first_and_after_another_start() {
    let room = Room::new();
    let app = room.app();
    assert_eq!(recent(&app), Vec::<Value>::new());
    let example = fs::read(in_work_tree("examples/spudnik.journey")).unwrap();
    let first = room.put("first.journey", &example);
    let second = room.put("second.journey", &example);
    let map = import(&app, &first).unwrap();
    let written = room.path("written.journey");
    app.rpc("export", json!({ "map": map, "path": written })).unwrap();
    let look = |path: &Path| {
        app.rpc("recognise", json!({ "source": { "File": { "path": path } } }))
            .unwrap()
    };
    look(&second);
    assert_eq!(names(&app), ["second.journey", "written.journey", "first.journey"]);
    look(&first);
    assert_eq!(names(&app), ["first.journey", "second.journey", "written.journey"]);

    let next = room.app();
    assert_eq!(names(&next), ["first.journey", "second.journey", "written.journey"]);
    let told = &recent(&next)[0];
    assert_eq!(told["path"], json!(first));
    assert_eq!(told["folder"], json!(first.parent().unwrap()));
    assert_eq!(told["there"], json!(true));
    assert!(told["at"].is_i64(), "{told}");
}

#[test]
fn what_could_not_be_read_was_not_used() {
    let room = Room::new();
    let app = room.app();
    let broken = room.put("broken.journey", b"Journey(");
    let source = json!({ "source": { "File": { "path": broken } } });
    app.rpc("recognise", source).unwrap_err();
    assert_eq!(recent(&app), Vec::<Value>::new());
}

#[test]
fn a_file_that_is_gone_is_told_as_such_until_it_is_taken_off_the_list() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let (gone, stays) = (room.path("gone.journey"), room.path("stays.journey"));
    app.rpc("export", json!({ "map": map, "path": stays })).unwrap();
    app.rpc("export", json!({ "map": map, "path": gone })).unwrap();
    fs::remove_file(&gone).unwrap();
    let told: Vec<Value> = recent(&app).iter().map(|file| file["there"].clone()).take(2).collect();
    assert_eq!(told, [json!(false), json!(true)]);

    let left = app.rpc("forget_file", json!({ "path": gone })).unwrap();
    assert_eq!(left["files"][0]["name"], "stays.journey");
    assert!(!names(&app).contains(&"gone.journey".to_owned()));
    assert!(stays.exists(), "only the list forgets it");
    // One that is not on it is no failure.
    app.rpc("forget_file", json!({ "path": gone })).unwrap();
}

#[test]
fn no_more_than_twenty_are_told() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    for number in 0..25 {
        let path = room.path(&format!("{number}.journey"));
        app.rpc("export", json!({ "map": map, "path": path })).unwrap();
    }
    let names = names(&app);
    assert_eq!(names.len(), 20);
    assert_eq!(names[0], "24.journey");
}
