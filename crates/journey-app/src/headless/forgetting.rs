//! Removing somebody's name from a library without a window.

use std::path::PathBuf;

use journey_model::Id;
use journey_store::{Forgetting, Library};
use serde::Serialize;

use super::KeptLibrary;
use crate::AppError;
use crate::forgetting::{free_word, names_of, rewritten};

/// A name to remove.
#[derive(Debug, Clone)]
pub struct NameToForget {
    /// How the person is written, in one or more ways.
    pub names: Vec<String>,
    /// What stands there instead; without it the first of "Person 1", "Person 2" and so on that stands for nobody.
    pub word: Option<String>,
    /// Whether quotes of actors of this name go as well.
    pub quotes: bool,
}

/// Where a name stood, or stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ForgottenName {
    /// What stands there instead, or would.
    pub word: String,
    /// Maps that had it.
    pub maps: Vec<ForgottenPlaces>,
    /// Collections that had it in their names.
    pub collections: u32,
    /// Pieces of one's own that had it, in their names or cards.
    pub pieces: u32,
    /// Map files with it in their paths: they leave the list of recent files and are watched no longer.
    pub files: u32,
    /// Whether nothing of it is left in the file.
    pub overwritten: bool,
    /// Backups, and libraries that were replaced or damaged: they stay as they are.
    pub copies: Vec<PathBuf>,
}

/// Where a name stood in a map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ForgottenPlaces {
    /// The map.
    pub map: Id,
    /// Its title, without the name.
    pub title: String,
    /// Texts of the map as it is: kind of element, field, number.
    pub fields: Vec<(String, &'static str, u32)>,
    /// Entries of its history.
    pub history: u32,
    /// Names of its revisions.
    pub revisions: u32,
    /// Revisions that were printed.
    pub prints: u32,
}

impl KeptLibrary {
    /// Removes a name from all maps, their history and prints, or only says where it stands. The library must not be open
    /// elsewhere when it is removed.
    pub fn forget(&self, name: &NameToForget, only_look: bool) -> Result<ForgottenName, AppError> {
        let names = names_of(&name.names)?;
        let library = Library::open(&self.path)?;
        let word = match &name.word {
            Some(word) => word.clone(),
            None => {
                let people = library.people()?.into_iter();
                free_word("Person", &people.map(|person| person.name).collect::<Vec<_>>())
            }
        };
        let forgetting = Forgetting {
            names: &names,
            word: &word,
            quotes: name.quotes,
            map_file: &rewritten,
        };
        let forgotten = if only_look {
            library.find_name(&forgetting)?
        } else {
            drop(library);
            journey_store::forget(&self.path, &forgetting)?
        };
        let mut copies: Vec<PathBuf> = self.backups().into_iter().map(|(path, _)| path).collect();
        copies.extend(journey_store::kept_aside(&self.path));
        let maps = forgotten.maps.into_iter().map(|found| ForgottenPlaces {
            map: found.map,
            title: found.title,
            fields: found
                .fields
                .into_iter()
                .map(|((kind, field), count)| {
                    let kind = kind.map_or_else(|| "Link".to_owned(), |kind| format!("{kind:?}"));
                    (kind, field, count)
                })
                .collect(),
            history: found.history,
            revisions: found.revisions,
            prints: found.prints,
        });
        Ok(ForgottenName {
            maps: maps.collect(),
            collections: forgotten.collections,
            pieces: forgotten.pieces,
            files: forgotten.files,
            overwritten: forgotten.overwritten,
            word,
            copies,
        })
    }
}
