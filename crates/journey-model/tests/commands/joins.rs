//! Two become one.

use journey_model::*;

use crate::desk::Desk;

impl Desk {
    fn join(&mut self, id: Id, into: Id) -> Result<Label, Refusal> {
        self.carry_out(&Command::Join { id, into })
    }
}

#[test]
fn only_two_of_a_kind_can_be_joined() {
    let mut desk = Desk::new(90);
    let (stage, step, lane, card) = (
        desk.stage(0),
        desk.column(0),
        desk.lane(LaneKind::Pains),
        desk.card(LaneKind::Pains, 0),
    );
    let about = desk.journey.about().id;
    for (id, into) in [
        (stage, stage),
        (stage, step),
        (lane, step),
        (card, desk.card(LaneKind::Pains, 1)),
        (about, about),
    ] {
        assert_eq!(desk.join(id, into), Err(Refusal::WrongKind { id }));
    }
    let nowhere = Id::from_bits(77_777_777);
    assert_eq!(desk.join(stage, nowhere), Err(Refusal::Missing { id: nowhere }));
}

#[test]
fn neighbouring_stages_become_one_in_reading_order_whichever_goes() {
    for (goes, stays) in [(0, 1), (1, 0)] {
        let mut desk = Desk::new(90);
        let (goes, stays) = (desk.stage(goes), desk.stage(stays));
        desk.edit(goes, Field::EntryRules(vec!["asks".into(), "buys".into()]));
        desk.edit(stays, Field::EntryRules(vec!["buys".into()]));
        let across = desk.card(LaneKind::Needs, 4);
        desk.stretch(across, 2);
        let before: Vec<Id> = desk.journey.steps().iter().map(|step| step.id).collect();
        let covered = desk.covers(across);
        let label = desk.join(goes, stays).unwrap();
        assert_eq!(label.act, Act::Join);
        let after: Vec<Id> = desk.journey.steps().iter().map(|step| step.id).collect();
        assert_eq!(after, before);
        assert_eq!(desk.covers(across), covered);
        assert!(desk.journey.stage(goes).is_none());
        let rules = &desk.journey.stage(stays).unwrap().entry_rules;
        assert_eq!(rules, &["buys", "asks"]);
    }
}

#[test]
fn steps_become_one_column_and_no_card_covers_less_than_what_is_left() {
    let mut desk = Desk::new(90);
    let (goes, stays) = (desk.column(3), desk.column(2));
    let needs = desk.lane(LaneKind::Needs);
    let (left, right) = (desk.card(LaneKind::Needs, 2), desk.card(LaneKind::Needs, 3));
    let last = desk.add_card(needs, goes, "last");
    let (both, over, from, until) = (
        desk.card(LaneKind::Actions, 2),
        desk.card(LaneKind::Pains, 1),
        desk.card(LaneKind::Thoughts, 3),
        desk.card(LaneKind::Backstage, 1),
    );
    desk.stretch(both, 2);
    desk.stretch(over, 4);
    desk.stretch(from, 2);
    desk.stretch(until, 2);
    let (first, behind) = (desk.column(1), desk.column(4));
    desk.join(goes, stays).unwrap();
    assert_eq!(desk.cell(needs, stays), [left, right, last]);
    assert_eq!(desk.covers(both), [stays]);
    assert_eq!(desk.covers(over), [first, stays, behind]);
    assert_eq!(desk.covers(from), [stays, behind]);
    assert_eq!(desk.covers(until), [first, stays]);
}

#[test]
fn a_step_joined_into_the_one_behind_comes_in_front() {
    let mut desk = Desk::new(90);
    let (goes, stays) = (desk.column(2), desk.column(3));
    let needs = desk.lane(LaneKind::Needs);
    let expected = [desk.card(LaneKind::Needs, 2), desk.card(LaneKind::Needs, 3)];
    let wide = desk.card(LaneKind::Thoughts, 2);
    desk.stretch(wide, 3);
    let old = desk.covers(wide);
    desk.join(goes, stays).unwrap();
    assert_eq!(desk.cell(needs, stays), expected);
    assert_eq!(desk.covers(wide), old[1..]);
}

#[test]
fn a_step_joined_into_one_far_away_leaves_cards_that_cover_others_with_those() {
    let mut desk = Desk::new(90);
    let (goes, stays) = (desk.column(6), desk.column(0));
    let (wide, narrow) = (desk.card(LaneKind::Thoughts, 5), desk.card(LaneKind::Needs, 6));
    desk.stretch(wide, 3);
    let old = desk.covers(wide);
    desk.join(goes, stays).unwrap();
    assert_eq!(desk.covers(wide), [old[0], old[2]]);
    assert_eq!(desk.covers(narrow), [stays]);
}

