//! Cards and lanes become another kind.

use journey_model::*;

use crate::desk::{Desk, new_card};

fn change(ids: &[Id], kind: LaneKind) -> Command {
    Command::ChangeKind {
        ids: ids.to_vec(),
        kind,
    }
}

#[test]
fn without_a_lane_for_it_a_card_cannot_change() {
    let mut desk = Desk::new(90);
    let card = desk.card(LaneKind::Pains, 0);
    let storyboard = LaneKind::Storyboard;
    assert_eq!(
        desk.carry_out(&change(&[card], storyboard)),
        Err(Refusal::NoLane { kind: storyboard })
    );
    let step = desk.column(0);
    assert_eq!(
        desk.carry_out(&change(&[step], storyboard)),
        Err(Refusal::WrongKind { id: step })
    );
    assert_eq!(
        desk.carry_out(&change(&[card], LaneKind::Pains)),
        Err(Refusal::NothingToDo)
    );
    assert_eq!(desk.carry_out(&change(&[], LaneKind::Pains)), Err(Refusal::NothingToDo));
}

#[test]
fn a_card_goes_to_the_nearest_lane_of_the_kind_and_the_upper_of_two() {
    let mut desk = Desk::new(90);
    // Actions, Touchpoints, Thoughts, Needs, Emotions, Pains, Opportunities, Backstage, Metrics.
    let above = desk.add_lane(LaneKind::Support, Some(desk.lane(LaneKind::Touchpoints)));
    let below = desk.add_lane(LaneKind::Support, Some(desk.lane(LaneKind::Opportunities)));
    let place = |desk: &Desk, id| desk.journey.card(id).unwrap().place.unwrap();
    let (pain, action, need) = (
        desk.card(LaneKind::Pains, 3),
        desk.card(LaneKind::Actions, 3),
        desk.card(LaneKind::Needs, 3),
    );
    let step = desk.column(3);
    let label = desk
        .carry_out(&change(&[pain, action, need], LaneKind::Support))
        .unwrap();
    assert_eq!((label.count, label.place.as_str()), (3, "lane"));
    assert_eq!((place(&desk, pain).lane, place(&desk, action).lane), (below, above));
    assert_eq!(place(&desk, need).lane, above, "three lanes away above and below");
    assert_eq!(desk.cell(above, step), [action, need]);
    assert_eq!(desk.journey.card(pain).unwrap().content, Content::Support);
    // A hidden lane, then a locked one, comes last.
    assert!(desk.step(Direction::Undo));
    desk.edit(below, Field::Hidden(true));
    desk.carry_out(&change(&[pain], LaneKind::Support)).unwrap();
    assert_eq!(place(&desk, pain).lane, above);
    assert!(desk.step(Direction::Undo));
    desk.edit(above, Field::Locked(true));
    desk.carry_out(&change(&[pain], LaneKind::Support)).unwrap();
    assert_eq!(place(&desk, pain).lane, below);
    desk.edit(below, Field::Locked(true));
    assert!(matches!(
        desk.carry_out(&change(&[action], LaneKind::Support)),
        Err(Refusal::Locked { .. })
    ));
}

#[test]
fn cards_keep_their_span_and_words_and_lose_links_that_no_longer_make_sense() {
    let mut desk = Desk::new(90);
    let (pain, opportunity) = (desk.card(LaneKind::Pains, 2), desk.card(LaneKind::Opportunities, 2));
    let answers = desk.link(LinkKind::Answers, opportunity, pain);
    let leads = desk.link(LinkKind::LeadsTo, opportunity, pain);
    desk.stretch(pain, 2);
    desk.edit(pain, Field::Note("remember".into()));
    desk.carry_out(&change(&[pain], LaneKind::Needs)).unwrap();
    let card = desk.journey.card(pain).unwrap();
    assert_eq!((card.note.as_str(), card.place.unwrap().span), ("remember", 2));
    assert!(desk.journey.link(answers).is_none() && desk.journey.link(leads).is_some());
}

#[test]
fn parked_cards_change_where_they_are() {
    let mut desk = Desk::new(90);
    let id = desk.mint();
    desk.carry_out(&Command::AddCards {
        cards: vec![new_card(id, None, "!slow")],
        links: vec![],
    })
    .unwrap();
    desk.carry_out(&change(&[id], LaneKind::Storyboard)).unwrap();
    let card = desk.journey.card(id).unwrap();
    assert_eq!(
        (card.place, &card.content),
        (None, &LaneKind::Storyboard.fresh_content())
    );
}

#[test]
fn a_lane_changes_with_all_its_cards() {
    let mut desk = Desk::new(90);
    let (pains, step) = (desk.lane(LaneKind::Pains), desk.column(0));
    let (pain, opportunity) = (desk.card(LaneKind::Pains, 0), desk.card(LaneKind::Opportunities, 0));
    let answers = desk.link(LinkKind::Answers, opportunity, pain);
    desk.edit(pain, Field::Severity(5));
    desk.carry_out(&change(&[pains, pain], LaneKind::Metrics)).unwrap();
    assert_eq!(desk.cell(pains, step), [pain]);
    assert!(matches!(desk.journey.card(pain).unwrap().content, Content::Metric(_)));
    assert!(desk.journey.link(answers).is_none());
    assert!(desk.step(Direction::Undo));
    assert!(matches!(&desk.journey.card(pain).unwrap().content, Content::Pain(pain) if pain.severity == 5));
    let notes = desk.add_lane(LaneKind::Notes, None);
    let note = desk.add_card(notes, step, "a note");
    desk.carry_out(&change(&[notes], LaneKind::Custom)).unwrap();
    assert_eq!(desk.journey.card(note).unwrap().content, Content::Note);
}
