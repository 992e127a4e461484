//! The way in for hosts with windows: a window opens whatever becomes of the library, and says what is the matter with it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use journey_model::Id;
use serde_json::Value;

use crate::{App, AppError, ErrorCode, Host};

/// An app that is opened by whoever needs it first. While its library cannot be opened, every call is answered with the
/// reason, and each `welcome` and `recover` tries again.
pub struct Entrance {
    library: PathBuf,
    host: Arc<dyn Host>,
    map_file: Option<PathBuf>,
    state: Mutex<Result<Arc<App>, AppError>>,
}

impl Entrance {
    /// To the library at this path, with a map file to begin with: it is imported unless the library already has its map. One
    /// that cannot be read is told in the window.
    pub fn new(library: &Path, host: Arc<dyn Host>, map_file: Option<&Path>) -> Self {
        let entrance = Self {
            library: library.to_owned(),
            host,
            map_file: map_file.map(Path::to_owned),
            state: Mutex::new(Err(AppError::new(ErrorCode::LibraryUnavailable, "not opened yet"))),
        };
        entrance.try_again();
        entrance
    }

    /// The app; why there is none otherwise.
    pub fn app(&self) -> Result<Arc<App>, AppError> {
        self.state().clone()
    }

    /// Answers a call of a window; see [`App::answer_at`].
    pub fn answer(&self, window: &str, call: &str, params: Value) -> Result<String, AppError> {
        // Whoever opens a damaged library recovers it as well.
        if call == "welcome" || call == "recover" {
            self.try_again();
        }
        // Not under the lock: calls may take long, and must not wait for one another here.
        let app = self.app()?;
        app.answer_at(window, call, params)
    }

    /// A map file that the system or a second start of the program brings. The map that is to be shown; the reason why the
    /// file cannot be read is told in the window as well.
    pub fn bring(&self, map_file: &Path) -> Result<Id, AppError> {
        self.app()?.bring(map_file)
    }

    fn try_again(&self) {
        let mut state = self.state();
        if state.is_err() {
            *state = self.open();
        }
    }

    fn open(&self) -> Result<Arc<App>, AppError> {
        let open = |map_file| App::open(&self.library, Arc::clone(&self.host), map_file);
        let Some(map_file) = &self.map_file else {
            return open(None).map(Arc::new);
        };
        match open(Some(map_file)) {
            Ok(app) => Ok(Arc::new(app)),
            Err(why_not) => {
                let app = open(None)?;
                app.tell_refused(map_file, why_not);
                Ok(Arc::new(app))
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, Result<Arc<App>, AppError>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
