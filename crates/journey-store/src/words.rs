//! Words of a text in any script, and what was typed to find them.
//!
//! SQLite's own word-splitters know either spaces or letters by threes; Chinese has no spaces and many words of two
//! letters. So texts are split here, once for the index and once for what is looked for, and SQLite only sees words with
//! spaces between.

use std::ops::Range;

use crate::letters::{Part, folded, part};

/// Stands between two fields, so that nothing is found half in one and half in the other. No word has this character.
pub(crate) const BETWEEN_FIELDS: &str = "¶";

/// A word of a text.
struct Word {
    /// Without case and accents.
    folded: String,
    /// Where it begins in the text.
    start: usize,
    /// For each character of the text: how much of the folded word, and how much of the text, ends with it.
    ends: Vec<(usize, usize)>,
}

impl Word {
    /// The end in the text of this many bytes of the folded word.
    fn end_of(&self, folded: usize) -> usize {
        let reached = self.ends.iter().find(|(length, _)| *length >= folded);
        reached.or(self.ends.last()).map_or(self.start, |(_, end)| *end)
    }
}

/// What the next character may do to the last word.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    /// Nothing: it has ended.
    Ended,
    /// Lengthen it.
    Open,
    /// Put a mark on it.
    Alone,
}

fn words_of(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut last = Last::Ended;
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        folded(letter, |folded| {
            let (begins, then) = match part(folded) {
                Part::Letter => (last != Last::Open, Last::Open),
                Part::Alone => (true, Last::Alone),
                Part::Mark if last != Last::Ended => (false, last),
                Part::Mark | Part::Nothing => return,
                Part::Between => {
                    last = Last::Ended;
                    return;
                }
            };
            last = then;
            if begins {
                let ends = Vec::new();
                let folded = String::new();
                words.push(Word { folded, start, ends });
            }
            if let Some(word) = words.last_mut() {
                word.folded.push(folded);
                match word.ends.last_mut() {
                    Some(known) if known.1 == end => known.0 = word.folded.len(),
                    _ => word.ends.push((word.folded.len(), end)),
                }
            }
        });
    }
    words
}

/// Whether a text has a word at all. Found out without splitting it.
pub(crate) fn has_word(text: &str) -> bool {
    text.chars().any(|letter| {
        let mut begins = false;
        folded(letter, |folded| {
            begins |= matches!(part(folded), Part::Letter | Part::Alone)
        });
        begins
    })
}

/// Words of a text as they are compared, each with its place in bytes.
pub(crate) fn placed_words(text: &str) -> Vec<(String, Range<usize>)> {
    let words = words_of(text).into_iter();
    words
        .map(|word| {
            let place = word.start..word.ends.last().map_or(word.start, |(_, end)| *end);
            (word.folded, place)
        })
        .collect()
}

/// Begins the words of titles in the index. They are other words than those of texts, so that a search among titles does
/// not have to look through all that texts have. No word of a text has this character.
const OF_TITLE: char = '§';

/// Words of a title, as the index keeps them beside those of texts.
pub(crate) fn of_title(words: &str) -> String {
    let words = words.split(' ').filter(|word| !word.is_empty());
    words
        .map(|word| format!("{OF_TITLE}{word}"))
        .collect::<Vec<_>>()
        .join(" ")
}

/// How much of a word the index has, in bytes; longer words are told apart by no more than that. FTS5 would have 32,768 bytes of
/// them, be that in the middle of a character.
const LONGEST: usize = 1_000;

/// As much of a word as the index has.
fn cut(word: &str) -> &str {
    if word.len() <= LONGEST {
        return word;
    }
    let end = (0..=LONGEST).rev().find(|end| word.is_char_boundary(*end));
    &word[..end.unwrap_or(0)]
}

/// What the index would have today of a word, or a word of a title, that it may have from a version that did not cut words.
pub(crate) fn cut_as_indexed(word: &str) -> &str {
    let mark = word.strip_prefix(OF_TITLE).map_or(0, |_| OF_TITLE.len_utf8());
    &word[..mark + cut(&word[mark..]).len()]
}

