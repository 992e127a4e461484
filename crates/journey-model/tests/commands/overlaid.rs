//! Two states in one, for a drawing: what went stands where it stood, and nothing else is otherwise.

use journey_model::*;
use proptest::prelude::*;

use crate::desk::Desk;
use crate::wish::wishes;

#[test]
fn what_went_is_put_back_where_it_stood_with_all_that_hangs_on_it() {
    let mut desk = Desk::new(90);
    let before = desk.journey.clone();
    let (stage, lane) = (desk.stage(0), desk.lane(LaneKind::Actions));
    let card = desk.card(LaneKind::Actions, 7);
    desk.carry_out(&Command::Delete { ids: vec![stage] }).unwrap();
    desk.carry_out(&Command::Delete { ids: vec![card] }).unwrap();
    let over = overlaid(&before, &desk.journey);
    over.journey.check().unwrap();
    for gone in [stage, card] {
        assert_eq!(over.turns[&gone], Turn::Removed);
        assert!(over.journey.element(gone).is_some());
    }
    let steps = |journey: &Journey| journey.steps().iter().map(|step| step.id).collect::<Vec<_>>();
    assert_eq!(steps(&over.journey), steps(&before));
    for step in steps(&before) {
        assert_eq!(over.journey.cards_at(lane, step), before.cards_at(lane, step));
    }
    assert_eq!(over.journey.links().count(), before.links().count());
}

#[test]
fn a_curve_does_not_bend_to_a_feeling_that_went_and_a_stage_keeps_its_colour() {
    let mut desk = Desk::new(90);
    let before = desk.journey.clone();
    let (stage, feeling) = (desk.stage(0), desk.card(LaneKind::Emotions, 6));
    desk.carry_out(&Command::Delete {
        ids: vec![stage, feeling],
    })
    .unwrap();
    let over = overlaid(&before, &desk.journey);
    assert!(over.journey.card(feeling).is_none());
    assert!(over.feelings.iter().any(|card| card.id == feeling));
    // The second stage was first when it was left alone; the first had that colour too.
    let hues: Vec<_> = over.journey.stages().iter().map(|stage| stage.hue).collect();
    assert_eq!(hues, [Some(0), Some(0)]);
}

#[test]
fn what_has_no_place_any_more_is_left_out() {
    let mut desk = Desk::new(90);
    let (lane, stranger) = (desk.lane(LaneKind::Actions), desk.add_actor("Bo", ActorKind::Staff));
    let card = desk.card(LaneKind::Actions, 0);
    desk.edit(card, Field::Actor(Some(stranger)));
    let before = desk.journey.clone();
    desk.carry_out(&Command::Delete { ids: vec![card] }).unwrap();
    desk.carry_out(&Command::Delete { ids: vec![stranger] }).unwrap();
    let over = overlaid(&before, &desk.journey);
    assert_eq!(over.journey.card(card).unwrap().actor, None);
    assert_eq!(
        (over.turns[&stranger], over.journey.actor(stranger)),
        (Turn::Removed, None)
    );
    // Its lane takes another kind by now.
    desk.carry_out(&Command::ChangeKind {
        ids: vec![lane],
        kind: LaneKind::Notes,
    })
    .unwrap();
    assert!(overlaid(&before, &desk.journey).journey.card(card).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_done_the_drawing_has_all_that_is_there_and_says_what_became_of_it(
        cards in 0usize..60, list in prop::collection::vec(wishes(), 1..40)
    ) {
        let mut desk = Desk::new(cards);
        let before = desk.journey.clone();
        for wish in &list {
            let command = desk.command(wish);
            let _ = desk.carry_out(&command);
        }
        let over = overlaid(&before, &desk.journey);
        prop_assert!(over.journey.check().is_ok());
        let plain = |record: Record| match record {
            // A stage may be given the colour that it has by its place.
            Record::Element(Element::Stage(stage)) => Record::Element(Element::Stage(Stage { hue: None, ..stage })),
            other => other,
        };
        for record in desk.journey.records() {
            prop_assert_eq!(over.journey.record(record.id()).map(plain), Some(plain(record)));
        }
        for record in over.journey.records() {
            let id = record.id();
            prop_assert!(desk.journey.record(id).is_some() || over.turns.get(&id) == Some(&Turn::Removed));
        }
        let differences = compare(&before, &desk.journey);
        prop_assert_eq!(over.turns.len(), differences.len());
    }
}
