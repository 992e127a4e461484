//! Posters as PDF: against the floor, in memory, and in tiles.

use std::time::Instant;
use std::{fs, io};

use journey_export::{Document, FontLibrary, Pictures, PngChoices, pdf, png, single, tiles};
use journey_layout::{PosterNotes, Sheet, poster};
use journey_model::{Command, Field, plan};
use journey_scene::{FontKey, Rect, Scene, Size};
use percorso_tests::in_work_tree;

use crate::floor;
use crate::look::{Assets, typesetter};
use crate::table::{Table, Times};

/// Cards of the poster, ten words each.
const CARDS: usize = 5_000;
const TEN_WORDS: &str = "What we heard in the third interview about their shop";
/// Tiles along each direction.
const TILES: f32 = 4.0;

/// Everything about posters as PDF.
pub fn all(table: &Table) {
    let scene = scene();
    let files: floor::Files = FontKey::ALL.map(|key| (key, file(key))).into();
    let fonts = FontLibrary::new(FontKey::ALL.map(|key| (key, file(key)))).unwrap();
    let one = single(&scene, "Five thousand cards");
    let write = |document: &Document<'_>| pdf(document, &fonts, &Pictures::new(), &mut ()).unwrap();

    let mut bytes = 0;
    let above = peak_of(|| bytes = write(&one).len());
    let least = Times::of(10, |_| floor::pdf(&scene, &files));
    let times = Times::of(10, |_| write(&one));
    table.line(
        &format!("PDF of {CARDS} cards on A0, {} kB", bytes / 1000),
        &times,
        &format!("pdf-writer, {} kB", floor::pdf(&scene, &files).len() / 1000),
        &least,
    );
    let tiled = in_tiles(&scene);
    let pages = tiled.pages.len();
    let of_tiles = Times::of(10, |_| write(&tiled));
    table.line(
        &format!("the same in {pages} tiles, {} kB", write(&tiled).len() / 1000),
        &of_tiles,
        "one page",
        &times,
    );
    println!("memory while the one page is written, above the scene and the fonts: {above:.1} MB");

    let choices = PngChoices {
        scale: 300.0 / 72.0,
        transparent: false,
    };
    let start = Instant::now();
    let above = peak_of(|| png(&one, 0, &fonts, &Pictures::new(), choices, &mut io::sink(), &mut ()).unwrap());
    let seconds = start.elapsed().as_secs_f64();
    println!("the same as PNG with 300 dpi: {seconds:.1} s, {above:.1} MB above the scene and the fonts");
}

/// How much more memory than before something takes at its worst moment, in MB.
fn peak_of(does: impl FnOnce()) -> f64 {
    let before = memory("VmRSS");
    // 5 sets the peak back to what is in use now (proc(5), clear_refs).
    fs::write("/proc/self/clear_refs", "5").unwrap();
    does();
    memory("VmHWM").saturating_sub(before) as f64 / 1024.0
}

/// A map with all its cards on A0.
fn scene() -> Scene {
    let assets = Assets::read();
    let mut journey = journey_model::sample::journey(CARDS);
    let ids: Vec<_> = journey.cards().map(|card| card.id).collect();
    let field = Field::Name(TEN_WORDS.to_owned());
    let edit = plan(&journey, &Command::Edit { ids, field }).unwrap();
    journey.apply(&edit).unwrap();
    let points = |millimetres: f32| millimetres * 72.0 / 25.4;
    let sheet = Sheet {
        size: Size {
            w: points(1189.0),
            h: points(841.0),
        },
        margin: points(20.0),
    };
    let notes = PosterNotes::new("k7q2x".to_owned(), journey_model::Date::new(2026, 11, 21).unwrap());
    poster(&journey, assets.look(), sheet, &notes, &mut typesetter()).scene
}

/// The scene over four by four sheets, also where a sheet would show nothing: every page counts.
fn in_tiles(scene: &Scene) -> Document<'_> {
    const MARGIN: f32 = 17.0;
    const OVERLAP: f32 = 28.0;
    let sheet = |length: f32| (length + (TILES - 1.0) * OVERLAP) / TILES + 2.0 * MARGIN;
    let sheet = Size {
        w: sheet(scene.size.w),
        h: sheet(scene.size.h),
    };
    let plan = tiles::plan(scene, sheet, MARGIN, OVERLAP);
    let (w, h) = (sheet.w - 2.0 * MARGIN, sheet.h - 2.0 * MARGIN);
    let places = (0..TILES as usize).flat_map(|row| (0..TILES as usize).map(move |column| (row, column)));
    let tile = |(row, column): (usize, usize)| tiles::Tile {
        column,
        row,
        area: Rect::new(column as f32 * (w - OVERLAP), row as f32 * (h - OVERLAP), w, h),
        label: format!("{}{}", ["A", "B", "C", "D"][row], column + 1),
    };
    let mut document = single(scene, "Five thousand cards");
    document.pages = places
        .map(tile)
        .map(|tile| plan.leaf(&tile, 0, tile.label.clone()))
        .collect();
    document
}

fn file(key: FontKey) -> Vec<u8> {
    fs::read(in_work_tree("assets/fonts").join(key.file_name())).unwrap()
}

/// A line of the kernel's list about this process, in kB.
fn memory(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
