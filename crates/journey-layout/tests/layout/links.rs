//! What must hold of links.

use std::collections::BTreeSet;

use journey_model::{Field, Id, Journey, LaneKind, Link, LinkKind, Record, sample};
use journey_scene::{HitKind, HitRegion, Point, Rect, Scene};
use proptest::prelude::*;

use crate::journeys::{LANE, bare, edit, put, span, step};
use crate::ruler::hit;
use crate::screens::is_sound;
use crate::studio::{STUDIO, fresh_screen, sheets};

/// The journey with a link more.
fn linked(journey: &Journey, links: &[(Id, Id, LinkKind, &str)]) -> Journey {
    let mut records: Vec<Record> = journey.records().collect();
    for (number, &(from, to, kind, label)) in links.iter().enumerate() {
        records.push(Record::Link(Link {
            id: Id::from_bits(70_000 + number as u64),
            kind,
            from,
            to,
            label: label.to_owned(),
        }));
    }
    Journey::from_records(records).unwrap()
}

fn hits(scene: &Scene) -> impl Iterator<Item = &HitRegion> {
    scene.hits.iter().map(|hit| &**hit)
}

fn routes(scene: &Scene) -> Vec<&HitRegion> {
    hits(scene).filter(|hit| hit.kind == HitKind::Link).collect()
}

fn route(scene: &Scene, number: u64) -> Option<&HitRegion> {
    let key = Id::from_bits(70_000 + number).to_string();
    hits(scene).find(|hit| hit.key == key)
}

fn crosses(a: Point, b: Point, card: Rect) -> bool {
    let inner = card.inset(0.2);
    let (left, right) = (a.x.min(b.x), a.x.max(b.x));
    let (top, bottom) = (a.y.min(b.y), a.y.max(b.y));
    left < inner.right() && right > inner.x && top < inner.bottom() && bottom > inner.y
}

/// Every line runs in right angles, begins and ends at its cards, and crosses no card, not even its own.
#[track_caller]
fn go_around_cards(journey: &Journey, scene: &Scene) {
    let cards: Vec<&HitRegion> = hits(scene).filter(|hit| hit.kind == HitKind::Card).collect();
    for region in routes(scene) {
        let link = journey.link(region.id.parse().unwrap()).unwrap();
        assert!(region.route.len() >= 2, "{link:?} has no route");
        for pair in region.route.windows(2) {
            let right_angled = (pair[0].x - pair[1].x).abs() < 0.01 || (pair[0].y - pair[1].y).abs() < 0.01;
            assert!(right_angled, "{link:?} runs askew: {:?}", region.route);
            for card in &cards {
                assert!(
                    !crosses(pair[0], pair[1], card.rect),
                    "{link:?} runs from {:?} to {:?} through {:?}",
                    pair[0],
                    pair[1],
                    card.rect
                );
            }
        }
        if region.pin == journey_scene::Pin::None {
            for (end, id) in [(region.route[0], link.from), (*region.route.last().unwrap(), link.to)] {
                let Some(card) = cards.iter().find(|card| card.id == id.to_string()) else {
                    continue;
                };
                assert!(card.rect.inset(-0.1).contains(end), "{link:?} ends beside its card");
            }
        }
    }
}

/// A map with links from everywhere to everywhere, cards over several steps, and steps of several widths.
fn tangled(cards: usize, links: usize, seed: u64) -> Journey {
    let mut journey = sample::journey(cards);
    let mut state = seed | 1;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    let mut ids: Vec<Id> = journey.cards().map(|card| card.id).collect();
    ids.sort();
    for &id in &ids {
        if next(4) == 0 {
            span(&mut journey, id, 2 + next(3) as u32);
        }
    }
    let steps: Vec<Id> = journey.steps().iter().map(|step| step.id).collect();
    for step in steps {
        if next(3) == 0 {
            edit(&mut journey, step, Field::Width(Some(72.0 + next(200) as f64)));
        }
    }
    let mut chosen = BTreeSet::new();
    let links: Vec<(Id, Id, LinkKind, &str)> = (0..links)
        .filter_map(|_| {
            let (from, to) = (ids[next(ids.len())], ids[next(ids.len())]);
            let label = if next(5) == 0 { "one in four" } else { "" };
            (from != to && chosen.insert((from, to))).then_some((from, to, LinkKind::LeadsTo, label))
        })
        .collect();
    linked(&journey, &links)
}

#[test]
fn three_hundred_links_go_around_every_card() {
    let journey = tangled(120, 300, 3);
    let scene = fresh_screen(&journey);
    assert!(routes(&scene).len() > 250);
    is_sound(&journey, &scene);
    go_around_cards(&journey, &scene);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn links_go_around_cards_wherever_they_stand(cards in 2usize..90, links in 1usize..60, seed: u64) {
        let journey = tangled(cards, links, seed);
        go_around_cards(&journey, &fresh_screen(&journey));
    }
}

