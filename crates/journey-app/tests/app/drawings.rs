//! SVG: what unfolds without end is refused, what could act or lead away is gone.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::ImageFormat;
use journey_app::ErrorCode;
use serde_json::json;

use crate::pictures::{add, file, kept, number_kept, photograph, png_that_claims, show, svg};
use crate::room::Room;

#[test]
fn an_svg_that_unfolds_without_end_is_refused_in_time() {
    let room = Room::new();
    let app = room.app();
    let laughs = (1..10).map(|level| format!("<!ENTITY l{level} '{}'>", format!("&l{};", level - 1).repeat(10)));
    let laughs = format!(
        "<!DOCTYPE svg [<!ENTITY l0 'ha'>{}]><svg xmlns='http://www.w3.org/2000/svg'><text>&l9;</text></svg>",
        laughs.collect::<String>()
    );
    let long = format!(
        "<!DOCTYPE svg [<!ENTITY l '{}'>]><svg xmlns='http://www.w3.org/2000/svg'><text>{}</text></svg>",
        "ha".repeat(100_000),
        "&l;".repeat(10_000)
    );
    let outside = "<!DOCTYPE svg [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text y='5'>&f;</text></svg>";
    let uses = |element: &str| -> String {
        let level = |level: usize| {
            let inside = format!("<use xlink:href='#g{}'/>", level - 1).repeat(10);
            format!("<{element} id='g{level}'>{inside}</{element}>")
        };
        format!(
            "<rect id='g0' width='1' height='1'/>{}<use xlink:href='#g9'/>",
            (1..10).map(level).collect::<String>()
        )
    };
    let patterns = |declared: &dyn Fn(usize) -> String| -> String {
        let level = |level: usize| {
            let inside = format!("<rect width='9' height='9' {}/>", declared(level - 1)).repeat(10);
            format!("<pattern id='p{level}' width='1' height='1'>{inside}</pattern>")
        };
        let all: String = (1..10).map(level).collect();
        format!(
            "<pattern id='p0' width='1' height='1'/>{all}<rect width='300' height='200' {}/>",
            declared(9)
        )
    };
    let styled = (0..10)
        .map(|level| format!(".c{level}{{fill:url(#p{level})}}"))
        .collect::<String>();
    let markers = format!(
        "<marker id='m' markerWidth='9' markerHeight='9'>{}</marker><path marker-mid='url(#m)' d='M0 0{}'/>",
        "<rect width='1' height='1'/>".repeat(1_000),
        "l1 1".repeat(100_000)
    );
    let cases = [
        laughs.into_bytes(),
        long.into_bytes(),
        outside.as_bytes().to_vec(),
        svg(&uses("g")),
        svg(&uses("symbol")),
        svg(&patterns(&|level| format!("fill='url(#p{level})'"))),
        svg(&patterns(&|level| format!("style='stroke:url(#p{level})'"))),
        svg(&format!(
            "<style>{styled}</style>{}",
            patterns(&|level| format!("class='c{level}'"))
        )),
        svg(&markers),
        svg(&format!("{}{}", "<g>".repeat(100_000), "</g>".repeat(100_000))),
        svg(&"<g/>".repeat(500_000)),
        svg(&format!(
            "{}{}",
            "<g opacity='.5'><rect width='9' height='9'/>".repeat(100),
            "</g>".repeat(100)
        )),
        svg(
            "<filter id='f'><feTurbulence baseFrequency='.1' numOctaves='100000'/></filter><rect width='99' height='99' filter='url(#f)'/>",
        ),
        svg("<filter id='f'><feMorphology radius='5000'/></filter><rect width='99' height='99' filter='url(#f)'/>"),
        svg(
            "<pattern id='p' width='1e6' height='1e6' patternUnits='userSpaceOnUse'><rect width='9' height='9'/></pattern><rect width='99' height='99' fill='url(#p)'/>",
        ),
    ];
    for (place, bytes) in cases.iter().enumerate() {
        let error = add(&app, bytes).unwrap_err();
        assert_eq!(error.code, ErrorCode::PictureUnreadable, "case {place}: {error}");
    }
    assert_eq!(number_kept(&room), 0);
}

