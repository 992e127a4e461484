//! Every kind of finding says whole sentences, in every language, whatever is missing.

use std::collections::{BTreeMap, BTreeSet};

use journey_insight::{Fact, Facts, Finding, Kind, Limit, Thresholds, find};
use journey_model::{Date, Journey};

use super::{FindingWords, Places, kind_told, sentence};
use crate::assets::{Assets, TEMPLATES};
use crate::protocol::Language;

const LANGUAGES: [Language; 2] = [Language::En, Language::It];

/// A sentence that a person could have written: nothing left open, nothing doubled, from a capital to a full stop.
#[track_caller]
fn assert_whole(said: &str, about: &str) {
    let complaint = format!("{about}: {said:?}");
    assert!(!said.contains(['{', '}', '#', '_']), "{complaint}");
    for odd in ["  ", " .", " ,", "..", "()", "“”", "«»", "NaN"] {
        assert!(!said.contains(odd), "{odd:?} in {complaint}");
    }
    assert!(
        said.ends_with(['.', '?']) && said.split_whitespace().count() >= 4,
        "{complaint}"
    );
    let first = said.trim_start_matches(['“', '«']).chars().next().unwrap();
    assert!(!first.is_lowercase(), "{complaint}");
}

/// The facts that a kind comes with, as journey-insight gives them.
fn facts(kind: Kind) -> Facts {
    let number = Fact::Number;
    let text = |text: &str| Fact::Text(text.to_owned());
    let list: Vec<(&'static str, Fact)> = match kind {
        Kind::ForgottenStage => vec![
            ("stage", text("Think")),
            ("touchpoints", number(3.0)),
            ("elsewhere", number(7.25)),
            ("owners", number(0.0)),
            ("metrics", number(0.0)),
            ("follow_ups", number(0.0)),
            ("opportunities", number(0.0)),
            ("emotion", Fact::Score(-1.2)),
            (
                "signs",
                Fact::Words(vec!["Touchpoints", "Owners", "Metrics", "FollowUp", "Emotion"]),
            ),
        ],
        Kind::ConsiderationMissing => vec![("from", text("See")), ("to", text("Do"))],
        Kind::AfterSaleMissing | Kind::BeforeMissing => vec![("stage", text("Do"))],
        Kind::DeadEnd => vec![
            ("card", text("Brochure")),
            ("step", text("Compares")),
            ("channel", text("Fair")),
        ],
        Kind::Unreachable => vec![
            ("card", text("Showroom")),
            ("step", text("Tries")),
            ("stage", text("Think")),
        ],
        Kind::StageWithoutTouchpoint | Kind::StageWithoutEmotion | Kind::StageWithoutMetric => {
            vec![("stage", text("Care")), ("steps", number(4.0)), ("cards", number(9.0))]
        }
        Kind::ChannelBreak => vec![
            ("from", text("Advertisement")),
            ("to", text("Shop")),
            ("from_family", Fact::Word("Digital")),
            ("to_family", Fact::Word("Physical")),
            ("from_promise", text("next day")),
            ("to_promise", text("in a week")),
            ("from_tone", text("playful")),
            ("to_tone", text("stern")),
            ("breaks", Fact::Words(vec!["Promise", "Tone", "NoLink"])),
        ],
        Kind::Loop => vec![
            ("cards", number(3.0)),
            ("first", text("Search")),
            ("last", text("Forum")),
        ],
        Kind::Returns => vec![
            ("actor", text("Irene")),
            ("returns", number(3.0)),
            ("to_physical", number(2.0)),
            ("to_digital", number(1.0)),
        ],
        Kind::FewChannels => vec![
            ("actor", text("Irene")),
            ("channels", number(2.0)),
            ("average", number(6.7)),
            ("names", Fact::Texts(vec!["Web".to_owned(), "Fair".to_owned()])),
        ],
        Kind::Junction => vec![("card", text("Demo")), ("step", text("Sees it")), ("ways", number(4.0))],
        Kind::SteepestFall => vec![
            ("actor", text("Irene")),
            ("from_step", text("Sees the demo")),
            ("to_step", text("Faces IT")),
            ("from", Fact::Score(1.6)),
            ("to", Fact::Score(-1.7)),
            ("fall", number(3.3)),
        ],
        Kind::PeakEnd => vec![
            ("actor", text("Irene")),
            ("peak_step", text("Faces IT")),
            ("end_step", text("Chooses again")),
            ("peak", Fact::Score(-1.7)),
            ("end", Fact::Score(-0.4)),
            ("remembered", Fact::Score(-1.05)),
            ("mean", Fact::Score(0.1)),
        ],
        Kind::UnansweredPain => vec![
            ("pain", text("Forty tabs")),
            ("step", text("Faces IT")),
            ("severity", number(5.0)),
            ("frequency", number(4.0)),
            ("rank", number(20.0)),
            ("place", number(2.0)),
            ("unanswered", number(3.0)),
        ],
        Kind::OpportunityWithoutOwner | Kind::QuickWin | Kind::BigEffort => vec![
            ("opportunity", text("A tasting box")),
            ("step", text("Compares")),
            ("progress", Fact::Word("Idea")),
            ("impact", number(5.0)),
            ("effort", number(2.0)),
        ],
        Kind::MetricBehind => vec![
            ("metric", text("Known abroad")),
            ("stage", text("See")),
            ("unit", text("%")),
            ("actual", number(2.1)),
            ("target", number(6.0)),
            ("ratio", Fact::Share(0.35)),
            ("place", number(2.0)),
        ],
        Kind::WorstPassage => vec![
            ("from", text("Think")),
            ("to", text("Do")),
            ("from_contacts", number(2300.0)),
            ("to_contacts", number(138.0)),
            ("lost", number(2162.0)),
            ("ratio", Fact::Share(0.06)),
            ("place", number(2.0)),
        ],
        Kind::MetricIncomplete => {
            vec![
                ("metric", text("NPS")),
                ("missing", Fact::Words(vec!["Definition", "Unit", "Date"])),
            ]
        }
        Kind::AssumptionDebt => vec![
            ("stage", text("Think")),
            ("assumed", number(9.0)),
            ("cards", number(14.0)),
            ("share", Fact::Share(0.64)),
        ],
        Kind::AgedEvidence => vec![
            ("stage", text("See")),
            ("cards", number(3.0)),
            ("oldest", Fact::Date("2024-03-05".parse().unwrap())),
            ("half_life", number(365.0)),
        ],
        Kind::PersonalWithoutGround => {
            vec![
                ("card", text("Call notes")),
                ("missing", Fact::Words(vec!["Consent", "Owner"])),
            ]
        }
        Kind::MapWithoutOwner | Kind::MapWithoutReview => vec![("title", text("Spudnik"))],
        Kind::ReviewOverdue => vec![
            ("title", text("Spudnik")),
            ("review", Fact::Date("2026-02-26".parse().unwrap())),
            ("days", number(40.0)),
        ],
        Kind::OverloadedStage => vec![
            ("stage", text("Do")),
            ("cards", number(44.0)),
            ("elsewhere", number(12.5)),
            ("steps", number(7.0)),
        ],
    };
    list.into_iter().collect()
}

