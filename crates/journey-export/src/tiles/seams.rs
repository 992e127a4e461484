//! Where sheets begin along one direction.

/// From where to where a card reaches along the direction.
pub(super) type Span = (f32, f32);

/// An edge stands this far from a card at most, in points: further away, the sheets would overlap for nothing.
const MOST_SHIFT: f32 = 12.0;

/// Lengths that differ by less are equal, in points.
const SLACK: f32 = 0.005;

/// Where sheets that show `sheet` points each begin, so that all of `length` is shown and neighbours overlap by at least
/// `overlap`.
///
/// Every sheet begins as far along as it may, but rather where fewer cards are on no sheet as a whole, and rather where
/// its edge runs through fewer cards.
pub(super) fn starts(length: f32, sheet: f32, overlap: f32, cards: &[Span]) -> Vec<f32> {
    let step = (sheet - overlap).max(1.0);
    let count = if length <= sheet + SLACK {
        1
    } else {
        ((length - overlap - SLACK) / step).ceil().max(1.0) as usize
    };
    let mut starts: Vec<f32> = vec![0.0];
    while let (Some(last), true) = (starts.last().copied(), starts.len() < count) {
        let behind = (count - 1 - starts.len()) as f32;
        let high = last + step;
        // Any nearer, and the sheets that follow would not reach the end.
        let low = (length - sheet - behind * step).clamp(last, high);
        starts.push(best(low, high, last + sheet, cards));
    }
    starts
}

/// The best place between two for an edge, when the sheet before it ends at `end`.
fn best(low: f32, high: f32, end: f32, cards: &[Span]) -> f32 {
    let near: Vec<Span> = cards
        .iter()
        .copied()
        .filter(|(from, to)| *from < high && *to > low)
        .collect();
    let borders = near.iter().flat_map(|(from, to)| [*from, *to]);
    let places = borders.filter(|place| (low..=high).contains(place)).chain([low, high]);
    places
        .map(|place| {
            let crossed = |(from, to): &&Span| *from + SLACK < place && place < *to - SLACK;
            let torn = near.iter().filter(crossed).filter(|(_, to)| *to > end + SLACK).count();
            (torn, near.iter().filter(crossed).count(), place)
        })
        .min_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)).then(other.2.total_cmp(&one.2)))
        .map_or(high, |(_, crossed, place)| match crossed {
            0 => between(place, low, high, &near),
            _ => place,
        })
}

/// The middle of the gap that a free place borders on, so that an edge does not run along the line around a card.
fn between(place: f32, low: f32, high: f32, near: &[Span]) -> f32 {
    let before = near.iter().map(|(_, to)| *to).filter(|to| *to <= place + SLACK);
    let behind = near.iter().map(|(from, _)| *from).filter(|from| *from >= place - SLACK);
    let from = before.fold(None, |last: Option<f32>, to| Some(last.map_or(to, |last| last.max(to))));
    let to = behind.fold(None, |first: Option<f32>, from| {
        Some(first.map_or(from, |first| first.min(from)))
    });
    let middle = (from.unwrap_or(place).max(low) + to.unwrap_or(place).min(high)) / 2.0;
    middle.clamp(place - MOST_SHIFT, place + MOST_SHIFT).clamp(low, high)
}
