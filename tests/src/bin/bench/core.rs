//! The Rust side, without a window.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use journey_app::App;
use journey_model::Journey;
use journey_store::Library;
use percorso_tests::{TestHost, in_work_tree};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::CARDS;
use crate::look::{Assets, typesetter};
use crate::table::{Table, Times};

fn example() -> std::path::PathBuf {
    in_work_tree("examples/spudnik.journey")
}

fn app(folder: &Path) -> App {
    App::open(
        &folder.join("library.sqlite"),
        Arc::new(TestHost::new(None)),
        Some(&example()),
    )
    .unwrap()
}

fn call(app: &App, name: &str, params: Value) -> Value {
    app.rpc(name, params).unwrap()
}

/// Opens the map that the app starts with.
fn opened(app: &App) -> Value {
    let map = call(app, "welcome", json!({}))["map"].clone();
    call(
        app,
        "open",
        json!({"map": map, "appearance": "light", "language": "en"}),
    )
}

/// The example with more cards in its cells, until there are [`CARDS`].
fn large(app: &App) -> Value {
    let first = opened(app);
    let cells: Vec<Value> = hits(&first, "Cell");
    let mut state = first["state"].clone();
    for (turn, cell) in cells.iter().cycle().take(2 * CARDS).enumerate() {
        if state["cards"].as_u64().unwrap() >= CARDS as u64 {
            break;
        }
        let command = json!({"do": "AddCard", "id": id(turn), "lane": cell["lane"], "step": cell["step"],
                             "text": format!("What was heard in interview {turn}, minute {}", turn % 50), "before": null});
        state = apply(app, &first["map"], &state, command)["state"].clone();
    }
    assert_eq!(state["cards"].as_u64(), Some(CARDS as u64));
    opened(app)
}

fn hits(opened: &Value, kind: &str) -> Vec<Value> {
    opened["scene"]["hits"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|hit| hit["kind"] == kind)
        .cloned()
        .collect()
}

fn id(number: usize) -> String {
    journey_model::Id::from_bits(0x0b_0000_0000_0000 + number as u64).to_string()
}

fn apply(app: &App, map: &Value, state: &Value, command: Value) -> Value {
    call(
        app,
        "apply",
        json!({"map": map, "revision": state["revision"], "command": command}),
    )
}

/// The large map as the model has it.
fn large_journey() -> Journey {
    let room = tempfile::tempdir().unwrap();
    let app = app(room.path());
    let map = large(&app)["map"].clone();
    let file = room.path().join("large.journey");
    call(&app, "export", json!({"map": map, "path": file}));
    journey_format::read(&fs::read(file).unwrap()).unwrap()
}

/// From a journey to the scene of the screen, with nothing remembered and after a first time.
pub fn layout(table: &Table) {
    let (assets, journey) = (Assets::read(), large_journey());
    let mut setter = typesetter();
    let scene = journey_layout::screen(&journey, assets.look(), &mut setter);
    let floor = Times::of(40, |_| scene.clone());
    let first = Times::of(10, |_| {
        let mut setter = typesetter();
        journey_layout::screen(&journey, assets.look(), &mut setter)
    });
    let again = Times::of(40, |_| journey_layout::screen(&journey, assets.look(), &mut setter));
    table.line(
        &format!("layout, {CARDS} cards, first"),
        &first,
        "copying the scene",
        &floor,
    );
    table.line(
        &format!("layout, {CARDS} cards, again"),
        &again,
        "copying the scene",
        &floor,
    );
}

/// From the call to the A1 poster on the disk.
pub fn export(table: &Table) {
    let room = tempfile::tempdir().unwrap();
    let app = app(room.path());
    let map = opened(&app)["map"].clone();
    let poster = room.path().join("poster.pdf");
    let choices = json!({"format": "pdf", "paper": "A1", "orientation": "landscape", "language": "en"});
    let times = Times::of(20, |_| {
        call(
            &app,
            "export_poster",
            json!({"map": map, "choices": choices, "path": poster}),
        )
    });
    let bytes = fs::read(&poster).unwrap();
    let floor = Times::of(20, |_| write_durably(&room, &bytes));
    table.line(
        "export of the example, PDF on A1",
        &times,
        &format!("writing {} kB to the disk", bytes.len() / 1000),
        &floor,
    );
}

fn write_durably(room: &TempDir, bytes: &[u8]) {
    let path = room.path().join("floor");
    let mut file = File::create(&path).unwrap();
    file.write_all(bytes).unwrap();
    file.sync_all().unwrap();
}

/// From the call to the reply, with the change on the disk and the map drawn anew.
pub fn edit(table: &Table) {
    let room = tempfile::tempdir().unwrap();
    let app = app(room.path());
    let opened = large(&app);
    let card = hits(&opened, "Card")[0]["id"].clone();
    let mut state = opened["state"].clone();
    let mut floor_library = Library::open(room.path().join("floor.sqlite")).unwrap();
    let floor = Times::of(100, |_| floor_library.commit_almost_nothing().unwrap());
    let times = Times::of(100, |turn| {
        let command =
            json!({"do": "Edit", "ids": [card], "field": {"field": "Name", "value": format!("Heard {turn} times")}});
        state = apply(&app, &opened["map"], &state, command)["state"].clone();
    });
    table.line(
        &format!("edit, {CARDS} cards, from call to durable reply"),
        &times,
        "one small row, committed",
        &floor,
    );
}

