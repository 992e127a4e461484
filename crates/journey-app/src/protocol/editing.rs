//! Opening a map and changing it: commands, previews, history.

use journey_model::{Command, Form, Id, Label};
use journey_scene::{Rect, Scene, ScenePatch};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::library::{Appearance, Language};

/// How a map shall be drawn on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct OpenMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// Colours.
    pub appearance: Appearance,
    /// Language of the words that the layout adds.
    pub language: Language,
    /// Tidy or winding.
    #[serde(default)]
    pub form: Form,
    /// Whether empty cells say what could stand in them; they do not where nobody asks for it.
    #[serde(default)]
    #[ts(optional)]
    pub guidance: Option<bool>,
    /// The actor whose path is drawn over the map.
    #[serde(default)]
    #[ts(optional, type = "string")]
    pub path: Option<Id>,
}

/// A map that is open.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OpenedMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// Its state.
    pub state: MapState,
    /// The whole drawing.
    pub scene: Scene,
}

/// A map to be opened, and what of it is seen first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct OpenPart {
    /// The map.
    pub open: OpenMap,
    /// The area of the drawing that the window shows, in points.
    pub area: Rect,
}

/// A map that is open, or of a big one what is seen of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OpenedPart {
    /// The map; its drawing may lack what lies outside of the area.
    pub opened: OpenedMap,
    /// Whether that is the whole drawing.
    pub whole: bool,
}

/// What is missing of an open map of which a part was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct RestOfMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// The revision of the part.
    #[ts(type = "number")]
    pub revision: u64,
    /// The area that was asked for.
    pub area: Rect,
}

/// What there is to know of an open map beside its drawing.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MapState {
    /// Grows with every change, undo and redo.
    #[ts(type = "number")]
    pub revision: u64,
    /// Title.
    pub title: String,
    /// What undo would take back.
    pub undo: Option<Label>,
    /// What redo would do again.
    pub redo: Option<Label>,
    /// Number of steps.
    pub steps: u32,
    /// Number of cards.
    pub cards: u32,
}

/// A command for an open map.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ApplyCommand {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The revision that the user saw.
    #[ts(type = "number")]
    pub revision: u64,
    /// What the user meant.
    pub command: Command,
}

/// Undo or redo on an open map.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct StepThroughHistory {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The revision that the user saw.
    #[ts(type = "number")]
    pub revision: u64,
}

/// What changed. It is durable by the time this is sent.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Changed {
    /// The map's state now.
    pub state: MapState,
    /// From the last scene sent to this one.
    pub patch: ScenePatch,
    /// Elements that were added or edited, to be selected.
    #[ts(type = "Array<string>")]
    pub touched: Vec<Id>,
    /// Whether something is among it that another program did.
    pub elsewhere: bool,
}

/// How the map would look if a command were carried out. Nothing is kept.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Preview {
    /// From the last scene sent by `open`, `apply`, `undo`, `redo` or `jump` to the one that the command would give.
    pub patch: ScenePatch,
}

/// What was done on a map, the oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HistoryView {
    /// The gestures that can be undone and, behind them, those that can be done again: the latest 1,000.
    pub entries: Vec<HistoryEntry>,
    /// Number of older gestures that are not listed.
    pub older: u32,
}

/// One gesture.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HistoryEntry {
    /// Its number in the journal; grows from gesture to gesture.
    #[ts(type = "number")]
    pub seq: u64,
    /// What it did.
    pub label: Label,
    /// When, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// Whether it is in force; otherwise it was undone and can be done again.
    pub done: bool,
}

/// Goes to a place in the history.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct JumpThroughHistory {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The revision that the user saw.
    #[ts(type = "number")]
    pub revision: u64,
    /// The gesture that shall be the last one in force; 0 takes every gesture back.
    #[ts(type = "number")]
    pub to: u64,
}
