//! What changed since a print: stickers at true size, the list that goes with them, and no words cut.

use journey_layout::{PosterNotes, changes, poster};
use journey_model::{Command, Field, Id, Journey, LaneKind, Scale, sample};
use journey_scene::{Group, Item, Point, Rect, Scene};

use crate::journeys::{LANE, carry_out, edit, feelings, step};
use crate::products::{is_whole, notes, paper, said};
use crate::ruler::{group, runs, text_box};
use crate::studio::STUDIO;

/// The map as it hangs, one card of it, and the sheets after something was done to that map.
fn since(done: impl Fn(&mut Journey, Id)) -> (journey_layout::Poster, journey_layout::Changes, Id) {
    let old = sample::journey(90);
    let look = STUDIO.look();
    let hung = poster(&old, look, paper("A1 landscape"), &notes(), &mut STUDIO.typesetter());
    let lane = old.lanes().iter().find(|lane| lane.kind == LaneKind::Needs).unwrap().id;
    let card = old.cards_at(lane, old.steps()[3].id)[0].id;
    let mut new = old.clone();
    done(&mut new, card);
    let notes = PosterNotes {
        since: "B2C3-D4E5".to_owned(),
        ..notes()
    };
    let found = changes(
        &old,
        &new,
        &hung,
        look,
        paper("A4 portrait"),
        &notes,
        &mut STUDIO.typesetter(),
    );
    for scene in &found.sheets {
        is_whole("changes", scene);
    }
    (hung, found, card)
}

#[test]
fn nothing_changed_prints_nothing() {
    let (_, found, _) = since(|_, _| {});
    assert!(found.nothing && found.sheets.is_empty());
    let (_, found, _) = since(|journey, card| edit(journey, card, Field::Note("for myself".to_owned())));
    assert!(found.nothing, "what is not drawn is no change");
}

#[test]
fn one_changed_card_is_one_sticker_as_large_as_its_cell_on_the_wall() {
    let (hung, found, card) = since(|journey, card| edit(journey, card, Field::Name("An answer today".to_owned())));
    assert!(!found.nothing);
    assert_eq!(found.sheets.len(), 2, "the list and one sheet");
    let sticker = group(&found.sheets[1], "sticker-1");
    let Item::Group(inside) = &sticker.items[0] else {
        panic!("the sticker's inside comes first")
    };
    let on_the_wall = hung.scene.hits.iter().find(|hit| hit.key == card.to_string()).unwrap();
    let key = format!("{}:{}", on_the_wall.lane, on_the_wall.step);
    let cell = hung.scene.hits.iter().find(|hit| hit.key == key).unwrap().rect;
    let area = inside.clip.unwrap();
    assert!(
        (area.w - cell.w).abs() < 0.01 && (area.h - cell.h).abs() < 0.01,
        "{area:?} for {cell:?}"
    );
    assert!(said(&found.sheets[1]).join(" ").contains("An answer today"));
    let words = said(&found.sheets[0]).join(" ");
    assert!(words.contains("B2C3-D4E5") && words.contains("step Step 4"), "{words}");
}

#[test]
fn a_card_that_goes_is_on_the_list_of_what_to_take_off() {
    let text = |journey: &Journey, card: Id| journey.card(card).unwrap().text.clone();
    let old = sample::journey(90);
    let (_, found, card) = since(|journey, card| carry_out(journey, &Command::Delete { ids: vec![card] }));
    let words = said(&found.sheets[0]).join(" ");
    let wanted = text(&old, card);
    assert!(words.contains("TAKE OFF THE WALL"), "{words}");
    assert!(
        wanted.split_whitespace().all(|word| words.contains(word)),
        "{wanted}: {words}"
    );
    assert_eq!(found.sheets[1].groups.len(), 1, "its cell is stuck over");
}

#[test]
fn a_new_step_asks_for_a_new_print() {
    let (_, found, _) = since(|journey, _| {
        let stage = journey.stages()[0].id;
        let command = Command::AddStep {
            id: Id::from_bits(700_000),
            stage,
            name: "Calls a friend".to_owned(),
            before: None,
        };
        carry_out(journey, &command);
    });
    assert_eq!(found.sheets.len(), 1, "no sticker shows a column");
    assert!(said(&found.sheets[0]).join(" ").contains("Calls a friend"));
}

#[test]
fn a_changed_feeling_prints_the_curve_around_it() {
    let (_, found, _) = since(|journey, _| {
        let lane = journey
            .lanes()
            .iter()
            .find(|lane| lane.kind == LaneKind::Emotions)
            .unwrap()
            .id;
        let feeling = journey.cards_at(lane, journey.steps()[3].id)[0].id;
        edit(journey, feeling, Field::Score(1.75));
    });
    let words = said(&found.sheets[0]).join(" ");
    assert!(words.contains("lane Emotions"), "{words}");
    // The sticker's edges cut no words.
    let sticker = group(&found.sheets[1], "sticker-1");
    let Item::Group(inside) = &sticker.items[0] else {
        panic!("the sticker's inside comes first")
    };
    let Item::Group(curves) = &inside.items[1] else {
        panic!("the curve comes second")
    };
    let right_edge = inside.clip.unwrap().w;
    for run in runs(curves) {
        let (left, right) = (curves.at.x + run.x, curves.at.x + run.x + run.advance);
        let is_cut = |x: f32| left < x - 2.0 && right > x + 2.0;
        assert!(
            !is_cut(0.0) && !is_cut(right_edge),
            "{:?} from {left} to {right} of {right_edge}",
            run.text
        );
    }
    assert!(said(&found.sheets[1]).join(" ").contains("+1.75"));
}

