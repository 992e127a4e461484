//! What must hold of a map in a window.

use std::collections::BTreeMap;

use journey_model::{Command, Field, Journey, LaneKind, sample};
use journey_scene::{HitKind, Rect, Scene};
use proptest::prelude::*;

use crate::journeys::{bare, carry_out, is_emotion, odd_texts, placed, put, saying, span};
use crate::ruler::{group, hit, keys_are_unique, letters, lies_in, missing, numbers_are_finite, runs, text_box};
use crate::studio::fresh_screen;

/// Every card of the map can be pointed at, stands apart from the others and shows all its words.
#[track_caller]
pub fn is_sound(journey: &Journey, scene: &Scene) {
    keys_are_unique(scene);
    numbers_are_finite(scene);
    every_card_has_one_region(journey, scene);
    cards_stand_apart(scene);
    cards_hold_their_words(journey, scene);
    let whole = Rect::new(0.0, 0.0, scene.size.w, scene.size.h);
    for hit in scene.hits.iter().filter(|hit| hit.kind != HitKind::Link) {
        assert!(lies_in(hit.rect, whole), "{:?} {:?} of {whole:?}", hit.kind, hit.rect);
    }
}

#[track_caller]
fn every_card_has_one_region(journey: &Journey, scene: &Scene) {
    let mut regions: BTreeMap<&str, usize> = BTreeMap::new();
    for hit in scene.hits.iter().filter(|hit| is_card(hit.kind)) {
        assert!(hit.rect.w > 0.0 && hit.rect.h > 0.0, "{:?}", hit.rect);
        assert_eq!(hit.key, hit.id);
        *regions.entry(&hit.id).or_default() += 1;
    }
    for (card, place) in placed(journey) {
        let id = card.id.to_string();
        assert_eq!(regions.remove(id.as_str()), Some(1), "{id}");
        let hit = hit(scene, &id);
        assert_eq!(
            (&hit.lane, &hit.step),
            (&place.lane.to_string().into(), &place.step.to_string().into())
        );
        assert_eq!(hit.name, card.text);
        assert_eq!(hit.kind == HitKind::Emotion, is_emotion(card));
    }
    assert!(
        regions.is_empty(),
        "regions of cards that are not on the map: {regions:?}"
    );
}

fn is_card(kind: HitKind) -> bool {
    matches!(kind, HitKind::Card | HitKind::Emotion)
}

#[track_caller]
fn cards_stand_apart(scene: &Scene) {
    let mut lanes: BTreeMap<&str, Vec<Rect>> = BTreeMap::new();
    for hit in scene.hits.iter().filter(|hit| hit.kind == HitKind::Card) {
        lanes.entry(&hit.lane).or_default().push(hit.rect);
    }
    for (lane, mut cards) in lanes {
        let lane = hit(scene, lane).rect;
        cards.sort_by(|a, b| a.x.total_cmp(&b.x));
        for (place, a) in cards.iter().enumerate() {
            assert!(
                a.y >= lane.y && a.bottom() <= lane.bottom(),
                "{a:?} is not in its lane {lane:?}"
            );
            for b in cards[place + 1..].iter().take_while(|b| b.x < a.right()) {
                assert!(a.bottom() <= b.y || b.bottom() <= a.y, "{a:?} and {b:?}");
            }
        }
    }
}

#[track_caller]
fn cards_hold_their_words(journey: &Journey, scene: &Scene) {
    for (card, place) in placed(journey) {
        let id = card.id.to_string();
        let region = hit(scene, &id);
        let wanted = letters([card.text.as_str()]);
        if is_emotion(card) {
            let curves = group(scene, &format!("curves:{}", place.lane));
            let there = letters(runs(curves).into_iter().map(|run| run.text.as_str()));
            assert_eq!(missing(&wanted, &there), Vec::<char>::new(), "{:?}", card.text);
            let (words, lane) = (region.text.unwrap().rect, hit(scene, &place.lane.to_string()).rect);
            assert!(
                words.y >= lane.y && words.bottom() <= lane.bottom() + 0.1,
                "the words {words:?} of {:?} leave the lane {lane:?}",
                card.text.get(..40)
            );
            continue;
        }
        let drawn = group(scene, &id);
        let frame = Rect::new(0.0, 0.0, region.rect.w, region.rect.h);
        for run in runs(drawn) {
            // One letter that is wider than a card, such as U+FDFD, cannot be broken.
            if run.text.chars().count() == 1 && run.advance > frame.w - 16.0 {
                continue;
            }
            assert!(
                lies_in(text_box(run), frame),
                "{:?} at {:?} leaves its card {frame:?}",
                run.text,
                text_box(run)
            );
        }
        let there = letters(runs(drawn).into_iter().map(|run| run.text.as_str()));
        assert_eq!(missing(&wanted, &there), Vec::<char>::new(), "of {:?}", card.text);
    }
}

#[test]
fn maps_of_every_size_are_sound() {
    for cards in [0, 1, 2, 9, 10, 44, 45, 46, 130, 500] {
        let journey = sample::journey(cards);
        is_sound(&journey, &fresh_screen(&journey));
    }
}

