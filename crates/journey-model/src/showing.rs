//! Which pictures a map names, or a part of it.

use std::collections::BTreeSet;

use crate::{Card, Content, Element, Journey, Record};

impl Card {
    /// Name of the picture that it shows.
    pub fn picture(&self) -> Option<&str> {
        match &self.content {
            Content::Storyboard(storyboard) => storyboard.picture.as_deref(),
            _ => None,
        }
    }
}

impl Journey {
    /// Names of the pictures that its cards show, or would show as a side of a conflict has them.
    pub fn pictures(&self) -> BTreeSet<&str> {
        let sides = self.conflicts().flat_map(|conflict| conflict.records());
        let disputed = sides.filter_map(|side| match side {
            Record::Element(Element::Card(card)) => card.picture(),
            _ => None,
        });
        self.cards().filter_map(Card::picture).chain(disputed).collect()
    }
}
