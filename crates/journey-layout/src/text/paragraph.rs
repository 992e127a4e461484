//! Text that is broken into lines.

use journey_scene::TextRun;

use super::Face;

/// A text broken into lines, with its upper left corner at (0, 0) and without colour.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paragraph {
    /// How it is set.
    pub face: Face,
    /// Its lines; at least one.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// Its pieces from left to right; empty for an empty line.
    pub runs: Vec<TextRun>,
    /// Where its ink ends.
    pub right: f32,
}

impl Paragraph {
    /// Height of all lines.
    pub fn height(&self) -> f32 {
        self.face.line_height * self.lines.len() as f32
    }

    /// Width of the longest line.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.right).fold(0.0, f32::max)
    }
}
