//! What hangs on what somebody else took away or made something else.

use journey_model::*;

use crate::apart::{Apart, conflict, delete, do_it, named, settle, side_of, text};

#[test]
fn a_deleted_lane_stays_where_somebody_put_a_card_into_it() {
    let mut apart = Apart::new();
    let lane = apart.base.lane(LaneKind::Needs);
    let old = apart.base.card(LaneKind::Needs, 0);
    do_it(&mut apart.ada, delete(lane));
    let step = apart.bo.column(1);
    let new = apart.bo.add_card(lane, step, "A place to sit");
    let merged = apart.together();
    assert_eq!(text(&merged.journey, new), "A place to sit");
    assert_eq!(merged.journey.card(old), None, "Ada saw it and took it away");
    let (conflict, by) = conflict(&merged);
    assert_eq!((conflict.of, by), (lane, vec!["Bo", "Ada"]));
    let gone = settle(&merged, Keep::Side(1));
    assert!(gone.lane(lane).is_none() && gone.card(new).is_none());
}

#[test]
fn a_deleted_stage_stays_with_its_step_where_somebody_put_a_card_into_it() {
    let mut apart = Apart::new();
    let stage = apart.base.stage(0);
    let step = apart.base.column(2);
    do_it(&mut apart.ada, delete(stage));
    let lane = apart.bo.lane(LaneKind::Actions);
    let new = apart.bo.add_card(lane, step, "Look around");
    let merged = apart.together();
    assert!(merged.journey.stage(stage).is_some() && merged.journey.card(new).is_some());
    let steps: Vec<Id> = merged.journey.steps_of(stage).iter().map(|step| step.id).collect();
    assert_eq!(steps, [step], "the others are gone");
    let about: Vec<Id> = merged.journey.conflicts().map(|conflict| conflict.of).collect();
    assert_eq!(about.len(), 2);
    assert!(about.contains(&stage) && about.contains(&step));
}

#[test]
fn a_card_that_stays_keeps_the_links_that_went_with_it() {
    let mut apart = Apart::after(|desk| {
        let (from, to) = (desk.card(LaneKind::Actions, 0), desk.card(LaneKind::Pains, 0));
        desk.link(LinkKind::Causes, from, to);
    });
    let from = apart.base.card(LaneKind::Actions, 0);
    let drawn = apart.base.journey.links().find(|link| link.from == from);
    let link = drawn.unwrap().id;
    do_it(&mut apart.ada, delete(from));
    apart.bo.edit(from, named("Finds the queue"));
    let merged = apart.together();
    assert_eq!(conflict(&merged).0.of, from);
    assert!(merged.journey.link(link).is_some());
    let kept = settle(&merged, Keep::Side(0));
    assert!(kept.card(from).is_some() && kept.link(link).is_some());
    let gone = settle(&merged, Keep::Side(1));
    assert!(gone.card(from).is_none() && gone.link(link).is_none());
}

#[test]
fn a_link_that_both_drew_is_there_once() {
    let mut apart = Apart::new();
    let (from, to) = (
        apart.base.card(LaneKind::Actions, 0),
        apart.base.card(LaneKind::Pains, 0),
    );
    let first = apart.ada.link(LinkKind::Causes, from, to);
    apart.bo.link(LinkKind::Causes, from, to);
    let merged = apart.together();
    let between = |journey: &Journey| {
        journey
            .links()
            .filter(|link| link.from == from && link.to == to)
            .count()
    };
    assert_eq!((between(&merged.journey), merged.conflicts.len()), (1, 0));
    assert!(merged.journey.link(first).is_some());
}

#[test]
fn a_link_that_both_drew_in_other_words_is_in_conflict() {
    let mut apart = Apart::new();
    let (from, to) = (
        apart.base.card(LaneKind::Actions, 0),
        apart.base.card(LaneKind::Pains, 0),
    );
    let first = apart.ada.link(LinkKind::Causes, from, to);
    apart.ada.edit(first, named("on rainy days"));
    let second = apart.bo.link(LinkKind::Causes, from, to);
    apart.bo.edit(second, named("on market days"));
    let merged = apart.together();
    let (conflict, by) = conflict(&merged);
    let sides: Vec<Id> = conflict.records().map(Record::id).collect();
    assert_eq!(
        (conflict.of, sides, by),
        (first, vec![first, second], vec!["Ada", "Bo"])
    );
    assert!(merged.journey.link(second).is_none());
    let label = |journey: &Journey| journey.link(first).unwrap().label.clone();
    assert_eq!(label(&settle(&merged, Keep::Side(0))), "on rainy days");
    assert_eq!(label(&settle(&merged, Keep::Side(1))), "on market days");
}

