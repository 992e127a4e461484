//! Which window shows which map, for the next start.

use std::collections::BTreeMap;

use journey_model::Id;
use journey_store::Library;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::AppError;

/// The first window. Others are called `map-1`, `map-2` and so on.
pub const FIRST_WINDOW: &str = "main";

const PREFERENCE: &str = "windows";

/// Windows that are opened again at a start; a desk has no room for more.
const MOST: usize = 16;

/// Where a window stands on the screen, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Of the left edge.
    pub x: i32,
    /// Of the upper edge.
    pub y: i32,
    /// Without the frame.
    pub width: u32,
    /// Without the frame.
    pub height: u32,
    /// Whether it fills the screen.
    pub maximized: bool,
}

/// A window that a host shall open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowToOpen {
    /// What it is called in calls.
    pub window: String,
    /// Where it stood, if that is known.
    pub place: Option<WindowPlace>,
}

/// What is kept of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    map: Id,
    #[serde(default)]
    place: Option<WindowPlace>,
}

/// The windows of this program, by name.
#[derive(Debug, Default)]
pub(crate) struct Windows {
    open: BTreeMap<String, (Option<Id>, Option<WindowPlace>)>,
    named: u32,
    kept: Vec<Kept>,
    ended: bool,
}

impl Windows {
    /// The windows to begin with: those that were open at the end, or one. `first` is a map to show before all others.
    pub fn begin(library: &Library, first: Option<Id>) -> Result<Self, AppError> {
        let kept = library.preference(PREFERENCE)?.unwrap_or(Value::Null);
        // What another version kept and this one does not understand is not opened.
        let kept: Vec<Kept> = serde_json::from_value(kept).unwrap_or_default();
        // What is in the bin is not opened by itself.
        let is_there = |map: Id| library.is_binned(map).is_ok_and(|binned| !binned);
        let mut maps: Vec<(Option<Id>, Option<WindowPlace>)> = kept
            .iter()
            .filter(|window| is_there(window.map))
            .map(|window| (Some(window.map), window.place))
            .take(MOST)
            .collect();
        if let Some(first) = first {
            maps.retain(|(map, _)| *map != Some(first));
            maps.insert(0, (Some(first), None));
        }
        if maps.is_empty() {
            let last = library.last_opened()?.filter(|map| is_there(*map));
            maps.push((last, None));
        }
        let mut windows = Self {
            kept,
            ..Self::default()
        };
        for (map, place) in maps {
            let name = windows.name();
            windows.open.insert(name, (map, place));
        }
        Ok(windows)
    }

    fn name(&mut self) -> String {
        let number = self.named;
        self.named += 1;
        match number {
            0 => FIRST_WINDOW.to_owned(),
            number => format!("map-{number}"),
        }
    }

    /// The windows as they shall be opened.
    pub fn to_open(&self) -> Vec<WindowToOpen> {
        let windows = self.open.iter().map(|(window, (_, place))| WindowToOpen {
            window: window.clone(),
            place: *place,
        });
        windows.collect()
    }

    /// Another window, for a map; returns its name.
    pub fn add(&mut self, map: Option<Id>) -> String {
        // Somebody goes on working.
        self.ended = false;
        let name = self.name();
        self.open.insert(name.clone(), (map, None));
        name
    }

    /// The map of a window. `None` for a window that nobody announced, such as a page of a browser.
    pub fn map_of(&self, window: &str) -> Option<Option<Id>> {
        self.open.get(window).map(|(map, _)| *map)
    }

    /// A window shows this map now.
    pub fn shows(&mut self, window: &str, map: Id) {
        self.ended = false;
        if let Some((shown, _)) = self.open.get_mut(window) {
            *shown = Some(map);
        }
    }

    /// The window in which is said what concerns all of them.
    pub fn first(&self) -> Option<&str> {
        self.open.keys().next().map(String::as_str)
    }

    /// Whether this window says what concerns all of them. One that nobody announced does so as well.
    pub fn tells(&self, window: &str) -> bool {
        self.first() == Some(window) || !self.open.contains_key(window)
    }

    /// A window that shows this map.
    pub fn showing(&self, map: Id) -> Option<String> {
        let mut windows = self.open.iter();
        windows
            .find(|(_, (shown, _))| *shown == Some(map))
            .map(|(window, _)| window.clone())
    }

    /// The program ends: its windows close, and are all there again at the next start.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// A window stands here now.
    pub fn placed(&mut self, window: &str, place: WindowPlace) {
        if let Some((_, stood)) = self.open.get_mut(window) {
            *stood = Some(place);
        }
    }

    /// A window was closed. The last one stays remembered: it is what the next start begins with.
    pub fn left(&mut self, window: &str) {
        if self.open.len() > 1 && !self.ended {
            self.open.remove(window);
        }
    }

    /// Keeps for the next start what has changed.
    pub fn keep(&mut self, library: &mut Library) -> Result<(), AppError> {
        let now: Vec<Kept> = self
            .open
            .values()
            .filter_map(|(map, place)| map.map(|map| Kept { map, place: *place }))
            .collect();
        if now != self.kept {
            let value = serde_json::to_value(&now).map_err(AppError::bug)?;
            library.set_preference(PREFERENCE, &value)?;
            self.kept = now;
        }
        Ok(())
    }
}
