//! What was seen, held against what is kept.

use std::fs;
use std::path::PathBuf;

use image::RgbImage;
use journey_export::{FontLibrary, Pictures, PngChoices, png, single};
use journey_layout::Poster;
use journey_scene::FontKey;
use percorso_tests::in_work_tree;

use crate::studio::font_file;

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
pub fn assert_golden_text(name: &str, actual: &str) {
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

pub fn assert_golden_picture(name: &str, poster: &Poster) {
    let fonts = FontLibrary::new(FontKey::ALL.map(|key| (key, font_file(key)))).unwrap();
    let document = single(&poster.scene, name);
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
