//! A folder with a library in it, and the outside that its apps see.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use journey_app::{App, AppError, Date, Host, OpenQuestion, SaveQuestion, WindowToOpen};
use journey_model::{Id, Journey};
use serde_json::{Value, json};
use tempfile::TempDir;

/// 2026-11-21 13:32 UTC in milliseconds since 1970.
const START: i64 = 1_795_267_920_000;

/// A day in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// A clock that ticks a second at every look, ids that repeat from run to run, dialogs answered beforehand.
#[derive(Default)]
pub struct Outside {
    pub looks: AtomicU64,
    pub save_as: Option<PathBuf>,
    pub open_from: Option<PathBuf>,
    pub font_folders: Vec<PathBuf>,
    pub shown: Mutex<Vec<PathBuf>>,
    pub windows: Mutex<Vec<String>>,
    pub keeps_backups: bool,
    /// Days since the first, which the clock says besides.
    pub days: AtomicU64,
}

impl Host for Outside {
    fn now(&self) -> i64 {
        let days = self.days.load(Ordering::Relaxed) as i64;
        START + DAY * days + 1000 * self.looks.fetch_add(1, Ordering::Relaxed) as i64
    }

    fn today(&self) -> Date {
        (0..self.days.load(Ordering::Relaxed)).fold(Date::new(2026, 11, 21).unwrap(), |day, _| {
            Date::new(day.year(), day.month(), day.day() + 1)
                .or_else(|_| Date::new(day.year(), day.month() + 1, 1))
                .or_else(|_| Date::new(day.year() + 1, 1, 1))
                .unwrap()
        })
    }

    fn random(&self) -> u64 {
        self.looks
            .fetch_add(1, Ordering::Relaxed)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    fn choose_save_path(&self, _: &SaveQuestion) -> Option<PathBuf> {
        self.save_as.clone()
    }

    fn choose_open_path(&self, _: &OpenQuestion) -> Option<PathBuf> {
        self.open_from.clone()
    }

    fn show_file(&self, path: &Path) -> Result<(), String> {
        self.shown.lock().unwrap().push(path.to_owned());
        Ok(())
    }

    fn open_window(&self, window: &WindowToOpen) -> Result<(), String> {
        self.windows.lock().unwrap().push(window.window.clone());
        Ok(())
    }

    fn keeps_backups(&self) -> bool {
        self.keeps_backups
    }

    fn font_folders(&self) -> Vec<PathBuf> {
        self.font_folders.clone()
    }
}

/// A folder that is gone afterwards.
pub struct Room {
    pub folder: TempDir,
    host: Arc<Outside>,
}

impl Room {
    pub fn new() -> Self {
        Self::with(Outside::default())
    }

    pub fn with(outside: Outside) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            host: Arc::new(outside),
        }
    }

    /// The same room with another outside.
    pub fn having(self, outside: Outside) -> Self {
        Self {
            host: Arc::new(outside),
            ..self
        }
    }

    /// The path of something in the room.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The files that the host was asked to show.
    pub fn shown(&self) -> Vec<PathBuf> {
        self.host.shown.lock().unwrap().clone()
    }

    /// Lets time pass, in seconds.
    pub fn wait(&self, seconds: u64) {
        self.host.looks.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Sets the clock to so many days after the first.
    pub fn be_on_day(&self, day: u64) {
        self.host.days.store(day, Ordering::Relaxed);
    }

    pub fn library(&self) -> PathBuf {
        self.path("library.sqlite")
    }

    /// Another app on the room's library.
    pub fn app(&self) -> App {
        self.try_app().unwrap()
    }

    pub fn try_app(&self) -> Result<App, AppError> {
        App::open(&self.library(), self.host.clone(), None)
    }

    /// An app that is started with a file.
    pub fn app_with(&self, file: &Path) -> App {
        App::open(&self.library(), self.host.clone(), Some(file)).unwrap()
    }

    /// Puts a file into the room.
    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Puts a sample map of about this many cards into the room and into the app's library.
    pub fn sample(&self, app: &App, cards: usize) -> Id {
        let journey = journey_model::sample::journey(cards);
        let path = self.put("sample.journey", journey_format::write(&journey).as_bytes());
        import(app, &path).unwrap()
    }
}

/// Imports a file by a call.
pub fn import(app: &App, path: &Path) -> Result<Id, AppError> {
    let reply = app.rpc("import", json!({ "path": path }))?;
    Ok(id_in(&reply["map"]))
}

/// The id that a reply holds.
pub fn id_in(value: &Value) -> Id {
    value.as_str().expect("an id").parse().unwrap()
}

/// A map's journey, as the library has it.
pub fn journey(room: &Room, app: &App, map: Id) -> Journey {
    let path = room.path(&format!("look-{map}.journey"));
    app.rpc("export", json!({ "map": map, "path": path })).unwrap();
    journey_format::read(&fs::read(path).unwrap()).unwrap()
}

/// Path of something in the work tree.
pub fn in_work_tree(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(inside)
}
