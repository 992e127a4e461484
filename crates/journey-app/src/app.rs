//! The app: the library, the open maps, and the way in for calls.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use journey_layout::{PictureSizes, Typesetter};
use journey_model::{History, Id, Journey};
use journey_store::{Gesture, Library, Picture, Print, StoreError, real_place};
use serde_json::Value;

use crate::assets::Assets;
use crate::calls::dispatch;
use crate::home::Home;
use crate::host::{Host, mint};
use crate::keeper::{self, Keeper};
use crate::news::Newsroom;
use crate::pictures::Shelf;
use crate::poster::PosterRoom;
use crate::protocol::{FileRefused, News, Outside, PosterChoices};
use crate::session::Session;
use crate::sharing::{Copy, SharingRoom, open_file, take_in};
use crate::windows::Windows;
use crate::{AppError, ErrorCode, WindowPlace, WindowToOpen, fresh, revision_code};

/// Percorso without a window. Calls may come from several threads; they take turns where they touch the same thing.
pub struct App {
    pub(crate) host: Arc<dyn Host>,
    pub(crate) assets: Assets,
    open: Mutex<Open>,
    /// Why the library is not open, when it could not be opened again.
    closed: Mutex<Option<AppError>>,
    /// Sets thumbnails, so that they do not disturb what the open maps remember.
    setter: Mutex<Typesetter>,
    pub(crate) posters: PosterRoom,
    pub(crate) keeper: Keeper,
    pub(crate) home: Home,
    /// Merges that were shown and wait for the user.
    pub(crate) sharing: SharingRoom,
    shelf: Mutex<Shelf>,
    pub(crate) news: Newsroom,
    /// The map that the program was started with.
    pub(crate) start_with: Option<Id>,
}

/// The app as one of its windows calls it. A caller without a window has none of the name.
#[derive(Clone, Copy)]
pub(crate) struct Seat<'a> {
    app: &'a App,
    pub window: &'a str,
}

impl Deref for Seat<'_> {
    type Target = App;

    fn deref(&self) -> &App {
        self.app
    }
}

