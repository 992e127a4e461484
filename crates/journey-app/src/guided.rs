//! The guided build: three answers and a name become a drawn map. Pure, but for the template that the words around the answers
//! come from.

use std::collections::BTreeSet;

use journey_model::{
    Basis, Card, Content, Element, Evidence, Family, Id, Journey, LaneKind, Link, LinkKind, MAX_TEXT, Order, Place,
    Record, Refusal, Touchpoint,
};

use crate::AppError;
use crate::assets::guided_build;
use crate::protocol::{BuildMap, Language};

/// Contacts after the purchase that get a card each. Whatever more is told stands in the note of the last one.
const MOST_AFTER: usize = 40;

/// Characters of a map's title, and of a contact in the line about the way; of a person's name. What is longer stands whole on
/// its card, or below the name.
const TITLE: usize = 120;
const NAME: usize = 60;

/// Bytes of a contact, and of what stands in the note: several of them may come to be on one card.
const MOST: usize = MAX_TEXT / 4;

/// Steps after the purchase that stay when fewer are told: what nobody thought of asks for itself.
const LEAST_AFTER: usize = 2;

/// The stages, lanes and questions that the answers are put into.
pub(crate) fn beginning(language: Language) -> Result<Journey, AppError> {
    journey_format::read(guided_build(language).as_bytes()).map_err(AppError::bug)
}

/// The beginning with the answers in their places: contacts linked in their order, what was bought, who, and what the map is
/// called. New records have ids that no host gives; they are renewed with the others before the map is kept.
pub(crate) fn build(beginning: &Journey, answers: &BuildMap) -> Result<Journey, AppError> {
    let told = Told::of(answers)?;
    let mut steps: Vec<Id> = beginning.steps().iter().map(|step| step.id).collect();
    let before = steps.len().saturating_sub(AFTER);
    let kept = before + told.after.len().clamp(LEAST_AFTER, AFTER);
    let dropped: BTreeSet<Id> = steps.split_off(kept.min(steps.len())).into_iter().collect();
    let mut records: Vec<Record> = beginning
        .records()
        .filter(|record| !dropped.contains(&record.id()))
        .collect();
    let main = beginning.main_actor().map(|actor| actor.id);
    for record in &mut records {
        match record {
            Record::Element(Element::About(about)) => {
                if !told.bought.is_empty() {
                    about.title = short(&capital(&told.bought), TITLE);
                }
                about.scenario = told.scenario();
            }
            Record::Element(Element::Actor(actor)) if Some(actor.id) == main && !told.who.is_empty() => {
                // “Ada, who drives to work”: a name, and what it is about her.
                let (name, rest) = told.who.split_once([',', '،', '、', '，']).unwrap_or((&told.who, ""));
                let (name, rest) = (seen(name), seen(rest));
                let held = short(name, NAME);
                actor.caption = capital(if held == name { rest } else { &told.who });
                if !held.is_empty() {
                    actor.name = held;
                }
            }
            Record::Element(Element::Lane(lane)) => {
                lane.guidance
                    .retain(|one| one.step.is_none_or(|step| !dropped.contains(&step)));
            }
            _ => {}
        }
    }
    let mut drawn = Drawn {
        beginning,
        records,
        minted: 0,
        last: None,
    };
    let purchase = before.saturating_sub(1);
    drawn.contact(&told.first, steps.first());
    drawn.card(LaneKind::Actions, &told.bought, steps.get(purchase), Content::Action);
    drawn.contact(&told.place, steps.get(purchase));
    for (at, contact) in told.after.iter().enumerate() {
        drawn.contact(contact, steps.get(before + at).or(steps.last()));
    }
    drawn.note(told.more);
    Journey::from_records(drawn.records).map_err(AppError::bug)
}

/// Steps after the purchase that the template has.
const AFTER: usize = 4;

/// The answers, tidied.
struct Told {
    who: String,
    first: String,
    bought: String,
    place: String,
    after: Vec<String>,
    /// What was told after those, a line each.
    more: String,
}

impl Told {
    fn of(answers: &BuildMap) -> Result<Self, AppError> {
        let lines = answers.after.lines().map(tidy);
        let lines = lines.filter(|line| line.as_ref().map_or(true, |line| !line.is_empty()));
        let mut after = lines.collect::<Result<Vec<_>, _>>()?;
        let more = after.split_off(after.len().min(MOST_AFTER)).join("\n");
        fits(&more)?;
        Ok(Self {
            who: tidy(&answers.who)?,
            first: tidy(&answers.first)?,
            bought: tidy(&answers.bought)?,
            place: tidy(&answers.place)?,
            after,
            more,
        })
    }

    /// The way in a line: what was told, in its order.
    fn scenario(&self) -> String {
        let contacts = [&self.first, &self.place].into_iter().chain(&self.after);
        let told = contacts.filter(|text| !text.is_empty()).map(|text| short(text, TITLE));
        told.collect::<Vec<_>>().join(" → ")
    }
}

fn fits(text: &str) -> Result<(), AppError> {
    if text.len() > MOST {
        return Err(Refusal::TooLong { max: MOST as u32 }.into());
    }
    Ok(())
}

