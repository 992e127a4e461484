//! What a poster can be chosen to be, looked at before it is written.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journey_app::{App, ErrorCode};
use journey_model::{Command, Field, Id};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Outside, Room, import, in_work_tree};

fn look(app: &App, map: Id, choices: Value) -> Value {
    app.rpc("preview_poster", json!({ "map": map, "choices": choices }))
        .unwrap()
}

fn labels(preview: &Value) -> Vec<&str> {
    let pages = preview["pages"].as_array().unwrap();
    pages.iter().map(|page| page["label"].as_str().unwrap()).collect()
}

/// Width and height of a page in tenths of a millimetre.
fn size(preview: &Value, page: usize) -> [i64; 2] {
    ["width_mm", "height_mm"].map(|side| (preview["pages"][page][side].as_f64().unwrap() * 10.0).round() as i64)
}

fn says(preview: &Value) -> Vec<&str> {
    let advice = preview["advice"].as_array().unwrap();
    advice.iter().map(|advice| advice["says"].as_str().unwrap()).collect()
}

/// A page as pixels.
fn draw(app: &App, map: Id, choices: &Value, page: u32, width: u32) -> image::RgbaImage {
    let params = json!({ "map": map, "choices": choices, "page": page, "width": width });
    let reply = app.rpc("draw_poster_page", params).unwrap();
    let png = STANDARD.decode(reply["png"].as_str().unwrap()).unwrap();
    image::load_from_memory(&png).unwrap().to_rgba8()
}

fn spudnik(app: &App) -> Id {
    import(app, &in_work_tree("examples/spudnik.journey")).unwrap()
}

#[test]
fn a_page_that_is_not_there_cannot_be_drawn() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let params = json!({ "map": map, "choices": { "paper": "A4" }, "page": 1, "width": 100 });
    let error = app.rpc("draw_poster_page", params).unwrap_err();
    assert_eq!(error.code, ErrorCode::BadParameters);
    let nobody = json!({ "map": Id::from_bits(5), "choices": {}, "page": 0, "width": 100 });
    assert_eq!(
        app.rpc("draw_poster_page", nobody).unwrap_err().code,
        ErrorCode::MapNotFound
    );
}

#[test]
fn papers_have_their_sizes_to_a_tenth_of_a_millimetre() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let custom = json!({ "Custom": { "width_mm": 900.0, "height_mm": 420.5 } });
    for (paper, short, long) in [
        (json!("B0"), 10_000, 14_140),
        (json!("B4"), 2_500, 3_530),
        (json!("Letter"), 2_159, 2_794),
        (json!("Tabloid"), 2_794, 4_318),
        (json!("ArchC"), 4_572, 6_096),
        (json!("ArchE"), 9_144, 12_192),
        (custom, 4_205, 9_000),
    ] {
        let wide = look(&app, map, json!({ "paper": paper, "orientation": "landscape" }));
        assert_eq!(size(&wide, 0), [long, short], "{paper}");
        let tall = look(&app, map, json!({ "paper": paper, "orientation": "portrait" }));
        assert_eq!(size(&tall, 0), [short, long], "{paper}");
    }
    let looser = look(&app, map, json!({ "paper": "A3", "margin_mm": 60.0 }));
    let tighter = look(&app, map, json!({ "paper": "A3", "margin_mm": 5.0 }));
    let scale = |preview: &Value| preview["scale_percent"].as_f64().unwrap();
    assert!(scale(&looser) < scale(&tighter));
}

