//! What Spudnik looks like, kept beside the code: a change of the layout shows as a difference that somebody reads.
//!
//! When a difference is wanted, `cargo xtask bless` rewrites the files in `tests/golden`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::RgbImage;
use journey_app::headless::{FinishedPoster, export_poster};
use journey_app::protocol::{Language, Orientation, Paper, PosterChoices, PosterFormat};
use journey_app::{Date, revision_code};
use journey_export::{FontLibrary, Pictures, PngChoices, png, single};
use journey_layout::{Icons, Look, Poster, PosterNotes, Sheet, Theme, Typesetter, Words, poster, screen};
use journey_model::Journey;
use journey_scene::{FontKey, Group, Item, Path as Outline, Point, Rect, Scene, Segment, Size, Stroke};
use percorso_tests::{in_work_tree, paper};

/// More than this nobody reads.
const MOST_BYTES: usize = 400 * 1024;
/// Width of the small picture in pixels.
const PICTURE_WIDTH: f32 = 900.0;
/// A pixel differs when one of its channels does by more than this (of 255): more than rounding along an edge does.
const CHANNEL_TOLERANCE: u8 = 24;
/// This share of the pixels may differ. A word that moves by a point is more.
const PIXEL_TOLERANCE: f64 = 0.000_5;

fn is_blessing() -> bool {
    std::env::var("PERCORSO_BLESS").is_ok_and(|value| value == "1")
}

fn golden(name: &str) -> PathBuf {
    in_work_tree("tests/golden").join(name)
}

/// Writes what was seen where it can be compared; says what to do about it.
fn keep_actual(name: &str, bytes: &[u8]) -> String {
    let folder = in_work_tree("target/golden");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    format!(
        "compare {} with {}; when the difference is wanted, `cargo xtask bless` keeps it",
        path.display(),
        golden(name).display()
    )
}

#[track_caller]
fn assert_golden_text(name: &str, actual: &str) {
    assert!(actual.len() <= MOST_BYTES, "{name} has {} bytes", actual.len());
    if is_blessing() {
        fs::write(golden(name), actual).unwrap();
        return;
    }
    let wanted = fs::read_to_string(golden(name)).unwrap_or_default();
    if actual == wanted {
        return;
    }
    let differing = wanted.lines().zip(actual.lines()).position(|(a, b)| a != b);
    let line = differing.unwrap_or_else(|| wanted.lines().count().min(actual.lines().count()));
    let what = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_owned();
    panic!(
        "{name} differs from line {} on:\n  was  {}\n  is   {}\n{}",
        line + 1,
        what(&wanted),
        what(actual),
        keep_actual(name, actual.as_bytes())
    );
}

/// Everything that a layout needs, light and English.
struct Studio {
    theme: Theme,
    icons: Icons,
    words: Words,
}

impl Studio {
    fn open() -> Self {
        let text = |path: &str| fs::read_to_string(in_work_tree(path)).unwrap();
        Self {
            theme: Theme::parse(&text("assets/themes/light.json")).unwrap(),
            icons: Icons::parse(&text("assets/icons/icons.json")).unwrap(),
            words: serde_json::from_str(&text("assets/messages/en/map.json")).unwrap(),
        }
    }

    fn look(&self) -> Look<'_> {
        Look::new(&self.theme, &self.icons, &self.words)
    }

    fn screen(&self, journey: &Journey) -> Scene {
        screen(journey, self.look(), &mut typesetter())
    }

    /// On A1 in landscape, with the margins of the product.
    fn poster(&self, journey: &Journey) -> Poster {
        let points = |millimetres: f32| millimetres * 72.0 / 25.4;
        let sheet = Sheet {
            size: Size {
                w: points(841.0),
                h: points(594.0),
            },
            margin: points(594.0 * 0.026),
        };
        let notes = PosterNotes::new(revision_code(journey), today());
        poster(journey, self.look(), sheet, &notes, &mut typesetter())
    }
}

fn font_file(key: FontKey) -> Vec<u8> {
    fs::read(in_work_tree("assets/fonts").join(key.file_name())).unwrap()
}

fn typesetter() -> Typesetter {
    Typesetter::new(FontKey::ALL.map(|key| (key, Arc::from(font_file(key)))))
}

fn today() -> Date {
    Date::new(2026, 11, 21).unwrap()
}

fn example(name: &str) -> (Vec<u8>, Journey) {
    let bytes = fs::read(in_work_tree("examples").join(name)).unwrap();
    let journey = journey_format::read(&bytes).unwrap();
    (bytes, journey)
}

