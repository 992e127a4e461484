//! The reader's copy: a map as one HTML file for people without the app.
//!
//! The drawing is the scene that the window shows, written by `journey-export` once for light and dark (`colors.rs`) and in
//! four parts, so that heads stay in view by the browser's own means (`page.rs`). Beside it stands what the page's script
//! needs to find and to tell (`contents.rs`, `cards.rs`). The script itself is written in `ui/src/reader` and bundled as
//! `assets/reader/page.js`, so that the command line writes the same file without a web side.
//!
//! Must never know: sessions, dialogs, where files go. Start reading at [`reader_copy`].

mod bounds;
mod cards;
mod colors;
mod contents;
mod page;
mod words;

use std::collections::BTreeMap;

use journey_export::{Document, FontBytes, FontLibrary, InsetChoices, Leaf, Pictures, svg_inset};
use journey_layout::{PictureSizes, screen};
use journey_model::{Date, Journey};
use journey_scene::{FontKey, Item, Pin, Rect, Scene, Size};
use journey_store::Picture;

use crate::assets::{Assets, font_bytes};
use crate::pictures::for_screen;
use crate::protocol::{Appearance, ReaderChoices};
use crate::{AppError, revision_code};
use colors::Pairs;
use contents::Contents;
use page::Page;
use words::ReaderWords;

/// Pixels a point of the pictures in it: sharp at twice the size.
const PICTURE_SCALE: f32 = 2.0;
/// Drawings of more groups are painted where they are seen only.
const MANY_GROUPS: usize = 600;
/// The fonts that the page sets its own texts in.
const PAGE_FONTS: [FontKey; 3] = [FontKey::InterRegular, FontKey::InterMedium, FontKey::InterSemiBold];

/// Ending of the file's name, without the dot.
pub(crate) const EXTENSION: &str = "html";

/// Who has the pictures: gives one by its name.
pub(crate) type FetchPicture<'a> = &'a dyn Fn(&str) -> Result<Option<Picture>, AppError>;

/// Writes a map as one HTML page. The same map, choices and day give the same bytes.
pub(crate) fn reader_copy(
    journey: &Journey,
    choices: &ReaderChoices,
    assets: &Assets,
    (sizes, fetch): (&PictureSizes, FetchPicture<'_>),
    date: Date,
) -> Result<String, AppError> {
    let mut setter = Assets::typesetter();
    let mut drawn = |appearance| {
        let look = assets.look(appearance, choices.language).with_pictures(sizes);
        screen(journey, look, &mut setter)
    };
    let (light, dark) = (drawn(Appearance::Light), drawn(Appearance::Dark));
    let map_words = assets.words(choices.language);
    let words = ReaderWords::load(choices.language, map_words)?;
    let contents = Contents::of(journey, &light, choices, &words);
    let title = match journey.about().title.trim() {
        "" => words.say("library.untitled"),
        title => title,
    };
    let subtitle = journey.main_actor().map(|actor| {
        let named = [&*actor.name, &*actor.caption];
        let named: Vec<&str> = named.into_iter().filter(|part| !part.trim().is_empty()).collect();
        format!("{} {}", map_words.journey_of, named.join(", "))
    });
    let foot = words.say("reader.foot");
    let foot = foot.replace("{revision}", &revision_code(journey));
    let foot = foot.replace("{date}", &words.date(date));

    let mut pairs = Pairs::default();
    let coded = pairs.coded(&light, &dark);
    let [left, top] = contents::heads(&light);
    let Size { w, h } = light.size;
    let parts = [
        part(&coded, Pin::None, w, h),
        part(&coded, Pin::Left, left, h),
        part(&coded, Pin::Top, w, top),
        part(&coded, Pin::Corner, left, top),
    ];
    let pages = parts.iter().enumerate();
    let document = Document {
        scenes: parts.iter().collect(),
        pages: pages.map(|(at, scene)| Leaf::showing(scene, at, "")).collect(),
        ..journey_export::single(&parts[0], title)
    };
    // Everything that the page may set itself, in each of its fonts.
    let mut characters = contents.characters().map_err(AppError::bug)? + title + &foot + &words.everything();
    characters.push_str(page::SIGNS);
    // What is typed into the field.
    characters.extend(' '..='~');
    let inset = svg_inset(
        &document,
        &FontLibrary::new(FontKey::ALL.map(|key| (key, FontBytes::from(font_bytes(key)))))?,
        &pictures(&light, fetch)?,
        &InsetChoices {
            color: &Pairs::name,
            also: PAGE_FONTS.map(|font| (font, characters.clone())).into(),
        },
    )?;
    let [body, lanes, stages, corner] = &*inset.drawings else {
        return Err(AppError::bug("a drawing is missing"));
    };
    let page = Page {
        words: &words,
        language: &map_words.language,
        map_language: &journey.about().language,
        title,
        subtitle: &subtitle.unwrap_or_default(),
        is_big: parts[0].groups.len() > MANY_GROUPS,
        foot: &foot,
        measures: [w, h, left, top],
        drawings: [body, lanes, stages, corner],
        faces: &inset.faces,
        colors: [pairs.declarations(false), pairs.declarations(true)],
        contents: &serde_json::to_string(&contents).map_err(AppError::bug)?,
    };
    page.html()
}

/// What of a scene is pinned in one way, on a sheet of this size. A sheet has an extent, even where nothing is pinned so.
fn part(scene: &Scene, pin: Pin, w: f32, h: f32) -> Scene {
    Scene {
        size: Size {
            w: w.max(1.0),
            h: h.max(1.0),
        },
        groups: scene.groups.iter().filter(|group| group.pin == pin).cloned().collect(),
        ..scene.clone()
    }
}

/// The pictures of a drawing, as large as they are shown.
fn pictures(scene: &Scene, fetch: FetchPicture<'_>) -> Result<Pictures, AppError> {
    let mut shown = BTreeMap::new();
    for group in &scene.groups {
        note_pictures(&group.items, &mut shown);
    }
    let mut pictures = Pictures::default();
    for (name, rect) in shown {
        // One that is gone since the map was laid out is missed by the exporter, which names it.
        if let Some(picture) = fetch(name)? {
            let width = (rect.w * PICTURE_SCALE).ceil().max(1.0) as u32;
            pictures.insert(name.to_owned(), for_screen(&picture, width)?.bytes);
        }
    }
    Ok(pictures)
}

fn note_pictures<'a>(items: &'a [Item], shown: &mut BTreeMap<&'a str, Rect>) {
    for item in items {
        match item {
            Item::Group(group) => note_pictures(&group.items, shown),
            Item::Image(image) => {
                let rect = shown.entry(&image.key).or_default();
                if image.rect.w.abs() > rect.w {
                    *rect = Rect::new(0.0, 0.0, image.rect.w.abs(), image.rect.h.abs());
                }
            }
            _ => {}
        }
    }
}
