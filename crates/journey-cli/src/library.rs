//! `percorso library`: a library without a window.

use std::env;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use journey_app::disk::create_owned_folder;
use journey_app::headless::{KeptLibrary, ListedMap, NameToForget};
use journey_app::{AppError, ErrorCode, Host};
use serde_json::{Value, json};

use crate::arguments::{Library, LibraryTask};
use crate::failure::Failure;
use crate::machine::Machine;
use crate::{files, forget, print, revisions};

/// Does what is asked of a library.
pub fn run(library: &Library) -> Result<(), Vec<Failure>> {
    let path = library.library.clone().or_else(usual).ok_or_else(|| {
        let message = "there is no home folder to look for a library in; name one with --library";
        let error = AppError::new(ErrorCode::LibraryUnavailable, message);
        vec![Failure::of_app(Path::new("library"), &error)]
    })?;
    let failed = |error: AppError| vec![Failure::of_app(&path, &error)];
    if let LibraryTask::Restore { backup } = &library.task {
        return restore(&path, backup).map_err(|failure| vec![failure]);
    }
    let kept = KeptLibrary::at(&path).map_err(failed)?;
    match &library.task {
        LibraryTask::List { json } => list(&kept, *json).map_err(failed),
        LibraryTask::Pieces { json } => pieces(&kept, *json).map_err(failed),
        LibraryTask::Search { words, most, json } => search(&kept, &words.join(" "), *most, *json).map_err(failed),
        LibraryTask::ExportAll { folder, force } => export_all(&kept, &path, folder, *force),
        LibraryTask::Revisions { map, json } => revisions::list(&kept, map, *json).map_err(failed),
        LibraryTask::RestoreRevision { map, revision } => revisions::restore(&kept, map, revision).map_err(failed),
        LibraryTask::ExportRevision {
            map,
            revision,
            to,
            force,
        } => revisions::export(&kept, &path, (map, revision), (to, *force)).map_err(|failure| vec![failure]),
        LibraryTask::Backup { to, force, list: false } => {
            backup(&kept, &path, to.as_deref(), *force).map_err(|failure| vec![failure])
        }
        LibraryTask::Backup { .. } => {
            for (backup, bytes) in kept.backups() {
                print::line(format_args!("{}  {} kB", backup.display(), bytes.div_ceil(1000)));
            }
            Ok(())
        }
        LibraryTask::Restore { .. } => Ok(()),
        LibraryTask::Forget {
            name,
            also,
            word,
            quotes,
            dry_run,
            json,
        } => {
            let name = NameToForget {
                names: std::iter::once(name).chain(also).cloned().collect(),
                word: word.clone(),
                quotes: *quotes,
            };
            let forgotten = kept.forget(&name, *dry_run).map_err(failed)?;
            forget::told(&forgotten, *dry_run, *json);
            Ok(())
        }
        LibraryTask::Check => {
            let maps = kept.check().map_err(failed)?;
            print::line(format_args!("{}: whole; maps {maps}", path.display()));
            Ok(())
        }
        LibraryTask::Recover { json } => recover(&kept, &path, *json).map_err(failed),
    }
}

/// The library of the window.
fn usual() -> Option<PathBuf> {
    if let Some(path) = env::var_os("PERCORSO_LIBRARY").filter(|path| !path.is_empty()) {
        return Some(PathBuf::from(path));
    }
    let folders = ProjectDirs::from("", "", "percorso")?;
    Some(folders.data_dir().join("library.sqlite"))
}

fn list(kept: &KeptLibrary, json: bool) -> Result<(), AppError> {
    let maps = kept.list()?;
    if json {
        print::json(&serde_json::to_value(&maps).unwrap_or(Value::Null));
        return Ok(());
    }
    for map in maps {
        let ListedMap {
            title,
            actor,
            steps,
            cards,
            ..
        } = &map;
        let whose = if actor.is_empty() {
            String::new()
        } else {
            format!("; {actor}")
        };
        let stands = [
            (map.pinned, "pinned"),
            (map.archived, "archived"),
            (map.binned, "in the bin"),
        ];
        let stands = stands.into_iter().filter(|(is, _)| *is);
        let stands: String = stands.map(|(_, word)| format!("; {word}")).collect();
        print::line(format_args!(
            "{}  {}  “{title}”{whose}; steps {steps}, cards {cards}{stands}",
            map.map,
            minute(map.changed)
        ));
    }
    Ok(())
}

fn pieces(kept: &KeptLibrary, json: bool) -> Result<(), AppError> {
    let pieces = kept.pieces()?;
    if json {
        print::json(&serde_json::to_value(&pieces).unwrap_or(Value::Null));
        return Ok(());
    }
    for piece in pieces {
        print::line(format_args!(
            "{}  {}  “{}”; cards {}, links {}",
            piece.piece,
            minute(piece.added),
            piece.name,
            piece.cards.len(),
            piece.links
        ));
    }
    Ok(())
}

