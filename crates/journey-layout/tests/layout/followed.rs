//! What is drawn over the map on demand: the path of an actor, and the age of evidence.

use journey_layout::{Look, PosterNotes, network, poster, screen};
use journey_model::{Basis, Command, Content, Date, Field, Form, Id, Journey, sample};
use journey_scene::{Pin, Scene};

use crate::aloud::detail;
use crate::journeys::{carry_out, edit};
use crate::products::{notes, paper};
use crate::ruler::{group, hit, keys_are_unique, numbers_are_finite, runs};
use crate::studio::{STUDIO, fresh_screen};

fn drawn(journey: &Journey, look: Look) -> Scene {
    let scene = screen(journey, look, &mut STUDIO.typesetter());
    keys_are_unique(&scene);
    numbers_are_finite(&scene);
    scene
}

fn touchpoints(journey: &Journey) -> Vec<Id> {
    let steps = journey.steps();
    let mut cards: Vec<_> = journey
        .cards()
        .filter(|card| matches!(card.content, Content::Touchpoint(_)) && card.place.is_some())
        .collect();
    cards.sort_by_key(|card| {
        card.place
            .map(|place| steps.iter().position(|step| step.id == place.step))
    });
    cards.into_iter().map(|card| card.id).collect()
}

fn numbers(scene: &Scene) -> Vec<String> {
    let path = scene.groups.iter().find(|group| group.key.as_str() == "path").unwrap();
    let texts = path.items.iter().filter_map(|item| match item {
        journey_scene::Item::Text(run) => Some(run.text.to_string()),
        _ => None,
    });
    texts.filter(|text| text.parse::<u32>().is_ok()).collect()
}

#[test]
fn a_path_is_drawn_only_for_whom_it_is_asked_and_passes_over_what_is_gone() {
    let mut journey = sample::journey(120);
    let actor = journey.main_actor().unwrap().id;
    let cards = touchpoints(&journey);
    let stops = vec![cards[0], cards[3], Id::from_bits(999_999), cards[1], cards[0]];
    edit(&mut journey, actor, Field::Path(stops));
    let plain = fresh_screen(&journey);
    assert!(plain.groups.iter().all(|group| group.key.as_str() != "path"));

    let look = STUDIO.look().with_path(Some(actor));
    for scene in [drawn(&journey, look), network(&journey, look, &mut STUDIO.typesetter())] {
        assert_eq!(numbers(&scene), ["1", "2", "3", "4"]);
        let at = scene
            .groups
            .iter()
            .position(|group| group.key.as_str() == "path")
            .unwrap();
        let pinned = scene.groups.iter().position(|group| group.pin != Pin::None).unwrap();
        assert!(at < pinned, "what is pinned lies over the path");
    }
    // Nobody's path, and one without stops, is none.
    edit(&mut journey, actor, Field::Path(Vec::new()));
    assert_eq!(drawn(&journey, look), fresh_screen(&journey));
}

#[test]
fn a_stop_that_is_not_drawn_keeps_its_number() {
    let mut journey = sample::journey(120);
    let actor = journey.main_actor().unwrap().id;
    let cards = touchpoints(&journey);
    edit(
        &mut journey,
        actor,
        Field::Path(vec![cards[0], *cards.last().unwrap(), cards[1]]),
    );
    let last = journey.card(*cards.last().unwrap()).unwrap().place.unwrap();
    let stage = journey.step(last.step).unwrap().stage;
    edit(&mut journey, stage, Field::Collapsed(true));
    let scene = drawn(&journey, STUDIO.look().with_path(Some(actor)));
    assert_eq!(numbers(&scene), ["1", "3"]);
}

