//! Draws what changed: the list, then the stickers on as few sheets as they take.

use std::collections::BTreeMap;

use journey_model::{Id, Journey};
use journey_scene::{Group, HitKind, Item, Name, Pin, Point, Rect, Scene, Size};

use super::changes::Differences;
use super::places::place_words;
use super::strip::Strip;
use super::{Poster, PosterNotes, Sheet, moved};
use crate::Look;
use crate::card::{self, Frame, Measured};
use crate::map::{Want, pack};
use crate::measures::{GUTTER, LANE_PADDING, STACK_GAP};
use crate::number::date;
use crate::pen::{Pen, dashed, solid};
use crate::text::{Face, Typesetter};
use crate::words::fill;

/// Cells of one lane that one sticker covers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Region {
    pub lane: Id,
    /// Side by side on the print.
    pub steps: Vec<Id>,
    /// Whether a curve runs through them.
    pub curved: bool,
}

/// One sticker.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// The cells of which it shows something.
    pub region: Region,
    /// Where it goes on the print.
    pub rect: Rect,
}

/// The print on the wall: where its cells are.
pub(super) struct Wall {
    pub scale: f32,
    cells: BTreeMap<Name, Rect>,
    /// For each lane the upper edge of its highest card.
    first: BTreeMap<Name, f32>,
}

impl Wall {
    pub fn of(poster: &Poster) -> Self {
        let (mut cells, mut first) = (BTreeMap::new(), BTreeMap::new());
        for hit in &poster.scene.hits {
            match hit.kind {
                HitKind::Cell => {
                    cells.insert(hit.key.clone(), hit.rect);
                }
                HitKind::Card => {
                    let edge = first.entry(hit.lane.clone()).or_insert(hit.rect.y);
                    *edge = hit.rect.y.min(*edge);
                }
                _ => {}
            }
        }
        Self {
            scale: poster.scale,
            cells,
            first,
        }
    }

    pub fn cell(&self, lane: Id, step: Id) -> Option<Rect> {
        self.cells.get(format!("{lane}:{step}").as_str()).copied()
    }

    /// Where a region is on the print; `None` when a cell of it is not there.
    pub fn rect(&self, region: &Region) -> Option<Rect> {
        let mut rects = region.steps.iter().map(|step| self.cell(region.lane, *step));
        let first = rects.next()??;
        rects.try_fold(first, |all, rect| {
            let rect = rect?;
            let (x, y) = (all.x.min(rect.x), all.y.min(rect.y));
            let (right, bottom) = (all.right().max(rect.right()), all.bottom().max(rect.bottom()));
            Some(Rect::new(x, y, right - x, bottom - y))
        })
    }

    /// How far cards stand below the upper edge of a lane, at nominal size.
    fn padding(&self, lane: Id, top: f32) -> f32 {
        let first = self.first.get(lane.to_string().as_str());
        first.map_or(LANE_PADDING, |first| ((first - top) / self.scale).max(0.0))
    }
}

/// Room around a sticker for its marks; least width of the words below it.
const MARK: f32 = 9.0;
const LEAST_WORDS: f32 = 130.0;
const GAP: f32 = 10.0;

