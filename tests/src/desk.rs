//! Percorso's window as a user sees it: names on the map, keys, a pointer.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::{Display, Hit, MapOnScreen, Window};

/// Points between the places that a dragged pointer passes, so that the window sees it move.
const STRIDE: f64 = 40.0;

/// Most pictures taken until the window must be at rest.
const MOST_PICTURES: usize = 60;

/// The longest walk with the keyboard.
const MOST_KEYS: usize = 300;

/// Which key leads from the selection towards a cell, given by the ids of its lane and its step. The grid has the
/// keyboard and says which of its cells, cards and heads is meant.
const WHICH_WAY: &str = "
    const [lane, step] = arguments[0];
    const grid = document.querySelector('[data-testid=grid]');
    if (document.activeElement !== grid) return 'Tab';
    const here = document.getElementById(grid.getAttribute('aria-activedescendant'))?.dataset;
    if (!here) return 'Down';
    const cells = [...grid.querySelectorAll('[role=gridcell]')];
    const place = (name, id) => [...new Set(cells.map(cell => cell.dataset[name]))].indexOf(id);
    if (!here.lane || !here.step) return 'Down';
    const across = place('step', step) - place('step', here.step);
    const down = place('lane', lane) - place('lane', here.lane);
    return across > 0 ? 'Right' : across < 0 ? 'Left' : down > 0 ? 'Down' : down < 0 ? 'Up' : 'Here';";

/// Somebody who works on a map. The app is in English and light, so that names and pictures are the same everywhere.
pub struct Desk {
    window: Window,
}

/// How the app is started.
pub struct Start<'a> {
    /// The library's file.
    pub library: &'a Path,
    /// A map file to begin with.
    pub map_file: Option<&'a Path>,
    /// The answer to every question for a file to write.
    pub save_as: Option<PathBuf>,
    /// The answer to every question for a file to read.
    pub open: Option<PathBuf>,
    /// Language of the interface: `en` or `it`.
    pub language: &'a str,
    /// Look of the interface: `light`, `dark` or `contrast`.
    pub appearance: &'a str,
}

impl<'a> Start<'a> {
    /// In English and light, on this library.
    pub fn with(library: &'a Path) -> Self {
        Self {
            library,
            map_file: None,
            save_as: None,
            open: None,
            language: "en",
            appearance: "light",
        }
    }
}

impl Desk {
    /// Starts the app and waits until a map is drawn.
    pub fn open(display: &Display, start: &Start<'_>) -> Self {
        let mut variables = vec![
            ("PERCORSO_LANGUAGE", OsString::from(start.language)),
            ("PERCORSO_APPEARANCE", OsString::from(start.appearance)),
        ];
        for (variable, answer) in [("PERCORSO_SAVE_AS", &start.save_as), ("PERCORSO_OPEN", &start.open)] {
            variables.extend(answer.iter().map(|path| (variable, path.as_os_str().to_owned())));
        }
        let window = Window::open(display, start.library, start.map_file, &variables);
        let desk = Self { window };
        desk.wait_for_the_map();
        desk
    }

    /// The window below.
    pub fn window(&self) -> &Window {
        &self.window
    }

    /// Waits until a map is drawn and nothing is under way.
    pub fn wait_for_the_map(&self) {
        self.window
            .wait_until("document.querySelector('[data-testid=map-host][data-ready=true]')");
        self.window.execute_async("await document.fonts.ready", &[]);
    }

    /// Carries out a call of the app as the web side does. Calls that change the map would come in between the window and
    /// its own picture of the map; they are for maps that are not open.
    pub fn call(&self, call: &str, params: Value) -> Value {
        self.window.execute_async(
            "const reply = await window.__TAURI_INTERNALS__.invoke('rpc', {call: arguments[0], params: arguments[1]});
             return reply instanceof ArrayBuffer ? JSON.parse(new TextDecoder().decode(reply)) : reply;",
            &[json!(call), params],
        )
    }

