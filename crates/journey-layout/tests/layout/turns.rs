//! What changed since an earlier state, marked on a poster.

use std::collections::BTreeMap;

use journey_layout::{Marked, Poster, PosterNotes, Sheet, marked_poster};
use journey_model::{Command, Content, Date, Field, Form, Id, Journey, LaneKind, Overlaid, Turn, overlaid, sample};
use journey_scene::{Item, OutlineEntry, Rect, Scene, Shape};

use crate::conflicts::disputed;
use crate::journeys::{carry_out, edit};
use crate::ruler::{extents, group, keys_are_unique, lies_in, numbers_are_finite, runs};
use crate::studio::{STUDIO, sheets};

fn marked(after: &Journey, over: &Overlaid, sheet: Sheet, form: Form) -> Poster {
    let notes = PosterNotes {
        form,
        ..PosterNotes::new("K7QM-3XVA", Date::new(2026, 11, 21).unwrap())
    };
    let since = "print AAAA-0001";
    let marked = Marked { over, since };
    marked_poster(after, marked, STUDIO.look(), sheet, &notes, &mut STUDIO.typesetter())
}

fn a1() -> Sheet {
    sheets().into_iter().find(|(name, _)| name == "A1 landscape").unwrap().1
}

fn card(journey: &Journey, kind: LaneKind, column: usize) -> Id {
    let lane = journey.lanes().into_iter().find(|lane| lane.kind == kind).unwrap().id;
    journey.cards_at(lane, journey.steps()[column].id)[0].id
}

/// One of everything that can become of a touchpoint, a feeling that went, and another title.
fn edited() -> (Journey, Journey, BTreeMap<Turn, Id>) {
    let whole = sample::journey(90);
    let touchpoint = |column| card(&whole, LaneKind::Touchpoints, column);
    let ids = BTreeMap::from([
        (Turn::Added, touchpoint(1)),
        (Turn::Changed, touchpoint(3)),
        (Turn::Moved, touchpoint(5)),
        (Turn::Removed, touchpoint(8)),
    ]);
    let mut before = whole.clone();
    carry_out(
        &mut before,
        &Command::Delete {
            ids: vec![ids[&Turn::Added]],
        },
    );
    let mut after = whole.clone();
    edit(
        &mut after,
        ids[&Turn::Changed],
        Field::Name("Says something else".to_owned()),
    );
    let lane = whole.card(ids[&Turn::Moved]).unwrap().place.unwrap().lane;
    carry_out(
        &mut after,
        &Command::MoveCards {
            ids: vec![ids[&Turn::Moved]],
            lane,
            step: whole.steps()[6].id,
            before: None,
        },
    );
    let gone = vec![ids[&Turn::Removed], card(&whole, LaneKind::Emotions, 2)];
    carry_out(&mut after, &Command::Delete { ids: gone });
    edit(&mut after, whole.about().id, Field::Name("Another title".to_owned()));
    (before, after, ids)
}

fn said(scene: &Scene, key: &str) -> Vec<String> {
    runs(group(scene, key))
        .into_iter()
        .map(|run| run.text.clone())
        .collect()
}

/// The frames, without the discs of signs.
fn frames(scene: &Scene) -> Vec<&Shape> {
    let items = &group(scene, "changes-marked").items;
    let rects = items.iter().filter_map(|item| match item {
        Item::Rect(shape) => Some(shape),
        _ => None,
    });
    rects.filter(|shape| shape.stroke.is_some()).collect()
}

fn detail(entries: &[journey_scene::Shared<OutlineEntry>], id: &str) -> Option<String> {
    entries.iter().find_map(|entry| {
        let own = (entry.id.as_str() == id).then(|| entry.detail.clone());
        own.or_else(|| detail(&entry.children, id))
    })
}

#[test]
fn nothing_that_differs_is_no_mark_and_no_legend() {
    let journey = sample::journey(90);
    let poster = marked(&journey, &overlaid(&journey, &journey), a1(), Form::Grid);
    assert!(frames(&poster.scene).is_empty());
    let foot = said(&poster.scene, "poster-foot").join(" ");
    assert!(
        foot.contains("CHANGES SINCE PRINT AAAA-0001") && !foot.contains("new:"),
        "{foot}"
    );
}

