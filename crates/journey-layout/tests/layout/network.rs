//! The network: every touchpoint once, nothing over anything else, whatever the graph.

use std::collections::{BTreeMap, BTreeSet};

use journey_layout::network;
use journey_model::{Command, Content, Family, Field, Id, Journey, LaneKind, LinkKind, sample};
use journey_scene::{Group, HitKind, HitRegion, Item, OutlineEntry, Rect, Scene, Shared};
use proptest::prelude::*;

use crate::journeys::{LANE, bare, carry_out, edit, hollow, odd_texts, placed, put, step, without_stages};
use crate::studio::STUDIO;
use crate::woven::woven;

fn drawn(journey: &Journey) -> Scene {
    network(journey, STUDIO.look(), &mut STUDIO.typesetter())
}

fn of(scene: &Scene, kind: HitKind) -> Vec<&HitRegion> {
    scene
        .hits
        .iter()
        .map(|hit| &**hit)
        .filter(|hit| hit.kind == kind)
        .collect()
}

fn card(scene: &Scene, id: Id) -> &HitRegion {
    let id = id.to_string();
    scene
        .hits
        .iter()
        .find(|hit| hit.kind == HitKind::Card && hit.id == id)
        .expect("the touchpoint is drawn")
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

/// What must hold of every network.
fn check(journey: &Journey, scene: &Scene) {
    let cards = of(scene, HitKind::Card);
    let expected: BTreeSet<String> = placed(journey)
        .into_iter()
        .filter(|(card, _)| matches!(card.content, Content::Touchpoint(_)))
        .map(|(card, _)| card.id.to_string())
        .collect();
    let found: Vec<String> = cards.iter().map(|hit| hit.id.to_string()).collect();
    assert_eq!(found.len(), expected.len(), "every touchpoint once");
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);

    let mut sorted: Vec<Rect> = cards.iter().map(|hit| hit.rect).collect();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    for (at, a) in sorted.iter().enumerate() {
        for b in sorted[at + 1..].iter().take_while(|b| b.x < a.right()) {
            assert!(!overlap(*a, *b), "{a:?} lies over {b:?}");
        }
    }
    let keys: BTreeSet<&str> = scene.hits.iter().map(|hit| hit.key.as_str()).collect();
    assert_eq!(keys.len(), scene.hits.len(), "keys of hits are unique");
    let keys: BTreeSet<&str> = scene.groups.iter().map(|group| group.key.as_str()).collect();
    assert_eq!(keys.len(), scene.groups.len(), "keys of groups are unique");
    for hit in &cards {
        let text = hit.text.expect("a touchpoint can be edited").rect;
        assert!(text.x >= hit.rect.x && text.y >= hit.rect.y && text.bottom() <= hit.rect.bottom() + 0.01);
        assert!(hit.rect.right() <= scene.size.w && hit.rect.bottom() <= scene.size.h);
        // The cell that the touchpoint stands in is the one of its channel and step.
        let center = hit.rect.center();
        let cell = of(scene, HitKind::Cell)
            .into_iter()
            .find(|cell| cell.rect.contains(center));
        if let Some(cell) = cell {
            assert_eq!((&cell.step, &cell.channel), (&hit.step, &hit.channel));
        }
    }
    stages_in_order(journey, &cards);
}

fn stages_in_order(journey: &Journey, cards: &[&HitRegion]) {
    let steps: BTreeMap<String, usize> = journey
        .steps()
        .iter()
        .enumerate()
        .map(|(at, step)| (step.id.to_string(), at))
        .collect();
    let mut edges: BTreeMap<usize, (f32, f32)> = BTreeMap::new();
    for hit in cards {
        let edge = edges.entry(steps[hit.step.as_str()]).or_insert((f32::MAX, 0.0));
        *edge = (edge.0.min(hit.rect.x), edge.1.max(hit.rect.right()));
    }
    for ((_, before), (_, after)) in edges.iter().zip(edges.iter().skip(1)) {
        assert!(before.1 < after.0, "steps stand in order from left to right");
    }
}