/// The same finding about things that nobody has named, of which there is one each, where that can be.
fn bare(full: &Facts) -> Facts {
    let bare = |fact: &Fact| match fact {
        Fact::Text(_) => Fact::Text(String::new()),
        Fact::Number(_) => Fact::Number(1.0),
        Fact::Words(words) => Fact::Words(words.iter().take(1).copied().collect()),
        Fact::Texts(_) => Fact::Texts(vec!["Web".to_owned()]),
        other => other.clone(),
    };
    full.iter().map(|(key, fact)| (*key, bare(fact))).collect()
}

fn examples() -> Vec<(String, Journey)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let mut maps = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "journey") {
            let journey = journey_format::read(&std::fs::read(&path).unwrap()).unwrap();
            maps.push((path.display().to_string(), journey));
        }
    }
    for template in &TEMPLATES {
        for language in LANGUAGES {
            let text = template.text(language);
            maps.push((template.name.to_owned(), journey_format::read(text.as_bytes()).unwrap()));
        }
    }
    assert!(maps.len() > 10);
    maps
}

fn on() -> Date {
    "2027-03-01".parse().unwrap()
}

#[test]
fn every_kind_says_whole_sentences_in_every_language() {
    let assets = Assets::load().unwrap();
    for language in LANGUAGES {
        let words = assets.finding_words(language);
        for kind in Kind::ALL {
            let about = format!("{} in {language:?}", kind.name());
            let told = kind_told(kind, words);
            assert!(
                !told.name.contains('.') && told.name.chars().count() <= 28,
                "{about}: {:?}",
                told.name
            );
            assert_whole(&told.why, &about);
            assert_whole(&told.advice, &about);
            let full = facts(kind);
            for facts in [bare(&full), full] {
                let part = |part: &str| words.part(kind.name(), part, &facts);
                assert_whole(&part("sentence").unwrap_or_default(), &about);
                if let Some(idea) = part("idea") {
                    assert!(
                        !idea.contains(['{', '}', '#']) && !idea.ends_with('.'),
                        "{about}: {idea:?}"
                    );
                }
            }
        }
        for limit in Limit::ALL {
            let label = words.message(&format!("limit.{}", limit.name())).to_owned();
            assert!(
                label.contains(' ') && !label.ends_with('.'),
                "{} in {language:?}: {label:?}",
                limit.name()
            );
        }
    }
}