#[test]
fn cards_of_a_lane_become_what_the_other_lane_takes() {
    let mut desk = Desk::new(90);
    let (pains, needs) = (desk.lane(LaneKind::Pains), desk.lane(LaneKind::Needs));
    let (pain, need) = (desk.card(LaneKind::Pains, 0), desk.card(LaneKind::Needs, 0));
    let answers = desk.link(LinkKind::Answers, desk.card(LaneKind::Opportunities, 0), pain);
    desk.join(pains, needs).unwrap();
    assert_eq!(desk.cell(needs, desk.column(0)), [need, pain]);
    assert_eq!(desk.journey.card(pain).unwrap().content, Content::Need);
    assert!(desk.journey.lane(pains).is_none() && desk.journey.link(answers).is_none());
    assert!(desk.step(Direction::Undo));
    desk.join(needs, pains).unwrap();
    assert_eq!(
        desk.cell(pains, desk.column(0)),
        [need, pain],
        "the upper lane's come first"
    );
}

#[test]
fn the_line_below_the_lower_of_two_neighbours_stays() {
    let mut desk = Desk::new(90);
    let (upper, lower) = (desk.lane(LaneKind::Emotions), desk.lane(LaneKind::Pains));
    desk.edit(lower, Field::LineBelow(Some(Line::Interaction)));
    desk.join(lower, upper).unwrap();
    assert_eq!(desk.journey.lane(upper).unwrap().line_below, Some(Line::Interaction));
}

#[test]
fn an_actors_cards_steps_and_views_go_over() {
    let mut desk = Desk::new(90);
    let main = desk.journey.main_actor().unwrap().id;
    let (goes, stays) = (
        desk.add_actor("Bea", ActorKind::Segment),
        desk.add_actor("Carl", ActorKind::Segment),
    );
    let (card, step) = (desk.card(LaneKind::Needs, 0), desk.column(0));
    desk.edit(card, Field::Actor(Some(goes)));
    desk.edit(step, Field::Segment(Some(goes)));
    let view = desk.mint();
    let filter = Filter {
        actors: vec![goes, stays],
        ..Filter::default()
    };
    desk.carry_out(&Command::AddView {
        id: view,
        name: "Theirs".into(),
        seen: Seen {
            filter,
            ..Seen::default()
        },
    })
    .unwrap();
    desk.join(goes, stays).unwrap();
    assert_eq!(desk.journey.card(card).unwrap().actor, Some(stays));
    assert_eq!(desk.journey.step(step).unwrap().segment, Some(stays));
    assert_eq!(desk.journey.views()[0].seen.filter.actors, [stays]);
    assert_eq!(desk.journey.main_actor().unwrap().id, main);
}

#[test]
fn cards_that_name_nobody_do_not_change_hands_when_the_main_actor_goes() {
    let mut desk = Desk::new(90);
    let main = desk.journey.main_actor().unwrap().id;
    let (persona, staff) = (
        desk.add_actor("Dan", ActorKind::Persona),
        desk.add_actor("Eve", ActorKind::Staff),
    );
    let card = desk.card(LaneKind::Needs, 0);
    desk.join(main, persona).unwrap();
    assert_eq!(desk.journey.card(card).unwrap().actor, None, "the next main actor's");
    assert!(desk.step(Direction::Undo));
    desk.join(main, staff).unwrap();
    assert_eq!(desk.journey.card(card).unwrap().actor, Some(staff));
}

#[test]
fn links_turn_to_the_one_that_stays_unless_they_would_be_there_twice_or_lead_nowhere() {
    let mut desk = Desk::new(90);
    let (goes, stays, third) = (desk.column(1), desk.column(2), desk.column(7));
    let turned = desk.link(LinkKind::LeadsTo, third, goes);
    let twice = desk.link(LinkKind::LeadsTo, goes, third);
    let there = desk.link(LinkKind::LeadsTo, stays, third);
    let between = desk.link(LinkKind::LeadsTo, goes, stays);
    let inside = desk.link(LinkKind::Causes, goes, desk.card(LaneKind::Pains, 1));
    desk.join(goes, stays).unwrap();
    assert_eq!(desk.journey.link(turned).unwrap().to, stays);
    assert_eq!(desk.journey.link(inside).unwrap().from, stays);
    assert!(desk.journey.link(there).is_some());
    assert!(desk.journey.link(twice).is_none() && desk.journey.link(between).is_none());
}
