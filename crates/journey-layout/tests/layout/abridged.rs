//! The network of a map of which something is collapsed, folded, hidden or widened.

use std::collections::BTreeSet;

use journey_layout::network;
use journey_model::{Command, Field, Id, Journey, LaneKind, LinkKind};
use journey_scene::{HitKind, HitRegion, Item, Rect, Scene};
use proptest::prelude::*;

use crate::journeys::{LANE, bare, carry_out, edit, put, span, step};
use crate::ruler::{group, hit, keys_are_unique, numbers_are_finite, runs};
use crate::studio::STUDIO;
use crate::woven::woven;

fn drawn(journey: &Journey) -> Scene {
    network(journey, STUDIO.look(), &mut STUDIO.typesetter())
}

fn of(scene: &Scene, kind: HitKind) -> Vec<&HitRegion> {
    let hits = scene.hits.iter().map(|hit| &**hit);
    hits.filter(|hit| hit.kind == kind).collect()
}

fn met(journey: &mut Journey, at: usize, channel: &str) -> Id {
    let id = put(journey, at, "Meets us");
    edit(journey, id, Field::Channel(channel.to_owned()));
    id
}

fn link(journey: &mut Journey, number: u64, from: Id, to: Id) -> String {
    let id = Id::from_bits(900_000 + number);
    let command = Command::AddLink {
        id,
        kind: LinkKind::LeadsTo,
        from,
        to,
        label: String::new(),
    };
    carry_out(journey, &command);
    id.to_string()
}

fn collapse_first(journey: &mut Journey) -> Id {
    let stage = journey.stages()[0].id;
    edit(journey, stage, Field::Collapsed(true));
    stage
}

/// The numbers that stand for touchpoints: by key, what they say and where.
fn tallies(scene: &Scene) -> Vec<(String, String, Rect)> {
    let groups = scene.groups.iter().filter(|group| group.key.starts_with("tally:"));
    groups
        .map(|group| {
            let words: String = runs(group).iter().map(|run| run.text.as_str()).collect();
            let rect = group.items.iter().find_map(|item| match item {
                Item::Rect(shape) => Some(shape.rect),
                _ => None,
            });
            (group.key.to_string(), words, rect.unwrap())
        })
        .collect()
}

#[test]
fn a_collapsed_stage_is_one_narrow_column_that_counts_by_channel() {
    let mut journey = bare(LaneKind::Touchpoints, 3);
    for (at, channel) in [(0, "Web"), (0, "Web"), (1, "Fair"), (2, "Web"), (3, "Web")] {
        met(&mut journey, at, channel);
    }
    let stage = journey.stages()[0].id;
    let wide = hit(&drawn(&journey), &stage.to_string()).rect.w;
    edit(&mut journey, stage, Field::Collapsed(true));
    let scene = drawn(&journey);
    let narrow = hit(&scene, &stage.to_string()).rect;
    assert!(narrow.w < wide / 3.0, "{} of {wide}", narrow.w);
    let told: Vec<(String, String)> = tallies(&scene)
        .into_iter()
        .map(|(key, words, _)| (key, words))
        .collect();
    let key = |channel: &str| format!("tally:{stage}:{channel}");
    assert_eq!(told.len(), 2);
    assert!(told.contains(&(key("Web"), "3".to_owned())));
    assert!(told.contains(&(key("Fair"), "1".to_owned())));
    assert!(
        tallies(&scene)
            .iter()
            .all(|(_, _, rect)| rect.x > narrow.x && rect.right() < narrow.right())
    );
    assert_eq!(
        of(&scene, HitKind::Card).len(),
        1,
        "only the open stage shows its touchpoints"
    );
    let cells: BTreeSet<&str> = of(&scene, HitKind::Cell)
        .iter()
        .map(|cell| cell.step.as_str())
        .collect();
    let open: BTreeSet<String> = (3..6).map(|at| step(at).to_string()).collect();
    assert_eq!(cells, open.iter().map(String::as_str).collect());
    assert_eq!(of(&scene, HitKind::Step).len(), 3);
    // Whoever reads the map aloud still finds them, with the row that they are counted in.
    let channels: Vec<&str> = scene.outline[0]
        .children
        .iter()
        .flat_map(|step| &step.children)
        .map(|card| card.channel.as_str())
        .collect();
    assert_eq!(channels, ["Web", "Web", "Fair", "Web"]);
}

#[test]
fn paths_lead_to_the_number_and_those_inside_are_not_drawn() {
    let mut journey = bare(LaneKind::Touchpoints, 2);
    let inside = [met(&mut journey, 0, "Web"), met(&mut journey, 1, "Web")];
    let outside = [met(&mut journey, 2, "Web"), met(&mut journey, 3, "Fair")];
    let hidden = link(&mut journey, 1, inside[0], inside[1]);
    let out = link(&mut journey, 2, inside[1], outside[0]);
    let back = link(&mut journey, 3, outside[1], inside[0]);
    collapse_first(&mut journey);
    let scene = drawn(&journey);
    let links: BTreeSet<&str> = of(&scene, HitKind::Link).iter().map(|hit| hit.id.as_str()).collect();
    assert!(links.contains(out.as_str()) && links.contains(back.as_str()) && !links.contains(hidden.as_str()));
    let [(_, _, number)] = tallies(&scene).try_into().unwrap();
    let number: Rect = number;
    let leaves = hit(&scene, &out).route[0];
    let arrives = *hit(&scene, &back).route.last().unwrap();
    assert!((leaves.x - number.right()).abs() < 0.01 && leaves.y > number.y && leaves.y < number.bottom());
    assert!((arrives.x - number.x).abs() < 0.01 && arrives.y > number.y && arrives.y < number.bottom());
}

