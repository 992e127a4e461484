//! What a reader who cannot see the map hears of a card.

use journey_model::{Basis, Command, Field, Id, Journey, LaneKind, LinkKind};
use journey_scene::Scene;

use crate::journeys::{LANE, bare, carry_out, edit, put};
use crate::studio::{STUDIO, fresh_screen};

pub fn detail(scene: &Scene, id: Id) -> &str {
    let steps = scene.outline.iter().flat_map(|stage| &stage.children);
    let mut cards = steps.flat_map(|step| &step.children);
    let card = cards
        .find(|card| card.id == id.to_string())
        .expect("the card is listed");
    &card.detail
}

/// Says how far a card can be believed.
fn believe(journey: &mut Journey, card: Id, basis: Basis) {
    if journey.card(card).unwrap().evidence.basis != basis {
        edit(journey, card, Field::Basis(basis));
    }
}

fn link(journey: &mut Journey, number: u64, kind: LinkKind, from: Id, to: Id) {
    let id = Id::from_bits(80_000 + number);
    let label = String::new();
    carry_out(
        journey,
        &Command::AddLink {
            id,
            kind,
            from,
            to,
            label,
        },
    );
}

#[test]
fn an_observed_card_says_only_its_lane() {
    let mut journey = bare(LaneKind::Actions, 1);
    let card = put(&mut journey, 0, "Asks");
    believe(&mut journey, card, Basis::Observed);
    assert_eq!(detail(&fresh_screen(&journey), card), "Actions");
}

#[test]
fn what_is_not_observed_is_said() {
    let mut journey = bare(LaneKind::Pains, 1);
    let card = put(&mut journey, 0, "Waits");
    for (basis, word) in [(Basis::Proposed, "proposed"), (Basis::Assumed, "assumed")] {
        believe(&mut journey, card, basis);
        assert!(detail(&fresh_screen(&journey), card).ends_with(&format!(", {word}")));
    }
}

#[test]
fn a_scene_says_what_its_picture_shows() {
    let mut journey = bare(LaneKind::Storyboard, 1);
    let card = put(&mut journey, 0, "At the counter");
    edit(&mut journey, card, Field::Alt("A queue of nine people".to_owned()));
    assert!(detail(&fresh_screen(&journey), card).contains("A queue of nine people"));
}

#[test]
fn links_are_said_in_words_and_many_of_them_are_counted() {
    let mut journey = bare(LaneKind::Actions, 4);
    let cards: Vec<Id> = (0..6).map(|at| put(&mut journey, at, &format!("Card {at}"))).collect();
    link(&mut journey, 0, LinkKind::LeadsTo, cards[0], cards[1]);
    let one = fresh_screen(&journey);
    assert!(detail(&one, cards[0]).contains("leads to “Card 1”"));
    assert!(!detail(&one, cards[1]).contains("leads to"));
    for (number, &to) in cards.iter().enumerate().skip(2) {
        link(&mut journey, number as u64, LinkKind::LeadsTo, cards[0], to);
    }
    let many = fresh_screen(&journey);
    let heard = detail(&many, cards[0]);
    assert_eq!(heard.matches("leads to").count(), 3, "{heard}");
    assert!(heard.ends_with("other links: 2"), "{heard}");
}

#[test]
fn a_link_says_the_new_name_of_what_it_leads_to() {
    let mut journey = bare(LaneKind::Actions, 2);
    let (from, to) = (put(&mut journey, 0, "Asks"), put(&mut journey, 1, "Waits"));
    link(&mut journey, 0, LinkKind::LeadsTo, from, to);
    let mut setter = STUDIO.typesetter();
    STUDIO.screen(&journey, &mut setter);
    edit(&mut journey, to, Field::Name("word ".repeat(40)));
    let scene = STUDIO.screen(&journey, &mut setter);
    assert!(detail(&scene, from).contains("leads to “word word") && detail(&scene, from).ends_with("…”"));
    carry_out(
        &mut journey,
        &Command::Delete {
            ids: vec![Id::from_bits(80_000)],
        },
    );
    assert!(!detail(&STUDIO.screen(&journey, &mut setter), from).contains("leads to"));
}

#[test]
fn a_lane_that_is_named_anew_is_heard_on_its_cards() {
    let mut journey = bare(LaneKind::Actions, 1);
    let card = put(&mut journey, 0, "Asks");
    let mut setter = STUDIO.typesetter();
    STUDIO.screen(&journey, &mut setter);
    edit(&mut journey, LANE, Field::Name("What she does".to_owned()));
    assert!(detail(&STUDIO.screen(&journey, &mut setter), card).starts_with("What she does"));
}
