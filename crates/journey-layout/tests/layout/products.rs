//! What else is printed of a map: blank canvas, cards, summary, changes, assembly; at the edge of what the model allows.

use std::collections::BTreeSet;

use journey_layout::{
    AssemblyTile, FindingNote, Joint, PictureSizes, PosterNotes, Sheet, assembly, blank, card_sheets, poster,
    sheet_label, summary,
};
use journey_model::{Command, Date, Field, Form, Id, Journey, LaneKind, sample};
use journey_scene::{HitKind, Item, Rect, Scene, Size};

use crate::journeys::{LANE, bare, carry_out, edit, hollow, put, without_stages};
use crate::ruler::{extents, group, keys_are_unique, letters, lies_in, missing, numbers_are_finite, runs};
use crate::studio::{STUDIO, sheets};

const MILLIMETRE: f32 = 72.0 / 25.4;

pub fn notes() -> PosterNotes {
    PosterNotes::new("K7QM-3XVA", Date::new(2026, 11, 21).unwrap())
}

pub fn paper(name: &str) -> Sheet {
    sheets().into_iter().find(|(sheet, _)| sheet == name).unwrap().1
}

/// Nothing is cut at the sheet's edge, no number is none, no two keys are alike.
#[track_caller]
pub fn is_whole(what: &str, scene: &Scene) {
    keys_are_unique(scene);
    numbers_are_finite(scene);
    let whole = Rect::new(0.0, 0.0, scene.size.w, scene.size.h);
    for (key, rect) in extents(scene) {
        // What a sticker's edge cuts away whole is not painted.
        let is_cut_away = key.starts_with("curves:") && (rect.w <= 0.0 || rect.h <= 0.0);
        assert!(
            is_cut_away || lies_in(rect, whole),
            "{what}: in {key}, {rect:?} leaves the sheet {whole:?}"
        );
    }
}

/// Everything that is printed of a map on a sheet.
fn products(journey: &Journey, sheet: Sheet) -> Vec<(&'static str, Scene)> {
    let (look, mut setter) = (STUDIO.look(), STUDIO.typesetter());
    let winding = PosterNotes {
        form: Form::Network,
        ..notes()
    };
    let mut all = vec![
        ("map", poster(journey, look, sheet, &notes(), &mut setter).scene),
        ("network", poster(journey, look, sheet, &winding, &mut setter).scene),
        ("blank", blank(journey, look, sheet, &notes(), &mut setter).poster.scene),
        ("summary", summary(journey, look, sheet, &notes(), &mut setter).scene),
    ];
    let cards = card_sheets(journey, look, sheet, &notes(), &mut setter);
    all.extend(cards.into_iter().map(|scene| ("cards", scene)));
    all
}

/// All letters of a scene.
pub fn said(scene: &Scene) -> Vec<&str> {
    scene
        .groups
        .iter()
        .flat_map(runs)
        .map(|run| run.text.as_str())
        .collect()
}

#[test]
fn every_product_of_every_map_is_whole_on_every_sheet() {
    let mut journeys = vec![
        ("hollow", hollow()),
        ("without stages", without_stages()),
        ("no cards", sample::journey(0)),
        ("a few", sample::journey(20)),
    ];
    let mut parked = sample::journey(20);
    let ids: Vec<Id> = parked.cards().map(|card| card.id).collect();
    carry_out(&mut parked, &Command::ParkCards { ids });
    journeys.push(("all parked", parked));
    for (what, journey) in &journeys {
        for (name, sheet) in sheets().into_iter().step_by(3) {
            for (product, scene) in products(journey, sheet) {
                is_whole(&format!("{product} of {what} on {name}"), &scene);
            }
        }
    }
}

#[test]
fn a_card_of_a_hundred_thousand_words_is_printed_whole() {
    let mut journey = bare(LaneKind::Pains, 2);
    let words = "waits and asks again ".repeat(25_000);
    let card = put(&mut journey, 0, &words);
    let sheet = paper("A4 landscape");
    for (product, scene) in products(&journey, sheet) {
        is_whole(product, &scene);
        if product == "map" || product == "cards" {
            let there = letters(
                runs(group(&scene, &card.to_string()))
                    .into_iter()
                    .map(|run| run.text.as_str()),
            );
            assert_eq!(
                missing(&letters([words.as_str()]), &there),
                Vec::<char>::new(),
                "{product}"
            );
        }
    }
}