#[test]
fn small_type_is_told_with_the_smallest_paper_that_would_do() {
    let room = Room::new();
    let app = room.app();
    let map = spudnik(&app);
    for (paper, series) in [
        ("A4", ["A3", "A2", "A1", "A0"]),
        ("Letter", ["Tabloid", "ArchC", "ArchD", "ArchE"]),
    ] {
        let preview = look(&app, map, json!({ "paper": paper }));
        assert!(preview["smallest_type_pt"].as_f64().unwrap() < 6.0);
        let advice = &preview["advice"][0];
        assert_eq!(advice["says"], "TooSmall");
        let wanted = series.into_iter().find(|paper| {
            look(&app, map, json!({ "paper": paper }))["smallest_type_pt"]
                .as_f64()
                .unwrap()
                >= 5.995
        });
        assert_eq!(advice["paper"], json!(wanted), "{paper}");
        if let Some(enough) = wanted {
            assert!(!says(&look(&app, map, json!({ "paper": enough }))).contains(&"TooSmall"));
        }
    }
    // A paper of its own size grows in its own shape.
    let stamp = json!({ "Custom": { "width_mm": 100.0, "height_mm": 60.0 } });
    let preview = look(&app, map, json!({ "paper": stamp }));
    let grown = &preview["advice"][0]["paper"];
    let again = look(&app, map, json!({ "paper": grown }));
    assert!(again["smallest_type_pt"].as_f64().unwrap() >= 5.995, "{grown}");
}

#[test]
fn a_poster_in_tiles_begins_with_its_overview() {
    let room = Room::new();
    let app = room.app();
    let map = spudnik(&app);
    let whole = look(&app, map, json!({ "paper": "A1" }));
    let preview = look(
        &app,
        map,
        json!({ "paper": "A1", "tiles": { "paper": "A4", "overlap_mm": 10.0 } }),
    );
    assert_eq!(preview["scale_percent"], whole["scale_percent"]);
    let labels = labels(&preview);
    assert_eq!((labels[0], labels[1]), ("Overview", "A1"));
    let distinct: BTreeSet<&str> = labels.iter().copied().collect();
    assert_eq!(distinct.len(), labels.len());
    for (page, label) in labels.iter().enumerate() {
        let mut size = size(&preview, page);
        size.sort_unstable();
        assert_eq!(size, [2_100, 2_970], "{label}");
    }
    // An A1 has the area of eight A4 and overlaps cost some.
    assert!((9..=17).contains(&labels.len()), "{labels:?}");
    let last = labels.len() as u32 - 1;
    let choices = json!({ "paper": "A1", "tiles": { "paper": "A4", "overlap_mm": 10.0 } });
    for page in [0, 1, last] {
        let drawn = draw(&app, map, &choices, page, 300);
        let paper = drawn.get_pixel(1, 1);
        assert!(drawn.pixels().any(|pixel| pixel != paper), "page {page} is empty");
    }
}

#[test]
fn a_print_shop_gets_room_for_bleed_and_marks_around_the_paper() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let bled = look(
        &app,
        map,
        json!({ "paper": "A3", "print_shop": { "bleed_mm": 3.0, "marks": false } }),
    );
    assert_eq!(size(&bled, 0), [4_260, 3_030]);
    let choices = json!({ "paper": "A3", "theme": "Blueprint", "print_shop": { "bleed_mm": 3.0, "marks": true } });
    let marked = look(&app, map, choices.clone());
    let [width, height] = size(&marked, 0);
    assert!(width >= 4_260 + 200 && height >= 3_030 + 200, "{width} × {height}");
    // The colour of the paper reaches over the cut; beyond the bleed the sheet is white.
    let drawn = draw(&app, map, &choices, 0, 900);
    let scale = 900.0 / (width as f32 / 10.0);
    let around = (width as f32 / 10.0 - 420.0) / 2.0;
    let at = |millimetres: f32| *drawn.get_pixel((millimetres * scale) as u32, 300);
    let (beyond, bleed, inside) = (at(around - 3.5), at(around - 1.5), at(around + 2.0));
    assert_eq!(bleed, inside);
    assert_ne!(beyond, bleed);
}

