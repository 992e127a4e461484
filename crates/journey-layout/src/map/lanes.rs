//! Lanes: measures every card, packs the rows, then draws.

use std::sync::Arc;

use journey_model::{Card, Content, Id, Journey, Lane, LaneKind};
use journey_scene::{Group, HitKind, HitRegion, Pin, Point, Rect, TextBox};

use super::rows::{Want, pack};
use super::{Columns, Spacing};
use crate::card::{self, Frame, Measured};
use crate::emotion::{self, EmotionLane};
use crate::measures::{EMOTION_UNIT, LANE_HEAD, LANE_PADDING, PADDING, STACK_GAP};
use crate::pen::Pen;
use crate::text::{Face, Paragraph, Typesetter};
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
    /// The scale, in an emotion lane.
    pub emotion: Option<EmotionLane>,
    /// Cards by column.
    pub cells: Vec<(usize, Vec<&'a Card>)>,
}

/// A card with its place on the map.
pub(crate) struct Placed<'a> {
    pub measured: Measured<'a>,
    pub rect: Rect,
    pub column: usize,
    pub span: usize,
}

impl<'a> Lanes<'a> {
    /// Where each card stands, by id, for links.
    pub fn cards(&self) -> Vec<(Id, Rect, usize)> {
        let boxes = self.rows.iter().enumerate().flat_map(|(row, lane)| {
            lane.cards
                .iter()
                .map(move |placed| (placed.measured.card.id, placed.rect, row))
        });
        boxes.collect()
    }

    /// Height of all emotion scales without stretching.
    pub fn emotion_height(&self, spacing: Spacing) -> f32 {
        let scales = self.rows.iter().filter_map(|row| row.emotion.as_ref());
        scales.map(|lane| lane.extent / spacing.emotion).sum()
    }
}

/// Room that words on links need beside cards.
const LABEL_ROOM: f32 = 13.0;
/// Width of a lane head's text.
const HEAD_TEXT: f32 = LANE_HEAD - 2.0 * PADDING - 6.0;

/// Measures every lane, the first one's upper edge at `top`.
pub(crate) fn measure<'a>(
    journey: &'a Journey,
    columns: &Columns,
    look: Look,
    spacing: Spacing,
    top: f32,
    setter: &mut Typesetter,
) -> Lanes<'a> {
    let room = link::label_room(journey);
    let mut rows = Vec::new();
    let mut y = top;
    for lane in journey.lanes() {
        let cells: Vec<(usize, Vec<&Card>)> = columns
            .all()
            .iter()
            .enumerate()
            .map(|(at, column)| (at, journey.cards_at(lane.id, column.step.id)))
            .filter(|(_, cards)| !cards.is_empty())
            .collect();
        let indicated = lane.kind == LaneKind::Emotions;
        let name = setter.set(
            &lane.name,
            Face::LANE,
            if indicated { HEAD_TEXT - 26.0 } else { HEAD_TEXT },
        );
        let caption = setter.set(
            &lane.caption,
            Face::SMALL,
            if indicated { HEAD_TEXT - 26.0 } else { HEAD_TEXT },
        );
        let padding = LANE_PADDING + spacing.lane;
        let words = name.height() + if lane.caption.is_empty() { 0.0 } else { caption.height() };
        let head = words + 22.0 + 2.0 * LANE_PADDING;
        let mut row = Row {
            lane,
            top: y,
            height: head,
            name,
            caption,
            cards: Vec::new(),
            emotion: None,
            cells,
        };
        if indicated {
            let scale = journey.about().scale;
            let scores = row
                .cells
                .iter()
                .flat_map(|(_, cards)| cards.iter())
                .filter_map(|card| match &card.content {
                    Content::Emotion(emotion) => Some(emotion.score),
                    _ => None,
                });
            let height = 4.0 * EMOTION_UNIT * spacing.emotion;
            let mut emotion = EmotionLane::new(scale, scores, height);
            emotion.make_room(&emotion::series_of(journey, &row.cells), look, setter);
            row.height = emotion.height().max(head);
            row.emotion = Some(emotion);
        } else {
            let above = if room.above.contains(&lane.id) { LABEL_ROOM } else { 0.0 };
            let gap = if room.between.contains(&lane.id) {
                STACK_GAP + LABEL_ROOM
            } else {
                STACK_GAP
            };
            let inner = fill(&mut row, columns, look, (y + padding + above, gap, setter));
            row.height = (inner + 2.0 * padding + above).max(head);
        }
        y += row.height;
        rows.push(row);
    }
    Lanes { rows, bottom: y }
}

