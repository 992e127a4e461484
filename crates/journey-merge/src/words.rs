//! A text that several people changed, put together word by word where that is safe.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};
use journey_model::MAX_TEXT;
use unicode_segmentation::UnicodeSegmentation;

/// What a version puts in place of some pieces of the text that all began with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Edit {
    start: usize,
    end: usize,
    with: String,
}

/// The text with what every version changed in it, whatever their order; `None` where that is not safe.
///
/// Safe means: between what two versions changed at least one word or one end of line stands that nobody changed, as Git
/// asks for an unchanged line; each version kept at least half of the words, so that it is still about the same; and the
/// result is no longer than a text may be. The same change made twice is made once.
pub fn merge_words(base: &str, versions: &[&str]) -> Option<String> {
    let pieces: Vec<&str> = base.split_word_bounds().collect();
    let mut edits: Vec<Edit> = Vec::new();
    for version in versions {
        edits.extend(changed(&pieces, version)?);
    }
    edits.sort();
    edits.dedup();
    let mut text = String::with_capacity(base.len());
    let mut at = 0;
    for (number, edit) in edits.iter().enumerate() {
        let kept = pieces.get(at..edit.start)?;
        if number > 0 && !parts(kept) {
            return None;
        }
        text.extend(kept.iter().copied());
        text.push_str(&edit.with);
        at = edit.end;
    }
    text.extend(pieces.get(at..)?.iter().copied());
    (text.len() <= MAX_TEXT).then_some(text)
}

/// A stretch of words that two texts have in common, or that only one of them has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordRun {
    /// Which of the texts has it.
    pub of: RunOf,
    /// The words, with the spaces and marks between them.
    pub text: String,
}

/// Which of two texts has a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunOf {
    /// Both.
    Both,
    /// The earlier one alone.
    Before,
    /// The later one alone.
    After,
}

/// Two texts word by word, in reading order: the runs of both and of the earlier one are that text, and likewise the later one's.
/// `None` where less than half of the earlier words are left, and the texts are better read one after the other.
pub fn word_runs(before: &str, after: &str) -> Option<Vec<WordRun>> {
    let pieces: Vec<&str> = before.split_word_bounds().collect();
    let mut runs = Vec::new();
    let mut add = |of: RunOf, text: String| {
        if !text.is_empty() {
            runs.push(WordRun { of, text });
        }
    };
    let mut at = 0;
    for Edit { start, end, with } in changed(&pieces, after)? {
        add(RunOf::Both, pieces[at..start].concat());
        add(RunOf::Before, pieces[start..end].concat());
        add(RunOf::After, with);
        at = end;
    }
    add(RunOf::Both, pieces[at..].concat());
    Some(runs)
}

/// What a version changed; `None` when it kept less than half of the words.
fn changed(pieces: &[&str], version: &str) -> Option<Vec<Edit>> {
    let after: Vec<&str> = version.split_word_bounds().collect();
    let mut input = InternedInput::default();
    input.update_before(pieces.iter().copied());
    input.update_after(after.iter().copied());
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let range = |range: &Range<u32>| range.start as usize..range.end as usize;
    let mut edits: Vec<Edit> = Vec::new();
    for hunk in diff.hunks() {
        let Range { start, end } = range(&hunk.before);
        let with = after[range(&hunk.after)].concat();
        match edits.last_mut() {
            // A space or a comma that stayed between two changes says nothing: they are one.
            Some(last) if !parts(&pieces[last.end..start]) => {
                last.with.extend(pieces[last.end..start].iter().copied());
                last.with.push_str(&with);
                last.end = end;
            }
            _ => edits.push(Edit { start, end, with }),
        }
    }
    let words = |pieces: &[&str]| pieces.iter().filter(|piece| is_word(piece)).count();
    let gone: usize = edits.iter().map(|edit| words(&pieces[edit.start..edit.end])).sum();
    (2 * gone <= words(pieces)).then_some(edits)
}

/// Whether these pieces keep what stands before them apart from what stands behind.
fn parts(pieces: &[&str]) -> bool {
    pieces.iter().any(|piece| is_word(piece) || piece.contains('\n'))
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}
