//! What happens to people who edited a map apart.

use journey_merge::{Version, merge_unrelated};
use journey_model::*;

use crate::apart::{Apart, conflict, delete, do_it, named, settle, side_of, text, to_cell};
use crate::desk::Desk;
use crate::people::{desk_of, merged};

#[test]
fn two_fields_of_one_card_come_together() {
    let mut apart = Apart::new();
    let card = apart.base.card(LaneKind::Pains, 2);
    apart.ada.edit(card, named("The parcel waits at the depot"));
    apart.bo.edit(card, Field::Severity(5));
    apart.bo.edit(card, Field::Tags(vec!["parcel".into()]));
    let merged = apart.together();
    let card = merged.journey.card(card).unwrap();
    assert_eq!(card.text, "The parcel waits at the depot");
    assert!(matches!(&card.content, Content::Pain(pain) if pain.severity == 5));
    assert_eq!(card.tags, ["parcel"]);
    assert_eq!((merged.conflicts, merged.joined.together), (vec![], vec![card.id]));
}

#[test]
fn one_text_comes_together_word_by_word() {
    let mut apart = Apart::after(|desk| {
        let card = desk.card(LaneKind::Actions, 0);
        desk.edit(
            card,
            Field::Note("She asks at the counter and then waits for an answer".into()),
        );
    });
    let card = apart.base.card(LaneKind::Actions, 0);
    apart.ada.edit(
        card,
        Field::Note("She asks twice at the counter and then waits for an answer".into()),
    );
    apart.bo.edit(
        card,
        Field::Note("She asks at the counter and then waits two days for an answer".into()),
    );
    let merged = apart.together();
    let both = "She asks twice at the counter and then waits two days for an answer";
    assert_eq!(merged.journey.card(card).unwrap().note, both);
    assert_eq!(merged.conflicts, []);
}

#[test]
fn one_text_written_anew_by_both_is_in_conflict_and_either_or_both_can_be_kept() {
    let mut apart = Apart::new();
    let card = apart.base.card(LaneKind::Actions, 0);
    apart.ada.edit(card, named("Ask the neighbours"));
    apart.bo.edit(card, named("Search on the web"));
    apart.bo.edit(card, Field::Note("Bo's own note".into()));
    let merged = apart.together();
    let (conflict, by) = conflict(&merged);
    assert_eq!((conflict.of, merged.conflicts.as_slice()), (card, &[conflict.id][..]));
    assert_eq!(
        {
            let mut by = by.clone();
            by.sort_unstable();
            by
        },
        ["Ada", "Bo"]
    );
    // What is not in conflict is there on every side.
    for record in conflict.records() {
        assert!(matches!(record, Record::Element(Element::Card(card)) if card.note == "Bo's own note"));
    }
    let adas = settle(&merged, Keep::Side(side_of(&merged, "Ada")));
    assert_eq!(text(&adas, card), "Ask the neighbours");
    assert_eq!(adas.card(card).unwrap().note, "Bo's own note");
    assert_eq!(
        text(&settle(&merged, Keep::Side(side_of(&merged, "Bo"))), card),
        "Search on the web"
    );
    let copies = vec![Id::from_bits(77_000_000), Id::from_bits(78_000_000)];
    let both = settle(&merged, Keep::Both { copies });
    let place = both.card(card).unwrap().place.unwrap();
    let mut texts: Vec<&str> = both
        .cards_at(place.lane, place.step)
        .iter()
        .map(|card| card.text.as_str())
        .collect();
    texts.sort_unstable();
    assert_eq!(texts, ["Ask the neighbours", "Search on the web"]);
}

#[test]
fn a_card_that_one_deleted_and_the_other_edited_stays_until_somebody_decides() {
    let mut apart = Apart::new();
    let card = apart.base.card(LaneKind::Thoughts, 3);
    do_it(&mut apart.ada, delete(card));
    apart.bo.edit(card, named("Is it worth the wait?"));
    let merged = apart.together();
    assert_eq!(text(&merged.journey, card), "Is it worth the wait?");
    let (_, by) = conflict(&merged);
    assert_eq!(by, ["Bo", "Ada"], "who deleted comes last");
    assert_eq!(settle(&merged, Keep::Side(1)).card(card), None);
    assert_eq!(text(&settle(&merged, Keep::Side(0)), card), "Is it worth the wait?");
}

#[test]
fn a_card_that_was_only_pushed_aside_is_not_kept_from_deletion() {
    let mut apart = Apart::after(|desk| {
        let (lane, step) = (desk.lane(LaneKind::Thoughts), desk.column(0));
        for text in ["one", "two", "three"] {
            desk.add_card(lane, step, text);
        }
    });
    let cell = apart
        .base
        .cell(apart.base.lane(LaneKind::Thoughts), apart.base.column(0));
    let [first, .., last] = cell.as_slice() else {
        panic!("{cell:?}")
    };
    do_it(&mut apart.ada, delete(*last));
    let (lane, step) = (apart.bo.lane(LaneKind::Thoughts), apart.bo.column(0));
    do_it(
        &mut apart.bo,
        Command::MoveCards {
            ids: vec![*last],
            lane,
            step,
            before: Some(*first),
        },
    );
    let merged = apart.together();
    assert_eq!((merged.journey.card(*last), merged.conflicts), (None, vec![]));
}

