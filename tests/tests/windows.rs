//! Several windows of the real program, a second start of it, and what is left when it is killed.
//!
//! `cargo xtask test` builds the program and installs what these tests need; plain `cargo test` leaves them out.
//! `PERCORSO_WINDOW_KILLS` says how often the program is killed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use journey_app::Id;
use journey_store::Library;
use percorso_tests::{Desk, Dice, Display, Start, Window, in_work_tree, is_sound};
use serde_json::json;
use tempfile::TempDir;

/// How long a window may take to come.
const PATIENCE: Duration = Duration::from_secs(40);

fn spudnik() -> PathBuf {
    in_work_tree("examples/spudnik.journey")
}

fn five_stages() -> PathBuf {
    in_work_tree("assets/templates/five-stages.en.journey")
}

/// A library of its own, on a screen of its own.
struct Room {
    folder: TempDir,
    display: Display,
}

impl Room {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            display: Display::open(1440, 900),
        }
    }

    fn library(&self) -> PathBuf {
        self.folder.path().join("Mappe di Zoë 旅").join("library.sqlite")
    }

    fn sit_down(&self, map_file: Option<&Path>) -> Desk {
        let library = self.library();
        let start = Start {
            map_file,
            ..Start::with(&library)
        };
        Desk::open(&self.display, &start)
    }

    /// Starts the program once more, past the driver, and waits for its end.
    fn start_again(&self, map_file: Option<&Path>) -> bool {
        let mut again = Command::new(Window::program());
        again.args(map_file).env("PERCORSO_LIBRARY", self.library());
        let mut again = again.env("DISPLAY", self.display.name()).spawn().unwrap();
        let begun = Instant::now();
        loop {
            if let Some(status) = again.try_wait().unwrap() {
                return status.success();
            }
            if begun.elapsed() > PATIENCE {
                again.kill().unwrap();
                return false;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until this many windows have this title.
    fn wait_for_windows(&self, title: &str, count: usize) {
        let begun = Instant::now();
        loop {
            let titles = self.display.window_titles();
            let found = titles.iter().filter(|name| name.as_str() == title).count();
            if found == count {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "{count} × {title:?} among {titles:?}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

fn title_of(map_file: &Path) -> String {
    let journey = journey_format::read(&std::fs::read(map_file).unwrap()).unwrap();
    format!("{} – Percorso", journey.about().title)
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn a_window_beside_another_shows_its_map_and_is_there_again_after_a_crash() {
    let room = Room::new();
    let desk = room.sit_down(Some(&spudnik()));
    room.wait_for_windows(&title_of(&spudnik()), 1);
    let imported = desk.call("import", json!({ "path": five_stages() }));
    desk.call("open_window", json!({ "map": imported["map"] }));
    room.wait_for_windows(&title_of(&five_stages()), 1);
    room.wait_for_windows(&title_of(&spudnik()), 1);
    desk.crash();
    room.wait_for_windows(&title_of(&spudnik()), 0);

    let desk = room.sit_down(None);
    room.wait_for_windows(&title_of(&spudnik()), 1);
    room.wait_for_windows(&title_of(&five_stages()), 1);
    desk.crash();
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn a_second_start_hands_its_map_over_to_the_first() {
    let room = Room::new();
    let desk = room.sit_down(Some(&spudnik()));
    assert!(
        room.start_again(Some(&five_stages())),
        "the second start ends by itself"
    );
    room.wait_for_windows(&title_of(&five_stages()), 1);
    assert!(room.start_again(None));
    // The same file again brings its window forward, and no other.
    assert!(room.start_again(Some(&five_stages())));
    room.wait_for_windows(&title_of(&five_stages()), 1);
    room.wait_for_windows(&title_of(&spudnik()), 1);
    // A file that is no map is told in the window that is there.
    let bad = room.folder.path().join("Broken.journey");
    std::fs::write(&bad, "no map at all").unwrap();
    assert!(room.start_again(Some(&bad)));
    desk.window()
        .wait_until("document.querySelector('[data-testid=toast]')?.textContent.includes('Broken.journey')");
    desk.crash();
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn a_library_that_is_something_else_is_told_in_the_window_and_not_touched() {
    let room = Room::new();
    let library = room.library();
    std::fs::create_dir_all(library.parent().unwrap()).unwrap();
    std::fs::write(&library, "something else").unwrap();
    let english: [(&str, OsString); 1] = [("LANG", "en_GB.UTF-8".into())];
    let window = Window::open(&room.display, &library, None, &english);
    window.wait_until("document.querySelector('main.failure button')");
    let said = window.execute("return document.querySelector('main.failure').textContent", &[]);
    assert!(said.as_str().unwrap().contains(library.to_str().unwrap()), "{said}");
    assert_eq!(std::fs::read_to_string(&library).unwrap(), "something else");
    std::fs::remove_file(&library).unwrap();
    window.execute("document.querySelector('main.failure button').click()", &[]);
    window.wait_until("document.querySelector('[data-testid=library]')");
    window.close();
}

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn what_is_being_typed_is_kept_when_the_window_is_closed_or_the_program_ended() {
    let room = Room::new();
    for (words, quits) in [("Waits at the closed door", false), ("Quits the queue", true)] {
        let desk = room.sit_down(Some(&spudnik()));
        let step = desk.map().all("Step")[0].name.clone();
        desk.begin_to_type("Touchpoints", &step, words);
        if quits {
            desk.press_quit();
        } else {
            room.display.ask_to_close(&title_of(&spudnik()));
        }
        desk.wait_for_its_end();
        let library = Library::open(room.library()).unwrap();
        let map = journey_format::read(&std::fs::read(spudnik()).unwrap())
            .unwrap()
            .about()
            .id;
        let journey = library.load(map).unwrap().journey;
        let texts: Vec<&str> = journey.cards().map(|card| card.text.as_str()).collect();
        assert!(texts.contains(&words), "{texts:?}");
    }
}

/// Edits one after the other in the page, which notes the revision of each that was acknowledged.
const WORK: &str = "
    const [map, from, cells] = arguments;
    window.acknowledged = from;
    const call = (name, params) => window.__TAURI_INTERNALS__.invoke('rpc', {call: name, params});
    const letters = '0123456789abcdefghjkmnpqrstvwxyz';
    const mint = () => '1' + Array.from({length: 12}, () => letters[Math.floor(Math.random() * 32)]).join('');
    (async () => {
      const cards = [];
      for (let edit = 0; edit < 200; edit += 1) {
        const cell = cells[edit % cells.length];
        const text = `Edit ${edit}`;
        let command = {do: 'AddCard', id: mint(), lane: cell.lane, step: cell.step, text, before: null};
        if (edit % 3 === 1) command = {do: 'Edit', ids: [cards.at(-1)], field: {field: 'Name', value: text + ' again'}};
        else cards.push(command.id);
        const revision = window.acknowledged;
        try {
          const reply = edit % 7 === 6 ? await call('undo', {map, revision}) : await call('apply', {map, revision, command});
          window.acknowledged = reply.state.revision;
        } catch (error) {
          // The card may have gone with an undo.
          if (error.code !== 'Refused') throw error;
        }
      }
    })().catch(error => { window.failed = JSON.stringify(error); });";

#[test]
#[ignore = "needs the built program and the tools of `cargo xtask test`"]
fn after_each_kill_of_the_program_every_acknowledged_edit_is_there() {
    let kills: u64 = env::var("PERCORSO_WINDOW_KILLS").map_or(3, |number| number.parse().unwrap());
    let room = Room::new();
    let first = journey_format::read(&std::fs::read(spudnik()).unwrap()).unwrap();
    let map: Id = first.about().id;
    let lanes: Vec<Id> = first.lanes().into_iter().take(3).map(|lane| lane.id).collect();
    let steps: Vec<Id> = first.steps().into_iter().map(|step| step.id).collect();
    let cells = lanes
        .iter()
        .flat_map(|lane| steps.iter().map(move |step| json!({ "lane": lane, "step": step })));
    let cells: Vec<_> = cells.collect();
    Library::open(room.library()).unwrap().create(map, &first, 0).unwrap();
    Library::open(room.library()).unwrap().set_last_opened(map).unwrap();
    let mut known = 0;
    for seed in 0..kills {
        let mut dice = Dice(seed);
        let desk = room.sit_down(None);
        assert_eq!(desk.revision(), known);
        let window = desk.window();
        window.execute(WORK, &[json!(map), json!(known), json!(cells)]);
        let wanted = known + 1 + dice.below(30) as u64;
        window.wait_until(&format!("window.acknowledged >= {wanted} || window.failed"));
        let failed = window.execute("return window.failed ?? null", &[]);
        assert!(failed.is_null(), "{failed}");
        let moment = Instant::now() + Duration::from_micros(dice.below(60_000) as u64);
        while Instant::now() < moment {
            std::hint::spin_loop();
        }
        let acknowledged = window.execute("return window.acknowledged", &[]).as_u64().unwrap();
        desk.crash();
        known = is_sound(&room.library(), map, &first, acknowledged, known + 200);
        println!("kill {seed}: {acknowledged} acknowledged, {known} there");
    }
}
