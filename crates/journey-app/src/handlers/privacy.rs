//! Removing personal data: who is named, where, and taking the name out.

use std::path::PathBuf;

use journey_store::Forgotten;

use crate::forgetting::{names_of, rewritten};
use crate::handlers::files::{file_stem, save};
use crate::host::{FileKind, SaveQuestion};
use crate::keeper::reopened;
use crate::protocol::*;
use crate::{App, AppError};

pub(super) fn people(app: &App) -> Result<People, AppError> {
    let people = app.opened()?.library.people()?.into_iter().map(|person| PersonView {
        name: person.name,
        actor_in: person.actor_in,
        owner_in: person.owner_in,
        quoted: person.quoted,
    });
    Ok(People {
        people: people.collect(),
    })
}

pub(super) fn find(app: &App, params: &RemoveName) -> Result<NameFound, AppError> {
    let names = names_of(&params.names)?;
    let found = app.opened()?.library.find_name(&forgetting(params, &names))?;
    Ok(view(app, found))
}

pub(super) fn remove(app: &App, params: &RemoveName) -> Result<NameFound, AppError> {
    let names = names_of(&params.names)?;
    let library = app.keeper.library();
    let forgotten = reopened(app, || journey_store::forget(library, &forgetting(params, &names)))?;
    Ok(view(app, forgotten))
}

pub(super) fn save_list(app: &App, params: &SaveList) -> Result<FileWritten, AppError> {
    let question = SaveQuestion {
        title: "Percorso".to_owned(),
        file_name: format!("{}.txt", file_stem(&params.name)),
        extension: "txt".to_owned(),
        kind: FileKind::List,
    };
    save(app, params.path.as_deref(), &question, params.text.as_bytes())
}

fn forgetting<'a>(params: &'a RemoveName, names: &'a [String]) -> journey_store::Forgetting<'a> {
    journey_store::Forgetting {
        names,
        word: &params.word,
        quotes: params.quotes,
        map_file: &rewritten,
    }
}

fn view(app: &App, forgotten: Forgotten) -> NameFound {
    let library = app.keeper.library();
    let name_of = |path: PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let backups = journey_store::backups(library).into_iter();
    NameFound {
        maps: forgotten.maps.into_iter().map(in_map).collect(),
        collections: forgotten.collections,
        pieces: forgotten.pieces,
        files: forgotten.files,
        overwritten: forgotten.overwritten,
        backups: backups.map(|backup| backup.name).collect(),
        aside: journey_store::kept_aside(library)
            .into_iter()
            .filter_map(name_of)
            .collect(),
    }
}

fn in_map(found: journey_store::ForgottenInMap) -> NameInMap {
    let fields = found.fields.into_iter().map(|((kind, field), count)| NameInField {
        kind,
        field: field.to_owned(),
        count,
    });
    NameInMap {
        map: found.map,
        title: found.title,
        fields: fields.collect(),
        history: found.history,
        revisions: found.revisions,
        prints: found.prints,
    }
}
