//! Any bytes give a journey or an error with a place; what was read is written and read back as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match journey_format::read_whole(bytes) {
        Ok(file) => {
            let text = journey_format::write_whole(&file);
            let again = journey_format::read_whole(text.as_bytes());
            assert_eq!(again.as_ref().map(|file| &file.journey), Ok(&file.journey));
            assert_eq!(again.as_ref().map(journey_format::write_whole).as_ref(), Ok(&text));
            // Whatever the history says, a state is one that has its hash, or none.
            for revision in &file.history {
                let state = file.state(&revision.hash);
                assert!(state.is_none_or(|state| journey_format::revision(&state) == revision.hash));
            }
        }
        Err(error) => assert!(error.line() > 0 && error.column() > 0 && !error.to_string().is_empty()),
    }
});
