//! What is found about the map as a whole, about what is known of people, and about evidence; and what people put away.

use journey_insight::{Fact, Kind, NextStep, Thresholds, Weight, find};
use journey_model::*;

use crate::small::{Small, day, metric, pain, touchpoint};

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
fn what_is_only_proposed_says_nothing_of_the_journey_unless_the_map_draws_the_future() {
    let mut map = Small::new(&["Awareness", "Decision"]);
    let proposed = |card: &mut Card| card.evidence.basis = Basis::Proposed;
    let (idea, measure) = (map.met(0), map.card(0, Content::Metric(Metric::default())));
    map.with_card(measure, proposed);
    let pain = map.card(0, pain(5, 5));
    map.with_card(pain, proposed);
    map.with_card(idea, proposed);
    assert!(map.listed().is_empty());
    map.with_about(|about| about.horizon = Horizon::Future);
    assert!(!map.listed().is_empty());
    // A measure without a value is none, there either, and what it lacks is no matter.
    for card in [idea, pain] {
        map.unlink(card);
    }
    assert!(map.listed().is_empty());
    map.with_card(measure, |card| card.content = metric(1.0, 2.0));
    assert!(!map.listed().is_empty());
    map.with_about(|about| about.horizon = Horizon::Current);
    assert!(map.listed().is_empty());
    map.with_card(measure, |card| card.content = Content::Metric(Metric::default()));
    map.met(0);
    map.has_no(Kind::MetricIncomplete);
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
    // Even where nothing else is written yet.
    map.unlink(card);
    let kinds: Vec<Kind> = map.listed().iter().map(|found| found.kind).collect();
    assert_eq!(kinds, [Kind::PersonalWithoutGround]);
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
    let mut map = Small::new(&["One", "Two", "Three", "Four", "Five", "Six", "Seven"]);
    for column in 2..7 {
        map.met(column);
    }
    assert_eq!(map.found(Kind::StageWithoutTouchpoint).len(), 2);
    let mute = |of: Option<Id>, reason: &str| Mute {
        finding: "StageWithoutTouchpoint".to_owned(),
        of,
        beside: None,
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
    let all = map.listed();
    assert!(all.last().unwrap().muted.is_some() && all.iter().filter(|found| found.muted.is_some()).count() == 1);
    // All of a kind; the reason for one place goes before it.
    map.with_about(|about| about.findings.muted = vec![mute(None, "later"), mute(Some(stage), "nobody is met there")]);
    let found = map.found(Kind::StageWithoutTouchpoint);
    let reasons: Vec<_> = found.iter().filter_map(|found| found.muted.as_deref()).collect();
    assert_eq!(reasons, ["later", "nobody is met there"]);
}

#[test]
fn two_findings_of_a_kind_at_one_place_are_put_away_one_by_one() {
    let mut map = Small::new(&["One", "Two"]);
    let (web, shop, call) = (
        map.met(0),
        map.card(1, touchpoint(Family::Physical)),
        map.card(1, touchpoint(Family::Relational)),
    );
    for (card, promise) in [(web, "today"), (shop, "soon"), (call, "never")] {
        map.with_card(card, |card| {
            let Content::Touchpoint(is) = &mut card.content else {
                panic!()
            };
            is.promise = promise.to_owned();
        });
    }
    map.lead(web, shop);
    map.lead(web, call);
    let mute = |beside: Option<Id>, reason: &str| Mute {
        finding: "ChannelBreak".to_owned(),
        of: Some(web),
        beside,
        reason: reason.to_owned(),
    };
    let reasons = |map: &Small| {
        let found = map.found(Kind::ChannelBreak).into_iter();
        found
            .map(|found| (found.places[1], found.muted))
            .collect::<std::collections::BTreeMap<Id, Option<String>>>()
    };
    map.with_about(|about| about.findings.muted = vec![mute(Some(call), "agreed")]);
    assert_eq!(
        (&reasons(&map)[&shop], reasons(&map)[&call].as_deref()),
        (&None, Some("agreed"))
    );
    // What was put away before they were told apart stays put away.
    map.with_about(|about| about.findings.muted = vec![mute(None, "both")]);
    assert_eq!(
        [shop, call].map(|card| reasons(&map)[&card].clone()),
        ["both", "both"].map(|text| Some(text.to_owned()))
    );
}

#[test]
fn two_people_who_take_the_same_way_have_a_finding_each() {
    let mut map = Small::new(&["One", "Two"]);
    let met = [map.met(0), map.card(1, touchpoint(Family::Physical))];
    let way = [met[0], met[1], met[0], met[1]];
    map.path(&way);
    let other = map.actor("Bo");
    map.with(other, |element| {
        let Element::Actor(actor) = element else { panic!() };
        actor.path = way.to_vec();
    });
    let found = map.found(Kind::Returns);
    assert_eq!(found[0].places, found[1].places);
    assert_eq!(
        (found[0].beside, found[1].beside),
        (Some(Id::from_bits(101)), Some(other))
    );
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
