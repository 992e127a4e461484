//! Every script: letters come from the fonts that have them, and a missing letter is told by glyph 0.

use journey_layout::{PosterNotes, Typesetter, poster, screen};
use journey_model::{Date, Field, LaneKind};
use journey_scene::{FontKey, Scene, TextRun};

use crate::journeys::{bare, edit, put, step};
use crate::ruler::{group, runs};
use crate::studio::{STUDIO, sheets};

/// The runs of a card that says this, on a poster.
fn printed(text: &str, setter: &mut Typesetter) -> Vec<TextRun> {
    let mut journey = bare(LaneKind::Actions, 2);
    let card = put(&mut journey, 0, text);
    let (_, sheet) = sheets().swap_remove(7);
    let notes = PosterNotes::new("K7QM-3XVA", Date::new(2026, 11, 21).unwrap());
    let scene: Scene = poster(&journey, STUDIO.look(), sheet, &notes, setter).scene;
    runs(group(&scene, &card.to_string())).into_iter().cloned().collect()
}

fn bundled() -> Typesetter {
    STUDIO.typesetter()
}

/// A machine whose first font is the bundled font of this key, which is not bundled any more.
fn machine_with(key: FontKey) -> Typesetter {
    let fonts = STUDIO.fonts().into_iter().map(|(font, bytes)| {
        let font = if font == key { FontKey::System1 } else { font };
        (font, bytes)
    });
    Typesetter::new(fonts)
}

/// The characters that no font has.
fn lacking(runs: &[TextRun]) -> String {
    let mut lacking = String::new();
    for run in runs {
        for glyph in run.glyphs.iter().filter(|glyph| glyph.id == 0) {
            lacking.push_str(&run.text[glyph.start as usize..glyph.end as usize]);
        }
    }
    lacking
}

fn fonts(runs: &[TextRun]) -> Vec<FontKey> {
    runs.iter().map(|run| run.font).collect()
}

#[test]
fn what_the_bundled_fonts_have_is_never_a_blank_box() {
    for text in [
        "Perché no? Città, così, più",
        "Ποιος πληρώνει;",
        "Кто заплатит?",
        "مرحبا، السعر اليوم",
        "שָׁלוֹם לְכֻלָּם",
        "नमस्ते, कीमत क्या है?",
        "👨‍👩‍👧‍👦 👩🏽‍🚀 🇮🇹 ❤️",
    ] {
        let runs = printed(text, &mut bundled());
        assert_eq!(lacking(&runs), "", "{text}");
        assert!(fonts(&runs).iter().all(|font| FontKey::ALL.contains(font)), "{text}");
    }
}

#[test]
fn glyphs_that_take_room_stand_one_behind_the_other() {
    // Several of them make one cluster in Devanagari: a letter and its vowel sign, before or behind it.
    for text in [
        "वह दुकान ढूँढती है जो हर जगह भेजती है",
        "कीमत किसकी है?",
        "مرحبا، السعر اليوم",
        "שָׁלוֹם לְכֻלָּם",
        "Perché no?",
    ] {
        for run in printed(text, &mut bundled()) {
            let mut room = 0.0;
            for glyph in run.glyphs.iter().filter(|glyph| glyph.advance > 0.0) {
                // A font may move a letter a little towards another; one that stands in another's place is farther off.
                assert!(
                    (glyph.x - room).abs() < run.size / 4.0,
                    "{text}: at {}, not {room}",
                    glyph.x
                );
                room += glyph.advance;
            }
            assert!((room - run.advance).abs() < 0.01, "{text}: {room}, not {}", run.advance);
        }
    }
}

#[test]
fn letters_that_belong_together_are_not_set_apart() {
    let mut journey = bare(LaneKind::Actions, 3);
    for (number, name) in ["يبحث عن متجر", "קוראת", "Compares"].into_iter().enumerate() {
        edit(&mut journey, step(number), Field::Name(name.to_owned()));
    }
    let scene = screen(&journey, STUDIO.look(), &mut bundled());
    let apart = |number: usize| -> Vec<bool> {
        let runs = runs(group(&scene, &step(number).to_string()));
        runs.iter().map(|run| !run.spread.is_empty()).collect()
    };
    for (number, wanted) in [false, false, true].into_iter().enumerate() {
        let apart = apart(number);
        assert!(
            !apart.is_empty() && apart.iter().all(|&is| is == wanted),
            "{number}: {apart:?}"
        );
    }
}

