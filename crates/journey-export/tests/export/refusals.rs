//! What is not written at all, in any format.

use std::sync::Arc;

use std::borrow::Cow;

use crate::support::*;
use journey_export::{ExportError, FontLibrary, Pictures, SvgText, pdf, svg};
use journey_scene::{Color, Dash, FontKey, Image, Item, Path, Point, Rect, Scene, Segment, Shape, Size, Stroke};

/// The three exporters on the same scene; all of them have to refuse it.
fn refusals(scene: &Scene, fonts: &FontLibrary, pictures: &Pictures) -> [ExportError; 3] {
    let page = page(scene);
    [
        pdf(&page, fonts, pictures, &mut ()).unwrap_err(),
        svg(&page, 0, fonts, pictures, SvgText::Outlines).unwrap_err(),
        png(&page, fonts, pictures, 1.0).unwrap_err(),
    ]
}

fn refused(scene: &Scene) -> [ExportError; 3] {
    refusals(scene, &fonts(), &Pictures::new())
}

#[test]
fn a_number_that_is_not_finite_is_named_with_its_place_and_never_written() {
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let mut text = run("word", FontKey::InterRegular, 12.0, 10.0, 10.0);
        Arc::make_mut(&mut text.glyphs)[2].x = bad;
        let shape = |rect, radius, stroke| {
            Item::Rect(Shape {
                rect,
                radius,
                fill: Some(INK),
                stroke,
            })
        };
        let small = Rect::new(1.0, 1.0, 5.0, 5.0);
        let items = [
            shape(Rect::new(bad, 1.0, 5.0, 5.0), 0.0, None),
            shape(Rect::new(1.0, 1.0, 5.0, bad), 0.0, None),
            shape(small, bad, None),
            shape(small, 0.0, Some(stroke(INK, bad))),
            shape(
                small,
                0.0,
                Some(Stroke {
                    dash: Some(Dash { on: 1.0, off: bad }),
                    ..stroke(INK, 1.0)
                }),
            ),
            Item::Path(Path {
                segments: vec![
                    Segment::Move {
                        p: Point::new(0.0, 0.0),
                    },
                    Segment::Curve {
                        a: Point::new(0.0, 1.0),
                        b: Point::new(bad, 1.0),
                        p: Point::new(3.0, 3.0),
                    },
                ],
                fill: None,
                stroke: Some(stroke(INK, 1.0)),
            }),
            Item::Text(text),
            Item::Group(group("inner", "", Point::new(0.0, bad), Vec::new())),
        ];
        for item in items {
            for error in refused(&scene(100.0, 100.0, vec![item.clone()])) {
                assert!(
                    matches!(&error, ExportError::NotFinite { place } if place.starts_with("all")),
                    "{item:?}: {error}"
                );
            }
        }
    }
}

#[test]
fn a_coordinate_beyond_all_paper_is_refused_also_when_only_groups_add_up_to_it() {
    let far = scene(100.0, 100.0, vec![area(3e37, 0.0, 1.0, 1.0, INK)]);
    assert!(
        refused(&far)
            .iter()
            .all(|error| matches!(error, ExportError::OutOfReach { .. }))
    );
    let mut item = area(0.0, 0.0, 1.0, 1.0, INK);
    for _ in 0..3 {
        item = Item::Group(group("far", "", Point::new(400_000.0, 0.0), vec![item]));
    }
    let added_up = scene(100.0, 100.0, vec![item]);
    for error in refused(&added_up) {
        assert!(
            matches!(&error, ExportError::OutOfReach { place } if place == "all/far/far/far"),
            "{error}"
        );
    }
}

#[test]
fn a_page_without_extent_is_refused() {
    for (w, h) in [
        (0.0, 100.0),
        (100.0, -1.0),
        (f32::NAN, 100.0),
        (100.0, f32::INFINITY),
        (2e6, 100.0),
    ] {
        let empty = Scene {
            size: Size { w, h },
            ..Scene::default()
        };
        assert!(
            refused(&empty)
                .iter()
                .all(|error| matches!(error, ExportError::PageSize { .. }))
        );
    }
}

#[test]
fn a_page_longer_than_pdf_can_say_is_refused_as_pdf_only() {
    let long = scene(14_401.0, 10.0, Vec::new());
    let page = page(&long);
    assert!(matches!(
        pdf(&page, &fonts(), &Pictures::new(), &mut ()),
        Err(ExportError::PageSize { .. })
    ));
    assert!(svg(&page, 0, &fonts(), &Pictures::new(), SvgText::Outlines).is_ok());
}

#[test]
fn endless_nesting_is_refused() {
    let mut item = area(0.0, 0.0, 1.0, 1.0, INK);
    for _ in 0..100 {
        item = Item::Group(group("g", "", Point::default(), vec![item]));
    }
    assert!(
        refused(&scene(10.0, 10.0, vec![item]))
            .iter()
            .all(|error| matches!(error, ExportError::TooDeep { .. }))
    );
}

