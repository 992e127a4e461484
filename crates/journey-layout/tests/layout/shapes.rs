//! Widths, heights, folds, locks, colours, tags, pictures and hidden curves.

use journey_layout::PictureSizes;
use journey_model::{Crop, Field, Id, Journey, LaneKind, Record, sample};
use journey_scene::{HitKind, Item, Rect, Scene};

use crate::journeys::{LANE, bare, edit, feelings, put, span, step};
use crate::posters::prints_whole;
use crate::ruler::{group, hit, runs};
use crate::screens::is_sound;
use crate::studio::{STUDIO, fresh_screen, sheets};

fn said(scene: &Scene, key: &str) -> String {
    let words: Vec<&str> = runs(group(scene, key))
        .into_iter()
        .map(|run| run.text.as_str())
        .collect();
    words.join(" ")
}

fn has(scene: &Scene, key: &str) -> bool {
    scene.hits.iter().any(|hit| hit.key == key)
}

fn first_stage(journey: &Journey) -> Id {
    journey.stages()[0].id
}

#[test]
fn a_column_is_as_wide_as_it_asks_and_moves_the_others() {
    let mut journey = bare(LaneKind::Actions, 2);
    let wide = put(&mut journey, 1, "Asks three companies for an offer and waits");
    let over = put(&mut journey, 0, "Covers two steps");
    span(&mut journey, over, 2);
    let before = fresh_screen(&journey);
    edit(&mut journey, step(1), Field::Width(Some(300.0)));
    let scene = fresh_screen(&journey);
    is_sound(&journey, &scene);
    let cell = |scene: &Scene, at: usize| hit(scene, &format!("{LANE}:{}", step(at))).rect;
    assert_eq!(cell(&scene, 1).w, 300.0);
    assert_eq!(cell(&scene, 2).x - cell(&before, 2).x, 168.0);
    let grown = |id: Id| hit(&scene, &id.to_string()).rect.w - hit(&before, &id.to_string()).rect.w;
    assert_eq!((grown(wide), grown(over)), (168.0, 168.0));
    prints_whole("a wide column", &journey, sheets()[1].1);
}

#[test]
fn a_lane_is_at_least_as_tall_as_it_asks() {
    for kind in [LaneKind::Actions, LaneKind::Emotions] {
        let mut journey = bare(kind, 2);
        put(&mut journey, 0, "Short");
        edit(&mut journey, LANE, Field::Height(Some(420.0)));
        let scene = fresh_screen(&journey);
        assert_eq!(hit(&scene, &LANE.to_string()).rect.h, 420.0, "{kind:?}");
        is_sound(&journey, &scene);
        edit(&mut journey, LANE, Field::Height(Some(24.0)));
        let scene = fresh_screen(&journey);
        assert!(hit(&scene, &LANE.to_string()).rect.h > 60.0, "cards keep their room");
        is_sound(&journey, &scene);
    }
}

#[test]
fn a_collapsed_stage_is_narrow_and_counts_its_cards() {
    let mut journey = bare(LaneKind::Actions, 3);
    for at in [0, 0, 1, 2, 3] {
        put(&mut journey, at, "A card");
    }
    let across = put(&mut journey, 2, "Reaches out");
    span(&mut journey, across, 2);
    let stage = first_stage(&journey);
    edit(&mut journey, stage, Field::Collapsed(true));
    edit(&mut journey, stage, Field::Name("Consideration".to_owned()));
    let scene = fresh_screen(&journey);
    assert!(hit(&scene, &stage.to_string()).rect.w < 80.0);
    assert_eq!(hit(&scene, &stage.to_string()).name, "Consideration");
    assert!(said(&scene, &stage.to_string()).ends_with('…'));
    assert_eq!(said(&scene, &format!("tally:{LANE}")), "4");
    assert!((0..3).all(|at| !has(&scene, &format!("{LANE}:{}", step(at)))));
    assert!(has(&scene, &format!("{LANE}:{}", step(3))));
    let reaching = hit(&scene, &across.to_string()).rect;
    assert_eq!(reaching.x, hit(&scene, &step(3).to_string()).rect.x);
    assert_eq!(
        scene.outline[0]
            .children
            .iter()
            .map(|step| step.children.len())
            .sum::<usize>(),
        5
    );
    for (_, sheet) in sheets() {
        let poster = STUDIO.poster(&journey, sheet, &mut STUDIO.typesetter());
        assert_eq!(said(&poster.scene, &format!("tally:{LANE}")), "4");
    }
}

