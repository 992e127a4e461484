//! The same journey gives the same scene, whatever was laid out before.

use journey_layout::network;
use journey_model::{Basis, Command, Field, Id, Journey, LinkKind, plan, sample};
use journey_scene::ScenePatch;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::journeys::{carry_out, edit, odd_texts, saying};
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

#[test]
fn copies_that_went_their_own_ways_are_told_apart() {
    let mut journey = sample::journey(60);
    let mut setter = STUDIO.typesetter();
    let id = journey.cards().map(|card| card.id).min().unwrap();
    let say = |journey: &Journey, text: &str| {
        let field = Field::Name(text.to_owned());
        plan(journey, &Command::Edit { ids: vec![id], field }).unwrap()
    };
    let first = say(&journey, "what one of them said");
    let mut copy = journey.clone();
    copy.apply(&say(
        &journey,
        "what the other said, in more words than would stand on one line",
    ))
    .unwrap();
    for _ in 0..3 {
        journey.apply(&first).unwrap();
        for one in [&journey, &copy, &journey] {
            assert!(STUDIO.screen(one, &mut setter) == fresh_screen(one));
            let drawn = network(one, STUDIO.look(), &mut setter);
            assert!(drawn == network(one, STUDIO.look(), &mut STUDIO.typesetter()));
        }
        journey.apply(&first.inverse()).unwrap();
        assert!(STUDIO.screen(&journey, &mut setter) == fresh_screen(&journey));
    }
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

/// An edit of any kind, of whatever the map has at these places; `None` when it changes nothing.
fn any_edit(journey: &Journey, kind: usize, places: (Index, Index), text: String) -> Option<Command> {
    let cards: Vec<_> = journey.cards().map(|card| card.id).collect();
    let steps: Vec<_> = journey.steps().iter().map(|step| step.id).collect();
    let lanes: Vec<_> = journey.lanes().iter().map(|lane| lane.id).collect();
    let stages: Vec<_> = journey.stages().iter().map(|stage| stage.id).collect();
    let (first, second) = places;
    let fresh = Id::from_bits(1_000_000 + journey.records().count() as u64);
    let of = |ids: &[Id], field| Command::Edit {
        ids: vec![*first.get(ids)],
        field,
    };
    let flip = second.index(2) == 0;
    let command = match kind {
        0 => of(&cards, Field::Name(text)),
        1 => of(&cards, Field::Basis(Basis::Assumed)),
        2 => of(&cards, Field::Tags(vec![text])),
        3 => of(&steps, Field::Name(text)),
        4 => of(&stages, Field::Collapsed(flip)),
        5 => of(&lanes, Field::Folded(flip)),
        6 => of(&lanes, Field::Hidden(flip)),
        7 => of(&lanes, Field::Locked(flip)),
        8 => of(&lanes, Field::Name(text)),
        9 => of(&steps, Field::Width(Some(150.0 + second.index(100) as f64))),
        10 => of(&stages, Field::Hue(Some(second.index(8) as u8))),
        11 => Command::Delete {
            ids: vec![*first.get(&cards)],
        },
        12 => Command::AddStep {
            id: fresh,
            stage: *first.get(&stages),
            name: text,
            before: None,
        },
        13 => Command::Move {
            id: *first.get(&stages),
            before: Some(*second.get(&stages)),
        },
        14 => Command::ParkCards {
            ids: vec![*first.get(&cards)],
        },
        15 => {
            let (lane, step) = (*first.get(&lanes), *second.get(&steps));
            Command::AddCard {
                id: fresh,
                lane,
                step,
                text,
                before: None,
            }
        }
        16 => {
            let (ids, step) = (vec![*first.get(&cards)], *second.get(&steps));
            Command::MoveCards {
                ids,
                lane: *second.get(&lanes),
                step,
                before: None,
            }
        }
        _ => {
            let (from, to) = (*first.get(&cards), *second.get(&cards));
            Command::AddLink {
                id: fresh,
                kind: LinkKind::LeadsTo,
                from,
                to,
                label: text,
            }
        }
    };
    plan(journey, &command).is_ok().then_some(command)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_edited_memory_draws_what_a_fresh_start_draws(
        edits in prop::collection::vec((0usize..18, any::<(Index, Index)>(), "\\PC{0,60}"), 1..14),
    ) {
        let mut journey = sample::journey(60);
        let mut setter = STUDIO.typesetter();
        let mut seen = STUDIO.screen(&journey, &mut setter);
        for (kind, places, text) in edits {
            let Some(command) = any_edit(&journey, kind, places, text) else { continue };
            carry_out(&mut journey, &command);
            let scene = STUDIO.screen(&journey, &mut setter);
            prop_assert!(scene == fresh_screen(&journey), "{command:?}");
            ScenePatch::between(&seen, &scene).apply(&mut seen);
            prop_assert!(seen == scene, "the patch of {command:?}");
        }
    }
}

#[test]
fn of_what_an_edit_pushes_down_only_the_distance_is_said() {
    let mut journey = sample::journey(2_000);
    let mut setter = STUDIO.typesetter();
    let before = STUDIO.screen(&journey, &mut setter);
    let top = journey.lanes()[0].id;
    let card = journey
        .cards()
        .find(|card| card.place.is_some_and(|place| place.lane == top));
    let command = Command::Edit {
        ids: vec![card.unwrap().id],
        field: Field::Name("words and more words ".repeat(20)),
    };
    carry_out(&mut journey, &command);
    let after = STUDIO.screen(&journey, &mut setter);
    assert!(after.size.h > before.size.h + 40.0, "the lane grew");

    let patch = ScenePatch::between(&before, &after);
    let keys: Vec<&str> = patch.groups.changed.iter().map(|group| group.key.as_str()).collect();
    assert!(
        keys.len() < 40,
        "{} of {} groups are sent: {keys:?}",
        keys.len(),
        after.groups.len()
    );
    let hits: Vec<String> = patch
        .hits
        .changed
        .iter()
        .map(|hit| format!("{:?} {}", hit.kind, hit.name))
        .collect();
    assert!(
        hits.len() < 300,
        "{} of {} hits are sent: {hits:?}",
        hits.len(),
        after.hits.len()
    );
    let runs = patch.groups.shifts.len() + patch.hits.shifts.len();
    assert!(runs < 200, "{runs} runs");
}

#[test]
fn a_map_set_on_several_threads_looks_like_one_set_card_by_card() {
    let journey = sample::journey(400);
    let whole = fresh_screen(&journey);
    // Its words come in when most cards are known already: nothing is set ahead.
    let mut grown = sample::journey(400);
    let cards: Vec<_> = grown.cards().map(|card| (card.id, card.text.clone())).collect();
    for (id, _) in &cards {
        edit(&mut grown, *id, Field::Name(String::new()));
    }
    let mut setter = STUDIO.typesetter();
    STUDIO.screen(&grown, &mut setter);
    for (id, text) in cards {
        edit(&mut grown, id, Field::Name(text));
    }
    assert!(STUDIO.screen(&grown, &mut setter) == whole);
}
