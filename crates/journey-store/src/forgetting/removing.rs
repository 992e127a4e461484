//! What a removal does to one text, one record, one value; and who there is to be removed.

use std::collections::{BTreeMap, BTreeSet};

use journey_model::{Content, Element, ElementKind, Id, Label, Record};
use rusqlite::Connection;
use serde_json::Value;

use super::{Forgetting, Person, Quoted, RewriteMapFile};
use crate::naming::Naming;
use crate::pieces::OwnPiece;
use crate::words::placed_words;
use crate::{StoreError, table};

/// The field of a preference with the path of a map file, and with that of a damaged library.
const PATH: &str = "path";
const KEPT: &str = "kept";

/// What a removal does.
pub(super) struct Removing<'a> {
    pub naming: Naming,
    pub quotes: bool,
    pub map_file: RewriteMapFile<'a>,
}

impl<'a> Removing<'a> {
    /// Nothing when the name has no letter.
    pub fn of(forgetting: &Forgetting<'a>) -> Option<Self> {
        Some(Self {
            naming: Naming::of(forgetting.names, forgetting.word)?,
            quotes: forgetting.quotes,
            map_file: forgetting.map_file,
        })
    }

    /// Adds an actor of the name to those whose quotes go, also one whom only a side of a conflict calls so.
    pub fn note_actor(&self, record: &Record, quoted: &mut Quoted) {
        match record {
            Record::Element(Element::Actor(actor)) if self.quotes && self.naming.is_in(&actor.name) => {
                quoted.insert(actor.id);
            }
            Record::Element(Element::Conflict(conflict)) => {
                conflict.records().for_each(|side| self.note_actor(side, quoted));
            }
            _ => {}
        }
    }