#[test]
fn a_card_whose_lane_became_another_kind_waits_in_the_parking_lot() {
    let mut apart = Apart::new();
    let lane = apart.base.lane(LaneKind::Touchpoints);
    do_it(
        &mut apart.ada,
        Command::ChangeKind {
            ids: vec![lane],
            kind: LaneKind::Pains,
        },
    );
    let step = apart.bo.column(1);
    let new = apart.bo.add_card(lane, step, "The stand at the fair");
    apart.bo.edit(new, Field::Channel("Fair".into()));
    let merged = apart.together();
    let card = merged.journey.card(new).unwrap();
    assert_eq!(card.place, None);
    assert!(matches!(&card.content, Content::Touchpoint(touchpoint) if touchpoint.channel == "Fair"));
    let ada = settle(&merged, Keep::Side(side_of(&merged, "Ada")));
    let card = ada.card(new).unwrap();
    assert_eq!(card.place.map(|place| (place.lane, place.step)), Some((lane, step)));
    assert!(matches!(card.content, Content::Pain(_)));
}

#[test]
fn fields_of_a_kind_are_not_lost_to_another_kind() {
    let mut apart = Apart::new();
    let card = apart.base.card(LaneKind::Touchpoints, 0);
    do_it(
        &mut apart.ada,
        Command::ChangeKind {
            ids: vec![card],
            kind: LaneKind::Thoughts,
        },
    );
    apart.bo.edit(card, Field::Channel("Radio".into()));
    let merged = apart.together();
    let bo = settle(&merged, Keep::Side(side_of(&merged, "Bo")));
    assert!(matches!(&bo.card(card).unwrap().content, Content::Touchpoint(one) if one.channel == "Radio"));
    let ada = settle(&merged, Keep::Side(side_of(&merged, "Ada")));
    assert!(matches!(ada.card(card).unwrap().content, Content::Thought));
}

#[test]
fn a_link_to_what_is_no_pain_any_more_stays_as_a_path_with_its_words() {
    let mut apart = Apart::new();
    let (from, to) = (
        apart.base.card(LaneKind::Actions, 0),
        apart.base.card(LaneKind::Pains, 0),
    );
    do_it(
        &mut apart.ada,
        Command::ChangeKind {
            ids: vec![to],
            kind: LaneKind::Thoughts,
        },
    );
    let link = apart.bo.link(LinkKind::Causes, from, to);
    apart.bo.edit(link, named("whenever it rains"));
    let merged = apart.together();
    let found = merged.journey.link(link).unwrap();
    assert_eq!(
        (found.kind, found.label.as_str()),
        (LinkKind::LeadsTo, "whenever it rains")
    );
    let (_, by) = conflict(&merged);
    assert_eq!(by, ["Bo", "Ada"]);
    assert!(settle(&merged, Keep::Side(1)).link(link).is_none());
}

#[test]
fn a_link_to_a_deleted_card_keeps_it() {
    let mut apart = Apart::new();
    let (from, to) = (
        apart.base.card(LaneKind::Actions, 0),
        apart.base.card(LaneKind::Pains, 0),
    );
    do_it(&mut apart.ada, delete(to));
    let link = apart.bo.link(LinkKind::Causes, from, to);
    let merged = apart.together();
    assert!(merged.journey.link(link).is_some() && merged.journey.card(to).is_some());
    let (conflict, by) = conflict(&merged);
    assert_eq!((conflict.of, by), (to, vec!["Bo", "Ada"]));
}

#[test]
fn an_actor_whom_somebody_named_stays() {
    let mut apart = Apart::after(|desk| {
        desk.add_actor("Nora", ActorKind::Customer);
    });
    let nora = apart.base.journey.actors().last().unwrap().id;
    let card = apart.base.card(LaneKind::Thoughts, 1);
    do_it(&mut apart.ada, delete(nora));
    apart.bo.edit(card, Field::Actor(Some(nora)));
    let merged = apart.together();
    assert_eq!(merged.journey.card(card).unwrap().actor, Some(nora));
    assert_eq!(conflict(&merged).0.of, nora);
}
