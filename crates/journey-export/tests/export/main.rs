//! The exporters on scenes written by hand, judged by programs that read the files.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test says what is wrong by panicking, in its helpers too"
)]

mod pdf;
mod pdf_text;
mod png;
mod posters;
mod reading;
mod refusals;
mod standards;
mod support;
mod svg;
