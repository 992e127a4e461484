//! Words are found in every map, in any script, as soon as they are written.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod edits;

use std::path::{Path, PathBuf};

use edits::{Desk, Gesture};
use journey_model::*;
use journey_store::{FoundMaps, Library, ShelfMark, Summary};

/// A library with a map for each title, each with cards that say this.
fn library(maps: &[(&str, &[&str])]) -> Library {
    let mut library = Library::in_memory().unwrap();
    for (number, (title, texts)) in maps.iter().enumerate() {
        let journey = with_texts(&sample::journey(texts.len().max(1)), title, texts);
        library.create(map(number), &journey, 1_000).unwrap();
    }
    library
}

fn map(number: usize) -> Id {
    Id::from_bits(1_000_000 + number as u64)
}

fn with_texts(journey: &Journey, title: &str, texts: &[&str]) -> Journey {
    let mut texts = texts.iter();
    let records = journey.records().map(|record| match record {
        Record::Element(Element::Card(card)) => Record::Element(Element::Card(Card {
            text: (*texts.next().unwrap_or(&"")).to_owned(),
            ..card
        })),
        Record::Element(Element::About(about)) => Record::Element(Element::About(About {
            title: title.to_owned(),
            ..about
        })),
        record => record,
    });
    Journey::from_records(records).unwrap()
}

fn titles(found: &FoundMaps) -> Vec<&str> {
    found.maps.iter().map(|map| map.title.as_str()).collect()
}

fn marked(found: &FoundMaps) -> Vec<&str> {
    let hits = found.maps.iter().flat_map(|map| &map.hits);
    hits.flat_map(|hit| hit.snippet.marks.iter().map(|mark| &hit.snippet.text[mark.clone()]))
        .collect()
}

#[test]
fn words_are_found_in_any_script_without_case_and_accents() {
    let library = library(&[
        ("Caffè", &["Perché proprio noi?"]),
        ("站台", &["我们在展会上演示手机"]),
        ("Straße", &["Weiß nicht"]),
        ("Ελλάδα", &["ΟΔΥΣΣΕΎΣ"]),
        ("Клиент", &["Ёлка зимой"]),
        ("ร้านค้า", &["ลูกค้าใหม่"]),
        ("고객", &["새로운 여정"]),
        ("عميل", &["رحلة جديدة"]),
    ]);
    library.check().unwrap();
    for (typed, title) in [
        ("perche", "Caffè"),
        ("PERCHÉ proprio", "Caffè"),
        ("caffe", "Caffè"),
        ("演示", "站台"),
        ("手", "站台"),
        ("站台", "站台"),
        ("strasse", "Straße"),
        ("weiss", "Straße"),
        ("οδυσσευς", "Ελλάδα"),
        ("елка", "Клиент"),
        ("ใหม่", "ร้านค้า"),
        ("여정", "고객"),
        ("جديدة", "عميل"),
    ] {
        let found = library.search(typed, 10, 10).unwrap();
        assert_eq!(titles(&found), [title], "{typed}");
        assert!(!marked(&found).is_empty(), "{typed}: {found:?}");
    }
    for typed in ["", "   ", "示机", "proprio perche nessuno", "\"", "*"] {
        assert_eq!(library.search(typed, 10, 10).unwrap(), FoundMaps::default(), "{typed}");
    }
}

#[test]
fn nothing_that_is_typed_is_an_order() {
    let library = library(&[("One", &["alpha beta"]), ("Two", &["gamma"])]);
    for typed in [
        "alpha OR gamma",
        "alpha NOT beta",
        "NEAR(alpha gamma)",
        "title:alpha",
        "{title words}: alpha zeta",
        "alph^a",
        "\"alpha",
        "alpha\" OR \"gamma",
        "'; DROP TABLE maps; --",
        "alpha AND",
        "(((",
        "-alpha +zeta",
        "rowid:1",
        "\u{0}alpha OR\u{0}",
    ] {
        let found = library
            .search(typed, 10, 10)
            .unwrap_or_else(|error| panic!("{typed}: {error}"));
        assert!(titles(&found).len() < 2, "{typed}: {found:?}");
    }
    assert_eq!(titles(&library.search("\"alpha beta\"", 10, 10).unwrap()), ["One"]);
    assert_eq!(library.maps().unwrap().len(), 2);
}