    /// What a call is refused with.
    pub fn refusal(&self, call: &str, params: Value) -> Value {
        self.window.execute_async(
            "try { return {done: await window.__TAURI_INTERNALS__.invoke('rpc', {call: arguments[0], params: arguments[1]})} }
             catch (error) { return error }",
            &[json!(call), params],
        )
    }

    /// The open map's whole drawing, as the app gave it to the window.
    pub fn scene(&self) -> Value {
        let map = self.call("welcome", json!({}))["map"].clone();
        self.call("open", json!({"map": map, "appearance": "light", "language": "en"}))["scene"].clone()
    }

    /// Where things stand on the map.
    pub fn map(&self) -> MapOnScreen {
        MapOnScreen::read(&self.scene())
    }

    /// The map's revision, as the window shows it.
    pub fn revision(&self) -> u64 {
        let revision = self.window.execute(
            "return document.querySelector('[data-testid=map-host]').dataset.revision",
            &[],
        );
        revision
            .as_str()
            .and_then(|revision| revision.parse().ok())
            .expect("the map has a revision")
    }

    /// Does something that changes the map once, and waits until the window shows the change.
    fn changing_once(&self, does: impl FnOnce()) {
        let before = self.revision();
        does();
        self.window.wait_until(&format!(
            "document.querySelector('[data-testid=map-host]').dataset.revision > {before}"
        ));
        assert_eq!(self.revision(), before + 1, "one gesture is one change");
    }

    /// Walks with the arrow keys to a cell and types a new card into it.
    pub fn type_into_cell(&self, lane: &str, step: &str, text: &str) {
        self.changing_once(|| {
            self.begin_to_type(lane, step, text);
            self.escape();
        });
    }

    /// Walks with the arrow keys to a cell and types, without an end to it.
    pub fn begin_to_type(&self, lane: &str, step: &str, text: &str) {
        self.walk_to(lane, step);
        let keys: Vec<char> = text.chars().collect();
        self.window.press(&[], &keys[..1]);
        self.wait_for("editor");
        self.window.press(&[], &keys[1..]);
    }

    /// From wherever the selection is to a cell or a card in it, by keyboard alone.
    pub(crate) fn walk_to(&self, lane: &str, step: &str) {
        let map = self.map();
        let target = json!([map.lane(lane), map.step(step)]);
        for _ in 0..MOST_KEYS {
            // What a reader is told follows the picture by a frame.
            self.wait_for_the_map();
            let key = match self.window.execute(WHICH_WAY, std::slice::from_ref(&target)).as_str() {
                Some("Tab") => Key::Tab,
                Some("Right") => Key::Right,
                Some("Left") => Key::Left,
                Some("Down") => Key::Down,
                Some("Up") => Key::Up,
                _ => return,
            };
            self.window.press(&[], &[key.into()]);
        }
        panic!("the keyboard does not lead to {lane}, {step}");
    }

    /// Drags a card to the cell of a lane and a step, with the whole map in view.
    pub fn drag(&self, card: &str, lane: &str, step: &str) {
        self.fit();
        let map = self.map();
        let from = self.on_screen(map.card(card).center());
        let to = self.on_screen(map.cell(map.lane(lane), map.step(step)).center());
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let strides = (across.hypot(down) / STRIDE).ceil().max(3.0);
        let path = (0..=strides as u32).map(|stride| {
            let part = f64::from(stride) / strides;
            (from.0 + across * part, from.1 + down * part)
        });
        let path: Vec<(f64, f64)> = path.collect();
        self.changing_once(|| self.window.drag(&path));
    }

