//! Pictures that people bring, and those that somebody made to do harm.

use std::fs;
use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use journey_app::{App, AppError, ErrorCode};
use journey_model::{Command, Field, Id, LaneKind};
use journey_store::{Library, Picture};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::room::{Outside, Room, import};

pub fn add(app: &App, bytes: &[u8]) -> Result<Value, AppError> {
    app.rpc("add_picture", json!({ "bytes": STANDARD.encode(bytes) }))
}

pub fn show(app: &App, picture: &Value, width: u32) -> (DynamicImage, String) {
    let shown = app
        .rpc("picture", json!({ "picture": picture, "width": width }))
        .unwrap();
    let bytes = STANDARD.decode(shown["bytes"].as_str().unwrap()).unwrap();
    let media_type = shown["media_type"].as_str().unwrap().to_owned();
    (image::load_from_memory(&bytes).unwrap(), media_type)
}

pub fn kept(room: &Room, picture: &Value) -> Picture {
    let library = Library::open(room.library()).unwrap();
    library.picture(picture.as_str().unwrap()).unwrap().unwrap()
}

pub fn number_kept(room: &Room) -> usize {
    Library::open(room.library()).unwrap().picture_sizes().unwrap().len()
}

pub fn photograph(width: u32, height: u32) -> DynamicImage {
    let pixel = |x: u32, y: u32| Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8, 90]);
    RgbImage::from_fn(width, height, pixel).into()
}

pub fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A chunk of a PNG.
fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut chunk = (body.len() as u32).to_be_bytes().to_vec();
    chunk.extend(name);
    chunk.extend(body);
    let check = chunk[4..].iter().fold(u32::MAX, |check, byte| {
        (0..8).fold(check ^ u32::from(*byte), |check, _| {
            (check >> 1) ^ (0xedb8_8320 & (check & 1).wrapping_neg())
        })
    });
    chunk.extend((!check).to_be_bytes());
    chunk
}

/// A PNG that claims this size and holds a few bytes.
pub fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let mut head = width.to_be_bytes().to_vec();
    head.extend(height.to_be_bytes());
    head.extend([8, 6, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.extend(chunk(b"IHDR", &head));
    png.extend(chunk(b"IDAT", b"\x78\x9c\x63\x00\x00\x00\x01\x00\x01"));
    png.extend(chunk(b"IEND", b""));
    png
}

pub fn svg(inside: &str) -> Vec<u8> {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='300' height='200'>{inside}</svg>"
    )
    .into_bytes()
}

#[test]
fn what_is_too_large_is_refused_by_its_head_and_nothing_is_kept() {
    let room = Room::new();
    let app = room.app();
    for (width, height) in [
        (20_000, 20_000),
        (20_001, 1),
        (1, 60_000),
        (10_000, 10_001),
        (u32::MAX >> 1, 3),
    ] {
        let error = add(&app, &png_that_claims(width, height)).unwrap_err();
        assert_eq!(error.code, ErrorCode::PictureTooLarge, "{width} × {height}: {error}");
        assert_eq!(error.detail, json!({ "width": width, "height": height }));
    }
    let heavy = vec![b'x'; 33 * 1024 * 1024];
    let error = add(&app, &heavy).unwrap_err();
    assert_eq!(error.code, ErrorCode::PictureTooLarge, "{error}");
    assert!(error.detail["bytes"].as_u64().unwrap() > 32 * 1024 * 1024);
    assert_eq!(number_kept(&room), 0);
}

#[test]
fn what_is_no_whole_picture_is_refused_and_nothing_is_kept() {
    let room = Room::new();
    let app = room.app();
    let picture = photograph(300, 200);
    let (png, jpeg, webp) = (
        file(&picture, ImageFormat::Png),
        file(&picture, ImageFormat::Jpeg),
        file(&picture, ImageFormat::WebP),
    );
    let mut cases: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"GIF89a\x01\x00\x01\x00".to_vec(),
        b"BM".to_vec(),
        // A packed drawing: nothing is unpacked to see how large it is.
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec(),
        b"%PDF-1.7".to_vec(),
        b"<html><body onload='x()'></body></html>".to_vec(),
        b"\xff\xfe<\0s\0v\0g\0".to_vec(),
        png_that_claims(0, 0),
        png_that_claims(3_000, 3_000),
        svg("<rect"),
        b"<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>".to_vec(),
    ];
    for whole in [&png, &jpeg, &webp] {
        cases.push(whole[..whole.len() / 2].to_vec());
        cases.push(whole[..20].to_vec());
    }
    cases.push(jpeg[..jpeg.len() - 2].to_vec());
    for (place, bytes) in cases.iter().enumerate() {
        let error = add(&app, bytes).unwrap_err();
        assert_eq!(error.code, ErrorCode::PictureUnreadable, "case {place}: {error}");
    }
    let error = app
        .rpc("add_picture", json!({ "bytes": "no base64 at all!" }))
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::PictureUnreadable);
    assert_eq!(number_kept(&room), 0);
}

