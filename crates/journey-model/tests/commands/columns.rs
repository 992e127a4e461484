//! Cards over several steps, and the steps that come, go and move under them.

use journey_model::*;

use crate::desk::Desk;

fn steps(desk: &Desk, places: impl IntoIterator<Item = usize>) -> Vec<Id> {
    places.into_iter().map(|place| desk.column(place)).collect()
}

#[test]
fn only_cards_on_the_map_are_stretched_and_only_over_steps() {
    let mut desk = Desk::new(90);
    let card = desk.card(LaneKind::Needs, 2);
    let (first, stage) = (desk.column(2), desk.stage(0));
    let span = |id, step, span| Command::Span { id, step, span };
    assert!(matches!(
        desk.carry_out(&span(card, first, 0)),
        Err(Refusal::OutOfRange { .. })
    ));
    assert_eq!(desk.carry_out(&span(card, first, 1)), Err(Refusal::NothingToDo));
    assert_eq!(
        desk.carry_out(&span(card, stage, 1)),
        Err(Refusal::WrongKind { id: stage })
    );
    assert_eq!(
        desk.carry_out(&span(first, first, 1)),
        Err(Refusal::WrongKind { id: first })
    );
    desk.carry_out(&Command::ParkCards { ids: vec![card] }).unwrap();
    assert_eq!(
        desk.carry_out(&span(card, first, 2)),
        Err(Refusal::WrongKind { id: card })
    );
}

#[test]
fn a_card_is_stretched_by_either_edge_and_ends_at_the_last_step() {
    let mut desk = Desk::new(90);
    let card = desk.card(LaneKind::Needs, 8);
    let label = desk
        .carry_out(&Command::Span {
            id: card,
            step: desk.column(8),
            span: 99,
        })
        .unwrap();
    assert_eq!((label.act, label.place.as_str()), (Act::Span, "Step 9"));
    assert_eq!(desk.journey.card(card).unwrap().place.unwrap().span, 2);
    let again = Command::Span {
        id: card,
        step: desk.column(8),
        span: 7,
    };
    assert_eq!(desk.carry_out(&again), Err(Refusal::NothingToDo));
    desk.carry_out(&Command::Span {
        id: card,
        step: desk.column(6),
        span: 3,
    })
    .unwrap();
    assert_eq!(desk.covers(card), steps(&desk, 6..9));
    let cell = desk.cell(desk.lane(LaneKind::Needs), desk.column(6));
    assert_eq!(cell.last(), Some(&card), "it stands last where it begins now");
}

#[test]
fn a_span_typed_into_the_inspector_ends_at_the_last_step_too() {
    let mut desk = Desk::new(90);
    let card = desk.card(LaneKind::Needs, 7);
    desk.edit(card, Field::Span(50));
    assert_eq!(desk.journey.card(card).unwrap().place.unwrap().span, 3);
}

#[test]
fn a_step_put_in_between_is_covered_and_one_beside_is_not() {
    let mut desk = Desk::new(90);
    let card = desk.card(LaneKind::Needs, 1);
    desk.stretch(card, 3);
    let old = desk.covers(card);
    let stage = desk.stage(0);
    let before = desk.add_step(stage, Some(old[0]));
    assert_eq!(desk.covers(card), old);
    let behind = desk.add_step(stage, Some(desk.column(5)));
    assert_eq!(desk.covers(card), old);
    let between = desk.add_step(stage, Some(old[2]));
    assert_eq!(desk.covers(card), [old[0], old[1], between, old[2]]);
    assert!(![before, behind].contains(&between));
}

#[test]
fn a_stage_put_between_two_covered_steps_is_covered() {
    let mut desk = Desk::new(90);
    let card = desk.card(LaneKind::Needs, 4);
    desk.stretch(card, 2);
    let (id, step) = (desk.mint(), desk.mint());
    let old = desk.covers(card);
    desk.carry_out(&Command::AddStage {
        id,
        name: "between".into(),
        step,
        step_name: "new".into(),
        before: Some(desk.stage(1)),
    })
    .unwrap();
    assert_eq!(desk.covers(card), [old[0], step, old[1]]);
}

#[test]
fn a_new_last_step_is_not_covered_by_a_card_that_ended_at_the_edge() {
    let mut desk = Desk::new(90);
    let card = desk.card(LaneKind::Needs, 7);
    desk.stretch(card, 2);
    // A card over two steps, dropped on the last one, keeps its span for the way back.
    desk.carry_out(&Command::MoveCards {
        ids: vec![card],
        lane: desk.lane(LaneKind::Needs),
        step: desk.column(9),
        before: None,
    })
    .unwrap();
    assert_eq!(desk.covers(card), steps(&desk, 9..10));
    let stage = desk.stage(1);
    desk.add_step(stage, None);
    assert_eq!(desk.covers(card), steps(&desk, 9..10));
}

