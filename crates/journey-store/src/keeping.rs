//! Which daily backups stay, and on which days it is looked for what may go.

use std::collections::BTreeSet;
use std::path::Path;

use journey_model::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::{Library, StoreError, opening, table};

/// How many of the newest backups stay.
const DAYS: usize = 7;

/// Weeks before the newest one of which a backup stays.
const WEEKS: usize = 4;

/// The days whose backups may go: all but the seven newest, and the first of each of the five newest weeks that have any. It does
/// not count how long ago that is: after a pause, or by a clock that is ahead, no more of them are too many. Those of the future
/// stay, and take nobody's place: a clock that was wrong is no reason to lose anything.
///
/// Of a week its first backup stays, so that what is kept today is still wanted tomorrow.
pub fn days_to_drop(today: Date, days: &BTreeSet<Date>) -> BTreeSet<Date> {
    let past: BTreeSet<Date> = days.range(..=today).copied().collect();
    let week = |day: Date| week(day.days_since_1970());
    let weeks: BTreeSet<i64> = past.iter().copied().map(week).collect();
    let oldest_week = weeks.iter().rev().nth(WEEKS);
    let recent: BTreeSet<Date> = past.iter().rev().take(DAYS).copied().collect();
    let mut seen = BTreeSet::new();
    let drops = past.into_iter().filter(|day| {
        let is_first = seen.insert(week(*day));
        let is_of_week = is_first && oldest_week.is_none_or(|oldest| week(*day) >= *oldest);
        !recent.contains(day) && !is_of_week
    });
    drops.collect()
}

/// Among the preferences: when it was looked for what may go.
const ROUND: &str = "round";

/// The most days from one round to the next that no clock has to have leapt for.
const STEADY: i64 = 8;

/// A day in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// The last round.
#[derive(Serialize, Deserialize)]
struct Round {
    day: Date,
    /// Whether nothing was taken away, as the day came too soon after the one before.
    leapt: bool,
}

impl Round {
    fn last(rows: &Connection) -> Result<Option<Self>, StoreError> {
        let last = table::preferences::get(rows, ROUND)?;
        Ok(last.and_then(|last| serde_json::from_value(last).ok()))
    }

    /// Whether a day so many days later may be right.
    fn is_steady(&self, later: i64) -> bool {
        later > 0 && (self.leapt || later <= STEADY)
    }
}

/// Whether the clock may be right, as far as the last round tells. `now` is in milliseconds since 1970-01-01 UTC.
pub(crate) fn is_steady(rows: &Connection, now: i64) -> Result<bool, StoreError> {
    let last = Round::last(rows)?;
    // Where the user is, it may be the day before or after.
    Ok(last.is_none_or(|last| {
        let later = now.div_euclid(DAY) - last.day.days_since_1970();
        last.is_steady(later) || (-1..=1).contains(&later) && !last.leapt
    }))
}

/// Whether what was to stay for some time, and has had it, may be taken away today, by a connection of its own beside those that
/// are open; see [`Library::begin_round`].
pub fn begin_round(library: &Path, today: Date) -> Result<bool, StoreError> {
    Library::beside(opening::again(library)?).begin_round(today)
}

impl Library {
    /// Whether what was to stay for some time, and has had it, may be taken away today: once a day, but not on a day that is
    /// earlier than the one before, or much later. Then a clock may be wrong, and what goes does not come back; after a pause a
    /// later day is waited for.
    pub fn begin_round(&mut self, today: Date) -> Result<bool, StoreError> {
        let (leapt, may) = match Round::last(&self.connection)? {
            Some(last) if last.day == today => return Ok(false),
            Some(last) => {
                let later = today.days_since_1970() - last.day.days_since_1970();
                let may = last.is_steady(later);
                (later > 0 && !may, may)
            }
            None => (true, false),
        };
        self.set_preference(ROUND, &serde_json::to_value(Round { day: today, leapt })?)?;
        Ok(may)
    }
}

