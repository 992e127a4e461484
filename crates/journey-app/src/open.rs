//! What calls change: the library, the sessions of the open maps, the windows.

use std::collections::BTreeMap;

use journey_layout::PictureSizes;
use journey_model::{History, Id, Journey};
use journey_store::{Gesture, Library, StoreError};

use crate::protocol::{FileRefused, News, Outside};
use crate::session::Session;
use crate::windows::Windows;
use crate::{AppError, ErrorCode};

/// What calls change; a call that changes something has it alone.
pub(crate) struct Open {
    pub library: Library,
    pub sessions: BTreeMap<Id, Session>,
    /// Sizes of the library's pictures.
    pub pictures: PictureSizes,
    pub windows: Windows,
    /// Map files that came from outside and could not be read, until a window has said so.
    pub refused: Vec<FileRefused>,
    /// What [`Library::others`] said last.
    others: Option<i64>,
    /// How often others have written to the library.
    by_others: u64,
    /// The edition that was last told to whoever waits.
    told: u64,
    /// Whether it was told that the library is not in its place any more.
    moved: bool,
}

/// A map that is asked about.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub journey: &'a Journey,
    pub revision: u64,
    pub history: &'a History<Gesture>,
}

impl Open {
    /// A library that was just opened; `start_with` is the map that the program was started with.
    pub fn with(library: Library, start_with: Option<Id>) -> Result<Self, AppError> {
        Ok(Self {
            pictures: library.picture_sizes()?,
            windows: Windows::begin(&library, start_with)?,
            others: library.others().ok(),
            library,
            sessions: BTreeMap::new(),
            refused: Vec::new(),
            by_others: 0,
            told: 0,
            moved: false,
        })
    }

    /// Asks a question about a map: about its session when it is open, and otherwise about what the library has.
    pub fn ask<T>(&self, map: Id, question: impl FnOnce(Asked<'_>) -> T) -> Result<T, AppError> {
        if let Some(session) = self.sessions.get(&map) {
            return Ok(question(Asked {
                journey: session.journey(),
                revision: session.revision(),
                history: session.history(),
            }));
        }
        let stored = self.library.load(map)?;
        Ok(question(Asked {
            journey: &stored.journey,
            revision: stored.revision,
            history: &stored.history,
        }))
    }

    /// Opens the session of a map when it is not.
    pub fn open_session(&mut self, map: Id) -> Result<(), AppError> {
        if !self.sessions.contains_key(&map) {
            let stored = self.library.load(map)?;
            self.sessions.insert(map, Session::open(map, stored));
        }
        Ok(())
    }

    /// Takes over what other programs have written since the last look.
    pub fn look_elsewhere(&mut self) -> Result<(), AppError> {
        let others = Some(self.library.others()?);
        if others == self.others {
            return Ok(());
        }
        let mut gone = Vec::new();
        for (map, session) in &mut self.sessions {
            match session.catch_up(&self.library) {
                Err(error) if error.code == ErrorCode::MapNotFound => gone.push(*map),
                // Whoever looks next tries again.
                caught_up => caught_up?,
            }
        }
        for map in gone {
            self.sessions.remove(&map);
        }
        self.pictures = self.library.picture_sizes()?;
        self.others = others;
        self.by_others += 1;
        Ok(())
    }

    /// Has a window say, once, that the library was replaced or deleted: nobody shall learn that only with the next edit.
    pub fn look_at_place(&mut self) {
        let moved = match self.library.is_in_place() {
            Err(error @ StoreError::Moved { .. }) => Some(error),
            _ => None,
        };
        let known = std::mem::replace(&mut self.moved, moved.is_some());
        if let Some(error) = moved.filter(|_| !known) {
            let StoreError::Moved { path } = &error else { return };
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let error = error.into();
            self.refused.push(FileRefused { name, error });
        }
    }

    /// Another number after each change of the library, whoever made it.
    pub fn edition(&self) -> u64 {
        self.library.written().wrapping_add(self.by_others)
    }

    /// Whether something has changed since this was asked last.
    pub fn has_news(&mut self) -> bool {
        let edition = self.edition();
        std::mem::replace(&mut self.told, edition) != edition
    }

    /// What a window that shows a map, or the library, does not show yet.
    pub fn news(&mut self, window: &str, map: Option<Id>) -> News {
        // A map that was closed under the window has to be opened anew.
        let up_to_date = |map| {
            let session = self.sessions.get(&map);
            session.is_some_and(|session| session.is_up_to_date(window))
        };
        News {
            map: map.is_some_and(|map| !up_to_date(map)),
            edition: self.edition(),
            refused: if self.windows.tells(window) {
                std::mem::take(&mut self.refused)
            } else {
                Vec::new()
            },
            outside: Outside::default(),
            // Pieces that cannot be read just now are told of by whoever asks for them.
            pieces: self.library.pieces_edition().unwrap_or_default(),
            binned: map.is_some_and(|map| self.library.is_binned(map).unwrap_or(false)),
        }
    }

    /// A window shows none of the maps any more, but for this one. What no window shows is closed.
    pub fn leave(&mut self, window: &str, but_for: Option<Id>) {
        self.sessions.retain(|map, session| {
            if Some(*map) == but_for {
                return true;
            }
            session.leave(window);
            session.is_shown()
        });
    }

    /// Keeps for the next start what the windows show. That it cannot be kept is no reason to hold anybody up.
    pub fn keep_windows(&mut self) {
        let _ = self.windows.keep(&mut self.library);
    }
}
