//! The app: the library, the open maps, and the way in for calls.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use journey_layout::{PictureSizes, Typesetter};
use journey_model::{History, Id, Journey};
use journey_store::{Gesture, Library, Picture, Print, StoreError};
use serde_json::Value;

use crate::assets::Assets;
use crate::calls::dispatch;
use crate::disk::{MAX_MAP_FILE, read_limited};
use crate::host::{Host, mint};
use crate::keeper::{self, Keeper};
use crate::pictures::{Shelf, brought, named_in};
use crate::poster::PosterRoom;
use crate::protocol::PosterChoices;
use crate::session::{Drawing, Session, Supplies};
use crate::{AppError, ErrorCode, fresh, revision_code};

/// Percorso without a window. Calls may come from several threads; they take turns where they touch the same thing.
pub struct App {
    pub(crate) host: Arc<dyn Host>,
    pub(crate) assets: Assets,
    open: Mutex<Open>,
    /// Sets thumbnails, so that they do not disturb what the open maps remember.
    setter: Mutex<Typesetter>,
    pub(crate) posters: PosterRoom,
    pub(crate) keeper: Keeper,
    shelf: Mutex<Shelf>,
    /// The map that the program was started with.
    pub(crate) start_with: Option<Id>,
}

/// What calls change.
pub(crate) struct Open {
    pub library: Library,
    pub sessions: BTreeMap<Id, Session>,
    /// Sizes of the library's pictures.
    pub pictures: PictureSizes,
}

/// A map that is asked about.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub journey: &'a Journey,
    pub revision: u64,
    pub history: &'a History<Gesture>,
}

impl App {
    /// Opens the library (created with its folder when absent). `start_with` names a map file to open first: it is imported
    /// unless the library already has its map.
    pub fn open(library: &Path, host: Arc<dyn Host>, start_with: Option<&Path>) -> Result<Self, AppError> {
        let assets = Assets::load()?;
        let keeper = Keeper::of(library);
        let mut library = keeper::open(library, host.as_ref())?;
        let start_with = match start_with {
            Some(path) => Some(opened_once(path, &mut library, host.as_ref())?),
            None => None,
        };
        let open = Open {
            pictures: library.picture_sizes()?,
            library,
            sessions: BTreeMap::new(),
        };
        let app = Self {
            posters: PosterRoom::new(host.font_folders())?,
            keeper,
            host,
            assets,
            open: Mutex::new(open),
            setter: Mutex::new(Assets::typesetter()),
            shelf: Mutex::default(),
            start_with,
        };
        app.keep_safe();
        Ok(app)
    }

    /// Begins the day's backup when the day has turned.
    fn keep_safe(&self) {
        if self.host.keeps_backups() {
            self.keeper.day(self.host.today(), self.host.now());
        }
    }

    /// Answers one call, as a value.
    pub fn rpc(&self, call: &str, params: Value) -> Result<Value, AppError> {
        serde_json::from_str(&self.answer(call, params)?).map_err(AppError::bug)
    }

    /// Answers one call, as the text that hosts pass on: a big map's drawing is written only once. Never panics: a fault in
    /// a handler closes the open maps (their content is in the library) and comes back as [`ErrorCode::Bug`].
    pub fn answer(&self, call: &str, params: Value) -> Result<String, AppError> {
        self.keep_safe();
        let answer = catch_unwind(AssertUnwindSafe(|| dispatch(self, call, params)));
        answer.unwrap_or_else(|panic| {
            self.opened().sessions.clear();
            *self.typesetter() = Assets::typesetter();
            self.posters.forget();
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("no message");
            Err(AppError::new(ErrorCode::Bug, format!("{call}: {said}")))
        })
    }

