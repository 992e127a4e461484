//! What was shown and not yet agreed to.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use journey_format::MapFile;
use journey_model::{Id, Journey};
use journey_store::Picture;

use super::watch::Watch;

/// The most previews that are kept; whoever agrees to an older one has it worked out anew.
const MOST: usize = 4;

/// A merge that was worked out, and waits for the user.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub token: String,
    pub map: Id,
    /// The map's revision that it is of.
    pub revision: u64,
    /// What the map becomes.
    pub journey: Journey,
    /// Pictures that the copies bring.
    pub pictures: Vec<Picture>,
    /// The copies, to be known when something of them comes back.
    pub copies: Vec<MapFile>,
    /// Whose copies they are, for the name of the gesture.
    pub by: String,
}

/// Merges that wait for the user, and files that are watched.
#[derive(Default)]
pub(crate) struct SharingRoom {
    pub watch: Watch,
    prepared: Mutex<VecDeque<Prepared>>,
}

impl SharingRoom {
    /// Keeps a merge until the user agrees.
    pub fn keep(&self, prepared: Prepared) {
        let mut all = self.prepared.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|known| known.token != prepared.token);
        all.push_back(prepared);
        if all.len() > MOST {
            all.pop_front();
        }
    }

    /// The merge of this name, if it is still kept. It stays, in case it cannot be written.
    pub fn prepared(&self, token: &str) -> Option<Prepared> {
        let all = self.prepared.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().find(|known| known.token == token).cloned()
    }

    /// Forgets a merge that was carried out.
    pub fn forget(&self, token: &str) {
        let mut all = self.prepared.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|known| known.token != token);
    }
}
