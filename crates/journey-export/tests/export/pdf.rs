//! PDF as a reader's program finds it.

use std::collections::BTreeMap;

use crate::support::*;
use journey_export::{Document as Poster, Pictures, pdf, single};
use journey_scene::{FontKey, Image, Item, LinkArea, OutlineEntry, OutlineKind, Point, Rect, Scene, Shared, Size};
use lopdf::{Dictionary, Document, Object};

/// The catalogue of a file.
fn catalog(document: &Document) -> &Dictionary {
    document.catalog().unwrap()
}

fn only_page(document: &Document) -> &Dictionary {
    let pages = document.get_pages();
    assert_eq!(pages.len(), 1);
    document.get_dictionary(pages[&1]).unwrap()
}

/// A text string: UTF-16 with its mark, or plain ASCII.
pub fn said(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes {
        [0xfe, 0xff, units @ ..] => {
            let units: Vec<u16> = units
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16(&units).unwrap()
        }
        _ => {
            assert!(bytes.is_ascii());
            String::from_utf8(bytes.to_vec()).unwrap()
        }
    }
}

/// The page's operators.
pub fn content(document: &Document) -> String {
    let pages = document.get_pages();
    String::from_utf8(document.get_page_content(pages[&1])).unwrap()
}

#[test]
fn the_paper_is_exact_to_a_tenth_of_a_millimetre_from_a4_to_a0() {
    let sizes = [
        ("A4", 210.0, 297.0),
        ("A3", 297.0, 420.0),
        ("A2", 420.0, 594.0),
        ("A1", 594.0, 841.0),
    ];
    for (name, short, long) in sizes.into_iter().chain([("A0", 841.0, 1189.0)]) {
        for (width, height) in [(short, long), (long, short)] {
            let points = |millimetres: f64| (millimetres / 25.4 * 72.0) as f32;
            let bytes = pdf_of(&scene(points(width), points(height), Vec::new()));
            let document = Document::load_mem(&bytes).unwrap();
            for key in ["MediaBox", "CropBox", "TrimBox"] {
                let edges = only_page(&document).get(key.as_bytes()).unwrap().as_array().unwrap();
                let edges: Vec<f64> = edges
                    .iter()
                    .map(|edge| f64::from(edge.as_float().unwrap()) / 72.0 * 25.4)
                    .collect();
                let off = [edges[0], edges[1], edges[2] - width, edges[3] - height];
                assert!(off.iter().all(|off| off.abs() < 0.1), "{name} {key}: {edges:?}");
            }
            let path = kept("paper.pdf", &bytes);
            let boxes = tool("pdfinfo", &["-box", path.to_str().unwrap()]);
            assert!(
                boxes.contains("Pages:           1") && boxes.contains(&format!("({name}")),
                "{boxes}"
            );
        }
    }
}

#[test]
fn an_empty_scene_is_an_empty_sheet() {
    let bytes = pdf_of(&Scene {
        size: Size { w: 200.0, h: 100.0 },
        ..Scene::default()
    });
    let path = kept("empty.pdf", &bytes);
    tool("qpdf", &["--check", path.to_str().unwrap()]);
    assert_eq!(tool("pdftotext", &[path.to_str().unwrap(), "-"]).trim(), "");
    let document = Document::load_mem(&bytes).unwrap();
    for key in ["Outlines", "OCProperties", "Lang"] {
        assert!(!catalog(&document).has(key.as_bytes()), "{key}");
    }
}

