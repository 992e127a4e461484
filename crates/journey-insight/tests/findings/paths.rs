//! What is found about the path and the feelings on it.

use journey_insight::{Fact, Kind, Weight};
use journey_model::*;

use crate::small::{Small, feeling, touchpoint};

#[test]
fn a_path_that_stops_although_the_journey_goes_on_is_a_dead_end() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let met = [0, 1, 2].map(|column| map.met(column));
    // With two more that nobody joined to anything yet the path is only begun.
    let more = [map.met(2), map.met(2)];
    map.lead(met[0], met[1]);
    map.has_no(Kind::DeadEnd);
    more.into_iter().for_each(|card| map.unlink(card));
    assert_eq!(map.place(Kind::DeadEnd), met[1]);
    assert_eq!(map.found(Kind::DeadEnd)[0].weight, Weight::Middle);
    map.with_card(met[1], |card| {
        let Content::Touchpoint(is) = &mut card.content else {
            panic!()
        };
        is.moment_of_truth = true;
    });
    assert_eq!(map.found(Kind::DeadEnd)[0].weight, Weight::Heavy);
    map.lead(met[1], met[2]);
    // The end of the journey is none.
    map.has_no(Kind::DeadEnd);
}

#[test]
fn what_leads_on_from_a_whole_stage_leads_on_from_all_that_is_met_in_it() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let met = [0, 1, 2].map(|column| map.met(column));
    map.lead(met[0], met[1]);
    assert_eq!(map.place(Kind::DeadEnd), met[1]);
    map.link(LinkKind::LeadsTo, map.stages[1], map.stages[2]);
    map.has_no(Kind::DeadEnd);
}

#[test]
fn of_a_chain_that_hangs_loose_its_beginning_is_told() {
    let mut map = Small::new(&["One", "Two", "Three", "Four", "Five"]);
    let met = [0, 1, 2, 3, 4].map(|column| map.met(column));
    map.lead(met[0], met[1]);
    // The path comes back from the fourth to the third, which is where the chain goes on.
    map.lead(met[3], met[2]);
    map.lead(met[2], met[4]);
    assert_eq!(map.found(Kind::Unreachable).len(), 1);
    assert_eq!(map.place(Kind::Unreachable), met[3]);
    // A chain without a beginning is told where it comes first.
    map.lead(met[4], met[3]);
    assert_eq!(map.found(Kind::Unreachable).len(), 1);
    assert_eq!(map.place(Kind::Unreachable), met[2]);
    map.lead(met[1], met[4]);
    map.has_no(Kind::Unreachable);
}

#[test]
fn of_a_loop_that_hangs_loose_one_touchpoint_is_told() {
    let mut map = Small::new(&["One", "Two", "Three", "Four", "Five"]);
    let met = [0, 1, 2, 3, 4].map(|column| map.met(column));
    map.lead(met[0], met[1]);
    map.lead(met[3], met[4]);
    map.lead(met[4], met[3]);
    // What it leads to hangs on it, though it comes before.
    map.lead(met[4], met[2]);
    assert_eq!(map.found(Kind::Unreachable).len(), 1);
    assert_eq!(map.place(Kind::Unreachable), met[3]);
    // So does what it leads to by its step.
    map.link(LinkKind::LeadsTo, met[2], map.steps[1]);
    let beside = map.met(1);
    map.lead(beside, met[1]);
    assert_eq!(map.place(Kind::Unreachable), met[3]);
    map.lead(met[1], met[3]);
    map.has_no(Kind::Unreachable);
}

#[test]
fn somebodys_path_leads_on_as_well() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let met = [0, 1, 2].map(|column| map.met(column));
    map.path(&[met[0], met[1]]);
    assert_eq!(map.place(Kind::DeadEnd), met[1]);
    map.path(&[met[0], met[1], met[2]]);
    map.has_no(Kind::DeadEnd);
}

#[test]
fn what_no_way_leads_to_is_unreachable_once_the_path_is_drawn() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let met = [0, 1, 2].map(|column| map.met(column));
    map.has_no(Kind::Unreachable);
    map.lead(met[0], met[1]);
    assert_eq!(map.place(Kind::Unreachable), met[2]);
    // A link to its step leads there, and one from the step before leads on.
    let to_step = map.link(LinkKind::LeadsTo, met[1], map.steps[2]);
    map.has_no(Kind::Unreachable);
    map.unlink(to_step);
    map.link(LinkKind::LeadsTo, map.stages[1], map.stages[2]);
    map.has_no(Kind::Unreachable);
}

