//! Cards that come in together: pasted, copied, captured.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Content, Evidence, Id, PersonalData, Place};

/// A card to be added.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewCard {
    /// Its id.
    #[ts(type = "string")]
    pub id: Id,
    /// Where it goes; `None` for the parking lot.
    pub place: Option<Place>,
    /// Card of the cell it goes before; `None` puts it last.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub before: Option<Id>,
    /// What it says.
    pub text: String,
    /// What its author wants to remember.
    #[serde(default)]
    pub note: String,
    /// Whose it is; one that the journey does not have counts as nobody.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub actor: Option<Id>,
    /// How far it can be believed.
    #[serde(default)]
    pub evidence: Evidence,
    /// Colour of its own, 0 to 7.
    #[serde(default)]
    pub hue: Option<u8>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Its kind with the fields of that kind. `None`, or a kind that the lane does not take, becomes the lane's kind; a card
    /// in the parking lot without one is a note.
    #[serde(default)]
    pub content: Option<Content>,
    /// Set where it tells of people by what is known of them.
    #[serde(default)]
    pub personal: Option<PersonalData>,
}
