//! Locked lanes.

use journey_model::*;

use crate::desk::{Desk, new_card};

/// A desk whose lane of needs is locked; a card of it covers the second and third step.
fn locked_desk() -> (Desk, Id, Id) {
    let mut desk = Desk::new(90);
    let lane = desk.lane(LaneKind::Needs);
    let card = desk.card(LaneKind::Needs, 1);
    desk.stretch(card, 2);
    desk.edit(lane, Field::Locked(true));
    (desk, lane, card)
}

#[test]
fn nothing_that_is_done_to_its_cards_is_carried_out() {
    let (mut desk, lane, card) = locked_desk();
    let (step, other) = (desk.column(1), desk.card(LaneKind::Pains, 1));
    let pains = desk.lane(LaneKind::Pains);
    let main = desk.journey.main_actor().unwrap().id;
    let staff = desk.add_actor("Bea", ActorKind::Staff);
    let ids: Vec<Id> = (0..3).map(|_| desk.mint()).collect();
    let split = |id, parts| Command::Split {
        id,
        new: ids[0],
        step: ids[1],
        name: String::new(),
        parts,
    };
    let move_to = |id, lane| Command::MoveCards {
        ids: vec![id],
        lane,
        step,
        before: None,
    };
    let commands = [
        Command::Edit {
            ids: vec![other, card],
            field: Field::Name("new".into()),
        },
        Command::Edit {
            ids: vec![card],
            field: Field::Span(1),
        },
        Command::Edit {
            ids: vec![card],
            field: Field::Actor(Some(staff)),
        },
        move_to(card, pains),
        move_to(other, lane),
        Command::MoveCards {
            ids: vec![card],
            lane,
            step: desk.column(5),
            before: None,
        },
        Command::Span {
            id: card,
            step,
            span: 3,
        },
        Command::Delete { ids: vec![card] },
        Command::Delete {
            ids: vec![step, desk.column(2)],
        },
        Command::Delete { ids: vec![lane] },
        Command::ParkCards { ids: vec![card] },
        Command::AddCard {
            id: ids[0],
            lane,
            step,
            text: String::new(),
            before: None,
        },
        Command::AddCards {
            cards: vec![new_card(ids[0], Some((lane, step)), "")],
            links: vec![],
        },
        Command::ChangeKind {
            ids: vec![card],
            kind: LaneKind::Pains,
        },
        Command::ChangeKind {
            ids: vec![lane],
            kind: LaneKind::Pains,
        },
        Command::ChangeKind {
            ids: vec![other],
            kind: LaneKind::Needs,
        },
        split(lane, vec![card]),
        split(lane, vec![]),
        split(step, vec![card]),
        split(main, vec![card]),
        Command::Join { id: lane, into: pains },
        Command::Join { id: pains, into: lane },
        Command::Replace {
            ids: vec![other, card],
            find: desk.journey.card(card).unwrap().text.clone(),
            with: String::new(),
            match_case: true,
            whole_words: false,
        },
    ];
    for command in &commands {
        assert_eq!(
            desk.carry_out(command),
            Err(Refusal::Locked { id: lane }),
            "{command:?}"
        );
    }
    let all = Command::Together {
        act: Act::Edit,
        commands: vec![move_to(other, desk.lane(LaneKind::Thoughts)), commands[0].clone()],
    };
    assert_eq!(desk.carry_out(&all), Err(Refusal::Locked { id: lane }));
    // Unlocked, each of them is carried out.
    desk.edit(lane, Field::Locked(false));
    for command in &commands {
        desk.carry_out(command)
            .unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
        assert!(desk.step(Direction::Undo));
    }
}

#[test]
fn the_lane_itself_can_be_edited_moved_and_unlocked() {
    let (mut desk, lane, card) = locked_desk();
    for field in [
        Field::Name("Wishes".into()),
        Field::Height(Some(90.0)),
        Field::Folded(true),
        Field::Hidden(true),
    ] {
        desk.edit(lane, field);
    }
    desk.carry_out(&Command::Move { id: lane, before: None }).unwrap();
    desk.link(LinkKind::LeadsTo, card, desk.card(LaneKind::Actions, 0));
    let unlock_and_write = Command::Together {
        act: Act::Edit,
        commands: vec![
            Command::Edit {
                ids: vec![lane],
                field: Field::Locked(false),
            },
            Command::Edit {
                ids: vec![card],
                field: Field::Name("new".into()),
            },
        ],
    };
    desk.carry_out(&unlock_and_write).unwrap();
}

#[test]
fn its_cards_follow_the_columns_and_leave_actors_that_go() {
    let (mut desk, lane, card) = locked_desk();
    let (first, stage) = (desk.column(1), desk.stage(0));
    let new = desk.add_step(stage, Some(desk.column(2)));
    let third = desk.column(3);
    assert_eq!(desk.covers(card), [first, new, third]);
    desk.carry_out(&Command::Delete { ids: vec![new] }).unwrap();
    desk.carry_out(&Command::MoveStep {
        id: first,
        stage: desk.stage(1),
        before: None,
    })
    .unwrap();
    assert_eq!(desk.covers(card), [third]);
    desk.carry_out(&Command::Join {
        id: third,
        into: desk.column(0),
    })
    .unwrap();
    assert_eq!(desk.covers(card), [desk.column(0)]);
    desk.edit(lane, Field::Locked(false));
    let (staff, other) = (
        desk.add_actor("Bea", ActorKind::Staff),
        desk.add_actor("Carl", ActorKind::Staff),
    );
    desk.edit(card, Field::Actor(Some(staff)));
    desk.edit(lane, Field::Locked(true));
    desk.carry_out(&Command::Join { id: staff, into: other }).unwrap();
    assert_eq!(desk.journey.card(card).unwrap().actor, Some(other));
    desk.carry_out(&Command::Delete { ids: vec![other] }).unwrap();
    assert_eq!(desk.journey.card(card).unwrap().actor, None);
}

#[test]
fn columns_cannot_be_deleted_with_a_locked_card_that_has_no_other() {
    let (mut desk, lane, card) = locked_desk();
    let both = Command::Delete {
        ids: vec![desk.column(1), desk.column(2)],
    };
    assert_eq!(desk.carry_out(&both), Err(Refusal::Locked { id: lane }));
    assert_eq!(desk.covers(card).len(), 2);
}