#[test]
fn neighbours_that_promise_different_things_break_the_path() {
    let mut map = Small::new(&["One", "Two"]);
    let (web, fair) = (map.met(0), map.card(1, touchpoint(Family::Physical)));
    map.lead(web, fair);
    let say = |map: &mut Small, id, promise: &str, tone: &str| {
        map.with_card(id, |card| {
            let Content::Touchpoint(is) = &mut card.content else {
                panic!()
            };
            (is.promise, is.tone) = (promise.to_owned(), tone.to_owned());
        });
    };
    say(&mut map, web, "An answer within a day", "warm");
    say(&mut map, fair, "an answer  within a day", "Warm");
    map.has_no(Kind::ChannelBreak);
    say(&mut map, fair, "A brochure", "dry");
    assert_eq!(map.places(Kind::ChannelBreak), [web, fair]);
    assert_eq!(
        map.found(Kind::ChannelBreak)[0].facts["breaks"],
        Fact::Words(vec!["Promise", "Tone"])
    );
    // Nobody says what is promised there.
    say(&mut map, fair, "", "");
    map.has_no(Kind::ChannelBreak);
    // In the same family two promises are two pages.
    say(&mut map, fair, "A brochure", "dry");
    map.with_card(fair, |card| card.content = touchpoint(Family::Digital));
    map.has_no(Kind::ChannelBreak);
}

#[test]
fn what_is_only_proposed_breaks_nothing_on_a_map_of_today() {
    let mut map = Small::new(&["One", "Two"]);
    let (mail, call) = (map.met(0), map.card(1, touchpoint(Family::Relational)));
    map.lead(mail, call);
    for (card, promise) in [(mail, "An answer"), (call, "Ten minutes")] {
        map.with_card(card, |card| {
            let Content::Touchpoint(is) = &mut card.content else {
                panic!()
            };
            is.promise = promise.to_owned();
        });
    }
    let proposed = |map: &mut Small, card| map.with_card(card, |card| card.evidence.basis = Basis::Proposed);
    proposed(&mut map, call);
    // Whoever is met today would meet another promise next.
    assert_eq!(map.places(Kind::ChannelBreak), [mail, call]);
    proposed(&mut map, mail);
    map.has_no(Kind::ChannelBreak);
    map.with_about(|about| about.horizon = Horizon::Future);
    assert_eq!(map.places(Kind::ChannelBreak), [mail, call]);
}

#[test]
fn neighbours_without_a_bridge_break_the_path_once_it_is_drawn() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let met = [map.met(0), map.met(1), map.card(2, touchpoint(Family::Relational))];
    map.has_no(Kind::ChannelBreak);
    map.lead(met[0], met[1]);
    assert_eq!(map.places(Kind::ChannelBreak), [met[1], met[2]]);
    assert_eq!(
        map.found(Kind::ChannelBreak)[0].facts["breaks"],
        Fact::Words(vec!["NoLink"])
    );
    map.lead(met[1], met[2]);
    map.has_no(Kind::ChannelBreak);
}

#[test]
fn a_way_that_passes_over_a_step_breaks_nowhere() {
    let mut map = Small::new(&["One", "Two", "Three", "Four"]);
    let window = map.card(0, touchpoint(Family::Physical));
    let search = map.met(1);
    let (shelf, basket) = (map.card(2, touchpoint(Family::Physical)), map.met(3));
    // Whoever comes by the window goes to the shelf; the search begins a way of its own.
    map.lead(window, shelf);
    map.lead(search, basket);
    map.has_no(Kind::ChannelBreak);
    // Nobody goes on from the window, and nothing leads to the search.
    let mut map = Small::new(&["One", "Two", "Three", "Four"]);
    let window = map.card(0, touchpoint(Family::Physical));
    let met = [1, 2, 3].map(|column| map.met(column));
    map.lead(met[0], met[1]);
    map.lead(met[1], met[2]);
    assert_eq!(map.places(Kind::ChannelBreak), [window, met[0]]);
}

#[test]
fn a_way_back_makes_a_loop() {
    let mut map = Small::new(&["One", "Two"]);
    let (first, second) = (map.met(0), map.met(1));
    map.lead(first, second);
    map.has_no(Kind::Loop);
    map.lead(second, first);
    assert_eq!(map.places(Kind::Loop), [first, second]);
}

#[test]
fn a_path_that_goes_back_and_forth_returns() {
    let mut map = Small::new(&["One", "Two"]);
    let (web, shop, talk) = (
        map.met(0),
        map.card(1, touchpoint(Family::Physical)),
        map.card(1, touchpoint(Family::Relational)),
    );
    map.path(&[web, shop, talk, web]);
    map.has_no(Kind::Returns);
    map.path(&[web, shop, talk, web, talk, shop]);
    assert_eq!(map.places(Kind::Returns), [web, shop]);
    let facts = &map.found(Kind::Returns)[0].facts;
    assert_eq!(
        (&facts["returns"], &facts["to_physical"], &facts["to_digital"]),
        (&Fact::Number(2.0), &Fact::Number(2.0), &Fact::Number(1.0))
    );
    assert_eq!(facts["actor"], Fact::Text("Ada".to_owned()));
}

