//! Backups: listing, making, looking into, putting back.

use std::collections::BTreeMap;
use std::path::PathBuf;

use journey_model::{Element, Id, Journey, Record};
use journey_store::{Backup, Reason, StoreError};

use crate::host::{FileKind, SaveQuestion};
use crate::keeper::reopened;
use crate::protocol::*;
use crate::{App, AppError, ErrorCode};

pub(super) fn backups(app: &App) -> BackupsView {
    let library = app.keeper.library();
    let backups = journey_store::backups(library).into_iter().map(|backup| BackupView {
        maps: backup.maps().ok(),
        reason: match backup.reason {
            Reason::Daily => BackupReason::Daily,
            Reason::Asked => BackupReason::Asked,
            Reason::Update => BackupReason::Update,
        },
        name: backup.name,
        day: backup.day,
        written: backup.written,
        bytes: backup.bytes,
    });
    BackupsView {
        folder: journey_store::backup_folder(library).to_string_lossy().into_owned(),
        backups: backups.collect(),
        failure: app.keeper.failure(),
    }
}

pub(super) fn back_up(app: &App, params: &BackUp) -> Result<FileWritten, AppError> {
    let mut to = params.path.as_ref().map(PathBuf::from);
    if to.is_none() && params.choose {
        let question = SaveQuestion {
            title: "Percorso".to_owned(),
            file_name: format!("percorso-{}.sqlite", app.host.today()),
            extension: "sqlite".to_owned(),
            kind: FileKind::Backup,
        };
        to = app.host.choose_save_path(&question);
        if to.is_none() {
            return Ok(FileWritten { path: None, bytes: 0 });
        }
    }
    let (library, today) = (app.keeper.library(), app.host.today());
    let path = {
        let open = app.opened()?;
        match open.library.is_in_place() {
            // What is open is found nowhere else.
            Err(StoreError::Moved { .. }) => Some(open.library.back_up(library, to.as_deref(), today)?),
            _ => None,
        }
    };
    // Nobody waits for it who edits: the library is read by a connection of its own.
    let path = path.map_or_else(|| journey_store::back_up(library, to.as_deref(), today), Ok)?;
    let bytes = std::fs::metadata(&path).map_or(0, |about| about.len());
    Ok(FileWritten {
        path: Some(path.to_string_lossy().into_owned()),
        bytes,
    })
}

pub(super) fn restore(app: &App, params: &RestoreBackup) -> Result<Restored, AppError> {
    let backup = named(app, &params.name)?;
    let (library, today) = (app.keeper.library(), app.host.today());
    let kept = reopened(app, || journey_store::restore(library, &backup.path, today))?;
    Ok(Restored {
        kept: kept.map(|path| path.to_string_lossy().into_owned()),
    })
}

pub(super) fn contents(app: &App, params: &NamedBackup) -> Result<BackupContents, AppError> {
    let backup = named(app, &params.name)?.open()?;
    let damage = backup.check().err().map(AppError::from);
    let maps = match backup.maps() {
        Ok(maps) => maps,
        // Of a damaged backup there may be no list.
        Err(_) if damage.is_some() => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let now: BTreeMap<Id, i64> = app
        .opened()?
        .library
        .maps()?
        .into_iter()
        .map(|row| (row.map, row.changed))
        .collect();
    let maps = maps.into_iter().map(|row| MapOfBackup {
        map: row.map,
        title: row.summary.title,
        cards: row.summary.cards,
        changed: row.changed,
        now: match now.get(&row.map) {
            None => MapNow::Gone,
            Some(changed) if *changed == row.changed => MapNow::Same,
            Some(_) => MapNow::Changed,
        },
    });
    Ok(BackupContents {
        maps: maps.collect(),
        damage,
    })
}

pub(super) fn bring_back(app: &App, params: &BringBack) -> Result<MapFound, AppError> {
    let backup = named(app, &params.name)?.open()?;
    let journey = backup.load(params.map)?.journey;
    let named = journey.pictures().into_iter();
    let pictures = named
        .filter_map(|name| backup.picture(name).transpose())
        .collect::<Result<Vec<_>, _>>()?;
    app.keep_pictures(&pictures)?;
    let there = app.opened()?.library.maps()?.iter().any(|row| row.map == params.map);
    let journey = if there {
        titled(&journey, &params.title)?
    } else {
        journey
    };
    Ok(MapFound {
        map: Some(app.keep(&journey)?),
    })
}

pub(super) fn remove(app: &App, params: &RemoveCopies) -> Result<Nothing, AppError> {
    let library = app.keeper.library();
    journey_store::remove_backups(library, &params.backups)?;
    journey_store::remove_kept_aside(library, &params.aside)?;
    Ok(Nothing {})
}

fn named(app: &App, name: &str) -> Result<Backup, AppError> {
    let mut all = journey_store::backups(app.keeper.library()).into_iter();
    all.find(|backup| backup.name == name)
        .ok_or_else(|| AppError::new(ErrorCode::FileUnreadable, "there is no such backup"))
}

/// The same journey under another title.
fn titled(journey: &Journey, title: &str) -> Result<Journey, AppError> {
    let records = journey.records().map(|mut record| {
        if let Record::Element(Element::About(about)) = &mut record {
            title.clone_into(&mut about.title);
        }
        record
    });
    let mut titled = Journey::from_records(records).map_err(AppError::bug)?;
    titled.keep_unknown(journey.unknown().clone());
    Ok(titled)
}
