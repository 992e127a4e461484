//! Everything that is printed of a map, as the PNG exporter paints it, in every theme.
//!
//! `PERCORSO_LOOK=folder` keeps the pictures there, to be looked at.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

use std::fs;
use std::sync::Arc;

use journey_export::{FontLibrary, Pictures, PngChoices, png, single};
use journey_layout::{
    AssemblyTile, FindingNote, Icons, Joint, Look, PosterNotes, Sheet, Theme, Typesetter, Words, assembly, blank,
    card_sheets, changes, poster, summary,
};
use journey_model::{Command, Date, Field, Form, Id, Journey, Only, excerpt, plan};
use journey_scene::{FontKey, Rect, Scene, Size};
use percorso_tests::in_work_tree;

const THEMES: [&str; 4] = ["light", "workshop", "ink-saver", "blueprint"];

struct Studio {
    themes: Vec<(&'static str, Theme)>,
    icons: Icons,
    words: Words,
    italian: Words,
    fonts: FontLibrary,
}

impl Studio {
    fn open() -> Self {
        let text = |path: &str| fs::read_to_string(in_work_tree(path)).unwrap();
        let themes = THEMES.map(|name| {
            (
                name,
                Theme::parse(&text(&format!("assets/themes/{name}.json"))).unwrap(),
            )
        });
        Self {
            themes: themes.to_vec(),
            icons: Icons::parse(&text("assets/icons/icons.json")).unwrap(),
            words: serde_json::from_str(&text("assets/messages/en/map.json")).unwrap(),
            italian: serde_json::from_str(&text("assets/messages/it/map.json")).unwrap(),
            fonts: FontLibrary::new(FontKey::ALL.map(|key| (key, font(key)))).unwrap(),
        }
    }

    fn look(&self, theme: usize) -> Look<'_> {
        Look::new(&self.themes[theme].1, &self.icons, &self.words)
    }

    /// Paints a scene about 1,600 pixels wide and looks whether there is more than paper on it.
    #[track_caller]
    fn paints(&self, name: &str, scene: &Scene) {
        let document = single(scene, name);
        let scale = (1600.0 / scene.size.w.max(scene.size.h)).min(3.0);
        let mut bytes = Vec::new();
        let choices = PngChoices {
            scale,
            transparent: false,
        };
        png(
            &document,
            0,
            &self.fonts,
            &Pictures::default(),
            choices,
            &mut bytes,
            &mut (),
        )
        .unwrap();
        let picture = image::load_from_memory(&bytes).unwrap().to_rgb8();
        let paper = *picture.get_pixel(1, 1);
        let drawn = picture.pixels().filter(|pixel| **pixel != paper).count();
        assert!(drawn > 500, "{name}: {drawn} pixels of {} are drawn", picture.len() / 3);
        if let Ok(folder) = std::env::var("PERCORSO_LOOK") {
            fs::create_dir_all(&folder).unwrap();
            fs::write(format!("{folder}/{name}.png"), &bytes).unwrap();
        }
    }
}

fn font(key: FontKey) -> Vec<u8> {
    fs::read(in_work_tree("assets/fonts").join(key.file_name())).unwrap()
}

fn typesetter() -> Typesetter {
    Typesetter::new(FontKey::ALL.map(|key| (key, Arc::from(font(key)))))
}

fn example(name: &str) -> Journey {
    journey_format::read(&fs::read(in_work_tree("examples").join(name)).unwrap()).unwrap()
}

fn sheet(w: f32, h: f32) -> Sheet {
    let points = |millimetres: f32| millimetres * 72.0 / 25.4;
    Sheet {
        size: Size {
            w: points(w),
            h: points(h),
        },
        margin: points((w.min(h) * 0.026).max(6.0)),
    }
}

fn notes() -> PosterNotes {
    PosterNotes::new("K7QM-3XVA", Date::new(2026, 11, 21).unwrap())
}

/// Three stages and four lanes of the example.
fn small() -> Journey {
    let journey = example("spudnik.journey");
    let ids = |all: Vec<Id>, wanted: &[usize]| wanted.iter().map(|&at| all[at]).collect::<Vec<Id>>();
    let only = Only {
        stages: ids(journey.stages().iter().map(|stage| stage.id).collect(), &[0, 1]),
        lanes: ids(journey.lanes().iter().map(|lane| lane.id).collect(), &[0, 1, 2, 3]),
        actors: Vec::new(),
    };
    excerpt(&journey, &only)
}

#[test]
fn the_map_prints_in_every_theme() {
    let (studio, journey) = (Studio::open(), example("spudnik.journey"));
    for (number, theme) in THEMES.iter().enumerate() {
        let poster = poster(
            &journey,
            studio.look(number),
            sheet(841.0, 594.0),
            &notes(),
            &mut typesetter(),
        );
        studio.paints(&format!("map-a1-{theme}"), &poster.scene);
    }
}

