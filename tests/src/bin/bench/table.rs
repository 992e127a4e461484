//! The figures as a table.

use std::time::{Duration, Instant};

/// Writes one line for each measurement, as soon as it is there.
pub struct Table;

/// Times of one thing, sorted.
pub struct Times(Vec<Duration>);

impl Times {
    /// Does something so often, after three times that do not count.
    pub fn of<T>(times: usize, mut does: impl FnMut(usize) -> T) -> Self {
        const WARM_UP: usize = 3;
        let took = (0..times + WARM_UP).map(|turn| {
            let start = Instant::now();
            std::hint::black_box(does(turn));
            start.elapsed()
        });
        Self::from(took.skip(WARM_UP).collect::<Vec<_>>())
    }

    /// The median.
    pub fn median(&self) -> Duration {
        self.at(0.5)
    }

    /// The slowest of twenty.
    pub fn slow(&self) -> Duration {
        self.at(0.95)
    }

    fn at(&self, share: f64) -> Duration {
        let last = self.0.len() - 1;
        self.0[(last as f64 * share).round() as usize]
    }
}

impl From<Vec<Duration>> for Times {
    fn from(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self(times)
    }
}

impl Table {
    /// Writes the heads.
    pub fn begin() -> Self {
        println!(
            "{:<44} {:>9} {:>9} {:>4}   {:>9} {:>6}  floor",
            "milliseconds", "median", "95 %", "n", "floor", "×"
        );
        Self
    }

    /// Writes what something takes, and what its floor takes and is.
    pub fn line(&self, what: &str, times: &Times, floor: &str, floor_times: &Times) {
        let [median, slow, least] =
            [times.at(0.5), times.at(0.95), floor_times.at(0.5)].map(|time| time.as_secs_f64() * 1e3);
        println!(
            "{what:<44} {median:>9.2} {slow:>9.2} {:>4}   {least:>9.2} {:>6.2}  {floor}",
            times.0.len(),
            median / least
        );
    }
}
