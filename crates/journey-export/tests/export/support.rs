//! Scenes written by hand, and the programs that look at files from outside.

use std::sync::Arc;

use std::path::PathBuf;
use std::process::Command;

use journey_export::{FontLibrary, Pictures, PngChoices, single};
use journey_scene::{
    Color, Dash, Fill, FontKey, Glyph, Group, HitKind, HitRegion, Item, OutlineEntry, OutlineKind, Path, Pin, Point,
    Rect, Scene, Segment, Shape, Shared, Size, Stroke, TextRun,
};
use skrifa::prelude::{LocationRef, Size as Em};
use skrifa::{FontRef, MetadataProvider};

pub const INK: Color = Color::rgb(0x1f, 0x24, 0x30);
pub const PAPER: Color = Color::rgb(0xfb, 0xfa, 0xf7);

/// The bundled fonts.
pub fn fonts() -> FontLibrary {
    FontLibrary::new(FontKey::ALL.map(|font| (font, font_file(font)))).unwrap()
}

pub fn font_file(font: FontKey) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../assets/fonts")
        .join(font.file_name());
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// One glyph a character, advance after advance; from right to left when asked to.
pub fn run(text: &str, font: FontKey, size: f32, x: f32, baseline: f32) -> TextRun {
    let bytes = font_file(font);
    let face = FontRef::new(&bytes).unwrap();
    let (charmap, metrics) = (
        face.charmap(),
        face.glyph_metrics(Em::new(size), LocationRef::default()),
    );
    let mut pen = 0.0;
    let mut glyphs = Vec::new();
    for (start, character) in text.char_indices() {
        let id = charmap
            .map(character)
            .unwrap_or_else(|| panic!("{font:?} has no {character:?}"));
        let advance = metrics.advance_width(id).unwrap();
        glyphs.push(Glyph {
            id: u16::try_from(id.to_u32()).unwrap(),
            x: pen,
            y: 0.0,
            advance,
            start: start as u32,
            end: (start + character.len_utf8()) as u32,
        });
        pen += advance;
    }
    let (text, spread) = (text.to_owned(), Vec::new());
    TextRun {
        text,
        font,
        size,
        color: INK,
        x,
        baseline,
        advance: pen,
        rtl: false,
        spread,
        glyphs: glyphs.into(),
    }
}

/// The same letters from right to left; brackets and quotes turn round.
pub fn run_rtl(text: &str, font: FontKey, size: f32, x: f32, baseline: f32) -> TextRun {
    let mirrored = |character| match character {
        '«' => '»',
        '»' => '«',
        '(' => ')',
        ')' => '(',
        other => other,
    };
    let shown: String = text.chars().map(mirrored).collect();
    let mut run = run(&shown, font, size, x, baseline);
    text.clone_into(&mut run.text);
    run.rtl = true;
    for glyph in Arc::make_mut(&mut run.glyphs) {
        glyph.x = run.advance - glyph.x - glyph.advance;
    }
    Arc::make_mut(&mut run.glyphs).reverse();
    run
}

/// Letters set apart by a part of the em.
pub fn tracked(mut run: TextRun, ems: f32) -> TextRun {
    for (place, glyph) in Arc::make_mut(&mut run.glyphs).iter_mut().enumerate() {
        glyph.x += place as f32 * ems * run.size;
        run.spread.push(glyph.x);
    }
    run.advance += run.glyphs.len() as f32 * ems * run.size;
    run
}

pub fn group(key: &str, layer: &'static str, at: Point, items: Vec<Item>) -> Group {
    Group {
        key: key.into(),
        at,
        clip: None,
        pin: Pin::None,
        layer,
        items: items.into(),
    }
}

pub fn scene(width: f32, height: f32, items: Vec<Item>) -> Scene {
    let groups = vec![group("all", "", Point::default(), items)];
    Scene {
        size: Size { w: width, h: height },
        paper: PAPER,
        groups,
        ..Scene::default()
    }
}

pub fn texts(runs: impl IntoIterator<Item = TextRun>) -> Scene {
    scene(595.0, 842.0, runs.into_iter().map(Item::Text).collect())
}

pub fn area(x: f32, y: f32, w: f32, h: f32, color: Color) -> Item {
    Item::Rect(Shape {
        rect: Rect::new(x, y, w, h),
        radius: 0.0,
        fill: Some(color),
        stroke: None,
    })
}

pub fn hit(key: &str, rect: Rect) -> Shared<HitRegion> {
    Shared::from(HitRegion {
        key: key.into(),
        kind: HitKind::Card,
        id: key.into(),
        rect,
        ..HitRegion::default()
    })
}

