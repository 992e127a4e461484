//! Journeys at the edge of what the model allows.

use journey_model::{Command, Field, LaneKind, Link, LinkKind, Record, Scale, sample};
use journey_scene::{HitKind, Item};

use crate::journeys::{bare, carry_out, edit, feelings, hollow, put, step, without_stages};
use crate::ruler::hit;
use crate::screens::is_sound;
use crate::studio::fresh_screen;

#[test]
fn a_map_without_stages_says_so_where_no_pinned_ground_hides_it() {
    for journey in [hollow(), without_stages()] {
        let scene = fresh_screen(&journey);
        let group = |key: &str| scene.groups.iter().find(|group| group.key == key).unwrap();
        let Item::Rect(ground) = &group("ribbon-ground").items[0] else {
            panic!("the ground is a rectangle")
        };
        let Item::Text(words) = &group("empty").items[0] else {
            panic!("the words are text")
        };
        assert!(
            words.baseline - words.size > ground.rect.bottom(),
            "{} under {:?}",
            words.baseline,
            ground.rect
        );
    }
}

#[test]
fn a_journey_with_nothing_in_it_is_drawn() {
    for journey in [hollow(), without_stages(), sample::journey(0)] {
        let scene = fresh_screen(&journey);
        is_sound(&journey, &scene);
        assert!(scene.size.w > 0.0 && scene.size.h > 0.0);
    }
}

#[test]
fn a_stage_without_steps_keeps_its_place() {
    let mut journey = bare(LaneKind::Actions, 2);
    put(&mut journey, 2, "In the second stage");
    carry_out(
        &mut journey,
        &Command::Delete {
            ids: vec![step(0), step(1)],
        },
    );
    let stages = journey.stages();
    assert!(journey.steps_of(stages[0].id).is_empty());
    let scene = fresh_screen(&journey);
    is_sound(&journey, &scene);
    let [first, second] = [0, 1].map(|at| hit(&scene, &stages[at].id.to_string()).rect);
    assert!(first.w > 50.0 && first.right() <= second.x, "{first:?} {second:?}");
    let card = scene.hits.iter().find(|hit| hit.kind == HitKind::Card).unwrap();
    assert!(card.rect.x >= second.x - 1.0);
}

#[test]
fn scores_outside_the_scale_are_drawn_in_the_lane() {
    let scores = [0.5, 7.0, -2.0, -11.0, 2.0, 40.0];
    let journey = feelings(Scale { min: -2.0, max: 2.0 }, &scores);
    let scene = fresh_screen(&journey);
    is_sound(&journey, &scene);
    let lane = hit(&scene, &crate::journeys::LANE.to_string()).rect;
    let mut faces: Vec<(f64, f32)> = Vec::new();
    for card in journey.cards() {
        let face = hit(&scene, &card.id.to_string()).rect;
        assert!(
            face.y >= lane.y && face.bottom() <= lane.bottom(),
            "{face:?} is not in {lane:?}"
        );
        let journey_model::Content::Emotion(emotion) = card.content else {
            unreachable!()
        };
        faces.push((emotion.score, face.center().y));
    }
    faces.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(
        faces.windows(2).all(|pair| pair[0].1 > pair[1].1),
        "a better score stands higher: {faces:?}"
    );
}

#[test]
fn scores_and_scales_as_far_as_numbers_go_are_drawn() {
    let scales = [
        Scale { min: -2.0, max: 2.0 },
        Scale { min: 1.0, max: 5.0 },
        Scale {
            min: f64::MIN,
            max: f64::MAX,
        },
        Scale {
            min: 0.0,
            max: f64::MIN_POSITIVE,
        },
        Scale {
            min: 1e300,
            max: 1.1e300,
        },
        Scale {
            min: 1.0,
            max: 1.0 + f64::EPSILON,
        },
    ];
    let scores: [&[f64]; 5] = [
        &[f64::MAX, f64::MIN],
        &[1e39, -1e39, 0.0, 1.0],
        &[f64::MIN_POSITIVE, 5e-324],
        &[3.5],
        &[],
    ];
    for scale in scales {
        for scores in scores {
            let journey = feelings(scale, scores);
            is_sound(&journey, &fresh_screen(&journey));
        }
    }
}