#[test]
fn a_file_on_the_disk_is_read_by_its_path_and_only_when_it_is_a_picture() {
    let room = Room::new();
    let app = room.app();
    let at = |name: &str, bytes: &[u8]| {
        let path = room.path(name);
        fs::write(&path, bytes).unwrap();
        json!({ "path": path })
    };
    for (file, code) in [
        (json!({ "path": room.path("nowhere.png") }), ErrorCode::FileUnreadable),
        (at("words.png", b"no picture"), ErrorCode::PictureUnreadable),
        (
            at("huge.png", &vec![0; 32 * 1024 * 1024 + 1]),
            ErrorCode::PictureTooLarge,
        ),
    ] {
        assert_eq!(app.rpc("add_picture", file).unwrap_err().code, code);
    }
    assert_eq!(number_kept(&room), 0);
    let bytes = file(&photograph(64, 48), ImageFormat::Png);
    let by_path = app.rpc("add_picture", at("stand \u{65c5}.png", &bytes)).unwrap();
    assert_eq!(by_path, add(&app, &bytes).unwrap());
    assert_eq!(kept(&room, &by_path["picture"]).bytes, bytes);
}

#[test]
fn the_same_picture_twice_is_kept_once_byte_for_byte() {
    let room = Room::new();
    let app = room.app();
    let picture = photograph(64, 48);
    for (format, media_type) in [
        (ImageFormat::Png, "image/png"),
        (ImageFormat::Jpeg, "image/jpeg"),
        (ImageFormat::WebP, "image/webp"),
    ] {
        let bytes = file(&picture, format);
        let before = number_kept(&room);
        let first = add(&app, &bytes).unwrap();
        assert_eq!(add(&app, &bytes).unwrap(), first);
        assert_eq!(add(&room.app(), &bytes).unwrap(), first, "in another program");
        assert_eq!(number_kept(&room), before + 1);
        let kept = kept(&room, &first["picture"]);
        assert_eq!((kept.bytes, kept.media_type.as_str()), (bytes, media_type));
        assert_eq!((&first["width"], &first["height"]), (&json!(64), &json!(48)));
    }
    let drawn = svg("<rect width='9' height='9'/>");
    let first = add(&app, &drawn).unwrap();
    assert_eq!(add(&app, &drawn).unwrap(), first);
    assert_eq!(number_kept(&room), 4);
}

#[test]
fn a_picture_is_scaled_down_for_the_screen_and_never_up() {
    let room = Room::new();
    let app = room.app();
    let reply = add(&app, &file(&photograph(3_000, 2_000), ImageFormat::Jpeg)).unwrap();
    let name = &reply["picture"];
    for (width, least, most) in [
        (100, 100, 200),
        (1_000, 1_000, 2_000),
        (2_999, 2_999, 3_000),
        (1_000_000, 3_000, 3_000),
    ] {
        let (shown, media_type) = show(&app, name, width);
        assert!(
            (least..=most).contains(&shown.width()),
            "{width} gives {}",
            shown.width()
        );
        assert_eq!(media_type, "image/jpeg");
        let form = f64::from(shown.width()) / f64::from(shown.height());
        assert!((form - 1.5).abs() < 0.02, "{form}");
    }
    let (again, _) = show(&app, name, 100);
    assert_eq!(again, show(&app, name, 100).0);
    let nobody = app
        .rpc("picture", json!({ "picture": "ab".repeat(32), "width": 9 }))
        .unwrap_err();
    assert_eq!(nobody.code, ErrorCode::PictureUnreadable);
}

