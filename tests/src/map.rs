//! Where things stand on the map that the window shows.

use serde_json::Value;

/// What can be pointed at, from the reply to the call `open`.
pub struct MapOnScreen {
    hits: Vec<Hit>,
}

/// One area that stands for something, in scene coordinates.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What it is, such as `Card`.
    pub kind: String,
    /// The element's id; empty for a cell.
    pub id: String,
    /// Id of its lane.
    pub lane: String,
    /// Id of its step.
    pub step: String,
    /// Its name or text.
    pub name: String,
    /// Left edge, upper edge, width and height.
    pub rect: [f64; 4],
}

impl MapOnScreen {
    /// Reads the scene of an opened map.
    pub fn read(scene: &Value) -> Self {
        let hits = scene["hits"].as_array().expect("a scene has hits");
        Self {
            hits: hits.iter().map(Hit::read).collect(),
        }
    }

    /// Id of the lane with this name.
    pub fn lane(&self, name: &str) -> &str {
        &self.named("Lane", name).id
    }

    /// Id of the step with this name.
    pub fn step(&self, name: &str) -> &str {
        &self.named("Step", name).id
    }

    /// The card with this text.
    pub fn card(&self, text: &str) -> &Hit {
        self.named("Card", text)
    }

    /// The cell of a lane and a step, by their ids.
    pub fn cell(&self, lane: &str, step: &str) -> &Hit {
        let found = self
            .hits
            .iter()
            .find(|hit| hit.kind == "Cell" && hit.lane == lane && hit.step == step);
        found.unwrap_or_else(|| panic!("no cell at lane {lane}, step {step}"))
    }

    /// Everything of one kind, in painting order.
    pub fn all(&self, kind: &str) -> Vec<&Hit> {
        self.hits.iter().filter(|hit| hit.kind == kind).collect()
    }

    fn named(&self, kind: &str, name: &str) -> &Hit {
        let found = self.hits.iter().find(|hit| hit.kind == kind && hit.name == name);
        found.unwrap_or_else(|| {
            let names: Vec<&str> = self.all(kind).iter().map(|hit| hit.name.as_str()).collect();
            panic!("no {kind} “{name}” among {names:?}")
        })
    }
}

impl Hit {
    fn read(hit: &Value) -> Self {
        let text = |key: &str| hit[key].as_str().unwrap_or_default().to_owned();
        let rect = ["x", "y", "w", "h"].map(|side| hit["rect"][side].as_f64().expect("a hit has a rectangle"));
        Self {
            kind: text("kind"),
            id: text("id"),
            lane: text("lane"),
            step: text("step"),
            name: text("name"),
            rect,
        }
    }

    /// The middle.
    pub fn center(&self) -> (f64, f64) {
        let [x, y, w, h] = self.rect;
        (x + w / 2.0, y + h / 2.0)
    }
}
