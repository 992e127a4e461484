//! Which daily backups stay: the last seven days, and of each of the four weeks before this one the first.

use std::collections::BTreeSet;

use journey_model::Date;

/// Days of which every backup stays, today among them.
const DAYS: i64 = 7;

/// Weeks before the present one of which a backup stays.
const WEEKS: i64 = 4;

/// The days whose backups may go. Those of the future stay: a clock that was wrong is no reason to lose anything.
///
/// Of a week its first backup stays, so that what is kept today is still wanted tomorrow.
pub fn days_to_drop(today: Date, days: &BTreeSet<Date>) -> BTreeSet<Date> {
    let now = today.days_since_1970();
    let mut weeks = BTreeSet::new();
    let drops = days.iter().copied().filter(|day| {
        let day = day.days_since_1970();
        let is_first = weeks.insert(week(day));
        let is_recent = now - day < DAYS;
        let is_of_week = is_first && week(now) - week(day) <= WEEKS;
        !is_recent && !is_of_week
    });
    drops.collect()
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
                // Nothing older stays, and dropping again drops nothing.
                prop_assert!(kept.iter().all(|day| super::week(today.days_since_1970()) - week(day.days_since_1970()) <= 4));
                prop_assert_eq!(days_to_drop(today, &kept), BTreeSet::new());
            }
        }
    }
}
