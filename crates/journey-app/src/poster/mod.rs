//! The poster room: from a map and choices to pages and files.
//!
//! `order.rs` decides what is printed and lays it out, `pages.rs` and `panels.rs` bind it to pages, `write.rs` makes files of them. What was
//! laid out last is remembered ([`PosterRoom::laid`]), so that turning a page or writing the file does not lay it out again.
//! `paper.rs` knows sizes, `wall.rs` the prints of before, `past.rs` the state since which changes are marked, `machine/` the fonts of the machine, `work.rs` how far a file is.
//!
//! Must never know: the open maps' sessions, dialogs, where files go. Start reading at [`PosterRoom::laid`].

mod advice;
mod findings;
mod fonts;
mod laid;
mod machine;
mod order;
mod pages;
mod panels;
mod paper;
mod past;
pub(crate) mod wall;
mod work;
mod write;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use journey_layout::Words;
use journey_model::Date;

pub(crate) use laid::Laid;
pub(crate) use order::{Order, Wall};
pub(crate) use paper::{check, millimetres, refused};
pub(crate) use past::{Past, past};
pub(crate) use work::Work;
pub(crate) use write::{Sight, draw, one, places, write};

use crate::assets::Assets;
use crate::protocol::{PdfStandard, PosterAdvice, PosterChoices, PosterFormat, Product};
use crate::{AppError, revision_code};
use fonts::Fonts;
use machine::uncovered;
use order::{Printed, PrintedSheet};
use pages::Binder;

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Lays posters out, one at a time, and remembers the last one. Has a typesetter of its own, so that posters do not disturb
/// what the open maps remember.
pub(crate) struct PosterRoom {
    fonts: Mutex<Fonts>,
    last: Mutex<Option<(String, Arc<Laid>)>>,
    /// The poster that is being written.
    pub work: Work,
}

impl PosterRoom {
    /// A room with the bundled fonts; others are looked for in these folders when a map needs them.
    pub fn new(font_folders: Vec<PathBuf>) -> Result<Self, AppError> {
        Ok(Self {
            fonts: Mutex::new(Fonts::bundled(font_folders)?),
            last: Mutex::default(),
            work: Work::default(),
        })
    }

    /// What was laid out last, if it is that.
    pub fn remembered(&self, name: &str) -> Option<Arc<Laid>> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, laid) = last.as_ref().filter(|(of, _)| of == name)?;
        Some(Arc::clone(laid))
    }

    /// Lays a poster out and remembers it under a name, which says all that it depends on.
    pub fn laid(&self, name: &str, order: &Order, assets: &Assets) -> Result<Arc<Laid>, AppError> {
        check(order.choices)?;
        if let Some(laid) = self.remembered(name) {
            return Ok(laid);
        }
        let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have laid out the same one while this call waited.
        if let Some(laid) = self.remembered(name) {
            return Ok(laid);
        }
        let laid = Arc::new(lay_out(order, assets, &mut fonts)?);
        drop(fonts);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = Some((name.to_owned(), Arc::clone(&laid)));
        Ok(laid)
    }

    /// Forgets everything, after a fault.
    pub fn forget(&self) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        fonts.forget();
    }
}

/// Choices without what only matters when the file is written, as text: two of the same text are laid out alike.
pub(crate) fn layout_name(choices: &PosterChoices) -> Result<String, AppError> {
    let plain = PosterChoices {
        format: PosterFormat::default(),
        dpi: PosterChoices::default().dpi,
        transparent: false,
        outlines: true,
        standard: PdfStandard::default(),
        ..choices.clone()
    };
    serde_json::to_string(&plain).map_err(AppError::bug)
}

