//! PNG, pixel by pixel and against the PDF of the same scene.

use std::ops::ControlFlow;

use crate::support::*;
use image::{RgbImage, RgbaImage};
use journey_export::{Cutout, ExportError, Pictures, PngChoices, Watch, png_cutout};
use journey_scene::{Color, Image, Item, Point, Rect, Scene, Size};

fn drawn(scene: &Scene, scale: f32) -> RgbaImage {
    let bytes = png(&page(scene), &fonts(), &Pictures::new(), scale).unwrap();
    image::load_from_memory(&bytes).unwrap().into_rgba8()
}

/// The only page of a scene without its paper.
fn without_paper(scene: &Scene, scale: f32) -> RgbaImage {
    let choices = PngChoices {
        scale,
        transparent: true,
    };
    let mut bytes = Vec::new();
    journey_export::png(
        &page(scene),
        0,
        &fonts(),
        &Pictures::new(),
        choices,
        &mut bytes,
        &mut (),
    )
    .unwrap();
    image::load_from_memory(&bytes).unwrap().into_rgba8()
}

#[test]
fn what_no_paper_covers_is_white_or_not_there() {
    let empty = Scene {
        size: Size { w: 20.0, h: 10.0 },
        ..Scene::default()
    };
    let pixels = drawn(&empty, 2.0);
    assert_eq!(pixels.dimensions(), (40, 20));
    assert!(pixels.pixels().all(|pixel| pixel.0 == [255; 4]));
    assert!(without_paper(&empty, 2.0).pixels().all(|pixel| pixel[3] == 0));
}

#[test]
fn a_transparent_picture_has_the_drawing_and_no_paper() {
    let pixels = without_paper(&scene(20.0, 10.0, vec![area(0.0, 0.0, 10.0, 10.0, INK)]), 1.0);
    assert_eq!(pixels.get_pixel(5, 5).0, [INK.r, INK.g, INK.b, 255]);
    assert_eq!(pixels.get_pixel(15, 5)[3], 0);
}

#[test]
fn the_file_says_its_resolution() {
    let bytes = png(&page(&sample()), &fonts(), &Pictures::new(), 150.0 / 72.0).unwrap();
    let reader = ::png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let info = reader.info();
    assert_eq!((info.width, info.height), (1750, 1250));
    let resolution = info.pixel_dims.unwrap();
    // 150 dots an inch are 5,906 a metre.
    assert_eq!((resolution.xppu, resolution.yppu), (5906, 5906));
    assert!(matches!(resolution.unit, ::png::Unit::Meter));
    assert_eq!(info.utf8_text[0].get_text().unwrap(), "Spudnik");
}

#[test]
fn clips_cut_and_groups_move() {
    let red = Color::rgb(255, 0, 0);
    let mut inner = group(
        "inner",
        "",
        Point::new(10.0, 0.0),
        vec![area(-50.0, -50.0, 100.0, 100.0, red)],
    );
    inner.clip = Some(Rect::new(0.0, 0.0, 50.0, 10.0));
    let mut outer = group("outer", "", Point::new(10.0, 10.0), vec![Item::Group(inner)]);
    outer.clip = Some(Rect::new(0.0, 0.0, 20.0, 20.0));
    let pixels = drawn(
        &Scene {
            groups: vec![outer],
            ..scene(60.0, 60.0, Vec::new())
        },
        1.0,
    );
    let reds: Vec<(u32, u32)> = pixels
        .enumerate_pixels()
        .filter(|(_, _, pixel)| pixel[0] == 255 && pixel[1] == 0)
        .map(|(x, y, _)| (x, y))
        .collect();
    let inside = |x: &u32, y: &u32| (20..30).contains(x) && (10..20).contains(y);
    assert!(reds.len() == 100 && reds.iter().all(|(x, y)| inside(x, y)), "{reds:?}");
}

#[test]
fn opacity_is_mixed_with_the_paper() {
    let mut scene = scene(
        10.0,
        10.0,
        vec![area(
            0.0,
            0.0,
            10.0,
            10.0,
            Color {
                r: 0,
                g: 0,
                b: 0,
                a: 51,
            },
        )],
    );
    scene.paper = Color::rgb(200, 100, 50);
    let pixel = drawn(&scene, 1.0).get_pixel(5, 5).0;
    assert!(
        pixel
            .iter()
            .zip([160, 80, 40, 255])
            .all(|(is, wanted)| is.abs_diff(wanted) <= 1),
        "{pixel:?}"
    );
}