#[test]
fn one_poster_for_each_actor_is_named_by_the_actor() {
    let room = Room::new();
    let app = room.app();
    let map = spudnik(&app);
    let contents = app.rpc("contents", json!({ "map": map })).unwrap();
    let actors: Vec<&str> = contents["actors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|actor| actor["name"].as_str().unwrap())
        .collect();
    assert!(actors.len() > 1, "{contents}");
    let preview = look(&app, map, json!({ "paper": "A3", "per_actor": true }));
    assert_eq!(labels(&preview), actors);
}

#[test]
fn a_choice_that_leaves_nothing_says_so() {
    let room = Room::new();
    let app = room.app();
    let map = spudnik(&app);
    for only in [
        json!({ "stages": [Id::from_bits(99)] }),
        json!({ "lanes": [Id::from_bits(99)] }),
    ] {
        let choices = json!({ "paper": "A3", "only": only });
        let preview = look(&app, map, choices.clone());
        assert_eq!((says(&preview), labels(&preview).len()), (vec!["NothingLeft"], 0));
        let params = json!({ "map": map, "choices": choices, "path": room.path("poster.pdf") });
        let error = app.rpc("export_poster", params).unwrap_err();
        assert_eq!(error.code, ErrorCode::NothingToPrint);
        assert!(!room.path("poster.pdf").exists());
    }
    let desk = Desk::open(&app, map);
    let stage = desk.ids("Stage")[0];
    let part = look(&app, map, json!({ "paper": "A3", "only": { "stages": [stage] } }));
    let whole = look(&app, map, json!({ "paper": "A3" }));
    let scale = |preview: &Value| preview["scale_percent"].as_f64().unwrap();
    assert!(scale(&part) > scale(&whole), "one stage prints larger than all of them");
}

#[test]
fn a_map_without_stages_can_be_looked_at_in_every_product() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let ids = desk.ids("Stage");
    desk.apply(&Command::Delete { ids }).unwrap();
    for product in ["Map", "Blank", "Summary"] {
        let choices = json!({ "paper": "A3", "product": product });
        assert_eq!(labels(&look(&app, map, choices.clone())), ["1"], "{product}");
        draw(&app, map, &choices, 0, 200);
    }
    // No card is left on it, so no sheet of cards is.
    let cards = look(&app, map, json!({ "paper": "A4", "product": "Cards" }));
    for page in 0..labels(&cards).len() {
        draw(
            &app,
            map,
            &json!({ "paper": "A4", "product": "Cards" }),
            page as u32,
            100,
        );
    }
}

#[test]
fn the_products_are_different_drawings_of_one_map() {
    let room = Room::new();
    let app = room.app();
    let map = spudnik(&app);
    let mut seen = BTreeSet::new();
    for choices in [
        json!({}),
        json!({ "product": "Blank" }),
        json!({ "product": "Cards" }),
        json!({ "product": "Summary" }),
        json!({ "form": "Network" }),
        json!({ "findings": true }),
        json!({ "theme": "Workshop" }),
        json!({ "theme": "InkSaver" }),
        json!({ "theme": "Blueprint" }),
        json!({ "language": "it" }),
    ] {
        let mut choices = choices;
        choices["paper"] = json!("A3");
        let drawn = draw(&app, map, &choices, 0, 400);
        assert!(seen.insert(drawn.into_raw()), "{choices} looks like another one");
    }
}

#[test]
fn a_blank_canvas_says_when_sticky_notes_do_not_fit() {
    let room = Room::new();
    let app = room.app();
    let map = spudnik(&app);
    let preview = look(&app, map, json!({ "paper": "A4", "product": "Blank" }));
    let advice = preview["advice"].as_array().unwrap();
    let notes = advice.iter().find(|advice| advice["says"] == "NotesTooSmall").unwrap();
    assert!(notes["cell_mm"].as_f64().unwrap() < 80.0, "{notes}");
}

#[test]
fn a_banner_of_five_metres_is_drawn_as_a_picture_of_bounded_size() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let paper = json!({ "Custom": { "width_mm": 20.0, "height_mm": 5000.0 } });
    let choices = json!({ "paper": paper, "orientation": "portrait" });
    let drawn = draw(&app, map, &choices, 0, u32::MAX);
    assert!(
        drawn.width() >= 1 && drawn.height() <= 8000,
        "{} × {}",
        drawn.width(),
        drawn.height()
    );
    let wide = draw(&app, map, &json!({ "paper": "A4" }), 0, u32::MAX);
    assert_eq!(wide.width(), 4000);
    assert_eq!(draw(&app, map, &json!({ "paper": "A4" }), 0, 0).width(), 1);
}

