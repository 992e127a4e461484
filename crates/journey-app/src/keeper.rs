//! Keeps the library safe: a backup every day, beside the work; recovery when it is damaged.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};

use journey_model::Date;
use journey_store::{Budget, Library, RECOVERY_TOLD, Reason, Recovery, StoreError};
use serde_json::Value;

use crate::open::Open;
use crate::{App, AppError, ErrorCode, Host};

/// Opens the library. What can be read of a damaged one becomes a new one in its place; the damaged file stays beside it.
pub(crate) fn open(library: &Path, host: &dyn Host) -> Result<Library, AppError> {
    if host.keeps_backups() {
        // Before anybody has it open. What cannot be squashed today is left for another day.
        let _ = journey_store::squash(library, host.now(), &Budget::default());
    }
    match opened(library) {
        Err(StoreError::Damaged(_)) => {
            // A disk that answered wrongly once may answer rightly now: only what is damaged twice is damaged.
            match opened(library) {
                Err(StoreError::Damaged(_)) => {}
                opened => return Ok(opened?),
            }
            journey_store::recover(library, host.today())?;
            Ok(Library::open(library)?)
        }
        opened => Ok(opened?),
    }
}

/// The library, as far as every start reads it: what is damaged of that would be in the way of every call.
fn opened(library: &Path) -> Result<Library, StoreError> {
    let library = Library::open(library)?;
    library.picture_sizes()?;
    Ok(library)
}

/// What there is to tell of a recovery.
pub(crate) fn told(library: &Library) -> Result<Option<Recovery>, AppError> {
    let kept = library.preference(RECOVERY_TOLD)?.unwrap_or(Value::Null);
    // What another version kept and this one does not understand is not told.
    Ok(serde_json::from_value(kept).unwrap_or_default())
}

/// The user has seen what there is to tell of a recovery.
pub(crate) fn seen(library: &mut Library) -> Result<(), AppError> {
    Ok(library.set_preference(RECOVERY_TOLD, &Value::Null)?)
}

/// Does something to the file of the library while nothing has it open, and opens it again, whatever came of it. The open
/// maps are closed. While it cannot be opened there is nothing that could be read or written in its place, and whoever calls
/// next tries again.
pub(crate) fn reopened<T>(app: &App, act: impl FnOnce() -> Result<T, StoreError>) -> Result<T, AppError> {
    let mut open = app.held();
    app.keeper.wait();
    save_moved(app, &open)?;
    open.sessions.clear();
    app.posters.forget();
    app.home.forget();
    let none = Library::none()?;
    // Before anything happens to the file: whatever becomes of the act, nobody takes the empty library for theirs.
    app.closed().why = Some(AppError::new(ErrorCode::LibraryUnavailable, "the library is closed"));
    open.library = none;
    let done = act();
    open_again(app, &mut open)?;
    Ok(done?)
}

/// Makes a backup of a library that is no longer in its place, before it is closed: nothing would be left of it.
pub(crate) fn save_moved(app: &App, open: &Open) -> Result<(), AppError> {
    if let Err(StoreError::Moved { .. }) = open.library.is_in_place() {
        open.library.back_up(app.keeper.library(), None, app.host.today())?;
    }
    Ok(())
}

/// Opens the library again where it was closed. Why it cannot be opened is kept until it can.
pub(crate) fn open_again(app: &App, open: &mut Open) -> Result<(), AppError> {
    if app.closed().why.is_none() {
        return Ok(());
    }
    let opened = self::open(app.keeper.library(), app.host.as_ref());
    let opened = opened.and_then(|library| Ok((library.picture_sizes()?, library)));
    let why_not = match opened {
        Ok((pictures, library)) => {
            open.pictures = pictures;
            open.library = library;
            None
        }
        Err(error) => Some(error),
    };
    let mut closed = app.closed();
    closed.tries += 1;
    closed.why.clone_from(&why_not);
    why_not.map_or(Ok(()), Err)
}

/// Makes the day's backup beside the work.
pub(crate) struct Keeper {
    library: PathBuf,
    state: Arc<Mutex<State>>,
    work: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct State {
    /// The last day for which a backup was begun.
    day: Option<Date>,
    failure: Option<AppError>,
}

impl Keeper {
    /// Keeps the library at this path.
    pub fn of(library: &Path) -> Self {
        Self {
            library: library.to_owned(),
            state: Arc::default(),
            work: Mutex::default(),
        }
    }

    /// Where the library is.
    pub fn library(&self) -> &Path {
        &self.library
    }

    /// Why the last backup could not be made.
    pub fn failure(&self) -> Option<AppError> {
        locked(&self.state).failure.clone()
    }

    /// When the last backup was made that the user has chosen or that the day brought, in milliseconds since 1970-01-01 UTC.
    pub fn last_backup(&self) -> Option<i64> {
        let backups = journey_store::backups(&self.library).into_iter();
        let kept = backups.filter(|backup| backup.reason != Reason::Update);
        kept.filter_map(|backup| backup.written).max()
    }

    /// Begins the backup of a day, unless it was begun; returns at once. `now` is in milliseconds since 1970-01-01 UTC.
    pub fn day(&self, today: Date, now: i64) {
        let mut state = locked(&self.state);
        if state.day == Some(today) {
            return;
        }
        state.day = Some(today);
        drop(state);
        self.wait();
        let (library, state) = (self.library.clone(), Arc::clone(&self.state));
        let work = move || {
            // Before the backup, which copies free pages as well. What cannot be made up for today is tried again tomorrow.
            let _ = journey_store::finish_forgetting(&library);
            let made = journey_store::back_up_daily(&library, today);
            // Only from a library that has just been found to be sound.
            let made = made.and_then(|_| journey_store::begin_round(&library, today));
            let made = made.and_then(|may_take_away| {
                if may_take_away {
                    journey_store::clear_bin(&library, now)?;
                    journey_store::collect_pictures(&library, now)?;
                }
                journey_store::join_index(&library)
            });
            locked(&state).failure = made.err().map(AppError::from);
        };
        // Without a thread there is no backup today; the next start tries again.
        *locked(&self.work) = Builder::new().name("backup".to_owned()).spawn(work).ok();
    }

    /// Waits for the backup under way.
    pub fn wait(&self) {
        if let Some(work) = locked(&self.work).take() {
            // A fault in it has nothing to do with whoever waits.
            let _ = work.join();
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.wait();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
