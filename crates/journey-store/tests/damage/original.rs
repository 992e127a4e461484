//! The library that is damaged.

use std::collections::BTreeMap;
use std::fs;

use journey_model::sample;
use journey_model::{
    Command, Conflict, Content, Element, Field, Id, Journey, LaneKind, Record, Side, Storyboard, Unknown, UnknownField,
    plan,
};
use journey_store::{Act, Budget, Library, OwnPiece, Picture, Print, Shared, ShelfMark, Summary, picture_name};
use serde_json::json;

use crate::edits::{Desk, Gesture};
use crate::kept::{Kept, keep_pieces, kept};

/// Maps of which one thing each names a picture: a side of a conflict, what was taken back, a print.
pub const DISPUTED: Id = Id::from_bits(1001);
pub const UNDONE: Id = Id::from_bits(1003);
pub const PRINTED: Id = Id::from_bits(u64::MAX);

/// What a newer version of the map file said of a map.
fn unknown(about: Id) -> Unknown {
    let field = UnknownField {
        within: "scale".to_owned(),
        name: "words".to_owned(),
        value: "[\"awful\", \"grand\"]".to_owned(),
    };
    Unknown {
        minor: 3,
        map: Vec::new(),
        records: BTreeMap::from([(about, vec![field])]),
    }
}

/// A picture of these bytes.
fn picture(length: u32, factor: u32) -> Picture {
    let bytes: Vec<u8> = (0..length).map(|n| (n * factor % 251) as u8).collect();
    Picture {
        hash: picture_name(&bytes),
        media_type: "image/png".to_owned(),
        width: 3,
        height: 4,
        bytes,
    }
}

/// A map of which two people made different scenes of the same card; it shows neither.
fn disputed(journey: &Journey, picture: &Picture) -> Journey {
    let mut records: Vec<Record> = journey.records().collect();
    let mut card = journey.cards().next().unwrap().clone();
    let of = card.id;
    let plain = Record::Element(Element::Card(card.clone()));
    card.content = Content::Storyboard(Storyboard {
        picture: Some(picture.hash.clone()),
        ..Storyboard::default()
    });
    let sides = [Record::Element(Element::Card(card)), plain].map(|record| Side {
        by: String::new(),
        record: Some(Box::new(record)),
    });
    records.push(Record::Element(Element::Conflict(Conflict {
        id: Id::from_bits(900_000),
        of,
        sides: sides.to_vec(),
    })));
    Journey::from_records(records).unwrap()
}

/// Shows a picture on a card of a map and takes the card away again.
fn show_and_take_away(library: &mut Library, map: Id, picture: &Picture) {
    let mut journey = library.load(map).unwrap().journey;
    let (lane, card, step) = (Id::from_bits(1 << 50), Id::from_bits(1 << 51), journey.steps()[0].id);
    let (name, text, before) = (String::new(), String::new(), None);
    let commands = [
        Command::AddLane {
            id: lane,
            kind: LaneKind::Storyboard,
            name,
            before,
        },
        Command::AddCard {
            id: card,
            lane,
            step,
            text,
            before: None,
        },
        Command::Edit {
            ids: vec![card],
            field: Field::Picture(Some(picture.hash.clone())),
        },
        Command::Delete { ids: vec![card] },
    ];
    for (revision, command) in (0..).zip(commands) {
        let done = plan(&journey, &command).unwrap();
        journey.apply(&done).unwrap();
        let acts = [(Act::Do, &done)];
        library
            .append(map, revision, &acts, &Summary::of(&journey), 6_000)
            .unwrap();
    }
}

/// A library with maps of several sizes, edited, printed, with pictures and pieces. What it holds, and its files.
pub struct Original {
    pub maps: BTreeMap<Id, Kept>,
    /// The pictures, each with the map that names it.
    pub pictures: Vec<(Picture, Option<Id>)>,
    pub pieces: Vec<OwnPiece>,
    pub file: Vec<u8>,
    pub log: Vec<u8>,
}

