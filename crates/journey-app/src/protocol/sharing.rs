//! Copies of a map: compared with it, and brought together with it.

use journey_model::{Form, Id};
use journey_scene::Scene;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::history::Comparison;
use super::library::{Appearance, Language};

/// Where another state of a map is.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub enum Source {
    /// In a map file.
    File {
        /// Where it is.
        path: String,
    },
    /// In a map file that came without a path: dropped onto the window.
    Bytes {
        /// The file's name.
        name: String,
        /// What is in it, in base64 (RFC 4648).
        bytes: String,
    },
    /// In the library, as a map of its own.
    Map {
        /// Which.
        #[ts(type = "string")]
        map: Id,
    },
}

/// Asks the user for a map file. The answer holds nothing when the question was called off.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PickedFile {
    /// Where it is.
    pub path: Option<String>,
}

/// How a map and what it is compared with shall be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct DrawnAs {
    /// Colours.
    pub appearance: Appearance,
    /// Language of the words that the layout adds.
    pub language: Language,
    /// Tidy or winding.
    #[serde(default)]
    pub form: Form,
}

/// A map is to be compared with another state of it, or with another map.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct CompareWith {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What it is compared with.
    pub with: Source,
    /// How both are drawn.
    pub drawn: DrawnAs,
}

/// A map beside what it is compared with.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ComparedWith {
    /// The other one.
    pub other: CopyView,
    /// What differs, as the way from the map to the other one.
    pub comparison: Comparison,
    /// The map as it is.
    pub before: Scene,
    /// The other one.
    pub after: Scene,
}

/// Copies of a map are to be brought together with it; nothing is changed yet.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct PreviewMerge {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The copies.
    pub copies: Vec<GivenCopy>,
    /// Whose the map itself is, for what conflicts say; may be empty.
    #[serde(default)]
    pub ours: String,
    /// What all of them began from, where the user has it as a file. Otherwise it is looked for.
    #[serde(default)]
    #[ts(optional)]
    pub ancestor: Option<Source>,
    /// How the result is drawn.
    pub drawn: DrawnAs,
}

/// One copy.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct GivenCopy {
    /// Where it is.
    pub source: Source,
    /// Whose it is, for what conflicts say; `None` takes the file's name.
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<String>,
}

/// What bringing copies together would give.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MergePreview {
    /// Names this preview; what it shows is what `merge` does.
    pub token: String,
    /// The map's revision that it is of.
    #[ts(type = "number")]
    pub revision: u64,
    /// The copies, in the order in which they were given.
    pub copies: Vec<CopyView>,
    /// What each side did since their ancestor: the map itself first, then the copies. Nothing of those without one.
    pub brought: Vec<BroughtBy>,
    /// Whether the map would be another one at all; new conflicts alone make it one.
    pub brings: bool,
    /// What would change in the map, but for new conflicts.
    pub comparison: Comparison,
    /// Elements and links that would be in conflict, by the name that people call them.
    pub conflicts: Vec<ConflictToCome>,
    /// The map as it is.
    pub before: Scene,
    /// The map as it would be.
    pub after: Scene,
}

/// A copy that can be read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CopyView {
    /// The file's name; of a map of the library its title.
    pub name: String,
    /// Title of the map in it.
    pub title: String,
    /// Whose it is, for what conflicts say.
    pub by: String,
    /// When it was written or last changed, in milliseconds since 1970-01-01 UTC, where that is known.
    #[ts(type = "number | null")]
    pub at: Option<i64>,
    /// How many cards it has.
    pub cards: u32,
    /// How it hangs together with the map.
    pub kinship: Kinship,
    /// What both began from, where that was found.
    pub ancestor: Option<AncestorView>,
}

