//! Conflicts: what people made of the same thing stays until somebody chooses, and choosing keeps what else was done since.

use journey_model::*;

use crate::desk::Desk;

const CONFLICT: Id = Id::from_bits(800_000);

/// Lays what two people made of a record into the map.
fn disagree(desk: &mut Desk, of: Id, sides: Vec<(&str, Option<Record>)>) -> Id {
    let id = Id::from_bits(CONFLICT.bits() + desk.journey.conflicts().count() as u64);
    let sides = sides.into_iter().map(|(by, record)| Side {
        by: by.to_owned(),
        record: record.map(Box::new),
    });
    let conflict = Element::Conflict(Conflict {
        id,
        of,
        sides: sides.collect(),
    });
    desk.journey.apply(&coming(conflict)).unwrap();
    desk.journey.check().unwrap();
    id
}

fn coming(element: Element) -> Transaction {
    Transaction {
        label: Label::new(Act::Paste, "", "", 1),
        changes: vec![Change {
            id: element.id(),
            before: None,
            after: Some(Record::Element(element)),
        }],
    }
}

fn card_of(desk: &Desk, id: Id) -> Card {
    desk.journey.card(id).unwrap().clone()
}

fn side(card: Card) -> Option<Record> {
    Some(Record::Element(Element::Card(card)))
}

fn said(card: &Card, text: &str) -> Option<Record> {
    side(Card {
        text: text.to_owned(),
        ..card.clone()
    })
}

/// A card of which Anna and Bo made different texts; the map shows Anna's.
fn disputed() -> (Desk, Id, Id) {
    let mut desk = Desk::new(90);
    let id = desk.card(LaneKind::Actions, 1);
    desk.edit(id, Field::Name("Anna's".into()));
    let card = card_of(&desk, id);
    let conflict = disagree(
        &mut desk,
        id,
        vec![("Anna", said(&card, "Anna's")), ("Bo", said(&card, "Bo's"))],
    );
    (desk, id, conflict)
}

fn keep(desk: &mut Desk, conflict: Id, keep: Keep) -> Result<Label, Refusal> {
    desk.carry_out(&Command::Resolve { conflict, keep })
}

#[test]
fn a_conflict_that_is_none_is_refused() {
    let (desk, id, conflict) = disputed();
    let card = card_of(&desk, id);
    let other = desk.card(LaneKind::Actions, 2);
    let faults = [
        (id, vec![("Anna", said(&card, "a"))], Fault::WrongSides),
        (id, vec![("Anna", None), ("Bo", None)], Fault::WrongSides),
        (
            id,
            vec![("Anna", None), ("Bo", side(card_of(&desk, other)))],
            Fault::WrongSides,
        ),
        (
            Id::from_bits(4),
            vec![("Anna", None), ("Bo", said(&card, "b"))],
            Fault::WrongSides,
        ),
        (
            id,
            vec![
                ("Anna", None),
                (
                    "Bo",
                    side(Card {
                        hue: Some(9),
                        ..card.clone()
                    }),
                ),
            ],
            Fault::OutOfRange,
        ),
        (
            Id::from_bits(77_777),
            vec![("Anna", None), ("Bo", said(&card, "b"))],
            Fault::Dangling(Id::from_bits(77_777)),
        ),
        (
            conflict,
            vec![("Anna", None), ("Bo", desk.journey.record(conflict))],
            Fault::WrongKind(conflict),
        ),
    ];
    for (of, sides, fault) in faults {
        let id = Id::from_bits(900_000);
        let sides = sides.into_iter().map(|(by, record)| Side {
            by: by.to_owned(),
            record: record.map(Box::new),
        });
        let element = Element::Conflict(Conflict {
            id,
            of,
            sides: sides.collect(),
        });
        let mut journey = desk.journey.clone();
        let refused = journey.apply(&coming(element.clone()));
        assert_eq!(refused, Err(Broken { id, fault }));
        assert_eq!(journey, desk.journey);
        let records = journey.records().chain([Record::Element(element)]);
        assert_eq!(Journey::from_records(records).err(), Some(Broken { id, fault }));
    }
}