#[test]
fn titles_come_first_and_there_is_never_more_than_asked_for() {
    let texts: Vec<String> = (0..30).map(|n| format!("newsletter {n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let library = library(&[
        ("Newsletter sign-up", &["nothing"]),
        ("A", &texts),
        ("B", &["a newsletter"]),
        ("C", &["no news"]),
    ]);
    let found = library.search("newsl", 10, 5).unwrap();
    assert_eq!(titles(&found), ["Newsletter sign-up", "B", "A"]);
    assert_eq!(
        found
            .maps
            .iter()
            .map(|map| (map.hits.len(), map.more))
            .collect::<Vec<_>>(),
        [(1, false), (1, false), (5, true)]
    );
    assert!(!found.more);
    let found = library.search("newsl", 2, 5).unwrap();
    assert_eq!((titles(&found), found.more), (vec!["Newsletter sign-up", "B"], true));
}

#[test]
fn what_is_written_is_found_and_what_is_gone_is_not() {
    let mut library = library(&[("One", &["alpha", "beta"])]);
    let map = map(0);
    let stored = library.load(map).unwrap();
    let mut journey = stored.journey;
    let card = journey.cards().find(|card| card.text == "alpha").unwrap().id;
    let command = Command::Edit {
        ids: vec![card],
        field: Field::Name("omega".to_owned()),
    };
    let transaction = plan(&journey, &command).unwrap();
    journey.apply(&transaction).unwrap();
    let summary = Summary::of(&journey);
    library
        .append(map, 0, &[(journey_store::Act::Do, &transaction)], &summary, 1)
        .unwrap();
    assert!(library.search("alpha", 9, 9).unwrap().maps.is_empty());
    let found = library.search("omega", 9, 9).unwrap();
    assert_eq!((found.maps[0].hits[0].id, found.maps[0].hits[0].field), (card, "Name"));
    let undo = journey_store::Act::Undo { seq: 1 };
    library
        .append(map, 1, &[(undo, &transaction.inverse())], &summary, 2)
        .unwrap();
    assert!(library.search("omega", 9, 9).unwrap().maps.is_empty());
    assert_eq!(library.search("alpha", 9, 9).unwrap().maps.len(), 1);
    library.check().unwrap();
}

#[test]
fn after_any_edits_the_index_has_exactly_the_words_of_the_map() {
    let mut desk = Desk::new(Library::in_memory().unwrap(), 40);
    for n in 0..150usize {
        desk.make(Gesture {
            kind: (n * 7 % 10) as u8,
            which: n * 13,
            value: n * 31,
        });
    }
    desk.library.check().unwrap();
}

#[test]
fn words_that_wait_for_the_index_are_found_like_those_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut desk = Desk::new(Library::open(&path).unwrap(), 30);
    let typed = [
        "edited",
        "edit",
        "1",
        "edited 2",
        "new",
        "\"new\" it",
        "«3",
        "💻",
        "sample",
        "s",
        "no such",
    ];
    let found = |desk: &Desk, maps: usize, hits: usize| {
        let found = typed.map(|typed| desk.library.search(typed, maps, hits).unwrap());
        found.into_iter().collect::<Vec<_>>()
    };
    for round in 0..6usize {
        for n in 0..20usize {
            desk.make(Gesture {
                kind: ((n + round) * 7 % 10) as u8,
                which: n * 13,
                value: n * 31 + round,
            });
        }
        desk.library.check().unwrap();
        let waiting = [found(&desk, 10, 100), found(&desk, 10, 2)];
        assert!(waiting[0].iter().any(|found| !found.maps.is_empty()));
        journey_store::join_index(&path).unwrap();
        desk.library.check().unwrap();
        assert_eq!([found(&desk, 10, 100), found(&desk, 10, 2)], waiting);
    }
}