/// No curve runs over a card that is not one of its ends.
fn check_routes(journey: &Journey, scene: &Scene) {
    let cards = of(scene, HitKind::Card);
    for link in of(scene, HitKind::Link) {
        let ends = journey.link(link.id.parse().unwrap()).unwrap();
        let ends = [ends.from.to_string(), ends.to.to_string()];
        assert!(link.route.len() >= 2);
        for pair in link.route.windows(2) {
            for step in 0..=8u8 {
                let t = f32::from(step) / 8.0;
                let x = pair[0].x + (pair[1].x - pair[0].x) * t;
                let y = pair[0].y + (pair[1].y - pair[0].y) * t;
                let over = cards.iter().find(|card| {
                    let r = card.rect.inset(0.5);
                    x > r.x && x < r.right() && y > r.y && y < r.bottom()
                });
                if let Some(card) = over {
                    panic!(
                        "link {} runs over {} ({})",
                        link.id,
                        card.id,
                        ends.contains(&card.id.to_string())
                    );
                }
            }
        }
        let last = link.route.last().unwrap();
        let end = cards.iter().find(|card| card.id == ends[1]).unwrap();
        assert!(
            end.rect.inset(-1.0).contains(*last),
            "a path ends at the touchpoint it leads to"
        );
    }
}

fn channel(journey: &mut Journey, id: Id, name: &str) {
    edit(journey, id, Field::Channel(name.to_owned()));
}

fn link(journey: &mut Journey, number: u64, (from, to): (Id, Id), label: &str) {
    let command = Command::AddLink {
        id: Id::from_bits(900_000 + number),
        kind: LinkKind::LeadsTo,
        from,
        to,
        label: label.to_owned(),
    };
    carry_out(journey, &command);
}

fn words(group: &Group) -> String {
    fn runs(items: &[Item], text: &mut String) {
        for item in items {
            match item {
                Item::Text(run) => text.push_str(&run.text),
                Item::Group(group) => runs(&group.items, text),
                _ => {}
            }
        }
    }
    let mut text = String::new();
    runs(&group.items, &mut text);
    text
}

fn group<'a>(scene: &'a Scene, key: &str) -> Option<&'a Group> {
    scene.groups.iter().find(|group| group.key == key)
}

#[test]
fn a_map_without_anything_says_so() {
    for journey in [hollow(), without_stages()] {
        let scene = drawn(&journey);
        check(&journey, &scene);
        assert_eq!(words(group(&scene, "empty").unwrap()), "This map has no stages yet.");
        assert!(of(&scene, HitKind::Cell).is_empty());
    }
}

#[test]
fn without_a_lane_for_touchpoints_none_can_be_added() {
    let journey = bare(LaneKind::Pains, 2);
    let scene = drawn(&journey);
    check(&journey, &scene);
    assert!(of(&scene, HitKind::Cell).is_empty());
    assert!(words(group(&scene, "empty").unwrap()).contains("no lane"));
}

#[test]
fn a_map_without_touchpoints_has_cells_for_the_first_one() {
    let journey = bare(LaneKind::Touchpoints, 2);
    let scene = drawn(&journey);
    check(&journey, &scene);
    let cells = of(&scene, HitKind::Cell);
    assert_eq!(cells.len(), 4);
    assert!(
        cells
            .iter()
            .all(|cell| cell.lane == LANE.to_string() && cell.free.is_some())
    );
    assert!(group(&scene, "empty").is_some());
}

#[test]
fn one_touchpoint_stands_alone_without_a_path() {
    let mut journey = bare(LaneKind::Touchpoints, 2);
    let id = put(&mut journey, 1, "A shop window");
    channel(&mut journey, id, "Shop");
    let scene = drawn(&journey);
    check(&journey, &scene);
    assert_eq!(card(&scene, id).channel, "Shop");
    assert!(group(&scene, "empty").is_none());
    assert!(group(&scene, "implied").unwrap().items.is_empty());
}

#[test]
fn the_order_of_the_steps_implies_a_path_until_somebody_draws_one() {
    let mut journey = bare(LaneKind::Touchpoints, 2);
    let first = put(&mut journey, 0, "Sees it");
    let second = put(&mut journey, 2, "Buys it");
    let scene = drawn(&journey);
    assert!(!group(&scene, "implied").unwrap().items.is_empty());
    assert!(words(group(&scene, "empty").unwrap()).contains("dotted"));
    assert!(of(&scene, HitKind::Link).is_empty());

    link(&mut journey, 1, (first, second), "");
    let scene = drawn(&journey);
    assert!(group(&scene, "implied").is_none() && group(&scene, "empty").is_none());
    assert_eq!(of(&scene, HitKind::Link).len(), 1);
    check_routes(&journey, &scene);
}

