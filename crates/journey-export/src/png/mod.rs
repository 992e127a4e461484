//! A page as PNG, at any resolution up to 200 million pixels, drawn in bands.

mod drawing;
mod encoding;
mod group;
mod image;
mod path;
mod shape;
mod text;

use std::io::Write;

use crate::inspection::inspect_page;
use crate::watch::tell;
use crate::{Document, ExportError, FontLibrary, Leaf, Pictures, Watch};
use drawing::Drawing;
use encoding::{Head, Outlet};

/// How a page becomes pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PngChoices {
    /// Pixels a point: 1 is 72 dpi, 300 dpi is 300/72.
    pub scale: f32,
    /// Whether the paper is left out.
    pub transparent: bool,
}

/// More pixels than this are refused: A0 at 300 dpi has 140 million, and few programs open more.
const MOST_PIXELS: f64 = 200_000_000.0;

/// What a band may take, in bytes. Few enough bands that going through the map for each costs little.
const BAND_BYTES: u64 = 32 << 20;

/// Draws one page straight into a writer, band by band: however large the picture is, no more than a band of it is in
/// memory. The file says its resolution. On paper, what no drawing's paper covers is white.
///
/// # Errors
/// [`ExportError`], when the page has numbers, fonts or pictures that cannot be drawn, when there would be no pixels or
/// more than 200 million, when the writer fails, or when the work is called off. What was written by then is no picture.
pub fn png(
    document: &Document<'_>,
    page: usize,
    fonts: &FontLibrary,
    pictures: &Pictures,
    choices: PngChoices,
    out: &mut dyn Write,
    watch: &mut dyn Watch,
) -> Result<(), ExportError> {
    let leaf = inspect_page(document, page, fonts, pictures)?;
    let pixels = |length: f32| (f64::from(length) * f64::from(choices.scale)).round();
    let (width, height) = (pixels(leaf.size.w), pixels(leaf.size.h));
    let drawable = width >= 1.0 && height >= 1.0 && width * height <= MOST_PIXELS;
    if !drawable {
        return Err(ExportError::Pixels { width, height });
    }
    let size = (width as u32, height as u32);
    let rows = (BAND_BYTES / (u64::from(size.0) * 4)).clamp(1, u64::from(size.1)) as u32;
    let (outlet, refusal) = Outlet::new(out);
    let outcome = in_bands(document, leaf, fonts, pictures, choices, (size, rows), outlet, watch);
    match refusal.take() {
        Some(error) => Err(ExportError::Unwritable(error)),
        None => outcome,
    }
}

/// Rows that are drawn above and below a band and thrown away: the thinnest lines lose a part of themselves where a
/// picture ends.
const SKIRT: u32 = 4;

/// A rectangle of a picture, in its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cutout {
    /// Columns to the left of it.
    pub left: u32,
    /// Rows above it.
    pub top: u32,
    /// Its columns.
    pub width: u32,
    /// Its rows.
    pub height: u32,
}

/// Draws a rectangle of a page as [`png`] would draw it there, without drawing the rest: a page of any size can be looked at
/// closely. What of the rectangle lies outside the page is white, or nothing.
///
/// # Errors
/// As those of [`png`]; the limit of 200 million pixels is the rectangle's.
pub fn png_cutout(
    document: &Document<'_>,
    page: usize,
    fonts: &FontLibrary,
    pictures: &Pictures,
    choices: PngChoices,
    cutout: Cutout,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let leaf = inspect_page(document, page, fonts, pictures)?;
    let Cutout {
        left,
        top,
        width,
        height,
    } = cutout;
    let (columns, rows) = (f64::from(width), f64::from(height));
    if width == 0 || height == 0 || columns * rows > MOST_PIXELS || !(choices.scale > 0.0 && choices.scale.is_finite())
    {
        return Err(ExportError::Pixels {
            width: columns,
            height: rows,
        });
    }
    let PngChoices { scale, transparent } = choices;
    let (outlet, refusal) = Outlet::new(out);
    let draw = || {
        let around = |length: u32| length.saturating_add(2 * SKIRT);
        let mut drawing = Drawing::new(fonts, pictures, (around(width), around(height)), scale)?;
        let before = |place: u32| i64::from(place) - i64::from(SKIRT);
        drawing.band(document, leaf, (before(left), before(top)), transparent)?;
        let head = Head {
            width,
            height,
            scale,
            title: document.title,
            opaque: !transparent,
        };
        let mut writer = encoding::begin(&head, outlet)?;
        let mut stream = writer.stream_writer().map_err(ExportError::assembly)?;
        let (columns, rows) = ((SKIRT, width), (SKIRT, height));
        encoding::rows(&drawing.pixmap, columns, rows, !transparent, &mut stream)?;
        stream.finish().map_err(ExportError::assembly)?;
        writer.finish().map_err(ExportError::assembly)
    };
    let outcome = draw();
    match refusal.take() {
        Some(error) => Err(ExportError::Unwritable(error)),
        None => outcome,
    }
}

