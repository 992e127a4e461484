//! The everyday commands, as a user would say them.

use journey_model::{Command, Direction, Field, Id, LaneKind, LinkKind, Refusal, plan};

use crate::desk::Desk;

#[test]
fn a_transaction_that_does_not_fit_changes_nothing() {
    let mut desk = Desk::new(20);
    let card = desk.journey.cards().next().unwrap().id;
    let edit = plan(
        &desk.journey,
        &Command::Edit {
            ids: vec![card],
            field: Field::Name("new".into()),
        },
    )
    .unwrap();
    desk.journey.apply(&edit).unwrap();
    let before = desk.journey.clone();
    assert!(
        desk.journey.apply(&edit).is_err(),
        "the record is no longer as the transaction expects it"
    );
    assert_eq!(desk.journey, before);

    let step = desk.journey.steps()[0].id;
    let mut halved = plan(&desk.journey, &Command::Delete { ids: vec![step] }).unwrap();
    halved.changes.retain(|change| change.id == step);
    assert!(
        desk.journey.apply(&halved).is_err(),
        "cards would be left without their step"
    );
    assert_eq!(desk.journey, before);
    desk.journey.check().unwrap();
}

#[test]
fn deleting_a_stage_takes_its_steps_cards_and_links_and_one_undo_brings_them_back() {
    let mut desk = Desk::new(90);
    let before = desk.journey.clone();
    let stage = desk.journey.stages()[0].id;
    desk.carry_out(&Command::Delete { ids: vec![stage] }).unwrap();
    assert_eq!(desk.journey.steps().len(), 5);
    assert_eq!(desk.journey.cards().count(), 45);
    assert!(desk.journey.links().count() < before.links().count());
    assert!(desk.step(Direction::Undo));
    assert_eq!(desk.journey, before);
}

