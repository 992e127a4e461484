//! Points, sizes and rectangles, in points.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A place, or a displacement.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, TS)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

impl Point {
    /// The point at these coordinates.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The point moved.
    pub fn moved(self, by: Self) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }
}

/// An extent.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, TS)]
pub struct Size {
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Rect {
    /// The rectangle with this upper left corner and extent.
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    /// Right edge.
    pub fn right(&self) -> f32 {
        self.x + self.w
    }

    /// Lower edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.h
    }

    /// The middle.
    pub fn center(&self) -> Point {
        Point::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// The rectangle drawn in by `by` on every side (grown when negative).
    pub fn inset(&self, by: f32) -> Self {
        Self::new(self.x + by, self.y + by, self.w - 2.0 * by, self.h - 2.0 * by)
    }

    /// Wider and higher, with the same origin.
    pub fn grown(self, by: Size) -> Self {
        Self {
            w: self.w + by.w,
            h: self.h + by.h,
            ..self
        }
    }

    /// The rectangle moved.
    pub fn moved(&self, x: f32, y: f32) -> Self {
        Self::new(self.x + x, self.y + y, self.w, self.h)
    }

    /// The smallest rectangle that holds this one and a point.
    #[must_use]
    pub fn around(self, point: Point) -> Self {
        let (x, y) = (self.x.min(point.x), self.y.min(point.y));
        let (right, bottom) = (self.right().max(point.x), self.bottom().max(point.y));
        Self::new(x, y, right - x, bottom - y)
    }

    /// Whether the two share a point.
    pub fn touches(&self, other: Self) -> bool {
        self.x <= other.right() && other.x <= self.right() && self.y <= other.bottom() && other.y <= self.bottom()
    }

    /// Whether the point lies inside or on the edge.
    pub fn contains(&self, point: Point) -> bool {
        point.x >= self.x && point.x <= self.right() && point.y >= self.y && point.y <= self.bottom()
    }
}