#[test]
fn a_font_a_glyph_or_a_picture_that_is_missing_is_named() {
    let text = texts([run("word", FontKey::InterBold, 12.0, 10.0, 20.0)]);
    for error in refusals(&text, &FontLibrary::default(), &Pictures::new()) {
        assert!(matches!(
            error,
            ExportError::FontMissing {
                font: FontKey::InterBold
            }
        ));
        assert!(error.to_string().contains("Inter-Bold.ttf"), "{error}");
    }
    let mut wrong = run("word", FontKey::InterBold, 12.0, 10.0, 20.0);
    Arc::make_mut(&mut wrong.glyphs)[0].id = u16::MAX;
    for error in refused(&texts([wrong])) {
        assert!(matches!(error, ExportError::GlyphMissing { glyph: u16::MAX, .. }));
    }
    let picture = Item::Image(Image {
        key: "gone".to_owned(),
        rect: Rect::new(0.0, 0.0, 9.0, 9.0),
        alt: String::new(),
    });
    for error in refused(&scene(10.0, 10.0, vec![picture])) {
        assert!(matches!(&error, ExportError::PictureMissing { key } if key == "gone"));
    }
}

#[test]
fn a_file_that_is_no_font_is_refused_when_the_library_is_made() {
    let truncated = font_file(FontKey::InterRegular)[..200].to_vec();
    for bytes in [Vec::new(), b"not a font".to_vec(), truncated] {
        let library = FontLibrary::new([(FontKey::InterRegular, Cow::Owned(bytes))]);
        assert!(matches!(
            library,
            Err(ExportError::FontUnreadable {
                font: FontKey::InterRegular,
                ..
            })
        ));
    }
}

#[test]
fn pictures_that_are_no_pictures_or_far_too_large_are_refused() {
    // The head of a PNG that promises 60,000 × 60,000 pixels, with its right checksum.
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60\x08\x06\0\0\0".to_vec();
    let mut sum = flate2::Crc::new();
    sum.update(&bomb[12..]);
    bomb.extend(sum.sum().to_be_bytes());
    bomb.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    let cases = [
        Vec::new(),
        b"GIF89a rest".to_vec(),
        b"\xff\xd8\xff\xe0 cut".to_vec(),
        bomb,
    ];
    for (place, bytes) in cases.into_iter().enumerate() {
        let picture = Image {
            key: "p".to_owned(),
            rect: Rect::new(0.0, 0.0, 9.0, 9.0),
            alt: String::new(),
        };
        let scene = scene(10.0, 10.0, vec![Item::Image(picture)]);
        for error in refusals(&scene, &fonts(), &Pictures::from([("p".to_owned(), bytes.clone())])) {
            let expected = match place {
                3 => matches!(
                    &error,
                    ExportError::PictureTooLarge {
                        width: 60_000,
                        height: 60_000,
                        ..
                    }
                ),
                _ => matches!(&error, ExportError::PictureUnreadable { key, .. } if key == "p"),
            };
            assert!(expected, "case {place}: {error}");
        }
    }
}

#[test]
fn a_png_of_more_than_200_million_pixels_or_none_is_refused_before_memory_is_taken() {
    let paper = scene(2384.0, 3370.0, vec![area(0.0, 0.0, 5.0, 5.0, Color::rgb(1, 2, 3))]);
    let page = page(&paper);
    for scale in [6.0, 1e9, f32::INFINITY, f32::NAN, 0.0, -1.0, 1e-5] {
        let refusal = png(&page, &fonts(), &Pictures::new(), scale);
        assert!(matches!(refusal, Err(ExportError::Pixels { .. })), "{scale}");
    }
}

#[test]
fn a_page_that_makes_no_sense_is_refused_by_every_format() {
    let scene = scene(100.0, 100.0, Vec::new());
    let nothing = journey_export::Document {
        pages: Vec::new(),
        ..page(&scene)
    };
    let refusal = pdf(&nothing, &fonts(), &Pictures::new(), &mut ());
    assert!(matches!(refusal, Err(ExportError::NoSuchPage { page: 0 })));

    let changed = |change: &dyn Fn(&mut journey_export::Leaf)| {
        let mut document = page(&scene);
        change(&mut document.pages[0]);
        [
            pdf(&document, &fonts(), &Pictures::new(), &mut ()).unwrap_err(),
            svg(&document, 0, &fonts(), &Pictures::new(), SvgText::Outlines).unwrap_err(),
            png(&document, &fonts(), &Pictures::new(), 1.0).unwrap_err(),
        ]
    };
    for error in changed(&|leaf| leaf.parts[0].scene = 7) {
        assert!(matches!(error, ExportError::NoSuchScene { scene: 7 }), "{error}");
    }
    for error in changed(&|leaf| leaf.size.w = f32::NAN) {
        assert!(matches!(error, ExportError::PageSize { .. }), "{error}");
    }
    for bad in [f32::NAN, f32::INFINITY] {
        for error in changed(&|leaf| leaf.parts[0].scale = bad) {
            assert!(
                matches!(&error, ExportError::NotFinite { place } if place == "page 1"),
                "{error}"
            );
        }
        for error in changed(&|leaf| leaf.parts[0].clip = Some(Rect::new(0.0, bad, 1.0, 1.0))) {
            assert!(matches!(error, ExportError::NotFinite { .. }), "{error}");
        }
        for error in changed(&|leaf| leaf.trim.x = bad) {
            assert!(matches!(error, ExportError::NotFinite { .. }), "{error}");
        }
    }
    for bad in [0.0, -1.0, 1e9] {
        for error in changed(&|leaf| leaf.parts[0].scale = bad) {
            assert!(matches!(error, ExportError::OutOfReach { .. }), "{bad}: {error}");
        }
    }
}