/// How a copy hangs together with a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum Kinship {
    /// It is the same, to the letter.
    Same,
    /// It is what the map was earlier: it brings nothing.
    Earlier,
    /// It is what the map has become elsewhere: nobody changed the map itself since.
    Later,
    /// Both went on from a state that is known.
    Apart,
    /// Elements have the same ids, but what both began from is not known.
    Kin,
    /// Nothing in it is in the map.
    Strange,
}

/// What two states of a map began from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AncestorView {
    /// Its revision.
    pub hash: String,
    /// Where it was found.
    pub found: FoundIn,
    /// When it was passed on, in milliseconds since 1970-01-01 UTC, where that is known.
    #[ts(type = "number | null")]
    pub at: Option<i64>,
}

/// Where an ancestor was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum FoundIn {
    /// In the map's history in the library.
    Library,
    /// In the history that a file brings along.
    File,
    /// The user gave it.
    Given,
}

/// What one side did since the ancestor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BroughtBy {
    /// Whose side; empty for the map itself where nobody said.
    pub by: String,
    /// Elements and links that it added.
    pub added: u32,
    /// Those that it changed.
    pub changed: u32,
    /// Those that it moved.
    pub moved: u32,
    /// Those that it deleted.
    pub removed: u32,
}

/// Something that several sides changed in ways that cannot be put together.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ConflictToCome {
    /// The conflict.
    #[ts(type = "string")]
    pub id: Id,
    /// The element or link that it is about.
    #[ts(type = "string")]
    pub of: Id,
    /// What people call it; of a link, its two ends.
    pub name: Vec<String>,
    /// Whose the sides are.
    pub sides: Vec<String>,
}

/// Copies are brought together with an open map, as its preview showed.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct Merge {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The revision that the user saw.
    #[ts(type = "number")]
    pub revision: u64,
    /// Names the preview.
    pub token: String,
}

/// A file that may be a copy of a map of the library.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct RecogniseFile {
    /// Where it is.
    pub source: Source,
}

/// What a file has in it. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Recognised {
    /// The file's name.
    pub name: String,
    /// Title of the map in it.
    pub title: String,
    /// How many cards it has.
    pub cards: u32,
    /// When it was written, in milliseconds since 1970-01-01 UTC, where that is known.
    #[ts(type = "number | null")]
    pub at: Option<i64>,
    /// Maps of the library that it is a copy of, the one that was changed last first.
    pub known: Vec<KnownMap>,
}

/// A map of the library that a file is a copy of.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct KnownMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// Its title.
    pub title: String,
    /// How the file hangs together with it.
    pub kinship: Kinship,
}

/// Map files outside that have something in them that their map does not know.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Outside {
    /// Another one after each change of the list.
    #[ts(type = "number")]
    pub edition: u64,
    /// The files.
    pub files: Vec<OutsideFile>,
}

/// A map file that was changed by somebody else.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OutsideFile {
    /// Where it is.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Revision of the map in it.
    pub hash: String,
    /// When it was written, in milliseconds since 1970-01-01 UTC, where that is known.
    #[ts(type = "number | null")]
    pub at: Option<i64>,
    /// Whether it is a copy that a sync program put beside the map's file, rather than that file itself.
    pub copy: bool,
}

/// The user does not want to hear of a state of a map's file again.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct LeaveFile {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// Revision of the map in the file.
    pub hash: String,
}

/// Map files that were read or written, the last used first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RecentFiles {
    /// The files, those that are gone among them.
    pub files: Vec<RecentFile>,
}

/// A map file that was used.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RecentFile {
    /// Where it is.
    pub path: String,
    /// Its name.
    pub name: String,
    /// The folder that it is in.
    pub folder: String,
    /// When it was used, in milliseconds since 1970-01-01 UTC, where that is known.
    #[ts(type = "number | null")]
    pub at: Option<i64>,
    /// Whether it is still there.
    pub there: bool,
}

/// A map file is to be told among the recent ones no more. The file itself stays.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ForgetFile {
    /// Where it is, or was.
    pub path: String,
}
