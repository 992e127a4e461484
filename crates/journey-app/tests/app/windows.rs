//! Several windows on one app, and two apps on one library: everybody sees what the others did, and nobody loses an edit.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use journey_app::{App, AppError, ErrorCode};
use journey_model::{Command, Field, Id};
use serde_json::{Value, json};

use crate::desk::{Desk, assert_same_scene, patch, view};
use crate::room::{Room, journey};

fn rename(id: Id, text: &str) -> Command {
    Command::Edit {
        ids: vec![id],
        field: Field::Name(text.to_owned()),
    }
}

/// A window on a map: what it was sent, put together as the interface does.
struct Window<'a> {
    app: &'a App,
    name: &'a str,
    map: Id,
    state: Value,
    scene: Value,
}

impl<'a> Window<'a> {
    fn open(app: &'a App, name: &'a str, map: Id) -> Self {
        Self::showing(app, name, view(map), map)
    }

    fn showing(app: &'a App, name: &'a str, view: Value, map: Id) -> Self {
        let opened = call(app, name, "open", view).unwrap();
        Self {
            app,
            name,
            map,
            state: opened["state"].clone(),
            scene: opened["scene"].clone(),
        }
    }

    fn revision(&self) -> u64 {
        self.state["revision"].as_u64().unwrap()
    }

    fn change(&mut self, name: &str, mut params: Value) -> Result<Value, AppError> {
        params["map"] = json!(self.map);
        params["revision"] = json!(self.revision());
        let reply = call(self.app, self.name, name, params)?;
        self.take(&reply);
        Ok(reply)
    }

    fn take(&mut self, changed: &Value) {
        self.state = changed["state"].clone();
        patch(&mut self.scene, &changed["patch"]);
    }

    fn apply(&mut self, command: &Command) -> Result<Value, AppError> {
        self.change("apply", json!({ "command": command }))
    }

    /// Shows what others did; `None` when there was nothing.
    fn catch_up(&mut self) -> Result<Option<Value>, AppError> {
        let params = json!({ "map": self.map, "revision": self.revision() });
        let reply = call(self.app, self.name, "catch_up", params)?;
        if reply["changed"].is_null() {
            return Ok(None);
        }
        self.take(&reply["changed"]);
        Ok(Some(reply["changed"].clone()))
    }

    fn news(&self) -> Value {
        call(self.app, self.name, "news", json!({ "edition": 0, "map": self.map })).unwrap()
    }

    /// What is shown is what a fresh drawing gives.
    #[track_caller]
    fn shows_the_map_as_it_is(&self) {
        let fresh = call(self.app, "somebody else", "open", view(self.map)).unwrap();
        assert_eq!(self.state, fresh["state"]);
        assert_same_scene(&self.scene, &fresh["scene"]);
    }

    fn cards(&self) -> Vec<Id> {
        let hits = self.scene["hits"].as_array().unwrap();
        let cards = hits.iter().filter(|hit| hit["kind"] == "Card");
        cards.map(|hit| hit["id"].as_str().unwrap().parse().unwrap()).collect()
    }

    fn texts(&self) -> Vec<String> {
        let hits = self.scene["hits"].as_array().unwrap();
        hits.iter()
            .map(|hit| hit["name"].as_str().unwrap_or_default().to_owned())
            .collect()
    }
}

/// Two windows on one map.
fn two_windows(app: &App, map: Id) -> [Window<'_>; 2] {
    ["one", "other"].map(|name| Window::open(app, name, map))
}

fn call(app: &App, window: &str, name: &str, params: Value) -> Result<Value, AppError> {
    Ok(serde_json::from_str(&app.answer_at(window, name, params)?).unwrap())
}

#[test]
fn an_edit_in_one_window_is_brought_to_the_other_by_a_patch() {
    let room = Room::new();
    let app = room.app();
    let [mut one, mut other] = two_windows(&app, room.sample(&app, 40));
    let card = one.cards()[3];
    one.apply(&rename(card, "Written in one window")).unwrap();
    assert_eq!(other.news()["map"], true);
    let changed = other.catch_up().unwrap().expect("something changed");
    assert_eq!(changed["elsewhere"], false, "it was this program");
    other.shows_the_map_as_it_is();
    assert!(other.texts().contains(&"Written in one window".to_owned()));
    assert_eq!(other.catch_up().unwrap(), None, "nothing more");
    one.shows_the_map_as_it_is();
    // The list of what can be undone is one list.
    assert_eq!(other.state["undo"], one.state["undo"]);
    other.change("undo", json!({})).unwrap();
    one.catch_up().unwrap().expect("the undo");
    one.shows_the_map_as_it_is();
    assert!(!one.texts().contains(&"Written in one window".to_owned()));
}

