//! Sentences with gaps, filled with the figures and names of a finding.
//!
//! A gap is `{name}`; `{name, quoted}` puts what somebody wrote between quotation marks, `{name, spelled}` writes a small number
//! in letters. `{name, plural, =1 {…} one {…} other {…}}` chooses by number, or by how many words there are; inside, `#` is the
//! number. `{name, select, Planned {…} none {…} other {…}}` chooses by word, `none` where there is nothing. Several words are said
//! one by one and joined; with `clauses` as clauses are. What people wrote is never read as a pattern.

use std::collections::BTreeMap;

use journey_insight::{Fact, Facts};
use journey_layout::{Words, date, fill, number, percent, signed};

/// What somebody wrote is cut to so many characters in a sentence.
const LONGEST: usize = 64;

/// The messages about findings in one language.
#[derive(Clone, Copy)]
pub(crate) struct FindingWords<'a> {
    pub messages: &'a BTreeMap<String, String>,
    pub map: &'a Words,
}

/// What gaps are filled from.
#[derive(Clone, Copy)]
struct Told<'a> {
    kind: &'a str,
    facts: &'a Facts,
    /// The number that a plural was chosen by.
    counted: Option<f64>,
}

#[derive(Default)]
struct Written {
    text: String,
    /// Whether it begins with what somebody wrote.
    begins_with_a_name: bool,
}

impl<'a> FindingWords<'a> {
    /// A message. One that is missing is its own name: the tests look for those.
    pub fn message<'b>(&'b self, name: &'b str) -> &'b str {
        self.messages.get(name).map_or(name, String::as_str)
    }

    /// A message with one gap filled.
    pub fn with(&self, name: &str, gap: &str, text: &str) -> String {
        fill(self.message(name), &[(gap, text)])
    }

    /// What a kind of finding says in one of its parts, where it has that part.
    pub fn part(&self, kind: &str, part: &str, facts: &Facts) -> Option<String> {
        let pattern = self.messages.get(&format!("{kind}.{part}"))?;
        let told = Told {
            kind,
            facts,
            counted: None,
        };
        let mut written = Written::default();
        self.write(pattern, told, &mut written);
        if written.begins_with_a_name {
            return Some(written.text);
        }
        let mut letters = written.text.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect())
    }

    fn write(&self, pattern: &str, told: Told, into: &mut Written) {
        let mut rest = pattern;
        while let Some(at) = rest.find(['{', '#']) {
            let (before, from) = rest.split_at(at);
            into.text.push_str(before);
            if let Some(after) = from.strip_prefix('#') {
                match told.counted {
                    Some(counted) => into.text.push_str(&self.spelled(counted)),
                    None => into.text.push('#'),
                }
                rest = after;
                continue;
            }
            let (gap, after) = braced(from);
            self.gap(gap, told, into);
            rest = after;
        }
        into.text.push_str(rest);
    }

    fn gap(&self, gap: &str, told: Told, into: &mut Written) {
        let (name, how) = gap.split_once(',').unwrap_or((gap, ""));
        let (name, how) = (name.trim(), how.trim());
        let fact = told.facts.get(name);
        if let Some(options) = how.strip_prefix("plural,") {
            let counted = match fact {
                Some(Fact::Number(number)) => *number,
                Some(Fact::Words(words)) => words.len() as f64,
                Some(Fact::Texts(texts)) => texts.len() as f64,
                _ => 0.0,
            };
            let exact = format!("={counted}");
            let usual = if counted == 1.0 { "one" } else { "other" };
            if let Some(chosen) = option(options, &[&exact, usual, "other"]) {
                let counted = Some(counted);
                self.write(chosen, Told { counted, ..told }, into);
            }
        } else if let Some(options) = how.strip_prefix("select,") {
            let word = match fact {
                Some(Fact::Word(word)) => word,
                None => "none",
                Some(Fact::Text(text)) if text.trim().is_empty() => "none",
                _ => "other",
            };
            if let Some(chosen) = option(options, &[word, "other"]) {
                self.write(chosen, told, into);
            }
        } else if let Some(fact) = fact {
            self.fact(name, fact, how, told, into);
        }
    }

    fn fact(&self, name: &str, fact: &Fact, how: &str, told: Told, into: &mut Written) {
        let said = match fact {
            Fact::Number(value) if how == "spelled" => self.spelled(value.round()),
            Fact::Number(value) => number(*value, self.map),
            Fact::Score(score) => signed(*score, self.map),
            Fact::Share(share) => percent(*share, self.map),
            Fact::Date(day) => date(*day, self.map),
            Fact::Text(text) => {
                let text = short(text);
                if text.is_empty() {
                    let nameless = self.messages.get(&format!("nameless.{name}"));
                    nameless.map_or_else(|| self.message("nameless").to_owned(), String::clone)
                } else if how == "quoted" {
                    self.with("quote", "text", &text)
                } else {
                    into.begins_with_a_name |= into.text.is_empty();
                    text
                }
            }
            Fact::Texts(texts) => {
                let texts = texts.iter().map(|text| short(text)).filter(|text| !text.is_empty());
                self.joined(texts.collect(), "list.two")
            }
            Fact::Word(word) => self.word(name, word, told),
            Fact::Words(words) => {
                let two = if how == "clauses" { "list.last" } else { "list.two" };
                self.joined(words.iter().map(|word| self.word(name, word, told)).collect(), two)
            }
        };
        into.text.push_str(&said);
    }

    /// A word of the model, as this kind of finding says it of this fact, or as all do.
    fn word(&self, name: &str, word: &str, told: Told) -> String {
        let own = self.messages.get(&format!("{}.{name}.{word}", told.kind));
        let Some(pattern) = own.or_else(|| self.messages.get(&format!("word.{word}"))) else {
            return word.to_owned();
        };
        let mut written = Written::default();
        self.write(pattern, told, &mut written);
        written.text
    }

    /// A small whole number in letters, any other in figures.
    fn spelled(&self, value: f64) -> String {
        let letters = self.messages.get(&format!("number.{value}"));
        letters.map_or_else(|| number(value, self.map), String::clone)
    }

    /// Several in one sentence; how two of them are joined is for the caller to say.
    fn joined(&self, mut list: Vec<String>, two: &str) -> String {
        let Some(last) = list.pop() else { return String::new() };
        let join = |how: &str, one: &str, other: &str| fill(self.message(how), &[("one", one), ("other", other)]);
        match list.as_slice() {
            [] => last,
            [only] => join(two, only, &last),
            [first, more @ ..] => {
                let before = more
                    .iter()
                    .fold(first.clone(), |so_far, next| join("list.more", &so_far, next));
                join("list.last", &before, &last)
            }
        }
    }
}

