//! The head of the map: loops, the ribbon of stages, segments, steps.

use std::sync::Arc;

use journey_model::{Id, Journey};
use journey_scene::{Group, HitKind, HitRegion, Name, Pin, Point, Rect, Shared, TextBox};

use super::columns::Column;
use super::{Columns, Medium};
use crate::Look;
use crate::link::Loops;
use crate::look::StageColors;
use crate::measures::{CHEVRON_GAP, CHEVRON_TIP, LANE_HEAD, LOOP_TRACK, RIBBON, SEGMENT};
use crate::number::{number, percent};
use crate::pen::{Pen, named, polygon, solid};
use crate::text::{Face, Paragraph, Typesetter};
use crate::words::fill;

/// The measured head of the map.
pub(crate) struct Ribbon {
    /// Height of the whole head.
    pub height: f32,
    /// Where the rules between stages begin: below the ribbon.
    pub rules_from: f32,
    ribbon: (f32, f32),
    segments: Option<f32>,
    steps: f32,
    pills: Vec<Pill>,
    names: Vec<StepName>,
    stages: Vec<StageText>,
}

/// Neighbouring steps of one stage with the same segment.
struct Pill {
    segment: Id,
    text: Arc<Paragraph>,
    columns: std::ops::Range<usize>,
}

struct StepName {
    name: Arc<Paragraph>,
    caption: Arc<Paragraph>,
}

struct StageText {
    name: Arc<Paragraph>,
    caption: Arc<Paragraph>,
    passage: Arc<Paragraph>,
    count: Arc<Paragraph>,
}

/// Width of a collapsed stage's name.
const COLLAPSED_TEXT: f32 = 36.0;
/// Sign in place of the steps of a collapsed stage.
const COLLAPSED_SIGN: f32 = 14.0;

/// Measures the head.
pub(crate) fn measure(
    journey: &Journey,
    columns: &Columns,
    loops: &Loops,
    look: Look,
    setter: &mut Typesetter,
) -> Ribbon {
    let stages = stage_texts(journey, columns, look, setter);
    let captions = stages.iter().map(|stage| stage.caption.lines.len()).max().unwrap_or(0);
    let captioned = stages.iter().any(|stage| stage.caption.width() > 0.0);
    let names = stages
        .iter()
        .map(|stage| stage.name.lines.len())
        .max()
        .unwrap_or(1)
        .max(1);
    let mut height = if captioned { RIBBON.1 } else { RIBBON.0 };
    height += (names - 1) as f32 * Face::STAGE.line_height;
    if captioned {
        height += captions.saturating_sub(1) as f32 * Face::SMALL.line_height;
    }
    let top = 8.0 + loops.tracks() as f32 * LOOP_TRACK + if loops.tracks() > 0 { 6.0 } else { 0.0 };
    let ribbon = (top, height);
    let mut y = top + height + 6.0;
    let rules_from = top + height + 2.0;
    let pills = pills(journey, columns, setter);
    let segments = (!pills.is_empty()).then_some(y);
    if segments.is_some() {
        y += SEGMENT + 4.0;
    }
    let steps = y + 3.0;
    let names: Vec<StepName> = columns
        .all()
        .iter()
        .map(|column| StepName {
            name: setter.set(&shown(column, column.step.name.to_uppercase()), Face::CAPS, column.w),
            caption: setter.set(&shown(column, column.step.caption.clone()), Face::SMALL, column.w),
        })
        .collect();
    let tallest = names.iter().zip(columns.all()).map(|(name, column)| {
        name.name.height()
            + if column.collapsed || column.step.caption.is_empty() {
                0.0
            } else {
                name.caption.height()
            }
    });
    let height = steps + tallest.fold(Face::CAPS.line_height, f32::max) + 8.0;
    Ribbon {
        height,
        rules_from,
        ribbon,
        segments,
        steps,
        pills,
        names,
        stages,
    }
}

/// Words of a step; none in a collapsed stage.
fn shown(column: &Column, words: String) -> String {
    if column.collapsed { String::new() } else { words }
}

