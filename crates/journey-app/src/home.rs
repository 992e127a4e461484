//! What the home remembers between calls: the list of maps as the library had it last, and thumbnails.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use journey_model::{Date, Id};
use journey_scene::Scene;
use journey_store::{Library, Shelved, plain};

use crate::AppError;
use crate::protocol::{Appearance, AskLibrary, Language, MapShelf, MapSort, MapSummary, ShelfCounts};

/// A day in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// How many days after it was opened a map counts as recent.
const RECENT_DAYS: i64 = 30;

/// How many thumbnails are kept.
const MOST_THUMBNAILS: usize = 600;

/// What the home remembers between calls.
#[derive(Default)]
pub(crate) struct Home {
    lines: Mutex<Option<(State, Arc<Vec<Line>>)>>,
    thumbnails: Mutex<Thumbnails>,
}

/// By what the library is told from what it was: what others wrote, and what this program wrote.
type State = (i64, u64);

/// A map of the list.
pub(crate) struct Line {
    pub shelved: Shelved,
    /// The title as it is compared.
    title: String,
}

impl Home {
    /// Every map of the library, read anew only when something was written since.
    pub fn lines(&self, library: &Library) -> Result<Arc<Vec<Line>>, AppError> {
        let mut known = locked(&self.lines);
        let state = (library.others()?, library.written());
        if let Some((read, lines)) = &*known
            && *read == state
        {
            return Ok(Arc::clone(lines));
        }
        let lines = library.shelved()?.into_iter().map(|shelved| Line {
            title: plain(&shelved.row.summary.title),
            shelved,
        });
        let lines: Arc<Vec<Line>> = Arc::new(lines.collect());
        let there: BTreeSet<Id> = lines.iter().map(|line| line.shelved.row.map).collect();
        locked(&self.thumbnails).forget(|of| !there.contains(&of.map));
        *known = Some((state, Arc::clone(&lines)));
        Ok(lines)
    }

    /// Forgets what it knows: another library is there.
    pub fn forget(&self) {
        *locked(&self.lines) = None;
        locked(&self.thumbnails).forget_all();
    }

    /// Forgets the thumbnails of maps that are gone.
    pub fn forget_maps(&self, gone: &[Id]) {
        locked(&self.thumbnails).forget(|of| gone.contains(&of.map));
    }

