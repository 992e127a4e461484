//! What Spudnik looks like, kept beside the code: a change of the layout shows as a difference that somebody reads.
//!
//! When a difference is wanted, `cargo xtask bless` rewrites the files in `tests/golden`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

mod keeping;
mod listing;
mod studio;

use std::fs;
use std::path::{Path, PathBuf};

use journey_app::Date;
use journey_app::headless::{FinishedPoster, export_poster};
use journey_app::protocol::{Language, Orientation, Paper, PosterChoices, PosterFormat};
use journey_merge::Version;
use journey_model::{Command, Field, Id, Journey, LaneKind, plan};
use journey_scene::Group;
use percorso_tests::paper;

use keeping::{assert_golden_picture, assert_golden_text};
use listing::{list_group, listing};
use studio::{Studio, example, today};

/// Carries out what somebody did.
fn edited(mut journey: Journey, commands: &[Command]) -> Journey {
    for command in commands {
        let transaction = plan(&journey, command).unwrap();
        journey.apply(&transaction).unwrap();
    }
    journey
}

/// The card that says this.
fn saying(journey: &Journey, text: &str) -> Id {
    journey.cards().find(|card| card.text == text).unwrap().id
}

fn rename(id: Id, text: &str) -> Command {
    Command::Edit {
        ids: vec![id],
        field: Field::Name(text.to_owned()),
    }
}

#[test]
fn the_screen_of_spudnik_is_as_before() {
    let (_, journey) = example("spudnik.journey");
    assert_golden_text("spudnik-screen.txt", &listing(&Studio::open().screen(&journey)));
}

#[test]
fn the_poster_of_spudnik_is_as_before() {
    let (_, journey) = example("spudnik.journey");
    let poster = Studio::open().poster(&journey);
    assert_golden_text("spudnik-poster-a1.txt", &listing(&poster.scene));
}

#[test]
fn the_picture_of_spudnik_is_as_before() {
    let (_, journey) = example("spudnik.journey");
    let poster = Studio::open().poster(&journey);
    assert_golden_picture("spudnik-poster-a1.png", &poster);
}

/// What is looked at on a day, with somebody's path over it: evidence that has aged is lighter and signed.
#[test]
fn the_poster_of_spudnik_with_a_path_and_old_evidence_is_as_before() {
    let (_, journey) = example("spudnik.journey");
    let stop = |text: &str| saying(&journey, text);
    let path = vec![
        stop("Back cover of a trade magazine"),
        stop("Our stand at the fair in Lyon"),
        stop("Demo form, fourteen fields"),
        stop("A banner that follows her about"),
        stop("Help chat with a person in it"),
    ];
    let actor = journey.main_actor().unwrap().id;
    let old = stop("Demo form, fourteen fields");
    let edit = |id: Id, field: Field| Command::Edit { ids: vec![id], field };
    let journey = edited(
        journey,
        &[
            edit(actor, Field::Path(path)),
            edit(old, Field::Date(Some(Date::new(2024, 5, 12).unwrap()))),
        ],
    );
    let poster = Studio::open().followed(&journey);
    let mut text = String::new();
    let is_over = |group: &&Group| group.key.starts_with("aged:") || group.key.as_str() == "path";
    for group in poster.scene.groups.iter().filter(is_over) {
        list_group(group, 0, &mut text);
    }
    assert_golden_text("spudnik-followed-a1.txt", &text);
    assert_golden_picture("spudnik-followed-a1.png", &poster);
}

/// Somebody added, changed, moved and deleted cards, a feeling and a step, and gave a stage another name.
#[test]
fn the_poster_of_what_changed_in_spudnik_is_as_before() {
    let (_, before) = example("spudnik.journey");
    let card = |text: &str| saying(&before, text);
    let touchpoints = before
        .lanes()
        .into_iter()
        .find(|lane| lane.kind == LaneKind::Touchpoints)
        .unwrap()
        .id;
    let step = |name: &str| before.steps().into_iter().find(|step| step.name == name).unwrap().id;
    let after = edited(
        before.clone(),
        &[
            Command::AddCard {
                id: Id::from_bits(77),
                lane: touchpoints,
                step: step("Is rescued"),
                text: "Sorry, by hand, with a date".to_owned(),
                before: None,
            },
            Command::AddCard {
                id: Id::from_bits(78),
                lane: before
                    .card(card("Form goes to someone who left"))
                    .unwrap()
                    .place
                    .unwrap()
                    .lane,
                step: step("Meets Lyon"),
                text: "Two lines the same evening".to_owned(),
                before: None,
            },
            rename(card("Demo form, fourteen fields"), "Demo form, five fields"),
            rename(before.stages()[1].id, "Weigh"),
            rename(card("“Nine tabs, one fog.”"), "“Three tabs, and a price.”"),
            Command::MoveCards {
                ids: vec![card("Help chat with a person in it")],
                lane: touchpoints,
                step: step("Waits"),
                before: None,
            },
            Command::Delete {
                ids: vec![
                    card("Badge scanned on the way out"),
                    card("Sales types the contract again"),
                    card("Relief, mostly tiredness"),
                    step("Grows abroad"),
                ],
            },
        ],
    );
    let poster = Studio::open().marked(&before, &after);
    assert_golden_picture("spudnik-changes-a1.png", &poster);
    let marks = poster
        .scene
        .groups
        .iter()
        .find(|group| group.key.as_str() == "changes-marked")
        .unwrap();
    let mut text = String::new();
    list_group(marks, 0, &mut text);
    assert_golden_text("spudnik-changes-a1.txt", &text);
}