#[test]
fn touchpoints_of_one_channel_share_a_swimlane_however_it_is_written() {
    let mut journey = bare(LaneKind::Touchpoints, 2);
    for (at, name) in ["Web", " web ", "WEB", "Fair"].into_iter().enumerate() {
        let id = put(&mut journey, at, name);
        channel(&mut journey, id, name);
    }
    let scene = drawn(&journey);
    check(&journey, &scene);
    let channels: BTreeSet<&str> = of(&scene, HitKind::Cell)
        .iter()
        .map(|cell| cell.channel.as_str())
        .collect();
    assert_eq!(channels.into_iter().collect::<Vec<_>>(), ["Fair", "Web"]);
    assert!(words(group(&scene, "swimlane:Web").unwrap()).contains('3'));
}

#[test]
fn families_stand_together_and_touchpoints_without_a_channel_last() {
    let mut journey = bare(LaneKind::Touchpoints, 4);
    let wanted = [
        ("", Family::Digital),
        ("Visit", Family::Relational),
        ("Shop", Family::Physical),
        ("Web", Family::Digital),
        ("Call", Family::Relational),
    ];
    for (at, (name, family)) in wanted.into_iter().enumerate() {
        let id = put(&mut journey, at, "Something");
        if !name.is_empty() {
            channel(&mut journey, id, name);
        }
        if family != Family::Digital {
            edit(&mut journey, id, Field::Family(family));
        }
    }
    let scene = drawn(&journey);
    let mut cells = of(&scene, HitKind::Cell);
    cells.sort_by(|a, b| a.rect.y.total_cmp(&b.rect.y));
    let mut channels: Vec<&str> = cells.iter().map(|cell| cell.channel.as_str()).collect();
    channels.dedup();
    assert_eq!(channels, ["Web", "Shop", "Visit", "Call", ""]);
    assert_eq!(cells.last().unwrap().name, "No channel");
}

#[test]
fn a_way_back_leaves_at_the_right_enters_at_the_left_and_bears_the_mark_of_a_loop() {
    let mut journey = bare(LaneKind::Touchpoints, 2);
    let cards: Vec<Id> = (0..4).map(|at| put(&mut journey, at, "Here again")).collect();
    for (number, pair) in cards.windows(2).enumerate() {
        link(&mut journey, number as u64, (pair[0], pair[1]), "");
    }
    link(&mut journey, 99, (cards[3], cards[0]), "");
    let scene = drawn(&journey);
    check(&journey, &scene);
    check_routes(&journey, &scene);
    let back = of(&scene, HitKind::Link)
        .into_iter()
        .find(|hit| hit.id == Id::from_bits(900_099).to_string())
        .unwrap();
    assert!((back.route[0].x - card(&scene, cards[3]).rect.right()).abs() < 0.01);
    assert!((back.route.last().unwrap().x - card(&scene, cards[0]).rect.x).abs() < 0.01);
    let plain = |key: Id| group(&scene, &format!("link:{key}")).unwrap().items.len();
    let onward = journey.links().find(|link| link.from == cards[0]).unwrap().id;
    assert!(
        plain(Id::from_bits(900_099)) > plain(onward),
        "the loop has its mark without any words"
    );
}

#[test]
fn paths_of_stages_and_steps_run_above_the_ribbon_and_other_links_stay_away() {
    let mut journey = bare(LaneKind::Touchpoints, 2);
    let touchpoint = put(&mut journey, 0, "Asks");
    link(&mut journey, 1, (step(3), step(0)), "again");
    link(&mut journey, 2, (touchpoint, step(2)), "");
    let scene = drawn(&journey);
    for number in [1, 2] {
        let key = format!("link:{}", Id::from_bits(900_000 + number));
        assert_eq!(group(&scene, &key).unwrap().pin, journey_scene::Pin::Top);
    }
    check(&journey, &scene);
}