#[test]
fn only_the_first_of_all_is_called_the_worst_and_only_a_hope_a_hope() {
    let assets = Assets::load().unwrap();
    for language in LANGUAGES {
        let words = assets.finding_words(language);
        let said = |kind: Kind, fact: Option<(&'static str, Fact)>| {
            let mut facts = facts(kind);
            facts.extend(fact);
            let said = words.part(kind.name(), "sentence", &facts).unwrap();
            assert_whole(&said, kind.name());
            said
        };
        for kind in [Kind::MetricBehind, Kind::WorstPassage] {
            let (first, next) = (said(kind, Some(("place", Fact::Number(1.0)))), said(kind, None));
            assert!(!next.contains(':'), "{next}");
            assert!(
                first.starts_with(&format!("{}: ", next.trim_end_matches('.'))),
                "{first}"
            );
        }
        for kind in [Kind::SteepestFall, Kind::PeakEnd] {
            let (felt, hoped) = (said(kind, None), said(kind, Some(("hoped", Fact::Word("Hoped")))));
            assert!(hoped.len() > felt.len() + 20, "{hoped}");
        }
    }
}

#[test]
fn what_is_found_on_real_maps_is_said_whole_with_a_place() {
    let assets = Assets::load().unwrap();
    let mut kinds = BTreeSet::new();
    for (name, journey) in examples() {
        let found = find(&journey, &Thresholds::default(), Some(on()));
        let places = Places::of(&journey);
        for language in LANGUAGES {
            let words = assets.finding_words(language);
            for finding in &found.list {
                kinds.insert(finding.kind);
                assert_whole(&sentence(finding, words), &name);
                let place = places.said(finding, words);
                assert!(!place.is_empty() && !place.contains(['{', '.']), "{name}: {place:?}");
            }
        }
    }
    assert!(kinds.len() >= 10, "the real maps raise {kinds:?} only");
}

#[test]
fn the_example_reads_differently_in_each_sentence() {
    let assets = Assets::load().unwrap();
    for (name, journey) in examples().into_iter().filter(|(name, _)| name.contains("spudnik")) {
        let found = find(&journey, &Thresholds::default(), Some(on()));
        let words = assets.finding_words(Language::En);
        let said: Vec<String> = found.list.iter().map(|finding| sentence(finding, words)).collect();
        let different: BTreeSet<&String> = said.iter().collect();
        assert_eq!(different.len(), said.len(), "{name}: {said:#?}");
    }
}

#[test]
fn the_languages_say_the_same_with_the_same_gaps() {
    let assets = Assets::load().unwrap();
    let [english, italian] = LANGUAGES.map(|language| assets.finding_words(language).messages);
    assert!(english.keys().eq(italian.keys()));
    for (name, message) in english {
        assert_eq!(gaps(message), gaps(&italian[name]), "{name}");
    }
}

/// Names of the gaps that stand by themselves or choose, however often; what may be chosen stands between braces as well.
fn gaps(message: &str) -> BTreeSet<String> {
    let facts = Kind::ALL.into_iter().flat_map(|kind| facts(kind).into_keys());
    let known: BTreeSet<&str> = facts.chain(["text", "one", "other", "step"]).collect();
    let names = message.split('{').skip(1).filter_map(|rest| {
        let name: String = rest
            .chars()
            .take_while(|letter| letter.is_ascii_lowercase() || *letter == '_')
            .collect();
        let next = rest.chars().nth(name.len());
        (known.contains(name.as_str()) && matches!(next, Some('}' | ','))).then_some(name)
    });
    names.collect()
}

#[test]
fn a_kind_that_was_found_has_no_fact_that_nobody_says_or_misses() {
    let assets = Assets::load().unwrap();
    let words: FindingWords = assets.finding_words(Language::En);
    let said: BTreeMap<&str, BTreeSet<String>> = Kind::ALL
        .into_iter()
        .map(|kind| (kind.name(), gaps(words.message(&format!("{}.sentence", kind.name())))))
        .collect();
    for (name, journey) in examples() {
        let found: Vec<Finding> = find(&journey, &Thresholds::default(), Some(on())).list;
        for finding in found {
            // An actor is named only where it is somebody's path.
            let there = |gap: &&String| !finding.facts.contains_key(gap.as_str()) && *gap != "actor";
            let missing: Vec<&String> = said[finding.kind.name()].iter().filter(there).collect();
            assert!(missing.is_empty(), "{name}: {:?} lacks {missing:?}", finding.kind);
        }
    }
}
