//! Ten thousand cards. How long a gesture takes on them is measured by `cargo xtask bench`; here it only has to be right, and
//! what is quadratic would hold everybody up.

use journey_model::*;

use crate::desk::new_card;

const MANY: usize = 10_000;

fn paste_into_one_cell(journey: &Journey) -> Command {
    let (lane, step) = (journey.lanes()[0].id, journey.steps()[0].id);
    let cards = (0..MANY)
        .map(|number| new_card(Id::from_bits(50_000_000 + number as u64), Some((lane, step)), "a card"))
        .collect();
    Command::AddCards { cards, links: vec![] }
}

#[test]
fn ten_thousand_cards_come_into_one_cell_and_go_again() {
    let mut journey = sample::journey(9);
    let command = paste_into_one_cell(&journey);
    let paste = plan(&journey, &command).unwrap();
    journey.apply(&paste).unwrap();
    let ids: Vec<Id> = paste.changes.iter().map(|change| change.id).collect();
    let (lane, step) = (journey.lanes()[1].id, journey.steps()[0].id);
    let all = Command::MoveCards {
        ids,
        lane,
        step,
        before: None,
    };
    let moved = plan(&journey, &all).unwrap();
    journey.apply(&moved).unwrap();
    journey.apply(&moved.inverse()).unwrap();
    journey.apply(&paste.inverse()).unwrap();
    assert_eq!(journey, sample::journey(9));
}

#[test]
fn one_gesture_on_a_map_of_ten_thousand_cards_is_taken_back_exactly() {
    let mut journey = sample::journey(MANY);
    let card = journey.cards().next().unwrap().clone();
    let lane = journey.lanes()[2].id;
    let step = journey.steps()[500].id;
    let gestures = [
        Command::Edit {
            ids: vec![card.id],
            field: Field::Name("typed".into()),
        },
        Command::Edit {
            ids: vec![lane],
            field: Field::Height(Some(100.0)),
        },
        Command::Edit {
            ids: vec![step],
            field: Field::Width(Some(100.0)),
        },
        Command::MoveCards {
            ids: vec![card.id],
            lane,
            step,
            before: None,
        },
        Command::ParkCards { ids: vec![card.id] },
        Command::Delete { ids: vec![step] },
    ];
    for command in &gestures {
        for _ in 0..2 {
            let done = plan(&journey, command).unwrap();
            journey.apply(&done).unwrap();
            journey.apply(&done.inverse()).unwrap();
        }
    }
    assert_eq!(journey, sample::journey(MANY));
}

#[test]
fn a_letter_is_replaced_in_ten_thousand_cards() {
    let journey = sample::journey(MANY);
    let command = Command::Replace {
        ids: journey.cards().map(|card| card.id).collect(),
        find: "a".into(),
        with: "A".into(),
        match_case: false,
        whole_words: false,
    };
    let replaced = plan(&journey, &command).unwrap();
    assert!(replaced.changes.len() > MANY / 2, "most texts have the letter");
}
