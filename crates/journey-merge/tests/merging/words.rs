//! Texts that several people changed.

use journey_merge::{RunOf, WordRun, merge_words, word_runs};
use journey_model::MAX_TEXT;
use proptest::prelude::*;

#[test]
fn changes_with_a_word_between_them_are_both_made() {
    let base = "The customer waits for the bus in the rain";
    let ours = "The patient customer waits for the bus in the rain";
    let theirs = "The customer waits for the bus in the snow";
    let both = "The patient customer waits for the bus in the snow";
    assert_eq!(merge_words(base, &[ours, theirs]).as_deref(), Some(both));
    assert_eq!(merge_words(base, &[theirs, ours]).as_deref(), Some(both));
    let third = "The customer waits one hour for the bus in the rain";
    let all = "The patient customer waits one hour for the bus in the snow";
    for versions in [[ours, theirs, third], [third, ours, theirs], [theirs, third, ours]] {
        assert_eq!(merge_words(base, &versions).as_deref(), Some(all));
    }
}

#[test]
fn the_same_change_made_twice_is_made_once() {
    let ours = "Calls the shop twice";
    assert_eq!(merge_words("Calls the shop", &[ours, ours]).as_deref(), Some(ours));
}

#[test]
fn changes_that_touch_are_not_put_together() {
    for (base, ours, theirs) in [
        // Neither of them wrote "12 dollars".
        (
            "The price is 10 euro",
            "The price is 12 euro",
            "The price is 10 dollars",
        ),
        ("Waits", "Waits an hour", "Waits in the rain"),
        ("", "Anna", "Bo"),
        ("Reads the offer", "", "Reads the second offer"),
        ("Fills in the form", "Fills in the long form", "Fills in the short form"),
        // Each wrote it anew; words in common are chance.
        (
            "The customer waits for the bus",
            "At home the family packs for a trip",
            "The customer waits for a taxi",
        ),
    ] {
        assert_eq!(merge_words(base, &[ours, theirs]), None, "{base}");
        assert_eq!(merge_words(base, &[theirs, ours]), None, "{base}");
    }
}

#[test]
fn lines_of_a_note_are_apart() {
    let base = "bread\nbutter\nmilk";
    let merged = merge_words(base, &["rye bread\nbutter\nmilk", "bread\nbutter\noat milk"]);
    assert_eq!(merged.as_deref(), Some("rye bread\nbutter\noat milk"));
}

#[test]
fn words_of_every_script_and_their_marks_stay_whole() {
    let base = "שלום עולם 👩‍👧 e\u{301}té 東京で待つ人";
    let ours = "שלום לכם עולם 👩‍👧 e\u{301}té 東京で待つ人";
    let theirs = "שלום עולם 👩‍👧 e\u{301}té 東京で走る人";
    let both = "שלום לכם עולם 👩‍👧 e\u{301}té 東京で走る人";
    assert_eq!(merge_words(base, &[ours, theirs]).as_deref(), Some(both));
}

#[test]
fn a_text_that_would_become_too_long_is_not_put_together() {
    let base = format!("a b c {}", "x ".repeat(MAX_TEXT / 2 - 6));
    let ours = base.replacen("a b", "aaaa b", 1);
    let theirs = base.replacen("b c", "b cccc", 1);
    assert_eq!(merge_words(&base, &[&ours, &base]), Some(ours.clone()));
    assert_eq!(
        merge_words(&base, &[&ours, &theirs, &format!("{base}{}", "y".repeat(9))]),
        None
    );
}

#[test]
fn runs_of_words_give_both_texts_and_say_what_became_of_each_word() {
    let before = "She asks at the counter, and then waits for an answer";
    let after = "She asks twice at the counter, then waits two days for an answer";
    let runs = word_runs(before, after).unwrap();
    let text = |other: RunOf| -> String {
        runs.iter()
            .filter(|run| run.of != other)
            .map(|run| run.text.as_str())
            .collect()
    };
    assert_eq!(
        (text(RunOf::After).as_str(), text(RunOf::Before).as_str()),
        (before, after)
    );
    assert!(runs.windows(2).all(|pair| pair[0].of != pair[1].of));
    let gone: Vec<&str> = runs
        .iter()
        .filter(|run| run.of == RunOf::Before)
        .map(|run| run.text.trim())
        .collect();
    assert_eq!(gone, ["and"]);
    assert_eq!(
        word_runs("", "Anna"),
        Some(vec![WordRun {
            of: RunOf::After,
            text: "Anna".to_owned()
        }])
    );
    assert_eq!(
        word_runs("The customer waits for the bus", "At home the family packs"),
        None
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_written_the_runs_are_both_texts(before in "[ab 東é,.\n]{0,40}", after in "[ab 東é,.\n]{0,40}") {
        let Some(runs) = word_runs(&before, &after) else { return Ok(()) };
        let text = |other: RunOf| -> String { runs.iter().filter(|run| run.of != other).map(|run| run.text.as_str()).collect() };
        prop_assert_eq!(text(RunOf::After), before);
        prop_assert_eq!(text(RunOf::Before), after);
        prop_assert!(runs.iter().all(|run| !run.text.is_empty()));
    }
}
