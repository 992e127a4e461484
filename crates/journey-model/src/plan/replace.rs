//! Words in names, texts and notes are replaced.

use super::Draft;
use super::clean::clean;
use crate::{Act, Element, Id, Journey, Link, MAX_TEXT, Record, Refusal, Search, Transaction};

/// The most bytes that all changed texts have together.
const MAX_TEXTS: usize = 16 * MAX_TEXT;

/// What to look for, and what comes in its place.
pub(super) struct Wanted<'a> {
    pub find: &'a str,
    pub with: &'a str,
    pub match_case: bool,
    pub whole_words: bool,
}

pub(super) fn replace(journey: &Journey, ids: &[Id], wanted: &Wanted) -> Result<Transaction, Refusal> {
    let search = Search::new(wanted.find, wanted.match_case, wanted.whole_words);
    if search.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let mut work = Work {
        search,
        with: clean(wanted.with)?,
        written: 0,
    };
    let mut draft = Draft::new(journey);
    let mut first_name = None;
    let mut count = 0;
    for &id in ids {
        if draft.touches(id) {
            continue;
        }
        match journey.record(id).ok_or(Refusal::Missing { id })? {
            Record::Element(mut element) => {
                if work.on_element(&mut element)? {
                    first_name.get_or_insert_with(|| element.name().to_owned());
                    draft.put(element);
                    count += 1;
                }
            }
            Record::Link(mut link) => {
                if work.on_link(&mut link)? {
                    first_name.get_or_insert_with(|| link.label.clone());
                    draft.put_link(link);
                    count += 1;
                }
            }
        }
    }
    draft.finish(Act::Replace, &first_name.unwrap_or_default(), "", count)
}

struct Work {
    search: Search,
    with: String,
    /// Bytes of the texts written so far.
    written: usize,
}

impl Work {
    fn on_element(&mut self, element: &mut Element) -> Result<bool, Refusal> {
        match element {
            Element::About(about) => self.on_texts([&mut about.title]),
            Element::Actor(actor) => self.on_texts([&mut actor.name, &mut actor.caption]),
            Element::Stage(stage) => self.on_texts([&mut stage.name, &mut stage.caption]),
            Element::Step(step) => self.on_texts([&mut step.name, &mut step.caption]),
            Element::Lane(lane) => self.on_texts([&mut lane.name, &mut lane.caption]),
            Element::Card(card) => self.on_texts([&mut card.text, &mut card.note]),
            Element::View(view) => self.on_texts([&mut view.name]),
            // What somebody made of a thing stays as they made it until it is kept.
            Element::Conflict(_) => Ok(false),
        }
    }

    fn on_link(&mut self, link: &mut Link) -> Result<bool, Refusal> {
        self.on_texts([&mut link.label])
    }

    fn on_texts<const N: usize>(&mut self, texts: [&mut String; N]) -> Result<bool, Refusal> {
        let mut changed = false;
        for text in texts {
            if let Some(new) = self.replaced(text)?
                && new != *text
            {
                *text = new;
                changed = true;
            }
        }
        Ok(changed)
    }

    /// The text with every find replaced; `None` when there is none. The length is known before anything is written.
    fn replaced(&mut self, text: &str) -> Result<Option<String>, Refusal> {
        let found = self.search.ranges_in(text);
        if found.is_empty() {
            return Ok(None);
        }
        let gone: usize = found.iter().map(|range| range.len()).sum();
        let length = text.len() - gone + found.len().saturating_mul(self.with.len());
        self.written = self.written.saturating_add(length);
        if length > MAX_TEXT {
            return Err(Refusal::TooLong { max: MAX_TEXT as u32 });
        }
        if self.written > MAX_TEXTS {
            return Err(Refusal::TooLong { max: MAX_TEXTS as u32 });
        }
        let mut new = String::with_capacity(length);
        let mut done = 0;
        for range in found {
            new.push_str(&text[done..range.start]);
            new.push_str(&self.with);
            done = range.end;
        }
        new.push_str(&text[done..]);
        Ok(Some(new))
    }
}