/// Whether a text has a word of which the index has only the beginning.
pub(crate) fn has_long_word(text: &str) -> bool {
    // Most texts have no run of letters that could be one, however much longer folding makes them: twelve times at the most.
    let mut runs = text.split(|letter: char| letter.is_ascii() && !letter.is_ascii_alphanumeric());
    runs.any(|run| run.len() > LONGEST / 12 && words_of(run).iter().any(|word| word.folded.len() > LONGEST))
}

/// The words of several fields, as the index keeps them.
pub(crate) fn indexed<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for field in fields {
        let words = words_of(field);
        if words.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
            text.push_str(BETWEEN_FIELDS);
        }
        for word in words {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(cut(&word.folded));
        }
    }
    text
}

/// The most words that are looked for together; what was typed beyond them is left out.
const MOST_WORDS: usize = 24;

/// What somebody looks for: every piece that stands between spaces, in any order. Of a piece the words follow one another
/// and the last may go on, as its typist may not have finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    pieces: Vec<Vec<String>>,
}

impl Wanted {
    /// Reads what was typed.
    pub fn typed(text: &str) -> Self {
        let mut left = MOST_WORDS;
        let pieces = text.split_whitespace().filter_map(|piece| {
            let words = words_of(piece).into_iter().take(left);
            let words: Vec<String> = words.map(|word| cut(&word.folded).to_owned()).collect();
            left -= words.len();
            (!words.is_empty()).then_some(words)
        });
        Self {
            pieces: pieces.collect(),
        }
    }

    /// The same in FTS5's language. Words hold neither quotes nor anything else that FTS5 would take for an order.
    pub fn expression(&self) -> String {
        self.expressed(|words| words.join(" "))
    }

    /// The same among titles.
    pub fn title_expression(&self) -> String {
        self.expressed(|words| of_title(&words.join(" ")))
    }

    /// Whether words, as the index keeps them, have every piece: what the index would say of them.
    pub fn is_in(&self, words: &str) -> bool {
        self.is_among(&words.split(' ').collect::<Vec<_>>())
    }

    /// The same of words of a title.
    pub fn is_in_title(&self, words: &str) -> bool {
        let words = words.split(' ').map(|word| word.strip_prefix(OF_TITLE).unwrap_or(word));
        self.is_among(&words.collect::<Vec<_>>())
    }

    fn is_among(&self, words: &[&str]) -> bool {
        self.pieces.iter().all(|piece| {
            let Some((last, before)) = piece.split_last() else {
                return true;
            };
            words.windows(piece.len()).any(|here| {
                let begins = here.last().is_some_and(|word| word.starts_with(last.as_str()));
                begins && here.iter().zip(before).all(|(word, wanted)| word == wanted)
            })
        })
    }

    fn expressed(&self, phrase: impl Fn(&[String]) -> String) -> String {
        let pieces = self.pieces.iter().map(|words| format!("\"{}\" *", phrase(words)));
        pieces.collect::<Vec<_>>().join(" AND ")
    }

    /// Where a text has any of the pieces: bytes of whole characters, from left to right, none twice.
    pub fn ranges_in(&self, text: &str) -> Vec<Range<usize>> {
        if text.is_ascii() {
            let words = ascii_words(text);
            return self.ranges_among(words.len(), |at, piece| ascii_range_at(text, &words[at..], piece));
        }
        let words = words_of(text);
        self.ranges_among(words.len(), |at, piece| range_at(&words[at..], piece))
    }

    fn ranges_among(
        &self,
        words: usize,
        range_at: impl Fn(usize, &[String]) -> Option<Range<usize>>,
    ) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for at in 0..words {
            let longest = self.pieces.iter().filter_map(|piece| range_at(at, piece));
            let Some(range) = longest.max_by_key(|range| range.end) else {
                continue;
            };
            match found.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => found.push(range),
            }
        }
        found
    }
}

