//! The same journey gives the same scene, whatever was laid out before.

use journey_model::{Field, Journey, sample};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::journeys::{edit, odd_texts, saying};
use crate::studio::{STUDIO, fresh_screen, sheets};

#[test]
fn the_same_journey_gives_the_same_scene() {
    let mut setter = STUDIO.typesetter();
    let mut journeys: Vec<Journey> = [0, 1, 9, 45, 200].map(sample::journey).to_vec();
    journeys.push(saying(60, &odd_texts()));
    for journey in &journeys {
        let fresh = fresh_screen(journey);
        for _ in 0..3 {
            assert!(STUDIO.screen(journey, &mut setter) == fresh);
        }
    }
    // Through all of them and back: nothing of one journey is left in another.
    for journey in journeys.iter().chain(journeys.iter().rev()) {
        assert!(STUDIO.screen(journey, &mut setter) == fresh_screen(journey));
    }
}

#[test]
fn the_same_journey_gives_the_same_poster_also_between_screens() {
    let journey = saying(45, &odd_texts());
    let mut setter = STUDIO.typesetter();
    for (name, sheet) in sheets() {
        let fresh = STUDIO.poster(&journey, sheet, &mut STUDIO.typesetter());
        assert!(STUDIO.poster(&journey, sheet, &mut setter) == fresh, "{name}");
        assert!(STUDIO.screen(&journey, &mut setter) == fresh_screen(&journey), "{name}");
        assert!(STUDIO.poster(&journey, sheet, &mut setter) == fresh, "{name} again");
    }
}

#[test]
fn a_copy_from_records_in_any_order_is_the_same_journey() {
    let journey = saying(60, &odd_texts());
    let mut records: Vec<_> = journey.records().collect();
    records.reverse();
    let copy = Journey::from_records(records).unwrap();
    assert!(fresh_screen(&copy) == fresh_screen(&journey));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn editing_back_and_forth_leaves_no_trace(
        edits in prop::collection::vec((any::<Index>(), "\\PC{0,80}"), 1..8),
    ) {
        let mut journey = sample::journey(30);
        let cards: Vec<_> = journey.cards().map(|card| card.id).collect();
        let mut setter = STUDIO.typesetter();
        let mut states = vec![(journey.clone(), STUDIO.screen(&journey, &mut setter))];
        for (card, text) in edits {
            let card = *card.get(&cards);
            if journey.card(card).is_some_and(|card| card.text == text) {
                continue;
            }
            edit(&mut journey, card, Field::Name(text));
            let scene = STUDIO.screen(&journey, &mut setter);
            prop_assert!(scene == fresh_screen(&journey));
            states.push((journey.clone(), scene));
        }
        for (journey, scene) in states.iter().rev().chain(&states) {
            prop_assert!(STUDIO.screen(journey, &mut setter) == *scene);
        }
    }
}
