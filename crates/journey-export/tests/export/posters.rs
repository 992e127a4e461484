//! Documents of several pages: tiles of a map, decoration, boxes, labels.

use crate::pdf::said;
use crate::support::*;
use journey_export::{Document as Poster, Leaf, Part, Pictures, Role, SvgText, marks, missing_glyphs, pdf, svg, tiles};
use journey_scene::{FontKey, HitKind, Item, LinkArea, OutlineKind, Point, Rect, Scene, Shared, Size};
use lopdf::{Dictionary, Document, Object};

const SHEET: Size = Size { w: 595.276, h: 841.89 };
const MARGIN: f32 = 17.0;
const OVERLAP: f32 = 28.346;

/// The sample with its cards where the mouse finds them, a link, and stages and steps to read.
pub fn map() -> Scene {
    let mut scene = sample();
    scene.hits = (0..3_u8)
        .map(|place| {
            let rect = Rect::new(40.0 + f32::from(place) * 190.0, 164.0, 176.0, 84.0);
            let mut hit = hit(&format!("card-{place}"), rect).whole();
            hit.kind = HitKind::Card;
            Shared::from(hit)
        })
        .collect();
    let link = Item::Link(LinkArea {
        rect: Rect::new(0.0, 0.0, 200.0, 20.0),
        href: "https://example.org/spudnik".to_owned(),
    });
    // Below the notes, across the joint of two sheets.
    scene
        .groups
        .push(group("site", "notes", Point::new(450.0, 40.0), vec![link]));
    let cards = vec![
        outlined("card-1", OutlineKind::Card, vec![]),
        outlined("card-0", OutlineKind::Card, vec![]),
    ];
    let steps = vec![outlined("step", OutlineKind::Step, cards)];
    scene.outline = vec![outlined("stage", OutlineKind::Stage, steps)];
    scene
}

pub fn part(scene: usize, role: Role) -> Part {
    Part {
        scene,
        at: Point::default(),
        scale: 1.0,
        clip: None,
        role,
        grown: false,
    }
}

fn labels_scene() -> Scene {
    Scene {
        paper: INK.with_alpha(0.0),
        ..texts([run("B2", FontKey::InterRegular, 8.0, 20.0, 12.0)])
    }
}

/// The map over sheets, each with its marks and a label.
fn tiled<'a>(map: &'a Scene, label: &'a Scene, marks: &'a [Scene], plan: &tiles::TilePlan) -> Poster<'a> {
    let mut document = page(map);
    document.scenes = [map, label].into_iter().chain(marks).collect();
    document.pages = plan
        .tiles
        .iter()
        .enumerate()
        .map(|(place, tile)| {
            let mut leaf = plan.leaf(tile, 0, format!("Sheet {}", tile.label));
            leaf.parts.push(part(2 + place, Role::Decoration));
            leaf.parts.push(part(1, Role::Decoration));
            leaf
        })
        .collect();
    document
}

fn tiles_of_map() -> (tiles::TilePlan, Vec<u8>) {
    let (map, label) = (map(), labels_scene());
    let plan = tiles::plan(&map, SHEET, MARGIN, OVERLAP);
    let marks: Vec<Scene> = plan
        .tiles
        .iter()
        .map(|tile| marks::sheet(plan.sheet, vec![marks::tile(&plan, tile)]))
        .collect();
    let document = tiled(&map, &label, &marks, &plan);
    let bytes = pdf(&document, &fonts(), &Pictures::new(), &mut ()).unwrap();
    (plan, bytes)
}

fn forms(document: &Document) -> usize {
    let is_form = |object: &&Object| {
        let subtype = object.as_stream().and_then(|stream| stream.dict.get(b"Subtype"));
        subtype.and_then(Object::as_name).is_ok_and(|name| name == b"Form")
    };
    document.objects.values().filter(is_form).count()
}

fn pages(document: &Document) -> Vec<&Dictionary> {
    let ids = document.get_pages();
    ids.values().map(|id| document.get_dictionary(*id).unwrap()).collect()
}

fn edges(page: &Dictionary, key: &str) -> Vec<f32> {
    let edges = page.get(key.as_bytes()).unwrap().as_array().unwrap();
    edges.iter().map(|edge| edge.as_float().unwrap()).collect()
}

