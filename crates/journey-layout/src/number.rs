//! Numbers and dates as a language writes them.

use journey_model::Date;

use crate::words::{Words, fill};

/// A number with at most two decimals, thousands parted.
pub fn number(value: f64, words: &Words) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    let text = format!("{:.2}", rounded.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let decimals = decimals.trim_end_matches('0');
    let mut result = String::new();
    if rounded < 0.0 {
        result.push('−');
    }
    result.push_str(&parted(whole, &words.thousands));
    if !decimals.is_empty() {
        result.push_str(&words.decimal);
        result.push_str(decimals);
    }
    result
}

/// A number that always shows its sign, as emotion scores do.
pub fn signed(value: f64, words: &Words) -> String {
    let text = number(value, words);
    if value > 0.0 && text != "0" {
        format!("+{text}")
    } else {
        text
    }
}

/// A share, in whole per cent; below 10 % with one decimal.
pub fn percent(share: f64, words: &Words) -> String {
    let hundred = share * 100.0;
    let rounded = if hundred < 10.0 {
        (hundred * 10.0).round() / 10.0
    } else {
        hundred.round()
    };
    fill(&words.percent, &[("n", &number(rounded, words))])
}

/// A date in words.
pub fn date(date: Date, words: &Words) -> String {
    let month = &words.months[usize::from(date.month() - 1)];
    fill(
        &words.date,
        &[
            ("day", &date.day().to_string()),
            ("month", month),
            ("year", &date.year().to_string()),
        ],
    )
}

fn parted(whole: &str, mark: &str) -> String {
    if whole.len() < 4 {
        return whole.to_owned();
    }
    let mut result = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            result.push_str(mark);
        }
        result.push(digit);
    }
    result
}
