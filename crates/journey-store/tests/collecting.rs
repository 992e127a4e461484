//! Pictures go when nothing has named them for a month, and never before.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use journey_model::*;
use journey_store::{Library, OwnPiece, Picture, Print, Summary, picture_name};
use serde_json::json;

const DAY: i64 = 24 * 60 * 60 * 1000;

fn picture(content: &[u8]) -> Picture {
    Picture {
        hash: picture_name(content),
        media_type: "image/png".to_owned(),
        width: 1,
        height: 1,
        bytes: content.to_vec(),
    }
}

fn kept(library: &Library, content: &[u8]) -> bool {
    library.picture(&picture_name(content)).unwrap().is_some()
}

/// A card whose note names a picture, done and undone.
fn done_and_undone(library: &mut Library, name: &str) {
    let journey = sample::journey(10);
    let map = journey.about().id;
    library.create(map, &journey, 0).unwrap();
    let card = journey.cards().next().unwrap().id;
    let command = Command::Edit {
        ids: vec![card],
        field: Field::Note(name.to_owned()),
    };
    let transaction = plan(&journey, &command).unwrap();
    let summary = Summary::of(&journey);
    library
        .append(map, 0, &[(journey_store::Act::Do, &transaction)], &summary, 1)
        .unwrap();
    let undo = journey_store::Act::Undo { seq: 1 };
    library
        .append(map, 1, &[(undo, &transaction.inverse())], &summary, 2)
        .unwrap();
}

#[test]
fn what_undo_a_print_a_poster_a_piece_or_a_newer_program_may_need_stays() {
    let mut library = Library::in_memory().unwrap();
    let all: [&[u8]; 6] = [b"undone", b"printed", b"logo", b"piece", b"newer", b"nowhere"];
    library.keep_pictures(&all.map(picture)).unwrap();
    done_and_undone(&mut library, &picture_name(b"undone"));
    let map = library.maps().unwrap()[0].map;
    let print = Print {
        code: "A".to_owned(),
        at: 1,
        choices: json!({}),
    };
    let file = format!("a map with \"{}\"", picture_name(b"printed"));
    library.note_print(map, &print, &file).unwrap();
    let logo = json!({ "logo": picture_name(b"logo") });
    library.keep_poster_choices(map, &logo).unwrap();
    let scene = PieceLane {
        name: picture_name(b"piece"),
        kind: LaneKind::Storyboard,
    };
    let piece = OwnPiece {
        id: Id::from_bits(1),
        name: "A scene".to_owned(),
        added: 0,
        piece: Piece {
            lanes: vec![scene],
            ..Piece::default()
        },
    };
    library.keep_piece(&piece).unwrap();
    let field = UnknownField {
        within: String::new(),
        name: "portrait".to_owned(),
        value: format!("{:?}", picture_name(b"newer")),
    };
    let unknown = Unknown {
        minor: 9,
        map: vec![field],
        records: Default::default(),
    };
    library.keep_unknown(map, &unknown).unwrap();
    for day in 0..100 {
        library.collect_pictures(day * DAY).unwrap();
    }
    assert_eq!(
        all.map(|content| kept(&library, content)),
        [true, true, true, true, true, false]
    );
    library.check().unwrap();
}

#[test]
fn a_month_passes_before_a_picture_goes() {
    let mut library = Library::in_memory().unwrap();
    library.keep_pictures(&[picture(b"one")]).unwrap();
    assert_eq!(library.collect_pictures(0).unwrap(), 0);
    assert_eq!(library.collect_pictures(30 * DAY).unwrap(), 0);
    assert!(kept(&library, b"one"));
    assert_eq!(library.collect_pictures(30 * DAY + 1).unwrap(), 1);
    assert!(!kept(&library, b"one"));
    assert_eq!(library.collect_pictures(90 * DAY).unwrap(), 0);
}

#[test]
fn a_picture_that_is_brought_again_begins_anew() {
    let mut library = Library::in_memory().unwrap();
    library.keep_pictures(&[picture(b"one")]).unwrap();
    library.collect_pictures(0).unwrap();
    library.keep_pictures(&[picture(b"one")]).unwrap();
    library.collect_pictures(40 * DAY).unwrap();
    assert!(kept(&library, b"one"), "it was brought after it was found unused");
    // And one that is named again in between.
    done_and_undone(&mut library, &picture_name(b"one"));
    library.collect_pictures(60 * DAY).unwrap();
    library.collect_pictures(200 * DAY).unwrap();
    assert!(kept(&library, b"one"));
}
