//! Fonts of the machine, for characters that no bundled font has. They are read where the platform keeps them, and only
//! when a character needs one; nothing is installed, fetched or changed.

mod file;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use journey_scene::FontKey;
use skrifa::{FontRef, MetadataProvider};

use crate::assets::font_bytes;
use file::{Face, FontFile};

/// Folders within folders are looked into this deep.
const MOST_DEPTH: u32 = 8;
/// A machine with more font files than this is not searched to the end.
const MOST_FILES: usize = 10_000;

/// A font of the machine as a poster uses it: one face, on its own.
#[derive(Clone)]
pub(crate) struct MachineFont {
    /// Its key on posters.
    pub key: FontKey,
    /// The face as a file.
    pub bytes: Arc<[u8]>,
}

/// The characters of a text that no bundled font has a glyph for.
pub(crate) fn uncovered(text: &str) -> BTreeSet<char> {
    // Latin is bundled, and most maps are written in nothing else.
    let odd: BTreeSet<char> = text
        .chars()
        .filter(|&letter| letter > '\u{24f}' && is_drawn(letter))
        .collect();
    if odd.is_empty() {
        return odd;
    }
    let bundled = FontKey::ALL.map(font_bytes);
    let faces: Vec<FontRef<'_>> = bundled.iter().filter_map(|bytes| FontRef::new(bytes).ok()).collect();
    let has = |letter: char| faces.iter().any(|face| face.charmap().map(letter).is_some());
    odd.into_iter().filter(|&letter| !has(letter)).collect()
}

/// Whether a character has a shape of its own; joiners, directions, variation selectors and tags have none.
fn is_drawn(letter: char) -> bool {
    !letter.is_control()
        && !letter.is_whitespace()
        && !matches!(letter, '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// The fewest fonts in these folders that have these characters, as far as they are to be had; the same ones whenever the
/// folders hold the same files. `language` is that of the text, as a BCP 47 tag.
pub(crate) fn find(folders: &[PathBuf], wanted: &BTreeSet<char>, language: &str) -> Vec<MachineFont> {
    let mut paths = Vec::new();
    for folder in folders {
        list(folder, 0, &mut paths);
    }
    let region = region(wanted, language);
    let mut candidates: Vec<Candidate> = paths.iter().flat_map(|path| candidates(path, wanted, region)).collect();
    let mut left = wanted.clone();
    let mut found = Vec::new();
    while found.len() < FontKey::SYSTEM.len() {
        let gain = |candidate: &Candidate| candidate.covers.intersection(&left).count();
        let best = candidates
            .iter()
            .enumerate()
            .filter(|(_, candidate)| gain(candidate) > 0)
            .max_by(|(_, a), (_, b)| gain(a).cmp(&gain(b)).then_with(|| b.rank.cmp(&a.rank)))
            .map(|(place, _)| place);
        let Some(place) = best else { break };
        let best = candidates.swap_remove(place);
        // A file that cannot be read whole after all is passed over; its characters may be in another one.
        if let Some(bytes) = best.face.whole(&best.path) {
            left.retain(|letter| !best.covers.contains(letter));
            found.push(bytes);
        }
    }
    FontKey::SYSTEM
        .into_iter()
        .zip(found)
        .map(|(key, bytes)| MachineFont {
            key,
            bytes: bytes.into(),
        })
        .collect()
}

/// A face that has some of the characters.
struct Candidate {
    path: PathBuf,
    face: Face,
    covers: BTreeSet<char>,
    rank: Rank,
}

/// How well a face stands beside Inter: the least is the best. Nothing in it depends on the order in which a folder lists
/// its files.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    of_another_region: bool,
    styles: usize,
    from_regular: u16,
    not_noto: bool,
    name: String,
    path: PathBuf,
}

fn candidates(path: &Path, wanted: &BTreeSet<char>, region: &str) -> Vec<Candidate> {
    let Some(mut file) = FontFile::open(path) else {
        return Vec::new();
    };
    let faces = file.faces();
    let candidate = |face: Face| {
        let covers = face.covers(&mut file, wanted);
        if covers.is_empty() {
            return None;
        }
        let looks = face.looks(&mut file)?;
        let words = [
            "serif",
            "mono",
            "bold",
            "black",
            "light",
            "thin",
            "condensed",
            "italic",
            "oblique",
        ];
        let lower = looks.name.to_lowercase();
        let rank = Rank {
            of_another_region: !looks.name.split([' ', '-']).any(|word| word == region),
            styles: words.iter().filter(|word| lower.contains(*word)).count(),
            from_regular: looks.weight.abs_diff(400),
            not_noto: !lower.starts_with("noto sans"),
            name: looks.name,
            path: path.to_owned(),
        };
        Some(Candidate {
            path: path.to_owned(),
            face,
            covers,
            rank,
        })
    };
    faces.into_iter().filter_map(candidate).collect()
}

/// What fonts for the same Chinese characters call the place whose shapes they have.
fn region(wanted: &BTreeSet<char>, language: &str) -> &'static str {
    let mut tags = language.split('-').map(str::to_ascii_lowercase);
    let primary = tags.next().unwrap_or_default();
    let rest: Vec<String> = tags.collect();
    let has = |tag: &str| rest.iter().any(|part| part == tag);
    let any = |from: char, to: char| wanted.range(from..=to).next().is_some();
    match primary.as_str() {
        "ja" => "JP",
        "ko" => "KR",
        "zh" if has("hk") => "HK",
        "zh" if has("hant") || has("tw") => "TC",
        "zh" => "SC",
        _ if any('\u{3040}', '\u{30ff}') => "JP",
        _ if any('\u{ac00}', '\u{d7a3}') => "KR",
        _ => "SC",
    }
}

