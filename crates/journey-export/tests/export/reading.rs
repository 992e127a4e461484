//! The reading order: what a screen reader finds in a poster.

use crate::pdf::said;
use crate::posters::{map, part};
use crate::support::*;
use journey_export::{Pictures, Role, pdf};
use journey_scene::{FontKey, HitKind, Image, Item, LinkArea, OutlineKind, Point, Rect, Scene, Shared, TextBox};
use lopdf::{Document, Object};

/// A map whose cards are painted in another order than they are read in.
pub fn readable() -> Scene {
    let words = |text: &str| Item::Text(run(text, FontKey::InterRegular, 12.0, 0.0, 20.0));
    let at = |x: f32, y: f32| Point::new(x, y);
    let mut scene = scene(600.0, 400.0, Vec::new());
    let picture = Item::Image(Image {
        key: "p".to_owned(),
        rect: Rect::new(0.0, 30.0, 20.0, 20.0),
        alt: "A fryer è".to_owned(),
    });
    let link = Item::Link(LinkArea {
        rect: Rect::new(0.0, 0.0, 50.0, 20.0),
        href: "https://example.org".to_owned(),
    });
    scene.groups = vec![
        group("head", "", at(10.0, 0.0), vec![words("The title")]),
        group("grid", "grid", at(0.0, 0.0), vec![area(0.0, 0.0, 300.0, 1.0, INK)]),
        group(
            "card-b",
            "cards",
            at(10.0, 200.0),
            vec![area(0.0, 0.0, 9.0, 9.0, PAPER), words("Second"), picture],
        ),
        group("card-a", "cards", at(10.0, 100.0), vec![words("First"), link]),
        group(
            "curves",
            "emotions",
            at(0.0, 300.0),
            vec![area(0.0, 0.0, 90.0, 1.0, INK), words("Proud"), words("Low")],
        ),
        group("stage", "grid", at(10.0, 40.0), vec![words("Awareness")]),
        group("step", "grid", at(10.0, 60.0), vec![words("Search")]),
        group("foot", "notes", at(10.0, 380.0), vec![words("The foot")]),
    ];
    let mut point = hit("feeling", Rect::new(0.0, 300.0, 10.0, 10.0)).whole();
    point.kind = HitKind::Emotion;
    point.text = Some(TextBox {
        rect: Rect::new(0.0, 305.0, 60.0, 20.0),
        font: FontKey::InterRegular,
        size: 12.0,
        line_height: 14.0,
        indent: 0.0,
    });
    scene.hits = vec![Shared::from(point)];
    let cards = ["card-a", "feeling", "card-b"].map(|id| outlined(id, OutlineKind::Card, vec![]));
    let hidden = outlined("gone", OutlineKind::Step, vec![]);
    scene.outline = vec![outlined(
        "stage",
        OutlineKind::Stage,
        vec![outlined("step", OutlineKind::Step, cards.to_vec()), hidden],
    )];
    scene
}

pub fn pictures() -> Pictures {
    let mut file = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(2, 2, image::Rgb([9, 9, 9]))
        .write_to(&mut file, image::ImageFormat::Png)
        .unwrap();
    Pictures::from([("p".to_owned(), file.into_inner())])
}

fn read_aloud(name: &str, bytes: &[u8]) -> Vec<String> {
    let path = kept(name, bytes);
    let path = path.to_str().unwrap();
    tool("qpdf", &["--check", path]);
    let text = tool("pdfinfo", &["-struct-text", path]);
    text.lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

/// Types and texts in reading order, as the program prints them.
fn wanted() -> Vec<&'static str> {
    vec![
        "Document",
        "P",
        "\"The title\"",
        "Sect",
        "H1",
        "\"Awareness\"",
        "Sect",
        "H2",
        "\"Search\"",
        "P",
        "\"First\"",
        "Link",
        "Object",
        "P",
        "\"ProudLow\"",
        "P",
        "\"Second\"",
        "Figure",
        "\"\"",
        "P",
        "\"The foot\"",
    ]
}

fn order(lines: &[String]) -> Vec<&str> {
    lines
        .iter()
        .map(|line| {
            let line = line.as_str();
            match line.split_once(" \"") {
                _ if line.starts_with("Object") => "Object",
                // Without its title.
                Some((kind, _)) => kind,
                None => line.trim_end_matches(" (block)").trim_end_matches(" (inline)"),
            }
        })
        .collect()
}