#[test]
fn odd_texts_are_held_by_cards_of_every_kind() {
    for kind in LaneKind::ALL {
        let mut journey = bare(kind, 6);
        for (at, text) in odd_texts().iter().enumerate() {
            put(&mut journey, at % 12, text);
        }
        is_sound(&journey, &fresh_screen(&journey));
    }
}

#[test]
fn odd_texts_in_the_small_fields_stay_in_their_cards() {
    for text in odd_texts().into_iter().filter(|text| text.len() < 200) {
        let fields: [(LaneKind, Vec<Field>); 3] = [
            (
                LaneKind::Touchpoints,
                vec![Field::Channel(text.clone()), Field::MomentOfTruth(true)],
            ),
            (LaneKind::Opportunities, vec![Field::Owner(text.clone())]),
            (
                LaneKind::Metrics,
                vec![
                    Field::Unit(text.clone()),
                    Field::Actual(Some(1234.5)),
                    Field::Target(Some(-1_000_000.0)),
                ],
            ),
        ];
        for (kind, fields) in fields {
            let mut journey = bare(kind, 1);
            let card = put(&mut journey, 0, "With odd fields");
            for field in fields {
                let command = Command::Edit { ids: vec![card], field };
                // An empty text is what the field holds already.
                if let Ok(transaction) = journey_model::plan(&journey, &command) {
                    journey.apply(&transaction).unwrap();
                }
            }
            is_sound(&journey, &fresh_screen(&journey));
        }
    }
}

#[test]
fn cards_that_cover_several_steps_push_the_others_away() {
    let mut journey = bare(LaneKind::Actions, 3);
    for at in 0..6 {
        for _ in 0..3 {
            put(&mut journey, at, "Asks for the price and waits for an answer");
        }
    }
    let cards: Vec<_> = journey.cards().map(|card| card.id).collect();
    for (card, steps) in cards.iter().zip([1u32, 2, 3, 6, 2, 4, 1, 2, 3].into_iter().cycle()) {
        if steps > 1 {
            span(&mut journey, *card, steps);
        }
    }
    is_sound(&journey, &fresh_screen(&journey));
}

#[test]
fn a_span_past_the_end_ends_at_the_last_step() {
    for kind in [LaneKind::Actions, LaneKind::Emotions, LaneKind::Metrics] {
        for steps in [2, 7, 1_000_000, u32::MAX] {
            let mut journey = bare(kind, 2);
            for at in 0..4 {
                let card = put(&mut journey, at, "Goes on and on");
                span(&mut journey, card, steps);
            }
            let scene = fresh_screen(&journey);
            is_sound(&journey, &scene);
        }
    }
}

#[test]
fn parked_cards_are_not_on_the_map() {
    let mut journey = sample::journey(30);
    let ids: Vec<_> = journey.cards().map(|card| card.id).step_by(2).collect();
    carry_out(&mut journey, &Command::ParkCards { ids: ids.clone() });
    let scene = fresh_screen(&journey);
    is_sound(&journey, &scene);
    for id in ids {
        assert!(scene.groups.iter().all(|group| group.key != id.to_string()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_held(
        cards in 0usize..40,
        texts in prop::collection::vec(
            prop_oneof![
                3 => "\\PC{0,120}",
                1 => "(\\PC{1,8} ){0,40}",
                1 => "[א-ת ]{0,60}",
                1 => "[a-zA-Z]{60,200}",
                1 => "([a-z]{1,9}|[ء-ي]{1,9}|[一-龠]{1,9}|[😀-🙏]|\n| ){0,60}",
            ],
            1..8,
        ),
    ) {
        let journey = saying(cards, &texts);
        is_sound(&journey, &fresh_screen(&journey));
    }
}

#[test]
fn white_space_at_the_end_of_a_line_takes_no_room() {
    for text in [
        "שלום, האם אפשר לקבל את המחיר היום בבקשה ועוד כמה מילים?",
        "مرحبا، هل يمكنني معرفة السعر اليوم من فضلك؟",
        "asks for the price   of three things     with many blanks   between the words",
        "She asks “מה המחיר?   ” and    gets    3,50 € as an answer, then إجابة    أخرى    here.",
    ] {
        let mut journey = bare(LaneKind::Actions, 1);
        let card = put(&mut journey, 0, text);
        let scene = fresh_screen(&journey);
        is_sound(&journey, &scene);
        let text = hit(&scene, &card.to_string()).text.unwrap().rect;
        let mut lines: BTreeMap<u32, f32> = BTreeMap::new();
        for run in runs(group(&scene, &card.to_string())) {
            let left = lines.entry(run.baseline.to_bits()).or_insert(f32::INFINITY);
            *left = left.min(run.x);
            assert!(run.x + run.advance <= 8.0 + text.w + 0.1, "{:?}", run.text);
        }
        assert!(lines.len() > 1);
        assert!(lines.values().all(|left| (left - 8.0).abs() < 0.01), "{lines:?}");
    }
}
