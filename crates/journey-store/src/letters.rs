//! Which characters count as letters of words, as words of their own, and as nothing.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What a folded character is to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A letter or digit inside a word.
    Letter,
    /// A word of its own: scripts that are written without spaces, and emoji.
    Alone,
    /// Belongs to the letter before it.
    Mark,
    /// Counts for nothing, not even as the end of a word.
    Nothing,
    /// Stands between words.
    Between,
}

/// A character as it is compared: without case, without accents, in the plain form of its letters.
pub(crate) fn folded(letter: char, mut each: impl FnMut(char)) {
    if letter.is_ascii() {
        return each(letter.to_ascii_lowercase());
    }
    // Without their stroke they would be ASCII's signs, which stand between words.
    if matches!(letter, '≠' | '≮' | '≯') {
        return each(letter);
    }
    decompose_compatible(letter, |plain| {
        if is_accent(plain) {
            return;
        }
        for lower in plain.to_lowercase() {
            match lower {
                'ς' => each('σ'),
                'ß' => ['s', 's'].into_iter().for_each(&mut each),
                'æ' => ['a', 'e'].into_iter().for_each(&mut each),
                'œ' => ['o', 'e'].into_iter().for_each(&mut each),
                'ø' => each('o'),
                'ł' => each('l'),
                'đ' | 'ð' => each('d'),
                'ı' => each('i'),
                'þ' => ['t', 'h'].into_iter().for_each(&mut each),
                accent if is_accent(accent) => {}
                other => each(other),
            }
        }
    });
}

/// A text as it is compared: without case, without accents, in the plain form of its letters.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    text.chars()
        .for_each(|letter| folded(letter, |letter| plain.push(letter)));
    plain
}

/// Whether a text has a character that counted otherwise in libraries before version 8: signs stood between words, and what
/// lengthens a line of Arabic was a letter.
pub(crate) fn counted_otherwise_before_8(text: &str) -> bool {
    let otherwise = |letter| {
        matches!(letter,
            '©' | '®' | '\u{640}' | '\u{7fa}' | '\u{180a}' | '\u{2190}'..='\u{25ff}' | '\u{27c0}'..='\u{2aff}' | '〰' | '〽')
    };
    // Of what a character is made of as well: the minus of "10⁻³" is one of them.
    let has_one = |letter: char| {
        let mut has_one = false;
        folded(letter, |letter| has_one |= otherwise(letter));
        has_one
    };
    text.chars().any(|letter| !letter.is_ascii() && has_one(letter))
}

/// What a folded character is.
pub(crate) fn part(folded: char) -> Part {
    if folded.is_ascii() {
        return if folded.is_ascii_alphanumeric() {
            Part::Letter
        } else {
            Part::Between
        };
    }
    match folded {
        // Soft hyphen, joiners, direction marks, word joiner, skin tones; what only lengthens a line of Arabic, N'Ko, Mongolian.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{640}'
        | '\u{7fa}'
        | '\u{180a}' => Part::Nothing,
        _ if is_combining_mark(folded) => Part::Mark,
        _ if is_alone(folded) => Part::Alone,
        _ if folded.is_alphanumeric() => Part::Letter,
        _ => Part::Between,
    }
}

/// Marks that a reader may leave out: accents of Latin, Greek and Cyrillic, points of Hebrew, short vowels of Arabic, and
/// what chooses between forms of an emoji. Vowel signs of other scripts are letters as good as any.
fn is_accent(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_alone(letter: char) -> bool {
    matches!(letter,
        // Thai, Lao, Tibetan; Myanmar; Khmer.
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e5b}' | '\u{e80}'..='\u{edf}' | '\u{f00}'..='\u{fbc}'
        | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        // Arrows, signs, shapes, emoji and pictographs.
        | '©' | '®' | '\u{2190}'..='\u{2bff}' | '〰' | '〽' | '\u{1f000}'..='\u{1faff}'
        // Radicals, kana, bopomofo, ideographs.
        | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3041}'..='\u{312f}'
        | '\u{31a0}'..='\u{31bf}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What version 7 took characters for.
    fn part_of_version_7(letter: char) -> Part {
        match letter {
            '\u{640}' | '\u{7fa}' | '\u{180a}' => Part::Letter,
            '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' => Part::Alone,
            '©' | '®' | '\u{2190}'..='\u{2bff}' | '〰' | '〽' => Part::Between,
            other => part(other),
        }
    }

    #[test]
    fn every_character_that_has_other_words_than_in_version_7_is_known() {
        let mut differ = 0;
        for letter in char::MIN..=char::MAX {
            let mut differs = false;
            folded(letter, |folded| differs |= part(folded) != part_of_version_7(folded));
            assert_eq!(counted_otherwise_before_8(&letter.to_string()), differs, "{letter:?}");
            differ += usize::from(differs);
        }
        assert!(differ > 1_700, "{differ}");
        assert!(counted_otherwise_before_8("10⁻³") && !counted_otherwise_before_8("Perché no? 演示"));
    }
}
