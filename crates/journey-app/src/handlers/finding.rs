//! Finding one's way: which cards stand out, and where words are.

use std::ops::Range;

use journey_model::{Journey, Search};

use crate::protocol::*;
use crate::reading::{Read, in_reading_order};
use crate::{App, AppError};

/// The most places that are sent.
const MOST_PLACES: usize = 5_000;

/// How many characters around the words are shown.
const AROUND: usize = 30;

/// How many characters of a name are shown.
const NAME: usize = 60;

pub(super) fn filter(app: &App, params: &FilterMap) -> Result<Filtered, AppError> {
    app.opened()?.ask(params.map, |map| {
        let sieve = params.filter.sieve(map.journey);
        let mut ids: Vec<_> = map
            .journey
            .cards()
            .filter(|card| sieve.takes(card))
            .map(|card| card.id)
            .collect();
        ids.sort();
        Filtered { ids }
    })
}

pub(super) fn search(app: &App, params: &SearchMap) -> Result<FoundWords, AppError> {
    app.opened()?.ask(params.map, |map| words_in(map.journey, params))
}

fn words_in(journey: &Journey, params: &SearchMap) -> FoundWords {
    let mut found = FoundWords {
        places: Vec::new(),
        count: 0,
    };
    let search = Search::new(&params.text, params.match_case, params.whole_words);
    for read in in_reading_order(journey) {
        let (id, name) = match read {
            Read::Element(element) => (element.id(), element.name()),
            Read::Link(link) => (link.id, link.label.as_str()),
        };
        for (field, text) in texts(read) {
            for words in search.ranges_in(text) {
                found.count = found.count.saturating_add(1);
                if found.places.len() < MOST_PLACES {
                    found.places.push(FoundPlace {
                        id,
                        name: shortened(name),
                        field: field.to_owned(),
                        before: before(text, &words),
                        words: text[words.clone()].to_owned(),
                        after: after(text, &words),
                        // What the command Replace changes.
                        replaceable: matches!(field, "Name" | "Caption" | "Note"),
                    });
                }
            }
        }
    }
    found
}

fn texts(read: Read<'_>) -> Vec<(&'static str, &str)> {
    match read {
        Read::Element(element) => element.texts(),
        Read::Link(link) => link.texts(),
    }
}

fn before(text: &str, words: &Range<usize>) -> String {
    let start = text[..words.start].char_indices().rev().take(AROUND).last();
    on_one_line(&text[start.map_or(words.start, |(at, _)| at)..words.start])
}

fn after(text: &str, words: &Range<usize>) -> String {
    let rest = &text[words.end..];
    on_one_line(rest.char_indices().nth(AROUND).map_or(rest, |(end, _)| &rest[..end]))
}

fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

fn shortened(name: &str) -> String {
    let mut letters = name.char_indices();
    match letters.nth(NAME) {
        Some((end, _)) => format!("{}…", on_one_line(name[..end].trim_end())),
        None => on_one_line(name),
    }
}
