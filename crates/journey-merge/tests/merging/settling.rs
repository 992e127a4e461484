//! What was in conflict is settled, one after the other, in any order.

use journey_model::*;

use crate::apart::{Apart, named, settle};

fn resolve(journey: &mut Journey, conflict: Id, keep: Keep) {
    let transaction = plan(journey, &Command::Resolve { conflict, keep }).unwrap();
    journey.apply(&transaction).unwrap();
    journey.check().unwrap();
}

fn texts(journey: &Journey) -> Vec<String> {
    let mut texts: Vec<String> = journey.cards().map(|card| card.text.clone()).collect();
    texts.sort();
    texts
}

#[test]
fn a_lane_that_two_people_made_two_kinds_is_settled_with_its_cards_in_any_order_and_none_is_lost() {
    for kept in [0, 1] {
        for backwards in [false, true] {
            let mut apart = Apart::new();
            let lane = apart.base.lane(LaneKind::Opportunities);
            let cards = apart
                .base
                .journey
                .cards()
                .filter(|card| card.place.is_some_and(|place| place.lane == lane))
                .count();
            for (desk, kind) in [(&mut apart.ada, LaneKind::Pains), (&mut apart.bo, LaneKind::Notes)] {
                let change = Command::ChangeKind { ids: vec![lane], kind };
                desk.carry_out(&change).unwrap();
            }
            // Only one of them goes on with a card of the kind that he made of it.
            let card = apart.ada.cell(lane, apart.base.column(0))[0];
            apart.ada.edit(card, Field::Severity(5));
            let mut journey = apart.together().journey;
            // What the lane does not take as it is waits in the parking lot.
            let there = |journey: &Journey| {
                let is_of_lane = |card: &&Card| card.place.is_none_or(|place| place.lane == lane);
                journey.cards().filter(is_of_lane).count()
            };
            let parked = apart.base.journey.parked().len();
            let all = texts(&journey);
            assert_eq!(all, texts(&apart.base.journey), "no card is lost in the merge");
            let conflict = journey.conflicts().find(|conflict| conflict.of == lane).unwrap();
            let wanted = match conflict.sides[kept].record.as_deref() {
                Some(Record::Element(Element::Lane(lane))) => lane.kind,
                other => panic!("{other:?}"),
            };
            let mut conflicts: Vec<Id> = journey.conflicts().map(|conflict| conflict.id).collect();
            let of_lane = conflict.id;
            conflicts.retain(|id| *id != of_lane);
            // The lane first, and then what became of its cards; or the other way round.
            conflicts.insert(if backwards { conflicts.len() } else { 0 }, of_lane);
            for id in conflicts {
                resolve(&mut journey, id, Keep::Side(kept));
            }
            assert_eq!(journey.conflicts().count(), 0);
            assert_eq!(journey.lane(lane).unwrap().kind, wanted);
            assert_eq!(there(&journey), cards + parked, "{wanted:?}");
            assert_eq!(texts(&journey), all);
            // Where the lane is settled first, what stands in it is of its kind.
            let standing = journey
                .cards()
                .filter(|card| card.place.is_some_and(|place| place.lane == lane));
            assert!(standing.into_iter().all(|card| wanted.takes(&card.content)));
        }
    }
}

#[test]
fn what_a_newer_version_said_of_a_card_in_conflict_stays_when_it_is_settled() {
    let field = UnknownField {
        within: String::new(),
        name: "mood".to_owned(),
        value: "Glad".to_owned(),
    };
    let mut apart = Apart::new();
    let card = apart.base.card(LaneKind::Actions, 0);
    let mut unknown = Unknown {
        minor: 9,
        ..Unknown::default()
    };
    unknown.records.insert(card, vec![field.clone()]);
    for desk in [&mut apart.base, &mut apart.ada, &mut apart.bo] {
        desk.journey.keep_unknown(unknown.clone());
    }
    apart.ada.edit(card, named("Ask the neighbours"));
    apart.bo.edit(card, named("Search on the web"));
    let merged = apart.together();
    assert_eq!(merged.journey.unknown().of(card), std::slice::from_ref(&field));
    let copy = Id::from_bits(1 << 40);
    for keep in [Keep::Side(0), Keep::Side(1), Keep::Both { copies: vec![copy] }] {
        let both = matches!(keep, Keep::Both { .. });
        let settled = settle(&merged, keep);
        assert_eq!(settled.unknown(), &unknown);
        assert_eq!(settled.unknown().of(card), std::slice::from_ref(&field));
        // What nobody knows belongs to one card, not to another one beside it.
        assert_eq!(settled.card(copy).is_some(), both);
        assert!(settled.unknown().of(copy).is_empty());
    }
    // Deleted by one of them, it comes back with it.
    let mut apart = Apart::new();
    for desk in [&mut apart.base, &mut apart.ada, &mut apart.bo] {
        desk.journey.keep_unknown(unknown.clone());
    }
    apart.ada.edit(card, named("Ask the neighbours"));
    apart.bo.carry_out(&Command::Delete { ids: vec![card] }).unwrap();
    let merged = apart.together();
    let kept = merged
        .journey
        .conflicts()
        .next()
        .unwrap()
        .sides
        .iter()
        .position(|side| side.record.is_some())
        .unwrap();
    assert_eq!(
        settle(&merged, Keep::Side(kept)).unknown().of(card),
        std::slice::from_ref(&field)
    );
}