/// Weeks begin on Mondays; day 0 was a Thursday.
fn week(day: i64) -> i64 {
    (day + 3).div_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn days() -> impl Strategy<Value = BTreeSet<Date>> {
        prop::collection::btree_set((2020..2024u16, 1..=12u8, 1..=28u8), 0..60).prop_map(|days| {
            let days = days
                .into_iter()
                .map(|(year, month, day)| Date::new(year, month, day).unwrap());
            days.collect()
        })
    }

    #[test]
    fn days_are_counted_like_the_calendar() {
        assert_eq!(day("1970-01-01").days_since_1970(), 0);
        assert_eq!(day("2000-03-01").days_since_1970(), 11_017);
        assert_eq!(
            day("2024-02-29").days_since_1970() + 1,
            day("2024-03-01").days_since_1970()
        );
        assert_eq!(
            day("1900-02-28").days_since_1970() + 1,
            day("1900-03-01").days_since_1970()
        );
        // 2026-11-23 is a Monday.
        assert_eq!(
            week(day("2026-11-23").days_since_1970()),
            week(day("2026-11-29").days_since_1970())
        );
        assert_eq!(
            week(day("2026-11-23").days_since_1970()),
            week(day("2026-11-22").days_since_1970()) + 1
        );
    }

    #[test]
    fn after_a_year_of_days_a_week_of_days_and_four_weeks_stay() {
        let mut kept = BTreeSet::new();
        let first = day("2025-01-01");
        let mut today = first;
        for step in 0..365 {
            // The next day, by the calendar.
            let next = |date: Date| {
                Date::new(date.year(), date.month(), date.day() + 1)
                    .or_else(|_| Date::new(date.year(), date.month() + 1, 1))
                    .or_else(|_| Date::new(date.year() + 1, 1, 1))
                    .unwrap()
            };
            if step > 0 {
                today = next(today);
            }
            kept.insert(today);
            for gone in days_to_drop(today, &kept) {
                kept.remove(&gone);
            }
            let recent = kept
                .iter()
                .filter(|day| today.days_since_1970() - day.days_since_1970() < 7)
                .count();
            assert_eq!(recent, usize::min(step + 1, 7), "{today}");
            assert!(kept.len() <= 11, "{today}: {kept:?}");
            let weeks: BTreeSet<i64> = kept.iter().map(|day| week(day.days_since_1970())).collect();
            let expected = (week(first.days_since_1970())..=week(today.days_since_1970()))
                .rev()
                .take(5)
                .count();
            assert_eq!(weeks.len(), expected, "{today}: {kept:?}");
        }
    }

    #[test]
    fn a_clock_that_is_ahead_and_a_long_pause_cost_no_backups() {
        let days = |days: &[&str]| -> BTreeSet<Date> { days.iter().map(|text| day(text)).collect() };
        let mut kept = days(&[
            "2026-11-02",
            "2026-11-09",
            "2026-11-16",
            "2026-11-17",
            "2026-11-18",
            "2026-11-19",
            "2026-11-20",
            "2026-11-21",
            "2026-11-22",
        ]);
        let before = kept.clone();
        // Two months ahead: a Friday and the week after it.
        for ahead in ["2027-01-22", "2027-01-25", "2027-01-26"] {
            kept.insert(day(ahead));
            for gone in days_to_drop(day(ahead), &kept) {
                kept.remove(&gone);
            }
        }
        assert_eq!(&before - &kept, days(&["2026-11-17", "2026-11-18"]));
        // The clock is right again: what it made stays, and takes the place of none.
        kept.insert(day("2026-11-23"));
        assert_eq!(days_to_drop(day("2026-11-23"), &kept), BTreeSet::new());
    }

    #[test]
    fn nothing_is_taken_away_on_a_day_that_the_clock_has_leapt_to() {
        let mut library = Library::in_memory().unwrap();
        for (today, may) in [
            // Nobody knows yet whether the first day is right.
            ("2026-09-01", false),
            ("2026-09-01", false),
            ("2026-09-02", true),
            ("2026-09-02", false),
            ("2026-09-10", true),
            ("2026-09-19", false),
            ("2026-09-20", true),
            // A pause of two months.
            ("2026-11-20", false),
            ("2026-11-20", false),
            ("2026-11-21", true),
            // A clock that is ahead for a day.
            ("2027-01-22", false),
            ("2026-11-22", false),
            ("2026-11-23", true),
            // One that begins anew.
            ("1970-01-01", false),
            ("2026-11-24", false),
            ("2026-11-25", true),
            // Somebody who comes every ten days.
            ("2026-12-05", false),
            ("2026-12-15", true),
            ("2026-12-25", false),
            ("2027-01-04", true),
        ] {
            assert_eq!(library.begin_round(day(today)).unwrap(), may, "{today}");
            // At noon, after the round; it is looked at before the next one.
            let at = |days: i64| (day(today).days_since_1970() + days) * DAY + DAY / 2;
            let steady = |days: i64| is_steady(&library.connection, at(days)).unwrap();
            assert!(steady(1), "{today}");
            let last = Round::last(&library.connection).unwrap().unwrap();
            assert_eq!([0, 30].map(steady), [!last.leapt, last.leapt], "{today}");
        }
    }

    proptest! {
        #[test]
        fn what_is_recent_or_to_come_stays(days in days(), today in days()) {
            for today in today {
                let dropped = days_to_drop(today, &days);
                for day in &days {
                    if today.days_since_1970() - day.days_since_1970() < 7 {
                        prop_assert!(!dropped.contains(day));
                    }
                }
                // Every week of the last five that has a backup keeps one.
                let kept: BTreeSet<Date> = days.difference(&dropped).copied().collect();
                let weeks = |days: &BTreeSet<Date>| -> BTreeSet<i64> {
                    let weeks = days.iter().map(|day| week(day.days_since_1970()));
                    weeks.filter(|week| (0..5).contains(&(super::week(today.days_since_1970()) - week))).collect()
                };
                prop_assert_eq!(weeks(&kept), weeks(&days));
                // However long ago the last ones were made, seven stay, and one of each of five weeks; what is beyond them goes.
                let past = |days: &BTreeSet<Date>| days.range(..=today).count();
                prop_assert!(past(&kept) >= past(&days).min(7));
                prop_assert!(past(&kept) <= 7 + 5);
                // Dropping again drops nothing.
                prop_assert_eq!(days_to_drop(today, &kept), BTreeSet::new());
            }
        }
    }
}
