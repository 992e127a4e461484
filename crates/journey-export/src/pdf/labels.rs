//! What a reader's program calls the pages.

use lopdf::{Dictionary, Object};

use super::string::text_string;
use crate::Document;

/// The catalogue's entry; `None` when every page is called by its number anyway.
pub(super) fn tree(poster: &Document<'_>) -> Option<Object> {
    let numbered = |(place, label): (usize, &str)| label.is_empty() || label == (place + 1).to_string();
    let labels = || poster.pages.iter().map(|leaf| leaf.label.trim());
    if labels().enumerate().all(numbered) {
        return None;
    }
    let mut numbers = Vec::with_capacity(2 * poster.pages.len());
    for (place, label) in labels().enumerate() {
        let label = if label.is_empty() {
            (place + 1).to_string()
        } else {
            label.to_owned()
        };
        numbers.push(Object::Integer(place as i64));
        numbers.push(Object::Dictionary(Dictionary::from_iter([("P", text_string(&label))])));
    }
    let tree = Dictionary::from_iter([("Nums", Object::Array(numbers))]);
    Some(Object::Dictionary(tree))
}