#[test]
fn a_map_over_sheets_is_in_the_file_once() {
    let (plan, bytes) = tiles_of_map();
    assert_eq!((plan.columns, plan.rows, plan.tiles.len()), (2, 1, 2));
    let path = kept("tiles.pdf", &bytes);
    tool("qpdf", &["--check", path.to_str().unwrap()]);
    let document = Document::load_mem(&bytes).unwrap();
    assert_eq!(pages(&document).len(), 2);
    // The map, the label, and the marks of each sheet.
    assert_eq!(forms(&document), 4);
    assert!(bytes.len() < pdf_of(&map()).len() + 8_000, "{}", bytes.len());
    for page in pages(&document) {
        assert_eq!(edges(page, "MediaBox"), [0.0, 0.0, SHEET.w, SHEET.h]);
    }
    let shown = text_of("tiles.pdf", &bytes);
    assert_eq!(shown.matches("Spudnik goes abroad").count(), 1, "{shown}");
    assert!(shown.matches("B2").count() == 2, "{shown}");
}

#[test]
fn tiles_have_their_names_as_page_labels_and_bookmarks() {
    let (_, bytes) = tiles_of_map();
    let path = kept("tile-names.pdf", &bytes);
    let outline = tool("mutool", &["show", path.to_str().unwrap(), "outline"]);
    let names: Vec<&str> = outline.lines().filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(names, ["A", "A1", "A2"], "{outline}");
    let document = Document::load_mem(&bytes).unwrap();
    let labels = document
        .catalog()
        .unwrap()
        .get(b"PageLabels")
        .unwrap()
        .as_dict()
        .unwrap();
    let numbers = labels.get(b"Nums").unwrap().as_array().unwrap();
    let label = said(numbers[3].as_dict().unwrap().get(b"P").unwrap());
    assert_eq!((numbers[2].as_i64().unwrap(), label.as_str()), (1, "A2"));
}

#[test]
fn a_link_is_on_every_sheet_that_shows_it_and_cut_to_what_shows() {
    let (plan, bytes) = tiles_of_map();
    let document = Document::load_mem(&bytes).unwrap();
    let second = plan.tiles[1].area.x;
    // From 450 to 650 on the map; the sheets show it from 0 and from where the second begins.
    let wanted = [
        (MARGIN + 450.0, (MARGIN + 650.0).min(MARGIN + plan.tiles[0].area.w)),
        (MARGIN + (450.0 - second).max(0.0), MARGIN + 650.0 - second),
    ];
    for (page, (left, right)) in pages(&document).into_iter().zip(wanted) {
        let annotations = page.get(b"Annots").unwrap().as_array().unwrap();
        assert_eq!(annotations.len(), 1);
        let annotation = document.get_dictionary(annotations[0].as_reference().unwrap()).unwrap();
        let found = edges(annotation, "Rect");
        assert!(
            (found[0] - left).abs() < 0.01 && (found[2] - right).abs() < 0.01,
            "{found:?} {left} {right}"
        );
    }
}

#[test]
fn every_sheet_is_a_figure_with_words_and_marks_are_not_read() {
    let (_, bytes) = tiles_of_map();
    let path = kept("tile-figures.pdf", &bytes);
    let structure = tool("pdfinfo", &["-struct", path.to_str().unwrap()]);
    assert_eq!(structure.matches("Figure").count(), 2, "{structure}");
    let text = tool("pdfinfo", &["-struct-text", path.to_str().unwrap()]);
    assert!(!text.contains("B2"), "{text}");
    let document = Document::load_mem(&bytes).unwrap();
    let spoken = |words: &str| {
        let mut dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
        dictionaries.any(|one| one.get(b"Alt").is_ok_and(|alt| said(alt) == words))
    };
    assert!(spoken("Sheet A1") && spoken("Sheet A2"));
}

#[test]
fn layers_work_inside_a_drawing_that_is_stored_once() {
    let (_, bytes) = tiles_of_map();
    let document = Document::load_mem(&bytes).unwrap();
    let resources = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| stream.dict.has(b"BBox"))
        .map(|stream| stream.dict.get(b"Resources").unwrap().as_reference().unwrap());
    for resources in resources {
        let properties = document
            .get_dictionary(resources)
            .unwrap()
            .get_deref(b"Properties", &document)
            .unwrap();
        assert!(properties.as_dict().unwrap().len() >= 4);
    }
}