/// A lane of this many feelings as it hangs on A1, and the stickers on A4 after every one of them has changed.
fn every_feeling_changed(steps: usize, text: impl Fn(usize) -> String) -> (Journey, Vec<Scene>, f32) {
    let scores: Vec<f64> = (0..steps).map(|step| [1.5, -1.25, 0.5, 1.75, -0.5][step % 5]).collect();
    let mut old = feelings(Scale::default(), &scores);
    let cards: Vec<Id> = (0..steps).map(|at| old.cards_at(LANE, step(at))[0].id).collect();
    for (at, card) in cards.iter().enumerate() {
        edit(&mut old, *card, Field::Name(text(at)));
    }
    let hung = poster(
        &old,
        STUDIO.look(),
        paper("A1 landscape"),
        &notes(),
        &mut STUDIO.typesetter(),
    );
    let mut new = old.clone();
    for (at, card) in cards.iter().enumerate() {
        edit(&mut new, *card, Field::Score(scores[at] / 2.0 + 0.125));
    }
    let found = changes(
        &old,
        &new,
        &hung,
        STUDIO.look(),
        paper("A4 portrait"),
        &notes(),
        &mut STUDIO.typesetter(),
    );
    let cells = hung
        .scene
        .hits
        .iter()
        .filter(|hit| hit.key.starts_with(&format!("{LANE}:")));
    let edges = cells.map(|hit| (hit.rect.x, hit.rect.right()));
    let (from, to) = edges.fold((f32::MAX, f32::MIN), |all, (left, right)| {
        (all.0.min(left), all.1.max(right))
    });
    (new, found.sheets, to - from)
}

/// The stickers of all sheets: what each shows, and its area.
fn stickers(sheets: &[Scene]) -> Vec<(&Group, Rect)> {
    let groups = sheets.iter().flat_map(|sheet| &sheet.groups);
    let inside = groups.filter(|group| group.key.starts_with("sticker-")).map(|group| {
        let Item::Group(inside) = &group.items[0] else {
            panic!("the sticker's inside comes first")
        };
        (inside, inside.clip.unwrap())
    });
    inside.collect()
}

/// Every line of words on a sticker, in the sticker's coordinates.
fn lines(group: &Group, from: Point, found: &mut Vec<(String, Rect)>) {
    for item in &group.items {
        match item {
            Item::Group(inner) => lines(inner, from.moved(inner.at), found),
            Item::Text(run) => found.push((run.text.clone(), text_box(run).moved(from.x, from.y))),
            _ => {}
        }
    }
}

/// No words are cut by the edge of a sticker; the words that are seen.
#[track_caller]
fn words_are_whole(sheets: &[Scene]) -> String {
    let mut seen = Vec::new();
    for (number, (inside, area)) in stickers(sheets).into_iter().enumerate() {
        let mut found = Vec::new();
        lines(inside, Point::default(), &mut found);
        for (text, line) in found {
            let outside = line.right() <= area.x + 0.5
                || line.x >= area.right() - 0.5
                || line.bottom() <= area.y + 0.5
                || line.y >= area.bottom() - 0.5;
            let within = line.x >= area.x - 0.5
                && line.right() <= area.right() + 0.5
                && line.y >= area.y - 0.5
                && line.bottom() <= area.bottom() + 0.5;
            assert!(
                outside || within,
                "sticker {} of {area:?} cuts {text:?} at {line:?}",
                number + 1
            );
            if within {
                seen.push(text);
            }
        }
    }
    seen.join(" ")
}

#[test]
fn a_long_curve_is_divided_where_no_words_are_cut() {
    let said = |at: usize| format!("wonders about offer {at} and writes to a friend who knows");
    let (new, sheets, width) = every_feeling_changed(40, said);
    for sheet in &sheets {
        is_whole("a long curve", sheet);
        assert_eq!(
            sheet.size,
            paper("A4 portrait").size,
            "a sticker does not fit its sheet"
        );
    }
    let pieces = stickers(&sheets);
    assert!(pieces.len() > 2, "{} stickers", pieces.len());
    let together: f32 = pieces.iter().map(|(_, area)| area.w).sum();
    assert!(
        (together - width).abs() < 0.1,
        "stickers of {together} for a lane of {width}"
    );
    let seen = words_are_whole(&sheets);
    for card in new.cards() {
        let missing: Vec<&str> = card.text.split(' ').filter(|word| !seen.contains(word)).collect();
        assert!(missing.is_empty(), "{missing:?} are on no sticker: {seen}");
    }
}

#[test]
fn where_words_cross_every_step_an_edge_stands_beside_them() {
    // Words that cannot be broken reach over the next step.
    let said = |at: usize| format!("Unterbrechungsfreiheitsversicherungsgesellschaft{at}");
    let (_, sheets, width) = every_feeling_changed(40, said);
    let pieces = stickers(&sheets);
    let together: f32 = pieces.iter().map(|(_, area)| area.w).sum();
    // Words that reach out of the first and the last step are on the stickers too.
    assert!(
        pieces.len() > 1 && together >= width - 0.1 && together < width * 1.1,
        "stickers of {together} for a lane of {width}"
    );
    words_are_whole(&sheets);
}