/// The list, then the stickers.
pub(super) fn draw(
    new: &Journey,
    wall: &Wall,
    found: &Differences,
    look: Look,
    sheet: Sheet,
    notes: &PosterNotes,
    setter: &mut Typesetter,
) -> Vec<Scene> {
    let mut strips: BTreeMap<Id, Strip> = BTreeMap::new();
    for region in found.regions.iter().filter(|region| region.curved) {
        if !strips.contains_key(&region.lane)
            && let Some(strip) = Strip::of(new, region.lane, wall, look, setter)
        {
            strips.insert(region.lane, strip);
        }
    }
    let inner = sheet.inner();
    let pieces: Vec<Piece> = uncut(&found.regions, &strips, new)
        .into_iter()
        .flat_map(|region| match (strips.get(&region.lane), wall.rect(&region)) {
            (Some(strip), _) => strip.pieces(&region, wall, inner.w - 2.0 * MARK),
            (None, Some(rect)) => vec![Piece { region, rect }],
            (None, None) => Vec::new(),
        })
        .collect();
    let mut sheets = super::list::sheets(new, found, &pieces, look, sheet, notes, setter);
    let mut groups: Vec<Group> = Vec::new();
    let (mut x, mut y, mut row) = (0.0f32, 0.0f32, 0.0f32);
    let mut size = sheet.size;
    let finish = |groups: &mut Vec<Group>, size: &mut Size, sheets: &mut Vec<Scene>| {
        if !groups.is_empty() {
            sheets.push(Scene {
                size: *size,
                paper: look.theme.paper,
                groups: std::mem::take(groups),
                ..Scene::default()
            });
        }
        *size = sheet.size;
    };
    for (number, piece) in pieces.iter().enumerate() {
        let (region, rect) = (&piece.region, piece.rect);
        let content = match strips.get(&region.lane) {
            Some(strip) => strip.part(piece, wall),
            None => cards(new, wall, region, rect, look, setter),
        };
        let (block, words) = sticker(new, content, (region, rect, number + 1), look, setter);
        let (w, h) = (rect.w.max(LEAST_WORDS) + 2.0 * MARK, rect.h + 2.0 * MARK + words);
        if x > 0.0 && x + w > inner.w {
            (x, y, row) = (0.0, y + row + GAP, 0.0);
        }
        if y > 0.0 && y + h > inner.h {
            finish(&mut groups, &mut size, &mut sheets);
            (x, y, row) = (0.0, 0.0, 0.0);
        }
        // A sticker that is larger than the sheet gets a larger one.
        size.w = size.w.max(w + 2.0 * sheet.margin);
        size.h = size.h.max(y + h + 2.0 * sheet.margin);
        groups.push(moved(block, Point::new(sheet.margin + x, sheet.margin + y)));
        x += w + GAP;
        row = row.max(h);
    }
    finish(&mut groups, &mut size, &mut sheets);
    sheets
}

/// The regions made so wide that their edges cut no words beside a curve; those that then meet are one.
fn uncut(regions: &[Region], strips: &BTreeMap<Id, Strip>, new: &Journey) -> Vec<Region> {
    let steps: Vec<Id> = new.steps().iter().map(|step| step.id).collect();
    let mut all: Vec<Region> = Vec::new();
    for region in regions {
        let whole = match strips.get(&region.lane) {
            Some(strip) => strip.whole(region, &steps),
            None => region.clone(),
        };
        match all.last_mut() {
            Some(last) if last.lane == whole.lane && whole.steps.iter().any(|step| last.steps.contains(step)) => {
                let more: Vec<Id> = whole
                    .steps
                    .into_iter()
                    .filter(|step| !last.steps.contains(step))
                    .collect();
                last.steps.extend(more);
            }
            _ => all.push(whole),
        }
    }
    all
}

/// The words below a sticker and in the list: number and place.
pub(super) fn region_words(journey: &Journey, region: &Region, look: Look) -> String {
    let words = region
        .steps
        .first()
        .map(|step| place_words(journey, region.lane, *step, look));
    let last = region.steps.last().filter(|_| region.steps.len() > 1);
    match (words, last.and_then(|step| journey.step(*step))) {
        (Some(words), Some(last)) => format!("{words} – {}", last.name),
        (words, _) => words.unwrap_or_default(),
    }
}

/// A sticker with its marks and words, and the height of the words.
fn sticker(
    new: &Journey,
    content: Option<Group>,
    (region, rect, number): (&Region, Rect, usize),
    look: Look,
    setter: &mut Typesetter,
) -> (Group, f32) {
    let theme = look.theme;
    let mut pen = Pen::new(look);
    let area = Rect::new(0.0, 0.0, rect.w, rect.h);
    let mut inside = Pen::new(look);
    inside.rect(area, 0.0, Some(theme.paper), None);
    inside.items.extend(content.into_iter().map(Item::Group));
    let mut group = inside.group("sticker", "cards", Point::new(MARK, MARK), Pin::None);
    group.clip = Some(area);
    pen.items.push(Item::Group(group));
    let at = area.moved(MARK, MARK);
    pen.rect(at, 0.0, None, Some(dashed(theme.ink_3, 0.4, 2.5, 2.5)));
    for (x, towards_x) in [(at.x, -1.0), (at.right(), 1.0)] {
        for (y, towards_y) in [(at.y, -1.0), (at.bottom(), 1.0)] {
            let line = solid(theme.ink, 0.6);
            pen.line(Point::new(x, y), Point::new(x + towards_x * MARK * 0.9, y), line);
            pen.line(Point::new(x, y), Point::new(x, y + towards_y * MARK * 0.9), line);
        }
    }
    let small = Face {
        size: 7.5,
        line_height: 9.5,
        ..Face::SMALL
    };
    let strong = Face {
        size: 8.5,
        line_height: 10.5,
        ..Face::SMALL_STRONG
    };
    let name = setter.set_line(&fill(&look.words.sticker, &[("n", &number.to_string())]), strong);
    let place = setter.set(&region_words(new, region, look), small, rect.w.max(LEAST_WORDS));
    let y = at.bottom() + MARK;
    pen.text(&name, Point::new(MARK, y), theme.ink);
    pen.text(&place, Point::new(MARK, y + name.height()), theme.ink_3);
    let words = name.height() + place.height();
    let key = format!("sticker-{number}");
    (pen.group(key, "cards", Point::default(), Pin::None), words)
}