#[test]
fn words_that_wait_go_with_their_card_and_their_map() {
    let mut library = library(&[("One", &["alpha", "beta"]), ("Two", &["gamma"])]);
    let mut journey = library.load(map(0)).unwrap().journey;
    let card = journey.cards().next().unwrap().id;
    let place = journey.cards().find_map(|card| card.place).unwrap();
    let new = Id::from_bits(1 << 45);
    let commands = [
        Command::AddCard {
            id: new,
            lane: place.lane,
            step: place.step,
            text: "omega".to_owned(),
            before: None,
        },
        Command::Edit {
            ids: vec![card],
            field: Field::Name("omega as well".to_owned()),
        },
        Command::Delete { ids: vec![new] },
        Command::Delete { ids: vec![card] },
    ];
    let mut hits = Vec::new();
    for (revision, command) in (0..).zip(commands) {
        let transaction = plan(&journey, &command).unwrap();
        journey.apply(&transaction).unwrap();
        let act = [(journey_store::Act::Do, &transaction)];
        library
            .append(map(0), revision, &act, &Summary::of(&journey), 2_000)
            .unwrap();
        library.check().unwrap();
        let found = library.search("omega", 9, 9).unwrap();
        hits.push(found.maps.iter().map(|map| map.hits.len()).sum::<usize>());
    }
    assert_eq!(hits, [1, 2, 1, 0]);
    library.mark(&[map(0)], ShelfMark::Binned, Some(1)).unwrap();
    assert!(library.search("beta", 9, 9).unwrap().maps.is_empty());
    assert_eq!(library.delete_for_ever(&[map(0)]).unwrap(), [map(0)]);
    library.check().unwrap();
    assert_eq!(titles(&library.search("gamma", 9, 9).unwrap()), ["Two"]);
}

/// A library in a folder with a map for each title, each with a card that says "alpha".
fn kept(folder: &Path, titles: &[&str]) -> (PathBuf, Library) {
    let path = folder.join("library.sqlite");
    let mut library = Library::open(&path).unwrap();
    for (number, title) in titles.iter().enumerate() {
        let journey = with_texts(&sample::journey(2), title, &["alpha", "beta"]);
        library.create(map(number), &journey, 1_000).unwrap();
    }
    (path, library)
}

/// Gives the first card of a map another text.
fn write(library: &mut Library, number: usize, text: &str) {
    let stored = library.load(map(number)).unwrap();
    let mut journey = stored.journey;
    let command = Command::Edit {
        ids: vec![journey.cards().next().unwrap().id],
        field: Field::Name(text.to_owned()),
    };
    let transaction = plan(&journey, &command).unwrap();
    journey.apply(&transaction).unwrap();
    let act = [(journey_store::Act::Do, &transaction)];
    let summary = Summary::of(&journey);
    library
        .append(map(number), stored.revision, &act, &summary, 2_000)
        .unwrap();
}

#[test]
fn a_text_that_was_taken_away_is_found_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let (path, mut library) = kept(folder.path(), &["One", "Two"]);
    for empty in ["", "…"] {
        write(&mut library, 0, "ask Mario Rossi");
        journey_store::join_index(&path).unwrap();
        assert_eq!(titles(&library.search("rossi", 9, 9).unwrap()), ["One"]);
        write(&mut library, 0, empty);
        assert!(library.search("rossi", 9, 9).unwrap().maps.is_empty());
        journey_store::join_index(&path).unwrap();
        assert!(library.search("rossi", 9, 9).unwrap().maps.is_empty());
        library.check().unwrap();
    }
}

#[test]
fn a_journal_that_cannot_be_read_stops_no_edit_and_no_search() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..10).map(|number| format!("Map {number}")).collect();
    let (path, mut library) = kept(folder.path(), &names.iter().map(String::as_str).collect::<Vec<_>>());
    write(&mut library, 0, "omega");
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch("DROP TRIGGER changes_are_never_rewritten; UPDATE changes SET body = '[{'")
        .unwrap();
    // In that map, until its words are due; and in so many others that those of all maps are.
    for round in 0..70 {
        write(&mut library, 0, &format!("omega {round}"));
    }
    for number in 1..10 {
        write(&mut library, number, "omega");
    }
    assert_eq!(library.search("omega", 99, 9).unwrap().maps.len(), 10);
}