#[test]
fn deleting_steps_shrinks_what_covers_them_and_deletes_what_they_hold() {
    let mut desk = Desk::new(90);
    let lane = desk.lane(LaneKind::Needs);
    let (wide, narrow) = (desk.card(LaneKind::Needs, 1), desk.card(LaneKind::Thoughts, 1));
    desk.stretch(wide, 3);
    let old = desk.covers(wide);
    let beside = desk.cell(lane, old[1])[0];
    desk.carry_out(&Command::Delete { ids: vec![old[0]] }).unwrap();
    assert_eq!(desk.covers(wide), [old[1], old[2]]);
    assert_eq!(
        desk.cell(lane, old[1]),
        [wide, beside],
        "it stands in front, where it came from"
    );
    assert!(desk.journey.card(narrow).is_none());
    desk.carry_out(&Command::Delete { ids: vec![old[2]] }).unwrap();
    assert_eq!(desk.covers(wide), [old[1]]);
    desk.carry_out(&Command::Delete { ids: vec![old[1]] }).unwrap();
    assert!(desk.journey.card(wide).is_none());
    while desk.step(Direction::Undo) {}
    assert_eq!(desk.journey, Desk::new(90).journey);
}

#[test]
fn deleting_a_stage_leaves_a_card_that_reaches_into_the_next_with_its_links() {
    let mut desk = Desk::new(90);
    let card = desk.card(LaneKind::Touchpoints, 4);
    desk.stretch(card, 3);
    let links = desk.journey.links_of(card).len();
    let old = desk.covers(card);
    desk.carry_out(&Command::Delete {
        ids: vec![desk.stage(0)],
    })
    .unwrap();
    assert_eq!(desk.covers(card), old[1..]);
    assert_eq!(links, 2);
    assert_eq!(desk.journey.links_of(card).len(), 1, "the card before it is gone");
    desk.carry_out(&Command::Delete {
        ids: vec![desk.column(0), card],
    })
    .unwrap();
    assert!(
        desk.journey.card(card).is_none(),
        "a card that is named goes, wherever it reaches"
    );
}

#[test]
fn a_moved_step_takes_its_cards_along_and_leaves_those_that_cover_others_too() {
    let mut desk = Desk::new(90);
    let (wide, narrow) = (desk.card(LaneKind::Needs, 1), desk.card(LaneKind::Thoughts, 1));
    desk.stretch(wide, 3);
    let old = desk.covers(wide);
    let (first, second) = (desk.stage(0), desk.stage(1));
    let move_step = |id, stage, before| Command::MoveStep { id, stage, before };
    // Among the steps that the card covers, nothing changes for it.
    desk.carry_out(&move_step(old[0], first, Some(old[2]))).unwrap();
    assert_eq!(desk.covers(wide), [old[1], old[0], old[2]]);
    assert!(desk.step(Direction::Undo));
    // In between: covered.
    let stranger = desk.column(8);
    desk.carry_out(&move_step(stranger, first, Some(old[2]))).unwrap();
    assert_eq!(desk.covers(wide), [old[0], old[1], stranger, old[2]]);
    assert!(desk.step(Direction::Undo));
    // Away, whichever of the covered steps it is: no longer covered.
    for (gone, left) in [(0, [1, 2]), (1, [0, 2]), (2, [0, 1])] {
        desk.carry_out(&move_step(old[gone], second, None)).unwrap();
        assert_eq!(desk.covers(wide), left.map(|place| old[place]));
        let now = desk.journey.card(narrow).unwrap().place.unwrap();
        assert_eq!(now.step, old[0], "cards of one step stay with their step");
        assert!(desk.step(Direction::Undo));
    }
}

#[test]
fn a_moved_stage_does_not_stretch_cards_over_the_map() {
    let mut desk = Desk::new(135);
    let (across, inside) = (desk.card(LaneKind::Needs, 4), desk.card(LaneKind::Thoughts, 6));
    desk.stretch(across, 2);
    desk.stretch(inside, 3);
    let (old, whole) = (desk.covers(across), desk.covers(inside));
    let move_second = Command::Move {
        id: desk.stage(1),
        before: None,
    };
    desk.carry_out(&move_second).unwrap();
    assert_eq!(desk.covers(across), [old[0]]);
    assert_eq!(desk.covers(inside), whole);
}
