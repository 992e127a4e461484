//! The elements of a large map, read in several pieces at the same time.

use std::thread;

use crate::FORMAT;
use crate::limits::Limits;
use crate::read::options;
use crate::scan::Outline;
use crate::wire::{Element, Map};

/// Elements that are worth a thread of their own.
const WORTH: usize = 1_000;

/// Pieces at most. What is read does not depend on their number.
const MOST: usize = 8;

/// How the files begin that Percorso writes. Others may switch on what is not on for a piece of them.
const HEAD: &str = "#![enable(implicit_some)]\n(\n";

/// A large map that is as it should be. Nothing when it is small, or not as Percorso writes it, or something in it is wrong: then
/// it has to be read from beginning to end, to say what and where.
pub(crate) fn at_once(text: &str, limits: &Limits, outline: &Outline) -> Option<Map> {
    let [(open, close)] = outline.element_lists.as_slice() else {
        return None;
    };
    let pieces = (outline.elements.len() / WORTH).min(MOST);
    if pieces < 2 || !text.starts_with(HEAD) {
        return None;
    }
    let options = options(limits);
    let starts = outline.elements.chunks(outline.elements.len().div_ceil(pieces));
    let starts: Vec<usize> = starts.filter_map(|piece| piece.first().copied()).collect();
    let ends = starts.iter().skip(1).copied().chain([*close]);
    let elements = thread::scope(|scope| {
        let read: Vec<_> = starts
            .iter()
            .zip(ends)
            .map(|(&start, end)| {
                let options = &options;
                // A comma may stand behind the last record of a list.
                scope.spawn(move || {
                    options
                        .from_str::<Vec<Element>>(&format!("[{}]", text.get(start..end)?))
                        .ok()
                })
            })
            .collect();
        let rest = format!("{}{}", text.get(..*open)?, text.get(*close..)?);
        let map = options.from_str::<Map>(&rest).ok().filter(|map| map.format == FORMAT);
        let read: Option<Vec<Vec<Element>>> = read.into_iter().map(|piece| piece.join().ok().flatten()).collect();
        Some((map?, read?))
    });
    let (mut map, pieces) = elements?;
    map.elements = pieces.into_iter().flatten().collect();
    (map.elements.len() == outline.elements.len()).then_some(map)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::scan;

    fn both(text: &str) -> (Option<Map>, Option<Map>) {
        let limits = Limits::default();
        let outline = scan(text, &limits).unwrap();
        (at_once(text, &limits, &outline), options(&limits).from_str(text).ok())
    }

    #[test]
    fn pieces_give_what_the_whole_gives() {
        for cards in [2_000, 4_321] {
            let plain = crate::write(&journey_model::sample::journey(cards));
            let commented = plain
                .replace("    Card(", "  /* Card(),[ */  Card(")
                .replace(",\n  ],\n  links", "\n  ],\n  links");
            for text in [plain, commented] {
                let (pieces, whole) = both(&text);
                assert!(pieces.is_some() && pieces == whole);
            }
        }
    }

    #[test]
    fn what_is_wrong_or_written_otherwise_is_left_to_the_whole() {
        let text = crate::write(&journey_model::sample::journey(2_000));
        for (what, instead) in [
            ("content: ", "kontent: "),
            ("  links:", "  elements: [],\n  links:"),
            (
                "#![enable(implicit_some)]",
                "#![enable(implicit_some, unwrap_newtypes)]",
            ),
            ("  links:", "  links: [Link()],\n  links:"),
        ] {
            let other = text.replacen(what, instead, 1);
            assert_ne!(other, text);
            assert_eq!(both(&other).0, None, "{instead}");
        }
        let small = crate::write(&journey_model::sample::journey(100));
        assert_eq!(both(&small).0, None);
    }
}
