//! What two journeys have differently: by id, by field, in words that say why.

use journey_model::*;
use proptest::prelude::*;

use crate::desk::Desk;
use crate::wish::wishes;

/// The only difference between a desk as it was and as it is.
fn only(before: &Journey, desk: &Desk) -> Difference {
    let mut differences = compare(before, &desk.journey);
    assert_eq!(differences.len(), 1, "{differences:?}");
    differences.remove(0)
}

fn field(name: &str, before: FieldValue, after: FieldValue) -> FieldDifference {
    FieldDifference {
        field: name.to_owned(),
        before,
        after,
    }
}

#[test]
fn a_journey_differs_from_itself_in_nothing() {
    let desk = Desk::new(60);
    assert_eq!(compare(&desk.journey, &desk.journey), []);
}

#[test]
fn fields_are_told_with_what_they_were_and_are() {
    let mut desk = Desk::new(60);
    let before = desk.journey.clone();
    let card = desk.card(LaneKind::Emotions, 0);
    let text = desk.journey.card(card).unwrap().text.clone();
    desk.edit(card, Field::Name("Lost".to_owned()));
    desk.edit(card, Field::Note("Said twice".to_owned()));
    desk.edit(card, Field::Basis(Basis::Proposed));
    let found = only(&before, &desk);
    assert!(!found.moved);
    assert_eq!(
        found.fields[0],
        field("Name", FieldValue::Text(text), FieldValue::Text("Lost".to_owned()))
    );
    assert_eq!(
        found.fields[1],
        field("Note", FieldValue::Nothing, FieldValue::Text("Said twice".to_owned()))
    );
    assert_eq!(found.fields[2].after, FieldValue::Word("Proposed".to_owned()));
    assert_eq!(found.fields.len(), 3);
}

#[test]
fn what_went_to_another_place_has_moved_and_nothing_else() {
    let mut desk = Desk::new(60);
    let before = desk.journey.clone();
    let (card, lane) = (desk.card(LaneKind::Actions, 0), desk.lane(LaneKind::Actions));
    let step = desk.column(3);
    desk.carry_out(&Command::MoveCards {
        ids: vec![card],
        lane,
        step,
        before: None,
    })
    .unwrap();
    let found = only(&before, &desk);
    assert!(found.moved);
    assert_eq!(found.fields, []);
}

#[test]
fn a_card_of_another_kind_is_told_by_its_kind() {
    let mut desk = Desk::new(60);
    let before = desk.journey.clone();
    let card = desk.card(LaneKind::Touchpoints, 0);
    desk.carry_out(&Command::ChangeKind {
        ids: vec![card],
        kind: LaneKind::Pains,
    })
    .unwrap();
    let differences = compare(&before, &desk.journey);
    let found = differences.iter().find(|difference| difference.id == card).unwrap();
    let kinds = ["Touchpoint", "Pain"].map(|kind| FieldValue::Word(kind.to_owned()));
    let [was, is] = kinds;
    assert_eq!(found.fields[0], field("Kind", was, is));
    assert!(found.moved, "it stands in another lane");
    assert!(
        found
            .fields
            .iter()
            .all(|field| field.field != "Channel" && field.field != "Severity")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_differences_lead_from_one_journey_to_the_other(
        cards in 0usize..60, list in prop::collection::vec(wishes(), 1..40)
    ) {
        let mut desk = Desk::new(cards);
        let before = desk.journey.clone();
        for wish in &list {
            let command = desk.command(wish);
            let _ = desk.carry_out(&command);
        }
        let differences = compare(&before, &desk.journey);
        for found in &differences {
            match (&found.before, &found.after) {
                (Some(_), Some(_)) => prop_assert!(found.moved || !found.fields.is_empty(), "{found:?} says nothing"),
                _ => prop_assert!(!found.moved && found.fields.is_empty()),
            }
        }
        let back = compare(&desk.journey, &before);
        prop_assert_eq!(differences.len(), back.len());
        let changes = differences.into_iter().map(|found| Change {
            id: found.id,
            before: found.before,
            after: found.after,
        });
        let transaction = Transaction {
            label: Label::new(Act::Restore, "", "", 0),
            changes: changes.collect(),
        };
        let mut journey = before;
        journey.apply(&transaction).unwrap();
        prop_assert_eq!(journey, desk.journey);
    }
}