    /// Takes the name out of a record, and tells every text that changed. Says whether any did.
    pub fn record(
        &self,
        record: &mut Record,
        quoted: &Quoted,
        each: &mut dyn FnMut(Option<ElementKind>, &'static str),
    ) -> bool {
        let kind = match record {
            Record::Element(element) => Some(element.kind()),
            Record::Link(_) => None,
        };
        let silenced = silence(record, quoted);
        (0..silenced).for_each(|_| each(kind, "Quote"));
        let mut changed = silenced > 0;
        record.rewrite_texts(&mut |field, text| {
            if let Some(replaced) = self.naming.replaced(text) {
                *text = replaced;
                each(kind, field);
                changed = true;
            }
        });
        changed
    }

    /// Takes the name out of what a gesture is called.
    pub fn label(&self, label: &mut Label) -> bool {
        let mut changed = false;
        for text in [&mut label.name, &mut label.place] {
            if let Some(replaced) = self.naming.replaced_in_shortened(text) {
                *text = replaced;
                changed = true;
            }
        }
        changed
    }

    /// Takes the name out of a piece of one's own. Says whether it was there.
    pub fn piece(&self, own: &mut OwnPiece) -> bool {
        let mut changed = false;
        let mut rewrite = |text: &mut String| {
            if let Some(replaced) = self.naming.replaced(text) {
                *text = replaced;
                changed = true;
            }
        };
        rewrite(&mut own.name);
        own.piece.rewrite_texts(&mut rewrite);
        changed
    }

    /// A value with the name out of its texts; nothing when it is not in them. A path with another word in it would lead
    /// nowhere, or to another file: an entry of a list with such a path goes, and its path is added to those of `files`.
    pub fn value(&self, value: &Value, files: &mut BTreeSet<String>) -> Option<Value> {
        match value {
            Value::String(text) => self.naming.replaced(text).map(Value::String),
            Value::Array(entries) => {
                let mut changed = false;
                let mut kept = Vec::new();
                for entry in entries {
                    let path = entry.get(PATH).and_then(Value::as_str);
                    if let Some(path) = path.filter(|path| self.naming.is_in(path)) {
                        files.insert(path.to_owned());
                        changed = true;
                        continue;
                    }
                    let replaced = self.value(entry, files);
                    changed |= replaced.is_some();
                    kept.push(replaced.unwrap_or_else(|| entry.clone()));
                }
                changed.then_some(Value::Array(kept))
            }
            Value::Object(fields) => {
                let replaced: BTreeMap<&String, Value> = fields
                    .iter()
                    .filter(|(name, _)| ![PATH, KEPT].contains(&name.as_str()))
                    .filter_map(|(name, field)| Some((name, self.value(field, files)?)))
                    .collect();
                (!replaced.is_empty()).then(|| {
                    let mut fields = fields.clone();
                    for (name, field) in replaced {
                        fields.insert(name.clone(), field);
                    }
                    Value::Object(fields)
                })
            }
            _ => None,
        }
    }
}

/// Empties the quotes of these actors in a record, on every side of a conflict. Gives their number.
fn silence(record: &mut Record, quoted: &Quoted) -> usize {
    match record {
        Record::Element(Element::Actor(actor)) if quoted.contains(&actor.id) && !actor.quote.is_empty() => {
            actor.quote.clear();
            1
        }
        Record::Element(Element::Conflict(conflict)) => {
            let sides = conflict.sides.iter_mut().filter_map(|side| side.record.as_deref_mut());
            sides.map(|side| silence(side, quoted)).sum()
        }
        _ => 0,
    }
}

/// Somebody under way.
#[derive(Default)]
struct Found {
    spellings: BTreeMap<String, u32>,
    actor_in: BTreeSet<Id>,
    owner_in: BTreeSet<Id>,
    quoted: bool,
}

/// Everybody whose name stands in a map as an actor or as an owner, by name.
pub(super) fn people(rows: &Connection) -> Result<Vec<Person>, StoreError> {
    let mut people: BTreeMap<String, Found> = BTreeMap::new();
    let mut statement = rows.prepare(
        "SELECT map, body FROM nodes WHERE kind IN ('About', 'Actor', 'Conflict') OR (kind = 'Card' AND instr(body, '\"owner\":\"'))",
    )?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let text = |column| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        let map = table::id(text(0)?)?;
        let element: Element = serde_json::from_str(text(1)?)?;
        for (name, quoted) in named_in(&element) {
            let key: Vec<String> = placed_words(name).into_iter().map(|(word, _)| word).collect();
            if key.is_empty() {
                continue;
            }
            let person = people.entry(key.join(" ")).or_default();
            *person.spellings.entry(name.trim().to_owned()).or_default() += 1;
            match quoted {
                Some(quoted) => {
                    person.actor_in.insert(map);
                    person.quoted |= quoted;
                }
                None => {
                    person.owner_in.insert(map);
                }
            }
        }
    }
    let count = |maps: &BTreeSet<Id>| u32::try_from(maps.len()).unwrap_or(u32::MAX);
    let people = people.into_values().map(|person| Person {
        actor_in: count(&person.actor_in),
        owner_in: count(&person.owner_in),
        quoted: person.quoted,
        name: person
            .spellings
            .into_iter()
            // Of equals the first, which begins with a capital.
            .rev()
            .max_by_key(|(_, times)| *times)
            .map(|(name, _)| name)
            .unwrap_or_default(),
    });
    Ok(people.collect())
}

/// The names in an element, and in every side of a conflict; of an actor, whether there is a quote.
fn named_in(element: &Element) -> Vec<(&str, Option<bool>)> {
    match element {
        Element::About(about) => vec![(&about.owner, None)],
        Element::Actor(actor) => vec![(&actor.name, Some(!actor.quote.trim().is_empty()))],
        Element::Card(card) => {
            let owner = match &card.content {
                Content::Opportunity(opportunity) => Some(&opportunity.owner),
                _ => None,
            };
            let personal = card.personal.as_ref().map(|personal| &personal.owner);
            [owner, personal]
                .into_iter()
                .flatten()
                .map(|name| (name.as_str(), None))
                .collect()
        }
        Element::Conflict(conflict) => {
            let sides = conflict.records().filter_map(|side| match side {
                Record::Element(element) => Some(named_in(element)),
                Record::Link(_) => None,
            });
            sides.flatten().collect()
        }
        _ => Vec::new(),
    }
}