#[test]
fn a_picture_fills_its_rectangle() {
    let pixels = RgbaImage::from_fn(64, 64, |x, _| {
        image::Rgba(if x < 32 { [255, 0, 0, 255] } else { [0, 0, 255, 0] })
    });
    let mut file = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut file, image::ImageFormat::Png).unwrap();
    let pictures = Pictures::from([("p".to_owned(), file.into_inner())]);
    let picture = Image {
        key: "p".to_owned(),
        rect: Rect::new(10.0, 10.0, 20.0, 20.0),
        alt: String::new(),
    };
    let scene = scene(40.0, 40.0, vec![Item::Image(picture)]);
    let bytes = png(&page(&scene), &fonts(), &pictures, 1.0).unwrap();
    let drawn = image::load_from_memory(&bytes).unwrap().into_rgb8();
    let paper = [PAPER.r, PAPER.g, PAPER.b];
    assert_eq!(drawn.get_pixel(14, 20).0, [255, 0, 0]);
    assert_eq!(drawn.get_pixel(26, 20).0, paper);
    assert_eq!(drawn.get_pixel(5, 20).0, paper);
}

/// The mean difference of two pictures, from 0 to 255, and the part of the pixels that differ by more than a quarter.
pub fn difference(one: &RgbImage, other: &RgbImage) -> (f64, f64) {
    assert_eq!(one.dimensions(), other.dimensions());
    let (mut sum, mut far) = (0_u64, 0_u64);
    for (one, other) in one.pixels().zip(other.pixels()) {
        let off = one
            .0
            .iter()
            .zip(other.0)
            .map(|(one, other)| u64::from(one.abs_diff(other)));
        sum += off.clone().sum::<u64>();
        far += u64::from(off.max().unwrap_or(0) > 64);
    }
    let count = f64::from(one.width()) * f64::from(one.height());
    (sum as f64 / 3.0 / count, far as f64 / count)
}

#[test]
fn png_and_pdf_of_the_same_scene_look_the_same() {
    let scene = sample();
    let bytes = png(&page(&scene), &fonts(), &Pictures::new(), 150.0 / 72.0).unwrap();
    kept("sample.png", &bytes);
    let path = kept("sample.pdf", &pdf_of(&scene));
    let rendered = path.with_file_name("sample-of-pdf");
    let arguments = [
        "-r",
        "150",
        "-png",
        "-singlefile",
        path.to_str().unwrap(),
        rendered.to_str().unwrap(),
    ];
    tool("pdftoppm", &arguments);
    let one = image::load_from_memory(&bytes).unwrap().into_rgb8();
    let other = image::open(rendered.with_extension("png")).unwrap().into_rgb8();
    let (mean, far) = difference(&one, &other);
    // The two rasterizers smooth edges differently; what stands elsewhere or is missing gives more, as below.
    assert!(mean < 1.0 && far < 0.005, "mean {mean}, far {far}");

    let mut without = scene.clone();
    without.groups.pop();
    let bytes = png(&page(&without), &fonts(), &Pictures::new(), 150.0 / 72.0).unwrap();
    let (mean, _) = difference(&image::load_from_memory(&bytes).unwrap().into_rgb8(), &other);
    assert!(mean > 2.0, "a missing curve would not be noticed: {mean}");
}

/// Counts what it is told, and calls the work off after so many times.
struct Impatient {
    heard: Vec<(u32, u32)>,
    patience: usize,
}