#[test]
fn titles_in_any_script_give_metadata_that_parses() {
    let scene = sample();
    let title = "Caffè & <Tè> \"é\" 漢字 😀 'x' \u{7} ]]>";
    let page = Poster {
        author: "Zoë & Söhne",
        language: "it",
        revision: "k7<q2",
        written: Some(1_795_264_496_000),
        ..single(&scene, title)
    };
    let bytes = pdf(&page, &fonts(), &Pictures::new(), &mut ()).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let metadata = catalog(&document)
        .get_deref(b"Metadata", &document)
        .unwrap()
        .as_stream()
        .unwrap();
    assert!(metadata.dict.get(b"Filter").is_err());
    let packet = String::from_utf8(metadata.content.clone()).unwrap();
    let xml = roxmltree::Document::parse(packet.trim_start_matches('\u{feff}')).unwrap();
    let text = |name: &str| {
        let found = xml.descendants().find(|node| node.tag_name().name() == name);
        found.map(|node| {
            node.descendants()
                .filter(|node| node.is_text())
                .filter_map(|node| node.text())
                .collect::<String>()
                .trim()
                .to_owned()
        })
    };
    assert_eq!(text("title").unwrap(), title.replace('\u{7}', ""));
    assert_eq!(text("creator").unwrap(), "Zoë & Söhne");
    assert_eq!(text("language").unwrap(), "it");
    assert_eq!(text("VersionID").unwrap(), "k7<q2");
    assert_eq!(text("CreateDate").unwrap(), "2026-11-21T12:34:56Z");
    assert_eq!(text("CreatorTool").unwrap(), "Percorso");
    for claim in ["pdfaid", "pdfuaid", "pdfxid"] {
        assert!(!packet.contains(claim));
    }
    let information = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let information = document.get_dictionary(information).unwrap();
    assert_eq!(said(information.get(b"Title").unwrap()), title);
    assert_eq!(
        information.get(b"CreationDate").unwrap().as_str().unwrap(),
        b"D:20261121123456Z"
    );
    assert!(!information.has(b"GTS_PDFXVersion"));
    assert_eq!(catalog(&document).get(b"Lang").unwrap().as_str().unwrap(), b"it");
    let path = kept("titles.pdf", &bytes);
    let path = path.to_str().unwrap();
    tool("qpdf", &["--check", path]);
    let info = tool("pdfinfo", &[path]);
    assert!(info.contains("Caffè & <Tè> \"é\" 漢字 😀"), "{info}");
    assert!(
        info.contains("PDF version:     1.7") && !info.contains("PDF subtype"),
        "{info}"
    );
}

#[test]
fn a_language_that_is_no_language_tag_and_dates_that_are_not_given_stay_out() {
    let scene = sample();
    for language in ["", "it)/Evil", "à", "toolongasubtag", "it--IT"] {
        let page = Poster {
            language,
            ..single(&scene, "x")
        };
        let bytes = pdf(&page, &fonts(), &Pictures::new(), &mut ()).unwrap();
        assert!(
            !catalog(&Document::load_mem(&bytes).unwrap()).has(b"Lang"),
            "{language}"
        );
        assert!(!bytes.windows(12).any(|window| window == b"CreationDate"));
        assert!(!bytes.windows(14).any(|window| window == b"xmp:CreateDate"));
    }
}

#[test]
fn printing_keeps_the_size_and_nothing_of_a_press_profile_is_in_the_file() {
    let bytes = pdf_of(&sample());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let document = Document::load_mem(&bytes).unwrap();
    let catalog = catalog(&document);
    let preferences = catalog.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    assert_eq!(preferences.get(b"PrintScaling").unwrap().as_name().unwrap(), b"None");
    assert!(!catalog.has(b"OutputIntents"));
    assert!(bytes.len() < 200_000, "{}", bytes.len());
    for trace in [&b"FOGRA"[..], b"DeviceCMYK", b"Illustrator"] {
        assert!(!bytes.windows(trace.len()).any(|window| window == trace));
    }
}

#[test]
fn layers_have_readable_names_and_hold_what_they_should() {
    let scene = sample();
    let names = [("cards", "Perché? 漢"), ("grid", "Griglia")];
    let layer_names = BTreeMap::from(names.map(|(id, name)| (id.to_owned(), name.to_owned())));
    let bytes = pdf(
        &Poster {
            layer_names,
            ..page(&scene)
        },
        &fonts(),
        &Pictures::new(),
        &mut (),
    )
    .unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let properties = catalog(&document).get(b"OCProperties").unwrap().as_dict().unwrap();
    let found: Vec<String> = properties
        .get(b"OCGs")
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|layer| {
            said(
                document
                    .get_dictionary(layer.as_reference().unwrap())
                    .unwrap()
                    .get(b"Name")
                    .unwrap(),
            )
        })
        .collect();
    assert_eq!(found, ["Griglia", "Perché? 漢", "notes", "emotions"]);
    let stream = content(&document);
    // A group inside a group of the same layer does not open it again.
    assert_eq!(stream.matches("/OC/L001 BDC").count(), 1);
    let opened = stream.matches("BDC").count() + stream.matches("BMC").count();
    assert_eq!(opened, stream.matches("EMC").count());
    let usage = document
        .objects
        .values()
        .filter(|object| object.type_name().is_ok_and(|name| name == b"OCG"));
    assert_eq!(usage.count(), 4);
}

