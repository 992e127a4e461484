//! Any bytes are read as edits of one map by three people, who then come together.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../../crates/journey-merge/tests/merging/bytes.rs"]
mod bytes;

fuzz_target!(|bytes: &[u8]| {
    bytes::come_together(bytes);
});
