//! Revision codes: a short name for the content of a map.

use journey_format::revision;
use journey_model::{Id, Journey};

/// The code of a journey's content, such as `K7QM-3XVA`: the first 40 bits of its [`revision`], in Crockford's base 32. The
/// same content has the same code on every machine, and keeps it when the map file gets a new version.
pub fn revision_code(journey: &Journey) -> String {
    let revision = revision(journey);
    let digits = revision.chars().take(10).filter_map(|digit| digit.to_digit(16));
    let bits = digits.fold(0u64, |bits, digit| (bits << 4) | u64::from(digit));
    // An id is written in the same alphabet; its last eight characters are these 40 bits.
    let text = Id::from_bits(bits).to_string().to_uppercase();
    format!("{}-{}", &text[5..9], &text[9..13])
}
