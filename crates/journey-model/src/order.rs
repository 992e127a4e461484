//! Order among siblings, in which two people can insert at the same place and merge.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A fraction between 0 and 1, written by its digits in base 62 (`0-9A-Za-z`) without a trailing zero.
///
/// Siblings sort by it as text. Between any two different orders there is always a third, so inserting never renumbers
/// the others. Equal orders (two people inserted at the same place) are told apart by id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Order(String);

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The longest order that is accepted from outside, in digits. Inserting 1,000 times at one place reaches about 35 when they are inserted in order.
pub const MAX_DIGITS: usize = 1_000;

/// How many orders are written one behind the other before the gap is halved.
const IN_A_ROW: usize = 16;

/// Why a text is no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an order has 1 to 1000 characters out of 0-9 A-Z a-z and does not end in 0")]
pub struct NotAnOrder;

impl Order {
    /// Reads an order as it stands in a file.
    pub fn parse(text: &str) -> Result<Self, NotAnOrder> {
        let known = text.bytes().all(|byte| DIGITS.contains(&byte));
        if text.is_empty() || text.len() > MAX_DIGITS || text.ends_with('0') || !known {
            return Err(NotAnOrder);
        }
        Ok(Self(text.to_owned()))
    }

    /// An order strictly between two neighbours; `None` stands for the open end on that side.
    ///
    /// When the neighbours are equal or the wrong way round (which a merge can bring about), the new order falls directly
    /// after `low`.
    pub fn between(low: Option<&Order>, high: Option<&Order>) -> Self {
        let low = low.map_or(&[][..], |order| order.0.as_bytes());
        let high = high.map(|order| order.0.as_bytes()).filter(|high| *high > low);
        Self(midpoint(low, high))
    }

    /// `count` orders, rising, between two neighbours.
    pub fn spread(low: Option<&Order>, high: Option<&Order>, count: usize) -> Vec<Self> {
        let mut orders: Vec<Self> = Vec::with_capacity(count);
        Self::fill(&mut orders, low, high, count);
        orders
    }

    /// A few are written one behind the other. Many are halved, so that ten thousand newcomers have four digits each and not
    /// up to three hundred.
    fn fill(orders: &mut Vec<Self>, low: Option<&Order>, high: Option<&Order>, count: usize) {
        if count <= IN_A_ROW {
            let mut last = low.cloned();
            for _ in 0..count {
                let next = Self::between(last.as_ref(), high);
                last = Some(next.clone());
                orders.push(next);
            }
            return;
        }
        let middle = Self::between(low, high);
        let before = count / 2;
        Self::fill(orders, low, Some(&middle), before);
        orders.push(middle.clone());
        Self::fill(orders, Some(&middle), high, count - before - 1);
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Digits strictly between `low` and `high`, both without trailing zeros; `low` may be empty (zero) and `high` absent (one).
fn midpoint(low: &[u8], high: Option<&[u8]>) -> String {
    let mut digits = String::new();
    let mut high = high;
    let mut place = 0;
    loop {
        let from = low.get(place).map_or(0, |&byte| value_of(byte));
        let to = high.map_or(62, |high| high.get(place).map_or(0, |&byte| value_of(byte)));
        if to > from + 1 {
            // At an open end, step by one instead of halving: a list that is written in order keeps short orders.
            let next = match (high, place >= low.len()) {
                (None, false) => from + 1,
                _ => usize::midpoint(from, to),
            };
            digits.push(char::from(DIGITS[next]));
            return digits;
        }
        digits.push(char::from(DIGITS[from]));
        if to == from + 1 {
            high = None;
        }
        place += 1;
    }
}

fn value_of(byte: u8) -> usize {
    DIGITS.iter().position(|&digit| digit == byte).unwrap_or(0)
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Order {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Order {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn inserting_anywhere_keeps_the_list_rising(places in prop::collection::vec(any::<prop::sample::Index>(), 1..200)) {
            let mut list: Vec<Order> = Vec::new();
            for place in places {
                let at = place.index(list.len() + 1);
                let low = at.checked_sub(1).map(|below| list[below].clone());
                let new = Order::between(low.as_ref(), list.get(at));
                prop_assert_eq!(Order::parse(new.as_str()), Ok(new.clone()));
                list.insert(at, new);
                prop_assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
            }
        }

        #[test]
        fn neighbours_the_wrong_way_round_still_give_an_order(a in "[0-9A-Za-z]{0,5}[1-9A-Za-z]", b in "[0-9A-Za-z]{0,5}[1-9A-Za-z]") {
            let (a, b) = (Order::parse(&a).unwrap(), Order::parse(&b).unwrap());
            prop_assert!(Order::between(Some(&a), Some(&b)) > a);
        }
    }

    #[test]
    fn a_long_list_written_in_order_keeps_short_orders() {
        let orders = Order::spread(None, None, 1_000);
        assert!(
            orders.iter().all(|order| order.as_str().len() <= 40),
            "{:?}",
            orders.last()
        );
    }

    #[test]
    fn ten_thousand_newcomers_rise_between_their_neighbours_with_short_orders() {
        let (low, high) = (Order::parse("V").unwrap(), Order::parse("V1").unwrap());
        for (low, high) in [
            (None, None),
            (Some(&low), None),
            (None, Some(&low)),
            (Some(&low), Some(&high)),
        ] {
            for count in [0, 1, 16, 17, 18, 10_000] {
                let orders = Order::spread(low, high, count);
                assert_eq!(orders.len(), count);
                let all: Vec<&Order> = low.into_iter().chain(&orders).chain(high).collect();
                assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "{low:?} {high:?} {count}");
                let longest = orders.iter().map(|order| order.as_str().len()).max();
                assert!(longest.unwrap_or(0) <= 12, "{low:?} {high:?} {count}: {longest:?}");
            }
        }
    }

    #[test]
    fn what_is_no_order_is_refused() {
        for text in ["", "a0", "0", "a b", "\u{e9}"] {
            assert_eq!(Order::parse(text), Err(NotAnOrder), "{text}");
        }
    }
}