/// One line without control characters and without a sign of a list before it; empty when nothing of it would be seen.
fn tidy(text: &str) -> Result<String, AppError> {
    fits(text)?;
    let spaced = text.replace(|letter: char| letter.is_control(), " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let line = words.join(" ");
    let line = line.trim_start_matches(['-', '–', '•', '*']).trim_start();
    Ok(seen(line).to_owned())
}

/// A text without blanks around it; empty when nothing of it would be seen.
fn seen(text: &str) -> &str {
    let text = text.trim();
    if text.chars().all(is_unseen) { "" } else { text }
}

/// Whether a character leaves no ink: a blank, or one that only says how others are to be set, such as joiners, marks of the
/// direction of writing, variations and fillers, which Unicode calls `Default_Ignorable_Code_Point`. The last one is Braille
/// without a dot.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' | '\u{2800}')
}

/// As much of a text as this many characters hold, up to the end of a word where there is one, and a sign that there is more.
fn short(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let held = &text[..end];
    let word = held.rfind(' ').filter(|at| held[..*at].chars().count() > most / 2);
    let held = &held[..word.unwrap_or(end)];
    format!("{}…", held.trim_end_matches([' ', ',', ';', ':', '\u{200d}']))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// The map on its way.
struct Drawn<'a> {
    beginning: &'a Journey,
    records: Vec<Record>,
    minted: u64,
    /// The contact before the next one.
    last: Option<Id>,
}

impl Drawn<'_> {
    fn mint(&mut self) -> Id {
        self.minted += 1;
        Id::from_bits(self.minted)
    }

    /// Adds a touchpoint, and the way to it from the one before.
    fn contact(&mut self, text: &str, step: Option<&Id>) {
        let touchpoint = Touchpoint {
            family: family_of(text),
            ..Touchpoint::default()
        };
        let Some(card) = self.card(LaneKind::Touchpoints, text, step, Content::Touchpoint(touchpoint)) else {
            return;
        };
        if let Some(from) = self.last.replace(card) {
            let id = self.mint();
            self.records.push(Record::Link(Link {
                id,
                kind: LinkKind::LeadsTo,
                from,
                to: card,
                label: String::new(),
            }));
        }
    }

    /// Gives the last contact a note.
    fn note(&mut self, text: String) {
        let last = self.last;
        let card = self.records.iter_mut().rev().find_map(|record| match record {
            Record::Element(Element::Card(card)) if Some(card.id) == last => Some(card),
            _ => None,
        });
        if let Some(card) = card {
            card.note = text;
        }
    }

    /// Adds a card below those of its cell. Nothing for an empty answer. What was told without having been looked at is assumed.
    fn card(&mut self, kind: LaneKind, text: &str, step: Option<&Id>, content: Content) -> Option<Id> {
        let lane = self.beginning.lanes().into_iter().find(|lane| lane.kind == kind)?.id;
        let place = Place {
            lane,
            step: *step?,
            span: 1,
        };
        if text.is_empty() {
            return None;
        }
        let lowest = self.records.iter().rev().find_map(|record| match record {
            Record::Element(Element::Card(card)) if card.place == Some(place) => Some(card.order.clone()),
            _ => None,
        });
        let id = self.mint();
        self.records.push(Record::Element(Element::Card(Card {
            id,
            place: Some(place),
            order: Order::between(lowest.as_ref(), None),
            text: capital(text),
            note: String::new(),
            actor: None,
            hue: None,
            tags: Vec::new(),
            evidence: Evidence {
                basis: Basis::Assumed,
                ..Evidence::default()
            },
            personal: None,
            content,
        })));
        Some(id)
    }
}

/// Beginnings of words, in the languages of the interface, that tell a contact in space or hand from one with a person; anything
/// else is on a screen. A guess to begin with: the inspector says it, and changes it with a click.
const IN_HAND: [&str; 38] = [
    "shop",
    "store",
    "shelf",
    "window",
    "showroom",
    "fair",
    "stand",
    "booth",
    "box",
    "parcel",
    "letter",
    "leaflet",
    "brochure",
    "poster",
    "catalogue",
    "catalog",
    "sample",
    "deliver",
    "counter",
    "till",
    "market",
    "negozi",
    "bottega",
    "scaffal",
    "vetrin",
    "fier",
    "pacc",
    "scatol",
    "lettera",
    "volantin",
    "opuscol",
    "manifest",
    "catalog",
    "campion",
    "consegn",
    "cassa",
    "mercat",
    "banco",
];
const WITH_PEOPLE: [&str; 20] = [
    "friend",
    "colleague",
    "neighbo",
    "call",
    "phone",
    "telephone",
    "talk",
    "meeting",
    "advice",
    "seller",
    "amic",
    "colleg",
    "vicin",
    "telefon",
    "chiamat",
    "colloqui",
    "incontr",
    "consigl",
    "venditor",
    "passaparola",
];

fn family_of(text: &str) -> Family {
    let text = text.to_lowercase();
    let begins = |list: &[&str]| {
        text.split(|letter: char| !letter.is_alphanumeric())
            .any(|word| list.iter().any(|beginning| word.starts_with(beginning)))
    };
    if begins(&WITH_PEOPLE) {
        Family::Relational
    } else if begins(&IN_HAND) {
        Family::Physical
    } else {
        Family::Digital
    }
}