impl Original {
    /// With a log, the last edits stand only there.
    pub fn new(with_log: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let mut desk = Desk::new(Library::open(&path).unwrap(), 40);
        let pictures = [
            (picture(20_000, 31), None),
            (picture(3_000, 37), Some(DISPUTED)),
            (picture(3_000, 41), Some(UNDONE)),
            (picture(3_000, 43), Some(PRINTED)),
        ];
        let all = pictures.clone().map(|(picture, _)| picture);
        desk.library.keep_pictures(&all).unwrap();
        let [_, in_dispute, undone, printed] = all;
        let pieces = keep_pieces(&mut desk.library, &desk.journey);
        for (number, cards) in [3, 12, 25, 60].into_iter().enumerate() {
            let map = Id::from_bits(1000 + number as u64);
            let mut journey = sample::journey(cards);
            if map == DISPUTED {
                journey = disputed(&journey, &in_dispute);
            }
            let about = journey.about().id;
            journey.keep_unknown(unknown(about));
            desk.library.create(map, &journey, 5_000).unwrap();
        }
        show_and_take_away(&mut desk.library, UNDONE, &undone);
        for n in 0..30usize {
            desk.make(Gesture {
                kind: (n * 7 % 10) as u8,
                which: n * 13,
                value: n * 31,
            });
        }
        let print = Print {
            code: "K7QM-3XVA".to_owned(),
            at: 7,
            choices: json!({ "paper": "A0" }),
        };
        let scene = format!("Storyboard(picture: {:?})", printed.hash);
        let file = format!("{scene} {}", "a map file ".repeat(900));
        desk.library.note_print(desk.map, &print, &file).unwrap();
        desk.library
            .keep_poster_choices(desk.map, &json!({ "paper": "A1" }))
            .unwrap();
        for (hash, came_in) in [("a", false), ("b", true)] {
            let shared = Shared {
                hash: hash.repeat(64),
                seq: desk.revision,
                at: 11,
                came_in,
            };
            let file = "a map file ".repeat(700);
            let file = came_in.then_some(file.as_str());
            desk.library.share(desk.map, &shared, file).unwrap();
        }
        desk.library.mark(&[desk.map], ShelfMark::Pinned, Some(8)).unwrap();
        desk.library.note_opened(desk.map, 9).unwrap();
        for (number, name) in ["Sanità", "Export 2025", "展会"].into_iter().enumerate() {
            let id = Id::from_bits(2000 + number as u64);
            desk.library.add_collection(id, name).unwrap();
            let maps = [1000, 1001 + number as u64].map(Id::from_bits);
            desk.library.collect(&maps, id, true).unwrap();
        }
        // A second map whose older half is squashed, but for a point with a name.
        let (first, revision) = (desk.map, desk.revision);
        let mut desk = Desk::on(desk.library, Id::from_bits(1002)).unwrap();
        for n in 0..30usize {
            desk.make(Gesture {
                kind: (n * 3 % 7) as u8,
                which: n * 17,
                value: n * 11,
            });
        }
        for (map, seq) in [(first, revision / 2), (desk.map, 9)] {
            let named = desk.library.name_revision(map, seq, "Workshop, Friday", "K7QM-3XVA", 9);
            named.unwrap();
        }
        let budget = Budget {
            entries: 12,
            days: 0,
            ..Budget::default()
        };
        assert!(desk.library.squash(desk.map, 1 << 50, &budget).unwrap());
        let mut desk = Desk::on(desk.library, first).unwrap();
        if with_log {
            // What stands in the file is moved there by closing; what follows only stands in the log.
            desk.library = Library::in_memory().unwrap();
            desk.library = Library::open(&path).unwrap();
            for n in 0..10usize {
                desk.make(Gesture {
                    kind: 1,
                    which: n,
                    value: n,
                });
            }
        }
        let log = fs::read(path.with_file_name("library.sqlite-wal")).unwrap_or_default();
        let file = fs::read(&path).unwrap();
        let maps = desk.library.maps().unwrap().into_iter();
        let maps = maps
            .map(|row| (row.map, kept(&desk.library, row.map).unwrap()))
            .collect();
        if with_log {
            return Self {
                maps,
                pictures: pictures.to_vec(),
                pieces,
                file,
                log,
            };
        }
        drop(desk);
        let file = fs::read(&path).unwrap();
        Self {
            maps,
            pictures: pictures.to_vec(),
            pieces,
            file,
            log: Vec::new(),
        }
    }
}
