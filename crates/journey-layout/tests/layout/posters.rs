//! What must hold of a map on paper.

use std::collections::BTreeMap;

use journey_layout::{Poster, Sheet};
use journey_model::{Field, Journey, LaneKind, sample};
use journey_scene::{Rect, Scene};
use proptest::prelude::*;

use crate::journeys::{bare, edit, hollow, is_emotion, odd_texts, placed, put, saying, span, without_stages};
use crate::ruler::{extents, group, keys_are_unique, letters, lies_in, missing, numbers_are_finite, runs};
use crate::studio::{STUDIO, fresh_screen, sheets};

fn fresh_poster(journey: &Journey, sheet: Sheet) -> Poster {
    STUDIO.poster(journey, sheet, &mut STUDIO.typesetter())
}

/// Everything is on the sheet, whole, and broken as on the screen.
#[track_caller]
pub fn prints_whole(name: &str, journey: &Journey, sheet: Sheet) -> Poster {
    let poster = fresh_poster(journey, sheet);
    let scene = &poster.scene;
    assert_eq!(scene.size, sheet.size, "{name}");
    assert!(poster.scale.is_finite() && poster.scale > 0.0, "{name}");
    assert!(poster.smallest_type.is_finite() && poster.smallest_type > 0.0, "{name}");
    keys_are_unique(scene);
    numbers_are_finite(scene);
    let whole = Rect::new(0.0, 0.0, sheet.size.w, sheet.size.h);
    for (key, rect) in extents(scene) {
        assert!(
            lies_in(rect, whole),
            "{name}: in {key}, {rect:?} leaves the sheet {whole:?}"
        );
    }
    let (here, there) = (lines(scene), lines(&fresh_screen(journey)));
    for (card, place) in placed(journey) {
        let key = if is_emotion(card) {
            format!("curves:{}", place.lane)
        } else {
            card.id.to_string()
        };
        assert_eq!(here[&key], there[&key], "{name}: {:?} is broken otherwise", card.text);
    }
    poster
}

/// The lines of each group's texts.
fn lines(scene: &Scene) -> BTreeMap<String, Vec<String>> {
    let of_group = |group| -> Vec<String> { runs(group).into_iter().map(|run| run.text.clone()).collect() };
    let groups = scene.groups.iter();
    groups.map(|group| (group.key.to_string(), of_group(group))).collect()
}

#[test]
fn every_map_prints_whole_on_every_sheet() {
    let mut spanning = bare(LaneKind::Actions, 3);
    for at in 0..6 {
        let card = put(
            &mut spanning,
            at,
            "Asks three offers, waits for answers, compares what they say",
        );
        if at % 2 == 0 {
            span(&mut spanning, card, 3);
        }
    }
    let journeys = [
        ("hollow", hollow()),
        ("without stages", without_stages()),
        ("no cards", sample::journey(0)),
        ("one card", sample::journey(1)),
        ("a few", sample::journey(20)),
        ("many", sample::journey(120)),
        ("odd texts", saying(45, &odd_texts())),
        ("spanning", spanning),
    ];
    for (what, journey) in &journeys {
        for (sheet_name, sheet) in sheets() {
            prints_whole(&format!("{what} on {sheet_name}"), journey, sheet);
        }
    }
}

#[test]
fn thousands_of_cards_print_whole() {
    for (cards, on) in [(2_000, "A4 landscape"), (500, "A0 portrait")] {
        let (name, sheet) = sheets().into_iter().find(|(name, _)| name == on).unwrap();
        prints_whole(&name, &sample::journey(cards), sheet);
    }
}

#[test]
fn cards_of_every_kind_that_cover_steps_are_broken_as_on_the_screen() {
    for kind in LaneKind::ALL {
        // Few steps and many cards: on a wide sheet the gutters take the spare width.
        let mut journey = bare(kind, 2);
        for number in 0..16 {
            let card = put(
                &mut journey,
                number % 4,
                "She asks three companies for an offer, waits for the answers and compares what they say with her team",
            );
            if number % 4 < 2 {
                span(&mut journey, card, 2 + number as u32 % 2);
            }
            if kind == LaneKind::Opportunities {
                edit(
                    &mut journey,
                    card,
                    Field::Owner("Somebody with a name that is long".to_owned()),
                );
            }
        }
        for (name, sheet) in sheets().into_iter().step_by(3) {
            prints_whole(&format!("{kind:?} on {name}"), &journey, sheet);
        }
    }
}

#[test]
fn a_head_full_of_words_prints_whole() {
    let mut journey = sample::journey(12);
    let about = journey.about().id;
    let actor = journey.main_actor().unwrap().id;
    let words = |count: usize| "Spudnik fries potatoes in Abruzzo and wants to sell abroad. ".repeat(count);
    for (id, field) in [
        (about, Field::Name(words(2))),
        (about, Field::Scenario(words(40))),
        (about, Field::Goal(words(6))),
        (about, Field::Owner(words(3))),
        (actor, Field::Name(words(1))),
        (actor, Field::Quote(words(20))),
    ] {
        edit(&mut journey, id, field);
    }
    for (name, sheet) in sheets() {
        let poster = prints_whole(&name, &journey, sheet);
        let head = group(&poster.scene, "poster-head");
        let there = letters(runs(head).into_iter().map(|run| run.text.as_str()));
        let about = journey.about();
        let wanted = letters([about.scenario.as_str(), &about.title, &about.goal, &about.owner]);
        assert_eq!(missing(&wanted, &there), Vec::<char>::new(), "{name}");
    }
}

#[test]
fn head_map_and_foot_do_not_cover_each_other() {
    for cards in [0, 1, 20, 90] {
        let journey = sample::journey(cards);
        for (name, sheet) in sheets() {
            let poster = fresh_poster(&journey, sheet);
            let reach = |wanted: &dyn Fn(&str) -> bool| {
                let all = extents(&poster.scene);
                let chosen = all.iter().filter(|(key, _)| wanted(key)).map(|(_, rect)| *rect);
                chosen.fold((f32::INFINITY, f32::NEG_INFINITY), |(top, bottom), rect| {
                    (top.min(rect.y), bottom.max(rect.bottom()))
                })
            };
            let head = reach(&|key| key == "poster-head");
            let foot = reach(&|key| key == "poster-foot");
            let map = reach(&|key| !key.starts_with("poster-"));
            assert!(
                head.1 <= map.0 + 0.1,
                "{cards} on {name}: head to {}, map from {}",
                head.1,
                map.0
            );
            assert!(
                map.1 <= foot.0 + 0.1,
                "{cards} on {name}: map to {}, foot from {}",
                map.1,
                foot.0
            );
        }
    }
}

#[test]
fn a_larger_sheet_prints_larger() {
    let journey = sample::journey(60);
    let sheets = sheets();
    for way in ["portrait", "landscape"] {
        let scales: Vec<f32> = sheets
            .iter()
            .filter(|(name, _)| name.ends_with(way))
            .map(|(_, sheet)| fresh_poster(&journey, *sheet).scale)
            .collect();
        assert!(
            scales.windows(2).all(|pair| pair[1] > pair[0] * 1.3),
            "{way}: {scales:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_prints_whole(
        cards in 0usize..60,
        texts in prop::collection::vec("\\PC{0,90}", 1..6),
        sheet in 0usize..10,
    ) {
        let (name, sheet) = sheets().swap_remove(sheet);
        prints_whole(&name, &saying(cards, &texts), sheet);
    }
}
