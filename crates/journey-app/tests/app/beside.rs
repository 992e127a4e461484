//! Pictures in the folder beside a map file.

use std::fs;
use std::path::PathBuf;

use image::ImageFormat;
use journey_app::{App, ErrorCode};
use journey_model::Id;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::pictures::{add, file, kept, number_kept, photograph, storyboard, svg};
use crate::room::{Room, import};

/// A map of two scenes, exported with its pictures beside it.
struct Exported {
    room: Room,
    pictures: [Value; 2],
    path: PathBuf,
}

impl Exported {
    fn new() -> Self {
        let room = Room::new();
        let app = room.app();
        let map = room.sample(&app, 40);
        let photograph = file(&photograph(90, 60), ImageFormat::Png);
        let drawing = svg("<circle cx='150' cy='100' r='50' fill='#396e98'/>");
        let pictures = [&photograph, &drawing].map(|bytes| add(&app, bytes).unwrap()["picture"].clone());
        storyboard(&mut Desk::open(&app, map), &pictures);
        let path = room.path("fair.journey");
        export(&app, map, &path);
        Self { room, pictures, path }
    }

    fn picture(&self, number: usize) -> PathBuf {
        self.room
            .path("fair.pictures")
            .join(self.pictures[number].as_str().unwrap())
    }

    /// How many pictures somebody gets who opens the file.
    fn arrive(&self) -> usize {
        let theirs = Room::new();
        let app = theirs.app();
        let map = import(&app, &self.path).expect("the map itself is whole");
        Desk::open(&app, map);
        number_kept(&theirs)
    }
}

fn export(app: &App, map: Id, path: &PathBuf) {
    let contents = json!({ "pictures_beside": true });
    app.rpc("export", json!({ "map": map, "path": path, "contents": contents }))
        .unwrap();
}

#[test]
fn what_is_wrong_with_a_picture_leaves_the_map_without_it() {
    for harm in [
        |path: &PathBuf| fs::remove_file(path).unwrap(),
        |path: &PathBuf| fs::write(path, "no picture").unwrap(),
        |path: &PathBuf| fs::write(path, "").unwrap(),
        // Larger than a picture may be, at no cost for the disk.
        |path: &PathBuf| {
            fs::File::create(path)
                .unwrap()
                .set_len(40 * 1024 * 1024 * 1024)
                .unwrap()
        },
        |path: &PathBuf| {
            fs::remove_file(path).unwrap();
            fs::create_dir(path).unwrap();
        },
    ] {
        let exported = Exported::new();
        assert_eq!(exported.arrive(), 2);
        harm(&exported.picture(0));
        assert_eq!(exported.arrive(), 1);
    }
}

#[cfg(unix)]
#[test]
fn a_link_leads_nowhere_not_even_to_a_good_picture() {
    use std::os::unix::fs::symlink;
    let exported = Exported::new();
    let elsewhere = exported.room.path("elsewhere");
    fs::rename(exported.picture(0), &elsewhere).unwrap();
    symlink(&elsewhere, exported.picture(0)).unwrap();
    assert_eq!(exported.arrive(), 1);
    // A link that stays in the folder is none either, and a folder that is a link is not looked into.
    fs::remove_file(exported.picture(0)).unwrap();
    fs::rename(&elsewhere, exported.room.path("fair.pictures/other")).unwrap();
    symlink("other", exported.picture(0)).unwrap();
    assert_eq!(exported.arrive(), 1);
    fs::rename(exported.room.path("fair.pictures"), exported.room.path("moved")).unwrap();
    symlink("moved", exported.room.path("fair.pictures")).unwrap();
    assert_eq!(exported.arrive(), 0);
    // Nor is it written through.
    let app = exported.room.app();
    let map = json!(import(&app, &exported.path).unwrap());
    let contents = json!({ "pictures_beside": true });
    let params = json!({ "map": map, "path": exported.path, "contents": contents });
    let before = fs::read(&exported.path).unwrap();
    assert_eq!(app.rpc("export", params).unwrap_err().code, ErrorCode::FileUnwritable);
    assert_eq!(fs::read(&exported.path).unwrap(), before);
}

#[test]
fn only_names_that_the_map_tells_and_shows_are_looked_for() {
    let exported = Exported::new();
    let name = exported.pictures[0].as_str().unwrap();
    let text = fs::read_to_string(&exported.path).unwrap();
    // A name that leads out of the folder is a fault of the file.
    for bad in ["../elsewhere", "/etc/passwd", &name.to_uppercase(), &name[1..], ""] {
        let path = exported.room.put("fair.journey", text.replace(name, bad).as_bytes());
        let theirs = Room::new();
        if !bad.is_empty() || import(&theirs.app(), &path).is_err() {
            assert_eq!(
                import(&theirs.app(), &path).unwrap_err().code,
                ErrorCode::FileMalformed,
                "{bad}"
            );
        }
        assert_eq!(number_kept(&theirs), 0);
    }
    // What lies there and is not told of stays where it is, also when a card shows it.
    let told = format!("(name: \"{name}\")");
    let untold: String = text
        .lines()
        .filter(|line| !line.contains(&told))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_ne!(untold, text);
    exported.room.put("fair.journey", untold.as_bytes());
    assert_eq!(exported.arrive(), 1);
}

#[test]
fn a_file_that_is_opened_while_the_program_runs_shows_its_pictures_at_once() {
    let exported = Exported::new();
    let theirs = Room::new();
    let app = theirs.app();
    let map = app.bring(&exported.path).unwrap();
    let shown = Desk::open(&app, map).scene;
    drop(app);
    assert_eq!(Desk::open(&theirs.app(), map).scene, shown, "as after the next start");
    assert_eq!(number_kept(&theirs), 2);
}

#[test]
fn the_map_and_the_folder_beside_it_are_the_same_map_as_one_file() {
    let exported = Exported::new();
    let text = fs::read_to_string(&exported.path).unwrap();
    assert!(!text.contains("bytes:"), "the pictures are beside it");
    let theirs = Room::new();
    let app = theirs.app();
    let map = import(&app, &exported.path).unwrap();
    for picture in &exported.pictures {
        assert_eq!(kept(&theirs, picture), kept(&exported.room, picture));
    }
    // Written beside once more, and whole in one file.
    let again = theirs.path("fair.journey");
    export(&app, map, &again);
    assert_eq!(fs::read_to_string(&again).unwrap(), text);
    let files = fs::read_dir(theirs.path("fair.pictures")).unwrap().count();
    assert_eq!(files, 2);
    let whole = theirs.path("whole.journey");
    app.rpc("export", json!({ "map": map, "path": whole })).unwrap();
    assert_eq!(fs::read_to_string(&whole).unwrap().matches("bytes:").count(), 2);
    assert!(!theirs.path("whole.pictures").exists());
    // Started with such a file, as by a double click.
    let third = Room::new();
    third.app_with(&again);
    assert_eq!(number_kept(&third), 2);
}

#[test]
fn a_picture_that_lies_there_already_is_mended_or_left() {
    let exported = Exported::new();
    let app = exported.room.app();
    let map = import(&app, &exported.path).unwrap();
    let good = fs::read(exported.picture(0)).unwrap();
    fs::write(exported.picture(0), "half a pic").unwrap();
    exported.room.put("fair.pictures/notes.txt", b"mine");
    export(&app, map, &exported.path);
    assert_eq!(fs::read(exported.picture(0)).unwrap(), good);
    assert_eq!(
        fs::read(exported.room.path("fair.pictures/notes.txt")).unwrap(),
        b"mine"
    );
}