#[test]
fn characters_without_a_font_and_only_they_are_glyph_0() {
    for (text, wanted) in [
        ("She asks 価格 today", "価格"),
        ("ราคา please", "ราคา"),
        ("price, τιμή, цена", ""),
        ("שלום 価", "価"),
    ] {
        assert_eq!(lacking(&printed(text, &mut bundled())), wanted, "{text}");
    }
}

#[test]
fn a_font_of_the_machine_has_what_the_bundled_ones_lack() {
    for (key, text) in [
        (FontKey::Arabic, "مرحبا، السعر"),
        (FontKey::Devanagari, "नमस्ते"),
        (FontKey::Hebrew, "שָׁלוֹם"),
    ] {
        let runs = printed(text, &mut machine_with(key));
        assert_eq!(lacking(&runs), "", "{text}");
        assert!(fonts(&runs).contains(&FontKey::System1), "{text}: {:?}", fonts(&runs));
        let same = printed(text, &mut bundled());
        let widths = |runs: &[TextRun]| -> Vec<f32> { runs.iter().map(|run| run.advance).collect() };
        assert_eq!(widths(&runs), widths(&same), "the same font sets the same text alike");
    }
}

#[test]
fn a_bundled_font_goes_before_the_machines() {
    // The machine's font has Latin letters and figures too.
    let mut fonts: Vec<_> = STUDIO.fonts();
    let bold = fonts
        .iter()
        .find(|(key, _)| *key == FontKey::InterBold)
        .unwrap()
        .1
        .clone();
    fonts.push((FontKey::System3, bold));
    let runs = printed("Plain words, 12", &mut Typesetter::new(fonts));
    assert_eq!(fonts_of(&runs), [FontKey::InterMedium]);
}

fn fonts_of(runs: &[TextRun]) -> Vec<FontKey> {
    let mut all = fonts(runs);
    all.dedup();
    all
}

#[test]
fn an_emoji_of_many_characters_is_one_glyph() {
    for emoji in ["👨‍👩‍👧‍👦", "👩🏽‍🚀", "🏳️‍🌈", "🇮🇹", "👍🏿", "❤️"] {
        let runs = printed(emoji, &mut bundled());
        // Inter has a heart of its own.
        let font = if emoji == "❤️" {
            FontKey::InterMedium
        } else {
            FontKey::Emoji
        };
        assert_eq!(fonts_of(&runs), [font], "{emoji}");
        let drawn: Vec<_> = runs
            .iter()
            .flat_map(|run| run.glyphs.iter())
            .filter(|glyph| glyph.advance > 0.0)
            .collect();
        assert_eq!(drawn.len(), 1, "{emoji}: {drawn:?}");
        assert_ne!(drawn[0].id, 0, "{emoji}");
    }
}

#[test]
fn words_of_both_directions_stand_in_reading_order_in_one_card() {
    let runs = printed("price السعر 3 today", &mut bundled());
    let place = |text: &str| {
        let found = runs.iter().find(|run| run.text.contains(text));
        let found =
            found.unwrap_or_else(|| panic!("{text} in {:?}", runs.iter().map(|run| &run.text).collect::<Vec<_>>()));
        (found.x, found.rtl, found.baseline)
    };
    let (latin, arabic, after) = (place("price"), place("السعر"), place("today"));
    assert!(!latin.1 && arabic.1 && !after.1);
    if latin.2 == after.2 {
        assert!(
            latin.0 < arabic.0 && arabic.0 < after.0,
            "{latin:?} {arabic:?} {after:?}"
        );
    }
    // A Hebrew sentence with a Latin name in it runs from the right, the name from the left.
    let runs = printed("שלום Anna טוב", &mut bundled());
    let x = |text: &str| runs.iter().find(|run| run.text.contains(text)).unwrap().x;
    assert!(x("טוב") < x("Anna") && x("Anna") < x("שלום"));
}
