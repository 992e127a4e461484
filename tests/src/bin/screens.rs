//! `screens FOLDER`: a picture of every main screen of the real app, in two sizes, two looks and two languages.
//!
//! The pictures are of the whole display, so they show what a person would see.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use percorso_tests::{Desk, Display, Start, in_work_tree};

const SIZES: [(u32, u32); 2] = [(1280, 720), (2560, 1440)];
const APPEARANCES: [&str; 2] = ["light", "dark"];
const LANGUAGES: [&str; 2] = ["en", "it"];

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: screens FOLDER");
        return ExitCode::from(2);
    };
    for size in SIZES {
        for appearance in APPEARANCES {
            for language in LANGUAGES {
                take(&folder, size, appearance, language);
            }
        }
    }
    ExitCode::SUCCESS
}

fn take(folder: &Path, (width, height): (u32, u32), appearance: &str, language: &str) {
    let display = Display::open(width, height);
    let Ok(room) = tempfile::tempdir() else {
        return eprintln!("screens: no folder for the library");
    };
    let library = room.path().join("library.sqlite");
    let map_file = example(language);
    let desk = Desk::open(
        &display,
        &Start {
            map_file: Some(&map_file),
            language,
            appearance,
            ..Start::with(&library)
        },
    );
    desk.window().resize(width, height);
    let picture = |screen: &str| {
        let path = folder.join(format!("{screen}-{width}x{height}-{appearance}-{language}.png"));
        desk.wait_for_a_still_picture(&display, &path);
        println!("{}", path.display());
    };
    // A large window has room for the whole map; a small one shows where work begins, and the whole beside it.
    let large = width > 2000;
    if large {
        desk.fit();
    }
    picture("workspace");
    desk.select_in_the_middle();
    picture("card");
    desk.escape();
    if !large {
        desk.fit();
        picture("overview");
    }
    desk.ask_for_the_poster();
    picture("poster-dialog");
    desk.escape();
    desk.go_to_the_library();
    picture("library");
    desk.close();
}

/// The Spudnik map in this language, where there is one.
fn example(language: &str) -> PathBuf {
    let own = in_work_tree(&format!("examples/spudnik.{language}.journey"));
    if fs::exists(&own).unwrap_or(false) {
        own
    } else {
        in_work_tree("examples/spudnik.journey")
    }
}
