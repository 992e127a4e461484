//! SVG as a reader's program finds it.

use std::collections::BTreeSet;

use crate::support::*;
use journey_export::{Document, ExportError, Pictures, SvgText, single, svg};
use journey_scene::{FontKey, Item, LinkArea, Rect, Scene, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::prelude::{LocationRef, Size as Em};
use skrifa::raw::types::Tag;
use skrifa::{FontRef, MetadataProvider};

/// Namespace of references in SVG 1.1, which Inkscape needs.
const XLINK: &str = "http://www.w3.org/1999/xlink";

fn written(page: &Document<'_>, text: SvgText) -> String {
    String::from_utf8(svg(page, 0, &fonts(), &Pictures::new(), text).unwrap()).unwrap()
}

#[test]
fn hostile_texts_stay_texts() {
    let hostile = "</text><script>alert(\"1\")</script> & 'così' ]]>";
    let mut scene = texts([run(hostile, FontKey::InterRegular, 12.0, 10.0, 20.0)]);
    scene.groups[0].layer = "\"><b>";
    let link = Item::Link(LinkArea {
        rect: Rect::new(0.0, 0.0, 5.0, 5.0),
        href: "https://example.org/?a=1&b=\"><x>".to_owned(),
    });
    scene.groups[0].items = scene.groups[0].items.iter().cloned().chain([link]).collect();
    let page = single(&scene, "<title> & \u{1} é 漢");
    for text in [SvgText::Outlines, SvgText::Letters] {
        let file = written(&page, text);
        let xml = roxmltree::Document::parse(&file).unwrap();
        let title = xml.descendants().find(|node| node.has_tag_name("title")).unwrap();
        assert_eq!(title.text(), Some("<title> &  é 漢"));
        assert!(
            !xml.descendants()
                .any(|node| node.has_tag_name("script") || node.has_tag_name("b"))
        );
        let said = match text {
            SvgText::Outlines => xml.descendants().find_map(|node| node.attribute("aria-label")),
            SvgText::Letters => xml
                .descendants()
                .find(|node| node.has_tag_name("text"))
                .and_then(|node| node.text()),
        };
        assert_eq!(said, Some(hostile));
    }
}

#[test]
fn an_empty_scene_is_an_empty_drawing_of_its_size() {
    let scene = Scene {
        size: Size { w: 200.0, h: 100.5 },
        ..Scene::default()
    };
    let file = written(&page(&scene), SvgText::Outlines);
    let xml = roxmltree::Document::parse(&file).unwrap();
    let root = xml.root_element();
    assert_eq!(
        (root.attribute("width"), root.attribute("viewBox")),
        (Some("200pt"), Some("0 0 200 100.5"))
    );
    assert_eq!(root.children().filter(|node| node.is_element()).count(), 1);
}

#[test]
fn everything_that_is_referred_to_is_in_the_file_once() {
    let file = written(&page(&sample()), SvgText::Outlines);
    let xml = roxmltree::Document::parse(&file).unwrap();
    let ids: Vec<&str> = xml.descendants().filter_map(|node| node.attribute("id")).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    let mut uses = 0;
    for node in xml.descendants().filter(|node| node.has_tag_name("use")) {
        uses += 1;
        assert!(unique.contains(node.attribute((XLINK, "href")).unwrap().trim_start_matches('#')));
    }
    assert!(uses > 100);
    assert!(
        file.matches("http://").count() == 2 && file.contains(XLINK),
        "only the names of SVG itself and of its references"
    );
}

#[test]
fn letters_bring_the_fonts_that_they_need_and_no_others() {
    let scene = texts([run("solo", FontKey::InterBold, 12.0, 10.0, 20.0)]);
    let file = written(&page(&scene), SvgText::Letters);
    assert_eq!(file.matches("@font-face").count(), 1);
    // The weight is said of both, or a browser would make the bold letters bolder still.
    assert!(file.contains("@font-face{font-family:\"Inter-Bold\";font-weight:700;src:"));
    assert!(file.contains(" font-family=\"Inter-Bold, 'Inter', sans-serif\" font-weight=\"700\" "));
}

#[test]
fn letters_are_found_by_programs_that_take_fonts_from_the_machine_only() {
    let named = |font| {
        let file = written(&page(&texts([run("solo", font, 12.0, 10.0, 20.0)])), SvgText::Letters);
        let xml = roxmltree::Document::parse(&file).unwrap();
        let text = xml.descendants().find(|node| node.has_tag_name("text")).unwrap();
        ["font-family", "font-weight", "font-style"].map(|name| text.attribute(name).unwrap_or_default().to_owned())
    };
    assert_eq!(
        named(FontKey::InterRegular),
        ["Inter-Regular, 'Inter', sans-serif", "", ""]
    );
    assert_eq!(
        named(FontKey::InterItalic),
        ["Inter-Italic, 'Inter', sans-serif", "", "italic"]
    );
    assert_eq!(
        named(FontKey::InterSemiBold),
        ["Inter-SemiBold, 'Inter', sans-serif", "600", ""]
    );
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let scene = sample();
    for text in [SvgText::Outlines, SvgText::Letters] {
        let file = written(&page(&scene), text);
        kept(&format!("sample-{text:?}.svg").to_lowercase(), file.as_bytes());
        assert!(file == written(&page(&scene), text));
    }
}

#[test]
fn letters_bring_only_the_shapes_that_are_shown() {
    let scene = texts([run("solo", FontKey::InterBold, 12.0, 10.0, 20.0)]);
    let file = written(&page(&scene), SvgText::Letters);
    let whole = font_file(FontKey::InterBold).len();
    assert!(file.len() * 3 < whole, "{} of {whole}", file.len());
    let packed = file.split("base64,").nth(1).unwrap().split(')').next().unwrap();
    let packed = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, packed).unwrap();
    let font = unpacked(&packed);
    let face = FontRef::new(&font).unwrap();
    let drawn = |character: char| {
        let glyph = face.charmap().map(character).unwrap();
        let mut pen = Strokes(0);
        let outline = face.outline_glyphs().get(glyph).unwrap();
        outline
            .draw(DrawSettings::unhinted(Em::unscaled(), LocationRef::default()), &mut pen)
            .unwrap();
        pen.0
    };
    assert!("solo".chars().all(|character| drawn(character) > 3));
    assert!("xyzQ".chars().all(|character| drawn(character) == 0));
    // The rules that join letters and set them closer stay.
    assert!(face.table_data(Tag::new(b"GPOS")).is_some() && face.table_data(Tag::new(b"GSUB")).is_some());
}