/// Two people worked on it apart from each other, and did not agree on a card, a feeling, a step, a lane and a link.
#[test]
fn the_poster_of_spudnik_in_conflict_is_as_before() {
    let (_, base) = example("spudnik.journey");
    let by = |who: &str| {
        let link = base.links().find(|link| !link.label.is_empty()).unwrap().id;
        let score = if who == "Anna" { 1.5 } else { -1.5 };
        edited(
            base.clone(),
            &[
                rename(saying(&base, "Demo form, fourteen fields"), &format!("{who}’s form")),
                rename(saying(&base, "Thirteen days without a human"), &format!("{who}’s pain")),
                rename(
                    saying(&base, "A named person answers by six"),
                    &format!("What {who} would do"),
                ),
                Command::Edit {
                    ids: vec![saying(&base, "“Nine tabs, one fog.”")],
                    field: Field::Score(score),
                },
                rename(base.steps()[3].id, &format!("{who} asks around")),
                rename(base.stages()[2].id, who),
                rename(base.lanes()[1].id, &format!("{who} thinks")),
                rename(link, &format!("{who} knows")),
            ],
        )
    };
    let (anna, bo) = (
        by("Anna"),
        edited(
            by("Bo"),
            &[Command::Delete {
                ids: vec![saying(&base, "Copies the site into French, page by page")],
            }],
        ),
    );
    let anna = edited(
        anna,
        &[rename(
            saying(&base, "Copies the site into French, page by page"),
            "Has the site translated",
        )],
    );
    let merged = journey_merge::merge(
        &base,
        Version {
            journey: &anna,
            by: "Anna",
        },
        Version { journey: &bo, by: "Bo" },
    )
    .unwrap();
    assert_eq!(merged.conflicts.len(), 9);
    let poster = Studio::open().poster(&merged.journey);
    assert_golden_picture("spudnik-conflict-a1.png", &poster);
    let mut text = String::new();
    let is_sign = |group: &&Group| group.key.starts_with("conflict:") || group.key.starts_with("stack:");
    for group in poster.scene.groups.iter().filter(is_sign) {
        list_group(group, 0, &mut text);
    }
    // What a conflict is called follows from what is in it, which a new field of the model changes.
    for id in &merged.conflicts {
        text = text.replace(&id.to_string(), "…");
    }
    assert_golden_text("spudnik-conflict-a1.txt", &text);
}

/// Exports a poster into a folder.
fn written(folder: &Path, bytes: &[u8], paper: Paper, language: Language) -> (PathBuf, FinishedPoster) {
    let choices = PosterChoices {
        format: PosterFormat::Pdf,
        paper,
        orientation: Orientation::Landscape,
        language,
        ..PosterChoices::default()
    };
    let poster = export_poster(bytes, &choices, today()).unwrap();
    let path = folder.join("poster.pdf");
    fs::write(&path, &poster.bytes).unwrap();
    (path, poster)
}

#[test]
fn the_examples_print_on_one_page_with_fonts_inside_and_nothing_lost() {
    let folder = tempfile::tempdir().unwrap();
    for (name, language) in [("spudnik.journey", Language::En), ("spudnik.it.journey", Language::It)] {
        let (bytes, journey) = example(name);
        for (paper, edges) in [(Paper::A4, (297.0, 210.0)), (Paper::A0, (1189.0, 841.0))] {
            let what = format!("{name} on {paper:?}");
            let (path, _) = written(folder.path(), &bytes, paper, language);
            paper::is_sound(&path).unwrap_or_else(|report| panic!("{what}: {report}"));
            let (pages, width, height) = paper::pages(&path);
            assert_eq!(pages, 1, "{what}");
            assert!(
                (width - edges.0).abs() < 0.5 && (height - edges.1).abs() < 0.5,
                "{what}: {width} × {height} mm"
            );
            let fonts = paper::fonts(&path);
            assert!(fonts.len() >= 3, "{what}: {fonts:?}");
            for font in fonts {
                assert!(font.embedded && font.subset && font.unicode, "{what}: {font:?}");
            }
            // Poppler leaves out type under 3 pt after 50,000 letters: text is looked for on the large sheet.
            if paper == Paper::A0 {
                every_card_can_be_found(&what, &journey, &paper::text_as_drawn(&path));
            }
        }
    }
}

/// Lines end where the layout broke them, so white space does not count.
fn every_card_can_be_found(what: &str, journey: &Journey, page: &str) {
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    let page = solid(page);
    let cards: Vec<_> = journey.cards().filter(|card| card.place.is_some()).collect();
    assert!(cards.len() >= 80, "{what}: {} cards", cards.len());
    for card in cards {
        let right_to_left = |letter: char| ('\u{590}'..'\u{8ff}').contains(&letter);
        if card.text.chars().any(right_to_left) {
            continue;
        }
        assert!(
            page.contains(&solid(&card.text)),
            "{what}: “{}” is not on the page",
            card.text
        );
    }
}