#[test]
fn characters_that_no_font_has_are_told_with_their_card() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    let text = "Sees the sign 東京 at the door";
    desk.apply(&Command::Edit {
        ids: vec![card],
        field: Field::Name(text.to_owned()),
    })
    .unwrap();
    let preview = look(&app, map, json!({ "paper": "A1" }));
    let advice = preview["advice"].as_array().unwrap();
    let missing = advice.iter().find(|advice| advice["says"] == "NoGlyphs").unwrap();
    assert_eq!(missing["id"], json!(card));
    let letters: BTreeSet<char> = missing["characters"].as_str().unwrap().chars().collect();
    assert_eq!(letters, BTreeSet::from(['東', '京']));
}

#[test]
fn fonts_of_the_machine_are_taken_only_where_they_are_needed_and_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let inter = std::fs::read(in_work_tree("assets/fonts/Inter-Regular.ttf")).unwrap();
    std::fs::write(folder.path().join("Kanji.ttf"), with_character(&inter, '東')).unwrap();
    let room = Room::with(Outside {
        font_folders: vec![folder.path().to_owned()],
        ..Outside::default()
    });
    let app = room.app();
    let map = room.sample(&app, 12);
    let before = draw(&app, map, &json!({ "paper": "A3" }), 0, 600);
    let bundled = draw(&app, map, &json!({ "paper": "A3", "system_fonts": false }), 0, 600);
    assert!(
        before == bundled,
        "a map that needs no other font is drawn with another one"
    );
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    desk.apply(&Command::Edit {
        ids: vec![card],
        field: Field::Name("Sees the sign 東京".to_owned()),
    })
    .unwrap();
    let missing = |choices: Value| {
        let preview = look(&app, map, choices);
        let advice = preview["advice"].as_array().unwrap().clone();
        let missing = advice.iter().find(|advice| advice["says"] == "NoGlyphs").unwrap();
        missing["characters"].as_str().unwrap().to_owned()
    };
    assert_eq!(missing(json!({ "paper": "A3", "system_fonts": false })), "東京");
    assert_eq!(missing(json!({ "paper": "A3" })), "京");
    for format in ["pdf", "svg", "png"] {
        let path = room.path(&format!("poster.{format}"));
        let choices = json!({ "paper": "A3", "format": format });
        app.rpc("export_poster", json!({ "map": map, "choices": choices, "path": path }))
            .unwrap();
    }
}

/// A font with one character more, drawn as the letter A is: its table of characters is replaced by one for that alone.
fn with_character(font: &[u8], character: char) -> Vec<u8> {
    let short = |at: usize| u16::from_be_bytes(font[at..at + 2].try_into().unwrap());
    let long = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    // Format 12: one group, one character. Glyph 2 is an outline of the font's own.
    let mut cmap = vec![0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0];
    for number in [28, 0, 1, u32::from(character), u32::from(character), 2] {
        cmap.extend(number.to_be_bytes());
    }
    let count = usize::from(short(4));
    let mut head = font[..12].to_vec();
    let mut body = Vec::new();
    for record in (0..count).map(|place| 12 + place * 16) {
        let tag = &font[record..record + 4];
        let table = if tag == b"cmap" {
            &cmap[..]
        } else {
            &font[long(record + 8)..long(record + 8) + long(record + 12)]
        };
        head.extend(&font[record..record + 8]);
        head.extend(((12 + count * 16 + body.len()) as u32).to_be_bytes());
        head.extend((table.len() as u32).to_be_bytes());
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    head.extend(body);
    head
}

#[test]
fn turning_pages_and_writing_show_the_map_as_it_is() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 12);
    let choices = json!({ "paper": "A4" });
    let first = draw(&app, map, &choices, 0, 500);
    assert!(first == draw(&app, map, &choices, 0, 500));
    let mut desk = Desk::open(&app, map);
    let card = desk.ids("Card")[0];
    desk.apply(&Command::Delete { ids: vec![card] }).unwrap();
    assert!(
        first != draw(&app, map, &choices, 0, 500),
        "the page shows a card that is gone"
    );
    desk.undo().unwrap();
    // Another revision with the same content: but for the day, the same poster.
    assert!(first == draw(&app, map, &choices, 0, 500));
}
