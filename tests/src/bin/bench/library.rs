//! A library of many maps: an edit in it, a map opened from it, words found in it, its list.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use journey_app::App;
use journey_model::{Command, Content, Field, Id, Journey, plan};
use journey_store::{Act, Library, Summary};
use percorso_tests::{TestHost, make_large_library, map_of_large_library};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::table::{Table, Times};

/// Cards of each map.
const CARDS: usize = 100;

/// Measures in a library of this many maps.
pub fn all(table: &Table, maps: u64) {
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("library.sqlite");
    let start = Instant::now();
    make_large_library(&path, maps, CARDS);
    let size = std::fs::metadata(&path).unwrap().len() / 1_000_000;
    println!(
        "made {maps} maps of {CARDS} cards in {:.1} s: {size} MB",
        start.elapsed().as_secs_f64()
    );
    let mut library = Library::open(&path).unwrap();
    let bare = Connection::open(&path).unwrap();

    edits(table, room.path(), maps, &mut library);

    let opened = Times::of(100, |turn| {
        library.load(map_of_large_library(turn as u64 * 7 % maps)).unwrap()
    });
    let floor = Times::of(100, |turn| rows_of(&bare, map_of_large_library(turn as u64 * 7 % maps)));
    table.line("a map read and checked", &opened, "SELECT of the same rows", &floor);

    for (typed, expression) in [
        ("newsl", "\"newsl\" *"),
        ("perche fiduc", "\"perche\" * AND \"fiduc\" *"),
        ("演示", "\"演 示\" *"),
        ("n", "\"n\" *"),
    ] {
        let found = Times::of(40, |_| library.search(typed, 50, 5).unwrap());
        let floor = Times::of(40, |_| entries(&bare, expression));
        table.line(&format!("search for “{typed}”"), &found, "the bare FTS5 query", &floor);
    }

    home(table, &path, &bare, maps);

    let listed = Times::of(20, |_| library.maps().unwrap());
    let floor = Times::of(20, |_| every(&bare, "SELECT * FROM maps ORDER BY changed DESC, id", []));
    table.line("list of all maps", &listed, "SELECT of the same rows", &floor);
}

/// What the home asks of the core: the list after something has changed and when nothing has, the cards that come into view
/// with their small pictures, and hits as they are typed. Each as text, as it goes to the window.
fn home(table: &Table, path: &Path, bare: &Connection, maps: u64) {
    let app = App::open(path, Arc::new(TestHost::new(None)), None).unwrap();
    let ask = |call: &str, params: Value| app.answer(call, params).unwrap();
    let select = "SELECT * FROM maps JOIN shelves ON shelves.map = maps.id ORDER BY changed DESC, id";
    let floor = Times::of(20, |_| every(bare, select, []));
    let opens = Times::of(20, |turn| {
        let pin = json!({ "maps": [map_of_large_library(0)], "mark": "Pinned", "on": turn % 2 == 0 });
        ask("shelve", pin);
        ask("library", json!({}))
    });
    table.line("home opens after a change", &opens, "SELECT of the same rows", &floor);
    let again = Times::of(20, |_| ask("library", json!({ "sort": "Title" })));
    table.line("home in another order", &again, "SELECT of the same rows", &floor);
    let screen = |turn: usize| -> Vec<Id> {
        let first = turn as u64 * 24 % maps;
        (first..first + 24)
            .map(|number| map_of_large_library(number % maps))
            .collect()
    };
    let rows = Times::of(20, |turn| {
        screen(turn).iter().map(|map| rows_of(bare, *map)).sum::<usize>()
    });
    let scrolls = Times::of(20, |turn| ask("map_summaries", json!({ "maps": screen(turn) })));
    table.line("home scrolls: 24 cards", &scrolls, "SELECT of these maps' rows", &rows);
    let drawn = Times::of(20, |turn| {
        let thumbnail = |map: &Id| json!({ "map": map, "appearance": "light", "language": "en" });
        screen(turn)
            .iter()
            .map(|map| ask("thumbnail", thumbnail(map)).len())
            .sum::<usize>()
    });
    table.line(
        "home scrolls: 24 small pictures",
        &drawn,
        "SELECT of these maps' rows",
        &rows,
    );
    let typed = ["n", "ne", "new", "news", "newsl"];
    let searches = Times::of(40, |turn| {
        let text = typed[turn % typed.len()];
        ask("search_maps", json!({ "text": text, "maps": 40, "places": 4 }))
    });
    let bare_searches = Times::of(40, |turn| {
        entries(bare, &format!("\"{}\" *", typed[turn % typed.len()]))
    });
    table.line("search as typed", &searches, "the bare FTS5 query", &bare_searches);
}