#[test]
fn three_thousand_steps_print() {
    let mut journey = bare(LaneKind::Emotions, 1_500);
    let steps: Vec<Id> = journey.steps().iter().map(|step| step.id).collect();
    assert_eq!(steps.len(), 3_000);
    for (number, step) in steps.into_iter().enumerate().step_by(100) {
        let id = Id::from_bits(50_000 + number as u64);
        let command = Command::AddCard {
            id,
            lane: LANE,
            step,
            text: "still waits".to_owned(),
            before: None,
        };
        carry_out(&mut journey, &command);
        edit(
            &mut journey,
            id,
            Field::Score(f64::from(number as u32 % 300) / 100.0 - 1.6),
        );
    }
    for (product, scene) in products(&journey, paper("A0 landscape")) {
        is_whole(product, &scene);
    }
}

#[test]
fn every_cell_of_a_blank_canvas_takes_a_sticky_note_at_full_size() {
    for journey in [sample::journey(90), bare(LaneKind::Metrics, 2)] {
        for (name, sheet) in sheets() {
            let empty = blank(&journey, STUDIO.look(), sheet, &notes(), &mut STUDIO.typesetter());
            let scale = empty.poster.scale;
            assert!(
                empty.cell / scale >= 80.0 * MILLIMETRE - 0.1,
                "{name}: {} mm",
                empty.cell / scale / MILLIMETRE
            );
            // What is reported is what is printed: no slot is smaller.
            let slots = group(&empty.poster.scene, "blank-cells");
            let drawn = slots.items.iter().filter_map(|item| match item {
                Item::Rect(shape) => Some(shape.rect.w.min(shape.rect.h)),
                _ => None,
            });
            let least = drawn.fold(f32::INFINITY, f32::min);
            assert!(
                (least - empty.cell).abs() < 0.5 || least >= empty.cell,
                "{name}: {least} for {}",
                empty.cell
            );
            assert!(empty.poster.scene.hits.iter().all(|hit| hit.kind != HitKind::Card));
            let names = said(&empty.poster.scene).join(" ");
            for lane in journey.lanes() {
                assert!(names.contains(&lane.name), "{} is missing", lane.name);
            }
        }
    }
}

