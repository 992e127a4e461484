//! The words of a reader's copy: those of the interface where it says the same, and its own.

use std::collections::BTreeMap;

use journey_layout::Words;
use journey_model::Date;

use crate::AppError;
use crate::protocol::Language;

macro_rules! messages {
    ($name:literal) => {
        include_str!(concat!("../../../../assets/messages/", $name))
    };
}

/// The words in one language.
pub(super) struct ReaderWords<'a> {
    messages: BTreeMap<String, String>,
    map: &'a Words,
}

impl<'a> ReaderWords<'a> {
    /// Reads the catalogues. An error means that the program was built with broken ones.
    pub fn load(language: Language, map: &'a Words) -> Result<Self, AppError> {
        let (interface, own) = match language {
            Language::En => (messages!("en/interface.json"), messages!("en/reader.json")),
            Language::It => (messages!("it/interface.json"), messages!("it/reader.json")),
        };
        let mut messages: BTreeMap<String, String> = serde_json::from_str(interface).map_err(AppError::bug)?;
        let own: BTreeMap<String, String> = serde_json::from_str(own).map_err(AppError::bug)?;
        messages.extend(own);
        Ok(Self { messages, map })
    }

    /// A message. One that is missing is its own name: the tests look for those.
    pub fn say<'b>(&'b self, name: &'b str) -> &'b str {
        self.messages.get(name).map_or(name, String::as_str)
    }

    /// Everything that the page's script says by itself, by name.
    pub fn for_script(&self) -> BTreeMap<&str, &str> {
        let script = self.messages.iter().filter_map(|(name, text)| {
            let name = name.strip_prefix("reader.script.")?;
            Some((name, text.as_str()))
        });
        script.collect()
    }

    /// All words that the page may show, one behind the other: their letters have to be in its fonts.
    pub fn everything(&self) -> String {
        let all: String = self.messages.values().map(String::as_str).collect();
        // Heads of the panel stand in capitals.
        all.to_uppercase() + &all
    }

    /// A number with at most two decimals, thousands parted.
    pub fn number(&self, value: f64) -> String {
        let text = format!("{:.2}", value.abs());
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let decimals = decimals.trim_end_matches('0');
        let mut result = String::new();
        if value < 0.0 && (whole != "0" || !decimals.is_empty()) {
            result.push('−');
        }
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                result.push_str(&self.map.thousands);
            }
            result.push(digit);
        }
        if !decimals.is_empty() {
            result.push_str(&self.map.decimal);
            result.push_str(decimals);
        }
        result
    }

    /// A date in words.
    pub fn date(&self, date: Date) -> String {
        let month = &self.map.months[usize::from(date.month() - 1)];
        let pattern = self.map.date.replace("{day}", &date.day().to_string());
        pattern
            .replace("{month}", month)
            .replace("{year}", &date.year().to_string())
    }
}