#[test]
fn letters_that_join_bring_all_their_shapes() {
    let scene = texts([run_rtl("سلام", FontKey::Arabic, 12.0, 10.0, 20.0)]);
    let file = written(&page(&scene), SvgText::Letters);
    let packed = file.split("base64,").nth(1).unwrap().split(')').next().unwrap();
    let packed = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, packed).unwrap();
    let (kept, whole) = (unpacked(&packed), font_file(FontKey::Arabic));
    let shapes = |bytes: &[u8]| {
        let face = FontRef::new(bytes).unwrap();
        face.table_data(Tag::new(b"glyf")).unwrap().len()
    };
    assert!(
        shapes(&kept) >= shapes(&whole),
        "a letter in the middle of a word has another shape than alone"
    );
}

struct Strokes(usize);

impl OutlinePen for Strokes {
    fn move_to(&mut self, _: f32, _: f32) {
        self.0 += 1;
    }
    fn line_to(&mut self, _: f32, _: f32) {
        self.0 += 1;
    }
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 += 1;
    }
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 += 1;
    }
    fn close(&mut self) {}
}

/// A WOFF as the plain font that it packs, by the format's own description.
fn unpacked(woff: &[u8]) -> Vec<u8> {
    let number = |at: usize| u32::from_be_bytes(woff[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!((&woff[..4], number(8)), (&b"wOFF"[..], woff.len()));
    let count = usize::from(u16::from_be_bytes([woff[12], woff[13]]));
    let mut font = woff[4..8].to_vec();
    font.extend(u16::try_from(count).unwrap().to_be_bytes());
    font.extend([0; 6]);
    let mut body = Vec::new();
    for place in 0..count {
        let entry = 44 + 20 * place;
        let (offset, packed, length) = (number(entry + 4), number(entry + 8), number(entry + 12));
        let mut table = woff[offset..offset + packed].to_vec();
        if packed < length {
            let mut plain = Vec::new();
            std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(&table[..]), &mut plain).unwrap();
            table = plain;
        }
        assert_eq!(table.len(), length);
        font.extend_from_slice(&woff[entry..entry + 4]);
        font.extend_from_slice(&woff[entry + 16..entry + 20]);
        font.extend(u32::try_from(12 + 16 * count + body.len()).unwrap().to_be_bytes());
        font.extend(u32::try_from(length).unwrap().to_be_bytes());
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    assert_eq!(number(16), font.len() + body.len());
    font.extend(body);
    font
}

#[test]
fn a_page_that_is_not_there_is_refused() {
    let scene = sample();
    let outcome = svg(&page(&scene), 1, &fonts(), &Pictures::new(), SvgText::Outlines);
    assert!(matches!(outcome, Err(ExportError::NoSuchPage { page: 1 })));
}