/// The cards of a region as the print would show them; smaller when they need more room than the cells on the wall have.
fn cards(
    new: &Journey,
    wall: &Wall,
    region: &Region,
    rect: Rect,
    look: Look,
    setter: &mut Typesetter,
) -> Option<Group> {
    let scale = wall.scale;
    // Columns at nominal size, from the region's left edge.
    let columns: Vec<(f32, f32)> = region
        .steps
        .iter()
        .filter_map(|step| wall.cell(region.lane, *step))
        .map(|cell| ((cell.x - rect.x) / scale + GUTTER / 2.0, cell.w / scale - GUTTER))
        .collect();
    let spread = columns
        .windows(2)
        .map(|pair| pair[1].0 - pair[0].0 - pair[0].1 - GUTTER)
        .fold(0.0, f32::max);
    let hues: BTreeMap<Id, usize> = new
        .stages()
        .iter()
        .enumerate()
        .map(|(place, stage)| (stage.id, stage.hue.map_or(place % 8, usize::from)))
        .collect();
    let mut measured: Vec<(Measured, usize, usize, usize)> = Vec::new();
    for (column, step) in region.steps.iter().enumerate() {
        let stage = new
            .step(*step)
            .and_then(|step| hues.get(&step.stage))
            .copied()
            .unwrap_or(0);
        for card in new.cards_at(region.lane, *step) {
            let span = card
                .place
                .map_or(1, |place| place.span as usize)
                .min(columns.len() - column)
                .max(1);
            let (from, to) = (columns.get(column)?, columns.get(column + span - 1)?);
            let wide = to.0 + to.1 - from.0 - spread * (span - 1) as f32;
            let hue = card.hue.map_or(stage, usize::from);
            measured.push((
                card::measure(card, (wide * 100.0).round() / 100.0, look, setter),
                column,
                span,
                hue,
            ));
        }
    }
    if measured.is_empty() {
        return None;
    }
    let wants: Vec<Want> = measured
        .iter()
        .map(|(one, column, span, _)| Want {
            column: *column,
            span: *span,
            height: one.height,
        })
        .collect();
    let (spots, height) = pack(&wants, columns.len(), STACK_GAP);
    let padding = wall.padding(region.lane, rect.y);
    let room = (rect.h / scale - padding - LANE_PADDING / 2.0).max(1.0);
    let shrink = (room / height).min(1.0);
    let mut pen = Pen::new(look);
    for ((one, column, span, hue), spot) in measured.iter().zip(&spots) {
        let (from, to) = (columns[*column], columns[column + span - 1]);
        let frame = Frame {
            width: to.0 + to.1 - from.0,
            height: spot.height,
            stage: look.theme.stages[hue % 8],
        };
        let mut inner = Pen::new(look);
        card::draw(one, &frame, &mut inner);
        let at = Point::new(from.0, spot.y);
        pen.items.push(Item::Group(inner.group(
            one.card.id.to_string(),
            "cards",
            at,
            Pin::None,
        )));
    }
    let first = columns.first().map_or(0.0, |column| column.0);
    let group = pen
        .group("cards", "cards", Point::default(), Pin::None)
        .scaled(scale * shrink);
    // Shrunk about the upper left corner of the first card.
    let at = Point::new(first * scale * (1.0 - shrink), padding * scale);
    Some(moved(group, at))
}

/// The day and the code of the new state, in one line.
pub(super) fn state_words(new: &Journey, notes: &PosterNotes, look: Look) -> String {
    let day = date(notes.date, look.words);
    fill(
        &look.words.footer,
        &[
            ("title", new.about().title.as_str()),
            ("revision", &notes.revision),
            ("date", &day),
        ],
    )
}