#[test]
fn links_into_one_card_share_their_end_and_others_do_not() {
    let mut journey = bare(LaneKind::Actions, 3);
    let cards: Vec<Id> = (0..4).map(|at| put(&mut journey, at, "A card")).collect();
    let apart = put(&mut journey, 4, "Apart");
    let journey = linked(
        &journey,
        &[
            (cards[0], cards[3], LinkKind::LeadsTo, ""),
            (cards[1], cards[3], LinkKind::LeadsTo, ""),
            (cards[0], apart, LinkKind::LeadsTo, ""),
        ],
    );
    let scene = fresh_screen(&journey);
    go_around_cards(&journey, &scene);
    let line = |number| route(&scene, number).unwrap().route.clone();
    assert_eq!(line(0).last(), line(1).last());
    assert_eq!(line(0)[1].y, line(1)[1].y, "they run in one trunk");
    assert_eq!(line(0)[0], line(2)[0], "and so do links out of one card");
    assert_ne!(
        line(1)[1].y,
        line(2)[1].y,
        "links without an end in common run beside each other"
    );
}

#[test]
fn a_metric_reaches_a_step_and_a_stage_from_below() {
    let mut journey = bare(LaneKind::Metrics, 2);
    let metric = put(&mut journey, 0, "Share that asks again");
    let stage = journey.stages()[1].id;
    let journey = linked(
        &journey,
        &[
            (metric, step(1), LinkKind::Measures, ""),
            (metric, stage, LinkKind::Measures, ""),
            (metric, step(0), LinkKind::Measures, ""),
        ],
    );
    let scene = fresh_screen(&journey);
    go_around_cards(&journey, &scene);
    assert!(
        route(&scene, 2).is_none(),
        "a metric below the step that it measures needs no line"
    );
    for (number, id) in [(0, step(1)), (1, stage)] {
        let (line, head) = (route(&scene, number).unwrap(), hit(&scene, &id.to_string()).rect);
        let end = *line.route.last().unwrap();
        assert!(
            end.x >= head.x && end.x <= head.right(),
            "{end:?} is not below {head:?}"
        );
        assert!((end.y - hit(&scene, &LANE.to_string()).rect.y).abs() < 1.0, "{end:?}");
    }
}

#[test]
fn loops_can_be_pointed_at_above_the_ribbon() {
    let mut journey = bare(LaneKind::Actions, 2);
    let (first, last) = (put(&mut journey, 0, "Starts"), put(&mut journey, 3, "Ends"));
    let journey = linked(&journey, &[(last, first, LinkKind::LeadsTo, "again")]);
    let scene = fresh_screen(&journey);
    let line = route(&scene, 0).unwrap();
    let stage = hit(&scene, &journey.stages()[0].id.to_string()).rect;
    assert_eq!(line.pin, journey_scene::Pin::Top);
    assert_eq!(line.route.len(), 4);
    assert!(line.route.iter().all(|corner| corner.y <= stage.y));
    assert!(line.route[0].x > line.route[3].x, "it goes back");
}

#[test]
fn links_to_what_is_not_drawn_never_dangle() {
    let mut journey = tangled(90, 120, 9);
    let lanes: Vec<Id> = journey.lanes().iter().map(|lane| lane.id).collect();
    let stages: Vec<Id> = journey.stages().iter().map(|stage| stage.id).collect();
    edit(&mut journey, lanes[0], Field::Hidden(true));
    edit(&mut journey, lanes[1], Field::Folded(true));
    edit(&mut journey, stages[1], Field::Collapsed(true));
    let scene = fresh_screen(&journey);
    go_around_cards(&journey, &scene);
    let hidden = |id: Id| {
        journey
            .card(id)
            .is_some_and(|card| card.place.is_some_and(|place| place.lane == lanes[0]))
    };
    let mut drawn = 0;
    for region in routes(&scene) {
        let link = journey.link(region.id.parse().unwrap()).unwrap();
        assert!(
            !hidden(link.from) && !hidden(link.to),
            "{link:?} leads to a hidden lane"
        );
        drawn += 1;
    }
    assert!(drawn > 20, "links to folded and collapsed cards are drawn: {drawn}");
}

#[test]
fn words_on_links_do_not_cover_each_other() {
    let mut journey = bare(LaneKind::Touchpoints, 4);
    let cards: Vec<Id> = (0..8).map(|at| put(&mut journey, at, "Meets")).collect();
    let links: Vec<_> = (0..6)
        .map(|at| (cards[at], cards[at + 2], LinkKind::LeadsTo, "one in five"))
        .collect();
    let journey = linked(&journey, &links);
    let scene = fresh_screen(&journey);
    let patches: Vec<Rect> = crate::ruler::extents(&scene)
        .into_iter()
        .filter(|(key, rect)| key.starts_with("link:") && rect.h > 12.0 && rect.w > 40.0 && rect.h < 16.0)
        .map(|(_, rect)| rect)
        .collect();
    assert_eq!(patches.len(), 6);
    for (place, a) in patches.iter().enumerate() {
        for b in &patches[place + 1..] {
            assert!(
                a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y,
                "{a:?} {b:?}"
            );
        }
    }
}

#[test]
fn on_paper_the_routes_follow_the_sheet() {
    let journey = tangled(40, 30, 5);
    let (_, sheet) = sheets().swap_remove(7);
    let poster = STUDIO.poster(&journey, sheet, &mut STUDIO.typesetter());
    go_around_cards(&journey, &poster.scene);
}