#[test]
fn a_poster_is_read_stage_by_stage_step_by_step_lane_by_lane() {
    let scene = readable();
    let bytes = pdf(&page(&scene), &fonts(), &pictures(), &mut ()).unwrap();
    let lines = read_aloud("reading.pdf", &bytes);
    assert_eq!(order(&lines), wanted(), "{lines:#?}");
    let document = Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();
    let marked = catalog.get(b"MarkInfo").unwrap().as_dict().unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    let elements = || {
        document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|one| one.has(b"S") && one.has(b"P"))
    };
    let alts: Vec<String> = elements().filter_map(|one| one.get(b"Alt").ok().map(said)).collect();
    assert_eq!(alts, ["A fryer è"]);
    // A card says which lane it is in.
    assert!(elements().any(|one| one.get(b"T").is_ok_and(|title| said(title) == "lane of card-b")));
}

#[test]
fn every_mark_is_read_or_decoration_and_the_numbers_lead_back_to_their_elements() {
    let scene = readable();
    let bytes = pdf(&page(&scene), &fonts(), &pictures(), &mut ()).unwrap();
    let document = Document::load_mem(&bytes).unwrap();
    let stream = crate::pdf::content(&document);
    let mut depth = 0;
    let mut covered = 0;
    for line in stream.lines() {
        match line {
            line if line.ends_with("BDC") && line.contains("/MCID") => covered += 1,
            "/Artifact BMC" => covered += 1,
            line if line.ends_with("BDC") => depth += 1,
            "EMC" if covered > 0 => covered -= 1,
            "EMC" => depth -= 1,
            "f" | "S" | "B" | "f*" | "B*" | "ET" => assert!(covered == 1, "{line} is neither read nor decoration"),
            _ => {}
        }
    }
    assert_eq!((depth, covered), (0, 0));
    let root = document
        .catalog()
        .unwrap()
        .get_deref(b"StructTreeRoot", &document)
        .unwrap()
        .as_dict()
        .unwrap();
    let numbers = root.get_deref(b"ParentTree", &document).unwrap().as_dict().unwrap();
    let numbers = numbers.get(b"Nums").unwrap().as_array().unwrap();
    let (page_number, _) = (1, ());
    let page_id = document.get_pages()[&page_number];
    let key = document
        .get_dictionary(page_id)
        .unwrap()
        .get(b"StructParents")
        .unwrap()
        .as_i64()
        .unwrap();
    let place = numbers.chunks(2).find(|pair| pair[0].as_i64().unwrap() == key).unwrap();
    let parents = document
        .get_object(place[1].as_reference().unwrap())
        .unwrap()
        .as_array()
        .unwrap();
    assert_eq!(parents.len(), stream.matches("/MCID").count());
    assert!(parents.iter().all(|parent| matches!(parent, Object::Reference(_))));
}

#[test]
fn a_poster_with_bleed_is_read_in_the_same_order() {
    let scene = readable();
    let mut document = page(&scene);
    document.pages[0].parts[0].at = Point::new(10.0, -10.0);
    let marks = journey_export::marks::sheet(scene.size, vec![]);
    document.scenes.push(&marks);
    document.pages[0].parts.push(part(1, Role::Decoration));
    let bytes = pdf(&document, &fonts(), &pictures(), &mut ()).unwrap();
    let lines = read_aloud("reading-bleed.pdf", &bytes);
    assert_eq!(order(&lines), wanted(), "{lines:#?}");
}

#[test]
fn a_drawing_that_is_read_on_one_page_is_a_picture_on_the_others() {
    let scene = map();
    let mut document = page(&scene);
    let mut again = document.pages[0].clone();
    again.label = "2".to_owned();
    document.pages.push(again);
    let bytes = pdf(&document, &fonts(), &Pictures::new(), &mut ()).unwrap();
    let path = kept("read-once.pdf", &bytes);
    let path = path.to_str().unwrap();
    tool("qpdf", &["--check", path]);
    let structure = tool("pdfinfo", &["-struct", path]);
    assert_eq!(structure.matches("Figure").count(), 1, "{structure}");
}
