//! Lanes: measures every card, packs the rows, then draws.

use std::ops::Range;
use std::sync::Arc;

use journey_model::{Card, Id, Journey, Lane, LaneKind, Stamp};
use journey_scene::{Group, HitRegion, Pin, Point, Rect, ScoreScale, Shared};

use super::guidance::{self, Hint};
use super::rows::{Want, pack};
use super::tally::{Tally, draw_tally, marks_of};
use super::{Columns, Contents, Spacing};
use crate::card::{self, Frame, Measured, Site};
use crate::emotion::{Curves, Feelings, curves, points};
use crate::measures::{FOLDED, LANE_HEAD, LANE_PADDING, PADDING, STACK_GAP, TALLY, snapped_up};
use crate::text::{Face, Paragraph, Typesetter};
use crate::words::fill;
use crate::{Look, link};

/// All lanes of a map, measured.
pub(crate) struct Lanes<'a> {
    pub rows: Vec<Row<'a>>,
    pub bottom: f32,
}

/// One lane.
pub(crate) struct Row<'a> {
    pub lane: &'a Lane,
    pub top: f32,
    pub height: f32,
    pub name: Arc<Paragraph>,
    pub caption: Arc<Paragraph>,
    pub cards: Vec<Placed<'a>>,
    /// The curves, in an emotion lane.
    pub curves: Option<Arc<Curves>>,
    /// Numbers of cards that are not drawn: those of collapsed stages, all of a folded lane.
    pub tallies: Vec<Tally>,
    /// What its empty cells ask for.
    pub hints: Vec<Hint>,
    /// Upper and lower edges of the rows of cards; between them, everything is free across the whole lane.
    pub bands: Vec<(f32, f32)>,
}

/// A card with its place on the map.
pub(crate) struct Placed<'a> {
    pub measured: Measured<'a>,
    pub rect: Rect,
    pub column: usize,
    pub span: usize,
}

/// Where a card of the map, or what stands in its place, can be linked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stand {
    pub card: Id,
    pub rect: Rect,
    /// Number of its lane.
    pub row: usize,
    /// Columns that it covers.
    pub columns: (usize, usize),
}

impl Lanes<'_> {
    /// Where each card stands, for links. A card that is not drawn stands where it is counted.
    pub fn stands(&self, columns: &Columns) -> Vec<Stand> {
        let mut stands = Vec::new();
        for (row, lane) in self.rows.iter().enumerate() {
            stands.extend(lane.cards.iter().map(|placed| Stand {
                card: placed.measured.card.id,
                rect: placed.rect,
                row,
                columns: (placed.column, placed.column + placed.span),
            }));
            for tally in &lane.tallies {
                stands.extend(tally.cards.iter().map(|&card| Stand {
                    card,
                    rect: tally.rect,
                    row,
                    columns: (tally.column, tally.column + 1),
                }));
            }
            let faces = lane.curves.iter().flat_map(|curves| &curves.stands);
            stands.extend(faces.map(|&(card, rect)| {
                let column = columns.at(rect.center().x);
                Stand {
                    card,
                    rect: rect.moved(0.0, lane.top),
                    row,
                    columns: (column, column + 1),
                }
            }));
        }
        stands
    }

    /// Height of all emotion scales without stretching.
    pub fn emotion_height(&self, spacing: Spacing) -> f32 {
        let scales = self.rows.iter().filter_map(|row| row.curves.as_ref());
        scales.map(|curves| curves.lane.extent / spacing.emotion).sum()
    }

    /// How scores are drawn.
    pub fn scales(&self) -> Vec<ScoreScale> {
        let scales = self.rows.iter().filter_map(|row| Some((row, row.curves.as_ref()?)));
        scales
            .map(|(row, curves)| ScoreScale {
                lane: row.lane.id.to_string(),
                zero: row.top + curves.lane.zero(),
                unit: curves.lane.unit(),
            })
            .collect()
    }
}

/// Room that words on links need beside cards.
const LABEL_ROOM: f32 = 13.0;
/// Width of a lane head's text.
const HEAD_TEXT: f32 = LANE_HEAD - 2.0 * PADDING - 6.0;
/// Width of a folded lane's name beside its icon.
const FOLDED_TEXT: f32 = LANE_HEAD - 2.0 * PADDING - 22.0;

