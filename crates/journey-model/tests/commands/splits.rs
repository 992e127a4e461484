//! One becomes two.

use journey_model::*;

use crate::desk::Desk;

impl Desk {
    fn split(&mut self, id: Id, parts: &[Id]) -> Result<Id, Refusal> {
        let (new, step) = (self.mint(), self.mint());
        self.carry_out(&Command::Split {
            id,
            new,
            step,
            name: "second".into(),
            parts: parts.to_vec(),
        })?;
        Ok(new)
    }
}

#[test]
fn parts_must_belong_to_what_is_split() {
    let mut desk = Desk::new(90);
    let (lane, stage, step) = (desk.lane(LaneKind::Pains), desk.stage(0), desk.column(0));
    let (card, elsewhere) = (desk.card(LaneKind::Pains, 0), desk.column(7));
    let parked = desk.card(LaneKind::Needs, 0);
    desk.carry_out(&Command::ParkCards { ids: vec![parked] }).unwrap();
    let other_card = desk.card(LaneKind::Needs, 1);
    for (whole, part) in [
        (stage, elsewhere),
        (stage, card),
        (step, other_card),
        (step, parked),
        (lane, other_card),
        (lane, step),
    ] {
        assert_eq!(desk.split(whole, &[part]), Err(Refusal::WrongKind { id: part }));
    }
    assert_eq!(desk.split(card, &[]), Err(Refusal::WrongKind { id: card }));
    let all: Vec<Id> = desk.journey.steps_of(stage).iter().map(|step| step.id).collect();
    assert_eq!(
        desk.split(stage, &all),
        Err(Refusal::NothingToDo),
        "a stage keeps a step"
    );
    let taken = Command::Split {
        id: stage,
        new: card,
        step: Id::from_bits(99_999_999),
        name: String::new(),
        parts: vec![],
    };
    assert_eq!(desk.carry_out(&taken), Err(Refusal::Taken { id: card }));
}

#[test]
fn a_stage_gives_its_steps_with_their_cards_to_the_one_behind() {
    let mut desk = Desk::new(90);
    let first = desk.stage(0);
    desk.edit(first, Field::Hue(Some(4)));
    let steps: Vec<Id> = desk.journey.steps().iter().map(|step| step.id).collect();
    let new = desk.split(first, &steps[3..5]).unwrap();
    assert_eq!(desk.stage(1), new);
    assert_eq!(desk.journey.stage(new).unwrap().hue, None);
    let now: Vec<Id> = desk.journey.steps().iter().map(|step| step.id).collect();
    assert_eq!(now, steps, "reading order is kept");
    assert_eq!(desk.journey.steps_of(new).len(), 2);
}

#[test]
fn a_stage_without_parts_gets_a_neighbour_with_a_step_of_its_own() {
    let mut desk = Desk::new(90);
    let across = desk.card(LaneKind::Needs, 4);
    desk.stretch(across, 2);
    let old = desk.covers(across);
    let new = desk.split(desk.stage(0), &[]).unwrap();
    let steps = desk.journey.steps_of(new);
    assert_eq!(steps.len(), 1);
    assert_eq!(steps[0].name, "");
    assert_eq!(desk.covers(across), [old[0], steps[0].id, old[1]]);
}

#[test]
fn steps_taken_out_of_the_middle_are_no_longer_covered_from_both_sides() {
    let mut desk = Desk::new(90);
    let wide = desk.card(LaneKind::Needs, 0);
    desk.stretch(wide, 3);
    let old = desk.covers(wide);
    desk.split(desk.stage(0), &[old[1]]).unwrap();
    assert_eq!(desk.covers(wide), [old[0], old[2]]);
}

#[test]
fn a_step_gives_cards_to_the_one_behind_and_what_reaches_over_both_covers_both() {
    let mut desk = Desk::new(90);
    let actor = desk.add_actor("Buyers", ActorKind::Segment);
    let step = desk.column(2);
    desk.edit(step, Field::Segment(Some(actor)));
    let needs = desk.lane(LaneKind::Needs);
    let second = desk.add_card(needs, step, "second");
    let third = desk.add_card(needs, step, "third");
    let first = desk.card(LaneKind::Needs, 2);
    let (over, ends, wide) = (
        desk.card(LaneKind::Thoughts, 1),
        desk.card(LaneKind::Actions, 1),
        desk.card(LaneKind::Pains, 2),
    );
    desk.stretch(over, 3);
    desk.stretch(ends, 2);
    desk.stretch(wide, 2);
    let behind = desk.column(3);
    let new = desk.split(step, &[third, second, wide]).unwrap();
    assert_eq!(desk.column(3), new);
    let split = desk.journey.step(new).unwrap();
    assert_eq!((split.segment, split.name.as_str()), (Some(actor), "second"));
    assert_eq!(desk.cell(needs, step), [first]);
    assert_eq!(desk.cell(needs, new), [second, third], "they keep their order");
    assert_eq!(desk.covers(over), [desk.column(1), step, new, behind]);
    assert_eq!(desk.covers(ends), [desk.column(1), step]);
    assert_eq!(desk.covers(wide), [new, behind]);
}

#[test]
fn a_lane_gives_cards_and_the_line_to_the_one_below() {
    let mut desk = Desk::new(90);
    let pains = desk.lane(LaneKind::Pains);
    desk.edit(pains, Field::LineBelow(Some(Line::Visibility)));
    let cards = [desk.card(LaneKind::Pains, 1), desk.card(LaneKind::Pains, 4)];
    let new = desk.split(pains, &cards).unwrap();
    let lanes: Vec<Id> = desk.journey.lanes().iter().map(|lane| lane.id).collect();
    let at = lanes.iter().position(|lane| *lane == pains).unwrap();
    assert_eq!(lanes[at + 1], new);
    let lane = |id| desk.journey.lane(id).unwrap();
    assert_eq!(
        (lane(pains).line_below, lane(new).line_below),
        (None, Some(Line::Visibility))
    );
    assert_eq!(lane(new).kind, LaneKind::Pains);
    assert_eq!(desk.cell(new, desk.column(4)), [cards[1]]);
    assert!(desk.cell(pains, desk.column(4)).is_empty());
}

#[test]
fn an_actor_gives_cards_to_another_of_the_same_kind() {
    let mut desk = Desk::new(90);
    let main = desk.journey.main_actor().unwrap().id;
    let staff = desk.add_actor("Bea", ActorKind::Staff);
    let (silent, named) = (desk.card(LaneKind::Needs, 0), desk.card(LaneKind::Needs, 1));
    desk.edit(named, Field::Actor(Some(staff)));
    assert_eq!(desk.split(main, &[named]), Err(Refusal::WrongKind { id: named }));
    let new = desk.split(main, &[silent]).unwrap();
    let actors: Vec<Id> = desk.journey.actors().iter().map(|actor| actor.id).collect();
    assert_eq!(actors, [main, new, staff]);
    assert_eq!(desk.journey.card(silent).unwrap().actor, Some(new));
    let actor = desk.journey.actor(new).unwrap();
    assert_eq!((actor.kind, actor.hue), (ActorKind::Persona, 2));
    assert_eq!(desk.journey.main_actor().unwrap().id, main);
}