#[test]
fn windows_on_one_map_may_show_it_in_other_colours_and_forms() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 30);
    let mut grid = Window::open(&app, "grid", map);
    let as_network = json!({ "map": map, "appearance": "dark", "language": "it", "form": "Network" });
    let mut network = Window::showing(&app, "network", as_network.clone(), map);
    for (number, card) in grid.cards().into_iter().take(4).enumerate() {
        grid.apply(&rename(card, &format!("In the grid {number}"))).unwrap();
        network.catch_up().unwrap().expect("the edit");
        network
            .apply(&rename(card, &format!("In the network {number}")))
            .unwrap();
        grid.catch_up().unwrap().expect("the edit");
    }
    grid.shows_the_map_as_it_is();
    let fresh = call(&app, "somebody else", "open", as_network).unwrap();
    assert_same_scene(&network.scene, &fresh["scene"]);
}

#[test]
fn a_command_from_a_window_that_is_behind_is_carried_out_on_the_map_as_it_is() {
    let room = Room::new();
    let app = room.app();
    let [mut one, mut other] = two_windows(&app, room.sample(&app, 30));
    let cards = one.cards();
    one.apply(&rename(cards[0], "First")).unwrap();
    one.apply(&rename(cards[1], "Second")).unwrap();
    // The other window has seen neither.
    let reply = other.apply(&rename(cards[2], "Third")).unwrap();
    assert_eq!(reply["touched"], json!([cards[2]]), "only its own is selected");
    other.shows_the_map_as_it_is();
    for text in ["First", "Second", "Third"] {
        assert!(other.texts().contains(&text.to_owned()), "{text}");
    }
}

#[test]
fn what_another_window_wrote_is_not_overwritten_unseen() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 30);
    let [mut one, mut other] = two_windows(&app, map);
    let card = one.cards()[0];
    one.apply(&rename(card, "Theirs")).unwrap();
    let kept = journey(&room, &app, map);
    let late = [rename(card, "Ours"), Command::Delete { ids: vec![card] }];
    for command in &late {
        let error = other.apply(command).unwrap_err();
        assert_eq!(error.code, ErrorCode::Overtaken, "{error}");
        assert_eq!(journey(&room, &app, map), kept);
    }
    // Undo would take back what this window has not seen.
    let params = json!({ "map": map, "revision": other.revision() });
    assert_eq!(call(&app, "other", "undo", params).unwrap_err().code, ErrorCode::Stale);
    // Whoever has seen it may overwrite it.
    let mut other = Window::open(&app, "other", map);
    other.apply(&late[0]).unwrap();
    other.shows_the_map_as_it_is();
}

#[test]
fn a_command_on_what_another_window_took_away_is_refused() {
    let room = Room::new();
    let app = room.app();
    let [mut one, mut other] = two_windows(&app, room.sample(&app, 30));
    let card = one.cards()[0];
    one.apply(&Command::Delete { ids: vec![card] }).unwrap();
    let error = other.apply(&rename(card, "Late")).unwrap_err();
    assert_eq!(error.code, ErrorCode::Refused, "{error}");
    assert_eq!(error.detail["reason"], "Missing");
    other.catch_up().unwrap().expect("it is gone here as well");
    other.shows_the_map_as_it_is();
}

#[test]
fn whoever_waits_for_news_is_told_at_once() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let mut one = Window::open(&app, "one", map);
    Window::open(&app, "other", map);
    let card = one.cards()[0];
    thread::scope(|threads| {
        let (tell, told) = mpsc::channel();
        let app = &app;
        let waits = threads.spawn(move || {
            tell.send(()).unwrap();
            let news = call(app, "other", "news", json!({ "edition": 0, "map": map })).unwrap();
            (news, Instant::now())
        });
        told.recv().unwrap();
        one.apply(&rename(card, "News")).unwrap();
        let done = Instant::now();
        let (news, heard) = waits.join().unwrap();
        assert_eq!(news["map"], true);
        assert!(heard.saturating_duration_since(done) < Duration::from_secs(5));
    });
}

#[test]
fn a_window_hears_that_its_map_was_put_into_the_bin_and_taken_out_again() {
    let room = Room::new();
    let (here, there) = (room.app(), room.app());
    let map = room.sample(&here, 10);
    Window::open(&here, "one", map);
    let ask = |shown: bool| {
        let params = json!({ "edition": 0, "map": map, "binned": shown });
        call(&here, "one", "news", params).unwrap()["binned"].clone()
    };
    let bin = |app: &App, on: bool| {
        let params = json!({ "maps": [map], "mark": "Binned", "on": on });
        call(app, "other", "shelve", params).unwrap();
    };
    bin(&here, true);
    assert_eq!(ask(false), true);
    bin(&here, false);
    assert_eq!(ask(true), false);
    // By another program, and while somebody waits.
    thread::scope(|threads| {
        let waits = threads.spawn(|| ask(false));
        bin(&there, true);
        assert_eq!(waits.join().unwrap(), true);
    });
}

