//! Removing personal data.

use journey_model::{ElementKind, Id};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everybody whose name stands in a map as an actor or as an owner, by name.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct People {
    /// They.
    pub people: Vec<PersonView>,
}

/// Somebody whose name stands in maps.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PersonView {
    /// The name as it is written most often.
    pub name: String,
    /// In how many maps there is an actor of this name.
    pub actor_in: u32,
    /// In how many maps the map or an opportunity is this person's.
    pub owner_in: u32,
    /// Whether an actor of this name has a quote.
    pub quoted: bool,
}

/// A name to look for, or to remove, in all maps and their history.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct RemoveName {
    /// How the person is written, in one or more ways. Capitals and accents do not matter.
    pub names: Vec<String>,
    /// What stands there instead.
    pub word: String,
    /// Whether quotes of actors of this name go as well.
    pub quotes: bool,
}

/// Where a name stands, or stood.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct NameFound {
    /// Maps that have it.
    pub maps: Vec<NameInMap>,
    /// Collections that have it in their names.
    pub collections: u32,
    /// Pieces of one's own that have it, in their names or cards.
    pub pieces: u32,
    /// Map files with it in their paths, which leave the list of recent files and are watched no longer.
    pub files: u32,
    /// Whether nothing of it is left in the file; otherwise its free pages are overwritten at another time. `false` while
    /// nothing was removed.
    pub overwritten: bool,
    /// Names of the library's backups, which stay as they are.
    pub backups: Vec<String>,
    /// Names of files beside the library, of libraries that were replaced or damaged, which stay as they are.
    pub aside: Vec<String>,
}

/// Where a name stands in a map.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct NameInMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// Its title as it will be, or is, without the name.
    pub title: String,
    /// Texts of the map as it is.
    pub fields: Vec<NameInField>,
    /// Entries of its history.
    pub history: u32,
    /// Names of its revisions.
    pub revisions: u32,
    /// Revisions that were printed.
    pub prints: u32,
}

/// How often a name stands in a field of a kind of elements.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct NameInField {
    /// The kind; `None` for links.
    pub kind: Option<ElementKind>,
    /// Name of the field, as in commands.
    pub field: String,
    /// How many texts.
    pub count: u32,
}

/// A list to be written as a text file. Without a path the host asks the user.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct SaveList {
    /// What the file is to be called, without its ending.
    pub name: String,
    /// The list.
    pub text: String,
    /// Where to.
    pub path: Option<String>,
}
