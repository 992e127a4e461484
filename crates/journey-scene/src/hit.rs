//! What can be pointed at.

use serde::Serialize;
use ts_rs::TS;

use crate::{FontKey, Name, Pin, Point, Rect, Size};

/// An area of the scene that stands for something.
#[derive(Debug, Clone, PartialEq, Default, Serialize, TS)]
pub struct HitRegion {
    /// Unique: the element's id, or `lane:step` for a cell.
    #[ts(type = "string")]
    pub key: Name,
    /// What it is.
    pub kind: HitKind,
    /// The element's id; for a cell, empty.
    #[ts(type = "string")]
    pub id: Name,
    /// Lane of a card, cell or lane head; empty otherwise.
    #[ts(type = "string")]
    pub lane: Name,
    /// Step of a card, cell or step head; empty otherwise.
    #[ts(type = "string")]
    pub step: Name,
    /// Where, in scene coordinates.
    pub rect: Rect,
    /// Whether the area scrolls with the map.
    pub pin: Pin,
    /// The name or text, for editing in place and for reading aloud.
    #[ts(type = "string")]
    pub name: Name,
    /// Where the name is written, so that an editor can lie exactly over it.
    pub text: Option<TextBox>,
    /// The scene coordinates where a new card's text would begin, for a cell: the free rest below its cards.
    pub free: Option<Rect>,
    /// Channel of a network cell or of a swimlane's head; empty otherwise.
    #[ts(type = "string")]
    pub channel: Name,
    /// Whether its lane is locked.
    pub locked: bool,
    /// The corners of a link's line from its start to its end, in scene coordinates; empty otherwise.
    pub route: Vec<Point>,
}

impl HitRegion {
    /// Whether it is the other one, moved, with its area grown, and nothing else about it differs.
    pub fn is_moved(&self, before: &Self, by: Point, grown: Size) -> bool {
        let moved = |rect: Rect| rect.moved(by.x, by.y).grown(grown);
        let rects = self.rect == moved(before.rect) && self.free == before.free.map(moved);
        let text = before.text.map(|text| TextBox {
            rect: text.rect.moved(by.x, by.y),
            ..text
        });
        let route = self.route.len() == before.route.len()
            && self
                .route
                .iter()
                .zip(&before.route)
                .all(|(is, was)| *is == was.moved(by));
        rects
            && route
            && self.text == text
            && (self.kind, self.pin, self.locked) == (before.kind, before.pin, before.locked)
            && (&self.key, &self.id, &self.lane, &self.step) == (&before.key, &before.id, &before.lane, &before.step)
            && (&self.name, &self.channel) == (&before.name, &before.channel)
    }

    /// Moves it, and makes its area larger: the rest that is free of a cell grows with the cell.
    pub fn shift(&mut self, by: Point, grown: Size) {
        self.rect = self.rect.moved(by.x, by.y).grown(grown);
        self.free = self.free.map(|free| free.moved(by.x, by.y).grown(grown));
        if let Some(text) = &mut self.text {
            text.rect = text.rect.moved(by.x, by.y);
        }
        for corner in &mut self.route {
            *corner = corner.moved(by);
        }
    }
}

/// How scores are drawn in an emotion lane: a score stands at `zero - score * unit`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ScoreScale {
    /// The lane.
    pub lane: String,
    /// Where a score of 0 stands, in scene coordinates.
    pub zero: f32,
    /// Height of a score of 1, in points.
    pub unit: f32,
}

/// What kind of thing a hit region stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, TS)]
pub enum HitKind {
    /// An empty or filled cell, below its cards.
    #[default]
    Cell,
    /// A lane's head.
    Lane,
    /// A stage of the ribbon.
    Stage,
    /// A step's head.
    Step,
    /// A card.
    Card,
    /// An emotion point.
    Emotion,
    /// A link.
    Link,
    /// The actor in the corner.
    Actor,
    /// The sign of a conflict; `id` is the conflict's.
    Conflict,
}

/// Where and how a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct TextBox {
    /// Box that the lines fill, in scene coordinates.
    pub rect: Rect,
    /// Font of the first line.
    pub font: FontKey,
    /// Size of the em.
    pub size: f32,
    /// Distance between baselines.
    pub line_height: f32,
    /// How far the first line is indented (behind an icon).
    pub indent: f32,
}
