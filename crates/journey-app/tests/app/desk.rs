//! Somebody at work on one map. After every change the drawing that was patched together must be the one that a fresh
//! layout gives.

use journey_app::{App, AppError};
use journey_model::{Command, Id};
use serde_json::{Value, json};

/// An open map as a window sees it.
pub struct Desk<'a> {
    pub app: &'a App,
    pub map: Id,
    pub state: Value,
    pub scene: Value,
}

impl<'a> Desk<'a> {
    /// Opens a map.
    pub fn open(app: &'a App, map: Id) -> Self {
        let opened = app.rpc("open", view(map)).unwrap();
        assert_eq!(opened["map"], json!(map));
        Self {
            app,
            map,
            state: opened["state"].clone(),
            scene: opened["scene"].clone(),
        }
    }

    pub fn revision(&self) -> u64 {
        self.state["revision"].as_u64().unwrap()
    }

    pub fn apply(&mut self, command: &Command) -> Result<Value, AppError> {
        let params = json!({ "map": self.map, "revision": self.revision(), "command": command });
        self.change("apply", params)
    }

    pub fn undo(&mut self) -> Result<Value, AppError> {
        self.change("undo", json!({ "map": self.map, "revision": self.revision() }))
    }

    pub fn redo(&mut self) -> Result<Value, AppError> {
        self.change("redo", json!({ "map": self.map, "revision": self.revision() }))
    }

    /// Goes to a place in the history.
    pub fn jump(&mut self, to: u64) -> Result<Value, AppError> {
        self.change(
            "jump",
            json!({ "map": self.map, "revision": self.revision(), "to": to }),
        )
    }

    /// The drawing as it would be after a command.
    pub fn preview(&self, command: &Command) -> Result<Value, AppError> {
        let params = json!({ "map": self.map, "revision": self.revision(), "command": command });
        let reply = self.app.rpc("preview", params)?;
        let mut scene = self.scene.clone();
        patch(&mut scene, &reply["patch"]);
        Ok(scene)
    }

    /// Asks something about the map.
    pub fn ask(&self, call: &str, mut params: Value) -> Value {
        params["map"] = json!(self.map);
        self.app.rpc(call, params).unwrap()
    }

    pub fn change(&mut self, call: &str, params: Value) -> Result<Value, AppError> {
        let before = self.revision();
        let reply = self.app.rpc(call, params)?;
        self.state = reply["state"].clone();
        assert!(self.revision() > before, "{call} left the revision at {before}");
        patch(&mut self.scene, &reply["patch"]);
        // A window that comes new has nothing to go by but the map.
        let drawn_anew = self.app.answer_at("new window", "open", view(self.map)).unwrap();
        self.app.left("new window");
        let drawn_anew: Value = serde_json::from_str(&drawn_anew).unwrap();
        assert_same_scene(&self.scene, &drawn_anew["scene"]);
        Ok(reply)
    }

    /// Ids of everything of one kind that can be pointed at.
    pub fn ids(&self, kind: &str) -> Vec<Id> {
        let hits = self.scene["hits"].as_array().unwrap();
        let of_kind = hits.iter().filter(|hit| hit["kind"] == kind);
        of_kind
            .map(|hit| hit["id"].as_str().unwrap().parse().unwrap())
            .collect()
    }

    /// The texts of the map's cards and emotions, in painting order.
    pub fn texts(&self) -> Vec<&str> {
        let hits = self.scene["hits"].as_array().unwrap();
        let cards = hits
            .iter()
            .filter(|hit| hit["kind"] == "Card" || hit["kind"] == "Emotion");
        cards.map(|hit| hit["name"].as_str().unwrap()).collect()
    }
}

/// How the tests look at a map.
pub fn view(map: Id) -> Value {
    json!({ "map": map, "appearance": "light", "language": "en" })
}

/// Carries a patch out as the interface does: by keys, in JSON.
pub fn patch(scene: &mut Value, patch: &Value) {
    scene["size"] = patch["size"].clone();
    scene["paper"] = patch["paper"].clone();
    scene["scales"] = patch["scales"].clone();
    for (list, key) in [("groups", "key"), ("hits", "key"), ("outline", "id")] {
        let patch = &patch[list];
        let old = scene[list].as_array().unwrap();
        let new = patch["changed"].as_array().unwrap();
        let mut order: Vec<Value> = old.iter().map(|entry| entry[key].clone()).collect();
        if let Some(other) = patch["order"].as_object() {
            let at = other["at"].as_u64().unwrap() as usize;
            let gone = other["gone"].as_u64().unwrap() as usize;
            order.splice(at..at + gone, other["keys"].as_array().unwrap().clone());
        }
        let entry = |name: &Value| {
            let with_key = |entry: &&Value| entry[key] == *name;
            let found = new.iter().find(with_key).or_else(|| old.iter().find(with_key));
            found.unwrap_or_else(|| panic!("{list} {name} is nowhere")).clone()
        };
        let mut next: Vec<Value> = order.iter().map(entry).collect();
        for run in patch["shifts"].as_array().unwrap() {
            let places = run["from"].as_u64().unwrap() as usize..run["to"].as_u64().unwrap() as usize;
            for one in &mut next[places] {
                shift(one, &run["by"], &run["grown"]);
            }
        }
        scene[list] = next.into();
    }
}

/// Moves a group or a hit region as the interface does, and lets the areas of a region grow, in single precision.
fn shift(part: &mut Value, by: &Value, grown: &Value) {
    let sum = |value: &mut Value, more: &Value| {
        let sum = value.as_f64().unwrap() as f32 + more.as_f64().unwrap() as f32;
        *value = serde_json::from_str(&serde_json::to_string(&sum).unwrap()).unwrap();
    };
    let add = |point: &mut Value| {
        for axis in ["x", "y"] {
            sum(&mut point[axis], &by[axis]);
        }
    };
    let spread = |area: &mut Value| {
        add(area);
        for extent in ["w", "h"] {
            sum(&mut area[extent], &grown[extent]);
        }
    };
    match part.get_mut("at") {
        Some(at) => add(at),
        None => {
            spread(&mut part["rect"]);
            if part["free"].is_object() {
                spread(&mut part["free"]);
            }
            if part["text"].is_object() {
                add(&mut part["text"]["rect"]);
            }
            part["route"].as_array_mut().unwrap().iter_mut().for_each(add);
        }
    }
}

/// Fails with what differs instead of two whole scenes.
#[track_caller]
pub fn assert_same_scene(left: &Value, right: &Value) {
    for part in ["size", "paper", "outline", "scales"] {
        assert_eq!(left[part], right[part], "{part}");
    }
    for list in ["groups", "hits"] {
        let (left, right) = (left[list].as_array().unwrap(), right[list].as_array().unwrap());
        let keys = |list: &[Value]| list.iter().map(|entry| entry["key"].clone()).collect::<Vec<_>>();
        assert_eq!(keys(left), keys(right), "keys of {list}");
        for (left, right) in left.iter().zip(right) {
            assert_eq!(left, right, "one of {list}");
        }
    }
    assert_eq!(left, right);
}
