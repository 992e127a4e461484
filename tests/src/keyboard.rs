//! The window by keyboard alone: nothing here moves a pointer or calls the app to change something.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::Desk;

/// The longest walk with the arrow keys.
const MOST_KEYS: usize = 300;

/// The id of the element that the map's grid has its keyboard on, and what kind of thing that is.
const HERE: &str = "
    const grid = document.querySelector('[data-testid=grid]');
    if (document.activeElement !== grid) return ['elsewhere', ''];
    const here = document.getElementById(grid.getAttribute('aria-activedescendant'));
    return here ? [here.getAttribute('role'), here.dataset.id ?? ''] : ['nothing', ''];";

/// Somebody at the keyboard of a desk.
pub struct Hands<'a> {
    desk: &'a Desk,
}

impl<'a> Hands<'a> {
    /// Puts the hands on the keyboard.
    pub fn on(desk: &'a Desk) -> Self {
        Self { desk }
    }

    /// Presses keys one after the other while others are held, and waits until everything that follows is done.
    pub fn press(&self, held: &[Key], keys: &[char]) {
        let held: Vec<char> = held.iter().map(|&key| key.into()).collect();
        self.desk.window().press(&held, keys);
        self.settle();
    }

    /// Presses one key by itself.
    pub fn key(&self, key: Key) {
        self.press(&[], &[key.into()]);
    }

    /// Types a text.
    pub fn write(&self, text: &str) {
        let keys: Vec<char> = text.chars().collect();
        self.desk.window().press(&[], &keys);
    }

    fn wait_for(&self, what: &str) {
        self.desk
            .window()
            .wait_until(&format!("document.querySelector('{what}')"));
    }

    fn settle(&self) {
        // What a key begins, begins within a frame.
        self.desk.window().execute_async(
            "await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))",
            &[],
        );
        self.desk
            .window()
            .wait_until("!document.querySelector('[data-testid=map-host]:not([data-ready=true])')");
    }

    /// Does something that changes the map, and waits until the window shows the change.
    pub fn changing(&self, does: impl FnOnce()) {
        let before = self.desk.revision();
        does();
        self.desk.window().wait_until(&format!(
            "document.querySelector('[data-testid=map-host][data-ready=true]')?.dataset.revision > {before}"
        ));
    }

    /// Makes a new map, and waits until it is there instead of this one.
    pub fn new_map(&self) {
        let before = self.title();
        self.press(&[Key::Control, Key::Shift], &['N']);
        self.desk.window().wait_until(&format!(
            "document.querySelector('[data-testid=title]').textContent !== {}",
            json!(before)
        ));
        self.settle();
    }

    /// Title of the open map.
    pub fn title(&self) -> String {
        let title = self
            .desk
            .window()
            .execute("return document.querySelector('[data-testid=title]').textContent", &[]);
        title.as_str().unwrap_or_default().to_owned()
    }

    /// Chooses something from the list of all that can be done, by its words.
    pub fn choose(&self, words: &str) {
        self.press(&[Key::Control], &['k']);
        self.pick(words);
    }

    /// Picks a line of the list that is open, by its words, which are the first to fit.
    pub fn pick(&self, words: &str) {
        self.wait_for("[data-testid=palette]");
        self.write(words);
        self.desk.window().wait_until(&format!(
            "document.querySelector('#palette-list [role=option]')?.textContent.includes({})",
            json!(words)
        ));
        self.key(Key::Enter);
    }

    /// Types a name into the field that has opened over the map, and keeps it.
    pub fn name_it(&self, name: &str) {
        self.wait_for("[data-testid=editor]");
        self.changing(|| {
            self.write(name);
            self.key(Key::Enter);
            self.desk
                .window()
                .wait_until("!document.querySelector('[data-testid=editor]')");
        });
    }

    /// The role and the element that the map's keyboard is on.
    pub fn here(&self) -> (String, String) {
        self.desk.wait_for_the_map();
        let here = self.desk.window().execute(HERE, &[]);
        let text = |at: usize| here[at].as_str().unwrap_or_default().to_owned();
        (text(0), text(1))
    }

    /// Leaves whatever is selected, then takes the first thing of the map.
    pub fn begin(&self) {
        self.key(Key::Escape);
        self.key(Key::Escape);
        self.key(Key::Down);
    }

    /// Deletes every lane and every stage.
    pub fn clear(&self) {
        for _ in 0..MOST_KEYS {
            let map = self.desk.map();
            let lanes = !map.all("Lane").is_empty();
            if !lanes && map.all("Stage").is_empty() {
                return;
            }
            self.begin();
            if lanes {
                self.press(&[], &[Key::Home.into(), Key::Left.into()]);
            }
            let ids: Vec<&str> = map
                .all(if lanes { "Lane" } else { "Stage" })
                .iter()
                .map(|hit| hit.id.as_str())
                .collect();
            let (_, id) = self.here();
            assert!(ids.contains(&id.as_str()), "the keyboard is on {:?}", self.here());
            self.changing(|| self.key(Key::Delete));
        }
        panic!("the map does not become empty");
    }

    /// Walks to a cell, or to the first card in it.
    pub fn walk_to_cell(&self, lane: &str, step: &str) {
        self.desk.walk_to(lane, step);
    }

    /// Walks to a cell, and on to the first card in it where there is one.
    pub fn walk_to_card(&self, lane: &str, step: &str, text: &str) {
        self.desk.walk_to(lane, step);
        let map = self.desk.map();
        let wanted = map
            .all("Card")
            .into_iter()
            .chain(map.all("Emotion"))
            .find(|hit| hit.name == text)
            .unwrap_or_else(|| panic!("no card “{text}”"))
            .id
            .clone();
        for key in [Key::Up; 3].into_iter().chain([Key::Down; 6]) {
            if self.here().1 == wanted {
                return;
            }
            self.key(key);
        }
        panic!("the keyboard does not lead to “{text}”");
    }

    /// Types a card into the cell of a lane and a step.
    pub fn card(&self, lane: &str, step: &str, text: &str) {
        self.desk.walk_to(lane, step);
        self.changing(|| {
            let keys: Vec<char> = text.chars().collect();
            self.desk.window().press(&[], &keys[..1]);
            self.wait_for("[data-testid=editor]");
            self.desk.window().press(&[], &keys[1..]);
            self.key(Key::Escape);
        });
    }

    /// What the live region says.
    pub fn said(&self) -> String {
        let said = self
            .desk
            .window()
            .execute("return document.querySelector('[data-testid=live]').textContent", &[]);
        said.as_str().unwrap_or_default().to_owned()
    }

    /// The open map's elements and links, whole, by the ids of everything that its drawing shows.
    pub fn everything(&self) -> Value {
        let map = self.desk.call("welcome", json!({}))["map"].clone();
        let hits = self.desk.scene()["hits"].clone();
        let ids: Vec<&str> = hits
            .as_array()
            .into_iter()
            .flatten()
            .filter(|hit| hit["kind"] != "Actor")
            .filter_map(|hit| hit["id"].as_str())
            .filter(|id| !id.is_empty())
            .collect();
        self.desk.call("elements", json!({"map": map, "ids": ids}))
    }
}