#[test]
fn a_card_moved_to_two_places_is_in_conflict_and_keeps_its_new_words() {
    let mut apart = Apart::new();
    let card = apart.base.card(LaneKind::Actions, 0);
    let lane = apart.base.lane(LaneKind::Actions);
    let (second, third) = (apart.base.column(1), apart.base.column(2));
    do_it(&mut apart.ada, to_cell(card, lane, second));
    do_it(&mut apart.bo, to_cell(card, lane, third));
    apart.bo.edit(card, named("Compare offers"));
    let merged = apart.together();
    assert_eq!(text(&merged.journey, card), "Compare offers");
    let at = |journey: &Journey| journey.card(card).unwrap().place.unwrap().step;
    let ada = settle(&merged, Keep::Side(side_of(&merged, "Ada")));
    let bo = settle(&merged, Keep::Side(side_of(&merged, "Bo")));
    assert_eq!((at(&ada), at(&bo)), (second, third));
}

#[test]
fn a_move_and_an_edit_of_one_card_come_together() {
    let mut apart = Apart::new();
    let card = apart.base.card(LaneKind::Actions, 0);
    let lane = apart.base.lane(LaneKind::Actions);
    let step = apart.base.column(4);
    do_it(&mut apart.ada, to_cell(card, lane, step));
    let order = apart.ada.journey.card(card).unwrap().order.clone();
    apart.bo.edit(card, named("Pay at the desk"));
    apart.bo.edit(card, Field::Span(2));
    let merged = apart.together();
    let card = merged.journey.card(card).unwrap();
    assert_eq!(card.place, Some(Place { lane, step, span: 2 }));
    assert_eq!((card.text.as_str(), &card.order), ("Pay at the desk", &order));
    assert_eq!(merged.conflicts, []);
}

#[test]
fn cards_put_at_the_same_place_are_both_there() {
    let mut apart = Apart::new();
    let (lane, step) = (apart.base.lane(LaneKind::Actions), apart.base.column(0));
    let ada = apart.ada.add_card(lane, step, "Ada's");
    let bo = apart.bo.add_card(lane, step, "Bo's");
    let merged = apart.together();
    let cell: Vec<Id> = merged.journey.cards_at(lane, step).iter().map(|card| card.id).collect();
    assert_eq!(cell[1..], [ada, bo]);
    assert_eq!(merged.conflicts, []);
}

#[test]
fn tags_and_entry_rules_are_put_together_one_by_one() {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut apart = Apart::after(|desk| {
        let (card, stage) = (desk.card(LaneKind::Actions, 0), desk.stage(0));
        desk.edit(card, Field::Tags(words(&["web", "price", "mail"])));
        desk.edit(stage, Field::EntryRules(words(&["asks", "visits", "calls"])));
    });
    let (card, stage) = (apart.base.card(LaneKind::Actions, 0), apart.base.stage(0));
    apart.ada.edit(card, Field::Tags(words(&["web", "mail", "shop"])));
    apart
        .bo
        .edit(card, Field::Tags(words(&["first", "web", "price", "mail", "shop"])));
    apart
        .ada
        .edit(stage, Field::EntryRules(words(&["asks", "visits twice", "calls"])));
    apart
        .bo
        .edit(stage, Field::EntryRules(words(&["asks", "visits", "calls", "writes"])));
    let merged = apart.together();
    assert_eq!(
        merged.journey.card(card).unwrap().tags,
        ["first", "web", "mail", "shop"]
    );
    let rules = &merged.journey.stage(stage).unwrap().entry_rules;
    assert_eq!(rules, &["asks", "visits twice", "calls", "writes"]);
    assert_eq!(merged.conflicts, []);
}

#[test]
fn three_breakout_groups_come_together_in_one_act() {
    let base = Desk::new(90);
    let mut groups: Vec<Desk> = (0..3).map(|group| desk_of(&base, group)).collect();
    let card = base.card(LaneKind::Pains, 0);
    let lane = base.lane(LaneKind::Pains);
    for (number, desk) in groups.iter_mut().enumerate() {
        let step = desk.column(number);
        desk.add_card(lane, step, &format!("group {number}"));
        desk.edit(card, Field::Severity([2, 5, 5][number]));
    }
    let all: Vec<&Journey> = groups.iter().map(|desk| &desk.journey).collect();
    let merged = merged(&base.journey, &all);
    assert_eq!(merged.journey.cards().count(), base.journey.cards().count() + 3);
    let (_, by) = conflict(&merged);
    assert_eq!(
        {
            let mut by = by.clone();
            by.sort_unstable();
            by
        },
        ["Ada", "Bo, Cleo"],
        "two of them say the same"
    );
    let brought: Vec<(usize, usize)> = merged
        .joined
        .brought
        .iter()
        .map(|one| (one.added.len(), one.changed.len()))
        .collect();
    assert_eq!(brought, [(1, 1), (1, 1), (1, 1)]);
}

