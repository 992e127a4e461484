//! Pictures in the file and beside it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use journey_format::{
    Limits, MapFile, Pictures, ReadErrorKind, is_hash, pictures_folder, read_whole, read_whole_with_limits, write_whole,
};
use journey_model::sample;

fn name(digit: char) -> String {
    digit.to_string().repeat(64)
}

#[test]
fn pictures_stand_last_some_in_the_file_and_some_beside_it() {
    let file = MapFile {
        pictures: Pictures::from([(name('a'), vec![1, 2, 3]), (name('3'), vec![0; 100])]),
        beside: [name('5'), name('3')].into(),
        ..MapFile::new(sample::journey(10))
    };
    let text = write_whole(&file);
    let section = text.split("  pictures: [\n").nth(1).unwrap();
    let names: Vec<_> = section.lines().filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(names, [name('3'), name('5'), name('a')]);
    assert!(text.ends_with(&format!("(name: \"{}\", bytes: \"AQID\"),\n  ],\n)\n", name('a'))));
    let read = read_whole(text.as_bytes()).unwrap();
    assert_eq!(read.pictures, file.pictures);
    assert_eq!(
        read.beside,
        [name('5')].into(),
        "what stands in the file need not lie beside it"
    );
    assert_eq!(write_whole(&read), text);
}

#[test]
fn the_folder_is_named_after_the_file() {
    assert_eq!(pictures_folder("Spudnik.journey"), "Spudnik.pictures");
    assert_eq!(pictures_folder("Spudnik.journey.txt"), "Spudnik.journey.txt.pictures");
}

#[track_caller]
fn refused(pictures: &str, kind: ReadErrorKind, line: usize, column: usize, says: &str) {
    let text = format!("(format: 2, elements: [About(id: \"0000000000001\")], pictures: [\n{pictures}])");
    let error = read_whole(text.as_bytes()).unwrap_err();
    assert_eq!(
        (error.kind(), error.line(), error.column()),
        (kind, line, column),
        "{error}"
    );
    assert!(error.to_string().contains(says), "{error}");
}

#[test]
fn a_name_that_leads_elsewhere_is_refused() {
    let up = format!("{}/x", "../".repeat(20));
    let long = name('a') + "/../../../x";
    let absolute = "/etc/passwd".to_owned();
    let windows = "C:\\\\Windows\\\\win.ini".to_owned();
    let device = "CON".to_owned();
    let upper = name('A');
    let nul = format!("{}\\u{{0}}", &name('a')[1..]);
    let digits = "٣".repeat(32);
    for name in [
        up,
        long,
        absolute,
        windows,
        device,
        upper,
        nul,
        digits,
        String::new(),
        ".".to_owned(),
        "..".to_owned(),
    ] {
        for bytes in ["", ", bytes: \"AQID\""] {
            let picture = format!("  (name: \"{name}\"{bytes}),");
            refused(&picture, ReadErrorKind::Inconsistent, 2, 3, "64 digits");
        }
        assert!(!is_hash(&name));
    }
}

#[test]
fn a_picture_twice_and_bytes_that_are_none_are_refused() {
    let (here, beside) = (
        format!("(name: \"{}\", bytes: \"AQID\"),\n", name('a')),
        format!("(name: \"{}\"),\n", name('a')),
    );
    for pictures in [here.repeat(2), beside.repeat(2), format!("{here}{beside}")] {
        refused(&pictures, ReadErrorKind::Inconsistent, 3, 1, "twice");
    }
    for bytes in ["AQI", "AQ=D", "!!!!", "A\\nQI"] {
        let picture = format!("(name: \"{}\", bytes: \"{bytes}\")", name('a'));
        refused(&picture, ReadErrorKind::Inconsistent, 2, 1, "base64");
    }
}

#[test]
fn pictures_have_a_limit_of_their_own() {
    let limits = Limits {
        pictures: 10,
        ..Limits::default()
    };
    let text = format!(
        "(format: 2, elements: [About(id: \"0000000000001\")], pictures: [\n(name: \"{}\",\n bytes: \"AQIDAQID\")])",
        &name('a')[..2]
    );
    // Names count as well: ten bytes are just enough.
    let error = read_whole_with_limits(text.as_bytes(), &limits).unwrap_err();
    assert_eq!(
        (error.kind(), error.line()),
        (ReadErrorKind::Inconsistent, 2),
        "{error}"
    );
    let text = text.replace("AQIDAQID", "AQIDAQIDAQID");
    let error = read_whole_with_limits(text.as_bytes(), &limits).unwrap_err();
    assert_eq!(
        (error.kind(), error.line(), error.column()),
        (ReadErrorKind::TooLarge, 3, 9),
        "{error}"
    );
    let many = format!("(name: \"{}\"),", name('a')).repeat(Limits::default().records + 1);
    let error = read_whole(format!("(format: 2, pictures: [{many}])").as_bytes()).unwrap_err();
    assert_eq!(error.kind(), ReadErrorKind::TooMany, "{error}");
}
