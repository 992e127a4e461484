//! The app: the library, the open maps, and the way in for calls.

use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use journey_layout::Typesetter;
use journey_model::{Id, Journey};
use journey_store::{Library, Picture, Print, StoreError, real_place};
use serde_json::Value;

use crate::assets::Assets;
use crate::calls::dispatch;
use crate::home::Home;
use crate::host::{Host, mint};
use crate::keeper::{self, Keeper};
use crate::news::Newsroom;
use crate::open::Open;
use crate::pictures::Shelf;
use crate::poster::PosterRoom;
use crate::protocol::{FileRefused, PosterChoices};
use crate::sharing::{Copy, SharingRoom, open_file, take_in};
use crate::{AppError, ErrorCode, WindowPlace, WindowToOpen, fresh, revision_code};

/// Percorso without a window. Calls may come from several threads; they take turns where they touch the same thing.
pub struct App {
    pub(crate) host: Arc<dyn Host>,
    pub(crate) assets: Assets,
    open: Mutex<Open>,
    /// Why the library is not open, when it could not be opened again.
    closed: Mutex<Closed>,
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

/// Whether the library is closed.
#[derive(Default)]
pub(crate) struct Closed {
    /// Why, if it is.
    pub why: Option<AppError>,
    /// How often it was tried to open it again.
    pub tries: u64,
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
        let open = Open::with(library, start_with)?;
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
        self.keep_safe();
        let seat = Seat { app: self, window };
        let answer = catch_unwind(AssertUnwindSafe(|| dispatch(&seat, call, params)));
        let answer = answer.unwrap_or_else(|panic| {
            self.held().sessions.clear();
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

    /// Lets windows that wait for news look, when there may be some.
    fn tell(&self) {
        let news = match self.open.try_lock() {
            Ok(mut open) => open.has_news(),
            // Somebody else is at work: not to be waited for.
            Err(_) => true,
        };
        if news {
            self.news.ring();
        }
    }

    /// The windows to begin with: those that were open when the program ended, or one.
    pub fn windows(&self) -> Vec<WindowToOpen> {
        self.held().windows.to_open()
    }

    /// A window for a map, which the host opens next. Returns what it is called.
    pub fn another_window(&self, map: Id) -> WindowToOpen {
        let window = self.held().windows.add(Some(map));
        WindowToOpen { window, place: None }
    }

    /// The window in which is said what concerns all of them.
    pub fn first_window(&self) -> Option<String> {
        self.held().windows.first().map(str::to_owned)
    }

    /// A window that shows this map already.
    pub fn window_of(&self, map: Id) -> Option<String> {
        self.held().windows.showing(map)
    }

    /// A window stands here now; kept with the next change of the windows, and when the program ends.
    pub fn placed(&self, window: &str, place: WindowPlace) {
        self.held().windows.placed(window, place);
    }

    /// A window was closed.
    pub fn left(&self, window: &str) {
        let mut open = self.held();
        open.windows.left(window);
        open.leave(window, None);
        open.keep_windows();
    }

    /// The program ends: nobody waits any longer, and the windows are kept for the next start.
    pub fn end(&self) {
        self.news.close();
        self.ends();
        // Where that fails there is nobody left to tell; it was told that the library is gone.
        let _ = keeper::save_moved(self, &self.held());
    }

    /// The program is about to end: the windows that close now are all there again at the next start.
    pub fn ends(&self) {
        let mut open = self.held();
        open.windows.end();
        open.keep_windows();
    }

    /// Takes a map file in that the system or a second start brings, unless the library has its map: the map to show. That it
    /// cannot be read is told in a window as well.
    pub fn bring(&self, map_file: &Path) -> Result<Id, AppError> {
        // Somebody's file may be large, and far away: nobody else waits while it is read.
        let brought = Copy::of_file(map_file, None).and_then(|copy| {
            let mut open = self.opened()?;
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
        self.held().refused.push(FileRefused { name, error });
        self.news.ring();
    }

    /// What calls change, with the library. One that was closed is opened again; whoever waited for somebody else to try that in
    /// vain is told why, and does not try as well.
    pub(crate) fn opened(&self) -> Result<MutexGuard<'_, Open>, AppError> {
        let tries = self.closed().tries;
        let mut open = self.held();
        if self.closed().tries == tries {
            keeper::open_again(self, &mut open)?;
        }
        self.as_it_is(open)
    }

    /// The same for somebody who comes by again soon: a library that is closed stays so.
    pub(crate) fn opened_already(&self) -> Result<MutexGuard<'_, Open>, AppError> {
        self.as_it_is(self.held())
    }

    fn as_it_is<'a>(&self, open: MutexGuard<'a, Open>) -> Result<MutexGuard<'a, Open>, AppError> {
        self.closed().why.clone().map_or(Ok(open), Err)
    }

    /// What calls change, but for the library, which may be closed. A lock that a panic left behind is taken all the same:
    /// `rpc` has thrown away what may be broken.
    pub(crate) fn held(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why the library is not open, if it is not. Whoever holds this lock asks for no other.
    pub(crate) fn closed(&self) -> MutexGuard<'_, Closed> {
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
        let open = self.opened()?;
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
        Ok(self.opened()?.library.note_print(map, &print, &file)?)
    }

    /// Keeps pictures in the library.
    pub(crate) fn keep_pictures(&self, pictures: &[Picture]) -> Result<(), AppError> {
        let mut open = self.opened()?;
        open.library.keep_pictures(pictures)?;
        let sizes = pictures
            .iter()
            .map(|picture| (picture.hash.clone(), (picture.width, picture.height)));
        open.pictures.extend(sizes);
        Ok(())
    }

    /// Puts a map file into the library as a map of its own, with its pictures.
    pub(crate) fn take_in(&self, copy: &Copy) -> Result<Id, AppError> {
        let mut open = self.opened()?;
        let map = take_in(copy, &mut open.library, self.host.as_ref())?;
        open.pictures.extend(copy.sizes());
        Ok(map)
    }

    /// Puts a journey into the library as a map of its own.
    pub(crate) fn keep(&self, journey: &Journey) -> Result<Id, AppError> {
        let mut open = self.opened()?;
        keep(journey, &mut open.library, self.host.as_ref())
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