fn list(folder: &Path, depth: u32, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    inside.sort();
    for path in inside {
        if paths.len() >= MOST_FILES {
            return;
        }
        let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
        let is_font = ending.is_some_and(|ending| ["ttf", "otf", "ttc", "otc"].iter().any(|known| ending == *known));
        if is_font {
            paths.push(path);
        } else if depth < MOST_DEPTH && path.is_dir() {
            list(&path, depth + 1, paths);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundled() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/fonts")
    }

    #[test]
    fn bundled_scripts_need_no_font_of_the_machine() {
        let text = "Perché, Ελλάδα, Привет, שלום, سلام, नमस्ते, 👩\u{200d}💻 🇮🇹 👍🏽 → «così» … ½ №";
        assert_eq!(uncovered(text), BTreeSet::new());
        let text = "東京 ภาษาไทย 東";
        let missing: String = uncovered(text).into_iter().collect();
        assert!(
            missing.contains('東') && missing.contains('ษ') && !missing.contains(' '),
            "{missing}"
        );
    }

    #[test]
    fn nothing_is_found_where_there_are_no_fonts() {
        let folder = tempfile::tempdir().unwrap();
        let wanted = BTreeSet::from(['東']);
        for (name, bytes) in [
            ("empty.ttf", &b""[..]),
            (
                "text.ttf",
                b"Dear diary, this is no font at all, although it is called one.",
            ),
            ("cut.ttc", b"ttcf\0\x01\0\0\xff\xff\xff\xff\0\0\0\x0c"),
            ("tables.otf", b"OTTO\xff\xff\0\0\0\0\0\0"),
        ] {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let nowhere = folder.path().join("no such folder");
        assert!(find(&[folder.path().to_owned(), nowhere], &wanted, "ja").is_empty());
        assert!(find(&[], &wanted, "ja").is_empty());
    }

    #[test]
    fn the_fewest_fonts_that_have_the_characters_are_taken() {
        let wanted: BTreeSet<char> = "سلامשלום東".chars().collect();
        let found = find(&[bundled()], &wanted, "ar");
        assert_eq!(
            found.len(),
            2,
            "one for Arabic, one for Hebrew, none for what no font has"
        );
        let has = |font: &MachineFont, letter| FontRef::new(&font.bytes).unwrap().charmap().map(letter).is_some();
        for letter in ['س', 'ש'] {
            assert_eq!(found.iter().filter(|font| has(font, letter)).count(), 1, "{letter}");
        }
        assert_eq!(
            found.iter().map(|font| font.key).collect::<Vec<_>>(),
            FontKey::SYSTEM[..2]
        );
    }

    #[test]
    fn of_several_weights_the_regular_one_is_taken() {
        let found = find(&[bundled()], &BTreeSet::from(['Ж']), "ru");
        assert_eq!(found.len(), 1);
        let looks = FontRef::new(&found[0].bytes).unwrap().attributes();
        assert_eq!(
            (looks.weight.value(), looks.style),
            (400.0, skrifa::attribute::Style::Normal)
        );
    }

    #[test]
    fn the_language_says_whose_shapes_chinese_characters_have() {
        let han = BTreeSet::from(['直']);
        for (language, wanted) in [
            ("ja", "JP"),
            ("ko-KR", "KR"),
            ("zh", "SC"),
            ("zh-Hant", "TC"),
            ("zh-HK", "HK"),
            ("en", "SC"),
        ] {
            assert_eq!(region(&han, language), wanted, "{language}");
        }
        assert_eq!(region(&BTreeSet::from(['直', 'の']), "en"), "JP");
        assert_eq!(region(&BTreeSet::from(['直', '한']), "en"), "KR");
    }
}
