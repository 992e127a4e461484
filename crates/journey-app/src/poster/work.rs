//! How far the poster under way is, and whether it was called off.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};

use journey_export::Watch;

use crate::protocol::PosterProgress;
use crate::{AppError, ErrorCode};

/// The poster under way, as other threads see it. One at a time.
#[derive(Default)]
pub(crate) struct Work {
    now: Arc<Mutex<Now>>,
}

#[derive(Default)]
struct Now {
    progress: PosterProgress,
    called_off: bool,
}

/// Held by whoever makes the poster; the work is over when it is dropped, however that comes about.
pub(crate) struct Shift {
    now: Arc<Mutex<Now>>,
}

impl Work {
    /// Begins. Fails while another one is under way.
    pub fn begin(&self) -> Result<Shift, AppError> {
        let mut now = lock(&self.now);
        if now.progress.running {
            let message = "another poster is being written";
            return Err(AppError::new(ErrorCode::PosterUnderWay, message));
        }
        *now = Now {
            progress: PosterProgress {
                running: true,
                ..PosterProgress::default()
            },
            called_off: false,
        };
        Ok(Shift {
            now: Arc::clone(&self.now),
        })
    }

    /// How far it is.
    pub fn progress(&self) -> PosterProgress {
        lock(&self.now).progress
    }

    /// Calls it off; nothing happens when none is under way.
    pub fn call_off(&self) {
        lock(&self.now).called_off = true;
    }
}

impl Shift {
    /// Stops here when the work was called off.
    pub fn go_on(&self) -> Result<(), AppError> {
        if lock(&self.now).called_off {
            return Err(called_off());
        }
        Ok(())
    }
}

impl Watch for Shift {
    fn done(&mut self, done: u32, of: u32) -> ControlFlow<()> {
        let mut now = lock(&self.now);
        (now.progress.done, now.progress.of) = (done, of);
        if now.called_off {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

impl Drop for Shift {
    fn drop(&mut self) {
        *lock(&self.now) = Now::default();
    }
}

/// What a call says that was called off.
pub(crate) fn called_off() -> AppError {
    AppError::new(ErrorCode::CalledOff, "called off")
}

fn lock(now: &Mutex<Now>) -> std::sync::MutexGuard<'_, Now> {
    // Nothing in here can panic half-way.
    now.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One file of several: tells of its parts as a share of all files'.
pub(crate) struct OneOf<'a> {
    pub watch: &'a mut dyn Watch,
    pub file: u32,
    pub files: u32,
}

impl Watch for OneOf<'_> {
    fn done(&mut self, done: u32, of: u32) -> ControlFlow<()> {
        let of = of.max(1);
        self.watch.done(
            self.file.saturating_mul(of).saturating_add(done),
            self.files.saturating_mul(of),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_and_what_was_called_off_stays_so_until_the_next() {
        let work = Work::default();
        work.call_off();
        let mut shift = work.begin().unwrap();
        assert_eq!(
            work.begin().err().map(|error| error.code),
            Some(ErrorCode::PosterUnderWay)
        );
        assert!(shift.go_on().is_ok() && shift.done(1, 4).is_continue());
        let progress = work.progress();
        assert_eq!((progress.running, progress.done, progress.of), (true, 1, 4));
        work.call_off();
        assert!(shift.done(2, 4).is_break());
        assert_eq!(shift.go_on().unwrap_err().code, ErrorCode::CalledOff);
        drop(shift);
        assert_eq!(work.progress(), PosterProgress::default());
        assert!(work.begin().unwrap().go_on().is_ok());
    }

    #[test]
    fn the_parts_of_one_file_count_among_those_of_all() {
        struct Told(Vec<(u32, u32)>);
        impl Watch for Told {
            fn done(&mut self, done: u32, of: u32) -> ControlFlow<()> {
                self.0.push((done, of));
                ControlFlow::Continue(())
            }
        }
        let mut told = Told(Vec::new());
        for file in 0..2 {
            let mut one = OneOf {
                watch: &mut told,
                file,
                files: 2,
            };
            let _ = (one.done(1, 2), one.done(2, 2));
        }
        assert_eq!(told.0, [(1, 4), (2, 4), (3, 4), (4, 4)]);
    }
}