fn stage_texts(journey: &Journey, columns: &Columns, look: Look, setter: &mut Typesetter) -> Vec<StageText> {
    let counted: Vec<Option<f64>> = journey.stages().iter().map(|stage| stage.contacts).collect();
    let mut texts = Vec::new();
    for (place, band) in columns.stages().iter().enumerate() {
        if columns.is_collapsed(band) {
            texts.push(StageText {
                name: setter.set_shortened(&band.stage.name, Face::SMALL_STRONG, COLLAPSED_TEXT, 1),
                caption: setter.set_line("", Face::SMALL),
                passage: setter.set_line("", Face::SMALL),
                count: setter.set_line("", Face::STAGE),
            });
            continue;
        }
        let count = counted[place]
            .map(|count| number(count, look.words))
            .unwrap_or_default();
        let before = place
            .checked_sub(1)
            .and_then(|at| Some((columns.stages().get(at)?.stage, counted[at]?)));
        let passage = match (before, counted[place]) {
            (Some((stage, whole)), Some(part)) if whole > 0.0 => {
                let share = percent(part / whole, look.words);
                fill(&look.words.passage_of, &[("percent", &share), ("stage", &stage.name)])
            }
            _ => String::new(),
        };
        let inner = (band.w - 3.0 * CHEVRON_TIP - 12.0).max(40.0);
        let count = setter.set_line(
            &count,
            Face {
                size: 13.5,
                ..Face::STAGE
            },
        );
        let mut passage = setter.set_line(&passage, Face::SMALL);
        let name = setter.set_line(&band.stage.name, Face::STAGE);
        // In a narrow stage the passage gives way first, then the name takes a second line.
        if name.width() + passage.width() + count.width() + 24.0 > inner {
            passage = setter.set_line("", Face::SMALL);
        }
        let room = inner - passage.width() - count.width() - if count.width() > 0.0 { 14.0 } else { 0.0 };
        let name = setter.set(&band.stage.name, Face::STAGE, room.max(40.0));
        let caption = setter.set(&band.stage.caption, Face::SMALL, room.max(40.0));
        texts.push(StageText {
            name,
            caption,
            passage,
            count,
        });
    }
    texts
}

fn pills(journey: &Journey, columns: &Columns, setter: &mut Typesetter) -> Vec<Pill> {
    let mut pills: Vec<Pill> = Vec::new();
    for band in columns.stages() {
        let mut open: Option<(Id, usize)> = None;
        for at in band.columns.start..=band.columns.end {
            let here = columns
                .all()
                .get(at)
                .filter(|column| at < band.columns.end && !column.collapsed)
                .and_then(|column| column.step.segment);
            if let Some((segment, from)) = open
                && here != Some(segment)
            {
                let width = columns.card_width(from, at - from) - 16.0;
                let name = journey.actor(segment).map_or("", |actor| &actor.name);
                let text = setter.set(name, Face::SMALL_STRONG, width);
                pills.push(Pill {
                    segment,
                    text,
                    columns: from..at,
                });
                open = None;
            }
            if let (None, Some(segment)) = (open, here) {
                open = Some((segment, at));
            }
        }
    }
    pills
}