fn lay_out(order: &Order, assets: &Assets, fonts: &mut Fonts) -> Result<Laid, AppError> {
    let Order { journey, choices, .. } = *order;
    let about = journey.about();
    let odd = if choices.system_fonts {
        let then = order.wall.map(|wall| &wall.journey);
        let then = then.into_iter().chain(order.past.map(|past| &past.journey));
        uncovered(&then.chain([journey]).map(journey_format::write).collect::<String>())
    } else {
        Default::default()
    };
    fonts.cover(odd, &about.language)?;
    let Fonts { setter, library, .. } = fonts;
    let nothing = Laid::nothing(about.title.clone(), Arc::clone(library));
    if choices.product == Product::Changes && order.wall.is_none() {
        let code = wall::code(&choices.since);
        return Ok(Laid {
            advice: vec![PosterAdvice::UnknownPrint { code }],
            ..nothing
        });
    }
    if order.is_marked() && order.past.is_none() {
        return Ok(Laid {
            advice: vec![PosterAdvice::UnknownState],
            ..nothing
        });
    }
    let printed = order.lay_out(assets, setter);
    if printed.sheets.is_empty() {
        let why = match choices.product {
            Product::Changes => PosterAdvice::NothingChanged,
            _ => PosterAdvice::NothingLeft,
        };
        return Ok(Laid {
            advice: vec![why],
            ..nothing
        });
    }
    let mut advice = advice::on_size(order, &printed, assets, setter);
    if order.past.is_some_and(|past| past.journey == *journey) {
        advice.push(PosterAdvice::NothingToMark);
    }
    let look = assets.poster_look(choices.theme, choices.language);
    let notes = order.notes(journey, assets);
    let mut binder = Binder {
        title: &about.title,
        owner: &about.owner,
        notes: &notes,
        look,
        setter,
        scenes: Vec::new(),
        pages: Vec::new(),
        skipped: 0,
    };
    let Printed {
        sheets,
        scale,
        smallest_type,
        ..
    } = printed;
    bind(&mut binder, sheets, choices);
    if choices.conclusions && choices.format == PosterFormat::Pdf {
        let words = assets.finding_words(choices.language);
        let told = findings::conclusions(journey, order.date, words, choices.language)?;
        binder.closing(journey, &told, choices);
    }
    let Binder {
        scenes, pages, skipped, ..
    } = binder;
    if skipped > 0 {
        advice.push(PosterAdvice::EmptySheets {
            count: u32::try_from(skipped).unwrap_or(u32::MAX),
        });
    }
    advice.extend(advice::on_glyphs(&scenes));
    Ok(Laid {
        author: about.owner.clone(),
        language: about.language.clone(),
        revision: revision_code(journey),
        written: midnight(order.date),
        layer_names: layer_names(look.words),
        scenes,
        pages,
        scale,
        smallest_type,
        advice,
        ..nothing
    })
}

/// Large drawings go over tiles; cards, the summary and stickers are sheets already.
fn bind(binder: &mut Binder, sheets: Vec<PrintedSheet>, choices: &PosterChoices) {
    let is_large = matches!(choices.product, Product::Map | Product::Blank);
    match (choices.tiles, choices.print_shop) {
        (Some(tiles), None) if is_large => binder.tiled(sheets, tiles),
        (Some(tiles), Some(shop)) if is_large => binder.panels(sheets, tiles, shop),
        (_, Some(shop)) => binder.shop(sheets, shop),
        _ => binder.plain(sheets),
    }
}

fn layer_names(words: &Words) -> BTreeMap<String, String> {
    let names = [
        ("grid", &words.layer_grid),
        ("cards", &words.layer_cards),
        ("emotions", &words.layer_emotions),
        ("links", &words.layer_links),
        ("notes", &words.layer_notes),
        ("changes", &words.layer_changes),
    ];
    names
        .into_iter()
        .map(|(layer, name)| (layer.to_owned(), name.clone()))
        .collect()
}

/// The beginning of a day in milliseconds since 1970-01-01 UTC. Days of the Gregorian calendar as H. Hinnant counts them
/// (`days_from_civil`).
fn midnight(date: Date) -> i64 {
    let (month, day) = (i64::from(date.month()), i64::from(date.day()));
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    days * DAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (year, month, day, days) in [
            (1970, 1, 1, 0),
            (1969, 12, 31, -1),
            (2000, 2, 29, 11_016),
            (2026, 11, 22, 20_779),
        ] {
            assert_eq!(
                midnight(Date::new(year, month, day).unwrap()),
                days * DAY,
                "{year}-{month}-{day}"
            );
        }
    }
}