    /// Selects the card that is nearest to the middle of the window, by pointer.
    pub fn select_in_the_middle(&self) {
        let middle = self.window.execute(
            "const map = document.querySelector('[data-testid=map]').getBoundingClientRect();
             const camera = document.querySelector('[data-testid=map-host]').dataset;
             return [map.width / 2 / camera.zoom + +camera.x, map.height / 2 / camera.zoom + +camera.y];",
            &[],
        );
        let far = |hit: &Hit| {
            let (x, y) = hit.center();
            (x - middle[0].as_f64().unwrap()).hypot(y - middle[1].as_f64().unwrap())
        };
        let map = self.map();
        let card = map
            .all("Card")
            .into_iter()
            .min_by(|one, other| far(one).total_cmp(&far(other)))
            .unwrap();
        let (x, y) = self.on_screen(card.center());
        self.window.click(x, y);
        self.window
            .wait_until("document.querySelector('[data-testid=inspector-name]')");
    }

    /// Brings the whole map into view.
    pub fn fit(&self) {
        self.window.press(&[Key::Shift.into()], &['1']);
        self.wait_for_the_map();
    }

    /// Where a place of the scene stands in the window.
    fn on_screen(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let place = self.window.execute(
            "const map = document.querySelector('[data-testid=map]');
             const camera = map.closest('[data-testid=map-host]').dataset, box = map.getBoundingClientRect();
             return [box.left + (arguments[0] - camera.x) * camera.zoom, box.top + (arguments[1] - camera.y) * camera.zoom,
                     box.left, box.top, box.right, box.bottom];",
            &[json!(x), json!(y)],
        );
        let place: Vec<f64> = place
            .as_array()
            .unwrap()
            .iter()
            .map(|number| number.as_f64().unwrap())
            .collect();
        let inside = place[0] > place[2] && place[0] < place[4] && place[1] > place[3] && place[1] < place[5];
        assert!(inside, "({x}, {y}) is outside of the window");
        (place[0], place[1])
    }

    /// The colour that is painted at a place of the scene: red, green and blue.
    pub fn paint_at(&self, place: (f64, f64)) -> [u8; 3] {
        let (x, y) = self.on_screen(place);
        let painted = self.window.execute(
            "const map = document.querySelector('[data-testid=map-host] canvas'), box = map.getBoundingClientRect();
             const scale = map.width / box.width;
             const at = [(arguments[0] - box.left) * scale, (arguments[1] - box.top) * scale].map(Math.round);
             return [...map.getContext('2d').getImageData(...at, 1, 1).data];",
            &[json!(x), json!(y)],
        );
        [0, 1, 2].map(|channel| painted[channel].as_u64().unwrap() as u8)
    }

    /// Waits until the window has painted everything that it has loaded.
    pub fn wait_for_paint(&self) {
        self.window.execute_async(
            "await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))",
            &[],
        );
    }

    /// Takes back the last gesture.
    pub fn undo(&self) {
        self.changing_once(|| self.window.press(&[Key::Control.into()], &['z']));
    }

    /// Opens the dialog for the poster, and waits until it shows how the poster will print.
    pub fn ask_for_the_poster(&self) {
        self.window.press(&[Key::Control.into()], &['p']);
        self.window
            .wait_until("document.querySelector('[data-testid=poster-export]:not(:disabled)')");
    }

    /// Exports the poster from its dialog to the file that the app was started with.
    pub fn export_poster(&self) {
        self.ask_for_the_poster();
        self.click("poster-export");
        self.window
            .wait_until("!document.querySelector('[data-testid=poster-export]')");
    }

    /// Leaves the map for the library.
    pub fn go_to_the_library(&self) {
        self.click("back");
        self.wait_for("map-card");
    }

    /// Presses a button in its middle.
    pub fn click(&self, name: &str) {
        let place = self.window.execute(
            "const box = document.querySelector(`[data-testid=${arguments[0]}]`).getBoundingClientRect();
             return [box.left + box.width / 2, box.top + box.height / 2];",
            &[json!(name)],
        );
        self.window
            .click(place[0].as_f64().unwrap(), place[1].as_f64().unwrap());
    }

    fn wait_for(&self, name: &str) {
        self.window
            .wait_until(&format!("document.querySelector('[data-testid={name}]')"));
    }

