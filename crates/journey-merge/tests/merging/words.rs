//! Texts that several people changed.

use journey_merge::merge_words;
use journey_model::MAX_TEXT;

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