/// Draws the head.
pub(crate) fn draw(
    top: &Ribbon,
    columns: &Columns,
    loops: &Loops,
    (look, medium): (Look, Medium),
    setter: &mut Typesetter,
    hits: &mut Vec<Shared<HitRegion>>,
) -> Vec<Group> {
    let mut groups = Vec::new();
    if medium == Medium::Screen {
        let mut ground = Pen::new(look);
        let width = columns.right() - LANE_HEAD + 12.0;
        ground.rect(
            Rect::new(LANE_HEAD, 0.0, width, top.height),
            0.0,
            Some(look.theme.paper),
            None,
        );
        let (from, to) = (
            Point::new(LANE_HEAD, top.height),
            Point::new(LANE_HEAD + width, top.height),
        );
        ground.line(from, to, solid(look.theme.hairline, 1.0));
        groups.push(ground.group("ribbon-ground", "grid", Point::default(), Pin::Top));
    }
    let mut rules = Pen::new(look);
    for band in columns.stages().iter().skip(1) {
        let x = band.x - columns.gutter() / 2.0;
        rules.line(
            Point::new(x, top.rules_from),
            Point::new(x, top.height),
            solid(look.theme.hairline, 1.0),
        );
    }
    groups.push(rules.group("ribbon-rules", "grid", Point::default(), Pin::Top));
    let (y, height) = top.ribbon;
    for (place, (band, texts)) in columns.stages().iter().zip(&top.stages).enumerate() {
        let mut pen = Pen::new(look);
        let last = place + 1 == columns.stages().len();
        let width = band.w - columns.gutter() + if last { 0.0 } else { columns.gutter() - CHEVRON_GAP };
        stage(
            texts,
            (place > 0, columns.is_collapsed(band)),
            (width, height),
            &look.theme.stages[band.hue % 8],
            &mut pen,
        );
        let id = named(band.stage.id);
        groups.push(pen.group(id.clone(), "grid", Point::new(band.x, y), Pin::Top));
        let text_x = text_left(place > 0, columns.is_collapsed(band));
        let block = texts.name.height()
            + if texts.caption.width() > 0.0 {
                texts.caption.height()
            } else {
                0.0
            };
        let text = Rect::new(
            band.x + text_x,
            y + (height - block) / 2.0,
            (band.w - text_x - 30.0).max(COLLAPSED_TEXT),
            texts.name.height(),
        );
        hits.push(Shared::from(hit(
            &id,
            HitKind::Stage,
            Rect::new(band.x, y, width, height),
            &band.stage.name,
            text,
            texts.name.face,
        )));
    }
    if let Some(y) = top.segments {
        let mut pen = Pen::new(look);
        for pill in &top.pills {
            let x = columns.x(pill.columns.start);
            let width = columns.card_width(pill.columns.start, pill.columns.len());
            let hue = columns.all().get(pill.columns.start).map_or(0, |column| column.hue);
            let colors = look.theme.stages[hue % 8];
            let height = pill.text.height() + SEGMENT - Face::SMALL_STRONG.line_height;
            let edge = solid(colors.edge.with_alpha(0.45), 1.0);
            pen.tinted_rect(Rect::new(x, y, width, height), SEGMENT / 2.0, &colors, Some(edge));
            let middle = Point::new(x + width / 2.0, y + (height - pill.text.height()) / 2.0);
            pen.text_centered(&pill.text, middle, colors.ink);
            let mut region = hit(
                &format!("{}@{}", pill.segment, pill.columns.start).into(),
                HitKind::Actor,
                Rect::new(x, y, width, height),
                "",
                Rect::default(),
                Face::SMALL_STRONG,
            );
            region.id = named(pill.segment);
            region.text = None;
            hits.push(region.into());
        }
        groups.push(pen.group("segments", "grid", Point::default(), Pin::Top));
    }
    for (column, name) in columns.all().iter().zip(&top.names) {
        let mut pen = Pen::new(look);
        if column.collapsed {
            let x = (column.w - COLLAPSED_SIGN) / 2.0;
            pen.icon("move-horizontal", Point::new(x, 0.0), COLLAPSED_SIGN, look.theme.ink_3);
            let key = format!("collapsed:{}", column.step.stage);
            groups.push(pen.group(key, "grid", Point::new(column.x, top.steps), Pin::Top));
            continue;
        }
        pen.text(&name.name, Point::default(), look.theme.ink);
        if !column.step.caption.is_empty() {
            pen.text(&name.caption, Point::new(0.0, name.name.height()), look.theme.ink_3);
        }
        let id = named(column.step.id);
        groups.push(pen.group(id.clone(), "grid", Point::new(column.x, top.steps), Pin::Top));
        let rect = Rect::new(column.x, top.steps - 2.0, column.w, top.height - top.steps);
        let text = Rect::new(column.x, top.steps, column.w, name.name.height());
        let mut region = hit(&id, HitKind::Step, rect, &column.step.name, text, Face::CAPS);
        region.step = id;
        hits.push(Shared::from(region));
    }
    groups.extend(loops.draw(columns, y, look, setter, hits));
    groups
}