#[test]
fn what_could_act_or_lead_away_is_gone_from_an_svg() {
    let room = Room::new();
    let app = room.app();
    let secret = room.put("secret.png", &file(&photograph(8, 8), ImageFormat::Png));
    let secret = secret.to_string_lossy();
    let inner = STANDARD.encode(svg("<script>inner()</script>"));
    let cases = [
        "<script>alert(1)</script>".to_owned(),
        "<script xlink:href='https://evil.example/x.js'/>".to_owned(),
        "<rect width='9' height='9' onload='alert(1)' onclick='alert(2)'/>".to_owned(),
        "<foreignObject width='99' height='99'><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='https://evil.example'/></body></foreignObject>".to_owned(),
        "<image xlink:href='https://evil.example/x.png' width='9' height='9'/>".to_owned(),
        "<image href='//evil.example/x.png' width='9' height='9'/>".to_owned(),
        format!("<image href='{secret}' width='9' height='9'/>"),
        format!("<image href='file://{secret}' width='9' height='9'/>"),
        format!("<image href='data:image/svg+xml;base64,{inner}' width='9' height='9'/>"),
        "<a xlink:href='javascript:alert(1)'><rect width='9' height='9'/></a>".to_owned(),
        "<use xlink:href='https://evil.example/x.svg#a'/>".to_owned(),
        "<style>@import url('https://evil.example/x.css'); rect { fill: url(https://evil.example/x.svg#p) }</style><rect width='9' height='9'/>".to_owned(),
        "<rect width='9' height='9' style='fill:url(https://evil.example/x.svg#p)'/>".to_owned(),
        "<rect width='9' height='9'><animate attributeName='href' to='javascript:alert(1)'/><set attributeName='onload' to='alert(1)'/></rect>".to_owned(),
        "<?xml-stylesheet href='https://evil.example/x.css'?><rect width='9' height='9'/>".to_owned(),
        "<filter id='f'><feImage xlink:href='https://evil.example/x.png'/></filter><rect filter='url(#f)' width='9' height='9'/>".to_owned(),
    ];
    for inside in cases {
        let drawn = format!("{inside}<circle cx='150' cy='100' r='50' fill='#396e98'/>");
        let reply = add(&app, &svg(&drawn)).unwrap_or_else(|error| panic!("{inside}: {error}"));
        let picture = kept(&room, &reply["picture"]);
        let text = String::from_utf8(picture.bytes).unwrap();
        for word in [
            "<script",
            "evil",
            "secret",
            "alert",
            "inner",
            "onload=",
            "onclick",
            "javascript",
            "foreignObject",
            "iframe",
            "<a ",
            "animate",
            "@import",
            "<?xml-",
            "svg+xml",
        ] {
            assert!(!text.contains(word), "{word} is left of {inside}:\n{text}");
        }
        assert_eq!((&reply["width"], &reply["height"]), (&json!(300), &json!(200)));
        let (shown, _) = show(&app, &reply["picture"], 300);
        let middle = shown.to_rgba8().get_pixel(shown.width() / 2, shown.height() / 2).0;
        assert_eq!(
            middle,
            [0x39, 0x6e, 0x98, 255],
            "the circle is drawn in spite of {inside}"
        );
    }
}

#[test]
fn text_in_an_svg_is_kept_as_outlines_of_the_bundled_fonts() {
    let room = Room::new();
    let app = room.app();
    let text = "<text x='10' y='100' font-size='60' font-family='Comic Sans MS'>Ciao שלום</text>";
    let reply = add(&app, &svg(text)).unwrap();
    let picture = kept(&room, &reply["picture"]);
    let kept = String::from_utf8(picture.bytes).unwrap();
    assert!(
        kept.contains("<path") && !kept.contains("<text") && !kept.contains("Comic"),
        "{kept}"
    );
    let (shown, media_type) = show(&app, &reply["picture"], 300);
    assert_eq!(media_type, "image/png");
    assert!(shown.to_rgba8().pixels().filter(|pixel| pixel.0[3] > 200).count() > 500);
}

#[test]
fn a_picture_inside_an_svg_is_kept_when_it_is_whole_and_small() {
    let room = Room::new();
    let app = room.app();
    let inside = |bytes: &[u8]| {
        let data = STANDARD.encode(bytes);
        svg(&format!(
            "<image href='data:image/png;base64,{data}' width='300' height='200'/><rect width='1' height='1'/>"
        ))
    };
    let good = add(&app, &inside(&file(&photograph(30, 20), ImageFormat::Png))).unwrap();
    let (shown, _) = show(&app, &good["picture"], 300);
    assert_eq!(shown.to_rgba8().get_pixel(150, 100).0[3], 255);
    let bomb = add(&app, &inside(&png_that_claims(19_000, 5_000))).unwrap();
    let text = String::from_utf8(kept(&room, &bomb["picture"]).bytes).unwrap();
    assert!(!text.contains("data:"), "{text}");
}
