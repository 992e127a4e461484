//! The fonts that a poster is set and written with: the bundled ones, and those of the machine where they are needed.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use journey_export::{FontBytes, FontLibrary};
use journey_layout::Typesetter;
use journey_scene::FontKey;

use super::machine::{MachineFont, find};
use crate::AppError;
use crate::assets::{Assets, font_bytes};

/// A typesetter, and the same fonts for the exporters.
pub(crate) struct Fonts {
    folders: Vec<PathBuf>,
    wanted: (BTreeSet<char>, String),
    pub setter: Typesetter,
    pub library: Arc<FontLibrary>,
}

impl Fonts {
    /// The bundled fonts. Others are looked for in these folders when a poster asks for them.
    pub fn bundled(folders: Vec<PathBuf>) -> Result<Self, AppError> {
        Ok(Self {
            folders,
            wanted: (BTreeSet::new(), String::new()),
            setter: Assets::typesetter(),
            library: Arc::new(library(&[])?),
        })
    }

    /// Forgets what the typesetter has set; what is needed of the machine's fonts is looked for again.
    pub fn forget(&mut self) {
        self.setter = Assets::typesetter();
        self.wanted = (BTreeSet::new(), String::new());
    }

    /// Makes sure that fonts with these characters are there, as far as the machine has them; no others are.
    pub fn cover(&mut self, characters: BTreeSet<char>, language: &str) -> Result<(), AppError> {
        let wanted = if characters.is_empty() {
            (characters, String::new())
        } else {
            (characters, language.to_owned())
        };
        if wanted == self.wanted {
            return Ok(());
        }
        let machine = if wanted.0.is_empty() {
            Vec::new()
        } else {
            // One that an exporter could not write is of no use to the typesetter either.
            let mut found = find(&self.folders, &wanted.0, language);
            found.retain(|font| library(std::slice::from_ref(font)).is_ok());
            found
        };
        self.library = Arc::new(library(&machine)?);
        let bundled = FontKey::ALL.map(|key| (key, Arc::from(font_bytes(key))));
        let machine = machine.into_iter().map(|font| (font.key, font.bytes));
        self.setter = Typesetter::new(bundled.into_iter().chain(machine));
        self.wanted = wanted;
        Ok(())
    }
}

fn library(machine: &[MachineFont]) -> Result<FontLibrary, AppError> {
    let bundled = FontKey::ALL.map(|key| (key, FontBytes::from(font_bytes(key))));
    let mut library = FontLibrary::new(bundled)?;
    for font in machine {
        library.add(font.key, Arc::clone(&font.bytes), 0)?;
    }
    Ok(library)
}