pub fn outlined(id: &str, kind: OutlineKind, children: Vec<Shared<OutlineEntry>>) -> Shared<OutlineEntry> {
    Shared::from(OutlineEntry {
        id: id.into(),
        kind,
        name: format!("{id} name"),
        detail: if kind == OutlineKind::Card {
            format!("lane of {id}")
        } else {
            String::new()
        },
        lane: String::new(),
        channel: String::new(),
        hue: 0,
        children,
    })
}

/// A page as PNG, on paper.
pub fn drawn_page(document: &journey_export::Document<'_>, number: usize, scale: f32) -> image::RgbaImage {
    let choices = PngChoices {
        scale,
        transparent: false,
    };
    let mut bytes = Vec::new();
    journey_export::png(
        document,
        number,
        &fonts(),
        &Pictures::new(),
        choices,
        &mut bytes,
        &mut (),
    )
    .unwrap();
    image::load_from_memory(&bytes).unwrap().into_rgba8()
}

/// A page of a PDF that was kept under a name, as poppler draws it.
pub fn rendered(name: &str, dpi: u32, number: u32) -> image::RgbImage {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let picture = path.with_extension("rendered");
    let (dpi, number) = (dpi.to_string(), number.to_string());
    let pages = ["-f", &number, "-l", &number, "-r", &dpi, "-png", "-singlefile"];
    let files = [path.to_str().unwrap(), picture.to_str().unwrap()];
    tool("pdftoppm", &[pages.as_slice(), files.as_slice()].concat());
    image::open(format!("{}.png", picture.display())).unwrap().into_rgb8()
}

pub fn stroke(color: Color, width: f32) -> Stroke {
    Stroke {
        color,
        width,
        dash: None,
        round: false,
    }
}

fn color(text: &str) -> Color {
    Color::parse(text).unwrap()
}

fn moved(x: f32, y: f32) -> Segment {
    Segment::Move { p: Point::new(x, y) }
}

fn to(x: f32, y: f32) -> Segment {
    Segment::Line { p: Point::new(x, y) }
}