/// One line an item: kind, coordinates to a tenth of a point, colours, text.
fn listing(scene: &Scene) -> String {
    let mut text = format!(
        "scene {} x {} on {}\n",
        tenth(scene.size.w),
        tenth(scene.size.h),
        scene.paper
    );
    for group in &scene.groups {
        list_group(group, 0, &mut text);
    }
    for hit in &scene.hits {
        writeln!(text, "hit {:?} {} {}", hit.kind, hit.key, rect(hit.rect)).unwrap();
    }
    text
}

fn list_group(group: &Group, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    write!(
        text,
        "{indent}group {} {} {:?} at {}",
        group.key,
        group.layer,
        group.pin,
        point(group.at)
    )
    .unwrap();
    if let Some(clip) = group.clip {
        write!(text, " clip {}", rect(clip)).unwrap();
    }
    text.push('\n');
    for item in &group.items {
        match item {
            Item::Group(inner) => {
                list_group(inner, depth + 1, text);
                continue;
            }
            Item::Rect(shape) => {
                write!(
                    text,
                    "{indent}  rect {} round {}",
                    rect(shape.rect),
                    tenth(shape.radius)
                )
                .unwrap();
                if let Some(fill) = shape.fill {
                    write!(text, " fill {fill}").unwrap();
                }
                list_stroke(shape.stroke, text);
            }
            Item::Path(path) => list_path(path, &indent, text),
            Item::Text(run) => write!(
                text,
                "{indent}  text {},{} wide {} {:?} {} {}{} {:?}",
                tenth(run.x),
                tenth(run.baseline),
                tenth(run.advance),
                run.font,
                tenth(run.size),
                run.color,
                if run.rtl { " rtl" } else { "" },
                run.text
            )
            .unwrap(),
            Item::Image(image) => write!(text, "{indent}  image {} {}", rect(image.rect), image.key).unwrap(),
            Item::Link(link) => write!(text, "{indent}  link {} {}", rect(link.rect), link.href).unwrap(),
        }
        text.push('\n');
    }
}

/// Ends of short paths; box and number of segments of long ones.
fn list_path(path: &Outline, indent: &str, text: &mut String) {
    let ends: Vec<Point> = path
        .segments
        .iter()
        .filter_map(|segment| match *segment {
            Segment::Move { p } | Segment::Line { p } | Segment::Curve { p, .. } => Some(p),
            Segment::Close => None,
        })
        .collect();
    write!(text, "{indent}  path").unwrap();
    if ends.len() <= 8 {
        for &end in &ends {
            write!(text, " {}", point(end)).unwrap();
        }
    } else {
        let low = ends
            .iter()
            .fold((f32::MAX, f32::MAX), |low, p| (low.0.min(p.x), low.1.min(p.y)));
        let high = ends
            .iter()
            .fold((f32::MIN, f32::MIN), |high, p| (high.0.max(p.x), high.1.max(p.y)));
        let around = Rect::new(low.0, low.1, high.0 - low.0, high.1 - low.1);
        write!(text, " {} in {}", path.segments.len(), rect(around)).unwrap();
    }
    if let Some(fill) = path.fill {
        write!(text, " fill {}", fill.color).unwrap();
    }
    list_stroke(path.stroke, text);
}

fn list_stroke(stroke: Option<Stroke>, text: &mut String) {
    if let Some(stroke) = stroke {
        write!(text, " stroke {} {}", stroke.color, tenth(stroke.width)).unwrap();
        if let Some(dash) = stroke.dash {
            write!(text, " dash {} {}", tenth(dash.on), tenth(dash.off)).unwrap();
        }
    }
}

fn rect(rect: Rect) -> String {
    format!(
        "{},{} {}x{}",
        tenth(rect.x),
        tenth(rect.y),
        tenth(rect.w),
        tenth(rect.h)
    )
}

fn point(point: Point) -> String {
    format!("{},{}", tenth(point.x), tenth(point.y))
}

/// To a tenth, without a sign before nothing.
fn tenth(length: f32) -> f32 {
    (length * 10.0).round() / 10.0 + 0.0
}

#[test]
fn the_screen_of_spudnik_is_as_before() {
    let (_, journey) = example("spudnik.journey");
    assert_golden_text("spudnik-screen.txt", &listing(&Studio::open().screen(&journey)));
}

#[test]
fn the_poster_of_spudnik_is_as_before() {
    let (_, journey) = example("spudnik.journey");
    let poster = Studio::open().poster(&journey);
    assert_golden_text("spudnik-poster-a1.txt", &listing(&poster.scene));
}