    /// Takes a picture of the display once two in a row are the same: nothing moves or loads any more.
    pub fn wait_for_a_still_picture(&self, display: &Display, path: &Path) {
        let next = path.with_extension("next.png");
        display.save_picture(path);
        for _ in 0..MOST_PICTURES {
            self.window.execute_async(
                "await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))",
                &[],
            );
            display.save_picture(&next);
            let still = fs::read(path).unwrap() == fs::read(&next).unwrap();
            fs::rename(&next, path).unwrap();
            if still {
                return;
            }
        }
        panic!("the window does not come to rest");
    }

    /// Steps out of what is going on.
    pub fn escape(&self) {
        self.window.press(&[], &[Key::Escape.into()]);
    }

    /// Names of the lane and the step where the window shows a card that is read out with this text first; `None` when it shows none. Asks the
    /// grid that screen readers read.
    pub fn place_of(&self, card: &str) -> Option<(String, String)> {
        // What is read aloud follows the picture.
        self.wait_for_the_map();
        let place = self.window.execute(
            "const item = [...document.querySelectorAll('[data-testid=grid] [role=option]')]
               .find(item => item.textContent.trim().startsWith(arguments[0]));
             return item ? [item.dataset.lane, item.dataset.step] : null;",
            &[json!(card)],
        );
        let (lane, step) = (place[0].as_str()?, place[1].as_str()?);
        let map = self.map();
        let name = |kind: &str, id: &str| {
            map.all(kind)
                .into_iter()
                .find(|hit| hit.id == id)
                .map(|hit| hit.name.clone())
        };
        Some((name("Lane", lane)?, name("Step", step)?))
    }

    /// Measures every piece of text of the map with the canvas and the fonts of the page, and puts the layout's width
    /// beside it. Letters that are set apart one by one are drawn one by one, so their sum says nothing.
    pub fn text_widths(&self) -> Vec<TextWidth> {
        let mut runs = Vec::new();
        collect_runs(&self.scene()["groups"], &mut runs);
        let widths = self.window.execute_async(
            "const runs = arguments[0];
             const pen = document.createElement('canvas').getContext('2d');
             const fonts = new Map(runs.map(run => [run.font, run.text]));
             await Promise.all([...fonts].map(([font, text]) => document.fonts.load(`16px \"Percorso ${font}\"`, text)));
             return runs.map(run => { pen.font = `${run.size}px \"Percorso ${run.font}\"`; return pen.measureText(run.text).width; });",
            &[json!(runs)],
        );
        let widths = widths.as_array().unwrap().iter().map(|width| width.as_f64().unwrap());
        let measured = runs.iter().zip(widths).map(|(run, drawn)| TextWidth {
            text: run["text"].as_str().unwrap().to_owned(),
            font: run["font"].as_str().unwrap().to_owned(),
            laid_out: run["advance"].as_f64().unwrap(),
            drawn,
        });
        measured.collect()
    }

    /// Closes the window and waits for the app to end.
    pub fn close(self) {
        self.window.close();
    }

    /// Presses the keys that end the app.
    pub fn press_quit(&self) {
        self.window.press(&[Key::Control.into()], &['q']);
    }

    /// Waits until the app has ended by itself.
    pub fn wait_for_its_end(self) {
        self.window.wait_for_its_end();
    }

    /// Ends the app in the middle of everything.
    pub fn crash(self) {
        self.window.kill();
    }
}

/// How wide a piece of text is, in points.
#[derive(Debug)]
pub struct TextWidth {
    /// Its characters.
    pub text: String,
    /// Its font.
    pub font: String,
    /// Width in the scene.
    pub laid_out: f64,
    /// Width on the canvas.
    pub drawn: f64,
}

/// Every run of text in a list of groups or items, at any depth.
fn collect_runs(items: &Value, runs: &mut Vec<Value>) {
    for item in items.as_array().into_iter().flatten() {
        if item["type"] == "Text" && item["spread"].as_array().is_none_or(Vec::is_empty) {
            runs.push(item.clone());
        }
        collect_runs(&item["items"], runs);
    }
}