/// Measures every lane, the first one's upper edge at `top`.
pub(crate) fn measure<'a>(
    journey: &'a Journey,
    (columns, contents): (&Columns<'a>, &Contents<'a>),
    look: Look,
    spacing: Spacing,
    top: f32,
    setter: &mut Typesetter,
) -> Lanes<'a> {
    let room = link::label_room(journey);
    let actors = journey.actors();
    let main = journey.main_actor().map(|actor| actor.id);
    let mut rows = Vec::new();
    let mut y = top;
    for ((&lane, cards), stamps) in contents.lanes.iter().zip(&contents.by_lane).zip(&contents.stamps) {
        let mut row = if lane.folded {
            folded(lane, cards, columns, y, look, setter)
        } else if lane.kind == LaneKind::Emotions {
            let feelings = Feelings {
                cards,
                columns,
                actors: &actors,
                main,
                scale: journey.about().scale,
                least: least_height(lane),
                factor: spacing.emotion,
            };
            indicated(lane, feelings, y, look, setter)
        } else {
            let above = if room.above.contains(&lane.id) { LABEL_ROOM } else { 0.0 };
            let between = if room.between.contains(&lane.id) {
                LABEL_ROOM
            } else {
                0.0
            };
            let padding = (LANE_PADDING + spacing.lane, above, STACK_GAP + between);
            stacked(lane, (cards, stamps), columns, (y, padding), look, setter)
        };
        row.height = snapped_up(row.height);
        y += row.height;
        rows.push(row);
    }
    Lanes { rows, bottom: y }
}

fn least_height(lane: &Lane) -> f32 {
    lane.height.map_or(0.0, |height| height as f32)
}

/// A lane with its head and nothing else; its height is what the head needs.
fn bare<'a>(lane: &'a Lane, top: f32, width: f32, setter: &mut Typesetter) -> Row<'a> {
    let width = if lane.locked { width - 18.0 } else { width };
    let name = setter.set(&lane.name, Face::LANE, width);
    let caption = setter.set(&lane.caption, Face::SMALL, width);
    let words = name.height() + if lane.caption.is_empty() { 0.0 } else { caption.height() };
    Row {
        lane,
        top,
        height: words + 22.0 + 2.0 * LANE_PADDING,
        name,
        caption,
        cards: Vec::new(),
        curves: None,
        tallies: Vec::new(),
        hints: Vec::new(),
        bands: Vec::new(),
    }
}

/// A lane that is drawn as a strip: its name, how many cards it has, and where they stand.
fn folded<'a>(
    lane: &'a Lane,
    cards: &[(usize, &'a Card)],
    columns: &Columns,
    top: f32,
    look: Look,
    setter: &mut Typesetter,
) -> Row<'a> {
    let width = if lane.locked { FOLDED_TEXT - 18.0 } else { FOLDED_TEXT };
    let name = setter.set_shortened(&lane.name, Face::LANE, width, 1);
    let pattern = if cards.len() == 1 {
        &look.words.one_card
    } else {
        &look.words.cards
    };
    let count = fill(pattern, &[("n", &cards.len().to_string())]);
    let caption = setter.set_shortened(&count, Face::SMALL, width, 1);
    let height = (name.height() + caption.height() + 12.0).max(FOLDED);
    let mut tallies: Vec<Tally> = Vec::new();
    for &(step, card) in cards {
        let Some(column) = columns.slot(step) else { continue };
        match tallies.last_mut().filter(|tally| tally.column == column) {
            Some(tally) => tally.cards.push(card.id),
            None => tallies.push(Tally::new(column, card.id)),
        }
    }
    for tally in &mut tallies {
        let (width, height_of_marks) = marks_of(tally.cards.len(), columns.card_width(tally.column, 1));
        let y = top + (height - height_of_marks) / 2.0;
        tally.rect = Rect::new(columns.x(tally.column), y, width, height_of_marks);
    }
    Row {
        lane,
        top,
        height,
        name,
        caption,
        cards: Vec::new(),
        curves: None,
        tallies,
        hints: Vec::new(),
        bands: vec![(top + 10.0, top + height - 10.0)],
    }
}

fn indicated<'a>(lane: &'a Lane, feelings: Feelings, top: f32, look: Look, setter: &mut Typesetter) -> Row<'a> {
    let mut row = bare(lane, top, HEAD_TEXT - 26.0, setter);
    let curves = curves(lane.id, feelings, look, setter);
    row.height = curves.height.max(row.height);
    row.hints = guidance::below_curves(lane, feelings, (&curves, top, row.height), look, setter);
    row.bands = vec![(top + LANE_PADDING, top + row.height - LANE_PADDING)];
    row.curves = Some(curves);
    row
}