#[test]
fn the_map_prints_on_every_paper() {
    let studio = Studio::open();
    let papers = [
        ("a4-portrait", sheet(210.0, 297.0)),
        ("a3-landscape", sheet(420.0, 297.0)),
        ("a0-landscape", sheet(1189.0, 841.0)),
        ("letter-landscape", sheet(279.4, 215.9)),
    ];
    for (what, journey) in [("spudnik", example("spudnik.journey")), ("small", small())] {
        for (name, paper) in papers {
            let poster = poster(&journey, studio.look(0), paper, &notes(), &mut typesetter());
            studio.paints(&format!("map-{what}-{name}"), &poster.scene);
        }
    }
}

#[test]
fn the_network_and_findings_print() {
    let (studio, journey) = (Studio::open(), example("spudnik.journey"));
    let note = |number: usize| FindingNote {
        title: format!("The path goes round {number} times"),
        place: "Stage Do · step Sees the demo · lane Touchpoints".to_owned(),
        said: "Look at what sends people back, and whether they need to go.".to_owned(),
    };
    let choices = PosterNotes {
        form: Form::Network,
        ..notes()
    };
    let winding = poster(
        &journey,
        studio.look(0),
        sheet(841.0, 594.0),
        &choices,
        &mut typesetter(),
    );
    studio.paints("network-a1", &winding.scene);
    let choices = PosterNotes {
        findings: (1..8).map(note).collect(),
        ..notes()
    };
    let noted = poster(
        &journey,
        studio.look(0),
        sheet(841.0, 594.0),
        &choices,
        &mut typesetter(),
    );
    studio.paints("findings-a1", &noted.scene);
}

#[test]
fn every_product_prints_in_every_theme() {
    let (studio, journey) = (Studio::open(), example("spudnik.journey"));
    for (number, theme) in THEMES.iter().enumerate() {
        let look = studio.look(number);
        let empty = blank(&journey, look, sheet(1189.0, 841.0), &notes(), &mut typesetter());
        studio.paints(&format!("blank-a0-{theme}"), &empty.poster.scene);
        let cards = card_sheets(&journey, look, sheet(297.0, 210.0), &notes(), &mut typesetter());
        studio.paints(&format!("cards-a4-{theme}"), &cards[0]);
        studio.paints(&format!("cards-a4-last-{theme}"), cards.last().unwrap());
        let page = summary(&journey, look, sheet(297.0, 210.0), &notes(), &mut typesetter());
        studio.paints(&format!("summary-a4-landscape-{theme}"), &page.scene);
    }
    let page = summary(
        &journey,
        studio.look(0),
        sheet(210.0, 297.0),
        &notes(),
        &mut typesetter(),
    );
    studio.paints("summary-a4-portrait", &page.scene);
    let italian = Look {
        words: &studio.italian,
        ..studio.look(0)
    };
    let page = summary(
        &example("spudnik.it.journey"),
        italian,
        sheet(210.0, 297.0),
        &notes(),
        &mut typesetter(),
    );
    studio.paints("summary-a4-italian", &page.scene);
}

#[test]
fn what_changed_and_how_to_put_it_together_print() {
    let (studio, old) = (Studio::open(), example("spudnik.journey"));
    let look = studio.look(0);
    let hung = poster(&old, look, sheet(841.0, 594.0), &notes(), &mut typesetter());
    let mut new = old.clone();
    let mut cards: Vec<Id> = old
        .cards()
        .filter(|card| card.place.is_some())
        .map(|card| card.id)
        .collect();
    cards.sort();
    for id in cards.iter().step_by(9) {
        let field = Field::Name("Somebody answers within four working hours".to_owned());
        let command = Command::Edit { ids: vec![*id], field };
        new.apply(&plan(&new, &command).unwrap()).unwrap();
    }
    new.apply(
        &plan(
            &new,
            &Command::Delete {
                ids: vec![cards[1], cards[10]],
            },
        )
        .unwrap(),
    )
    .unwrap();
    let since = PosterNotes {
        since: "B2C3-D4E5".to_owned(),
        ..notes()
    };
    let found = changes(&old, &new, &hung, look, sheet(210.0, 297.0), &since, &mut typesetter());
    assert!(!found.nothing && found.sheets.len() > 1);
    for (number, page) in found.sheets.iter().enumerate() {
        studio.paints(&format!("changes-{number}"), page);
    }
    let size = hung.scene.size;
    let tiles: Vec<AssemblyTile> = (0..12)
        .map(|tile| {
            let (row, column) = (tile / 4, tile % 4);
            let (w, h) = (size.w / 4.0, size.h / 3.0);
            AssemblyTile {
                row,
                column,
                area: Rect::new(column as f32 * w, row as f32 * h, w, h),
                label: format!("{}{}", ["A", "B", "C"][row], column + 1),
            }
        })
        .collect();
    let plan = assembly(
        &tiles,
        &hung.scene,
        sheet(297.0, 210.0),
        ("Spudnik", Joint::Margins),
        &notes(),
        look,
        &mut typesetter(),
    );
    studio.paints("assembly", &plan.scene);
}
