//! Revision codes: a short name for the content of a map.

use journey_model::{Id, Journey};
use sha2::{Digest, Sha256};

/// The code of a journey's content, such as `K7QM-3XVA`: the first 40 bits of the SHA-256 of its map file, in Crockford's
/// base 32. The same content has the same code on every machine.
pub fn revision_code(journey: &Journey) -> String {
    let hash = Sha256::digest(journey_format::write(journey).as_bytes());
    let bits = hash
        .iter()
        .take(5)
        .fold(0u64, |bits, byte| (bits << 8) | u64::from(*byte));
    // An id is written in the same alphabet; its last eight characters are these 40 bits.
    let text = Id::from_bits(bits).to_string().to_uppercase();
    format!("{}-{}", &text[5..9], &text[9..13])
}