/// Where a piece stands, when the words begin with it.
fn range_at(words: &[Word], piece: &[String]) -> Option<Range<usize>> {
    let (last, before) = piece.split_last()?;
    let here = words.get(..piece.len())?;
    let same = here
        .iter()
        .zip(before)
        .all(|(word, wanted)| cut(&word.folded) == wanted);
    let end = here.last().filter(|word| word.folded.starts_with(last.as_str()))?;
    same.then(|| words[0].start..end.end_of(last.len()))
}

/// Words of a text that needs no folding but for capitals.
fn ascii_words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, _) in text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| byte.is_ascii_alphanumeric())
    {
        match words.last_mut() {
            Some(word) if word.end == at => word.end += 1,
            _ => words.push(at..at + 1),
        }
    }
    words
}

/// The same as [`range_at`] for such a text.
fn ascii_range_at(text: &str, words: &[Range<usize>], piece: &[String]) -> Option<Range<usize>> {
    let (last, before) = piece.split_last()?;
    let here = words.get(..piece.len())?;
    let whole = |(place, wanted): (&Range<usize>, &String)| cut(&text[place.clone()]).eq_ignore_ascii_case(wanted);
    let place = here.last()?;
    let begins = text[place.clone()].get(..last.len())?.eq_ignore_ascii_case(last);
    (begins && here.iter().zip(before).all(whole)).then(|| here[0].start..place.start + last.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'a>(text: &'a str, typed: &str) -> Vec<&'a str> {
        let ranges = Wanted::typed(typed).ranges_in(text);
        ranges.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn orders_of_fts5_are_only_words() {
        assert_eq!(
            Wanted::typed("\" OR * NEAR(a b) col: -x ^y {z} (").expression(),
            "\"or\" * AND \"near a\" * AND \"b\" * AND \"col\" * AND \"x\" * AND \"y\" * AND \"z\" *"
        );
        let nothing = Wanted::typed("\"\"\" *** ( ) ' ; -- ¶ §");
        assert_eq!(
            (nothing.expression(), nothing.title_expression()),
            (String::new(), String::new())
        );
        assert_eq!(
            Wanted::typed("iPhone手 new").title_expression(),
            "\"§iphone §手\" * AND \"§new\" *"
        );
    }

    #[test]
    fn words_are_found_in_any_script() {
        assert_eq!(marked("我们在展会上演示手机", "演示"), ["演示"]);
        assert_eq!(marked("我们在展会上演示手机", "示手"), ["示手"]);
        assert_eq!(marked("我们在展会上演示手机", "示机"), Vec::<&str>::new());
        assert_eq!(marked("iPhone手机壳", "手机"), ["手机"]);
        assert_eq!(marked("がっこう", "がっ"), ["がっ"]);
        assert_eq!(marked("ลูกค้าใหม่", "ใหม่"), ["ใหม่"]);
        assert_eq!(marked("नया ग्राहक आया", "ग्राह"), ["ग्राह"]);
        assert_eq!(marked("عميل جديد", "جديد"), ["جديد"]);
        assert_eq!(marked("새로운 고객", "고객"), ["고객"]);
        assert_eq!(marked("Новый клиент", "КЛИЕНТ"), ["клиент"]);
        assert_eq!(marked("late 👩‍💻 answer", "💻"), ["💻"]);
    }

    #[test]
    fn signs_are_words() {
        for sign in ["⏳", "⌚", "→", "↩️", "▶️", "■", "☎", "≤", "≠", "©", "⌘", "▲", "⤴"] {
            assert_eq!(
                marked(&format!("wait{sign}here"), sign).concat(),
                sign.trim_end_matches('\u{fe0f}')
            );
        }
        assert_eq!(marked("home→shop", "home→sh"), ["home→sh"]);
        assert_eq!(marked("home → shop", "home shop"), ["home", "shop"]);
        assert_eq!(marked("home – shop · cart", "– ·"), Vec::<&str>::new());
    }

    #[test]
    fn what_only_lengthens_a_line_is_no_letter() {
        assert_eq!(marked("عـمـيـل جديد", "عميل"), ["عـمـيـل"]);
        assert_eq!(marked("عميل", "عــميل"), ["عميل"]);
        assert_eq!(Wanted::typed("ــ").pieces.len(), 0);
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(marked("Perché no?", "perche"), ["Perché"]);
        assert_eq!(marked("perche", "PERCHÉ"), ["perche"]);
        assert_eq!(marked("Pe\u{301}ché", "peche"), ["Pe\u{301}ché"]);
        assert_eq!(marked("Straße", "strasse"), ["Straße"]);
        assert_eq!(marked("STRASSE", "straße"), ["STRASSE"]);
        assert_eq!(marked("ΟΔΥΣΣΕΎΣ", "οδυσσευς"), ["ΟΔΥΣΣΕΎΣ"]);
        assert_eq!(marked("Łódź, Ørsted, Ætna", "lodz aet ors"), ["Łódź", "Ørs", "Æt"]);
        assert_eq!(marked("ＰＤＦ ﬁle", "pdf fi"), ["ＰＤＦ", "ﬁ"]);
        assert_eq!(marked("coo\u{ad}per\u{200d}ation", "cooper"), ["coo\u{ad}per"]);
    }

    #[test]
    fn the_beginning_of_a_word_is_enough_and_its_middle_is_not() {
        assert_eq!(marked("newsletter, News", "news"), ["news", "News"]);
        assert_eq!(marked("newsletter", "letter"), Vec::<&str>::new());
        assert_eq!(marked("an e-mail, then mail", "e-mai"), ["e-mai"]);
        assert_eq!(marked("İstanbul", "ist"), ["İst"]);
    }

    #[test]
    fn hostile_texts_are_only_long() {
        let wanted = Wanted::typed(&"a ".repeat(100_000));
        assert_eq!(wanted.pieces.len(), MOST_WORDS);
        assert_eq!(wanted.ranges_in(&"a".repeat(100_000)).len(), 1);
        assert_eq!(Wanted::typed("\u{301}\u{0}\u{200d}").pieces.len(), 0);
    }

    proptest::proptest! {
        #[test]
        fn a_text_has_a_word_where_it_splits_into_words(text in "[a1 .,¶§\u{301}\u{200d}手😀ßé-]{0,4}|\\PC{0,4}") {
            proptest::prop_assert_eq!(has_word(&text), !words_of(&text).is_empty());
            proptest::prop_assert_eq!(has_word(&text), !indexed([text.as_str()]).is_empty());
        }

        #[test]
        fn plain_letters_take_a_shorter_way_to_the_same_places(text in "[aAbB1 .'-]{0,24}", typed in "[abB1é .-]{0,8}") {
            let wanted = Wanted::typed(&typed);
            let words = words_of(&text);
            let long_way = wanted.ranges_among(words.len(), |at, piece| range_at(&words[at..], piece));
            proptest::prop_assert_eq!(wanted.ranges_in(&text), long_way);
        }

        #[test]
        fn what_a_text_begins_with_is_found_at_its_beginning(text in "\\PC{0,12}", rest in "\\PC{0,12}") {
            let wanted = Wanted::typed(&text);
            let whole = format!("{text}{rest}");
            for range in wanted.ranges_in(&whole) {
                proptest::prop_assert!(whole.is_char_boundary(range.start) && whole.is_char_boundary(range.end));
            }
            if let Some(first) = words_of(&text).first() {
                proptest::prop_assert_eq!(wanted.ranges_in(&text).first().map(|range| range.start), Some(first.start));
            }
            let index = indexed([whole.as_str()]);
            proptest::prop_assert!(!index.bytes().any(|byte| byte.is_ascii_control() || byte.is_ascii_punctuation()));
        }
    }
}