#[test]
fn a_touchpoint_that_hurts_wears_a_badge_and_says_so_aloud() {
    let journey = sample::journey(200);
    let causing: BTreeSet<Id> = journey
        .links()
        .filter(|link| link.kind == LinkKind::Causes)
        .map(|link| link.from)
        .collect();
    let scene = drawn(&journey);
    let mut details = BTreeMap::new();
    fn read(entries: &[Shared<OutlineEntry>], details: &mut BTreeMap<String, String>) {
        for entry in entries {
            details.insert(entry.id.to_string(), entry.detail.clone());
            read(&entry.children, details);
        }
    }
    read(&scene.outline, &mut details);
    for hit in of(&scene, HitKind::Card) {
        let hurts = causing.contains(&hit.id.parse().unwrap());
        assert_eq!(
            details[hit.id.as_str()].contains("causes pain points"),
            hurts,
            "{}",
            hit.name
        );
    }
}

#[test]
fn the_same_journey_gives_the_same_network() {
    let journey = sample::journey(300);
    let mut setter = STUDIO.typesetter();
    let first = network(&journey, STUDIO.look(), &mut setter);
    assert_eq!(first, network(&journey, STUDIO.look(), &mut setter));
    assert_eq!(first, drawn(&journey));
    check(&journey, &first);
    check_routes(&journey, &first);
}

#[test]
fn odd_texts_and_channels_stay_in_their_boxes() {
    let cards: Vec<(usize, usize, String)> = odd_texts()
        .into_iter()
        .enumerate()
        .map(|(at, text)| (at % 8, at % 4, text))
        .collect();
    let paths: Vec<(usize, usize, String)> = odd_texts()
        .into_iter()
        .enumerate()
        .map(|(at, text)| (at, (at * 7 + 3) % cards.len(), text))
        .collect();
    let mut journey = woven(&cards, &paths);
    for (at, text) in odd_texts().into_iter().enumerate() {
        let id = Id::from_bits(1000 + at as u64);
        let known = journey.card(id).map(|card| card.content.clone());
        if matches!(known, Some(Content::Touchpoint(touchpoint)) if touchpoint.channel != text) {
            channel(&mut journey, id, &text.chars().take(60).collect::<String>());
        }
    }
    let scene = drawn(&journey);
    check(&journey, &scene);
    check_routes(&journey, &scene);
}

#[test]
fn a_tangle_of_two_thousand_touchpoints_stays_bounded_and_fast() {
    let cards: Vec<(usize, usize, String)> = (0..2000).map(|at| (at % 8, at % 13, format!("Meets {at}"))).collect();
    let mut seed = 7usize;
    let mut chance = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % 2000
    };
    let paths: Vec<(usize, usize, String)> = (0..4000)
        .map(|at| {
            let label = if at % 5 == 0 {
                format!("1 in {at}")
            } else {
                String::new()
            };
            (chance(), chance(), label)
        })
        .collect();
    let journey = woven(&cards, &paths);
    let mut setter = STUDIO.typesetter();
    let scene = network(&journey, STUDIO.look(), &mut setter);
    assert!(scene.size.w < 10_000.0 && scene.size.h < 100_000.0, "{:?}", scene.size);
    check(&journey, &scene);
}

#[test]
fn two_thousand_touchpoints_in_one_cell_stand_in_four_stacks() {
    let cards: Vec<(usize, usize, String)> = (0..2000).map(|at| (1, 1, format!("Meets {at}"))).collect();
    let paths: Vec<(usize, usize, String)> = (1..2000).map(|at| (at - 1, at, String::new())).collect();
    let journey = woven(&cards, &paths);
    let scene = drawn(&journey);
    check(&journey, &scene);
    let stacks: BTreeSet<u32> = of(&scene, HitKind::Card).iter().map(|hit| hit.rect.x as u32).collect();
    assert_eq!(stacks.len(), 4);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_leads_where_nothing_lies_over_anything(
        cards in prop::collection::vec((0usize..8, 0usize..5, "[a-zא-ת ]{0,40}"), 1..40),
        paths in prop::collection::vec((0usize..40, 0usize..40, "[a-z ]{0,12}"), 0..60),
    ) {
        let count = cards.len();
        let paths: Vec<(usize, usize, String)> =
            paths.into_iter().map(|(from, to, label)| (from % count, to % count, label)).collect();
        let journey = woven(&cards, &paths);
        let scene = drawn(&journey);
        check(&journey, &scene);
        check_routes(&journey, &scene);
        prop_assert_eq!(&scene, &drawn(&journey));
    }
}