#[test]
fn each_turn_has_a_line_and_a_sign_of_its_own_and_is_counted_and_read_aloud() {
    let (before, after, ids) = edited();
    let over = overlaid(&before, &after);
    let scene = marked(&after, &over, a1(), Form::Grid).scene;
    keys_are_unique(&scene);
    numbers_are_finite(&scene);
    let mut lines = Vec::new();
    for (turn, word) in [
        (Turn::Added, "new"),
        (Turn::Changed, "changed"),
        (Turn::Moved, "moved"),
        (Turn::Removed, "gone"),
    ] {
        let id = ids[&turn].to_string();
        let hit = scene.hits.iter().find(|hit| *hit.key == *id).unwrap();
        let around = |shape: &&&Shape| {
            let marks = group(&scene, "changes-marked").at;
            let rect = shape.rect.moved(marks.x, marks.y);
            lies_in(hit.rect, rect) && rect.w < hit.rect.w + 12.0
        };
        let frames = frames(&scene);
        let frame = frames
            .iter()
            .find(around)
            .unwrap_or_else(|| panic!("{turn:?} has no frame"));
        let stroke = frame.stroke.unwrap();
        lines.push((stroke.width.to_bits(), stroke.dash.map(|dash| dash.off.to_bits())));
        let aloud = detail(&scene.outline, &id).unwrap();
        assert!(aloud.ends_with(&format!(", {word}")), "{aloud}");
    }
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), 4, "lines differ without their colours");
    let foot = said(&scene, "poster-foot").join(" ");
    // The links of cards that came and went are marked as well; the title is beyond the map.
    for words in [
        "new: ",
        "changed: 1",
        "moved: ",
        "gone: ",
        "besides what the map shows: 1",
    ] {
        assert!(foot.contains(words), "{words}: {foot}");
    }
}

#[test]
fn a_conflict_is_told_by_its_own_sign_and_counted_as_no_change() {
    let (before, after, ids) = edited();
    let changed = ids[&Turn::Changed];
    let foot = |before: &Journey, after: &Journey| {
        let scene = marked(after, &overlaid(before, after), a1(), Form::Grid).scene;
        said(&scene, "poster-foot").join(" ")
    };
    let plain = foot(&before, &after);
    // What the map is about can be in conflict too, and carries no sign.
    let in_conflict = foot(&before, &disputed(&after, &[changed, after.about().id]));
    let sign = "several versions: one is to be chosen ";
    assert!(in_conflict.contains(sign), "{in_conflict}");
    assert_eq!(in_conflict.replace(sign, ""), plain);
}

#[test]
fn head_and_foot_are_about_the_map_as_it_is() {
    let (before, after, _) = edited();
    let over = overlaid(&before, &after);
    let scene = marked(&after, &over, a1(), Form::Grid).scene;
    let head = said(&scene, "poster-head").join(" ");
    assert!(head.contains("Another title"), "{head}");
    let count = |journey: &Journey| {
        journey
            .cards()
            .filter(|card| !matches!(card.content, Content::Emotion(_)))
            .count()
    };
    assert!(count(&over.journey) > count(&after));
}

#[test]
fn a_marked_poster_is_whole_on_every_sheet_and_in_both_forms() {
    let (before, after, _) = edited();
    for (from, to) in [(&before, &after), (&after, &before)] {
        let over = overlaid(from, to);
        for (name, sheet) in sheets() {
            for form in [Form::Grid, Form::Network] {
                let scene = marked(to, &over, sheet, form).scene;
                let whole = Rect::new(0.0, 0.0, sheet.size.w, sheet.size.h);
                for (key, rect) in extents(&scene) {
                    assert!(lies_in(rect, whole), "{name} {form:?}: in {key}, {rect:?}");
                }
                assert!(!group(&scene, "changes-marked").items.is_empty(), "{name} {form:?}");
            }
        }
    }
}
