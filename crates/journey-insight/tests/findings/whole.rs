//! Links that begin or end at a whole step or stage.

use journey_insight::{Fact, Kind};
use journey_model::*;

use crate::small::{Small, metric, opportunity, touchpoint};

#[test]
fn a_link_of_a_step_or_stage_leads_on_from_one_neighbour_to_the_next() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let window = map.card(0, touchpoint(Family::Physical));
    let (site, basket) = (map.met(1), map.met(2));
    map.lead(site, basket);
    let action = map.card(0, Content::Action);
    let (steps, stages) = (map.steps.clone(), map.stages.clone());
    for (from, to) in [
        (steps[0], steps[1]),
        (stages[0], stages[1]),
        (stages[0], steps[1]),
        (window, steps[1]),
        (steps[0], site),
        (action, site),
        // What goes on passes over the next, and a way back joins as well.
        (steps[0], stages[2]),
        (steps[1], steps[0]),
    ] {
        assert_eq!(map.places(Kind::ChannelBreak), [window, site]);
        let link = map.link(LinkKind::LeadsTo, from, to);
        map.has_no(Kind::ChannelBreak);
        map.unlink(link);
    }
    // One between others leads nobody from the window to the site.
    map.link(LinkKind::LeadsTo, stages[1], stages[2]);
    assert_eq!(map.places(Kind::ChannelBreak), [window, site]);
}

#[test]
fn a_stage_that_leads_on_as_a_whole_is_followed_up() {
    let mut map = Small::new(&["Awareness", "Consideration", "Decision"]);
    for column in [0, 2] {
        map.met(column);
        map.card(column, metric(1.0, 1.0));
        map.card(column, opportunity(1, 1, Progress::Started, "Bo"));
    }
    let met = map.met(1);
    let signs = |map: &Small| map.found(Kind::ForgottenStage)[0].facts["signs"].clone();
    let (steps, stages) = (map.steps.clone(), map.stages.clone());
    let only = Fact::Words(vec!["Owners", "Metrics"]);
    assert_eq!(signs(&map), only);
    // What leads on elsewhere is missed here, and what leads back is no follow-up.
    map.link(LinkKind::LeadsTo, stages[0], steps[1]);
    map.link(LinkKind::LeadsTo, met, stages[0]);
    assert_eq!(signs(&map), Fact::Words(vec!["Owners", "Metrics", "FollowUp"]));
    for (from, to) in [(stages[1], stages[2]), (steps[1], steps[2]), (met, steps[2])] {
        let link = map.link(LinkKind::LeadsTo, from, to);
        assert_eq!(signs(&map), only);
        map.unlink(link);
    }
}

#[test]
fn one_link_of_a_whole_stage_draws_no_path_of_all_that_is_met_in_it() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    for _ in 0..10 {
        map.met(0);
    }
    map.card(1, touchpoint(Family::Physical));
    map.met(2);
    map.link(LinkKind::LeadsTo, map.stages[0], map.stages[1]);
    for kind in [Kind::ChannelBreak, Kind::Unreachable, Kind::DeadEnd] {
        map.has_no(kind);
    }
}

#[test]
fn a_stage_without_steps_leads_from_nowhere() {
    let mut map = Small::new(&["One", "Two", "Three"]);
    let (site, step) = (map.met(0), map.steps[1]);
    let shop = map.card(2, touchpoint(Family::Physical));
    map.unlink(step);
    let more = map.met(0);
    map.lead(more, site);
    assert_eq!(map.places(Kind::ChannelBreak), [more.min(site), shop]);
    map.link(LinkKind::LeadsTo, map.stages[1], map.stages[2]);
    assert_eq!(map.places(Kind::Unreachable), [shop]);
}