#[test]
fn a_card_does_not_go_and_leave_its_conflict_behind() {
    let (mut desk, id, conflict) = disputed();
    let record = desk.journey.record(id);
    let alone = Transaction {
        label: Label::new(Act::Delete, "", "", 1),
        changes: vec![Change {
            id,
            before: record,
            after: None,
        }],
    };
    let broken = desk.journey.clone().apply(&alone).err();
    assert_eq!(
        broken,
        Some(Broken {
            id: conflict,
            fault: Fault::Dangling(id)
        })
    );
    let stage = desk.stage(0);
    desk.carry_out(&Command::Delete { ids: vec![stage] }).unwrap();
    assert_eq!(desk.journey.conflicts().count(), 0);
    assert!(desk.step(Direction::Undo));
    assert_eq!(desk.journey.conflicts_of(id).count(), 1, "undo brings both back");
}

#[test]
fn keeping_one_side_keeps_what_was_written_since_in_other_fields() {
    let (mut desk, id, conflict) = disputed();
    desk.edit(id, Field::Note("Written since".into()));
    let label = keep(&mut desk, conflict, Keep::Side(1)).unwrap();
    assert_eq!((label.act, label.name.as_str()), (Act::Resolve, "Anna's"));
    let card = card_of(&desk, id);
    assert_eq!((card.text.as_str(), card.note.as_str()), ("Bo's", "Written since"));
    assert_eq!(desk.journey.conflicts().count(), 0);
    assert!(desk.step(Direction::Undo));
    assert_eq!(desk.journey.conflicts().count(), 1);
    assert_eq!(card_of(&desk, id).text, "Anna's");
}

#[test]
fn the_side_that_the_map_shows_can_be_kept_as_well() {
    let (mut desk, id, conflict) = disputed();
    keep(&mut desk, conflict, Keep::Side(0)).unwrap();
    assert_eq!(card_of(&desk, id).text, "Anna's");
    assert_eq!(desk.journey.conflicts().count(), 0);
}

#[test]
fn a_side_that_is_not_there_and_a_conflict_that_is_none_are_refused() {
    let (mut desk, id, conflict) = disputed();
    assert_eq!(
        keep(&mut desk, conflict, Keep::Side(2)),
        Err(Refusal::Missing { id: conflict })
    );
    assert_eq!(keep(&mut desk, id, Keep::Side(0)), Err(Refusal::WrongKind { id }));
    let both = Keep::Both { copies: Vec::new() };
    assert_eq!(keep(&mut desk, conflict, both), Err(Refusal::Missing { id: conflict }));
    let both = Keep::Both { copies: vec![id] };
    assert_eq!(keep(&mut desk, conflict, both), Err(Refusal::Taken { id }));
}

#[test]
fn both_put_the_other_card_behind_the_first_in_its_cell() {
    let (mut desk, id, conflict) = disputed();
    let place = card_of(&desk, id).place.unwrap();
    let last = desk.add_card(place.lane, place.step, "Last");
    let copy = desk.mint();
    keep(&mut desk, conflict, Keep::Both { copies: vec![copy] }).unwrap();
    assert_eq!(desk.cell(place.lane, place.step), [id, copy, last]);
    assert_eq!(card_of(&desk, id).text, "Anna's");
    assert_eq!(card_of(&desk, copy).text, "Bo's");
}

#[test]
fn a_card_that_was_written_anew_since_stays_beside_both() {
    let (mut desk, id, conflict) = disputed();
    desk.edit(id, Field::Name("Something else".into()));
    let copies = vec![desk.mint(), desk.mint()];
    let place = card_of(&desk, id).place.unwrap();
    keep(&mut desk, conflict, Keep::Both { copies: copies.clone() }).unwrap();
    assert_eq!(desk.cell(place.lane, place.step), [id, copies[0], copies[1]]);
    let texts = [id, copies[0], copies[1]].map(|id| card_of(&desk, id).text);
    assert_eq!(texts, ["Something else", "Anna's", "Bo's"]);
}

#[test]
fn edited_here_and_deleted_there_is_one_or_the_other() {
    let mut desk = Desk::new(90);
    let id = desk.card(LaneKind::Touchpoints, 1);
    let card = card_of(&desk, id);
    let sides = vec![("Anna", said(&card, "Edited")), ("Bo", None)];
    let conflict = disagree(&mut desk, id, sides);
    desk.edit(id, Field::Name("Edited".into()));
    let copies = vec![desk.mint()];
    let both = keep(&mut desk, conflict, Keep::Both { copies });
    assert_eq!(both, Err(Refusal::NotBoth { id }));
    let links = desk.journey.links_of(id).len();
    assert!(links > 0);
    let label = keep(&mut desk, conflict, Keep::Side(1)).unwrap();
    assert_eq!(label.act, Act::Resolve);
    assert!(desk.journey.card(id).is_none(), "gone with its links");
    assert_eq!(desk.journey.conflicts().count(), 0);
    assert!(desk.step(Direction::Undo));
    assert_eq!(desk.journey.links_of(id).len(), links);
    desk.edit(id, Field::Name("Edited since".into()));
    keep(&mut desk, conflict, Keep::Side(0)).unwrap();
    assert_eq!(card_of(&desk, id).text, "Edited since", "what stays, stays as it is");
}

