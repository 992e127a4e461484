//! The home: which maps there are, where they stand, and what is done with whole maps.

use journey_model::{Command, Field, Id, plan};
use journey_scene::Scene;
use journey_store::{BIN_DAYS, Marked, ShelfMark};

use crate::home::{Moment, Picture, counts, ordered};
use crate::host::mint;
use crate::open::Open;
use crate::protocol::*;
use crate::thumbnail::thumbnail;
use crate::work::{Work, carry_out};
use crate::{App, AppError, ErrorCode, fresh};

/// How many maps the list brings with it at once.
const AT_ONCE: usize = 60;

/// How many main actors are told.
const MOST_PEOPLE: usize = 12;

fn moment(app: &App) -> Moment {
    Moment {
        today: app.host.today(),
        now: app.host.now(),
    }
}

pub(super) fn library(app: &App, asked: &AskLibrary) -> Result<LibraryView, AppError> {
    let open = app.opened()?;
    let lines = app.home.lines(&open.library)?;
    let collections = open.library.collections()?;
    let bytes = open.library.bytes()?;
    drop(open);
    let moment = moment(app);
    let (order, first) = ordered(&lines, asked, moment);
    let at_hand = || lines.iter().filter(|line| line.is_at_hand());
    let of = |collection: Id| at_hand().filter(move |line| line.shelved.collections.contains(&collection));
    let collections = collections.into_iter().map(|collection| CollectionView {
        collection: collection.id,
        name: collection.name,
        maps: count(of(collection.id).count()),
    });
    Ok(LibraryView {
        order: order.iter().map(|line| line.shelved.row.map).collect(),
        first: count(first),
        maps: order.iter().take(AT_ONCE).map(|line| line.summary(moment)).collect(),
        counts: counts(&lines, moment),
        collections: collections.collect(),
        people: people(at_hand().map(|line| line.shelved.row.summary.actor.as_str())),
        bytes,
        backup: app.keeper.last_backup(),
        bin_days: u32::try_from(BIN_DAYS).unwrap_or(u32::MAX),
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn people<'a>(actors: impl Iterator<Item = &'a str>) -> Vec<MapPerson> {
    let mut maps = std::collections::BTreeMap::<&str, u32>::new();
    for actor in actors.filter(|actor| !actor.is_empty()) {
        *maps.entry(actor).or_default() += 1;
    }
    let people = maps.into_iter().map(|(name, maps)| MapPerson {
        name: name.to_owned(),
        maps,
    });
    let mut people: Vec<MapPerson> = people.collect();
    people.sort_by_key(|person| std::cmp::Reverse(person.maps));
    people.truncate(MOST_PEOPLE);
    people
}

pub(super) fn summaries(app: &App, params: &NamedMaps) -> Result<MapSummaries, AppError> {
    let lines = app.home.lines(&app.opened()?.library)?;
    let wanted: std::collections::BTreeSet<Id> = params.maps.iter().copied().collect();
    let moment = moment(app);
    let found = lines.iter().filter(|line| wanted.contains(&line.shelved.row.map));
    Ok(MapSummaries {
        maps: found.map(|line| line.summary(moment)).collect(),
    })
}

pub(super) fn small(app: &App, params: ShowThumbnail) -> Result<Scene, AppError> {
    let ShowThumbnail {
        map,
        appearance,
        language,
    } = params;
    let (came, revision) = {
        let open = app.opened()?;
        // First of all: what comes in under this id after this look is not taken for what was there.
        let came = open.library.came(map)?;
        match open.sessions.get(&map) {
            Some(session) => (came, session.revision()),
            None => (came, open.library.edition(map)?.revision),
        }
    };
    let picture = Picture {
        map,
        came,
        revision,
        appearance,
        language,
    };
    app.home.thumbnail(picture, || {
        let (journey, revision, pictures) = {
            let mut open = app.opened()?;
            open.look_elsewhere()?;
            let (journey, revision) = open.ask(map, |asked| (asked.journey.clone(), asked.revision))?;
            (journey, revision, open.pictures.clone())
        };
        let look = app.assets.look(appearance, language).with_pictures(&pictures);
        Ok((revision, thumbnail(&journey, look, &mut app.typesetter())))
    })
}

pub(super) fn shelve(app: &App, params: &ShelveMaps) -> Result<MarkedMaps, AppError> {
    let at = params.on.then(|| app.host.now());
    let before = app.opened()?.library.mark(&params.maps, noted(params.mark), at)?;
    let marked = |Marked { map, since }| MarkedMap { map, since };
    Ok(MarkedMaps {
        mark: params.mark,
        maps: before.into_iter().map(marked).collect(),
    })
}

pub(super) fn put_back(app: &App, params: &MarkedMaps) -> Result<Nothing, AppError> {
    let marked = |&MarkedMap { map, since }| Marked { map, since };
    let maps: Vec<Marked> = params.maps.iter().map(marked).collect();
    app.opened()?.library.put_back(&maps, noted(params.mark))?;
    Ok(Nothing {})
}

fn noted(mark: MapMark) -> ShelfMark {
    match mark {
        MapMark::Pinned => ShelfMark::Pinned,
        MapMark::Archived => ShelfMark::Archived,
        MapMark::Binned => ShelfMark::Binned,
    }
}

pub(super) fn name(app: &App, params: &NameMap) -> Result<Nothing, AppError> {
    let mut open = app.opened()?;
    let Open { library, sessions, .. } = &mut *open;
    // Written past the map's session, which takes it over like the work of another program.
    let stored = library.load(params.map)?;
    let command = Command::Edit {
        ids: vec![stored.journey.about().id],
        field: Field::Name(params.title.trim().to_owned()),
    };
    let transaction = plan(&stored.journey, &command)?;
    let work = Work::going_on(&stored.history);
    carry_out(library, (params.map, stored), work, &transaction, app.host.now())?;
    if let Some(session) = sessions.get_mut(&params.map) {
        session.catch_up(library)?;
    }
    Ok(Nothing {})
}

pub(super) fn duplicate(app: &App, params: &NameMap) -> Result<MapFound, AppError> {
    let journey = app.journey(params.map)?;
    let mut copy = fresh::renewed(&journey, || mint(app.host.as_ref()))?;
    let command = Command::Edit {
        ids: vec![copy.about().id],
        field: Field::Name(params.title.trim().to_owned()),
    };
    // A copy may be called what it is called already.
    if let Ok(transaction) = plan(&copy, &command) {
        copy.apply(&transaction).map_err(AppError::bug)?;
    }
    let map = app.keep(&copy)?;
    app.opened()?.library.collect_beside(map, params.map)?;
    Ok(MapFound { map: Some(map) })
}

pub(super) fn delete(app: &App, params: &NamedMaps) -> Result<NamedMaps, AppError> {
    let mut open = app.opened()?;
    let maps = open.library.delete_for_ever(&params.maps)?;
    for map in &maps {
        open.sessions.remove(map);
    }
    app.home.forget_maps(&maps);
    if maps.is_empty() && !params.maps.is_empty() {
        // Whoever asks for others did not see what they are now.
        let message = "only maps that are in the bin can be deleted";
        return Err(AppError::new(ErrorCode::Stale, message));
    }
    Ok(NamedMaps { maps })
}

pub(super) fn name_collection(app: &App, params: &NameCollection) -> Result<NamedCollection, AppError> {
    let library = &mut app.opened()?.library;
    let name = params.name.trim();
    let collection = match params.collection {
        Some(collection) => {
            library.name_collection(collection, name)?;
            collection
        }
        None => {
            let collection = mint(app.host.as_ref());
            library.add_collection(collection, name)?;
            collection
        }
    };
    Ok(NamedCollection { collection })
}

pub(super) fn bring_collection_back(app: &App, params: &CollectionGone) -> Result<Nothing, AppError> {
    app.opened()?.library.add_collection(params.collection, &params.name)?;
    Ok(Nothing {})
}

pub(super) fn move_collection(app: &App, params: MoveCollection) -> Result<Nothing, AppError> {
    app.opened()?
        .library
        .move_collection(params.collection, params.before)?;
    Ok(Nothing {})
}

pub(super) fn remove_collection(app: &App, params: NamedCollection) -> Result<NamedMaps, AppError> {
    let maps = app.opened()?.library.remove_collection(params.collection)?;
    Ok(NamedMaps { maps })
}

pub(super) fn collect(app: &App, params: &CollectMaps) -> Result<NamedMaps, AppError> {
    let CollectMaps { maps, collection, into } = params;
    let maps = app.opened()?.library.collect(maps, *collection, *into)?;
    Ok(NamedMaps { maps })
}
