//! Looking for words in a text of any script.

use std::ops::Range;

/// What to look for. Finds in time proportional to the text, whatever is looked for.
#[derive(Debug, Clone)]
pub struct Search {
    /// What is looked for, letter by letter, folded unless case matters.
    letters: Vec<char>,
    /// For each letter, how much of the beginning ends there once more (Knuth, Morris and Pratt 1977).
    borders: Vec<usize>,
    match_case: bool,
    whole_words: bool,
}

/// A letter of the text as it is compared, with the bytes of the text that it stands for.
struct Letter {
    folded: char,
    bytes: Range<usize>,
    /// Whether it is the first, and the last, that stands for those bytes: one letter may fold to several.
    first: bool,
    last: bool,
}

impl Search {
    /// Looks for `find`, which finds nothing when it is empty. Without `match_case` upper and lower case are the same, in
    /// every script that has them; with `whole_words` neither letter nor digit may stand next to what is found.
    pub fn new(find: &str, match_case: bool, whole_words: bool) -> Self {
        let letters: Vec<char> = if match_case {
            find.chars().collect()
        } else {
            find.chars().flat_map(folded).collect()
        };
        let mut borders = vec![0; letters.len()];
        let mut length = 0;
        for at in 1..letters.len() {
            while length > 0 && letters[at] != letters[length] {
                length = borders[length - 1];
            }
            if letters[at] == letters[length] {
                length += 1;
            }
            borders[at] = length;
        }
        Self {
            letters,
            borders,
            match_case,
            whole_words,
        }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The bytes of the text where it was found: whole letters, from left to right, none twice.
    pub fn ranges_in(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        if self.letters.is_empty() {
            return found;
        }
        let letters = self.letters_of(text);
        let mut matched = 0;
        for (at, letter) in letters.iter().enumerate() {
            while matched > 0 && (matched == self.letters.len() || letter.folded != self.letters[matched]) {
                matched = self.borders[matched - 1];
            }
            if letter.folded == self.letters[matched] {
                matched += 1;
            }
            if matched == self.letters.len() {
                let first = &letters[at + 1 - matched];
                let range = first.bytes.start..letter.bytes.end;
                let behind_last = found.last().is_none_or(|last| last.end <= range.start);
                if first.first && letter.last && behind_last && self.stands_free(text, &range) {
                    found.push(range);
                }
            }
        }
        found
    }

    fn letters_of(&self, text: &str) -> Vec<Letter> {
        let mut letters = Vec::with_capacity(text.len());
        for (start, letter) in text.char_indices() {
            let bytes = start..start + letter.len_utf8();
            if self.match_case {
                letters.push(Letter {
                    folded: letter,
                    bytes,
                    first: true,
                    last: true,
                });
                continue;
            }
            let begin = letters.len();
            letters.extend(folded(letter).enumerate().map(|(number, folded)| Letter {
                folded,
                bytes: bytes.clone(),
                first: number == 0,
                last: false,
            }));
            if let Some(last) = letters[begin..].last_mut() {
                last.last = true;
            }
        }
        letters
    }

    fn stands_free(&self, text: &str, range: &Range<usize>) -> bool {
        let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        !self.whole_words
            || !is_word(text[..range.start].chars().next_back()) && !is_word(text[range.end..].chars().next())
    }
}

/// A letter in lower case. The Greek sigma has two forms in lower case, which count as one.
fn folded(letter: char) -> impl Iterator<Item = char> {
    letter
        .to_lowercase()
        .map(|letter| if letter == 'ς' { 'σ' } else { letter })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'a>(text: &'a str, find: &str, match_case: bool, whole_words: bool) -> Vec<&'a str> {
        let ranges = Search::new(find, match_case, whole_words).ranges_in(text);
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn half_a_letter_is_never_found() {
        // İ is i with a dot above when it is in lower case.
        assert_eq!(found("İstanbul", "i", false, false), Vec::<&str>::new());
        assert_eq!(found("İstanbul", "\u{307}", false, false), Vec::<&str>::new());
        assert_eq!(found("İi", "i", false, false), ["i"]);
        assert_eq!(
            found("İstanbul İSTANBUL", "i\u{307}stanbul", false, false),
            ["İstanbul", "İSTANBUL"]
        );
        assert_eq!(found("Straße", "s", false, false), ["S"]);
    }

    #[test]
    fn case_is_told_apart_only_when_asked_for() {
        assert_eq!(found("Demo demo DEMO", "demo", false, false), ["Demo", "demo", "DEMO"]);
        assert_eq!(found("Demo demo DEMO", "demo", true, false), ["demo"]);
        assert_eq!(found("ÈRA èra", "Èra", false, false), ["ÈRA", "èra"]);
        assert_eq!(found("STRAẞE", "straße", false, false), ["STRAẞE"]);
        assert_eq!(found("ΣΑΣ σας", "σας", false, false), ["ΣΑΣ", "σας"]);
        assert_eq!(found("ДА да", "Да", false, false), ["ДА", "да"]);
    }

    #[test]
    fn whole_words_end_where_letters_and_digits_end() {
        assert_eq!(found("demo, demos, (demo) demo1 è demo.", "demo", false, true).len(), 3);
        assert_eq!(found("perché perch", "perch", false, true), ["perch"]);
        assert_eq!(found("演示", "演", false, true), Vec::<&str>::new());
    }

    #[test]
    fn finds_do_not_overlap() {
        assert_eq!(Search::new("aa", false, false).ranges_in("aaaaa"), [0..2, 2..4]);
        assert_eq!(Search::new("aba", false, false).ranges_in("ababa aba"), [0..3, 6..9]);
        assert!(Search::new("", false, false).ranges_in("text").is_empty());
        assert!(Search::new("longer", false, false).ranges_in("long").is_empty());
    }

    #[test]
    fn a_million_near_misses_take_no_longer_than_the_text() {
        let text = "a".repeat(200_000);
        let find = format!("{}b", "a".repeat(50_000));
        assert!(Search::new(&find, false, false).ranges_in(&text).is_empty());
    }

    proptest! {
        #[test]
        fn with_case_it_finds_what_the_standard_library_finds(text in "[abß ]{0,40}", find in "[abß ]{1,3}") {
            let expected: Vec<Range<usize>> = text.match_indices(&find).map(|(at, part)| at..at + part.len()).collect();
            prop_assert_eq!(Search::new(&find, true, false).ranges_in(&text), expected);
        }

        #[test]
        fn whatever_is_found_is_the_same_but_for_case(text in any::<String>(), piece in "\\PC{1,4}", match_case: bool, whole_words: bool) {
            let whole = format!("{text}{piece}{}{text}", piece.to_uppercase());
            let fold = |text: &str| text.chars().flat_map(folded).collect::<String>();
            let ranges = Search::new(&piece, match_case, whole_words).ranges_in(&whole);
            prop_assert!(whole_words || !ranges.is_empty());
            for range in ranges {
                prop_assert_eq!(fold(&whole[range]), fold(&piece));
            }
        }
    }
}