#[test]
fn every_map_can_be_collapsed_and_folded_whole() {
    for cards in [0, 9, 46, 130] {
        let mut journey = sample::journey(cards);
        let ids: Vec<(Id, bool)> = journey
            .stages()
            .iter()
            .map(|stage| (stage.id, true))
            .chain(journey.lanes().iter().map(|lane| (lane.id, false)))
            .collect();
        for (id, is_stage) in ids {
            let field = if is_stage {
                Field::Collapsed(true)
            } else {
                Field::Folded(true)
            };
            edit(&mut journey, id, field);
            let scene = fresh_screen(&journey);
            crate::ruler::keys_are_unique(&scene);
            crate::ruler::numbers_are_finite(&scene);
        }
    }
}

#[test]
fn a_hidden_lane_is_left_out_everywhere() {
    let mut journey = sample::journey(30);
    let lane = journey.lanes()[2].id;
    let cards: Vec<String> = journey
        .cards()
        .filter(|card| card.place.is_some_and(|place| place.lane == lane))
        .map(|card| card.id.to_string())
        .collect();
    edit(&mut journey, lane, Field::Hidden(true));
    let poster = STUDIO.poster(&journey, sheets()[0].1, &mut STUDIO.typesetter()).scene;
    for scene in [fresh_screen(&journey), poster] {
        assert!(!has(&scene, &lane.to_string()));
        assert!(cards.iter().all(|card| !has(&scene, card)));
        let listed: Vec<&str> = scene
            .outline
            .iter()
            .flat_map(|stage| &stage.children)
            .flat_map(|step| &step.children)
            .map(|card| card.id.as_str())
            .collect();
        assert!(cards.iter().all(|card| !listed.contains(&card.as_str())));
    }
}

#[test]
fn a_folded_lane_is_a_strip_with_its_name_and_number() {
    let mut journey = bare(LaneKind::Actions, 2);
    put(&mut journey, 0, "One");
    edit(&mut journey, LANE, Field::Folded(true));
    assert!(said(&fresh_screen(&journey), &format!("head:{LANE}")).contains("1 card"));
    let other = put(&mut journey, 3, "Two");
    let scene = fresh_screen(&journey);
    assert!(hit(&scene, &LANE.to_string()).rect.h < 50.0);
    assert!(said(&scene, &format!("head:{LANE}")).contains("Actions 2 cards"));
    assert!(!has(&scene, &other.to_string()) && scene.hits.iter().all(|hit| hit.kind != HitKind::Cell));
    assert_eq!(scene.outline[1].children[1].children[0].id, other.to_string());
}

#[test]
fn a_locked_lane_says_so_wherever_it_is_pointed_at() {
    for kind in [LaneKind::Actions, LaneKind::Emotions] {
        let mut journey = bare(kind, 2);
        put(&mut journey, 0, "Kept");
        assert!(fresh_screen(&journey).hits.iter().all(|hit| !hit.locked));
        let items = |journey: &Journey| group(&fresh_screen(journey), &format!("head:{LANE}")).items.len();
        let open = items(&journey);
        edit(&mut journey, LANE, Field::Locked(true));
        let scene = fresh_screen(&journey);
        let of_lane = scene.hits.iter().filter(|hit| hit.lane == LANE.to_string());
        assert_eq!(of_lane.clone().count(), 6, "head, four cells, a card");
        assert!(of_lane.clone().all(|hit| hit.locked));
        assert_eq!(items(&journey), open + 1, "the lock");
    }
}