/// Turns of each kind of edit.
const EDITS: usize = 400;

/// What an edit costs in libraries of several sizes, in turn with a transaction that writes almost nothing.
fn edits(table: &Table, room: &Path, maps: u64, library: &mut Library) {
    let mut smaller: Vec<(u64, Library)> = [100, 1_000]
        .into_iter()
        .filter(|size| *size < maps)
        .map(|size| {
            let path = room.join(format!("library-{size}.sqlite"));
            make_large_library(&path, size, CARDS);
            (size, Library::open(&path).unwrap())
        })
        .collect();
    let mut edited: Vec<Edited> = smaller
        .iter_mut()
        .map(|(size, library)| Edited::of(library, *size))
        .collect();
    edited.push(Edited::of(library, maps));
    for edit in ["a text", "a score"] {
        for turn in 0..EDITS {
            for library in &mut edited {
                let field = match edit {
                    "a text" => Field::Name(format!("What was heard in interview {turn}")),
                    _ => Field::Score((turn % 50) as f64 / 10.0 - 2.5),
                };
                library.commit(field, turn);
            }
        }
        for library in &mut edited {
            library.tell(table, edit);
        }
    }
}

/// A library that is edited.
struct Edited<'a> {
    library: &'a mut Library,
    maps: u64,
    map: Id,
    journey: Journey,
    revision: u64,
    card: Id,
    edits: Vec<Duration>,
    floors: Vec<Duration>,
}

impl<'a> Edited<'a> {
    fn of(library: &'a mut Library, maps: u64) -> Self {
        let map = map_of_large_library(maps / 2);
        let stored = library.load(map).unwrap();
        let mut cards = stored.journey.cards();
        // A card that has a score as well.
        let card = cards
            .find(|card| matches!(card.content, Content::Emotion(_)))
            .unwrap()
            .id;
        drop(cards);
        Self {
            library,
            maps,
            map,
            journey: stored.journey,
            revision: stored.revision,
            card,
            edits: Vec::new(),
            floors: Vec::new(),
        }
    }

    fn commit(&mut self, field: Field, turn: usize) {
        let ids = vec![self.card];
        let transaction = plan(&self.journey, &Command::Edit { ids, field }).unwrap();
        self.journey.apply(&transaction).unwrap();
        let summary = Summary::of(&self.journey);
        let start = Instant::now();
        let acts = [(Act::Do, &transaction)];
        self.revision = self
            .library
            .append(self.map, self.revision, &acts, &summary, turn as i64)
            .unwrap();
        self.edits.push(start.elapsed());
        let start = Instant::now();
        self.library.commit_almost_nothing().unwrap();
        self.floors.push(start.elapsed());
    }

    fn tell(&mut self, table: &Table, edit: &str) {
        table.line(
            &format!("commit of an edit of {edit}, {} maps", self.maps),
            &Times::from(std::mem::take(&mut self.edits)),
            "one small row, committed",
            &Times::from(std::mem::take(&mut self.floors)),
        );
    }
}

fn rows_of(bare: &Connection, map: Id) -> usize {
    ["nodes", "edges", "changes"]
        .map(|table| {
            every(
                bare,
                &format!("SELECT * FROM {table} WHERE map = ?1"),
                [map.to_string()],
            )
        })
        .iter()
        .sum()
}

fn entries(bare: &Connection, expression: &str) -> usize {
    let query = "SELECT rowid FROM word_index WHERE word_index MATCH ?1 ORDER BY rowid DESC LIMIT 2000";
    every(bare, query, [expression.to_owned()])
}

/// Reads every column of every row.
fn every<const N: usize>(bare: &Connection, query: &str, params: [String; N]) -> usize {
    let mut statement = bare.prepare_cached(query).unwrap();
    let columns = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(params)).unwrap();
    let mut read = 0;
    while let Some(row) = rows.next().unwrap() {
        for column in 0..columns {
            std::hint::black_box(row.get_ref(column).unwrap());
        }
        read += 1;
    }
    read
}
