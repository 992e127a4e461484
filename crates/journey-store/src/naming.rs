//! A person's name in texts: found however it is written, and replaced by another word.

use std::ops::Range;

use crate::words::placed_words;

/// The ways in which somebody is called, and the word to stand there instead.
#[derive(Debug, Clone)]
pub struct Naming {
    /// Words of each spelling, the spelling with the most words first.
    spellings: Vec<Vec<String>>,
    word: String,
}

impl Naming {
    /// Nothing when no name has a letter.
    pub fn of(names: &[String], word: &str) -> Option<Self> {
        let words = |name: &String| -> Vec<String> { placed_words(name).into_iter().map(|(word, _)| word).collect() };
        let mut spellings: Vec<Vec<String>> = names.iter().map(words).filter(|words| !words.is_empty()).collect();
        spellings.sort_by_key(|words| std::cmp::Reverse(words.len()));
        (!spellings.is_empty()).then(|| Self {
            spellings,
            word: word.to_owned(),
        })
    }

    /// Whether somebody is called so in a text: all words of a spelling, one after the other, in any case of letters, with
    /// or without accents.
    pub fn is_in(&self, text: &str) -> bool {
        !self.places_in(text).is_empty()
    }

    /// The same for a text in JSON, whose escapes are no letters. May say yes too often.
    pub fn may_be_in_json(&self, json: &str) -> bool {
        if !json.contains('\\') {
            return self.is_in(json);
        }
        let mut plain = String::with_capacity(json.len());
        let mut letters = json.chars();
        while let Some(letter) = letters.next() {
            if letter != '\\' {
                plain.push(letter);
                continue;
            }
            // Of a character by its number four digits follow.
            if letters.next() == Some('u') {
                letters.by_ref().take(4).for_each(drop);
            }
            plain.push(' ');
        }
        self.is_in(&plain)
    }

    /// A text with the other word in place of the name; nothing when the name is not in it.
    pub fn replaced(&self, text: &str) -> Option<String> {
        let places = self.places_in(text);
        if places.is_empty() {
            return None;
        }
        let mut replaced = String::new();
        let mut at = 0;
        for place in places {
            replaced.push_str(&text[at..place.start]);
            replaced.push_str(&self.word);
            at = place.end;
        }
        replaced.push_str(&text[at..]);
        Some(replaced)
    }

    /// The same for a text that was shortened, so that a name may stand at its end half.
    pub fn replaced_in_shortened(&self, text: &str) -> Option<String> {
        let whole = self.replaced(text);
        let seen = whole.as_deref().unwrap_or(text);
        let Some(kept) = seen.strip_suffix('…') else {
            return whole;
        };
        let words = placed_words(kept);
        let half = (0..words.len()).find(|at| {
            let tail = &words[*at..];
            self.spellings.iter().any(|spelling| {
                tail.len() <= spelling.len()
                    && tail.split_last().is_some_and(|((last, _), before)| {
                        before.iter().zip(spelling).all(|((word, _), wanted)| word == wanted)
                            && spelling[before.len()].starts_with(last.as_str())
                    })
            })
        });
        match half {
            Some(at) => Some(format!("{}…", &kept[..words[at].1.start])),
            None => whole,
        }
    }

    fn places_in(&self, text: &str) -> Vec<Range<usize>> {
        let words = placed_words(text);
        let mut places = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let found = self.spellings.iter().find(|spelling| {
                let here = words.get(at..at + spelling.len());
                here.is_some_and(|here| here.iter().zip(*spelling).all(|((word, _), wanted)| word == wanted))
            });
            let Some(spelling) = found else {
                at += 1;
                continue;
            };
            places.push(words[at].1.start..words[at + spelling.len() - 1].1.end);
            at += spelling.len();
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn naming(names: &[&str]) -> Naming {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        Naming::of(&names, "Person 1").unwrap()
    }

    #[test]
    fn a_name_without_letters_names_nobody() {
        assert!(Naming::of(&[String::new(), " — ".to_owned()], "Person 1").is_none());
    }

    #[test]
    fn a_name_is_replaced_however_it_is_written() {
        let anna = naming(&["Anna Köwalska"]);
        for (text, expected) in [
            ("Anna Köwalska", "Person 1"),
            ("Ask ANNA  KOWALSKA, then wait", "Ask Person 1, then wait"),
            ("anna.kowalska@shop.example", "Person 1@shop.example"),
            ("Anna Ko\u{308}walska's desk", "Person 1's desk"),
            ("Anna\nKöwalska and Anna Köwalska", "Person 1 and Person 1"),
        ] {
            assert_eq!(anna.replaced(text).as_deref(), Some(expected));
        }
        for text in [
            "",
            "Anna",
            "Köwalska, Anna",
            "Joanna Köwalska",
            "Anna Köwalskaya",
            "Anna Maria Köwalska",
        ] {
            assert_eq!(anna.replaced(text), None, "{text}");
        }
        assert_eq!(naming(&["王芳"]).replaced("问王芳吧").as_deref(), Some("问Person 1吧"));
    }

    #[test]
    fn the_longest_spelling_counts() {
        let anna = naming(&["Anna", "Anna Köwalska"]);
        assert_eq!(
            anna.replaced("Anna Köwalska, or Anna").as_deref(),
            Some("Person 1, or Person 1")
        );
    }

    #[test]
    fn escapes_of_json_hide_no_name() {
        let anna = naming(&["Anna Köwalska"]);
        for text in ["\nAnna\nKöwalska\t", "\"Anna Köwalska\"", "\u{1}Anna \\Köwalska"] {
            let json = serde_json::to_string(text).unwrap();
            assert!(anna.may_be_in_json(&json), "{json}");
        }
        assert!(!anna.may_be_in_json("\"Bo\\n\""));
    }

    #[test]
    fn half_a_name_at_the_end_of_a_shortened_text_goes_as_well() {
        let anna = naming(&["Anna Köwalska"]);
        for (text, expected) in [
            ("Then ask Anna Kö…", Some("Then ask …")),
            ("Then ask Anna…", Some("Then ask …")),
            ("Then ask Anna Köwalska…", Some("Then ask Person 1…")),
            ("Then ask Bo…", None),
            ("Then ask Anna", None),
        ] {
            assert_eq!(anna.replaced_in_shortened(text).as_deref(), expected, "{text}");
        }
    }
}