#[test]
fn a_card_lands_where_it_was_dropped() {
    let mut desk = Desk::new(9);
    let (lane, step) = (desk.journey.lanes()[0].id, desk.journey.steps()[0].id);
    let first = desk.journey.cards_at(lane, step)[0].id;
    let ids: Vec<Id> = (0..3).map(|_| desk.mint()).collect();
    for id in &ids {
        desk.carry_out(&Command::AddCard {
            id: *id,
            lane,
            step,
            text: "card".into(),
            before: Some(first),
        })
        .unwrap();
    }
    let there = |desk: &Desk| {
        desk.journey
            .cards_at(lane, step)
            .iter()
            .map(|card| card.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(there(&desk), [ids[0], ids[1], ids[2], first]);
    desk.carry_out(&Command::MoveCards {
        ids: vec![first],
        lane,
        step,
        before: Some(ids[1]),
    })
    .unwrap();
    assert_eq!(there(&desk), [ids[0], first, ids[1], ids[2]]);
    let nowhere = desk.carry_out(&Command::MoveCards {
        ids: vec![first],
        lane,
        step,
        before: Some(ids[1]),
    });
    assert_eq!(nowhere, Err(Refusal::NothingToDo));
    assert_eq!(there(&desk), [ids[0], first, ids[1], ids[2]]);
}

#[test]
fn a_card_takes_on_the_kind_of_the_lane_it_comes_to() {
    let mut desk = Desk::new(9);
    let step = desk.journey.steps()[0].id;
    let lane_of = |desk: &Desk, kind| desk.journey.lanes().iter().find(|lane| lane.kind == kind).unwrap().id;
    let (thoughts, pains) = (lane_of(&desk, LaneKind::Thoughts), lane_of(&desk, LaneKind::Pains));
    let card = desk.journey.cards_at(thoughts, step)[0].clone();
    desk.carry_out(&Command::MoveCards {
        ids: vec![card.id],
        lane: pains,
        step,
        before: None,
    })
    .unwrap();
    let moved = desk.journey.card(card.id).unwrap();
    assert_eq!(moved.text, card.text);
    assert!(matches!(moved.content, journey_model::Content::Pain(_)));
}

#[test]
fn out_of_range_and_ill_fitting_values_are_refused() {
    let desk = Desk::new(45);
    let journey = &desk.journey;
    let of = |kind: LaneKind| {
        let lane = journey.lanes().into_iter().find(|lane| lane.kind == kind).unwrap().id;
        journey.cards_at(lane, journey.steps()[0].id)[0].id
    };
    let edit = |id, field| plan(journey, &Command::Edit { ids: vec![id], field });
    assert!(matches!(
        edit(of(LaneKind::Pains), Field::Severity(6)),
        Err(Refusal::OutOfRange { .. })
    ));
    assert!(matches!(
        edit(of(LaneKind::Pains), Field::Severity(0)),
        Err(Refusal::OutOfRange { .. })
    ));
    assert!(matches!(
        edit(of(LaneKind::Emotions), Field::Score(f64::NAN)),
        Err(Refusal::OutOfRange { .. })
    ));
    assert!(
        edit(of(LaneKind::Emotions), Field::Score(7.5)).is_ok(),
        "scores outside the scale are kept as they are"
    );
    assert!(matches!(
        edit(of(LaneKind::Pains), Field::Score(1.0)),
        Err(Refusal::NoSuchField { .. })
    ));
    assert!(matches!(
        edit(of(LaneKind::Actions), Field::Name("x".repeat(1_000_001))),
        Err(Refusal::TooLong { .. })
    ));
    assert!(matches!(
        edit(of(LaneKind::Actions), Field::Actor(Some(of(LaneKind::Pains)))),
        Err(Refusal::WrongKind { .. })
    ));
    let about = journey.about().id;
    assert_eq!(
        plan(journey, &Command::Delete { ids: vec![about] }),
        Err(Refusal::Indelible)
    );
}

#[test]
fn control_characters_never_reach_a_card() {
    let mut desk = Desk::new(9);
    let (lane, step) = (desk.journey.lanes()[0].id, desk.journey.steps()[0].id);
    let id = desk.mint();
    let text = "one\r\ntwo\u{0}\u{7}\tthree\u{1b}[0m".to_owned();
    desk.carry_out(&Command::AddCard {
        id,
        lane,
        step,
        text,
        before: None,
    })
    .unwrap();
    assert_eq!(desk.journey.card(id).unwrap().text, "one\ntwo three[0m");
}

#[test]
fn a_link_joins_only_what_it_can() {
    let mut desk = Desk::new(45);
    let step = desk.journey.steps()[0].id;
    let of = |kind: LaneKind| {
        let lane = desk
            .journey
            .lanes()
            .into_iter()
            .find(|lane| lane.kind == kind)
            .unwrap()
            .id;
        desk.journey.cards_at(lane, step)[0].id
    };
    let (pain, opportunity, action) = (of(LaneKind::Pains), of(LaneKind::Opportunities), of(LaneKind::Actions));
    let id = desk.mint();
    let link = |kind, from, to| Command::AddLink {
        id,
        kind,
        from,
        to,
        label: String::new(),
    };
    assert!(matches!(
        desk.carry_out(&link(LinkKind::Answers, action, pain)),
        Err(Refusal::CannotLink { .. })
    ));
    assert!(matches!(
        desk.carry_out(&link(LinkKind::LeadsTo, pain, pain)),
        Err(Refusal::CannotLink { .. })
    ));
    desk.carry_out(&link(LinkKind::Answers, opportunity, pain)).unwrap();
    let again = Command::AddLink {
        id: desk.mint(),
        kind: LinkKind::Answers,
        from: opportunity,
        to: pain,
        label: String::new(),
    };
    assert!(matches!(desk.carry_out(&again), Err(Refusal::AlreadyLinked { .. })));
}

#[test]
fn what_can_take_away_much_at_once_is_risky() {
    let desk = Desk::new(120);
    let risky = |command: Command| plan(&desk.journey, &command).unwrap().is_risky();
    let cards: Vec<Id> = desk.journey.cards().map(|card| card.id).collect();
    let delete = |ids: &[Id]| Command::Delete { ids: ids.to_vec() };
    let replace = |ids: &[Id]| Command::Replace {
        ids: ids.to_vec(),
        find: "a".to_owned(),
        with: "A".to_owned(),
        match_case: true,
        whole_words: false,
    };
    assert!(risky(delete(&[desk.stage(0)])));
    assert!(risky(delete(&[desk.lane(LaneKind::Needs)])));
    assert!(!risky(delete(&cards[..20])));
    assert!(risky(delete(&cards[..21])));
    assert!(risky(replace(&cards)));
    let park = Command::ParkCards { ids: cards.clone() };
    assert!(!risky(park), "parked cards are all still there");
}
