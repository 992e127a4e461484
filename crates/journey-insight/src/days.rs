//! Days between dates.

use journey_model::{Card, Date};

/// Days from one date to another.
pub(crate) fn between(from: Date, to: Date) -> i64 {
    from.days_to(to)
}

/// Whether what a card says was seen longer ago than this: what the map draws lighter.
pub fn is_aged(card: &Card, half_life_days: f64, today: Date) -> bool {
    card.is_aged(half_life_days, today)
}
