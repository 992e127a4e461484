//! Any bytes give a journey or an error with a place, and never a panic.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod journeys;

use journey_format::{read, write};
use proptest::prelude::*;

/// Reads and checks what must hold whatever the bytes are.
fn survives(bytes: &[u8]) -> bool {
    match read(bytes) {
        Ok(journey) => {
            let text = write(&journey);
            assert_eq!(read(text.as_bytes()).as_ref(), Ok(&journey));
            true
        }
        Err(error) => {
            assert!(error.line() >= 1 && error.column() >= 1, "{error}");
            assert!(
                error.line() <= bytes.iter().filter(|&&byte| byte == b'\n').count() + 1,
                "{error}"
            );
            assert!(!error.to_string().is_empty());
            false
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survives(&bytes);
    }

    #[test]
    fn random_ron(words in prop::collection::vec(prop::sample::select(vec![
        "(", ")", "[", "]", "{", "}", ",", ":", "format", "1", "elements", "links", "About", "Card", "id", "\"0000000000001\"",
        "content", "Pain", "Some", "None", "\"", "r#\"", "\"#", "/*", "*/", "//", "\n", "\\", "'", "#![enable(", ")]", "-1.5e9", "é", "\u{0}",
    ]), 0..60)) {
        survives(words.join(" ").as_bytes());
        survives(words.concat().as_bytes());
    }

    #[test]
    fn a_piece_replaced(journey in journeys::journey(), at in any::<prop::sample::Index>(), length in 0..9usize, piece in any::<Vec<u8>>()) {
        let mut bytes = write(&journey).into_bytes();
        let at = at.index(bytes.len());
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, piece.into_iter().take(9));
        survives(&bytes);
    }
}

#[test]
fn every_truncation() {
    let whole = include_str!("everything.journey").as_bytes();
    for length in 0..whole.len() {
        // Without its last newline the map is still whole.
        assert_eq!(survives(&whole[..length]), length == whole.len() - 1, "{length} bytes");
    }
}
