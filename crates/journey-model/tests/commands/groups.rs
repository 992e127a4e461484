//! Several commands as one gesture.

use journey_model::*;

use crate::desk::Desk;

fn together(commands: Vec<Command>) -> Command {
    Command::Together {
        act: Act::Paste,
        commands,
    }
}

fn rename(id: Id, name: &str) -> Command {
    Command::Edit {
        ids: vec![id],
        field: Field::Name(name.into()),
    }
}

#[test]
fn one_refusal_refuses_them_all() {
    let mut desk = Desk::new(90);
    let (card, lane) = (desk.card(LaneKind::Needs, 0), desk.lane(LaneKind::Needs));
    let wrong = Command::Edit {
        ids: vec![lane],
        field: Field::Score(1.0),
    };
    let refusal = desk.carry_out(&together(vec![rename(card, "new"), wrong]));
    assert!(matches!(refusal, Err(Refusal::NoSuchField { .. })));
    assert_eq!(desk.carry_out(&together(vec![])), Err(Refusal::NothingToDo));
    let same = desk.journey.card(card).unwrap().text.clone();
    assert_eq!(
        desk.carry_out(&together(vec![rename(card, &same)])),
        Err(Refusal::NothingToDo)
    );
    let there_and_back = vec![rename(card, "new"), rename(card, &same)];
    assert_eq!(desk.carry_out(&together(there_and_back)), Err(Refusal::NothingToDo));
}

#[test]
fn several_fields_of_one_card_are_told_as_one_card() {
    let desk = Desk::new(90);
    let (card, other) = (desk.card(LaneKind::Needs, 0), desk.card(LaneKind::Pains, 0));
    let note = |id| Command::Edit {
        ids: vec![id],
        field: Field::Note("Said twice".into()),
    };
    let one = plan(&desk.journey, &together(vec![rename(card, "new"), note(card)])).unwrap();
    assert_eq!(one.label.count, 1);
    let two = vec![rename(card, "new"), note(card), note(other)];
    assert_eq!(plan(&desk.journey, &together(two)).unwrap().label.count, 2);
}

#[test]
fn groups_are_bounded_in_depth_and_number() {
    let mut desk = Desk::new(9);
    let card = desk.card(LaneKind::Needs, 0);
    let deep = together(vec![together(vec![together(vec![rename(card, "a")])])]);
    assert_eq!(desk.carry_out(&deep), Err(Refusal::TooMany { max: 1 }));
    let many = |count: usize| together(vec![rename(card, ""); count]);
    let halves = together(vec![many(10_000), many(10_001)]);
    assert_eq!(desk.carry_out(&halves), Err(Refusal::TooMany { max: 20_000 }));
}

#[test]
fn later_commands_build_on_former_ones_and_one_undo_takes_all_back() {
    let mut desk = Desk::new(90);
    let before = desk.journey.clone();
    let (lane, card, link) = (desk.mint(), desk.mint(), desk.mint());
    let step = desk.column(0);
    let pain = desk.card(LaneKind::Pains, 0);
    let text = |id, text: &str| Command::AddCard {
        id,
        lane,
        step,
        text: text.into(),
        before: None,
    };
    let gone = desk.mint();
    let commands = vec![
        Command::AddLane {
            id: lane,
            kind: LaneKind::Storyboard,
            name: "Pictures".into(),
            before: None,
        },
        together(vec![text(card, "first"), text(gone, "gone")]),
        rename(card, "renamed"),
        rename(card, "renamed"),
        Command::AddLink {
            id: link,
            kind: LinkKind::Causes,
            from: card,
            to: pain,
            label: String::new(),
        },
        Command::Delete { ids: vec![gone] },
    ];
    let label = desk.carry_out(&together(commands)).unwrap();
    assert_eq!(
        (label.act, label.name.as_str(), label.count),
        (Act::Paste, "Pictures", 3)
    );
    assert_eq!(desk.journey.card(card).unwrap().text, "renamed");
    assert!(desk.journey.link(link).is_some() && desk.journey.card(gone).is_none());
    let changes = &desk.history.done().last().unwrap().what.changes;
    assert_eq!(
        changes.len(),
        3,
        "a lane, a card and a link; what came and went is not there"
    );
    assert!(desk.step(Direction::Undo));
    assert_eq!(desk.journey, before);
}

#[test]
fn an_id_never_comes_back_as_something_else() {
    let mut desk = Desk::new(90);
    let card = desk.card(LaneKind::Metrics, 0);
    let new = |kind| Command::AddLane {
        id: card,
        kind,
        name: String::new(),
        before: None,
    };
    let delete = || Command::Delete { ids: vec![card] };
    let as_lane = together(vec![delete(), new(LaneKind::Needs)]);
    assert_eq!(desk.carry_out(&as_lane), Err(Refusal::Taken { id: card }));
    let as_link = together(vec![
        delete(),
        Command::AddLink {
            id: card,
            kind: LinkKind::LeadsTo,
            from: desk.column(0),
            to: desk.column(1),
            label: String::new(),
        },
    ]);
    assert_eq!(desk.carry_out(&as_link), Err(Refusal::Taken { id: card }));
    let again = together(vec![
        delete(),
        Command::AddCard {
            id: card,
            lane: desk.lane(LaneKind::Needs),
            step: desk.column(0),
            text: "back".into(),
            before: None,
        },
    ]);
    desk.carry_out(&again).unwrap();
    assert_eq!(desk.journey.card(card).unwrap().text, "back");
}