#[test]
fn the_outline_becomes_nested_bookmarks_that_lead_to_their_places() {
    let entry = |id: &str, kind, children| {
        Shared::from(OutlineEntry {
            id: id.into(),
            kind,
            name: format!("{id} è"),
            detail: String::new(),
            lane: String::new(),
            channel: String::new(),
            hue: 0,
            children,
        })
    };
    let cards = vec![
        entry("c1", OutlineKind::Card, vec![]),
        entry("c2", OutlineKind::Card, vec![]),
    ];
    let steps = vec![
        entry("s1", OutlineKind::Step, cards),
        entry("s2", OutlineKind::Step, vec![]),
    ];
    let scene = Scene {
        outline: vec![
            entry("g1", OutlineKind::Stage, steps),
            entry("g2", OutlineKind::Stage, vec![]),
        ],
        hits: vec![hit("s2", Rect::new(100.0, 50.0, 80.0, 40.0))],
        ..sample()
    };
    let bytes = pdf_of(&scene);
    let path = kept("outline.pdf", &bytes);
    let path = path.to_str().unwrap();
    tool("qpdf", &["--check", path]);
    let shown = tool("mutool", &["show", path, "outline"]);
    let lines: Vec<(usize, &str)> = shown
        .lines()
        .map(|line| {
            let depth = line.chars().filter(|character| *character == '\t').count();
            (depth, line.split('"').nth(1).unwrap())
        })
        .collect();
    let base = lines[0].0;
    let depths: Vec<(usize, &str)> = lines.iter().map(|(depth, name)| (depth - base, *name)).collect();
    assert_eq!(depths, [(0, "g1 è"), (1, "s1 è"), (1, "s2 è"), (0, "g2 è")], "{shown}");

    let document = Document::load_mem(&bytes).unwrap();
    let titled = |name: &str| {
        let mut dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
        dictionaries
            .find(|one| one.get(b"Title").is_ok_and(|title| said(title) == name))
            .unwrap()
    };
    let place = titled("s2 è").get(b"Dest").unwrap().as_array().unwrap();
    let edges: Vec<f32> = place[2..].iter().map(|edge| edge.as_float().unwrap()).collect();
    assert_eq!(place[1].as_name().unwrap(), b"FitR");
    // 24 points of paper around the step, from the lower edge.
    let height = scene.size.h;
    let wanted = [76.0, height - 114.0, 204.0, height - 26.0];
    assert!(
        edges
            .iter()
            .zip(wanted)
            .all(|(edge, wanted)| (edge - wanted).abs() < 0.01),
        "{edges:?}"
    );
    assert_eq!(
        titled("s1 è").get(b"Dest").unwrap().as_array().unwrap()[1]
            .as_name()
            .unwrap(),
        b"Fit"
    );
    // Stages are open; cards are no bookmarks.
    assert_eq!(titled("g1 è").get(b"Count").unwrap().as_i64().unwrap(), 2);
}

#[test]
fn the_same_page_gives_the_same_bytes_and_another_page_another_name() {
    let scene = sample();
    let (one, two) = (pdf_of(&scene), pdf_of(&scene));
    assert!(one == two);
    let name = |bytes: &[u8]| {
        let document = Document::load_mem(bytes).unwrap();
        document.trailer.get(b"ID").unwrap().as_array().unwrap()[0]
            .as_str()
            .unwrap()
            .to_vec()
    };
    let other = pdf(&single(&scene, "Another"), &fonts(), &Pictures::new(), &mut ()).unwrap();
    assert_eq!(name(&one).len(), 16);
    assert_ne!(name(&one), name(&other));
}