/// A corner of a map, of whole pixels at 150 dpi: ribbon of chevrons, cards with each kind of edge, a curve with its tint, letters in
/// every weight and script.
pub fn sample() -> Scene {
    let hues = ["#4f7cac", "#3c8d7d", "#b07d3c", "#a8577e"];
    let names = ["See", "Think", "Do", "Care"];
    let mut ribbon = Vec::new();
    for (place, (hue, name)) in hues.iter().zip(names).enumerate() {
        let x = 40.0 + place as f32 * 190.0;
        let tip = 14.0;
        ribbon.push(Item::Path(Path {
            segments: vec![
                moved(x, 90.0),
                to(x + 184.0, 90.0),
                to(x + 184.0 + tip, 108.0),
                to(x + 184.0, 126.0),
                to(x, 126.0),
                to(x + tip, 108.0),
                Segment::Close,
            ],
            fill: Some(Fill {
                color: color(hue),
                even_odd: false,
            }),
            stroke: None,
        }));
        let mut label = run(name, FontKey::InterSemiBold, 15.0, x + 30.0, 113.0);
        label.color = Color::rgb(255, 255, 255);
        ribbon.push(Item::Text(label));
        let step = tracked(run("SEARCH ONLINE", FontKey::InterMedium, 8.0, x + 4.0, 146.0), 0.08);
        ribbon.push(Item::Text(step));
    }
    let mut cards = Vec::new();
    let edges = [None, Some(Dash { on: 4.0, off: 3.0 }), Some(Dash { on: 0.0, off: 3.2 })];
    for (place, dash) in edges.into_iter().enumerate() {
        let x = 40.0 + place as f32 * 190.0;
        let edge = Stroke {
            color: color(hues[place]),
            width: 1.4,
            dash,
            round: true,
        };
        let items = vec![
            Item::Rect(Shape {
                rect: Rect::new(0.0, 0.0, 176.0, 84.0),
                radius: 9.0,
                fill: Some(color(hues[place]).with_alpha(0.14)),
                stroke: Some(edge),
            }),
            Item::Text(run("Product page", FontKey::InterSemiBold, 12.0, 14.0, 24.0)),
            Item::Text(run("Compares makers «così»", FontKey::InterRegular, 11.0, 14.0, 44.0)),
            Item::Text(run("It loads in nine seconds", FontKey::InterItalic, 11.0, 14.0, 62.0)),
        ];
        cards.push(Item::Group(group(
            &format!("card-{place}"),
            "cards",
            Point::new(x, 164.0),
            items,
        )));
    }
    let curve = vec![
        moved(60.0, 400.0),
        Segment::Curve {
            a: Point::new(140.0, 400.0),
            b: Point::new(150.0, 300.0),
            p: Point::new(240.0, 300.0),
        },
        Segment::Curve {
            a: Point::new(330.0, 300.0),
            b: Point::new(340.0, 440.0),
            p: Point::new(430.0, 440.0),
        },
        Segment::Curve {
            a: Point::new(560.0, 440.0),
            b: Point::new(560.0, 290.0),
            p: Point::new(760.0, 290.0),
        },
    ];
    let mut tint = curve.clone();
    tint.extend([to(760.0, 370.0), to(60.0, 370.0), Segment::Close]);
    let line = Stroke {
        color: color("#3c8d7d"),
        width: 3.0,
        dash: None,
        round: true,
    };
    let mut emotions = vec![
        Item::Path(Path {
            segments: tint,
            fill: Some(Fill {
                color: color("#3c8d7d").with_alpha(0.16),
                even_odd: true,
            }),
            stroke: None,
        }),
        Item::Path(Path {
            segments: vec![moved(40.0, 370.0), to(800.0, 370.0)],
            fill: None,
            stroke: Some(Stroke {
                dash: Some(Dash { on: 2.0, off: 4.0 }),
                ..stroke(INK.with_alpha(0.4), 0.75)
            }),
        }),
        Item::Path(Path {
            segments: curve,
            fill: None,
            stroke: Some(line),
        }),
    ];
    for (x, y) in [(60.0, 400.0), (240.0, 300.0), (430.0, 440.0), (760.0, 290.0)] {
        emotions.push(Item::Rect(Shape {
            rect: Rect::new(x - 7.0, y - 7.0, 14.0, 14.0),
            radius: 7.0,
            fill: Some(PAPER),
            stroke: Some(stroke(color("#3c8d7d"), 2.0)),
        }));
    }
    let mut clipped = group(
        "clipped",
        "notes",
        Point::new(610.0, 164.0),
        vec![
            area(-20.0, -20.0, 400.0, 60.0, color("#a8577e33")),
            Item::Text(run(
                "A note that is cut at its edge, as told",
                FontKey::InterBold,
                12.0,
                8.0,
                22.0,
            )),
        ],
    );
    clipped.clip = Some(Rect::new(0.0, 0.0, 180.0, 84.0));
    let title = vec![
        Item::Text(run("Spudnik goes abroad", FontKey::InterBold, 30.0, 40.0, 64.0)),
        Item::Text(run_rtl("שלום (עולם)", FontKey::Hebrew, 14.0, 420.0, 60.0)),
        Item::Text(run_rtl("سلام", FontKey::Arabic, 14.0, 540.0, 60.0)),
        Item::Text(run("नमन", FontKey::Devanagari, 14.0, 620.0, 60.0)),
        Item::Text(run("😀⭐🚀", FontKey::Emoji, 18.0, 700.0, 62.0)),
    ];
    Scene {
        size: Size { w: 840.0, h: 600.0 },
        paper: PAPER,
        groups: vec![
            group("title", "", Point::default(), title),
            group("ribbon", "grid", Point::default(), ribbon),
            group("cards", "cards", Point::default(), cards),
            clipped,
            group("emotions", "emotions", Point::new(0.0, 40.0), emotions),
        ],
        ..Scene::default()
    }
}

pub fn page(scene: &Scene) -> journey_export::Document<'_> {
    single(scene, "Spudnik")
}

/// The only page of a document as PNG, on paper.
pub fn png(
    document: &journey_export::Document<'_>,
    fonts: &FontLibrary,
    pictures: &Pictures,
    scale: f32,
) -> Result<Vec<u8>, journey_export::ExportError> {
    let choices = PngChoices {
        scale,
        transparent: false,
    };
    let mut bytes = Vec::new();
    journey_export::png(document, 0, fonts, pictures, choices, &mut bytes, &mut ())?;
    Ok(bytes)
}

pub fn pdf_of(scene: &Scene) -> Vec<u8> {
    journey_export::pdf(&page(scene), &fonts(), &Pictures::new(), &mut ()).unwrap()
}

/// Writes a file into the tests' own folder.
pub fn kept(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// What a program prints. It has to succeed.
pub fn tool(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|error| {
        panic!("`{program}` cannot be run ({error}). `cargo xtask test` installs what the tests need.")
    });
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {said}{complaint}");
    said
}

/// The text that poppler finds in a PDF, in the order in which it is written.
pub fn text_of(name: &str, pdf: &[u8]) -> String {
    let path = kept(name, pdf);
    tool("pdftotext", &["-raw", path.to_str().unwrap(), "-"])
}