#[test]
fn scores_can_be_read_off_the_scale() {
    let journey = feelings(Default::default(), &[-2.0, 1.5, 0.0, 3.5]);
    let scene = fresh_screen(&journey);
    let [scale] = scene.scales.as_slice() else {
        panic!("one lane")
    };
    for card in journey.cards() {
        let journey_model::Content::Emotion(emotion) = &card.content else {
            unreachable!()
        };
        let there = hit(&scene, &card.id.to_string()).rect.center().y;
        assert!((scale.zero - emotion.score as f32 * scale.unit - there).abs() < 0.05);
    }
}

#[test]
fn words_of_many_curves_cover_neither_faces_nor_each_other() {
    let mut journey = feelings(Default::default(), &[0.0; 6]);
    let mut curves = 1;
    for at in 0..6 {
        for number in 0..4u64 {
            let actor = Id::from_bits(900 + number);
            if journey.actor(actor).is_none() {
                crate::journeys::carry_out(
                    &mut journey,
                    &journey_model::Command::AddActor {
                        id: actor,
                        name: format!("Somebody {number}"),
                        kind: journey_model::ActorKind::Staff,
                    },
                );
                curves += 1;
            }
            let card = put(
                &mut journey,
                at,
                "What she thinks of it, at some length, as people do when asked",
            );
            edit(&mut journey, card, Field::Actor(Some(actor)));
            edit(&mut journey, card, Field::Score(0.1 + (number as f64) / 10.0));
        }
    }
    assert_eq!(curves, 5);
    let scene = fresh_screen(&journey);
    is_sound(&journey, &scene);
    let points: Vec<_> = scene.hits.iter().filter(|hit| hit.kind == HitKind::Emotion).collect();
    let overlap = |a: Rect, b: Rect| a.right() > b.x && b.right() > a.x && a.bottom() > b.y && b.bottom() > a.y;
    for (place, point) in points.iter().enumerate() {
        let words = point.text.unwrap().rect;
        assert!(
            points.iter().all(|other| !overlap(words, other.rect)),
            "{:?} covers a face",
            point.name
        );
        let others = points[place + 1..].iter();
        assert!(
            others.clone().all(|other| !overlap(words, other.text.unwrap().rect)),
            "{:?}",
            point.name
        );
    }
}

#[test]
fn a_hidden_curve_leaves_lane_and_legend() {
    let mut journey = feelings(Default::default(), &[1.0, -1.0]);
    let wish = put(&mut journey, 0, "As it should be");
    edit(&mut journey, wish, Field::Basis(journey_model::Basis::Proposed));
    let head = format!("head:{LANE}");
    assert!(said(&fresh_screen(&journey), &head).contains("As it should be"));
    let actor = journey.main_actor().unwrap().id;
    edit(&mut journey, actor, Field::CurveHidden(true));
    let scene = fresh_screen(&journey);
    assert!(scene.hits.iter().all(|hit| hit.kind != HitKind::Emotion));
    assert!(!said(&scene, &head).contains("should be"));
    assert_eq!(scene.scales.len(), 1);
}

#[test]
fn a_card_wears_its_own_colour_and_its_tags() {
    let mut journey = bare(LaneKind::Actions, 2);
    let card = put(&mut journey, 0, "Short");
    let plain = fresh_screen(&journey);
    edit(&mut journey, card, Field::Hue(Some(5)));
    let coloured = fresh_screen(&journey);
    assert_ne!(
        group(&plain, &card.to_string()).items,
        group(&coloured, &card.to_string()).items
    );
    edit(
        &mut journey,
        card,
        Field::Tags(vec!["price".to_owned(), "second look".to_owned()]),
    );
    for kind in LaneKind::ALL.into_iter().filter(|kind| *kind != LaneKind::Emotions) {
        let mut journey = bare(kind, 2);
        let card = put(&mut journey, 0, "Asks for the price and waits");
        edit(
            &mut journey,
            card,
            Field::Tags(vec!["price".to_owned(), "second look".to_owned()]),
        );
        let scene = fresh_screen(&journey);
        is_sound(&journey, &scene);
        let said = said(&scene, &card.to_string()).replace('\u{a0}', " ");
        assert!(
            said.contains("#price") && said.contains("#second look"),
            "{kind:?}: {said}"
        );
    }
}