impl Watch for Impatient {
    fn done(&mut self, done: u32, of: u32) -> ControlFlow<()> {
        self.heard.push((done, of));
        if self.heard.len() > self.patience {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

#[test]
fn a_large_picture_is_told_band_by_band_and_can_be_called_off() {
    // 24 million pixels are 96 MB: three bands.
    let (scene, scale) = (scene(600.0, 400.0, Vec::new()), 10.0);
    let choices = PngChoices {
        scale,
        transparent: false,
    };
    let draw = |patience: usize| {
        let mut watch = Impatient {
            heard: Vec::new(),
            patience,
        };
        let mut bytes = Vec::new();
        let outcome = journey_export::png(
            &page(&scene),
            0,
            &fonts(),
            &Pictures::new(),
            choices,
            &mut bytes,
            &mut watch,
        );
        (outcome, watch.heard)
    };
    let (outcome, heard) = draw(usize::MAX);
    outcome.unwrap();
    assert_eq!(heard, [(0, 3), (1, 3), (2, 3), (3, 3)]);
    let (outcome, heard) = draw(1);
    assert!(matches!(outcome, Err(ExportError::CalledOff)));
    assert_eq!(heard.len(), 2);
}

#[test]
fn a_pdf_can_be_called_off_while_it_is_painted_and_while_it_is_written() {
    let scene = sample();
    let write = |patience: usize| {
        let mut watch = Impatient {
            heard: Vec::new(),
            patience,
        };
        let outcome = journey_export::pdf(&page(&scene), &fonts(), &Pictures::new(), &mut watch);
        (outcome, watch.heard)
    };
    let (outcome, heard) = write(usize::MAX);
    assert!(outcome.is_ok() && heard.last() == Some(&(2, 2)));
    for patience in 0..heard.len() {
        assert!(matches!(write(patience).0, Err(ExportError::CalledOff)), "{patience}");
    }
}

/// Takes a part of a file, then the disk is full.
struct FullDisk(usize);

impl std::io::Write for FullDisk {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told_as_such() {
    let choices = PngChoices {
        scale: 2.0,
        transparent: false,
    };
    for room in [0, 10, 400, 5_000] {
        let outcome = journey_export::png(
            &page(&sample()),
            0,
            &fonts(),
            &Pictures::new(),
            choices,
            &mut FullDisk(room),
            &mut (),
        );
        let Err(ExportError::Unwritable(error)) = outcome else {
            panic!("{room}: {outcome:?}");
        };
        assert_eq!(error.kind(), std::io::ErrorKind::StorageFull);
    }
}

/// A rectangle of a scene's page.
fn cut_out(scene: &Scene, scale: f32, cutout: Cutout) -> RgbaImage {
    let choices = PngChoices {
        scale,
        transparent: false,
    };
    let mut bytes = Vec::new();
    png_cutout(&page(scene), 0, &fonts(), &Pictures::new(), choices, cutout, &mut bytes).unwrap();
    image::load_from_memory(&bytes).unwrap().into_rgba8()
}

#[test]
fn a_cutout_without_pixels_or_with_too_many_is_refused() {
    for (width, height, scale) in [
        (0, 10, 1.0),
        (10, 0, 1.0),
        (20_000, 20_000, 1.0),
        (10, 10, 0.0),
        (10, 10, f32::NAN),
    ] {
        let cutout = Cutout {
            left: 0,
            top: 0,
            width,
            height,
        };
        let choices = PngChoices {
            scale,
            transparent: false,
        };
        let mut bytes = Vec::new();
        let outcome = png_cutout(
            &page(&sample()),
            0,
            &fonts(),
            &Pictures::new(),
            choices,
            cutout,
            &mut bytes,
        );
        assert!(
            matches!(outcome, Err(ExportError::Pixels { .. })),
            "{width} × {height} at {scale}"
        );
        assert!(bytes.is_empty());
    }
}

#[test]
fn a_cutout_is_that_part_of_the_whole_picture() {
    let scene = sample();
    let scale = 2.5;
    let whole = drawn(&scene, scale);
    for (left, top, width, height) in [
        (0, 0, 200, 150),
        (313, 207, 401, 263),
        (whole.width() - 120, 50, 120, 300),
    ] {
        let cutout = Cutout {
            left,
            top,
            width,
            height,
        };
        let part = cut_out(&scene, scale, cutout);
        assert_eq!(part.dimensions(), (width, height));
        // Curves are flattened where the picture ends, which moves single pixels a little.
        let off = part.enumerate_pixels().filter(|(x, y, pixel)| {
            let same = whole.get_pixel(left + x, top + y);
            (0..3).any(|channel| pixel[channel].abs_diff(same[channel]) > 40)
        });
        let off = off.count();
        assert!(
            off * 2000 < (width * height) as usize,
            "{off} pixels of {cutout:?} differ"
        );
    }
    let beyond = Cutout {
        left: whole.width() + 10,
        top: 0,
        width: 20,
        height: 20,
    };
    assert!(cut_out(&scene, scale, beyond).pixels().all(|pixel| pixel.0 == [255; 4]));
}