/// A lane of cards.
fn stacked<'a>(
    lane: &'a Lane,
    (cards, stamps): (&[(usize, &'a Card)], &[Stamp]),
    columns: &Columns,
    (top, (padding, above, gap)): (f32, (f32, f32, f32)),
    look: Look,
    setter: &mut Typesetter,
) -> Row<'a> {
    let mut row = bare(lane, top, HEAD_TEXT, setter);
    let mut measured: Vec<(Measured, Range<usize>)> = Vec::with_capacity(cards.len());
    let mut tallies: Vec<Tally> = Vec::new();
    let mut wants = Vec::with_capacity(cards.len());
    for (&(step, card), &stamp) in cards.iter().zip(stamps) {
        let span = card.place.map_or(1, |place| place.span);
        if let Some(covered) = columns.covered(step, span) {
            let width = columns.text_width(covered.start, covered.len());
            let one = card::measure_again(card, stamp, width, look, setter);
            measured.push((one, covered));
        } else if let Some(column) = columns.slot(step) {
            match tallies.last_mut().filter(|tally| tally.column == column) {
                Some(tally) => tally.cards.push(card.id),
                None => tallies.push(Tally::new(column, card.id)),
            }
        }
    }
    wants.extend(tallies.iter().map(|tally| Want {
        column: tally.column,
        span: 1,
        height: TALLY.1,
    }));
    // A card that reaches out of a collapsed stage stands with the first open column's.
    measured.sort_by_key(|(_, covered)| covered.start);
    wants.extend(measured.iter().map(|(one, covered)| Want {
        column: covered.start,
        span: covered.len(),
        height: one.height,
    }));
    let (spots, inner) = pack(&wants, columns.all().len(), gap);
    let first = top + padding + above;
    let (counted, placed) = spots.split_at(tallies.len());
    for (tally, spot) in tallies.iter_mut().zip(counted) {
        let x = columns.x(tally.column) + (columns.card_width(tally.column, 1) - TALLY.0) / 2.0;
        tally.rect = Rect::new(x, first + spot.y, TALLY.0, TALLY.1);
    }
    for ((measured, covered), spot) in measured.into_iter().zip(placed) {
        let width = columns.card_width(covered.start, covered.len());
        let rect = Rect::new(columns.x(covered.start), first + spot.y, width, spot.height);
        row.cards.push(Placed {
            measured,
            rect,
            column: covered.start,
            span: covered.len(),
        });
    }
    row.bands = bands(&row.cards, &tallies);
    row.tallies = tallies;
    row.hints = guidance::in_cells(&row, columns, first, look, setter);
    let hinted = row
        .hints
        .iter()
        .map(|hint| hint.rect.bottom() - first)
        .fold(0.0, f32::max);
    let inner = inner.max(hinted) + 2.0 * padding + above;
    row.height = inner.max(row.height).max(least_height(lane));
    if row.bands.is_empty() {
        row.bands.push((top + LANE_PADDING, top + row.height - LANE_PADDING));
    }
    row
}

/// The rows that cards were packed into. Cards of one row begin at the same height.
fn bands(cards: &[Placed], tallies: &[Tally]) -> Vec<(f32, f32)> {
    let rects = cards
        .iter()
        .map(|placed| placed.rect)
        .chain(tallies.iter().map(|tally| tally.rect));
    let mut edges: Vec<(f32, f32)> = rects.map(|rect| (rect.y, rect.bottom())).collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut bands: Vec<(f32, f32)> = Vec::new();
    for (top, bottom) in edges {
        match bands.last_mut().filter(|band| top < band.0 + 0.01) {
            Some(band) => band.1 = band.1.max(bottom),
            None => bands.push((top, bottom)),
        }
    }
    bands
}

/// Draws the cards and curves of every lane.
pub(crate) fn draw(
    lanes: &Lanes,
    columns: &Columns,
    look: Look,
    setter: &mut Typesetter,
    hits: &mut Vec<Shared<HitRegion>>,
) -> Vec<Group> {
    let mut groups = Vec::with_capacity(lanes.rows.iter().map(|row| row.cards.len() + 2).sum());
    for row in &lanes.rows {
        for placed in &row.cards {
            let card = placed.measured.card;
            let hue = columns.all().get(placed.column).map_or(0, |column| column.hue);
            let hue = card.hue.map_or(hue, usize::from);
            let frame = Frame {
                width: placed.rect.w,
                height: placed.rect.h,
                stage: look.theme.stages[hue % 8],
            };
            let site = Site {
                rect: placed.rect,
                lane: row.lane.id,
                locked: row.lane.locked,
            };
            let (group, hit) = card::shown(&placed.measured, &frame, &site, look);
            groups.push(group);
            hits.push(hit);
        }
        groups.extend(row.hints.iter().map(|hint| hint.draw(row.lane.id, look)));
        if !row.tallies.is_empty() {
            groups.push(draw_tally(row, columns, look, setter));
        }
        if let Some(curves) = &row.curves {
            groups.push(Group {
                key: format!("curves:{}", row.lane.id).into(),
                at: Point::new(0.0, row.top),
                clip: None,
                pin: Pin::None,
                layer: "emotions",
                items: curves.items.clone(),
            });
            hits.extend(points(row.lane, curves, row.top, setter));
        }
    }
    groups
}
