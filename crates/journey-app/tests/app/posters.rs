//! Posters through the calls.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journey_app::{App, ErrorCode};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::Room;

fn choices(format: &str, paper: &str, orientation: &str) -> Value {
    json!({ "format": format, "paper": paper, "orientation": orientation, "language": "it" })
}

#[test]
fn a_poster_is_written_in_every_format() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 30);
    let magic: [(&str, &[u8]); 3] = [("pdf", b"%PDF-"), ("svg", b"<"), ("png", b"\x89PNG\r\n\x1a\n")];
    for (format, magic) in magic {
        let path = room.path(&format!("poster.{format}"));
        let params = json!({ "map": map, "choices": choices(format, "A4", "landscape"), "path": path });
        let reply = app.rpc("export_poster", params).unwrap();
        let bytes = fs::read(&path).unwrap();
        assert_eq!(reply, json!({ "path": path, "bytes": bytes.len() }), "{format}");
        assert!(bytes.starts_with(magic), "{format}: {:?}", &bytes[..8]);
    }
    let pdf = fs::read(room.path("poster.pdf")).unwrap();
    assert!(pdf.trim_ascii_end().ends_with(b"%%EOF"));
    let svg = fs::read_to_string(room.path("poster.svg")).unwrap();
    assert!(svg.contains("<svg") && svg.trim_end().ends_with("</svg>"));
    let png = fs::read(room.path("poster.png")).unwrap();
    assert!(png.ends_with(b"IEND\xae\x42\x60\x82"));
    // A4 landscape at 144 pixels an inch.
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (1684, 1191));
}

#[test]
fn the_same_map_and_choices_give_the_same_bytes() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 20);
    let tiles = json!({ "paper": "A4", "overlap_mm": 10.0 });
    let shop = json!({ "bleed_mm": 3.0, "marks": true });
    for more in [
        json!({ "format": "pdf" }),
        json!({ "format": "svg" }),
        json!({ "format": "svg", "outlines": false }),
        json!({ "format": "png" }),
        json!({ "format": "pdf", "tiles": tiles }),
        json!({ "format": "pdf", "print_shop": shop, "theme": "InkSaver" }),
        json!({ "format": "pdf", "product": "Cards" }),
        json!({ "format": "pdf", "product": "Blank", "form": "Network" }),
    ] {
        let mut choices = choices("pdf", "A3", "portrait");
        choices
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let write = |app: &App| {
            let path = room.path("poster");
            let params = json!({ "map": map, "choices": choices, "path": path });
            app.rpc("export_poster", params).unwrap();
            fs::read(path).unwrap()
        };
        let first = write(&app);
        // As it is remembered, after another poster, and by a program that was started later.
        assert!(first == write(&app), "{more}");
        app.rpc("preview_poster", json!({ "map": map, "choices": { "paper": "A4" } }))
            .unwrap();
        assert!(first == write(&app), "{more}");
        assert!(first == write(&room.app()), "{more}");
    }
}

#[test]
fn a_poster_is_looked_at_before_it_is_written() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 30);
    let before = Desk::open(&app, map);
    let look = |paper: &str, orientation: &str| {
        let params = json!({ "map": map, "choices": choices("pdf", paper, orientation) });
        app.rpc("preview_poster", params).unwrap()
    };
    let millimetres = |preview: &Value| {
        ["width_mm", "height_mm"].map(|side| (preview["pages"][0][side].as_f64().unwrap() * 10.0).round() / 10.0)
    };
    for (paper, short, long) in [
        ("A0", 841.0, 1189.0),
        ("A1", 594.0, 841.0),
        ("A2", 420.0, 594.0),
        ("A3", 297.0, 420.0),
        ("A4", 210.0, 297.0),
    ] {
        let (wide, tall) = (look(paper, "landscape"), look(paper, "portrait"));
        assert_eq!(millimetres(&wide), [long, short], "{paper}");
        assert_eq!(millimetres(&tall), [short, long], "{paper}");
        let scale = |preview: &Value| preview["scale_percent"].as_f64().unwrap();
        let best = look(paper, "automatic");
        assert_eq!(scale(&best), scale(&wide).max(scale(&tall)), "{paper}");
        assert!(best["smallest_type_pt"].as_f64().unwrap() > 0.0);
    }
    // Looking at a poster is no change to the map on the screen.
    let after = Desk::open(&app, map);
    assert_eq!((after.state, after.scene), (before.state, before.scene));
}

#[test]
fn a_part_of_a_page_is_drawn_as_closely_as_asked_for() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 30);
    let draw = |width: u32, part: Value| {
        let params = json!({
            "map": map, "choices": choices("pdf", "A0", "landscape"), "page": 0, "width": width, "part": part
        });
        app.rpc("draw_poster_page", params)
    };
    let picture = |reply: Value| {
        let png = STANDARD.decode(reply["png"].as_str().unwrap()).unwrap();
        image::load_from_memory(&png).unwrap().to_rgb8()
    };
    for (width, part) in [
        (9_000, json!({ "left": 0, "top": 0, "width": 4_001, "height": 10 })),
        (9_000, json!({ "left": 0, "top": 0, "width": 10, "height": 8_001 })),
        (200_001, json!({ "left": 0, "top": 0, "width": 10, "height": 10 })),
    ] {
        assert_eq!(draw(width, part).unwrap_err().code, ErrorCode::BadParameters);
    }
    // The same place at the width of a whole picture, and much closer.
    let whole = picture(draw(2_000, Value::Null).unwrap());
    let part = picture(draw(2_000, json!({ "left": 600, "top": 300, "width": 500, "height": 400 })).unwrap());
    assert_eq!(part.dimensions(), (500, 400));
    let off = part.enumerate_pixels().filter(|(x, y, pixel)| {
        let same = whole.get_pixel(600 + x, 300 + y);
        (0..3).any(|channel| pixel[channel].abs_diff(same[channel]) > 40)
    });
    assert!(off.count() < 100);
    let close = picture(
        draw(
            20_000,
            json!({ "left": 6_000, "top": 3_000, "width": 700, "height": 500 }),
        )
        .unwrap(),
    );
    assert_eq!(close.dimensions(), (700, 500));
}