#[test]
fn every_card_is_a_note_of_76_millimetres_lane_by_lane() {
    let journey = sample::journey(45);
    let sheets = card_sheets(
        &journey,
        STUDIO.look(),
        paper("A3 landscape"),
        &notes(),
        &mut STUDIO.typesetter(),
    );
    let mut seen: Vec<Id> = Vec::new();
    for scene in &sheets {
        for note in scene.groups.iter().filter(|group| !group.key.starts_with("cut-lines")) {
            let Item::Rect(ground) = &note.items[0] else {
                panic!("a note has a ground")
            };
            assert!((ground.rect.w - 76.0 * MILLIMETRE).abs() < 0.01 && ground.rect.w == ground.rect.h);
            seen.push(note.key.parse().unwrap());
        }
    }
    let all: BTreeSet<Id> = journey.cards().map(|card| card.id).collect();
    assert_eq!(seen.iter().copied().collect::<BTreeSet<Id>>(), all, "each card");
    assert_eq!(seen.len(), all.len(), "once");
    let lanes: Vec<Id> = journey.lanes().iter().map(|lane| lane.id).collect();
    let places: Vec<usize> = seen
        .iter()
        .map(|id| {
            lanes
                .iter()
                .position(|lane| *lane == journey.card(*id).unwrap().place.unwrap().lane)
                .unwrap()
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn logo_findings_owner_and_code_stand_on_a_poster() {
    let mut journey = sample::journey(30);
    let about = journey.about().id;
    edit(&mut journey, about, Field::Owner("Giulia Ferri".to_owned()));
    let finding = |number: usize| FindingNote {
        title: format!("Dead end number {number}"),
        place: "Stage 1".to_owned(),
        said: "Say what comes next.".to_owned(),
    };
    let known = PictureSizes::from([("abc".to_owned(), (400u32, 100u32))]);
    let look = STUDIO.look().with_pictures(&known);
    for (name, sheet) in sheets() {
        let notes = PosterNotes {
            logo: Some("abc".to_owned()),
            findings: (1..30).map(finding).collect(),
            ..notes()
        };
        let scene = poster(&journey, look, sheet, &notes, &mut STUDIO.typesetter()).scene;
        is_whole(&name, &scene);
        let words = said(&scene).join(" ");
        for wanted in ["Dead end number 1", "and 11 more", "K7QM-3XVA", "Giulia Ferri"] {
            assert!(words.contains(wanted), "{name}: {wanted}");
        }
        let logo = group(&scene, "poster-head").items.iter().find_map(|item| match item {
            Item::Image(image) => Some(image),
            _ => None,
        });
        let logo = logo.unwrap_or_else(|| panic!("{name}: the logo"));
        assert!((logo.rect.w / logo.rect.h - 4.0).abs() < 0.01, "{name}: not stretched");
        let unknown = PosterNotes {
            logo: Some("nowhere".to_owned()),
            ..notes.clone()
        };
        let scene = poster(&journey, look, sheet, &unknown, &mut STUDIO.typesetter()).scene;
        assert!(
            group(&scene, "poster-head")
                .items
                .iter()
                .all(|item| !matches!(item, Item::Image(_)))
        );
    }
}

#[test]
fn a_long_title_is_set_smaller_before_it_takes_the_poster() {
    let largest = |title: &str| {
        let mut journey = sample::journey(60);
        let about = journey.about().id;
        edit(&mut journey, about, Field::Name(title.to_owned()));
        let page = poster(
            &journey,
            STUDIO.look(),
            paper("A1 landscape"),
            &notes(),
            &mut STUDIO.typesetter(),
        );
        is_whole("a long title", &page.scene);
        let sizes = runs(group(&page.scene, "poster-head"))
            .into_iter()
            .map(|run| run.size / page.scale);
        sizes.fold(0.0, f32::max)
    };
    let words = |count: usize| "journey to work ".repeat(count);
    let (short, long, endless) = (largest(&words(1)), largest(&words(24)), largest(&words(100)));
    assert!(short > long * 1.15, "{short} {long}");
    assert!(
        (endless - short / 2.0).abs() < 0.5,
        "never less than half: {short} {endless}"
    );
}

#[test]
fn a_summary_names_the_worst_pain_first() {
    let mut journey = bare(LaneKind::Pains, 2);
    for (at, (text, severity, frequency)) in [("a splinter", 1, 5), ("a fire", 5, 4), ("a flood", 4, 4)]
        .into_iter()
        .enumerate()
    {
        let id = put(&mut journey, at, text);
        edit(&mut journey, id, Field::Severity(severity));
        edit(&mut journey, id, Field::Frequency(frequency));
    }
    let page = summary(
        &journey,
        STUDIO.look(),
        paper("A4 portrait"),
        &notes(),
        &mut STUDIO.typesetter(),
    );
    let words = said(&page.scene).join(" ");
    let place = |text: &str| words.find(text).unwrap_or_else(|| panic!("{text}: {words}"));
    assert!(place("a fire") < place("a flood") && place("a flood") < place("a splinter"));
    assert!(words.contains("severity 5 × frequency 4 = 20") && words.contains("Find an answer to “a fire”"));
}

#[test]
fn the_assembly_page_names_every_sheet_and_labels_fit_their_edge() {
    let map = poster(
        &sample::journey(90),
        STUDIO.look(),
        paper("A0 landscape"),
        &notes(),
        &mut STUDIO.typesetter(),
    )
    .scene;
    let (w, h) = (map.size.w / 5.0, map.size.h / 3.0);
    let tiles: Vec<AssemblyTile> = (0..15)
        .map(|tile| AssemblyTile {
            row: tile / 5,
            column: tile % 5,
            area: Rect::new((tile % 5) as f32 * w, (tile / 5) as f32 * h, w, h),
            label: format!("{}{}", ["A", "B", "C"][tile / 5], tile % 5 + 1),
        })
        .collect();
    for (sheet, joint, how) in [
        ("A4 landscape", Joint::Margins, "left and upper margin"),
        ("A4 portrait", Joint::Panels(0.0), "edge to edge"),
        ("A4 portrait", Joint::Panels(12.5), "12.5 mm over the one before"),
    ] {
        let page = assembly(
            &tiles,
            &map,
            paper(sheet),
            ("Spudnik", joint),
            &notes(),
            STUDIO.look(),
            &mut STUDIO.typesetter(),
        );
        is_whole(sheet, &page.scene);
        let words = said(&page.scene);
        assert!(tiles.iter().all(|tile| words.contains(&tile.label.as_str())));
        assert!(words.join(" ").contains(how), "{sheet}: {words:?}");
        assert!(page.map_at.x + map.size.w * page.map_scale <= page.scene.size.w);
        assert!(page.map_at.y + map.size.h * page.map_scale <= page.scene.size.h);
        assert_eq!(page.scene.paper.a, 0, "the map shines through");
    }
    let long = "A very long title of a map that goes on and on ".repeat(9);
    let label = sheet_label(
        &["B2", &long, "", "K7QM-3XVA"],
        300.0,
        STUDIO.look(),
        &mut STUDIO.typesetter(),
    );
    assert!(label.size.w <= 300.0 && said(&label).join(" ").starts_with("B2 ·"));
    let Size { w, h } = sheet_label(&["B2"], 300.0, STUDIO.look(), &mut STUDIO.typesetter()).size;
    assert!(w < 20.0 && h < 12.0);
}