/// Day and minute where the program runs, of a time in milliseconds since 1970-01-01 UTC.
pub fn minute(at: i64) -> String {
    match Timestamp::from_millisecond(at) {
        Ok(at) => at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string(),
        // A time that no calendar has.
        Err(_) => "?".to_owned(),
    }
}

fn search(kept: &KeptLibrary, words: &str, most: usize, json: bool) -> Result<(), AppError> {
    let found = kept.search(words, most)?;
    if json {
        let map = |map: &journey_app::headless::FoundPlaces| {
            let place =
                |(id, field, text): &(journey_app::Id, &str, String)| json!({"id": id, "field": field, "text": text});
            json!({"map": map.map, "title": map.title, "places": map.places.iter().map(place).collect::<Value>()})
        };
        print::json(&found.iter().map(map).collect());
        return Ok(());
    }
    for map in found {
        print::line(format_args!("{}  “{}”", map.map, map.title));
        for (_, _, text) in map.places {
            print::line(format_args!("  {text}"));
        }
    }
    Ok(())
}

fn export_all(kept: &KeptLibrary, library: &Path, folder: &Path, force: bool) -> Result<(), Vec<Failure>> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |error: AppError| Failure::of_app(&path, &error)
    };
    let maps = kept.map_files(folder).map_err(|error| vec![failed(library)(error)])?;
    // Before the work, not only after it.
    let in_the_way = maps.iter().filter_map(|(_, path)| files::may_write(path, force).err());
    let in_the_way: Vec<Failure> = in_the_way.collect();
    if !in_the_way.is_empty() {
        return Err(in_the_way);
    }
    create_owned_folder(folder).map_err(|error| vec![files::unwritable(folder, &error)])?;
    let mut failures = Vec::new();
    for (map, path) in maps {
        match kept.export(map, &path) {
            Ok(()) => print::line(path.display()),
            // A window has taken it away since the maps were listed.
            Err(error) if error.code == ErrorCode::MapNotFound => {}
            // One map that cannot be written does not keep the others back.
            Err(error) => failures.push(failed(&path)(error)),
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(failures) }
}

fn backup(kept: &KeptLibrary, library: &Path, to: Option<&Path>, force: bool) -> Result<(), Failure> {
    if let Some(to) = to {
        files::may_write(to, force)?;
    }
    let made = kept.back_up(to, Machine.today());
    let path = made.map_err(|error| Failure::of_app(to.unwrap_or(library), &error))?;
    print::line(path.display());
    Ok(())
}

fn restore(library: &Path, backup: &Path) -> Result<(), Failure> {
    let restored = KeptLibrary::restore(library, backup, Machine.today());
    let kept = restored.map_err(|error| match error.code {
        ErrorCode::LibraryBusy => Failure::of_app(library, &error),
        _ => Failure::of_app(backup, &error),
    })?;
    print::line(format_args!(
        "{}: restored from {}",
        library.display(),
        backup.display()
    ));
    if let Some(kept) = kept {
        print::line(format_args!("{}: the library that was there", kept.display()));
    }
    Ok(())
}

fn recover(kept: &KeptLibrary, library: &Path, json: bool) -> Result<(), AppError> {
    let recovered = kept.recover(Machine.today())?;
    if json {
        let others = recovered
            .others
            .iter()
            .map(|(title, what)| json!({"title": title, "missing": what}));
        print::json(&json!({
            "library": library.to_string_lossy(),
            "kept": recovered.kept.to_string_lossy(),
            "whole": recovered.whole,
            "others": others.collect::<Value>(),
            "nameless": recovered.nameless,
            "lastEdits": recovered.last_edits,
            "pieces": recovered.pieces,
        }));
        return Ok(());
    }
    print::line(format_args!("{}: the damaged file", recovered.kept.display()));
    print::line(format_args!(
        "{}: the new library; whole maps {}",
        library.display(),
        recovered.whole
    ));
    for (title, what) in recovered.others {
        print::error(format_args!("“{title}”: {what}"));
    }
    if recovered.last_edits {
        print::error(
            "A part of the log is destroyed: the last edits may be missing. It is kept beside the damaged file.",
        );
    }
    if recovered.pieces {
        print::error("Pieces of your own may be missing, or lack a picture. A backup may have them.");
    }
    if recovered.nameless {
        print::error(
            "Pages are missing: there may have been maps of which not even the name is left. A backup may have them.",
        );
    }
    Ok(())
}
