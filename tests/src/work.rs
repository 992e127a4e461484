//! A run of edits on a map.

use journey_app::Id;
use journey_model::Journey;
use serde_json::{Value, json};

use crate::Dice;

/// Somebody who edits a map as a user would: adds cards, writes over them, takes them away, goes back.
pub struct Worker {
    dice: Dice,
    /// The cells of the map: lanes and steps.
    places: (Vec<Id>, Vec<Id>),
    cards: Vec<Id>,
    made: u64,
    name: String,
}

impl Worker {
    /// Works on a map that the library holds. Two of another seed never touch the same card.
    pub fn on(journey: &Journey, seed: u64) -> Self {
        let lanes = journey.lanes().into_iter().map(|lane| lane.id).collect();
        let steps = journey.steps().into_iter().map(|step| step.id).collect();
        Self {
            dice: Dice(seed),
            places: (lanes, steps),
            cards: Vec::new(),
            made: 0,
            name: format!("{seed:x}"),
        }
    }

    /// The next call, with its parameters but for map and revision; and the card whose text is what is said, if it is about one.
    pub fn next_edit(&mut self) -> (&'static str, Value) {
        self.made += 1;
        let text = self.text();
        let which = self.dice.below(1 << 20);
        let card = (!self.cards.is_empty()).then(|| which % self.cards.len());
        match (self.dice.below(10), card) {
            (0, Some(_)) => return ("undo", json!({})),
            (1, Some(card)) => {
                let gone = self.cards.swap_remove(card);
                return ("apply", json!({ "command": { "do": "Delete", "ids": [gone] } }));
            }
            (2..6, Some(card)) => {
                let field = json!({ "field": "Name", "value": text });
                let edit = json!({ "do": "Edit", "ids": [self.cards[card]], "field": field });
                return ("apply", json!({ "command": edit }));
            }
            _ => {}
        }
        let (lanes, steps) = &self.places;
        let id = Id::from_bits((1 << 62) | ((self.dice.below(1 << 20) as u64) << 40) | (self.made << 8));
        let add = json!({
            "do": "AddCard", "id": id, "text": text, "before": null,
            "lane": lanes[which % lanes.len()], "step": steps[which % steps.len()],
        });
        self.cards.push(id);
        ("apply", json!({ "command": add }))
    }

    /// Another card, with a text of its own that is never written over: the id and the call.
    pub fn add(&mut self) -> (Id, Value) {
        self.made += 1;
        let which = self.dice.below(1 << 20);
        let (lanes, steps) = &self.places;
        let id = Id::from_bits((1 << 62) | ((self.dice.below(1 << 20) as u64) << 40) | (self.made << 8));
        let add = json!({
            "do": "AddCard", "id": id, "text": self.text(), "before": null,
            "lane": lanes[which % lanes.len()], "step": steps[which % steps.len()],
        });
        (id, add)
    }

    /// The text of the last edit.
    pub fn text(&self) -> String {
        format!("Edit {} of {}", self.made, self.name)
    }
}