fn hit(id: &Name, kind: HitKind, rect: Rect, name: &str, text: Rect, face: Face) -> HitRegion {
    let text = TextBox {
        rect: text,
        font: face.font,
        size: face.size,
        line_height: face.line_height,
        indent: 0.0,
    };
    HitRegion {
        key: id.clone(),
        kind,
        id: id.clone(),
        lane: Name::default(),
        step: Name::default(),
        rect,
        pin: Pin::Top,
        name: name.into(),
        text: Some(text),
        free: None,
        channel: Name::default(),
        locked: false,
        route: Vec::new(),
    }
}

/// Where the words of a chevron begin: close to its edge when it is narrow.
fn text_left(notched: bool, narrow: bool) -> f32 {
    match (notched, narrow) {
        (true, false) => CHEVRON_TIP + 10.0,
        (true, true) => CHEVRON_TIP + 3.0,
        (false, false) => 12.0,
        (false, true) => 8.0,
    }
}

/// One chevron of the ribbon.
fn stage(
    texts: &StageText,
    (notched, narrow): (bool, bool),
    (width, height): (f32, f32),
    colors: &StageColors,
    pen: &mut Pen,
) {
    let half = height / 2.0;
    let body = (width - CHEVRON_TIP).max(CHEVRON_TIP);
    let mut corners = vec![
        Point::new(0.0, 0.0),
        Point::new(body, 0.0),
        Point::new(body + CHEVRON_TIP, half),
        Point::new(body, height),
        Point::new(0.0, height),
    ];
    if notched {
        corners.push(Point::new(CHEVRON_TIP, half));
    }
    let x = text_left(notched, narrow);
    let caption = if texts.caption.width() > 0.0 {
        texts.caption.height()
    } else {
        0.0
    };
    let mut y = (height - texts.name.height() - caption) / 2.0;
    let right = body - 2.0;
    let before = right - texts.count.width() - 8.0;
    let ink = match colors.hatch {
        None => {
            pen.path(polygon(&corners), Some(colors.full), None);
            pen.look.theme.on_stage
        }
        Some(hatch) => {
            pen.path(polygon(&corners), Some(colors.tint), None);
            hatch.draw(&polygon(&corners), Rect::new(0.0, 0.0, width, height), &mut pen.items);
            pen.path(polygon(&corners), None, Some(solid(colors.edge, 1.25)));
            // Words stand on plain paper.
            let words = texts.name.width().max(texts.caption.width());
            let mut plate = |from: f32, to: f32, (top, tall): (f32, f32)| {
                if to > from {
                    pen.rect(
                        Rect::new(from - 5.0, top - 1.0, to - from + 10.0, tall + 2.0),
                        3.0,
                        Some(colors.tint),
                        None,
                    );
                }
            };
            plate(x, x + words, (y, texts.name.height() + caption));
            let figures = texts.count.width() + texts.passage.width();
            if figures > 0.0 {
                let from = if texts.passage.width() > 0.0 {
                    before - texts.passage.width()
                } else {
                    right - texts.count.width()
                };
                plate(from, right, (half - texts.count.height() / 2.0, texts.count.height()));
            }
            pen.look.theme.ink
        }
    };
    pen.text(&texts.name, Point::new(x, y), ink);
    y += texts.name.height();
    if caption > 0.0 {
        pen.text(&texts.caption, Point::new(x, y), ink.with_alpha(0.92));
    }
    pen.text_right(&texts.count, Point::new(right, half - texts.count.height() / 2.0), ink);
    pen.text_right(
        &texts.passage,
        Point::new(before, half - texts.passage.height() / 2.0 + 1.0),
        ink.with_alpha(0.92),
    );
}