/// Every word of the index: its number there, the column, the word.
fn index(path: &Path) -> Vec<(i64, String, String)> {
    let other = rusqlite::Connection::open(path).unwrap();
    other
        .execute_batch("CREATE VIRTUAL TABLE temp.all_words USING fts5vocab('main', 'word_index', 'instance')")
        .unwrap();
    let mut words = other
        .prepare("SELECT doc, col, term FROM temp.all_words ORDER BY doc, col, offset")
        .unwrap();
    let words = words.query_map([], |row| {
        let word = String::from_utf8_lossy(row.get_ref(2)?.as_bytes()?).into_owned();
        Ok((row.get(0)?, row.get(1)?, word))
    });
    words.unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn of_a_very_long_word_the_beginning_counts_and_the_library_stays_sound() {
    let folder = tempfile::tempdir().unwrap();
    let long = format!("a{}", "Ж".repeat(40_000));
    let (path, mut library) = kept(folder.path(), &["One", &long]);
    write(&mut library, 0, &format!("{long} omega"));
    let expect_all = |library: &Library| {
        library.check().unwrap();
        for (typed, maps) in [
            (&long[..101], 2),
            (&long, 2),
            (&format!("{long}-omega"), 1),
            ("omega", 1),
        ] {
            let found = library.search(typed, 9, 9).unwrap();
            assert_eq!((found.maps.len(), marked(&found).is_empty()), (maps, false));
        }
    };
    expect_all(&library);
    let words = index(&path);
    assert!(words.iter().all(|(_, _, word)| word.len() <= 1_002));
    // Before words were cut, FTS5 did so, in the middle of a character.
    let other = rusqlite::Connection::open(&path).unwrap();
    let mut entries: Vec<i64> = words.iter().map(|(entry, ..)| *entry).collect();
    entries.dedup();
    for entry in entries {
        let [title, words] = ["title", "words"].map(|column| {
            let of_column = words
                .iter()
                .filter(|(of, in_column, _)| *of == entry && in_column == column);
            let whole = of_column.map(|(_, _, word)| match word {
                cut if cut.len() > 900 && cut.starts_with('§') => format!("§{}", long.to_lowercase()),
                cut if cut.len() > 900 => long.to_lowercase(),
                word => word.clone(),
            });
            whole.collect::<Vec<_>>().join(" ")
        });
        let put = "INSERT OR REPLACE INTO word_index (rowid, title, words) VALUES (?1, ?2, ?3)";
        other.execute(put, rusqlite::params![entry, title, words]).unwrap();
    }
    assert!(index(&path).iter().any(|(_, _, word)| word.len() > 32_700));
    library.check().unwrap();
    // A library of version 7 has the words anew.
    other.execute_batch("PRAGMA user_version = 7").unwrap();
    drop((library, other));
    let library = Library::open(&path).unwrap();
    expect_all(&library);
    assert!(index(&path).iter().all(|(_, _, word)| word.len() <= 1_002));
}

#[test]
fn the_map_that_was_changed_last_comes_first() {
    let mut library = library(&[("One", &["alpha"]), ("Two", &["alpha"])]);
    let first = |library: &Library| library.search("alpha", 9, 9).unwrap().maps[0].title.clone();
    assert_eq!(first(&library), "Two");
    let journey = library.load(map(0)).unwrap().journey;
    let ids = vec![journey.cards().next().unwrap().id];
    let field = Field::Note("looked at again".to_owned());
    let transaction = plan(&journey, &Command::Edit { ids, field }).unwrap();
    let act = [(journey_store::Act::Do, &transaction)];
    library.append(map(0), 0, &act, &Summary::of(&journey), 2_000).unwrap();
    assert_eq!(first(&library), "One");
}

#[test]
fn a_long_text_is_shown_around_its_words() {
    let long = format!("{} the needle is here {}", "hay ".repeat(100), "straw\n".repeat(100));
    let library = library(&[("One", &[long.as_str()])]);
    let found = library.search("needle", 9, 9).unwrap();
    let snippet = &found.maps[0].hits[0].snippet;
    assert!(
        snippet.text.starts_with("…hay ") && snippet.text.ends_with('…'),
        "{snippet:?}"
    );
    assert!(snippet.text.chars().count() < 130 && !snippet.text.contains('\n'));
    assert_eq!(marked(&found), ["needle"]);
}