    /// What calls change. A lock that a panic left behind is taken all the same: `rpc` has thrown away what may be broken.
    pub(crate) fn opened(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The typesetter of thumbnails.
    pub(crate) fn typesetter(&self) -> MutexGuard<'_, Typesetter> {
        self.setter.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Pictures at hand, scaled for the screen.
    pub(crate) fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A copy of a map's journey, from its session or the library.
    pub(crate) fn journey(&self, map: Id) -> Result<Journey, AppError> {
        let open = self.opened();
        match open.sessions.get(&map) {
            Some(session) => Ok(session.journey().clone()),
            None => Ok(open.library.load(map)?.journey),
        }
    }

    /// A map as a file, with its pictures.
    pub(crate) fn map_file(&self, map: Id) -> Result<(Journey, Vec<u8>), AppError> {
        let journey = self.journey(map)?;
        let pictures = pictures_for(&journey, &self.opened().library)?;
        let text = journey_format::write_with_pictures(&journey, &pictures);
        Ok((journey, text.into_bytes()))
    }

    /// Notes that a map went on paper, and what it was then.
    pub(crate) fn note_print(&self, map: Id, journey: &Journey, choices: &PosterChoices) -> Result<(), AppError> {
        let print = Print {
            code: revision_code(journey),
            at: self.host.now(),
            choices: serde_json::to_value(choices).map_err(AppError::bug)?,
        };
        let file = journey_format::write(journey);
        Ok(self.opened().library.note_print(map, &print, &file)?)
    }

    /// Keeps pictures in the library.
    pub(crate) fn keep_pictures(&self, pictures: &[Picture]) -> Result<(), AppError> {
        let mut open = self.opened();
        open.library.keep_pictures(pictures)?;
        let sizes = pictures
            .iter()
            .map(|picture| (picture.hash.clone(), (picture.width, picture.height)));
        open.pictures.extend(sizes);
        Ok(())
    }

    /// Puts a journey into the library as a map of its own.
    pub(crate) fn keep(&self, journey: &Journey) -> Result<Id, AppError> {
        let mut open = self.opened();
        keep(journey, &mut open.library, self.host.as_ref())
    }
}

impl Open {
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

    /// The session of a map, opened when it is not.
    pub fn session(&mut self, map: Id, view: Drawing, assets: &Assets) -> Result<&mut Session, AppError> {
        if !self.sessions.contains_key(&map) {
            let stored = self.library.load(map)?;
            let supplies = Supplies {
                assets,
                pictures: &self.pictures,
            };
            self.sessions.insert(map, Session::open(map, stored, view, supplies));
        }
        self.sessions
            .get_mut(&map)
            .ok_or_else(|| StoreError::NoSuchMap(map).into())
    }
}

/// The pictures that go into a journey's map file.
pub(crate) fn pictures_for(journey: &Journey, library: &Library) -> Result<journey_format::Pictures, AppError> {
    let mut pictures = journey_format::Pictures::new();
    let mut bytes = 0;
    for name in named_in(journey) {
        if let Some(picture) = library.picture(name)? {
            // Four letters stand for three bytes.
            bytes += picture.bytes.len().div_ceil(3) * 4;
            if bytes > journey_format::Limits::default().pictures {
                let message = "the pictures of the map are larger than a map file may hold";
                return Err(AppError::new(ErrorCode::FileTooLarge, message));
            }
            pictures.insert(picture.hash, picture.bytes);
        }
    }
    Ok(pictures)
}

fn keep(journey: &Journey, library: &mut Library, host: &dyn Host) -> Result<Id, AppError> {
    let map = journey.about().id;
    match library.create(map, journey, host.now()) {
        Ok(()) => Ok(map),
        Err(StoreError::MapExists(_)) => {
            let map = mint(host);
            library.create(map, &fresh::copy(journey, map)?, host.now())?;
            Ok(map)
        }
        Err(error) => Err(error.into()),
    }
}

/// The library's map for a file that the program is started with.
fn opened_once(path: &Path, library: &mut Library, host: &dyn Host) -> Result<Id, AppError> {
    let (journey, pictures) = journey_format::read_with_pictures(&read_limited(path, MAX_MAP_FILE)?)?;
    let map = journey.about().id;
    library.keep_pictures(&brought(&journey, pictures))?;
    match library.create(map, &journey, host.now()) {
        Ok(()) | Err(StoreError::MapExists(_)) => Ok(map),
        Err(error) => Err(error.into()),
    }
}