#[test]
fn the_boxes_of_a_print_shop_are_where_they_belong() {
    let millimetres = |length: f32| length * 72.0 / 25.4;
    let map = map();
    let (bleed, room) = (millimetres(3.0), millimetres(3.0) + marks::ROOM);
    let trim = Rect::new(room, room, map.size.w, map.size.h);
    let size = Size {
        w: map.size.w + 2.0 * room,
        h: map.size.h + 2.0 * room,
    };
    let around = marks::sheet(
        size,
        vec![
            marks::crop(trim, trim.inset(-bleed)),
            marks::registration(trim, trim.inset(-bleed)),
        ],
    );
    let mut document = page(&map);
    document.scenes = vec![&map, &around];
    document.pages = vec![Leaf {
        label: "1".to_owned(),
        size,
        trim,
        bleed: trim.inset(-bleed),
        parts: vec![
            Part {
                at: Point::new(room, room),
                grown: true,
                ..part(0, Role::Content)
            },
            part(1, Role::Decoration),
        ],
    }];
    let bytes = pdf(&document, &fonts(), &Pictures::new(), &mut ()).unwrap();
    let path = kept("print-shop.pdf", &bytes);
    let path = path.to_str().unwrap();
    tool("qpdf", &["--check", path]);
    let boxes = tool("pdfinfo", &["-box", path]);
    let boxes: String = boxes.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = |left: f32, right: f32, top: f32| format!("{left:.2} {left:.2} {right:.2} {top:.2}");
    let trimmed = wanted(room, room + map.size.w, room + map.size.h);
    let bled = wanted(room - bleed, room + map.size.w + bleed, room + map.size.h + bleed);
    assert!(boxes.contains(&format!("TrimBox: {trimmed}")), "{boxes}");
    assert!(boxes.contains(&format!("BleedBox: {bled}")), "{boxes}");
    // The paper's colour reaches to the edge of the bleed and no further; marks stand outside.
    let picture = drawn_page(&document, 0, 2.0);
    let at = |x: f32, y: f32| picture.get_pixel((x * 2.0) as u32, (y * 2.0) as u32).0;
    let paper = [PAPER.r, PAPER.g, PAPER.b, 255];
    let inside = room - bleed + 1.0;
    assert_eq!((at(inside, inside), at(inside - 2.0, inside - 2.0)), (paper, [255; 4]));
    let of_pdf = rendered("print-shop.pdf", 144, 1);
    let same = of_pdf.get_pixel((inside * 2.0) as u32, (inside * 2.0) as u32).0;
    assert_eq!(same[..3], paper[..3]);
}

#[test]
fn a_mark_never_reaches_into_the_bleed_and_never_off_the_room_for_marks() {
    let trim = Rect::new(100.0, 100.0, 400.0, 300.0);
    for bleed in [0.0, 8.504, 20.0] {
        let bleed = trim.inset(-bleed);
        let room = bleed.inset(-marks::ROOM);
        for group in [marks::crop(trim, bleed), marks::registration(trim, bleed)] {
            for item in &group.items {
                let around = extent(item);
                let apart = around.right() <= bleed.x + 0.01
                    || around.x >= bleed.right() - 0.01
                    || around.bottom() <= bleed.y + 0.01
                    || around.y >= bleed.bottom() - 0.01;
                assert!(apart, "{around:?} in {bleed:?}");
                let within = around.x >= room.x
                    && around.y >= room.y
                    && around.right() <= room.right()
                    && around.bottom() <= room.bottom();
                assert!(within, "{around:?} outside {room:?}");
            }
        }
    }
}

fn extent(item: &Item) -> Rect {
    let corners: Vec<Point> = match item {
        Item::Path(path) => path
            .segments
            .iter()
            .map(|segment| match segment {
                journey_scene::Segment::Move { p } | journey_scene::Segment::Line { p } => *p,
                other => panic!("{other:?} in a mark"),
            })
            .collect(),
        Item::Rect(shape) => vec![
            Point::new(shape.rect.x, shape.rect.y),
            Point::new(shape.rect.right(), shape.rect.bottom()),
        ],
        other => panic!("{other:?} in a mark"),
    };
    let (mut low, mut high) = (corners[0], corners[0]);
    for corner in corners {
        low = Point::new(low.x.min(corner.x), low.y.min(corner.y));
        high = Point::new(high.x.max(corner.x), high.y.max(corner.y));
    }
    Rect::new(low.x, low.y, high.x - low.x, high.y - low.y)
}

