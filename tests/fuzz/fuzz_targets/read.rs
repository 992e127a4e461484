//! Any bytes give a journey or an error with a place; what was read is written and read back as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match journey_format::read(bytes) {
        Ok(journey) => {
            let text = journey_format::write(&journey);
            assert_eq!(journey_format::read(text.as_bytes()).as_ref(), Ok(&journey));
        }
        Err(error) => assert!(error.line() > 0 && error.column() > 0 && !error.to_string().is_empty()),
    }
});