/// From a closed library to the first scene.
pub fn open(table: &Table) {
    let room = tempfile::tempdir().unwrap();
    let library = room.path().join("library.sqlite");
    large(&app(room.path()));
    let times = Times::of(20, |_| {
        let app = App::open(&library, Arc::new(TestHost::new(None)), None).unwrap();
        opened(&app)
    });
    let floor = Times::of(20, |_| read_all_rows(&library));
    table.line(
        &format!("open, {CARDS} cards, library and scene"),
        &times,
        "reading the same rows",
        &floor,
    );
}

fn read_all_rows(library: &Path) -> usize {
    let connection = Connection::open(library).unwrap();
    let tables = ["nodes", "edges", "changes"].map(|name| {
        let mut rows = connection.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = rows.column_count();
        let bytes = rows.query_map([], |row| {
            (0..columns).try_fold(0, |sum, column| Ok(sum + format!("{:?}", row.get_ref(column)?).len()))
        });
        bytes.unwrap().map(Result::unwrap).sum::<usize>()
    });
    tables.iter().sum()
}

/// Cards of the map that is as large as one can be.
const HUGE: usize = 10_000;

/// The same for a map of [`HUGE`] cards: laid out, laid out again after one edit, edited and opened.
pub fn huge(table: &Table) {
    let (assets, mut journey) = (Assets::read(), journey_model::sample::journey(HUGE));
    let mut setter = typesetter();
    let scene = journey_layout::screen(&journey, assets.look(), &mut setter);
    let copy = Times::of(10, |_| scene.clone());
    let first = Times::of(5, |_| {
        journey_layout::screen(&journey, assets.look(), &mut typesetter())
    });
    let again = Times::of(20, |_| journey_layout::screen(&journey, assets.look(), &mut setter));
    let cards: Vec<_> = journey.cards().map(|card| card.id).take(40).collect();
    let edits = cards.iter().map(|card| {
        let field = journey_model::Field::Name("What was heard".to_owned());
        let ids = vec![*card];
        let edit = journey_model::plan(&journey, &journey_model::Command::Edit { ids, field }).unwrap();
        journey.apply(&edit).unwrap();
        let start = std::time::Instant::now();
        let scene = journey_layout::screen(&journey, assets.look(), &mut setter);
        let took = start.elapsed();
        drop(scene);
        took
    });
    let edited = Times::from(edits.collect::<Vec<_>>());
    let mut old = scene;
    let patched = cards.iter().map(|card| {
        let field = journey_model::Field::Name("What was said".to_owned());
        let ids = vec![*card];
        let edit = journey_model::plan(&journey, &journey_model::Command::Edit { ids, field }).unwrap();
        journey.apply(&edit).unwrap();
        let new = journey_layout::screen(&journey, assets.look(), &mut setter);
        let start = std::time::Instant::now();
        let patch = journey_scene::ScenePatch::between(&old, &new);
        let took = start.elapsed();
        drop(patch);
        old = new;
        took
    });
    let patched = Times::from(patched.collect::<Vec<_>>());
    for (what, times) in [
        ("first", &first),
        ("again", &again),
        ("after an edit", &edited),
        ("patch", &patched),
    ] {
        table.line(
            &format!("layout, {HUGE} cards, {what}"),
            times,
            "copying the scene",
            &copy,
        );
    }
    let room = tempfile::tempdir().unwrap();
    let file = room.path().join("huge.journey");
    fs::write(&file, journey_format::write(&journey)).unwrap();
    let library = room.path().join("library.sqlite");
    let app = App::open(&library, Arc::new(TestHost::new(None)), Some(&file)).unwrap();
    let first = opened(&app);
    let card = hits(&first, "Card")[0]["id"].clone();
    let mut state = first["state"].clone();
    let mut floor_library = Library::open(room.path().join("floor.sqlite")).unwrap();
    let floor = Times::of(40, |_| floor_library.commit_almost_nothing().unwrap());
    let times = Times::of(40, |turn| {
        let command =
            json!({"do": "Edit", "ids": [card], "field": {"field": "Name", "value": format!("Heard {turn} times")}});
        state = apply(&app, &first["map"], &state, command)["state"].clone();
    });
    table.line(
        &format!("edit, {HUGE} cards, from call to durable reply"),
        &times,
        "one small row, committed",
        &floor,
    );
    drop(app);
    let times = Times::of(5, |_| {
        let app = App::open(&library, Arc::new(TestHost::new(None)), Some(&file)).unwrap();
        let map = call(&app, "welcome", json!({}))["map"].clone();
        app.answer("open", json!({"map": map, "appearance": "light", "language": "en"}))
            .unwrap()
    });
    let floor = Times::of(5, |_| read_all_rows(&library));
    table.line(
        &format!("open, {HUGE} cards, library and scene"),
        &times,
        "reading the same rows",
        &floor,
    );
}