#[test]
fn only_what_was_seen_too_long_ago_is_faded_and_signed() {
    let mut journey = sample::journey(120);
    let today = Date::new(2026, 11, 22).unwrap();
    let all: Vec<Id> = journey.cards().map(|card| card.id).collect();
    let yesterday = Field::Date(Some("2026-11-21".parse().unwrap()));
    for field in [Field::Basis(Basis::Proposed), Field::Basis(Basis::Observed), yesterday] {
        carry_out(
            &mut journey,
            &Command::Edit {
                ids: all.clone(),
                field,
            },
        );
    }
    let look = STUDIO.look().with_today(Some(today));
    assert_eq!(
        drawn(&journey, look),
        fresh_screen(&journey),
        "yesterday is not long ago"
    );

    let card = touchpoints(&journey)[0];
    let feeling = journey
        .cards()
        .find(|card| matches!(card.content, Content::Emotion(_)))
        .unwrap()
        .id;
    for id in [card, feeling] {
        edit(&mut journey, id, Field::Date(Some("2025-11-21".parse().unwrap())));
    }
    let scene = drawn(&journey, look);
    for id in [card, feeling] {
        let key = format!("aged:{id}");
        let group = scene.groups.iter().find(|group| group.key.as_str() == key).unwrap();
        let rect = hit(&scene, &id.to_string()).rect;
        assert!((group.at.x - rect.x).abs() < 1.0 && (group.at.y - rect.y).abs() < 1.0);
    }
    assert_eq!(
        scene
            .groups
            .iter()
            .filter(|group| group.key.starts_with("aged:"))
            .count(),
        2
    );
    // Whoever cannot see that hears it, and of a map that looks again sooner or later hears another thing.
    let heard = |scene: &Scene, id: Id| detail(scene, id).contains("seen on 21 November 2025, too long ago");
    assert!(heard(&scene, card) && heard(&scene, feeling));
    let all = scene
        .outline
        .iter()
        .flat_map(|stage| &stage.children)
        .flat_map(|step| &step.children);
    assert_eq!(all.filter(|card| card.detail.contains("long ago")).count(), 2);
    let mut setter = STUDIO.typesetter();
    assert!(heard(&screen(&journey, look, &mut setter), card));
    let half_life = |value| Command::SetThreshold {
        name: "evidence_half_life".to_owned(),
        value,
    };
    carry_out(&mut journey, &half_life(Some(400.0)));
    assert!(!heard(&screen(&journey, look, &mut setter), card));
    carry_out(&mut journey, &half_life(None));
    assert!(heard(&screen(&journey, look, &mut setter), card));
    assert!(!heard(&fresh_screen(&journey), card));
    // A look that knows no day knows of no age.
    assert!(
        fresh_screen(&journey)
            .groups
            .iter()
            .all(|group| !group.key.starts_with("aged:"))
    );
    // What nobody has seen does not age.
    edit(&mut journey, card, Field::Basis(Basis::Assumed));
    assert!(
        drawn(&journey, look)
            .groups
            .iter()
            .all(|group| group.key.as_str() != format!("aged:{card}"))
    );
}

#[test]
fn a_legend_explains_age_where_something_aged_is_on_the_paper() {
    let mut journey = sample::journey(120);
    let card = touchpoints(&journey)[0];
    for id in journey.cards().map(|card| card.id).collect::<Vec<_>>() {
        let basis = if id == card { Basis::Observed } else { Basis::Proposed };
        if journey.card(id).unwrap().evidence.basis != basis {
            edit(&mut journey, id, Field::Basis(basis));
        }
    }
    edit(&mut journey, card, Field::Date(Some("2020-01-01".parse().unwrap())));
    let explains = |journey: &Journey, form: Form| {
        let look = STUDIO.look().with_today(Some(Date::new(2026, 11, 22).unwrap()));
        let notes = PosterNotes { form, ..notes() };
        let poster = poster(journey, look, paper("A1 landscape"), &notes, &mut STUDIO.typesetter());
        let foot = runs(group(&poster.scene, "poster-foot"));
        foot.iter().any(|run| run.text.as_str() == "seen long ago")
    };
    for form in [Form::Grid, Form::Network] {
        assert!(explains(&journey, form), "{form:?}");
    }
    let place = journey.card(card).unwrap().place.unwrap();
    let mut hidden = journey.clone();
    edit(&mut hidden, place.lane, Field::Hidden(true));
    assert!(!explains(&hidden, Form::Grid));
    let stage = journey.step(place.step).unwrap().stage;
    let mut collapsed = journey.clone();
    edit(&mut collapsed, stage, Field::Collapsed(true));
    assert!(!explains(&collapsed, Form::Grid));
    carry_out(&mut journey, &Command::ParkCards { ids: vec![card] });
    assert!(!explains(&journey, Form::Grid));
}
