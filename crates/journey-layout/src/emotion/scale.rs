//! Where scores lie in an emotion lane.

use journey_model::Scale;
use journey_scene::Point;

use super::label::{LABEL_GAP, Label};
use super::series::Series;
use crate::Look;
use crate::measures::{EMOTION_MARGIN, FACE};
use crate::number::signed;
use crate::pen::Pen;
use crate::text::{Face, Typesetter};

/// Room that words leave to the lane's upper and lower edge.
pub(super) const EDGE_ROOM: f32 = 4.0;

/// Where scores lie in an emotion lane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct EmotionLane {
    /// Least score that is shown.
    pub min: f64,
    /// Greatest score that is shown.
    pub max: f64,
    /// The score that is neither good nor bad.
    pub neutral: f64,
    /// Half of the declared scale, in score.
    reach: f64,
    /// Height between the least and the greatest score.
    pub extent: f32,
    /// Space for words above and below.
    margins: (f32, f32),
}

impl EmotionLane {
    /// A lane that shows the whole scale and every score outside it, in `extent` of height.
    pub fn new(scale: Scale, scores: impl IntoIterator<Item = f64>, extent: f32) -> Self {
        let (mut min, mut max) = (scale.min, scale.max);
        for score in scores {
            (min, max) = (min.min(score), max.max(score));
        }
        let neutral = if scale.min < 0.0 && scale.max > 0.0 {
            0.0
        } else {
            f64::midpoint(scale.min, scale.max)
        };
        Self {
            min,
            max,
            neutral,
            reach: scale.max / 2.0 - scale.min / 2.0,
            extent,
            margins: (EMOTION_MARGIN, EMOTION_MARGIN),
        }
    }

    /// Makes room for every point's words above or below it, whichever takes less.
    pub fn make_room(&mut self, curves: &[Series], look: Look, setter: &mut Typesetter) {
        let feelings = curves.iter().flat_map(|series| &series.points);
        for feeling in feelings.filter(|feeling| !feeling.quiet) {
            let label = Label::new(&signed(feeling.score, look.words), &feeling.card.text, setter);
            let needed = label.height() + FACE.0 + LABEL_GAP + EDGE_ROOM;
            let below_the_top = self.share(feeling.score) * self.extent;
            let (above, below) = (needed - below_the_top, needed - (self.extent - below_the_top));
            if above <= below {
                self.margins.0 = self.margins.0.max(above);
            } else {
                self.margins.1 = self.margins.1.max(below);
            }
        }
    }

    /// Gives words more room above and below.
    pub fn widen(&mut self, above: f32, below: f32) {
        self.margins = (self.margins.0 + above, self.margins.1 + below);
    }

    /// Height of the lane.
    pub fn height(&self) -> f32 {
        self.extent + self.margins.0 + self.margins.1
    }

    /// Height of a score below the lane's upper edge.
    pub fn y(&self, score: f64) -> f32 {
        self.margins.0 + self.share(score) * self.extent
    }

    /// Height of a score of 1; 0 when the scale is too wide to tell.
    pub fn unit(&self) -> f32 {
        let unit = f64::from(self.extent) / 2.0 / (self.max / 2.0 - self.min / 2.0);
        if unit.is_finite() { unit.min(1e9) as f32 } else { 0.0 }
    }

    /// Height of a score of 0, also where that lies far outside the lane.
    pub fn zero(&self) -> f32 {
        self.y(0.0).clamp(-1e9, 1e9)
    }

    /// 0 at the greatest score that is shown, 1 at the least. Halves, because the whole may be more than a number holds.
    pub fn share(&self, score: f64) -> f32 {
        let share = (self.max / 2.0 - score / 2.0) / (self.max / 2.0 - self.min / 2.0);
        if share.is_finite() { share as f32 } else { 0.5 }
    }

    /// −1 at the worst of the scale, +1 at the best.
    pub fn mood(&self, score: f64) -> f32 {
        let mood = (score / 2.0 - self.neutral / 2.0) / (self.reach / 2.0);
        if mood.is_nan() {
            0.0
        } else {
            mood.clamp(-1.0, 1.0) as f32
        }
    }

    /// Scores that get a rule: whole ones, at most nine.
    pub fn ticks(&self) -> Vec<f64> {
        let step = ((self.max - self.min) / 8.0).ceil().max(1.0);
        let mut ticks = Vec::new();
        let mut score = (self.min / step).ceil() * step;
        while score <= self.max && ticks.len() < 12 {
            ticks.push(score);
            score += step;
        }
        ticks
    }
}

/// Draws the numbers of the scale into the lane's head, whose right edge is at `right`.
pub(crate) fn draw_axis(lane: &EmotionLane, right: f32, look: Look, setter: &mut Typesetter, pen: &mut Pen) {
    for score in lane.ticks() {
        let text = setter.set_line(&signed(score, look.words), Face::SMALL);
        let y = lane.y(score) - text.height() / 2.0;
        pen.text_right(&text, Point::new(right - 8.0, y), look.theme.ink_3);
    }
}