#[test]
fn a_drawing_moved_scaled_and_cut_looks_the_same_in_every_format() {
    let map = map();
    let mut document = page(&map);
    let figure = Role::Figure { alt: "Half".to_owned() };
    document.pages = vec![Leaf {
        label: "1".to_owned(),
        size: Size { w: 480.0, h: 360.0 },
        trim: Rect::new(0.0, 0.0, 480.0, 360.0),
        bleed: Rect::new(0.0, 0.0, 480.0, 360.0),
        parts: vec![Part {
            at: Point::new(24.0, 48.0),
            scale: 0.5,
            clip: Some(Rect::new(48.0, 60.0, 300.0, 240.0)),
            ..part(0, figure)
        }],
    }];
    let bytes = pdf(&document, &fonts(), &Pictures::new(), &mut ()).unwrap();
    kept("moved.pdf", &bytes);
    let of_pdf = rendered("moved.pdf", 144, 1);
    let picture = drawn_page(&document, 0, 2.0);
    assert_eq!(picture.dimensions(), (960, 720));
    let picture = image::DynamicImage::from(picture).into_rgb8();
    let (mean, far) = crate::png::difference(&picture, &of_pdf);
    assert!(mean < 1.5 && far < 0.01, "mean {mean}, far {far}");
    // Outside the clip there is nothing, inside there is paper.
    let paper = [PAPER.r, PAPER.g, PAPER.b];
    assert_eq!(
        (picture.get_pixel(90, 300).0, picture.get_pixel(100, 590).0),
        ([255; 3], paper)
    );
    let file = svg(&document, 0, &fonts(), &Pictures::new(), SvgText::Outlines).unwrap();
    let file = String::from_utf8(file).unwrap();
    let xml = roxmltree::Document::parse(&file).unwrap();
    let moved = xml.descendants().find(|node| {
        node.attribute("transform") == Some("translate(24 48) scale(0.5)")
            && node.parent().is_some_and(|parent| parent.has_attribute("clip-path"))
    });
    assert_eq!(moved.unwrap().parent().unwrap().attribute("aria-label"), Some("Half"));
    assert!(file.contains("<rect x=\"48\" y=\"60\" width=\"300\" height=\"240\"/>"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert!(tiles_of_map().1 == tiles_of_map().1);
}

#[test]
fn a_page_for_each_actor_has_a_bookmark_for_each_actor() {
    let (one, two) = (map(), map());
    let mut document = page(&one);
    document.scenes = vec![&one, &two];
    document.pages = vec![Leaf::showing(&one, 0, "Irene"), Leaf::showing(&two, 1, "Paola è")];
    let bytes = pdf(&document, &fonts(), &Pictures::new(), &mut ()).unwrap();
    let path = kept("actors.pdf", &bytes);
    let path = path.to_str().unwrap();
    tool("qpdf", &["--check", path]);
    let outline = tool("mutool", &["show", path, "outline"]);
    let names: Vec<&str> = outline.lines().filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(
        names,
        ["Irene", "stage name", "step name", "Paola è", "stage name", "step name"],
        "{outline}"
    );
    // Shown once each and unchanged: the drawings are the pages' own content.
    assert_eq!(forms(&Document::load_mem(&bytes).unwrap()), 0);
}

#[test]
fn what_has_no_glyph_is_told_with_its_place_and_what_has_one_is_not() {
    let mut blank = run("a?b c", FontKey::InterRegular, 12.0, 0.0, 0.0);
    blank.text = "a漢b 漢".replace(' ', "c");
    // As a shaper gives it: glyph 0 for what the font lacks, with the bytes it stands for.
    let glyphs = std::sync::Arc::make_mut(&mut blank.glyphs);
    (glyphs[1].id, glyphs[1].start, glyphs[1].end) = (0, 1, 4);
    (glyphs[4].id, glyphs[4].start, glyphs[4].end) = (0, 6, 9);
    let mut scene = sample();
    assert!(missing_glyphs(&scene).is_empty());
    let inner = group("text", "", Point::default(), vec![Item::Text(blank)]);
    scene
        .groups
        .push(group("card-7", "cards", Point::default(), vec![Item::Group(inner)]));
    let missing = missing_glyphs(&scene);
    assert_eq!(missing.len(), 1);
    assert_eq!(
        (missing[0].key.as_str(), missing[0].characters.as_str()),
        ("card-7", "漢")
    );
    assert_eq!(missing[0].text, "a漢bc漢");
    let inside = journey_export::missing_by_element(&scene, &|key| key == "text");
    assert_eq!(
        inside.iter().map(|missing| missing.key.as_str()).collect::<Vec<_>>(),
        ["text"]
    );
}
