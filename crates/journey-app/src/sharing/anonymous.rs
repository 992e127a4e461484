//! A map without names: who is told of, and who owns something, goes by a number.

use std::collections::BTreeSet;

use journey_model::{Content, Element, Journey, Record};
use journey_store::Naming;

use crate::AppError;
use crate::protocol::Language;

/// The map with its actors and owners called "Actor 1", "Owner 1" and so on, in the language of the map: in their own fields,
/// and wherever the same name stands in a text, however it is written. A name that is written in another way inside a sentence
/// stays there. The order of the numbers is that of the actors, then of the alphabet.
pub(crate) fn anonymised(journey: &Journey) -> Result<Journey, AppError> {
    let words = names(journey);
    let namings: Vec<(Naming, String, &String)> = words
        .iter()
        .enumerate()
        // Marks that nobody types stand for the words meanwhile, so that no word is taken for a name.
        .filter_map(|(number, (name, word))| {
            let mark = format!("\u{e000}{number}\u{e001}");
            let naming = Naming::of(std::slice::from_ref(name), &mark)?;
            Some((naming, mark, word))
        })
        .collect();
    let renamed = |text: &mut String| {
        let mut marked = false;
        for (naming, ..) in &namings {
            if let Some(replaced) = naming.replaced(text) {
                *text = replaced;
                marked = true;
            }
        }
        if marked {
            for (_, mark, word) in &namings {
                *text = text.replace(mark, word);
            }
        }
    };
    let records = journey.records().map(|mut record| {
        record.rewrite_texts(&mut |_, text| renamed(text));
        record
    });
    // What a newer program says of the map cannot be looked into: it stays behind.
    Journey::from_records(records).map_err(AppError::bug)
}

/// Every name with the word for it; of names of which one is inside another the longer comes first.
fn names(journey: &Journey) -> Vec<(String, String)> {
    let (actor, owner) = match Language::of_tag(&journey.about().language) {
        Language::It => ("Attore", "Responsabile"),
        Language::En => ("Actor", "Owner"),
    };
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut words = Vec::new();
    let mut add = |name: &str, group: &str, number: &mut u32| {
        let name = name.trim();
        if name.chars().any(char::is_alphanumeric) && taken.insert(name.to_lowercase()) {
            *number += 1;
            words.push((name.to_owned(), format!("{group} {number}")));
        }
    };
    let mut number = 0;
    for one in journey.actors() {
        add(&one.name, actor, &mut number);
    }
    let mut number = 0;
    for name in owners(journey) {
        add(&name, owner, &mut number);
    }
    words.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
    words
}

/// Everybody who owns something, or made a side of a conflict. Several in one field are several people.
fn owners(journey: &Journey) -> BTreeSet<String> {
    let mut owners = BTreeSet::new();
    let mut add = |field: &str| {
        let several = field.split([',', ';', '/', '&', '+']);
        owners.extend(several.map(|name| name.trim().to_owned()));
    };
    for record in journey.records() {
        match &record {
            Record::Element(Element::Conflict(conflict)) => {
                for side in &conflict.sides {
                    add(&side.by);
                    if let Some(Record::Element(element)) = side.record.as_deref() {
                        owners_of(element).for_each(&mut add);
                    }
                }
            }
            Record::Element(element) => owners_of(element).for_each(&mut add),
            Record::Link(_) => {}
        }
    }
    owners
}

fn owners_of(element: &Element) -> impl Iterator<Item = &str> {
    let (owner, personal) = match element {
        Element::About(about) => (Some(&about.owner), None),
        Element::Card(card) => {
            let owner = match &card.content {
                Content::Opportunity(opportunity) => Some(&opportunity.owner),
                _ => None,
            };
            (owner, card.personal.as_ref().map(|personal| &personal.owner))
        }
        _ => (None, None),
    };
    [owner, personal].into_iter().flatten().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use journey_model::{Id, sample};

    use super::*;

    fn map(owner: &str, actor: &str, text: &str) -> Journey {
        let records = sample::journey(6)
            .records()
            .collect::<Vec<_>>()
            .into_iter()
            .map(|mut record| {
                match &mut record {
                    Record::Element(Element::About(about)) => owner.clone_into(&mut about.owner),
                    Record::Element(Element::Card(card)) => text.clone_into(&mut card.text),
                    Record::Element(Element::Actor(one)) => actor.clone_into(&mut one.name),
                    _ => {}
                }
                record
            });
        Journey::from_records(records).unwrap()
    }

    fn texts(journey: &Journey) -> String {
        let mut all = String::new();
        for mut record in journey.records() {
            record.rewrite_texts(&mut |_, text| {
                all.push_str(text);
                all.push('\n');
            });
        }
        all
    }

    #[test]
    fn no_name_of_an_actor_or_owner_is_left_in_any_text() {
        let journey = map(
            "Anna Köwalska, Bo Li",
            "Maria",
            "MARIA asks anna kowalska; Bo Li's desk. Marianne waits",
        );
        let hidden = anonymised(&journey).unwrap();
        let text = texts(&hidden);
        for name in ["MARIA ", "Maria\n", "kowalska", "Köwalska", "Bo Li"] {
            assert!(!text.contains(name), "{name}: {text}");
        }
        assert!(
            text.contains("Actor 1 asks Owner 1; Owner 2's desk. Marianne waits"),
            "{text}"
        );
        assert_eq!(hidden.cards().count(), journey.cards().count());
    }

    #[test]
    fn a_word_that_stands_for_somebody_is_not_taken_for_somebody_else() {
        // Whoever is called "Actor" must not make "Actor 1" of others into "Actor 1 1".
        let journey = map("Actor", "Owner 1", "Owner 1 and Actor");
        let text = texts(&anonymised(&journey).unwrap());
        assert!(text.contains("Actor 1 and Owner 1"), "{text}");
    }

    #[test]
    fn a_map_without_names_stays_as_it_is() {
        let journey = map("", " — ", "nobody");
        assert_eq!(anonymised(&journey).unwrap(), journey);
        assert!(journey.element(Id::from_bits(1)).is_some() || journey.about().owner.is_empty());
    }
}
