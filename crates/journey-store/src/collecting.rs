//! Pictures that nothing names any more.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;

use crate::{Library, StoreError, opening, table};

/// How long a picture stays that nothing names: it may be on a clipboard, or wait for its card. 30 days in milliseconds.
const GRACE: i64 = 30 * 24 * 60 * 60 * 1000;

/// Length of a picture's name.
const NAME: usize = 64;

/// Everything that can name a picture: what maps are, also as newer programs say it, what was ever done on them (an undo may
/// bring a card back), what was printed, how posters look, what the user chose, and pieces of one's own.
const TEXTS: [(&str, &str); 10] = [
    ("nodes", "body"),
    ("edges", "body"),
    ("unknown_fields", "body"),
    ("changes", "body"),
    ("shared", "body"),
    ("printed_maps", "body"),
    ("prints", "choices"),
    ("poster_choices", "choices"),
    ("preferences", "value"),
    ("pieces", "body"),
];

/// Takes away pictures that nothing has named for 30 days, by a connection of its own beside those that are open.
pub fn collect_pictures(library: &Path, now: i64) -> Result<usize, StoreError> {
    Library::beside(opening::again(library)?).collect_pictures(now)
}

impl Library {
    /// Takes away pictures that nothing has named for 30 days; gives their number. `now` is in milliseconds since
    /// 1970-01-01 UTC. Looks through the whole library, but whoever edits waits for the taking only.
    pub fn collect_pictures(&mut self, now: i64) -> Result<usize, StoreError> {
        let unnamed = unnamed(&self.connection)?;
        let rows = self.writing()?;
        let known = table::pictures::unused(&rows)?;
        for (name, _) in known.iter().filter(|(name, _)| !unnamed.contains(*name)) {
            table::pictures::set_used(&rows, name)?;
        }
        let mut taken = 0;
        for name in &unnamed {
            match known.get(name) {
                None => table::pictures::set_unused(&rows, name, now)?,
                // What was added to the maps since they were looked through is looked at once more.
                Some(since) if now - since > GRACE && !named_since(&rows, name)? => {
                    taken += table::pictures::delete(&rows, name)?;
                }
                Some(_) => {}
            }
        }
        rows.commit()?;
        Ok(taken)
    }
}

/// Pictures whose names stand in no text.
fn unnamed(rows: &Connection) -> Result<BTreeSet<String>, StoreError> {
    let mut unnamed: BTreeSet<String> = table::pictures::sizes(rows)?.into_keys().collect();
    for (table, column) in TEXTS {
        if unnamed.is_empty() {
            break;
        }
        let mut statement = rows.prepare(&format!("SELECT {column} FROM {table}"))?;
        let mut texts = statement.query([])?;
        while let Some(row) = texts.next()? {
            let text = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            for name in names_in(text) {
                unnamed.remove(name);
            }
        }
    }
    Ok(unnamed)
}

/// Whether a name stands in any text now.
fn named_since(rows: &Connection, name: &str) -> Result<bool, StoreError> {
    for (table, column) in TEXTS {
        let named: bool = rows.query_row(
            &format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE instr({column}, ?1))"),
            [name],
            |row| row.get(0),
        )?;
        if named {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Names of the pictures that a map file, an entry of a journal, or choices for a poster show.
pub(crate) fn shown_in(text: &str) -> impl Iterator<Item = &str> {
    let (mut before, mut further) = ("", "");
    text.split('"').filter(move |part| {
        // In JSON the name of a field has quotes of its own, and nothing but a colon stands behind it.
        let field = if before == ":" {
            further
        } else {
            before.trim_end_matches([':', ' '])
        };
        let shows = ["picture", "logo"].iter().any(|name| field.ends_with(name));
        (further, before) = (before, part);
        shows && part.len() == NAME && names_in(part).next().is_some()
    })
}

/// Everything in a text that could be a picture's name: at least 64 hexadecimal digits in a row.
fn names_in(text: &str) -> impl Iterator<Item = &str> {
    let is_digit = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let length = bytes[at..].iter().take_while(|byte| is_digit(byte)).count();
            let start = at;
            if length >= NAME {
                // A longer run could hide a name at any place in it.
                at += 1;
                return text.get(start..start + NAME);
            }
            at += length + 1;
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::{names_in, shown_in};

    #[test]
    fn names_are_seen_wherever_they_stand() {
        let name = "0123456789abcdef".repeat(4);
        let text = format!("{{\"picture\":\"{name}\",\"è\":\"{}\"}}", &name[1..]);
        assert_eq!(names_in(&text).collect::<Vec<_>>(), [name.as_str()]);
        let hidden = format!("ab{name}");
        assert!(names_in(&hidden).any(|found| found == name));
        assert_eq!(names_in("").count() + names_in("abc 演示").count(), 0);
    }

    #[test]
    fn what_is_shown_is_told_from_what_looks_like_it() {
        let name = "0123456789abcdef".repeat(4);
        for text in [
            "{\"picture\":\"NAME\"}",
            "Storyboard(picture: \"NAME\")",
            "{\"logo\":\"NAME\",\"x\":1}",
        ] {
            let text = text.replace("NAME", &name);
            assert_eq!(shown_in(&text).collect::<Vec<_>>(), [name.as_str()], "{text}");
        }
        for text in [
            "{\"hash\":\"NAME\"}",
            "(hash: \"NAME\")",
            "{\"picture\":\"0NAME\"}",
            "picture NAME",
        ] {
            assert_eq!(shown_in(&text.replace("NAME", &name)).count(), 0, "{text}");
        }
    }
}
