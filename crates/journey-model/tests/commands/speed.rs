//! Ten thousand cards: every gesture stays a matter of a moment. The limits are generous, for builds without optimisation on
//! busy machines; what is quadratic misses them by far.

use std::time::{Duration, Instant};

use journey_model::*;

use crate::desk::new_card;

const MANY: usize = 10_000;

fn within<T>(what: &str, limit: Duration, deed: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = deed();
    let taken = start.elapsed();
    assert!(taken < limit, "{what} took {taken:?}");
    result
}

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
    let second = Duration::from_secs(1);
    let command = paste_into_one_cell(&journey);
    let paste = within("planning the paste", second, || plan(&journey, &command)).unwrap();
    within("the paste", second * 2, || journey.apply(&paste)).unwrap();
    let ids: Vec<Id> = paste.changes.iter().map(|change| change.id).collect();
    let (lane, step) = (journey.lanes()[1].id, journey.steps()[0].id);
    let all = Command::MoveCards {
        ids,
        lane,
        step,
        before: None,
    };
    let moved = within("planning to move all", second, || plan(&journey, &all)).unwrap();
    within("moving all", second * 3, || journey.apply(&moved)).unwrap();
    within("moving all back", second * 3, || journey.apply(&moved.inverse())).unwrap();
    within("taking the paste back", second * 3, || journey.apply(&paste.inverse())).unwrap();
    assert_eq!(journey, sample::journey(9));
}

#[test]
fn one_gesture_on_a_map_of_ten_thousand_cards_takes_a_moment() {
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
        // Twice, so that the first touch of the memory does not count.
        for _ in 0..2 {
            let done = within("a gesture", Duration::from_millis(150), || {
                let transaction = plan(&journey, command).unwrap();
                journey.apply(&transaction).unwrap();
                transaction
            });
            journey.apply(&done.inverse()).unwrap();
        }
    }
}

#[test]
fn replacing_a_letter_in_ten_thousand_cards_takes_a_moment() {
    let journey = sample::journey(MANY);
    let command = Command::Replace {
        ids: journey.cards().map(|card| card.id).collect(),
        find: "a".into(),
        with: "A".into(),
        match_case: false,
        whole_words: false,
    };
    within("replacing", Duration::from_secs(3), || plan(&journey, &command)).unwrap();
}