/// What calls change.
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
        let library = &real_place(library);
        let keeper = Keeper::of(library);
        let mut library = keeper::open(library, host.as_ref())?;
        let start_with = match start_with {
            Some(path) => Some(open_file(
                path,
                &Copy::of_file(path, None)?,
                &mut library,
                host.as_ref(),
            )?),
            None => None,
        };
        let open = Open {
            pictures: library.picture_sizes()?,
            windows: Windows::begin(&library, start_with)?,
            others: library.others().ok(),
            library,
            sessions: BTreeMap::new(),
            refused: Vec::new(),
            by_others: 0,
            told: 0,
        };
        let app = Self {
            posters: PosterRoom::new(host.font_folders())?,
            keeper,
            home: Home::default(),
            sharing: SharingRoom::default(),
            host,
            assets,
            open: Mutex::new(open),
            closed: Mutex::default(),
            setter: Mutex::new(Assets::typesetter()),
            shelf: Mutex::default(),
            news: Newsroom::default(),
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

    /// Answers one call of a caller without a window; see [`App::answer_at`].
    pub fn answer(&self, call: &str, params: Value) -> Result<String, AppError> {
        self.answer_at("", call, params)
    }

    /// Answers one call of a window, as the text that hosts pass on: a big map's drawing is written only once. What a window is
    /// sent of a map follows on what it was sent before, so that each goes by a name of its own. Never panics: a fault in
    /// a handler closes the open maps (their content is in the library) and comes back as [`ErrorCode::Bug`].
    pub fn answer_at(&self, window: &str, call: &str, params: Value) -> Result<String, AppError> {
        self.at_hand(call)?;
        self.keep_safe();
        let seat = Seat { app: self, window };
        let answer = catch_unwind(AssertUnwindSafe(|| dispatch(&seat, call, params)));
        let answer = answer.unwrap_or_else(|panic| {
            self.opened().sessions.clear();
            *self.typesetter() = Assets::typesetter();
            self.posters.forget();
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("no message");
            Err(AppError::new(ErrorCode::Bug, format!("{call}: {said}")))
        });
        if call != "news" {
            self.tell();
        }
        answer
    }

    /// Sees to it that the library is open before a call; tells otherwise why it cannot be opened. Who waits for news tries
    /// nothing, and a recovery has to do with the file only.
    fn at_hand(&self, call: &str) -> Result<(), AppError> {
        if self.closed().is_none() || call == "recover" {
            return Ok(());
        }
        // Whoever is at the file just now is waited for.
        let mut open = self.opened();
        if call == "news" {
            return self.closed().clone().map_or(Ok(()), Err);
        }
        keeper::open_again(self, &mut open)
    }

    /// Lets windows that wait for news look, when there may be some.
    fn tell(&self) {
        let news = match self.open.try_lock() {
            Ok(mut open) => {
                let edition = open.edition();
                std::mem::replace(&mut open.told, edition) != edition
            }
            // Somebody else is at work: not to be waited for.
            Err(_) => true,
        };
        if news {
            self.news.ring();
        }
    }

    /// The windows to begin with: those that were open when the program ended, or one.
    pub fn windows(&self) -> Vec<WindowToOpen> {
        self.opened().windows.to_open()
    }

    /// A window for a map, which the host opens next. Returns what it is called.
    pub fn another_window(&self, map: Id) -> WindowToOpen {
        let window = self.opened().windows.add(Some(map));
        WindowToOpen { window, place: None }
    }

    /// The window in which is said what concerns all of them.
    pub fn first_window(&self) -> Option<String> {
        self.opened().windows.first().map(str::to_owned)
    }

    /// A window that shows this map already.
    pub fn window_of(&self, map: Id) -> Option<String> {
        self.opened().windows.showing(map)
    }

    /// A window stands here now; kept with the next change of the windows, and when the program ends.
    pub fn placed(&self, window: &str, place: WindowPlace) {
        self.opened().windows.placed(window, place);
    }

    /// A window was closed.
    pub fn left(&self, window: &str) {
        let mut open = self.opened();
        open.windows.left(window);
        open.leave(window, None);
        open.keep_windows();
    }

    /// The program ends: nobody waits any longer, and the windows are kept for the next start.
    pub fn end(&self) {
        self.news.close();
        let mut open = self.opened();
        open.windows.end();
        open.keep_windows();
    }

    /// Takes a map file in that the system or a second start brings, unless the library has its map: the map to show. That it
    /// cannot be read is told in a window as well.
    pub fn bring(&self, map_file: &Path) -> Result<Id, AppError> {
        // Somebody's file may be large, and far away: nobody else waits while it is read.
        let brought = Copy::of_file(map_file, None).and_then(|copy| {
            self.at_hand("import")?;
            let mut open = self.opened();
            let map = open_file(map_file, &copy, &mut open.library, self.host.as_ref())?;
            open.pictures.extend(copy.sizes());
            Ok(map)
        });
        if let Err(why_not) = &brought {
            self.tell_refused(map_file, why_not.clone());
        }
        self.tell();
        brought
    }

    /// Has a window say why a map file cannot be read.
    pub(crate) fn tell_refused(&self, map_file: &Path, error: AppError) {
        let name = map_file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.opened().refused.push(FileRefused { name, error });
        self.news.ring();
    }

    /// What calls change. A lock that a panic left behind is taken all the same: `rpc` has thrown away what may be broken.
    pub(crate) fn opened(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why the library is not open, if it is not. Whoever holds this lock asks for no other.
    pub(crate) fn closed(&self) -> MutexGuard<'_, Option<AppError>> {
        self.closed.lock().unwrap_or_else(PoisonError::into_inner)
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

    /// Puts a map file into the library as a map of its own, with its pictures.
    pub(crate) fn take_in(&self, copy: &Copy) -> Result<Id, AppError> {
        let mut open = self.opened();
        let map = take_in(copy, &mut open.library, self.host.as_ref())?;
        open.pictures.extend(copy.sizes());
        Ok(map)
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

    /// Another number after each change of the library, whoever made it.
    pub fn edition(&self) -> u64 {
        self.library.written().wrapping_add(self.by_others)
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
