//! What is in conflict: a card lies on a stack, everything carries a sign, readers hear of it.

use journey_layout::network;
use journey_model::{
    Act, Change, Conflict, Content, Element, Id, Journey, Keep, Label, LaneKind, Record, Side, Transaction, sample,
};
use journey_scene::{HitKind, OutlineEntry, Pin, Scene, ScenePatch};

use crate::journeys::carry_out;
use crate::ruler::{group, hit};
use crate::screens::is_sound;
use crate::studio::{STUDIO, fresh_screen};

/// The same journey with a conflict about each of these.
pub fn disputed(journey: &Journey, about: &[Id]) -> Journey {
    let mut journey = journey.clone();
    for (number, of) in about.iter().enumerate() {
        let record = journey.record(*of).unwrap();
        let mut other = record.clone();
        other.rewrite_texts(&mut |_, text| text.push_str(" otherwise"));
        let side = |by: &str, record: Record| Side {
            by: by.to_owned(),
            record: Some(Box::new(record)),
        };
        let id = Id::from_bits(900_000 + number as u64);
        let conflict = Element::Conflict(Conflict {
            id,
            of: *of,
            sides: vec![side("Anna", record), side("Bo", other)],
        });
        let change = Change {
            id,
            before: None,
            after: Some(Record::Element(conflict)),
        };
        let label = Label::new(Act::Paste, "", "", 1);
        let transaction = Transaction {
            label,
            changes: vec![change],
        };
        journey.apply(&transaction).unwrap();
    }
    journey
}

/// A card that is drawn as a box, a feeling, a lane, a stage, a step, a link, and the actor in the corner.
fn one_of_each(journey: &Journey) -> Vec<Id> {
    let card = |wanted: fn(&Content) -> bool| journey.cards().find(|card| wanted(&card.content)).unwrap().id;
    vec![
        card(|content| matches!(content, Content::Touchpoint(_))),
        card(|content| matches!(content, Content::Emotion(_))),
        journey.lanes()[0].id,
        journey.stages()[0].id,
        journey.steps()[1].id,
        journey.links().next().unwrap().id,
        journey.main_actor().unwrap().id,
        journey.about().id,
    ]
}

fn signs(scene: &Scene) -> Vec<String> {
    let signs = scene.hits.iter().filter(|hit| hit.kind == HitKind::Conflict);
    signs.map(|hit| hit.id.to_string()).collect()
}

fn place_of(scene: &Scene, key: &str) -> usize {
    scene.groups.iter().position(|group| *group.key == *key).unwrap()
}

#[test]
fn a_map_without_conflicts_has_no_signs() {
    assert!(signs(&fresh_screen(&sample::journey(90))).is_empty());
}

#[test]
fn whatever_can_be_seen_carries_a_sign_in_front_of_it() {
    let journey = sample::journey(90);
    let about = one_of_each(&journey);
    let journey = disputed(&journey, &about);
    let scene = fresh_screen(&journey);
    is_sound(&journey, &scene);
    // What the journey is about is told beside the drawing.
    assert_eq!(signs(&scene).len(), about.len() - 1);
    for (number, of) in about.iter().enumerate().take(about.len() - 1) {
        let key = format!("conflict:{}", Id::from_bits(900_000 + number as u64));
        let sign = hit(&scene, &key);
        assert!(sign.name.contains('2'), "{}", sign.name);
        let drawn = group(&scene, &key);
        assert_eq!(drawn.pin, sign.pin, "{key} scrolls with what it is about");
        let thing = scene.hits.iter().find(|hit| *hit.id == *of.to_string()).unwrap();
        assert_eq!(drawn.pin, thing.pin);
    }
}

#[test]
fn a_card_in_conflict_lies_on_a_stack_that_touches_no_other_card() {
    let journey = sample::journey(90);
    let card = journey
        .cards()
        .find(|card| matches!(card.content, Content::Pain(_)))
        .unwrap()
        .id;
    let scene = fresh_screen(&disputed(&journey, &[card]));
    let stack = place_of(&scene, &format!("stack:{card}"));
    let front = place_of(&scene, &card.to_string());
    let sign = place_of(&scene, &format!("conflict:{}", Id::from_bits(900_000)));
    assert!(stack < front && front < sign);
    let own = hit(&scene, &card.to_string()).rect;
    let reach = journey_scene::Rect::new(own.x, own.y, own.w + 6.0, own.h + 6.0);
    for other in scene
        .hits
        .iter()
        .filter(|hit| hit.kind == HitKind::Card && *hit.id != *card.to_string())
    {
        let apart = other.rect.x >= reach.right()
            || other.rect.right() <= reach.x
            || other.rect.y >= reach.bottom()
            || other.rect.bottom() <= reach.y;
        assert!(apart, "{:?} {reach:?}", other.rect);
    }
    let before = fresh_screen(&journey);
    assert_eq!(hit(&before, &card.to_string()).rect, own, "nothing moves because of it");
}

#[test]
fn a_card_that_is_not_drawn_has_no_sign() {
    let mut journey = sample::journey(90);
    let lane = journey
        .lanes()
        .iter()
        .find(|lane| lane.kind == LaneKind::Pains)
        .unwrap()
        .id;
    let card = journey
        .cards()
        .find(|card| card.place.is_some_and(|place| place.lane == lane))
        .unwrap()
        .id;
    crate::journeys::edit(&mut journey, lane, journey_model::Field::Hidden(true));
    assert!(signs(&fresh_screen(&disputed(&journey, &[card]))).is_empty());
}

#[test]
fn readers_hear_of_it() {
    fn find<'a>(entries: &'a [journey_scene::Shared<OutlineEntry>], id: &str) -> Option<&'a OutlineEntry> {
        entries.iter().find_map(|entry| {
            if entry.id == id {
                Some(&**entry)
            } else {
                find(&entry.children, id)
            }
        })
    }
    let journey = sample::journey(90);
    let about = [
        journey.cards().next().unwrap().id,
        journey.stages()[0].id,
        journey.steps()[1].id,
    ];
    let scene = fresh_screen(&disputed(&journey, &about));
    for id in about {
        let entry = find(&scene.outline, &id.to_string()).unwrap();
        assert!(entry.detail.ends_with("in conflict, 2 versions"), "{}", entry.detail);
    }
}

#[test]
fn the_network_shows_it_as_well() {
    let journey = sample::journey(90);
    let card = journey
        .cards()
        .find(|card| matches!(card.content, Content::Touchpoint(_)))
        .unwrap()
        .id;
    let scene = network(&disputed(&journey, &[card]), STUDIO.look(), &mut STUDIO.typesetter());
    assert_eq!(signs(&scene).len(), 1);
    assert!(place_of(&scene, &format!("stack:{card}")) < place_of(&scene, &card.to_string()));
    assert_eq!(group(&scene, &card.to_string()).pin, Pin::None);
}

#[test]
fn settling_it_is_a_patch_that_leads_to_the_same_drawing() {
    let journey = sample::journey(90);
    let about = one_of_each(&journey);
    let before = disputed(&journey, &about);
    for number in 0..about.len() as u64 {
        let mut after = before.clone();
        let settle = journey_model::Command::Resolve {
            conflict: Id::from_bits(900_000 + number),
            keep: Keep::Side(1),
        };
        carry_out(&mut after, &settle);
        let (was, is) = (fresh_screen(&before), fresh_screen(&after));
        let mut patched = was.clone();
        ScenePatch::between(&was, &is).apply(&mut patched);
        assert_eq!(patched.groups, is.groups, "{number}");
    }
}
