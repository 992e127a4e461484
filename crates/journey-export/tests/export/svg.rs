//! SVG as a reader's program finds it.

use std::collections::BTreeSet;

use crate::support::*;
use journey_export::{Document, Pictures, SvgText, single, svg};
use journey_scene::{FontKey, Item, LinkArea, Rect, Scene, Size};

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
        assert!(unique.contains(node.attribute("href").unwrap().trim_start_matches('#')));
    }
    assert!(uses > 100);
    assert!(
        !file.contains("http://") || file.matches("http://").count() == 1,
        "only the name of SVG itself"
    );
}

#[test]
fn letters_bring_the_fonts_that_they_need_and_no_others() {
    let scene = texts([run("solo", FontKey::InterBold, 12.0, 10.0, 20.0)]);
    let file = written(&page(&scene), SvgText::Letters);
    assert_eq!(file.matches("@font-face").count(), 1);
    assert!(file.contains("font-family:\"Inter-Bold\"") && file.contains("font-family=\"Inter-Bold\""));
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let scene = sample();
    for text in [SvgText::Outlines, SvgText::Letters] {
        assert!(written(&page(&scene), text) == written(&page(&scene), text));
    }
}
