//! The plate of a touchpoint: its shape tells the family, its icon the channel.

use journey_model::Family;
use journey_scene::{Color, Point, Rect};

use crate::pen::{Pen, polygon};

/// Draws the plate of a family: rounded square digital, hexagon physical, circle relational.
pub(crate) fn plate(family: Family, icon: &str, at: Point, size: f32, (fill, mark): (Color, Color), pen: &mut Pen) {
    let middle = Point::new(at.x + size / 2.0, at.y + size / 2.0);
    match family {
        Family::Digital => pen.rect(Rect::new(at.x, at.y, size, size), size * 0.22, Some(fill), None),
        Family::Relational => pen.circle(middle, size / 2.0, Some(fill), None),
        Family::Physical => {
            let radius = size * 0.56;
            let corners: Vec<Point> = (0..6)
                .map(|corner| {
                    let angle = std::f32::consts::FRAC_PI_3 * corner as f32 - std::f32::consts::FRAC_PI_2;
                    Point::new(middle.x + radius * angle.cos(), middle.y + radius * angle.sin())
                })
                .collect();
            pen.path(polygon(&corners), Some(fill), None);
        }
    }
    let inner = size * 0.62;
    pen.icon(
        icon,
        Point::new(middle.x - inner / 2.0, middle.y - inner / 2.0),
        inner,
        mark,
    );
}

/// The icon that suits a channel, by the words people use for it in English and Italian; the family's own otherwise.
pub(crate) fn channel_icon(channel: &str, family: Family) -> &'static str {
    const ICONS: [(&str, &[&str]); 23] = [
        ("mail", &["mail", "newsletter", "posta elettronica"]),
        ("search", &["search", "ricerca", "google"]),
        ("message-circle", &["chat", "whatsapp", "messag"]),
        ("phone", &["phone", "call", "telefon", "chiamata"]),
        ("video", &["webinar", "video"]),
        ("monitor-play", &["demo", "sandbox", "prova", "trial"]),
        ("smartphone", &["app", "mobile"]),
        (
            "clipboard-list",
            &["form", "modulo", "survey", "sondaggio", "questionnaire", "questionario"],
        ),
        (
            "megaphone",
            &["ad", "banner", "social", "post", "linkedin", "annunc", "pubblic"],
        ),
        (
            "store",
            &["fair", "fiera", "shop", "store", "negozio", "stand", "showroom"],
        ),
        (
            "newspaper",
            &["press", "stampa", "blog", "magazine", "rivista", "articol"],
        ),
        (
            "book-open",
            &["guide", "guida", "brochure", "catalog", "print", "carta", "opuscol"],
        ),
        (
            "file-text",
            &[
                "pdf",
                "doc",
                "offer",
                "offerta",
                "contract",
                "contratto",
                "letter",
                "quote",
                "preventivo",
            ],
        ),
        ("table-2", &["sheet", "excel", "foglio", "spreadsheet", "tabella"]),
        (
            "presentation",
            &[
                "talk",
                "training",
                "workshop",
                "corso",
                "conferen",
                "formazione",
                "event",
            ],
        ),
        ("utensils", &["lunch", "dinner", "pranzo", "cena"]),
        (
            "handshake",
            &[
                "meeting", "visit", "incontro", "visita", "on site", "riunione", "in loco",
            ],
        ),
        ("receipt", &["invoice", "fattura", "price", "prezz"]),
        (
            "users",
            &[
                "peer",
                "referr",
                "community",
                "colleg",
                "gruppo",
                "team",
                "word",
                "passaparola",
            ],
        ),
        ("package", &["parcel", "sample", "pacco", "campion", "box"]),
        ("truck", &["delivery", "consegna"]),
        ("chart-line", &["report", "dashboard", "review"]),
        (
            "monitor",
            &["web", "site", "sito", "portal", "online", "page", "pagina"],
        ),
    ];
    let channel = channel.to_lowercase();
    let words: Vec<&str> = channel.split(|letter: char| !letter.is_alphanumeric()).collect();
    let suits = |key: &&str| {
        if key.len() <= 3 {
            words.contains(key)
        } else if key.contains(' ') {
            channel.contains(*key)
        } else {
            words.iter().any(|word| word.starts_with(*key))
        }
    };
    match ICONS.iter().find(|(_, keys)| keys.iter().any(&suits)) {
        Some((icon, _)) => icon,
        None => match family {
            Family::Digital => "monitor",
            Family::Physical => "map",
            Family::Relational => "users",
        },
    }
}