#[test]
fn a_newer_question_and_the_end_of_the_program_end_a_wait() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    Window::open(&app, "one", map);
    let begun = Instant::now();
    thread::scope(|threads| {
        let question = || call(&app, "one", "news", json!({ "edition": 0, "map": map })).unwrap();
        let waits = [threads.spawn(question), threads.spawn(question)];
        // Whichever asked first is answered by the other's question; the last one by the end.
        while waits.iter().all(|wait| !wait.is_finished()) {
            thread::yield_now();
        }
        app.end();
        for wait in waits {
            assert_eq!(wait.join().unwrap()["map"], false);
        }
    });
    assert!(begun.elapsed() < Duration::from_secs(15));
}

#[test]
fn the_edit_of_another_program_is_noticed_taken_over_and_told() {
    let room = Room::new();
    let (here, there) = (room.app(), room.app());
    let map = room.sample(&here, 40);
    let mut one = Window::open(&here, "one", map);
    let mut other = Window::open(&there, "one", map);
    let card = one.cards()[0];
    other.apply(&rename(card, "By another program")).unwrap();
    other.apply(&rename(card, "By another program, twice")).unwrap();
    other.change("undo", json!({})).unwrap();
    assert_eq!(one.news()["map"], true);
    let changed = one.catch_up().unwrap().expect("the edits");
    assert_eq!(changed["elsewhere"], true);
    assert_eq!(one.state, other.state, "undo and redo as well");
    one.shows_the_map_as_it_is();
    one.change("redo", json!({})).unwrap();
    other.catch_up().unwrap().expect("the redo");
    assert_same_scene(&one.scene, &other.scene);
}

#[test]
fn a_map_that_another_program_took_away_is_told() {
    let room = Room::new();
    let (here, there) = (room.app(), room.app());
    let map = room.sample(&here, 20);
    let mut one = Window::open(&here, "one", map);
    call(
        &there,
        "",
        "shelve",
        json!({ "maps": [map], "mark": "Binned", "on": true }),
    )
    .unwrap();
    call(&there, "", "delete_maps", json!({ "maps": [map] })).unwrap();
    assert_eq!(one.news()["map"], true);
    assert_eq!(one.catch_up().unwrap_err().code, ErrorCode::Stale);
    assert_eq!(
        call(&here, "one", "open", view(map)).unwrap_err().code,
        ErrorCode::MapNotFound
    );
}

#[test]
fn two_programs_that_write_by_turns_lose_nothing() {
    let room = Room::new();
    let (here, there) = (room.app(), room.app());
    let map = room.sample(&here, 20);
    let mut one = Window::open(&here, "one", map);
    let mut other = Window::open(&there, "one", map);
    let cards = one.cards();
    for (number, card) in cards.iter().enumerate() {
        let writer = if number % 3 == 0 { &mut other } else { &mut one };
        writer.apply(&rename(*card, &format!("Turn {number}"))).unwrap();
    }
    let third = room.app();
    let last = Desk::open(&third, map);
    for number in 0..cards.len() {
        let text = format!("Turn {number}");
        assert!(last.texts().contains(&text.as_str()), "{text}");
    }
}

#[test]
fn the_windows_of_the_last_time_are_there_again() {
    let room = Room::new();
    let app = room.app();
    let (first, second) = (room.sample(&app, 10), room.sample(&app, 12));
    assert_eq!(app.windows().len(), 1);
    Window::open(&app, "main", first);
    let another = app.another_window(second);
    assert_eq!(
        call(&app, &another.window, "welcome", json!({})).unwrap()["map"],
        json!(second)
    );
    Window::open(&app, &another.window, second);
    // The program is killed: nobody says goodbye.
    drop(app);
    let app = room.app();
    let names: Vec<String> = app.windows().into_iter().map(|window| window.window).collect();
    assert_eq!(names, ["main", "map-1"]);
    let shown = |name: &str| call(&app, name, "welcome", json!({})).unwrap()["map"].clone();
    assert_eq!([shown("main"), shown("map-1")], [json!(first), json!(second)]);
    // One is closed; the other is what the next start begins with.
    app.left("main");
    app.left("map-1");
    drop(app);
    let app = room.app();
    assert_eq!(app.windows().len(), 1);
    assert_eq!(call(&app, "main", "welcome", json!({})).unwrap()["map"], json!(second));
}

#[test]
fn at_the_end_of_the_program_all_its_windows_are_kept() {
    let room = Room::new();
    let app = room.app();
    let (first, second) = (room.sample(&app, 10), room.sample(&app, 12));
    Window::open(&app, "main", first);
    let another = app.another_window(second).window;
    Window::open(&app, &another, second);
    app.end();
    app.left("main");
    app.left(&another);
    drop(app);
    assert_eq!(room.app().windows().len(), 2);
}
