//! What findings read, and what was decided about them, edited apart.

use journey_merge::{Version, merge_unrelated};
use journey_model::*;

use crate::apart::{Apart, conflict, do_it, settle};
use crate::desk::Desk;

fn mute(finding: &str, reason: &str) -> Command {
    Command::Mute {
        finding: finding.into(),
        of: None,
        beside: None,
        reason: reason.into(),
    }
}

fn threshold(name: &str, value: f64) -> Command {
    Command::SetThreshold {
        name: name.into(),
        value: Some(value),
    }
}

#[test]
fn what_two_decided_about_different_findings_comes_together() {
    let mut apart = Apart::after(|desk| {
        do_it(desk, mute("Loop", "on purpose"));
        do_it(desk, threshold("overload", 9.0));
    });
    do_it(&mut apart.ada, mute("DeadEnd", "they stay"));
    do_it(&mut apart.ada, threshold("channels", 3.0));
    let again = Command::Unmute {
        finding: "Loop".into(),
        of: None,
        beside: None,
    };
    do_it(&mut apart.bo, again);
    do_it(&mut apart.bo, threshold("overload", 7.0));
    let merged = apart.together();
    assert_eq!(merged.conflicts, []);
    let findings = &merged.journey.about().findings;
    assert_eq!(
        (findings.muted.len(), findings.muted[0].reason.as_str()),
        (1, "they stay")
    );
    assert_eq!(
        (findings.threshold("overload"), findings.threshold("channels")),
        (Some(7.0), Some(3.0))
    );
}

#[test]
fn one_threshold_drawn_in_two_places_is_in_conflict() {
    let mut apart = Apart::new();
    do_it(&mut apart.ada, threshold("overload", 7.0));
    do_it(&mut apart.bo, threshold("overload", 8.0));
    let merged = apart.together();
    assert_eq!(conflict(&merged).0.of, merged.journey.about().id);
    let values = [0, 1].map(|side| settle(&merged, Keep::Side(side)).about().findings.threshold("overload"));
    assert!(
        values == [Some(7.0), Some(8.0)] || values == [Some(8.0), Some(7.0)],
        "{values:?}"
    );
}

#[test]
fn without_a_common_beginning_decisions_of_both_are_there() {
    let (mut ada, mut bo) = (Desk::new(9), Desk::new(9));
    do_it(&mut ada, mute("Loop", "on purpose"));
    do_it(&mut bo, mute("DeadEnd", "they stay"));
    for desk in [&mut ada, &mut bo] {
        do_it(desk, mute("Owner", "we all do"));
    }
    let version = |desk| Version { journey: desk, by: "" };
    let merged = merge_unrelated(version(&ada.journey), version(&bo.journey)).unwrap();
    assert_eq!(
        (merged.journey.about().findings.muted.len(), merged.conflicts),
        (3, vec![])
    );
}

#[test]
fn a_path_that_both_changed_comes_together_where_they_changed_different_parts() {
    let path = |desk: &Desk, columns: &[usize]| {
        let cards = columns.iter().map(|column| desk.card(LaneKind::Touchpoints, *column));
        Field::Path(cards.collect())
    };
    let mut apart = Apart::after(|desk| {
        let (actor, path) = (desk.journey.actors()[0].id, path(desk, &[0, 1, 2, 3, 4, 5]));
        desk.edit(actor, path);
    });
    let actor = apart.base.journey.actors()[0].id;
    let (ada, bo) = (
        path(&apart.base, &[0, 7, 1, 2, 3, 4, 5]),
        path(&apart.base, &[0, 1, 2, 3, 4, 3, 5]),
    );
    apart.ada.edit(actor, ada);
    apart.bo.edit(actor, bo);
    let merged = apart.together();
    let Field::Path(expected) = path(&apart.base, &[0, 7, 1, 2, 3, 4, 3, 5]) else {
        panic!()
    };
    assert_eq!(
        (&merged.journey.actor(actor).unwrap().path, merged.conflicts.len()),
        (&expected, 0)
    );
    // Another way through the same place cannot be both.
    let other = path(&apart.base, &[0, 8, 1, 2, 3, 4, 5]);
    apart.bo.edit(actor, other);
    assert_eq!(conflict(&apart.together()).0.of, actor);
}

#[test]
fn what_could_stand_in_a_cell_is_taken_from_both_and_texts_word_by_word() {
    let mut apart = Apart::after(|desk| {
        let card = desk.card(LaneKind::Touchpoints, 0);
        desk.edit(card, Field::Promise("An answer to every question within a day".into()));
    });
    let (lane, card) = (
        apart.base.lane(LaneKind::Needs),
        apart.base.card(LaneKind::Touchpoints, 0),
    );
    let guidance = |text: &str| {
        Field::Guidance(vec![Guidance {
            step: None,
            text: text.into(),
        }])
    };
    apart.ada.edit(lane, guidance("What is missing?"));
    apart.bo.edit(lane, guidance("Ask them"));
    apart.ada.edit(
        card,
        Field::Promise("A friendly answer to every question within a day".into()),
    );
    apart
        .bo
        .edit(card, Field::Promise("An answer to every question within a week".into()));
    let personal = PersonalData {
        consent: "contract".into(),
        owner: "Bo".into(),
    };
    apart.bo.edit(card, Field::Personal(Some(personal.clone())));
    let merged = apart.together();
    assert_eq!(merged.conflicts, []);
    let texts: Vec<&str> = merged
        .journey
        .lane(lane)
        .unwrap()
        .guidance
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(texts, ["Ask them", "What is missing?"]);
    let card = merged.journey.card(card).unwrap();
    assert_eq!(card.personal, Some(personal));
    assert!(matches!(&card.content, Content::Touchpoint(is)
        if is.promise == "A friendly answer to every question within a week"));
}