#[test]
fn the_preview_says_who_brought_what() {
    let mut apart = Apart::new();
    let [edited, deleted] = [0, 1].map(|column| apart.base.card(LaneKind::Actions, column));
    let moved = apart.base.card(LaneKind::Pains, 0);
    let (lane, step) = (apart.base.lane(LaneKind::Pains), apart.base.column(3));
    apart.ada.edit(edited, named("Unpack"));
    do_it(&mut apart.ada, delete(deleted));
    do_it(&mut apart.bo, to_cell(moved, lane, step));
    let added = apart.bo.add_card(lane, step, "Too heavy");
    let [ada, bo] = apart.together().joined.brought.try_into().unwrap();
    assert_eq!(
        (ada.by.as_str(), ada.added, ada.changed, ada.moved, ada.removed),
        ("Ada", vec![], vec![edited], vec![], vec![deleted])
    );
    assert_eq!(
        (bo.by.as_str(), bo.added, bo.changed, bo.moved, bo.removed),
        ("Bo", vec![added], vec![], vec![moved], vec![])
    );
}

#[test]
fn maps_of_unknown_descent_lose_nothing_and_differences_are_marked() {
    let mut apart = Apart::new();
    let title = apart.base.journey.about().id;
    let card = apart.base.card(LaneKind::Actions, 0);
    apart.ada.edit(title, named("Moving house"));
    apart.bo.edit(title, named("Moving out"));
    do_it(&mut apart.ada, delete(card));
    let [ada, bo] = [(&apart.ada, "Ada"), (&apart.bo, "Bo")].map(|(desk, by)| Version {
        journey: &desk.journey,
        by,
    });
    let merged = merge_unrelated(ada, bo).unwrap();
    assert!(
        merged.journey.card(card).is_some(),
        "nobody can tell that it was there before"
    );
    assert_eq!(conflict(&merged).0.of, title);
    assert_eq!(merged.joined.brought[1].added, [card]);
    // Maps that have nothing in common but their making.
    let other = sample::journey(20);
    let moved = other.records().map(|record| match record {
        Record::Element(Element::About(about)) => Record::Element(Element::About(About {
            id: Id::from_bits(u64::MAX),
            ..about
        })),
        other => other,
    });
    let other = Journey::from_records(moved).unwrap();
    let cards = other.cards().count();
    let merged = merge_unrelated(
        ada,
        Version {
            journey: &other,
            by: "Bo",
        },
    )
    .unwrap();
    merged.journey.check().unwrap();
    assert!(merged.journey.cards().count() >= cards);
}

#[test]
fn a_conflict_that_one_settled_stays_settled() {
    let mut apart = Apart::new();
    let card = apart.base.card(LaneKind::Actions, 0);
    apart.ada.edit(card, named("Ask the neighbours"));
    apart.bo.edit(card, named("Search on the web"));
    let first = apart.together();
    let adas = settle(&first, Keep::Side(side_of(&first, "Ada")));
    let bos = settle(&first, Keep::Side(side_of(&first, "Bo")));
    let once = merged(&first.journey, &[&adas, &first.journey]);
    assert_eq!((once.journey, once.conflicts), (adas.clone(), vec![]));
    // Each settled it their way: it is a conflict again, with the same words.
    let twice = merged(&first.journey, &[&adas, &bos]);
    let (_, by) = conflict(&twice);
    assert_eq!(by.len(), 2);
    let texts: Vec<&str> = conflict(&twice).0.records().map(Record::name).collect();
    assert_eq!(texts, ["Ask the neighbours", "Search on the web"]);
}

#[test]
fn what_a_newer_version_said_is_kept_from_both() {
    let mut apart = Apart::new();
    let card = apart.base.card(LaneKind::Actions, 0);
    for (desk, name) in [(&mut apart.ada, "mood"), (&mut apart.bo, "weight")] {
        let field = UnknownField {
            within: String::new(),
            name: name.to_owned(),
            value: "1".to_owned(),
        };
        let mut unknown = Unknown {
            minor: 1,
            ..Unknown::default()
        };
        unknown.records.insert(card, vec![field]);
        desk.journey.keep_unknown(unknown);
    }
    let merged = apart.together();
    let names: Vec<&str> = merged
        .journey
        .unknown()
        .of(card)
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(names, ["mood", "weight"]);
}