#[test]
fn a_card_moved_to_two_places_goes_to_the_one_that_is_chosen_or_stands_in_both() {
    let mut desk = Desk::new(90);
    let id = desk.card(LaneKind::Actions, 1);
    let card = card_of(&desk, id);
    let lane = desk.lane(LaneKind::Needs);
    let at = |step: Id| {
        side(Card {
            place: Some(Place { lane, step, span: 1 }),
            content: Content::Need,
            ..card.clone()
        })
    };
    let (third, fourth) = (desk.column(3), desk.column(4));
    let moved = Command::MoveCards {
        ids: vec![id],
        lane,
        step: third,
        before: None,
    };
    desk.carry_out(&moved).unwrap();
    let conflict = disagree(&mut desk, id, vec![("Anna", at(third)), ("Bo", at(fourth))]);
    let copy = desk.mint();
    keep(&mut desk, conflict, Keep::Both { copies: vec![copy] }).unwrap();
    assert_eq!(desk.cell(lane, third).last(), Some(&id));
    assert_eq!(desk.cell(lane, fourth).last(), Some(&copy));
    assert!(desk.step(Direction::Undo));
    keep(&mut desk, conflict, Keep::Side(1)).unwrap();
    assert_eq!(card_of(&desk, id).place.unwrap().step, fourth);
}

#[test]
fn a_place_that_is_gone_is_not_gone_to() {
    let mut desk = Desk::new(90);
    let id = desk.card(LaneKind::Actions, 1);
    let actor = desk.add_actor("Bo's friend", ActorKind::Persona);
    let card = card_of(&desk, id);
    let far = desk.column(7);
    let lane = card.place.unwrap().lane;
    let bo = Card {
        place: Some(Place {
            lane,
            step: far,
            span: 1,
        }),
        actor: Some(actor),
        text: "Bo's".into(),
        ..card.clone()
    };
    let conflict = disagree(&mut desk, id, vec![("Anna", side(card.clone())), ("Bo", side(bo))]);
    desk.carry_out(&Command::Delete { ids: vec![far, actor] }).unwrap();
    keep(&mut desk, conflict, Keep::Side(1)).unwrap();
    let now = card_of(&desk, id);
    assert_eq!((now.place, now.actor, now.text.as_str()), (card.place, None, "Bo's"));
}

#[test]
fn a_lane_that_changed_its_kind_since_takes_the_card_as_one_of_its_own() {
    let (mut desk, id, conflict) = disputed();
    let lane = desk.lane(LaneKind::Actions);
    let change = Command::ChangeKind {
        ids: vec![lane],
        kind: LaneKind::Pains,
    };
    desk.carry_out(&change).unwrap();
    keep(&mut desk, conflict, Keep::Side(1)).unwrap();
    assert!(matches!(card_of(&desk, id).content, Content::Pain(_)));
    assert_eq!(card_of(&desk, id).text, "Bo's");
}

#[test]
fn a_locked_lane_keeps_its_cards_as_they_are() {
    let (mut desk, _, conflict) = disputed();
    let lane = desk.lane(LaneKind::Actions);
    desk.edit(lane, Field::Locked(true));
    assert_eq!(
        keep(&mut desk, conflict, Keep::Side(1)),
        Err(Refusal::Locked { id: lane })
    );
    keep(&mut desk, conflict, Keep::Side(0)).unwrap();
}