#[test]
fn what_shines_through_lends_no_colour_to_its_edge() {
    let room = Room::new();
    let app = room.app();
    // Red, beside pixels that nobody sees and that are green.
    let pixel = |x: u32, _| {
        if x < 100 {
            Rgba([255, 0, 0, 255])
        } else {
            Rgba([0, 255, 0, 0])
        }
    };
    let picture = DynamicImage::from(RgbaImage::from_fn(201, 40, pixel));
    let reply = add(&app, &file(&picture, ImageFormat::Png)).unwrap();
    let (shown, media_type) = show(&app, &reply["picture"], 64);
    assert_eq!(media_type, "image/png");
    for pixel in shown.to_rgba8().pixels().filter(|pixel| pixel.0[3] > 8) {
        assert!(pixel.0[1] < 24, "{pixel:?}");
    }
}

#[test]
fn a_photograph_is_turned_as_the_camera_was_held() {
    let room = Room::new();
    let app = room.app();
    let jpeg = file(&photograph(60, 40), ImageFormat::Jpeg);
    // TIFF with one entry: 0x0112, orientation, 6 (turn right by a quarter).
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let mut turned = jpeg[..2].to_vec();
    turned.extend([0xff, 0xe1]);
    turned.extend((exif.len() as u16 + 2).to_be_bytes());
    turned.extend(exif);
    turned.extend(&jpeg[2..]);
    let reply = add(&app, &turned).unwrap();
    assert_eq!((&reply["width"], &reply["height"]), (&json!(40), &json!(60)));
    let (shown, _) = show(&app, &reply["picture"], 100);
    assert_eq!((shown.width(), shown.height()), (40, 60));
    assert_eq!(kept(&room, &reply["picture"]).bytes, turned);
}

#[test]
fn a_picture_is_picked_by_a_dialog_that_can_be_called_off() {
    let room = Room::new();
    let reply = room.app().rpc("pick_picture", json!({})).unwrap();
    assert_eq!(reply["picture"], Value::Null);
    let mut room = Room::new();
    let path = room.put("a photograph.txt", &file(&photograph(30, 20), ImageFormat::Png));
    room = room.having(Outside {
        open_from: Some(path.clone()),
        ..Outside::default()
    });
    let reply = room.app().rpc("pick_picture", json!({})).unwrap();
    assert_eq!(reply["width"], 30, "its name says nothing");
    fs::write(&path, vec![0; 33 * 1024 * 1024]).unwrap();
    let app = room.app();
    assert_eq!(
        app.rpc("pick_picture", json!({})).unwrap_err().code,
        ErrorCode::PictureTooLarge
    );
    fs::remove_file(&path).unwrap();
    assert_eq!(
        app.rpc("pick_picture", json!({})).unwrap_err().code,
        ErrorCode::FileUnreadable
    );
}

/// A map with a storyboard lane and a card for each of these pictures.
pub fn storyboard(desk: &mut Desk, pictures: &[Value]) {
    let steps = desk.ids("Step");
    let lane = Id::from_bits(1 << 40);
    desk.apply(&Command::AddLane {
        id: lane,
        kind: LaneKind::Storyboard,
        name: "Storyboard".to_owned(),
        before: None,
    })
    .unwrap();
    for (place, picture) in pictures.iter().enumerate() {
        let id = Id::from_bits((1 << 41) + place as u64);
        desk.apply(&Command::AddCard {
            id,
            lane,
            step: steps[place % steps.len()],
            text: format!("Scene {place}"),
            before: None,
        })
        .unwrap();
        let picture = picture.as_str().map(str::to_owned);
        desk.apply(&Command::Edit {
            ids: vec![id],
            field: Field::Picture(picture),
        })
        .unwrap();
        desk.apply(&Command::Edit {
            ids: vec![id],
            field: Field::Alt("A woman tastes crisps".to_owned()),
        })
        .unwrap();
    }
}

