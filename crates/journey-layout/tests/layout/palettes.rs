//! The themes of posters can be read, also by those who see fewer colours.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use journey_layout::Theme;
use journey_scene::{Color, Item};

use crate::studio::STUDIO;

type Rgb = [f64; 3];

/// The themes of posters; whether stages are told apart by hatches in place of colours.
const THEMES: [(&str, bool); 4] = [
    ("light", false),
    ("workshop", false),
    ("ink-saver", true),
    ("blueprint", true),
];

fn tokens(theme: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/themes");
    let text = fs::read_to_string(folder.join(format!("{theme}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A token as light, from 0 to 1 in each channel, laid over another when it lets it shine through.
fn light(tokens: &BTreeMap<String, String>, name: &str, below: &str) -> Rgb {
    let over = Color::parse(&tokens[name]).unwrap();
    let under = Color::parse(&tokens[below]).unwrap();
    let alpha = f64::from(over.a) / 255.0;
    let mixed = |over: u8, under: u8| (f64::from(over) * alpha + f64::from(under) * (1.0 - alpha)) / 255.0;
    [mixed(over.r, under.r), mixed(over.g, under.g), mixed(over.b, under.b)].map(|c| {
        // The curve of sRGB (IEC 61966-2-1).
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// Contrast after WCAG 2.2.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |c: Rgb| 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

/// How somebody sees a colour who has no long, no middle or no short cones: G. M. Machado, M. M. Oliveira, L. A. F.
/// Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE TVCG 15 (2009), table of the
/// matrices for severity 1.0, for linear light.
const READERS: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "all three kinds of cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn seen(color: Rgb, matrix: &[[f64; 3]; 3]) -> Rgb {
    matrix.map(|row| (row[0] * color[0] + row[1] * color[1] + row[2] * color[2]).clamp(0.0, 1.0))
}

/// Distance of two colours in Oklab (B. Ottosson 2020), times 100: 2 is about the least that is seen side by side.
fn distance(a: Rgb, b: Rgb) -> f64 {
    let oklab = |[r, g, b]: Rgb| {
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        [
            0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        ]
    };
    let (a, b) = (oklab(a), oklab(b));
    100.0 * a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// For each reader, how far apart two tokens are.
fn apart(tokens: &BTreeMap<String, String>, a: &str, b: &str) -> Vec<(&'static str, f64)> {
    let (a, b) = (light(tokens, a, "paper"), light(tokens, b, "paper"));
    READERS
        .iter()
        .map(|(who, matrix)| (*who, distance(seen(a, matrix), seen(b, matrix))))
        .collect()
}

#[test]
fn every_theme_is_complete() {
    for (name, hatched) in THEMES {
        let text = serde_json::to_string(&tokens(name)).unwrap();
        let theme = Theme::parse(&text).unwrap();
        assert_eq!(theme.hatch.is_some(), hatched, "{name}");
        assert!(
            theme.stages.iter().all(|stage| stage.hatch.is_some() == hatched),
            "{name}"
        );
    }
    let mut broken = tokens("ink-saver");
    broken.insert("hatch".to_owned(), "gray".to_owned());
    assert!(
        Theme::parse(&serde_json::to_string(&broken).unwrap()).is_err(),
        "a hatch that is no colour"
    );
}

#[test]
fn words_can_be_read_on_whatever_they_stand_on() {
    for (name, hatched) in THEMES {
        let tokens = tokens(name);
        let assert_contrast = |ink: &str, ground: &str, least: f64| {
            let has = contrast(light(&tokens, ink, ground), light(&tokens, ground, "paper"));
            assert!(has >= least, "{name}: {ink} on {ground} has {has:.2}, wants {least}");
        };
        for ground in ["paper", "raised", "sunken"] {
            for ink in ["ink", "ink-2", "ink-3"] {
                assert_contrast(ink, ground, 4.5);
            }
        }
        for number in 1..=8 {
            let (full, tint) = (format!("stage-{number}"), format!("stage-{number}-tint"));
            for ink in ["ink", "ink-2", "ink-3", &format!("stage-{number}-ink")] {
                assert_contrast(ink, &tint, 4.5);
            }
            // Words on the ribbon, and the signs of touchpoints.
            assert_contrast("on-stage", &full, if hatched { 3.0 } else { 4.5 });
            for sign in [
                "good",
                "bad",
                "star",
                "kind-pain",
                "kind-opportunity",
                &format!("stage-{number}-edge"),
            ] {
                assert_contrast(sign, &tint, 3.0);
            }
        }
        for token in tokens
            .keys()
            .filter(|token| token.starts_with("kind-") || token.starts_with("actor-"))
        {
            assert_contrast(token, "paper", 3.0);
        }
        for number in 1..=3 {
            assert_contrast("on-ink", &format!("actor-{number}"), 4.5);
        }
    }
}

#[test]
fn neighbouring_stages_are_told_apart_by_every_reader() {
    for (name, hatched) in THEMES {
        let tokens = tokens(name);
        if hatched {
            // In one colour; no two hatches are alike, which the hatches' own tests see to.
            continue;
        }
        // Workshop bright was made so that every reader tells all eight. In Studio the hues are of equal lightness: stages
        // that are no neighbours are told by their names on the ribbon, and so are some neighbours by those without short
        // cones, one in many thousands.
        let (neighbours, tritan, any) = if name == "workshop" {
            (12.0, 12.0, 6.0)
        } else {
            (6.0, 2.0, 0.0)
        };
        for a in 1..=8 {
            for b in a + 1..=8 {
                let is_next = b == a + 1 || (a, b) == (1, 8);
                for (who, has) in apart(&tokens, &format!("stage-{a}"), &format!("stage-{b}")) {
                    let least = match (is_next, who == "tritanopia") {
                        (true, false) => neighbours,
                        (true, true) => tritan,
                        (false, _) => any,
                    };
                    assert!(
                        has >= least,
                        "{name}, {who}: stages {a} and {b} are {has:.1} apart, want {least}"
                    );
                }
            }
        }
    }
}

#[test]
fn good_is_told_from_bad_by_every_reader() {
    for (name, hatched) in THEMES {
        let tokens = tokens(name);
        for (who, has) in apart(&tokens, "good", "bad") {
            // In one colour the signs differ by shape: a tick and an exclamation mark, an arrow up and one down.
            assert!(
                has >= 5.0 || (hatched && name == "ink-saver"),
                "{name}, {who}: good and bad are {has:.1} apart"
            );
        }
    }
}

#[test]
fn the_curves_of_three_actors_are_told_apart_by_colour_or_by_their_dashes() {
    use journey_model::{Actor, Element, Journey, LaneKind, Order, Record, sample};
    // Three people with a feeling each at every step.
    let journey = sample::journey(90);
    let mut records: Vec<Record> = journey.records().collect();
    let main = journey.main_actor().unwrap().clone();
    let feelings: Vec<journey_model::Card> = journey
        .cards()
        .filter(|card| matches!(card.content, journey_model::Content::Emotion(_)))
        .cloned()
        .collect();
    for hue in 1..=2u8 {
        let id = journey_model::Id::from_bits(800_000 + u64::from(hue));
        let order = Order::between(Some(&main.order), None);
        records.push(Record::Element(Element::Actor(Actor {
            id,
            hue,
            order,
            ..main.clone()
        })));
        for (number, card) in feelings.iter().enumerate() {
            let mut card = card.clone();
            card.id = journey_model::Id::from_bits(810_000 + u64::from(hue) * 1000 + number as u64);
            card.actor = Some(id);
            records.push(Record::Element(Element::Card(card)));
        }
    }
    let journey = Journey::from_records(records).unwrap();
    let lane = journey
        .lanes()
        .into_iter()
        .find(|lane| lane.kind == LaneKind::Emotions)
        .unwrap()
        .id;
    for (name, _) in THEMES {
        let tokens = tokens(name);
        let theme = Theme::parse(&serde_json::to_string(&tokens).unwrap()).unwrap();
        let look = journey_layout::Look {
            theme: &theme,
            ..STUDIO.look()
        };
        let scene = journey_layout::screen(&journey, look, &mut STUDIO.typesetter());
        let curves = scene
            .groups
            .iter()
            .find(|group| group.key == format!("curves:{lane}"))
            .unwrap();
        let lines: Vec<_> = curves
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Path(path) if path.segments.len() > 8 => path.stroke,
                _ => None,
            })
            .collect();
        assert_eq!(lines.len(), 3, "{name}: a curve each");
        let as_light = |color: Color| {
            let text = BTreeMap::from([
                ("it".to_owned(), color.to_string()),
                ("paper".to_owned(), tokens["paper"].clone()),
            ]);
            light(&text, "it", "paper")
        };
        for (a, one) in lines.iter().enumerate() {
            for other in &lines[..a] {
                let other_sign = one.dash != other.dash || (one.width - other.width).abs() > 0.5;
                for (who, matrix) in &READERS {
                    let has = distance(seen(as_light(one.color), matrix), seen(as_light(other.color), matrix));
                    assert!(
                        has >= 10.0 || other_sign,
                        "{name}, {who}: two curves are {has:.1} apart and drawn alike"
                    );
                }
            }
        }
    }
}
