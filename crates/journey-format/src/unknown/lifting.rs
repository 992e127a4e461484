//! Taking fields that are not known out of a text.

use std::collections::BTreeMap;
use std::ops::Range;

use journey_model::UnknownField;
use ron::Options;
use ron::extensions::Extensions;
use serde::de::IgnoredAny;

use super::walk::{Spot, Stranger, Walk};
use crate::error::{ReadError, ReadErrorKind};
use crate::lexer::{Lexer, TokenKind};
use crate::limits::Limits;
use crate::wire::shape::MAP;
use crate::wire::text::quoted;

/// A text without the fields that are not known, and those fields by the number of their record in its list.
#[derive(Debug, Default)]
pub(crate) struct Lifted {
    /// Blanks stand where the fields stood, so that every place has its line and column.
    pub text: String,
    pub map: Vec<UnknownField>,
    pub elements: BTreeMap<usize, Vec<UnknownField>>,
    pub links: BTreeMap<usize, Vec<UnknownField>>,
    pub history: BTreeMap<usize, Vec<UnknownField>>,
}

/// Takes out of a text that was scanned what is not known in it.
pub(crate) fn lift(text: &str, limits: &Limits) -> Result<Lifted, ReadError> {
    let mut walk = Walk::new(text, limits.records, false)?;
    walk.skip_attributes()?;
    walk.fields(&MAP, true, 0)?;
    let mut lifted = Lifted::default();
    let mut blanks: Vec<Range<usize>> = Vec::new();
    for stranger in walk.strangers {
        let field = field(text, &stranger, limits)?;
        blanks.push(stranger.whole);
        let [list, at, ..] = stranger.path.as_slice() else {
            lifted.map.push(field);
            continue;
        };
        let list = match list.as_str() {
            "elements" => &mut lifted.elements,
            "links" => &mut lifted.links,
            _ => &mut lifted.history,
        };
        if let Ok(at) = at.parse() {
            list.entry(at).or_default().push(field);
        }
    }
    // Only among fields of one place does it matter which stands first.
    for list in [&mut lifted.elements, &mut lifted.links, &mut lifted.history] {
        for fields in list.values_mut() {
            fields.sort_by(|one, other| one.within.cmp(&other.within));
        }
    }
    // A word that stands alone, as far as it is known here, has no brackets.
    for Spot { fields, open, end, .. } in walk.spots {
        if let (true, Some(open)) = (fields.bare, open) {
            blanks.extend([open..open + 1, end..end + 1]);
        }
    }
    blanks.sort_by_key(|blank| blank.start);
    lifted.text = blanked(text, &blanks);
    Ok(lifted)
}

fn field(text: &str, stranger: &Stranger, limits: &Limits) -> Result<UnknownField, ReadError> {
    let Stranger { path, name, value, .. } = stranger;
    let source = &text[value.clone()];
    let wrong = || {
        let message = "This is no value of a field.";
        ReadError::at(ReadErrorKind::Malformed, text, value.start, message)
    };
    let options = Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_recursion_limit(limits.recursion());
    options.from_str::<IgnoredAny>(source).map_err(|_| wrong())?;
    let rendered = if path.is_empty() {
        as_it_stands(source)
    } else {
        on_one_line(source)
    };
    Ok(UnknownField {
        within: path.get(2..).unwrap_or_default().join("."),
        name: text[name.clone()].to_owned(),
        value: rendered.ok_or_else(wrong)?,
    })
}

/// A value with its layout and comments; its texts written as Percorso writes them.
fn as_it_stands(source: &str) -> Option<String> {
    let mut rendered = String::with_capacity(source.len());
    let mut lexer = Lexer::new(source);
    let mut copied = 0;
    while let Some(token) = lexer.next().ok()? {
        if let TokenKind::Text(_) = token.kind {
            rendered += source.get(copied..token.start)?;
            rendered += &quoted(&ron::from_str::<String>(source.get(token.start..token.end)?).ok()?);
            copied = token.end;
        }
    }
    rendered += source.get(copied..)?;
    Some(rendered)
}

/// A value without layout and comments, as Percorso writes what belongs to a record.
fn on_one_line(source: &str) -> Option<String> {
    let mut rendered = String::with_capacity(source.len());
    let mut lexer = Lexer::new(source);
    let mut comma = false;
    while let Some(token) = lexer.next().ok()? {
        // A comma at the end of a list says nothing.
        if std::mem::take(&mut comma) && !matches!(token.kind, TokenKind::Close(_)) {
            rendered += ", ";
        }
        match token.kind {
            TokenKind::Comma => comma = true,
            TokenKind::Colon => rendered += ": ",
            TokenKind::Text(_) => {
                rendered += &quoted(&ron::from_str::<String>(source.get(token.start..token.end)?).ok()?);
            }
            _ => rendered += source.get(token.start..token.end)?,
        }
    }
    Some(rendered)
}

/// The text with a blank for every character of these parts, but for line ends.
fn blanked(text: &str, parts: &[Range<usize>]) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut copied = 0;
    for part in parts {
        // A bracket inside of a part that is gone already.
        if part.start < copied {
            continue;
        }
        blanked += &text[copied..part.start];
        blanked.extend(
            text[part.clone()]
                .chars()
                .map(|letter| if letter == '\n' { '\n' } else { ' ' }),
        );
        copied = part.end;
    }
    blanked += &text[copied..];
    blanked
}