#[test]
fn figures_as_far_as_numbers_go_are_drawn() {
    let figures = [f64::MAX, f64::MIN, 0.0, 5e-324, -1.5, 1e21];
    for actual in figures {
        for target in figures {
            let mut journey = bare(LaneKind::Metrics, 1);
            let card = put(&mut journey, 0, "Figure");
            edit(&mut journey, card, Field::Actual(Some(actual)));
            edit(&mut journey, card, Field::Target(Some(target)));
            let stages: Vec<_> = journey.stages().iter().map(|stage| stage.id).collect();
            for (stage, count) in stages.iter().zip([actual, target]) {
                edit(&mut journey, *stage, Field::Contacts(Some(count.abs())));
            }
            is_sound(&journey, &fresh_screen(&journey));
        }
    }
}

#[test]
fn counted_segments_as_far_as_numbers_go_are_drawn() {
    let counts = [f64::MAX, 5e-324, 0.0, 12.0];
    for first in counts {
        for second in counts {
            let mut journey = bare(LaneKind::Actions, 2);
            for (number, (count, steps)) in [(first, [0, 1]), (second, [2, 3])].into_iter().enumerate() {
                let id = journey_model::Id::from_bits(500 + number as u64);
                let command = Command::AddActor {
                    id,
                    name: format!("Segment {number}"),
                    kind: journey_model::ActorKind::Segment,
                };
                carry_out(&mut journey, &command);
                edit(&mut journey, id, Field::Contacts(Some(count)));
                for at in steps {
                    edit(&mut journey, step(at), Field::Segment(Some(id)));
                }
            }
            let scene = fresh_screen(&journey);
            is_sound(&journey, &scene);
            assert!(scene.groups.iter().any(|group| group.key == "passage"));
        }
    }
}

#[test]
fn a_card_of_twenty_thousand_words_shows_them_all() {
    let words: Vec<String> = (0..20_000).map(|number| format!("w{number}")).collect();
    for kind in [LaneKind::Actions, LaneKind::Emotions] {
        let mut journey = bare(kind, 2);
        put(&mut journey, 1, &words.join(" "));
        put(&mut journey, 2, "Beside it");
        let scene = fresh_screen(&journey);
        is_sound(&journey, &scene);
    }
}

#[test]
fn long_names_around_the_map_do_not_run_over_each_other() {
    let mut journey = sample::journey(20);
    let long = "A name that is far longer than the room there is for it ".repeat(6);
    let ids: Vec<_> = journey.elements().map(journey_model::Element::id).collect();
    for id in ids {
        edit(&mut journey, id, Field::Name(long.clone()));
    }
    let scene = fresh_screen(&journey);
    is_sound(&journey, &scene);
    for kind in [HitKind::Stage, HitKind::Step, HitKind::Lane] {
        let regions: Vec<_> = scene.hits.iter().filter(|hit| hit.kind == kind).collect();
        for (place, a) in regions.iter().enumerate() {
            for b in &regions[place + 1..] {
                let apart = a.rect.right() <= b.rect.x + 12.0
                    || b.rect.right() <= a.rect.x + 12.0
                    || a.rect.bottom() <= b.rect.y + 0.1
                    || b.rect.bottom() <= a.rect.y + 0.1;
                assert!(apart, "{kind:?}: {:?} and {:?}", a.rect, b.rect);
            }
        }
    }
}

#[test]
fn links_between_all_and_everything_are_drawn() {
    let journey = sample::journey(40);
    let ends: Vec<_> = journey
        .cards()
        .map(|card| card.id)
        .chain(journey.steps().iter().map(|step| step.id))
        .chain(journey.stages().iter().map(|stage| stage.id))
        .step_by(3)
        .collect();
    let mut records: Vec<Record> = journey.records().collect();
    for (a, &from) in ends.iter().enumerate() {
        for (b, &to) in ends.iter().enumerate().filter(|(b, _)| *b != a) {
            records.push(Record::Link(Link {
                id: journey_model::Id::from_bits(5_000 + (a * 100 + b) as u64),
                kind: LinkKind::LeadsTo,
                from,
                to,
                label: if a % 2 == 0 {
                    String::new()
                } else {
                    "leads to".to_owned()
                },
            }));
        }
    }
    let journey = journey_model::Journey::from_records(records).unwrap();
    is_sound(&journey, &fresh_screen(&journey));
}