#[test]
fn links_are_cut_to_what_is_visible_and_only_lead_to_addresses() {
    let link = |x, href: &str| {
        Item::Link(LinkArea {
            rect: Rect::new(x, 10.0, 100.0, 20.0),
            href: href.to_owned(),
        })
    };
    let mut clipped = group(
        "card",
        "",
        Point::new(20.0, 30.0),
        vec![
            link(0.0, "https://example.org/perché?a=(b)"),
            link(500.0, "https://example.org/outside"),
            link(0.0, "javascript:alert(1)"),
        ],
    );
    clipped.clip = Some(Rect::new(0.0, 0.0, 60.0, 60.0));
    let scene = Scene {
        groups: vec![clipped],
        ..scene(200.0, 200.0, Vec::new())
    };
    let bytes = pdf_of(&scene);
    let path = kept("links.pdf", &bytes);
    tool("qpdf", &["--check", path.to_str().unwrap()]);
    let document = Document::load_mem(&bytes).unwrap();
    let annotations = only_page(&document).get(b"Annots").unwrap().as_array().unwrap();
    assert_eq!(annotations.len(), 1);
    let annotation = document.get_dictionary(annotations[0].as_reference().unwrap()).unwrap();
    let edges: Vec<f32> = annotation
        .get(b"Rect")
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| edge.as_float().unwrap())
        .collect();
    assert_eq!(edges, [20.0, 140.0, 80.0, 160.0]);
    let action = annotation.get(b"A").unwrap().as_dict().unwrap();
    assert_eq!(
        action.get(b"URI").unwrap().as_str().unwrap(),
        b"https://example.org/perch%C3%A9?a=(b)"
    );
}

#[test]
fn a_jpeg_stays_as_it_is_and_a_png_keeps_its_opacity() {
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut jpeg)
        .encode(&[200; 8 * 6 * 3], 8, 6, image::ExtendedColorType::Rgb8)
        .unwrap();
    let pixels = image::RgbaImage::from_fn(4, 3, |x, _| image::Rgba([10, 20, 30, if x == 0 { 0 } else { 255 }]));
    let mut png = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let pictures = Pictures::from([("j".to_owned(), jpeg.clone()), ("p".to_owned(), png.into_inner())]);
    let item = |key: &str, x| {
        Item::Image(Image {
            key: key.to_owned(),
            rect: Rect::new(x, 10.0, 40.0, 30.0),
            alt: "Uno è".to_owned(),
        })
    };
    // The same picture twice is stored once.
    let scene = scene(200.0, 100.0, vec![item("p", 10.0), item("j", 60.0), item("p", 110.0)]);
    let bytes = pdf(&page(&scene), &fonts(), &pictures, &mut ()).unwrap();
    let path = kept("pictures.pdf", &bytes);
    let path = path.to_str().unwrap();
    tool("qpdf", &["--check", path]);
    let document = Document::load_mem(&bytes).unwrap();
    let streams: Vec<_> = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| {
            stream
                .dict
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|name| name == b"Image")
        })
        .collect();
    assert_eq!(streams.len(), 3);
    let filtered = |filter: &[u8]| {
        streams
            .iter()
            .filter(|stream| stream.filters().unwrap() == [filter])
            .collect::<Vec<_>>()
    };
    assert_eq!(filtered(b"DCTDecode")[0].content, jpeg);
    let mask = filtered(b"FlateDecode")
        .into_iter()
        .find(|stream| stream.dict.get(b"ColorSpace").unwrap().as_name().unwrap() == b"DeviceGray")
        .unwrap();
    let alpha = [0, 255, 255, 255].repeat(3);
    assert_eq!(mask.decompressed_content().unwrap(), alpha);
    // Listed a use: the PNG and its mask twice, the JPEG once.
    assert_eq!(tool("pdfimages", &["-list", path]).lines().count() - 2, 5);
}

#[test]
fn an_a0_poster_of_thousands_of_cards_stays_one_small_page() {
    let mut items = Vec::new();
    for row in 0..50_u8 {
        for column in 0..20_u8 {
            let at = Point::new(f32::from(column) * 165.0, f32::from(row) * 46.0);
            let text = run("Waits for an answer", FontKey::InterRegular, 11.0, 8.0, 20.0);
            let inner = vec![area(0.0, 0.0, 150.0, 40.0, INK.with_alpha(0.06)), Item::Text(text)];
            items.push(Item::Group(group(&format!("{row}-{column}"), "cards", at, inner)));
        }
    }
    let bytes = pdf_of(&scene(3370.39, 2383.94, items));
    assert!(bytes.len() < 120_000, "{}", bytes.len());
    let found = text_of("thousands.pdf", &bytes);
    assert_eq!(found.matches("Waits for an answer").count(), 1000);
}