#[test]
fn the_picture_of_spudnik_is_as_before() {
    let name = "spudnik-poster-a1.png";
    let (_, journey) = example("spudnik.journey");
    let poster = Studio::open().poster(&journey);
    let fonts = FontLibrary::new(FontKey::ALL.map(|key| (key, font_file(key)))).unwrap();
    let document = single(&poster.scene, &journey.about().title);
    let scale = PICTURE_WIDTH / poster.scene.size.w;
    let choices = PngChoices {
        scale,
        transparent: false,
    };
    let mut bytes = Vec::new();
    png(&document, 0, &fonts, &Pictures::default(), choices, &mut bytes, &mut ()).unwrap();
    assert!(bytes.len() <= MOST_BYTES, "{name} has {} bytes", bytes.len());
    if is_blessing() {
        fs::write(golden(name), &bytes).unwrap();
        return;
    }
    let is = pixels(&bytes);
    let Ok(kept) = fs::read(golden(name)) else {
        panic!("{name} is missing: {}", keep_actual(name, &bytes));
    };
    let was = pixels(&kept);
    assert_eq!(was.dimensions(), is.dimensions(), "{}", keep_actual(name, &bytes));
    let differs = |(a, b): &(&image::Rgb<u8>, &image::Rgb<u8>)| {
        a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > CHANNEL_TOLERANCE)
    };
    let differing = was.pixels().zip(is.pixels()).filter(differs).count();
    let share = differing as f64 / f64::from(is.width() * is.height());
    assert!(
        share <= PIXEL_TOLERANCE,
        "{differing} pixels differ ({:.3} %): {}",
        share * 100.0,
        keep_actual(name, &bytes)
    );
}

fn pixels(png: &[u8]) -> RgbImage {
    image::load_from_memory(png).unwrap().to_rgb8()
}

/// Exports a poster into a folder.
fn written(folder: &Path, bytes: &[u8], paper: Paper, language: Language) -> (PathBuf, FinishedPoster) {
    let choices = PosterChoices {
        format: PosterFormat::Pdf,
        paper,
        orientation: Orientation::Landscape,
        language,
        ..PosterChoices::default()
    };
    let poster = export_poster(bytes, &choices, today()).unwrap();
    let path = folder.join("poster.pdf");
    fs::write(&path, &poster.bytes).unwrap();
    (path, poster)
}

#[test]
fn the_examples_print_on_one_page_with_fonts_inside_and_nothing_lost() {
    let folder = tempfile::tempdir().unwrap();
    for (name, language) in [("spudnik.journey", Language::En), ("spudnik.it.journey", Language::It)] {
        let (bytes, journey) = example(name);
        for (paper, edges) in [(Paper::A4, (297.0, 210.0)), (Paper::A0, (1189.0, 841.0))] {
            let what = format!("{name} on {paper:?}");
            let (path, _) = written(folder.path(), &bytes, paper, language);
            paper::is_sound(&path).unwrap_or_else(|report| panic!("{what}: {report}"));
            let (pages, width, height) = paper::pages(&path);
            assert_eq!(pages, 1, "{what}");
            assert!(
                (width - edges.0).abs() < 0.5 && (height - edges.1).abs() < 0.5,
                "{what}: {width} × {height} mm"
            );
            let fonts = paper::fonts(&path);
            assert!(fonts.len() >= 3, "{what}: {fonts:?}");
            for font in fonts {
                assert!(font.embedded && font.subset && font.unicode, "{what}: {font:?}");
            }
            // Poppler leaves out type under 3 pt after 50,000 letters: text is looked for on the large sheet.
            if paper == Paper::A0 {
                every_card_can_be_found(&what, &journey, &paper::text_as_drawn(&path));
            }
        }
    }
}

/// Lines end where the layout broke them, so white space does not count.
fn every_card_can_be_found(what: &str, journey: &Journey, page: &str) {
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    let page = solid(page);
    let cards: Vec<_> = journey.cards().filter(|card| card.place.is_some()).collect();
    assert!(cards.len() >= 80, "{what}: {} cards", cards.len());
    for card in cards {
        let right_to_left = |letter: char| ('\u{590}'..'\u{8ff}').contains(&letter);
        if card.text.chars().any(right_to_left) {
            continue;
        }
        assert!(
            page.contains(&solid(&card.text)),
            "{what}: “{}” is not on the page",
            card.text
        );
    }
}
