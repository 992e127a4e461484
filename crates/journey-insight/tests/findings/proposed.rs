//! What is only proposed: nothing of the journey as it is, and the journey itself on a map of the future.

use journey_insight::{Fact, Kind};
use journey_model::*;

use crate::small::{Small, feeling, touchpoint};

const OF_THE_PATH: [Kind; 3] = [Kind::DeadEnd, Kind::Unreachable, Kind::ChannelBreak];

impl Small {
    fn proposed(&mut self, column: usize, content: Content) -> Id {
        let card = self.card(column, content);
        self.with_card(card, |card| card.evidence.basis = Basis::Proposed);
        card
    }
}

#[test]
fn nothing_is_missing_around_a_touchpoint_that_is_only_proposed() {
    let mut map = Small::new(&["One", "Two", "Three", "Four"]);
    let window = map.card(0, touchpoint(Family::Physical));
    let site = map.met(1);
    let shop = map.proposed(2, touchpoint(Family::Physical));
    map.proposed(3, touchpoint(Family::Relational));
    map.lead(window, site);
    OF_THE_PATH.into_iter().for_each(|kind| map.has_no(kind));
    map.with_about(|about| about.horizon = Horizon::Future);
    assert_eq!(map.place(Kind::DeadEnd), site);
    assert_eq!(map.found(Kind::Unreachable).len(), 2);
    assert_eq!(map.found(Kind::ChannelBreak).len(), 2);
    // Once somebody met it, it is as real today.
    map.with_about(|about| about.horizon = Horizon::Current);
    map.with_card(shop, |card| card.evidence.basis = Basis::Observed);
    assert_eq!(map.place(Kind::Unreachable), shop);
    assert_eq!(map.places(Kind::ChannelBreak), [site, shop]);
}

#[test]
fn proposals_make_a_path_neither_drawn_nor_less_so() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let (site, last) = (map.met(0), map.met(2));
    let idea = map.proposed(1, touchpoint(Family::Digital));
    // What could be met next is no path of today.
    map.lead(site, idea);
    OF_THE_PATH.into_iter().for_each(|kind| map.has_no(kind));
    // Of three that are met two are joined, whatever else could be.
    let middle = map.met(1);
    for _ in 0..9 {
        map.proposed(1, touchpoint(Family::Digital));
    }
    map.lead(site, middle);
    assert_eq!(map.place(Kind::Unreachable), last);
    assert_eq!(map.place(Kind::DeadEnd), middle);
    // Somebody has an idea how it goes on from there.
    map.lead(middle, idea);
    map.has_no(Kind::DeadEnd);
}

#[test]
fn of_a_chain_that_hangs_loose_the_first_that_is_met_is_told() {
    let mut map = Small::new(&["One", "Two", "Three", "Four", "Five"]);
    let (site, search) = (map.met(0), map.met(1));
    map.lead(site, search);
    let (idea, shop) = (map.proposed(2, touchpoint(Family::Digital)), map.met(3));
    map.lead(idea, shop);
    assert_eq!(map.place(Kind::Unreachable), shop);
    let before = map.met(4);
    map.lead(before, idea);
    assert_eq!(map.place(Kind::Unreachable), before);
}

#[test]
fn one_hope_hides_nothing_that_is_felt() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let felt = [(0, 1.0), (1, -1.0), (2, -2.0)].map(|(column, score)| map.card(column, feeling(score)));
    map.with_about(|about| about.horizon = Horizon::Future);
    map.proposed(0, feeling(1.0));
    assert_eq!(map.places(Kind::SteepestFall), [felt[0], felt[1]]);
    assert_eq!(map.places(Kind::PeakEnd), [felt[2]]);
    // How it should become is judged beside it, by itself.
    let hoped = map.proposed(2, feeling(-1.0));
    let falls = map.found(Kind::SteepestFall);
    let told = falls
        .iter()
        .map(|found| (found.places[0], found.facts.get("hoped").cloned()));
    let told: Vec<_> = told.collect();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0], (felt[0], None));
    assert_eq!(told[1].1, Some(Fact::Word("Hoped")));
    assert_eq!(falls[1].places[1], hoped);
    // Whether it is felt or hoped for, a stage has a feeling.
    map.unlink(felt[2]);
    map.has_no(Kind::StageWithoutEmotion);
    map.with_about(|about| about.horizon = Horizon::Current);
    assert_eq!(map.place(Kind::StageWithoutEmotion), map.stages[2]);
}

#[test]
fn a_stage_where_people_feel_low_is_not_made_up_for_by_a_hope() {
    let mut map = Small::new(&["Awareness", "Consideration", "Decision"]);
    for column in [0, 2, 2] {
        map.met(column);
    }
    map.card(1, feeling(-2.0));
    map.proposed(1, feeling(2.0));
    map.with_about(|about| about.horizon = Horizon::Future);
    let found = map.found(Kind::ForgottenStage).remove(0);
    assert_eq!(found.facts["signs"], Fact::Words(vec!["Touchpoints", "Emotion"]));
    assert_eq!(found.facts["emotion"], Fact::Score(-2.0));
}
