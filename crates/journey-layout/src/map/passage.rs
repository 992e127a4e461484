//! The passage band: how many people get to each segment, and what share goes on.

use journey_model::Journey;
use journey_scene::{Group, Pin, Point, Rect};

use super::Columns;
use crate::Look;
use crate::measures::{LANE_HEAD, LANE_PADDING, PADDING};
use crate::number::{number, percent};
use crate::pen::{Pen, rounded, solid};
use crate::text::{Face, Typesetter};

const HEIGHT: f32 = 74.0;
const BAR: (f32, f32) = (7.0, 26.0);

/// The measured band.
pub(crate) struct Passage {
    top: f32,
    bars: Vec<Bar>,
}

struct Bar {
    columns: std::ops::Range<usize>,
    contacts: f64,
    hue: usize,
}

impl Passage {
    /// Lower edge of the band.
    pub fn bottom(&self) -> f32 {
        self.top + HEIGHT
    }

    /// Draws a bar for each segment, its height by the logarithm of the count, and the share that goes on between them.
    pub fn draw(&self, columns: &Columns, look: Look, setter: &mut Typesetter) -> Group {
        let mut pen = Pen::new(look);
        let right = columns.right();
        pen.line(
            Point::new(LANE_HEAD, 0.0),
            Point::new(right, 0.0),
            solid(look.theme.hairline, 1.0),
        );
        let most = self.bars.iter().map(|bar| bar.contacts).fold(1.0, f64::max);
        let base = LANE_PADDING + BAR.1;
        for (place, bar) in self.bars.iter().enumerate() {
            let x = columns.x(bar.columns.start);
            let width = columns.card_width(bar.columns.start, bar.columns.len());
            let share = ((bar.contacts + 1.0).ln() / (most + 1.0).ln()) as f32;
            let height = BAR.0 + (BAR.1 - BAR.0) * share;
            let colors = look.theme.stages[bar.hue % 8];
            let rect = Rect::new(x, base - height, width, height);
            match colors.hatch {
                Some(hatch) => {
                    hatch.draw(&rounded(rect, 2.0), rect, &mut pen.items);
                    pen.rect(rect, 2.0, None, Some(solid(colors.edge, 1.0)));
                }
                None => pen.rect(rect, 2.0, Some(colors.edge.with_alpha(0.45)), None),
            }
            let count = setter.set_line(&number(bar.contacts, look.words), Face::LANE);
            pen.text(&count, Point::new(x, base + 3.0), colors.ink);
            if let Some(before) = place
                .checked_sub(1)
                .map(|at| &self.bars[at])
                .filter(|bar| bar.contacts > 0.0)
            {
                let share = setter.set_line(&percent(bar.contacts / before.contacts, look.words), Face::SMALL);
                let gutter = x - columns.gutter() / 2.0;
                pen.icon(
                    "arrow-right",
                    Point::new(gutter - share.width() - 18.0, base + 5.0),
                    12.0,
                    look.theme.ink_3,
                );
                pen.text_right(&share, Point::new(gutter - 4.0, base + 4.0), look.theme.ink_2);
            }
        }
        pen.group("passage", "grid", Point::new(0.0, self.top), Pin::None)
    }

    /// Draws the band's head.
    pub fn draw_head(&self, look: Look, setter: &mut Typesetter) -> Group {
        let mut pen = Pen::new(look);
        pen.line(
            Point::new(0.0, 0.0),
            Point::new(LANE_HEAD, 0.0),
            solid(look.theme.hairline, 1.0),
        );
        let width = LANE_HEAD - 2.0 * PADDING;
        let name = setter.set(&look.words.passage, Face::LANE, width);
        let caption = setter.set(&look.words.passage_caption, Face::SMALL, width);
        pen.text(&name, Point::new(PADDING, LANE_PADDING), look.theme.ink);
        pen.text(
            &caption,
            Point::new(PADDING, LANE_PADDING + name.height()),
            look.theme.ink_3,
        );
        pen.group("passage-head", "grid", Point::new(0.0, self.top), Pin::Left)
    }
}

/// The band, when at least two segments of the map are counted.
pub(super) fn measure(journey: &Journey, columns: &Columns, top: f32) -> Option<Passage> {
    let mut bars: Vec<Bar> = Vec::new();
    let mut last = None;
    for (at, column) in columns.all().iter().enumerate() {
        let segment = column.step.segment.filter(|_| !column.collapsed);
        match (segment, bars.last_mut()) {
            (Some(_), Some(bar)) if segment == last => bar.columns.end = at + 1,
            (Some(id), _) => {
                if let Some(contacts) = journey.actor(id).and_then(|actor| actor.contacts) {
                    bars.push(Bar {
                        columns: at..at + 1,
                        contacts,
                        hue: column.hue,
                    });
                } else {
                    last = None;
                    continue;
                }
            }
            (None, _) => {}
        }
        last = segment;
    }
    (bars.len() >= 2).then_some(Passage { top, bars })
}