#[test]
fn without_a_path_of_anybody_the_ways_of_the_map_are_counted() {
    let mut map = Small::new(&["One", "Two", "Three", "Four"]);
    let met = [0, 1, 2, 3].map(|column| map.card(column, touchpoint([Family::Digital, Family::Physical][column % 2])));
    for pair in met.windows(2) {
        map.lead(pair[0], pair[1]);
    }
    map.has_no(Kind::Returns);
    map.lead(met[3], met[0]);
    assert_eq!(map.found(Kind::Returns)[0].facts["returns"], Fact::Number(2.0));
}

#[test]
fn a_path_through_few_channels_is_told_against_the_average() {
    let mut map = Small::new(&["One"]);
    let met: Vec<Id> = (0..6).map(|_| map.met(0)).collect();
    // Nobody wrote a channel: nobody knows.
    map.has_no(Kind::FewChannels);
    let channel = |map: &mut Small, at: usize, name: &str| {
        map.with_card(met[at], |card| {
            let Content::Touchpoint(is) = &mut card.content else {
                panic!()
            };
            is.channel = name.to_owned();
        });
    };
    for (at, name) in ["Web", "web ", "Fair", "Mail", "Shop"].iter().enumerate() {
        channel(&mut map, at, name);
    }
    let found = map.found(Kind::FewChannels).remove(0);
    assert_eq!(found.facts["channels"], Fact::Number(4.0));
    assert_eq!(
        found.facts["names"],
        Fact::Texts(["Fair", "Mail", "Shop", "Web"].map(str::to_owned).to_vec())
    );
    channel(&mut map, 5, "Telephone");
    map.has_no(Kind::FewChannels);
}

#[test]
fn where_several_ways_have_to_go_through_is_a_junction() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let (one, other, middle, last) = (map.met(0), map.met(0), map.met(1), map.met(2));
    map.lead(one, middle);
    map.lead(middle, last);
    // A path without branches has none.
    map.has_no(Kind::Junction);
    map.lead(other, middle);
    assert_eq!(map.place(Kind::Junction), middle);
    assert_eq!(map.found(Kind::Junction)[0].facts["ways"], Fact::Number(3.0));
    // Ways around it.
    map.lead(one, other);
    map.lead(other, last);
    map.has_no(Kind::Junction);
}

#[test]
fn the_steepest_fall_of_each_actors_curve_is_told() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let cards = [1.5, 1.0, -0.4].map(feeling);
    let mut column = 0;
    let ids = cards.map(|content| {
        column += 1;
        map.card(column - 1, content)
    });
    map.has_no(Kind::SteepestFall);
    map.with_card(ids[2], |card| card.content = feeling(-0.5));
    assert_eq!(map.places(Kind::SteepestFall), [ids[1], ids[2]]);
    assert_eq!(map.found(Kind::SteepestFall)[0].weight, Weight::Middle);
    map.with_card(ids[2], |card| card.content = feeling(-1.4));
    assert_eq!(map.found(Kind::SteepestFall)[0].weight, Weight::Heavy);
    // Another actor's feelings are another curve.
    let other = map.actor("Bo");
    map.with_card(ids[2], |card| card.actor = Some(other));
    map.has_no(Kind::SteepestFall);
}

#[test]
fn a_journey_is_remembered_by_its_peak_and_its_end() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let (_, peak, end) = (
        map.card(0, feeling(1.0)),
        map.card(1, feeling(2.0)),
        map.card(2, feeling(-1.0)),
    );
    map.has_no(Kind::PeakEnd);
    map.with_card(peak, |card| card.content = feeling(-2.0));
    assert_eq!(map.places(Kind::PeakEnd), [end, peak]);
    let facts = &map.found(Kind::PeakEnd)[0].facts;
    assert_eq!(
        (&facts["remembered"], &facts["mean"]),
        (&Fact::Score(-1.5), &Fact::Score(-2.0 / 3.0))
    );
    // A good end makes up for a peak that was hardly worse; an end below the middle does not.
    map.with_card(end, |card| card.content = feeling(1.8));
    map.has_no(Kind::PeakEnd);
    map.with_card(end, |card| card.content = feeling(1.0));
    assert_eq!(map.places(Kind::PeakEnd), [end, peak]);
    // Two feelings are no curve yet.
    map.unlink(end);
    map.has_no(Kind::PeakEnd);
}
