//! How a window learns that something is not as it shows it: a change by another window, or by another program. It asks, and the
//! answer waits until there is something to tell. No host has to carry events from the core to its windows.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::protocol::{AwaitNews, News};
use crate::{AppError, Seat};

/// How long an answer waits when there is nothing to tell.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often somebody who waits looks at what other programs have written: a look that reads nothing.
const LOOK: Duration = Duration::from_secs(1);

/// Where windows wait.
#[derive(Default)]
pub(crate) struct Newsroom {
    waiting: Mutex<Waiting>,
    bell: Condvar,
}

#[derive(Default)]
struct Waiting {
    /// Number of the last question of each window: a newer one ends the wait of the one before.
    questions: BTreeMap<String, u64>,
    asked: u64,
    rung: u64,
    closed: bool,
}

impl Newsroom {
    /// Something has changed: whoever waits looks.
    pub fn ring(&self) {
        self.waiting().rung += 1;
        self.bell.notify_all();
    }

    /// Nobody has to wait any longer: the program ends.
    pub fn close(&self) {
        self.waiting().closed = true;
        self.bell.notify_all();
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits for news for a window.
pub(crate) fn news(seat: &Seat<'_>, params: AwaitNews) -> Result<News, AppError> {
    let room = &seat.news;
    let question = {
        let mut waiting = room.waiting();
        waiting.asked += 1;
        let question = waiting.asked;
        waiting.questions.insert(seat.window.to_owned(), question);
        question
    };
    // The question before this one need not wait any longer.
    room.bell.notify_all();
    let begun = Instant::now();
    loop {
        let rung = room.waiting().rung;
        let mut open = seat.opened_already()?;
        // A library that cannot be read just now is told by the next call that needs it.
        let _ = open.look_elsewhere();
        open.look_at_place();
        let mut news = open.news(seat.window, params.map);
        drop(open);
        if let Some(map) = params.map {
            news.outside = seat.sharing.watch.look(seat, map)?;
        }
        let outside = params.map.is_some() && news.outside.edition != params.outside;
        let pieces = params.pieces.is_some_and(|shown| shown != news.pieces);
        if news.map
            || outside
            || pieces
            || news.binned != params.binned
            || !news.refused.is_empty()
            || (params.map.is_none() && news.edition != params.edition)
        {
            return Ok(news);
        }
        let waiting = room.waiting();
        let over = |waiting: &Waiting| waiting.closed || waiting.questions.get(seat.window) != Some(&question);
        if over(&waiting) || begun.elapsed() >= PATIENCE {
            return Ok(news);
        }
        let (waiting, _) = room
            .bell
            .wait_timeout_while(waiting, LOOK, |waiting| waiting.rung == rung && !over(waiting))
            .unwrap_or_else(PoisonError::into_inner);
        if over(&waiting) {
            return Ok(news);
        }
    }
}
