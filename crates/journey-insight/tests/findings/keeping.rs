//! What is found about the map as a whole, about what is known of people, and about evidence; and what people put away.

use journey_insight::{Fact, Kind, NextStep, Thresholds, Weight, find};
use journey_model::*;

use crate::small::{Small, day, metric};

#[test]
fn an_empty_map_has_no_finding_but_a_next_step() {
    for map in [Small::new(&[]), Small::new(&["Awareness", "Decision"])] {
        let mut journey = map.journey();
        let found = find(&journey, &Thresholds::default(), Some(day(2030, 1)));
        assert_eq!((found.list, found.next), (vec![], Some(NextStep::Data)));
        // Nor has one whose cards all wait.
        let waiting = Command::AddCards {
            cards: vec![],
            links: vec![],
        };
        assert!(plan(&journey, &waiting).is_err());
        journey = Journey::new(About::new(Id::from_bits(1), ""));
        assert!(find(&journey, &Thresholds::default(), None).list.is_empty());
    }
}

#[test]
fn what_a_template_proposes_to_measure_is_no_content_until_it_is_measured() {
    let mut map = Small::new(&["Awareness", "Decision"]);
    let proposed = map.card(0, Content::Metric(Metric::default()));
    map.with_card(proposed, |card| card.evidence.basis = Basis::Proposed);
    let listed = |map: &Small| find(&map.journey(), &Thresholds::default(), None).list;
    assert!(listed(&map).is_empty());
    map.with_card(proposed, |card| card.content = metric(1.0, 2.0));
    assert!(!listed(&map).is_empty());
}

#[test]
fn a_map_has_an_owner_and_a_day_on_which_it_is_looked_at_again() {
    let mut map = Small::new(&["One"]);
    map.met(0);
    for kind in [Kind::MapWithoutOwner, Kind::MapWithoutReview, Kind::ReviewOverdue] {
        map.has_no(kind);
    }
    map.with_about(|about| about.owner = " ".to_owned());
    assert!(map.places(Kind::MapWithoutOwner).is_empty());
    // The day has come, and is over.
    map.today = Some(day(2027, 6));
    map.has_no(Kind::ReviewOverdue);
    map.today = Some(day(2027, 7));
    assert_eq!(map.found(Kind::ReviewOverdue)[0].facts["days"], Fact::Number(30.0));
    map.with_about(|about| about.review = None);
    map.has_no(Kind::ReviewOverdue);
    assert_eq!(map.found(Kind::MapWithoutReview).len(), 1);
    map.with_about(|about| about.status = Status::Retired);
    map.has_no(Kind::MapWithoutReview);
    map.has_no(Kind::MapWithoutOwner);
}

#[test]
fn what_tells_of_people_says_on_what_ground_and_who_sees_to_it() {
    let mut map = Small::new(&["One"]);
    let card = map.met(0);
    map.has_no(Kind::PersonalWithoutGround);
    let personal = |consent: &str, owner: &str| {
        Some(PersonalData {
            consent: consent.to_owned(),
            owner: owner.to_owned(),
        })
    };
    map.with_card(card, |card| card.personal = personal("contract", " "));
    assert_eq!(map.place(Kind::PersonalWithoutGround), card);
    assert_eq!(
        map.found(Kind::PersonalWithoutGround)[0].facts["missing"],
        Fact::Words(vec!["Owner"])
    );
    map.with_card(card, |card| card.personal = personal("contract", "Bo"));
    map.has_no(Kind::PersonalWithoutGround);
    // Also what waits in the parking lot.
    let waiting = map.card(0, Content::Note);
    map.with_card(waiting, |card| (card.place, card.personal) = (None, personal("", "")));
    assert_eq!(map.place(Kind::PersonalWithoutGround), waiting);
}

#[test]
fn what_was_seen_long_ago_has_aged() {
    let mut map = Small::new(&["One"]);
    let card = map.met(0);
    map.with_card(card, |card| card.evidence.date = Some(day(2026, 1)));
    map.today = Some(day(2027, 1));
    map.has_no(Kind::AgedEvidence);
    map.today = Some(day(2027, 2));
    assert_eq!(map.places(Kind::AgedEvidence), [map.stages[0], card]);
    assert_eq!(map.found(Kind::AgedEvidence)[0].weight, Weight::Light);
    map.today = Some(day(2028, 2));
    assert_eq!(map.found(Kind::AgedEvidence)[0].weight, Weight::Middle);
    // A guess does not age, and nobody knows without a calendar.
    map.with_card(card, |card| card.evidence.basis = Basis::Assumed);
    map.has_no(Kind::AgedEvidence);
    map.with_card(card, |card| card.evidence.basis = Basis::Observed);
    map.today = None;
    map.has_no(Kind::AgedEvidence);
}

#[test]
fn what_is_put_away_is_told_apart_with_its_reason() {
    let mut map = Small::new(&["One", "Two"]);
    let (first, second) = (map.card(0, Content::Note), map.card(1, Content::Note));
    assert_eq!(map.found(Kind::StageWithoutTouchpoint).len(), 2, "{first} {second}");
    let mute = |of: Option<Id>, reason: &str| Mute {
        finding: "StageWithoutTouchpoint".to_owned(),
        of,
        reason: reason.to_owned(),
    };
    let stage = map.stages[1];
    map.with_about(|about| about.findings.muted = vec![mute(Some(stage), "nobody is met there")]);
    let found = map.found(Kind::StageWithoutTouchpoint);
    assert_eq!(
        (found[0].muted.as_deref(), found[1].muted.as_deref()),
        (None, Some("nobody is met there"))
    );
    // What is put away stands behind everything that counts.
    let journey = map.journey();
    let all = find(&journey, &Thresholds::default(), None).list;
    assert!(all.last().unwrap().muted.is_some() && all.iter().filter(|found| found.muted.is_some()).count() == 1);
    // All of a kind; the reason for one place goes before it.
    map.with_about(|about| about.findings.muted = vec![mute(None, "later"), mute(Some(stage), "nobody is met there")]);
    let found = map.found(Kind::StageWithoutTouchpoint);
    let reasons: Vec<_> = found.iter().filter_map(|found| found.muted.as_deref()).collect();
    assert_eq!(reasons, ["later", "nobody is met there"]);
}

#[test]
fn names_are_their_own_and_lead_back() {
    for kind in Kind::ALL {
        assert_eq!(Kind::of_name(kind.name()), Some(kind));
        assert_eq!(kind.name(), format!("{kind:?}"));
    }
    let page = include_str!("../../../../docs/findings.md");
    for kind in Kind::ALL {
        assert!(
            page.contains(&format!("`{}`", kind.name())),
            "{} is not described",
            kind.name()
        );
    }
    for limit in journey_insight::Limit::ALL {
        assert!(
            page.contains(&format!("`{}`", limit.name())),
            "{} is not described",
            limit.name()
        );
    }
}