    /// The thumbnail of a revision of a map, drawn when it is not known. Whoever draws it says of which revision it is, as the map
    /// may have gone on meanwhile.
    pub fn thumbnail(
        &self,
        of: Picture,
        draw: impl FnOnce() -> Result<(u64, Scene), AppError>,
    ) -> Result<Scene, AppError> {
        let before = {
            let mut thumbnails = locked(&self.thumbnails);
            if let Some(scene) = thumbnails.get(&of) {
                return Ok(scene);
            }
            thumbnails.forgotten
        };
        let (revision, scene) = draw()?;
        let mut thumbnails = locked(&self.thumbnails);
        // What was taken out of the library meanwhile may stand in this one.
        if thumbnails.forgotten == before {
            thumbnails.put(Picture { revision, ..of }, scene.clone());
        }
        Ok(scene)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a thumbnail shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Picture {
    pub map: Id,
    /// When the map came into the library: one that comes in again begins anew with its revisions.
    pub came: i64,
    pub revision: u64,
    pub appearance: Appearance,
    pub language: Language,
}

/// Those that were asked for last.
#[derive(Default)]
struct Thumbnails {
    scenes: BTreeMap<Picture, (u64, Scene)>,
    asked: u64,
    /// How often all of them were forgotten.
    forgotten: u64,
}

impl Thumbnails {
    fn get(&mut self, of: &Picture) -> Option<Scene> {
        self.asked += 1;
        let (last, scene) = self.scenes.get_mut(of)?;
        *last = self.asked;
        Some(scene.clone())
    }

    fn forget(&mut self, such: impl Fn(&Picture) -> bool) {
        self.scenes.retain(|of, _| !such(of));
    }

    fn forget_all(&mut self) {
        self.scenes.clear();
        self.forgotten += 1;
    }

    fn put(&mut self, of: Picture, scene: Scene) {
        if self.scenes.len() >= MOST_THUMBNAILS {
            let oldest = self.scenes.iter().min_by_key(|(_, (last, _))| *last);
            if let Some(oldest) = oldest.map(|(of, _)| *of) {
                self.scenes.remove(&oldest);
            }
        }
        self.scenes.insert(of, (self.asked, scene));
    }
}

/// The day and the moment at which the home is looked at.
#[derive(Clone, Copy)]
pub(crate) struct Moment {
    pub today: Date,
    /// In milliseconds since 1970-01-01 UTC.
    pub now: i64,
}

impl Line {
    /// What the window is told of the map.
    pub fn summary(&self, moment: Moment) -> MapSummary {
        let Shelved {
            row,
            shelf,
            collections,
        } = &self.shelved;
        MapSummary {
            map: row.map,
            title: row.summary.title.clone(),
            scenario: row.summary.scenario.clone(),
            actor: row.summary.actor.clone(),
            status: row.summary.status,
            steps: row.summary.steps,
            cards: row.summary.cards,
            revision: row.revision,
            changed: row.changed,
            created: shelf.created,
            opened: shelf.opened,
            review: row.summary.review,
            due: self.is_due(moment),
            pinned: shelf.pinned.is_some(),
            archived: shelf.archived.is_some(),
            binned: shelf.binned,
            collections: collections.clone(),
        }
    }

    /// Neither archived nor in the bin.
    pub fn is_at_hand(&self) -> bool {
        self.shelved.shelf.archived.is_none() && self.shelved.shelf.binned.is_none()
    }

    fn is_due(&self, moment: Moment) -> bool {
        self.shelved
            .row
            .summary
            .review
            .is_some_and(|review| review <= moment.today)
    }

    fn stands_on(&self, shelf: MapShelf, moment: Moment) -> bool {
        let of = &self.shelved.shelf;
        match shelf {
            MapShelf::Bin => of.binned.is_some(),
            MapShelf::Archived => of.archived.is_some() && of.binned.is_none(),
            _ if !self.is_at_hand() => false,
            MapShelf::All => true,
            MapShelf::Pinned => of.pinned.is_some(),
            MapShelf::Recent => of.opened.is_some_and(|opened| opened >= moment.now - RECENT_DAYS * DAY),
            MapShelf::Review => self.is_due(moment),
        }
    }

    fn is_asked_for(&self, asked: &AskLibrary, moment: Moment) -> bool {
        let Shelved { row, collections, .. } = &self.shelved;
        self.stands_on(asked.shelf, moment)
            && asked.collection.is_none_or(|one| collections.contains(&one))
            && asked.status.is_none_or(|status| row.summary.status == status)
            && asked.actor.as_ref().is_none_or(|actor| row.summary.actor == *actor)
    }
}

/// The maps asked for in their order, and how many of them stand first because they are pinned.
pub(crate) fn ordered<'a>(lines: &'a [Line], asked: &AskLibrary, moment: Moment) -> (Vec<&'a Line>, usize) {
    let mut found: Vec<&Line> = lines.iter().filter(|line| line.is_asked_for(asked, moment)).collect();
    // They come as they were changed; sorting keeps that among equals.
    match asked.sort {
        MapSort::Changed => {}
        MapSort::Title => found.sort_by(|one, other| one.title.cmp(&other.title)),
        MapSort::Created => found.sort_by_key(|line| std::cmp::Reverse(line.shelved.shelf.created)),
        MapSort::Opened => found.sort_by_key(|line| std::cmp::Reverse(line.shelved.shelf.opened)),
    }
    if asked.shelf != MapShelf::All {
        return (found, 0);
    }
    let (first, rest): (Vec<&Line>, Vec<&Line>) =
        found.into_iter().partition(|line| line.shelved.shelf.pinned.is_some());
    let count = first.len();
    (first.into_iter().chain(rest).collect(), count)
}

/// How many maps stand on which shelf.
pub(crate) fn counts(lines: &[Line], moment: Moment) -> ShelfCounts {
    let mut counts = ShelfCounts::default();
    for line in lines {
        for (shelf, count) in [
            (MapShelf::All, &mut counts.all),
            (MapShelf::Pinned, &mut counts.pinned),
            (MapShelf::Recent, &mut counts.recent),
            (MapShelf::Review, &mut counts.review),
            (MapShelf::Archived, &mut counts.archived),
            (MapShelf::Bin, &mut counts.bin),
        ] {
            *count += u32::from(line.stands_on(shelf, moment));
        }
    }
    counts
}