/// The picture of a scene: its rectangle, and the frame that clips it.
fn picture(scene: &Scene, card: Id) -> Option<(Rect, Rect, String)> {
    group(scene, &card.to_string())
        .items
        .iter()
        .find_map(|item| match item {
            Item::Group(inner) => match &inner.items[0] {
                Item::Image(image) => Some((image.rect, inner.clip.unwrap(), image.alt.clone())),
                _ => None,
            },
            _ => None,
        })
}

#[test]
fn a_picture_fills_its_frame_and_a_missing_one_says_what_it_shows() {
    let name = "ab".repeat(32);
    let mut journey = bare(LaneKind::Storyboard, 2);
    let card = put(&mut journey, 0, "Irene at the stand");
    let alt = "A woman tastes a crisp";
    edit(&mut journey, card, Field::Alt(alt.to_owned()));
    assert!(said(&fresh_screen(&journey), &card.to_string()).contains("A woman tastes"));
    edit(&mut journey, card, Field::Picture(Some(name.clone())));
    let missing = fresh_screen(&journey);
    assert!(picture(&missing, card).is_none() && said(&missing, &card.to_string()).contains("A woman"));
    is_sound(&journey, &missing);
    for size in [(400, 300), (90, 900), (4_000, 10), (1, 1)] {
        let sizes = PictureSizes::from([(name.clone(), size)]);
        let scene = STUDIO.screen_with(&journey, &sizes);
        let (rect, frame, told) = picture(&scene, card).unwrap();
        assert_eq!(told, alt);
        assert!(
            (rect.w / rect.h - size.0 as f32 / size.1 as f32).abs() < 0.01 * rect.w / rect.h,
            "{rect:?}"
        );
        assert!(
            crate::ruler::lies_in(frame, rect),
            "{frame:?} is not filled by {rect:?}"
        );
        is_sound(&journey, &scene);
    }
    let crop = Crop {
        x: 0.5,
        y: 0.25,
        w: 0.5,
        h: 0.5,
    };
    edit(&mut journey, card, Field::Crop(Some(crop)));
    let (rect, frame, _) = picture(
        &STUDIO.screen_with(&journey, &PictureSizes::from([(name, (1_600, 1_000))])),
        card,
    )
    .unwrap();
    let part = Rect::new(
        rect.x + rect.w * 0.5,
        rect.y + rect.h * 0.25,
        rect.w * 0.5,
        rect.h * 0.5,
    );
    assert!(
        (part.center().x - frame.center().x).abs() < 0.1 && (part.w - frame.w).abs() < 1.5,
        "{part:?} {frame:?}"
    );
}

#[test]
fn what_is_remembered_follows_shapes_and_looks() {
    let mut journey = sample::journey(60);
    let mut setter = STUDIO.typesetter();
    let stage = first_stage(&journey);
    let lane = journey.lanes()[0].id;
    let cards: Vec<Id> = journey.cards().map(|card| card.id).take(9).collect();
    let mut fields: Vec<(Id, Field)> = vec![
        (stage, Field::Collapsed(true)),
        (lane, Field::Folded(true)),
        (lane, Field::Locked(true)),
        (lane, Field::Locked(false)),
        (stage, Field::Collapsed(false)),
        (lane, Field::Folded(false)),
        (lane, Field::Hidden(true)),
    ];
    fields.extend(cards.iter().map(|&card| (card, Field::Hue(Some(6)))));
    fields.extend(cards.iter().map(|&card| (card, Field::Tags(vec!["seen".to_owned()]))));
    for (id, field) in fields {
        edit(&mut journey, id, field);
        assert!(STUDIO.screen(&journey, &mut setter) == fresh_screen(&journey));
    }
    let copy = Journey::from_records(journey.records().collect::<Vec<Record>>()).unwrap();
    assert!(STUDIO.screen(&copy, &mut setter) == fresh_screen(&journey));
}