#[test]
fn when_all_paths_lie_inside_none_is_made_up() {
    let mut journey = bare(LaneKind::Touchpoints, 2);
    let (one, other) = (met(&mut journey, 0, "Web"), met(&mut journey, 1, "Web"));
    met(&mut journey, 2, "Web");
    link(&mut journey, 1, one, other);
    collapse_first(&mut journey);
    let scene = drawn(&journey);
    assert!(of(&scene, HitKind::Link).is_empty());
    assert!(scene.groups.iter().all(|group| group.key != "implied"));
}

#[test]
fn two_paths_that_meet_in_a_collapsed_stage_are_no_loop() {
    let mut journey = bare(LaneKind::Touchpoints, 2);
    let inside = [met(&mut journey, 0, "Web"), met(&mut journey, 1, "Web")];
    let outside = [met(&mut journey, 2, "Web"), met(&mut journey, 3, "Web")];
    link(&mut journey, 1, inside[0], outside[0]);
    link(&mut journey, 2, outside[0], outside[1]);
    let back = link(&mut journey, 3, outside[1], inside[1]);
    collapse_first(&mut journey);
    let items = |journey: &Journey| group(&drawn(journey), &format!("link:{back}")).items.len();
    let without = items(&journey);
    link(&mut journey, 4, inside[1], inside[0]);
    assert!(items(&journey) > without, "now it is one, and bears the mark");
}

#[test]
fn hidden_lanes_are_left_out_and_folded_ones_are_not() {
    let mut journey = bare(LaneKind::Touchpoints, 2);
    let card = met(&mut journey, 0, "Web");
    edit(&mut journey, LANE, Field::Folded(true));
    assert_eq!(of(&drawn(&journey), HitKind::Card)[0].id, card.to_string());
    edit(&mut journey, LANE, Field::Folded(false));
    edit(&mut journey, LANE, Field::Hidden(true));
    assert!(of(&drawn(&journey), HitKind::Card).is_empty());
}

#[test]
fn widths_heights_and_spans_change_nothing() {
    let mut journey = bare(LaneKind::Touchpoints, 2);
    let card = met(&mut journey, 0, "Web");
    met(&mut journey, 2, "Fair");
    let places = |journey: &Journey| -> Vec<Rect> { drawn(journey).hits.iter().map(|hit| hit.rect).collect() };
    let before = places(&journey);
    edit(&mut journey, step(0), Field::Width(Some(400.0)));
    edit(&mut journey, LANE, Field::Height(Some(400.0)));
    span(&mut journey, card, 3);
    assert_eq!(places(&journey), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_is_collapsed_no_path_runs_over_anything(
        cards in prop::collection::vec((0usize..8, 0usize..5, "[a-z ]{0,20}"), 1..30),
        paths in prop::collection::vec((0usize..30, 0usize..30, "[a-z ]{0,8}"), 0..40),
        which in 0usize..2,
        both in any::<bool>(),
    ) {
        let count = cards.len();
        let paths: Vec<(usize, usize, String)> =
            paths.into_iter().map(|(from, to, label)| (from % count, to % count, label)).collect();
        let mut journey = woven(&cards, &paths);
        let stages: Vec<Id> = journey.stages().iter().map(|stage| stage.id).collect();
        for (at, stage) in stages.into_iter().enumerate() {
            if both || at == which {
                edit(&mut journey, stage, Field::Collapsed(true));
            }
        }
        let scene = drawn(&journey);
        keys_are_unique(&scene);
        numbers_are_finite(&scene);
        let counted: usize = tallies(&scene).iter().map(|(_, words, _)| words.parse::<usize>().unwrap()).sum();
        let shown = of(&scene, HitKind::Card);
        prop_assert_eq!(counted + shown.len(), count, "every touchpoint is drawn or counted");
        let boxes: Vec<Rect> =
            shown.iter().map(|hit| hit.rect).chain(tallies(&scene).into_iter().map(|(_, _, rect)| rect)).collect();
        for link in of(&scene, HitKind::Link) {
            for pair in link.route.windows(2) {
                for part in 0..=8u8 {
                    let t = f32::from(part) / 8.0;
                    let (x, y) = (pair[0].x + (pair[1].x - pair[0].x) * t, pair[0].y + (pair[1].y - pair[0].y) * t);
                    let over = boxes.iter().map(|rect| rect.inset(0.5));
                    let over = over.filter(|r| x > r.x && x < r.right() && y > r.y && y < r.bottom()).count();
                    prop_assert_eq!(over, 0, "link {} runs over something at {}, {}", link.id, x, y);
                }
            }
        }
        prop_assert_eq!(&scene, &drawn(&journey));
    }
}
