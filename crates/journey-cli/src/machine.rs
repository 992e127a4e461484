//! The machine as the host of the app: clock and chance, no dialogs.

use std::path::PathBuf;

use jiff::{Timestamp, Zoned};
use journey_app::disk::font_folders;
use journey_app::{Date, Host, OpenQuestion, SaveQuestion};

/// The machine that the program runs on.
pub struct Machine;

impl Host for Machine {
    fn now(&self) -> i64 {
        Timestamp::now().as_millisecond()
    }

    fn today(&self) -> Date {
        let today = Zoned::now().date();
        let date = Date::new(
            u16::try_from(today.year()).unwrap_or(0),
            u8::try_from(today.month()).unwrap_or(1),
            u8::try_from(today.day()).unwrap_or(1),
        );
        // The calendar's own day is always a day of the calendar.
        date.unwrap_or_else(|error| unreachable!("{today}: {error}"))
    }

    fn random(&self) -> u64 {
        // Without a source of chance, the clock's fraction of a second still tells two runs apart.
        getrandom::u64().unwrap_or_else(|_| Timestamp::now().subsec_nanosecond().unsigned_abs().into())
    }

    fn choose_save_path(&self, _: &SaveQuestion) -> Option<PathBuf> {
        None
    }

    fn choose_open_path(&self, _: &OpenQuestion) -> Option<PathBuf> {
        None
    }

    fn font_folders(&self) -> Vec<PathBuf> {
        font_folders()
    }
}