/// Measures and places the cards of a lane; returns the height they take.
fn fill(row: &mut Row, columns: &Columns, look: Look, (top, gap, setter): (f32, f32, &mut Typesetter)) -> f32 {
    let mut measured = Vec::new();
    let mut wants = Vec::new();
    for (column, cards) in &row.cells {
        for &card in cards {
            let span = card
                .place
                .map_or(1, |place| place.span as usize)
                .clamp(1, columns.all().len() - column);
            let one = card::measure(card, columns.text_width(*column, span), look, setter);
            wants.push(Want {
                column: *column,
                span,
                height: one.height,
            });
            measured.push(one);
        }
    }
    let (spots, height) = pack(&wants, columns.all().len(), gap);
    for ((measured, want), spot) in measured.into_iter().zip(wants).zip(spots) {
        let width = columns.card_width(want.column, want.span);
        let rect = Rect::new(columns.x(want.column), top + spot.y, width, spot.height);
        row.cards.push(Placed {
            measured,
            rect,
            column: want.column,
            span: want.span,
        });
    }
    height
}

/// Draws the cards and curves of every lane.
pub(crate) fn draw(
    lanes: &Lanes,
    columns: &Columns,
    journey: &Journey,
    look: Look,
    setter: &mut Typesetter,
    hits: &mut Vec<HitRegion>,
) -> Vec<Group> {
    let mut groups = Vec::new();
    for row in &lanes.rows {
        for placed in &row.cards {
            let mut pen = Pen::new(look);
            let hue = columns.all().get(placed.column).map_or(0, |column| column.hue);
            let frame = Frame {
                width: placed.rect.w,
                height: placed.rect.h,
                stage: look.theme.stages[hue % 8],
            };
            card::draw(&placed.measured, &frame, &mut pen);
            let id = placed.measured.card.id.to_string();
            groups.push(pen.group(id, "cards", Point::new(placed.rect.x, placed.rect.y), Pin::None));
            hits.push(hit(placed));
        }
        if let Some(emotion) = &row.emotion {
            let curves = emotion::series_of(journey, &row.cells);
            let key = format!("curves:{}", row.lane.id);
            groups.push(emotion::draw_lane(
                &key,
                (emotion, row.top),
                &curves,
                columns,
                (journey, look, &mut *setter),
                hits,
            ));
        }
    }
    groups
}

fn hit(placed: &Placed) -> HitRegion {
    let measured = &placed.measured;
    let card = measured.card;
    let text = Rect::new(
        placed.rect.x + measured.text_at.x,
        placed.rect.y + measured.text_at.y,
        placed.rect.w - 2.0 * measured.text_at.x,
        measured.text.height(),
    );
    HitRegion {
        key: card.id.to_string(),
        kind: HitKind::Card,
        id: card.id.to_string(),
        lane: card.place.map(|place| place.lane.to_string()).unwrap_or_default(),
        step: card.place.map(|place| place.step.to_string()).unwrap_or_default(),
        rect: placed.rect,
        pin: Pin::None,
        name: card.text.clone(),
        text: Some(TextBox {
            rect: text,
            font: measured.text.face.font,
            size: measured.text.face.size,
            line_height: measured.text.face.line_height,
            indent: measured.indent,
        }),
        free: None,
        channel: String::new(),
        locked: false,
        route: Vec::new(),
    }
}