#[test]
fn a_poster_is_printed_with_pictures_of_every_kind_and_without_those_that_are_missing() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 40);
    let mut pictures: Vec<Value> = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP]
        .into_iter()
        .map(|format| add(&app, &file(&photograph(90, 60), format)).unwrap()["picture"].clone())
        .collect();
    pictures.push(add(&app, &svg("<circle cx='150' cy='100' r='50' fill='#396e98'/>")).unwrap()["picture"].clone());
    pictures.push(json!("cd".repeat(32)));
    let mut desk = Desk::open(&app, map);
    storyboard(&mut desk, &pictures);
    for format in ["pdf", "svg", "png"] {
        let choices = json!({ "format": format, "paper": "A3", "orientation": "landscape", "language": "en" });
        let path = room.path(&format!("poster.{format}"));
        let params = json!({ "map": map, "choices": choices, "path": path });
        app.rpc("export_poster", params)
            .unwrap_or_else(|error| panic!("{format}: {error}"));
        assert!(fs::metadata(&path).unwrap().len() > 10_000);
    }
    let choices = json!({ "format": "pdf", "paper": "A3", "orientation": "landscape", "language": "en" });
    app.rpc("preview_poster", json!({ "map": map, "choices": choices }))
        .unwrap();
    // A program that was started later draws the same.
    let later = room.app();
    assert_eq!(Desk::open(&later, map).scene, desk.scene);
}

#[test]
fn pictures_travel_with_the_map_file() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 40);
    let photograph = file(&photograph(90, 60), ImageFormat::Jpeg);
    let drawing = svg("<circle cx='150' cy='100' r='50' fill='#396e98'/><text y='20'>Ciao</text>");
    let pictures = [&photograph, &drawing].map(|bytes| add(&app, bytes).unwrap()["picture"].clone());
    // One that no card shows stays at home.
    add(&app, &svg("<rect width='7' height='7'/>")).unwrap();
    let mut desk = Desk::open(&app, map);
    storyboard(&mut desk, &pictures);
    let path = room.path("out.journey");
    app.rpc("export", json!({ "map": map, "path": path })).unwrap();
    let exported = fs::read_to_string(&path).unwrap();

    let elsewhere = Room::new();
    let other = elsewhere.app();
    let imported = import(&other, &path).unwrap();
    assert_eq!(number_kept(&elsewhere), 2);
    for picture in &pictures {
        assert_eq!(kept(&elsewhere, picture), kept(&room, picture));
    }
    let again = elsewhere.path("again.journey");
    other.rpc("export", json!({ "map": imported, "path": again })).unwrap();
    assert_eq!(
        fs::read_to_string(&again).unwrap(),
        exported,
        "the same map gives the same file"
    );
    assert_eq!(Desk::open(&other, imported).scene, desk.scene);
}

#[test]
fn a_map_file_cannot_smuggle_pictures_in() {
    let room = Room::new();
    let app = room.app();
    let map = room.sample(&app, 40);
    let good = file(&photograph(90, 60), ImageFormat::Png);
    let named = add(&app, &good).unwrap()["picture"].clone();
    let mut desk = Desk::open(&app, map);
    storyboard(&mut desk, std::slice::from_ref(&named));
    let path = room.path("out.journey");
    app.rpc("export", json!({ "map": map, "path": path })).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let name = |bytes: &[u8]| -> String {
        use sha2::{Digest, Sha256};
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    };
    let evil = svg("<script>alert(1)</script><rect width='9' height='9' onload='alert(2)'/>");
    let bomb = png_that_claims(20_000, 20_000);
    for bytes in [&evil, &bomb, &good[..50].to_vec(), &b"no picture".to_vec()] {
        let elsewhere = Room::new();
        let smuggled = text
            .replace(&STANDARD.encode(&good), &STANDARD.encode(bytes))
            .replace(named.as_str().unwrap(), &name(bytes));
        let path = elsewhere.put("smuggled.journey", smuggled.as_bytes());
        let other = elsewhere.app();
        let map = import(&other, &path).expect("the map itself is whole");
        assert_eq!(number_kept(&elsewhere), 0);
        Desk::open(&other, map);
    }
    // A false name for a good picture.
    let elsewhere = Room::new();
    let path = elsewhere.put(
        "false.journey",
        text.replace(named.as_str().unwrap(), &"ef".repeat(32)).as_bytes(),
    );
    import(&elsewhere.app(), &path).unwrap();
    assert_eq!(number_kept(&elsewhere), 0);
    // What is no base64, and the same picture twice, are faults of the file and are told with their place.
    for broken in [
        text.replace(&STANDARD.encode(&good), "###"),
        text.replace("pictures: [", &format!("pictures: [(name: {named}, bytes: \"\"),")),
    ] {
        let path = room.put("broken.journey", broken.as_bytes());
        let error = import(&app, &path).unwrap_err();
        assert_eq!(error.code, ErrorCode::FileMalformed, "{error}");
        assert!(error.detail["line"].as_u64().unwrap() > 40, "{error}");
    }
}
