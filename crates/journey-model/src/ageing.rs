//! How long ago something was seen, and when that is too long to lean on it.

use crate::{About, Basis, Card, Date};

/// The threshold after how many days evidence has aged: its name, its usual value, the least and the greatest.
pub const EVIDENCE_HALF_LIFE: (&str, f64, f64, f64) = ("evidence_half_life", 365.0, 1.0, 36_500.0);

impl Date {
    /// Days since 1970-01-01 in the Gregorian calendar. Source: the algorithm of E. Richards for the Julian day (Explanatory
    /// Supplement to the Astronomical Almanac, 3rd edition, 15.11), moved to that day.
    pub fn days_since_1970(self) -> i64 {
        let (year, month, day) = (i64::from(self.year()), i64::from(self.month()), i64::from(self.day()));
        let turn = (month - 14) / 12;
        let julian = (1461 * (year + 4800 + turn)) / 4 + (367 * (month - 2 - 12 * turn)) / 12
            - (3 * ((year + 4900 + turn) / 100)) / 4
            + day
            - 32_075;
        julian - 2_440_588
    }

    /// Days from here to another date; negative to an earlier one.
    pub fn days_to(self, other: Self) -> i64 {
        other.days_since_1970() - self.days_since_1970()
    }
}

impl Card {
    /// Whether what the card says was seen longer ago than this many days. What nobody has seen, or nobody dated, does not age.
    pub fn is_aged(&self, half_life_days: f64, today: Date) -> bool {
        let seen = self.evidence.date.filter(|_| self.evidence.basis == Basis::Observed);
        seen.is_some_and(|seen| seen.days_to(today) as f64 > half_life_days)
    }
}

impl About {
    /// After how many days evidence of the map has aged, 1 to 36,500.
    pub fn evidence_half_life(&self) -> f64 {
        let (name, usual, least, greatest) = EVIDENCE_HALF_LIFE;
        self.findings.threshold(name).unwrap_or(usual).clamp(least, greatest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Id;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_counted_over_leap_years_and_centuries() {
        assert_eq!(day("1970-01-01").days_since_1970(), 0);
        assert_eq!(day("2000-02-28").days_to(day("2000-03-01")), 2);
        assert_eq!(day("1900-02-28").days_to(day("1900-03-01")), 1);
        assert_eq!(day("2026-11-22").days_since_1970(), 20_779);
        assert_eq!(day("2027-01-01").days_to(day("2026-01-01")), -365);
    }

    #[test]
    fn the_usual_half_life_is_a_year_unless_the_map_says_otherwise() {
        let mut about = About::new(Id::from_bits(1), "Map");
        assert_eq!(about.evidence_half_life(), 365.0);
        about.findings.thresholds.push(crate::Threshold {
            name: "evidence_half_life".to_owned(),
            value: 30.0,
        });
        assert_eq!(about.evidence_half_life(), 30.0);
    }
}
