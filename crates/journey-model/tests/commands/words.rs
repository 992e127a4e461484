//! Words are replaced.

use journey_model::*;
use proptest::prelude::*;

use crate::desk::Desk;

fn replace(ids: &[Id], find: &str, with: &str) -> Command {
    Command::Replace {
        ids: ids.to_vec(),
        find: find.into(),
        with: with.into(),
        match_case: false,
        whole_words: false,
    }
}

#[test]
fn nothing_is_found_in_nothing() {
    let mut desk = Desk::new(9);
    let card = desk.card(LaneKind::Needs, 0);
    assert_eq!(desk.carry_out(&replace(&[card], "", "x")), Err(Refusal::NothingToDo));
    assert_eq!(desk.carry_out(&replace(&[card], "zzz", "x")), Err(Refusal::NothingToDo));
    let nowhere = Id::from_bits(77_777_777);
    assert_eq!(
        desk.carry_out(&replace(&[nowhere], "a", "x")),
        Err(Refusal::Missing { id: nowhere })
    );
}

#[test]
fn a_text_never_grows_beyond_its_limit() {
    let mut desk = Desk::new(9);
    let card = desk.card(LaneKind::Needs, 0);
    desk.edit(card, Field::Name("a".repeat(1_000)));
    let long = "b".repeat(1_001);
    assert!(matches!(
        desk.carry_out(&replace(&[card], "a", &long)),
        Err(Refusal::TooLong { .. })
    ));
    desk.carry_out(&replace(&[card], "a", &long[..1_000])).unwrap();
    assert_eq!(desk.journey.card(card).unwrap().text.len(), MAX_TEXT);
}

#[test]
fn names_texts_notes_captions_and_labels_are_changed_and_counted_once_each() {
    let mut desk = Desk::new(90);
    let (card, lane, step) = (
        desk.card(LaneKind::Needs, 0),
        desk.lane(LaneKind::Pains),
        desk.column(0),
    );
    let (other, about) = (desk.card(LaneKind::Needs, 1), desk.journey.about().id);
    let link = desk.journey.links().next().unwrap().id;
    desk.edit(card, Field::Name("Demo on the demo stand".into()));
    desk.edit(card, Field::Note("DEMO".into()));
    desk.edit(other, Field::Name("Demo".into()));
    desk.edit(lane, Field::Caption("the demo".into()));
    desk.edit(step, Field::Name("demo".into()));
    desk.edit(link, Field::Name("after the demo".into()));
    desk.edit(about, Field::Name("Demo map".into()));
    let label = desk
        .carry_out(&replace(&[card, card, lane, step, link, about], "demo", "trial\u{7}"))
        .unwrap();
    assert_eq!((label.act, label.count), (Act::Replace, 5));
    let text = &desk.journey.card(card).unwrap();
    assert_eq!(
        (text.text.as_str(), text.note.as_str()),
        ("trial on the trial stand", "trial")
    );
    assert_eq!(desk.journey.card(other).unwrap().text, "Demo", "it was not named");
    assert_eq!(desk.journey.lane(lane).unwrap().caption, "the trial");
    assert_eq!(desk.journey.step(step).unwrap().name, "trial");
    assert_eq!(desk.journey.link(link).unwrap().label, "after the trial");
    assert_eq!(desk.journey.about().title, "trial map");
}

#[test]
fn letters_that_grow_or_shrink_with_their_case_stay_whole() {
    let mut desk = Desk::new(9);
    let (lane, step) = (desk.lane(LaneKind::Needs), desk.column(0));
    for (text, find, with, expected) in [
        ("İİstanbul'da", "istanbul", "Ankara", None),
        ("İİstanbul'da", "i\u{307}stanbul", "Ankara", Some("İAnkara'da")),
        ("Straße, STRAẞE", "straße", "Weg", Some("Weg, Weg")),
        ("ΟΔΟΣ οδος", "οδος", "δρόμος", Some("δρόμος δρόμος")),
        ("👩‍💻 codes 👩‍💻", "👩‍💻", "Ada", Some("Ada codes Ada")),
        ("ﬁne", "f", "x", None),
    ] {
        let card = desk.add_card(lane, step, text);
        let done = desk.carry_out(&replace(&[card], find, with));
        match expected {
            Some(expected) => assert_eq!(desk.journey.card(card).unwrap().text, expected),
            None => assert_eq!(done, Err(Refusal::NothingToDo), "{text}"),
        }
    }
}

#[test]
fn case_and_whole_words_count_when_asked_for() {
    let mut desk = Desk::new(9);
    let card = desk.card(LaneKind::Needs, 0);
    desk.edit(card, Field::Name("Art, art, party, ART1, perché l'art".into()));
    let mut wish = |match_case, whole_words| {
        desk.carry_out(&Command::Replace {
            ids: vec![card],
            find: "art".into(),
            with: "·".into(),
            match_case,
            whole_words,
        })
        .unwrap();
        let text = desk.journey.card(card).unwrap().text.clone();
        assert!(desk.step(Direction::Undo));
        text
    };
    assert_eq!(wish(true, true), "Art, ·, party, ART1, perché l'·");
    assert_eq!(wish(false, true), "·, ·, party, ART1, perché l'·");
    assert_eq!(wish(true, false), "Art, ·, p·y, ART1, perché l'·");
    assert_eq!(wish(false, false), "·, ·, p·y, ·1, perché l'·");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_in_any_text(text in any::<String>(), find in "\\PC{0,3}", with in "\\PC{0,3}", match_case: bool, whole_words: bool) {
        let mut desk = Desk::new(9);
        let card = desk.card(LaneKind::Needs, 0);
        desk.carry_out(&Command::Edit { ids: vec![card], field: Field::Name(format!("{text}{find}{text}")) }).ok();
        let before = desk.journey.card(card).unwrap().text.clone();
        let command = Command::Replace { ids: vec![card], find: find.clone(), with: with.clone(), match_case, whole_words };
        if desk.carry_out(&command).is_ok() && match_case && !whole_words {
            prop_assert_eq!(&desk.journey.card(card).unwrap().text, &before.replace(&find, &with));
        }
    }
}