/// What stands between a brace and the one that closes it, and what follows. An open one is closed by the end.
fn braced(text: &str) -> (&str, &str) {
    let mut depth = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (text.get(1..at).unwrap_or(""), text.get(at + 1..).unwrap_or(""));
        }
    }
    (text.get(1..).unwrap_or(""), "")
}

/// The first of these choices that there is.
fn option<'a>(options: &'a str, wanted: &[&str]) -> Option<&'a str> {
    let mut choices = BTreeMap::new();
    let mut rest = options;
    while let Some(at) = rest.find('{') {
        let (name, from) = rest.split_at(at);
        let (content, after) = braced(from);
        choices.insert(name.trim(), content);
        rest = after;
    }
    wanted.iter().find_map(|name| choices.get(name).copied())
}

/// What somebody wrote on one line, without quotation marks around it, and not too long.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let marks = ['“', '”', '«', '»', '"', '„'];
    let line = line.trim_matches(marks);
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let kept: String = line.chars().take(LONGEST - 1).collect();
    let end = kept.rfind(' ').filter(|end| *end > LONGEST / 2).unwrap_or(kept.len());
    let kept = kept.get(..end).unwrap_or(&kept);
    format!("{}…", kept.trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::Assets;
    use crate::protocol::Language;

    fn said(pattern: &str, facts: &[(&'static str, Fact)]) -> String {
        let assets = Assets::load().unwrap();
        let mut messages: BTreeMap<String, String> = assets.finding_words(Language::En).messages.clone();
        messages.insert("Test.sentence".to_owned(), pattern.to_owned());
        messages.insert(
            "Test.signs.Thin".to_owned(),
            "{few, plural, one {one is} other {# are}} thin".to_owned(),
        );
        let words = FindingWords {
            messages: &messages,
            map: assets.words(Language::En),
        };
        words
            .part("Test", "sentence", &facts.iter().cloned().collect())
            .unwrap()
    }

    #[test]
    fn gaps_are_filled_by_what_they_are() {
        let facts = [
            ("n", Fact::Number(1234.5)),
            ("score", Fact::Score(-0.9)),
            ("share", Fact::Share(0.12)),
            (
                "names",
                Fact::Texts(vec!["Web".to_owned(), "Fair".to_owned(), "Call".to_owned()]),
            ),
        ];
        assert_eq!(
            said("{n}, {score}, {share}: {names}.", &facts),
            "1,234.5, −0.9, 12 %: Web, Fair, and Call."
        );
    }

    #[test]
    fn what_people_wrote_is_no_pattern_and_stays_on_a_line() {
        let text = Fact::Text("“{n} # \n of it”".to_owned());
        assert_eq!(said("see {text, quoted}", &[("text", text)]), "See “{n} # of it”");
        let long = Fact::Text("word ".repeat(40));
        let told = said("{long}", &[("long", long)]);
        assert!(told.chars().count() <= LONGEST && told.ends_with("word…"), "{told}");
    }

    #[test]
    fn a_sentence_begins_with_a_capital_but_names_stay_as_they_are_written() {
        let named = |text: &str| [("stage", Fact::Text(text.to_owned()))];
        assert_eq!(said("{stage} is thin.", &named("iShop")), "iShop is thin.");
        assert_eq!(said("{stage} is thin.", &named(" ")), "A stage without a name is thin.");
    }

    #[test]
    fn numbers_choose_and_words_are_joined() {
        let pattern = "{n, plural, =0 {none} one {one} other {#}} of {word, select, none {nothing} Idea {an idea} other {it}}: {signs}";
        let facts = |n: f64| {
            [
                ("n", Fact::Number(n)),
                ("few", Fact::Number(3.0)),
                ("signs", Fact::Words(vec!["Thin", "Digital"])),
            ]
        };
        assert_eq!(
            said(pattern, &facts(0.0)),
            "None of nothing: three are thin and digital"
        );
        assert_eq!(said(pattern, &facts(14.0)), "14 of nothing: three are thin and digital");
    }
}