/// Draws a page in bands of this many rows.
#[allow(
    clippy::too_many_arguments,
    reason = "the public call's arguments, and the size of a band for tests"
)]
fn in_bands(
    document: &Document<'_>,
    leaf: &Leaf,
    fonts: &FontLibrary,
    pictures: &Pictures,
    choices: PngChoices,
    ((width, height), rows): ((u32, u32), u32),
    out: Outlet<'_>,
    watch: &mut dyn Watch,
) -> Result<(), ExportError> {
    let PngChoices { scale, transparent } = choices;
    let of = height.div_ceil(rows);
    tell(watch, 0, of)?;
    let mut drawing = Drawing::new(fonts, pictures, (width, rows + 2 * SKIRT), scale)?;
    let head = Head {
        width,
        height,
        scale,
        title: document.title,
        opaque: !transparent,
    };
    let mut writer = encoding::begin(&head, out)?;
    let mut stream = writer.stream_writer().map_err(ExportError::assembly)?;
    for band in 0..of {
        let above = band * rows;
        drawing.band(document, leaf, (0, i64::from(above) - i64::from(SKIRT)), transparent)?;
        let shown = (SKIRT, rows.min(height - above));
        encoding::rows(&drawing.pixmap, (0, width), shown, !transparent, &mut stream)?;
        tell(watch, band + 1, of)?;
    }
    stream.finish().map_err(ExportError::assembly)?;
    writer.finish().map_err(ExportError::assembly)
}

#[cfg(test)]
mod tests {
    use super::*;
    use journey_scene::{Color, Dash, Group, Item, Path, Pin, Point, Rect, Scene, Segment, Shape, Size, Stroke};

    fn slanted() -> Scene {
        let stroke = |width| Stroke {
            color: Color::rgb(10, 90, 30),
            width,
            dash: Some(Dash { on: 7.0, off: 3.0 }),
            round: true,
        };
        let line = |x: f32, width| {
            Item::Path(Path {
                segments: vec![
                    Segment::Move {
                        p: Point::new(x, -20.0),
                    },
                    Segment::Curve {
                        a: Point::new(x + 90.0, 40.0),
                        b: Point::new(x - 60.0, 90.0),
                        p: Point::new(x + 30.0, 160.0),
                    },
                ],
                fill: None,
                stroke: Some(stroke(width)),
            })
        };
        let plate = Item::Rect(Shape {
            rect: Rect::new(20.0, 13.0, 120.0, 101.0),
            radius: 30.0,
            fill: Some(Color::rgb(200, 60, 90).with_alpha(0.5)),
            stroke: Some(stroke(1.5)),
        });
        let group = Group {
            key: "all".into(),
            at: Point::new(3.3, 4.7),
            clip: Some(Rect::new(2.0, 2.5, 150.0, 121.5)),
            pin: Pin::None,
            layer: "",
            items: vec![plate, line(40.0, 2.0), line(90.0, 0.4)].into(),
        };
        Scene {
            size: Size { w: 160.0, h: 140.0 },
            paper: Color::rgb(250, 249, 247),
            groups: vec![group],
            ..Scene::default()
        }
    }

    /// The rasterizer tells sixteen degrees of how much of a pixel is covered. Curves are cut at the edge of a band and so
    /// are flattened at other places, which moves single pixels anywhere along a curve by a degree or two; a line that
    /// ends at the edge of a band, where it should go on, moves them by three.
    const TWO_STEPS: i32 = 2 * 255 / 16 + 1;

    #[test]
    fn a_picture_in_bands_has_no_seams() {
        let scene = slanted();
        let document = crate::single(&scene, "Bands");
        let (fonts, pictures) = (FontLibrary::default(), Pictures::new());
        for transparent in [false, true] {
            let choices = PngChoices {
                scale: 1.7,
                transparent,
            };
            let drawn = |rows: u32| {
                let mut bytes = Vec::new();
                let leaf = &document.pages[0];
                let size = ((272, 238), rows);
                let outlet = Outlet::new(&mut bytes).0;
                in_bands(&document, leaf, &fonts, &pictures, choices, size, outlet, &mut ()).unwrap();
                ::image::load_from_memory(&bytes).unwrap().into_rgba8()
            };
            let whole = drawn(238);
            for rows in [7, 64, 237] {
                let banded = drawn(rows);
                let off = whole.pixels().zip(banded.pixels()).map(|(one, other)| {
                    // Weighed by how much they cover: what is hardly there may have any colour.
                    let weighed = |pixel: &::image::Rgba<u8>, channel: usize| match channel {
                        3 => i32::from(pixel[3]),
                        _ => i32::from(pixel[channel]) * i32::from(pixel[3]) / 255,
                    };
                    let of = |channel| (weighed(one, channel) - weighed(other, channel)).abs();
                    (0..4).map(of).max().unwrap_or(0)
                });
                let farthest = off.max().unwrap_or(0);
                assert!(farthest <= TWO_STEPS, "bands of {rows} rows: off by {farthest}");
            }
        }
    }
}