#[test]
fn texts_of_a_stage_are_joined_and_its_numbers_are_not() {
    let mut desk = Desk::new(90);
    let id = desk.stage(0);
    let stage = desk.journey.stage(id).unwrap().clone();
    let made = |name: &str, rules: &[&str], contacts| {
        Some(Record::Element(Element::Stage(Stage {
            name: name.to_owned(),
            entry_rules: rules.iter().map(|rule| (*rule).to_owned()).collect(),
            contacts,
            ..stage.clone()
        })))
    };
    let sides = vec![
        ("Anna", made("See", &["Reads", "Asks"], None)),
        ("Bo", made("Notice", &["Asks", "Calls"], None)),
    ];
    let conflict = disagree(&mut desk, id, sides);
    keep(&mut desk, conflict, Keep::Both { copies: Vec::new() }).unwrap();
    let now = desk.journey.stage(id).unwrap();
    assert_eq!(now.name, "See / Notice");
    assert_eq!(now.entry_rules, ["Reads", "Asks", "Calls"]);
    let sides = vec![
        ("Anna", made("See", &[], Some(1.0))),
        ("Bo", made("See", &[], Some(2.0))),
    ];
    let conflict = disagree(&mut desk, id, sides);
    let both = keep(&mut desk, conflict, Keep::Both { copies: Vec::new() });
    assert_eq!(both, Err(Refusal::NotBoth { id }));
    keep(&mut desk, conflict, Keep::Side(1)).unwrap();
    assert_eq!(desk.journey.stage(id).unwrap().contacts, Some(2.0));
}

#[test]
fn two_links_between_the_same_cards_become_one_or_stay_two() {
    let mut desk = Desk::new(90);
    let (from, to) = (desk.card(LaneKind::Touchpoints, 1), desk.card(LaneKind::Touchpoints, 7));
    let id = desk.link(LinkKind::LeadsTo, from, to);
    let link = desk.journey.link(id).unwrap().clone();
    let other = desk.mint();
    let made = |id: Id, label: &str| {
        Some(Record::Link(Link {
            id,
            label: label.to_owned(),
            ..link.clone()
        }))
    };
    desk.edit(id, Field::Name("often".into()));
    let conflict = disagree(
        &mut desk,
        id,
        vec![("Anna", made(id, "often")), ("Bo", made(other, "now and then"))],
    );
    keep(&mut desk, conflict, Keep::Side(1)).unwrap();
    assert_eq!(desk.journey.link(id).unwrap().label, "now and then");
    assert!(desk.step(Direction::Undo));
    keep(&mut desk, conflict, Keep::Both { copies: vec![other] }).unwrap();
    let labels = [id, other].map(|id| desk.journey.link(id).unwrap().label.clone());
    assert_eq!(labels, ["often", "now and then"]);
    assert!(desk.step(Direction::Undo));
    desk.carry_out(&Command::Delete { ids: vec![from] }).unwrap();
    assert_eq!(
        desk.journey.conflicts().count(),
        0,
        "with the link, which went with its end"
    );
}

#[test]
fn a_lane_that_becomes_another_kind_takes_its_cards_along() {
    let mut desk = Desk::new(90);
    let id = desk.lane(LaneKind::Opportunities);
    let lane = desk.journey.lane(id).unwrap().clone();
    let made = |kind: LaneKind| Some(Record::Element(Element::Lane(Lane { kind, ..lane.clone() })));
    let sides = vec![("Anna", made(lane.kind)), ("Bo", made(LaneKind::Notes))];
    let conflict = disagree(&mut desk, id, sides);
    keep(&mut desk, conflict, Keep::Side(1)).unwrap();
    assert_eq!(desk.journey.lane(id).unwrap().kind, LaneKind::Notes);
}

#[test]
fn an_excerpt_keeps_the_conflicts_of_what_it_keeps() {
    let (mut desk, id, _) = disputed();
    let far = desk.card(LaneKind::Actions, 7);
    let card = card_of(&desk, far);
    disagree(&mut desk, far, vec![("Anna", said(&card, "x")), ("Bo", None)]);
    let only = Only {
        stages: vec![desk.stage(0)],
        ..Only::default()
    };
    let part = excerpt(&desk.journey, &only);
    part.check().unwrap();
    assert_eq!(part.conflicts().map(|conflict| conflict.of).collect::<Vec<_>>(), [id]);
}

#[test]
fn whatever_a_side_says_is_found_and_can_be_taken_out() {
    let (desk, _, conflict) = disputed();
    let mut record = desk.journey.record(conflict).unwrap();
    let texts: Vec<String> = record.texts().into_iter().map(|(_, text)| text.to_owned()).collect();
    for text in ["Anna", "Bo", "Anna's", "Bo's"] {
        assert!(texts.iter().any(|found| found == text), "{text}");
    }
    record.rewrite_texts(&mut |_, text| *text = text.replace("Bo", "Person 1"));
    let Record::Element(Element::Conflict(conflict)) = record else {
        panic!("a conflict")
    };
    assert_eq!(conflict.sides[1].by, "Person 1");
    assert_eq!(conflict.records().nth(1).unwrap().name(), "Person 1's");
}
