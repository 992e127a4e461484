//! What was done on a map: as a list of gestures, and as the revisions that can be gone back to.

use journey_layout::{Look, Typesetter, network, screen};
use journey_model::{Act as Done, Command, Field, Form, Id, Journey, Label, Moment, plan};
use journey_scene::Scene;
use journey_store::{Act, Entry, Gesture, Library, Revision, RevisionKind};

use crate::home::Picture;
use crate::host::mint;
use crate::open::{Asked, Open};
use crate::protocol::*;
use crate::thumbnail::thumbnail;
use crate::{App, AppError, ErrorCode, comparing, fresh, revision_code};

/// The longest list of gestures that is sent.
const MOST_ENTRIES: usize = 1_000;

/// How many of the gestures that led to a point are told in words.
const MOST_LABELS: usize = 3;

/// The longest name of a revision, in characters.
const LONGEST_NAME: usize = 120;

pub(super) fn history(app: &App, params: NamedMap) -> Result<HistoryView, AppError> {
    app.opened()?.ask(params.map, view)
}

fn view(Asked { history, .. }: Asked) -> HistoryView {
    let (done, undone) = (history.done(), history.undone());
    let older = (done.len() + undone.len()).saturating_sub(MOST_ENTRIES);
    let entry = |moment: &Moment<Gesture>, done| HistoryEntry {
        seq: moment.seq,
        label: moment.what.label.clone(),
        at: moment.what.at,
        done,
    };
    // What was undone last can be done again first.
    let done = done.iter().map(|moment| entry(moment, true));
    let undone = undone.iter().rev().map(|moment| entry(moment, false));
    HistoryView {
        entries: done.chain(undone).skip(older).collect(),
        older: u32::try_from(older).unwrap_or(u32::MAX),
    }
}

pub(super) fn revisions(app: &App, map: Id) -> Result<RevisionsView, AppError> {
    let mut open = app.opened()?;
    open.look_elsewhere()?;
    listed(&open.library, map)
}

/// The points of a map's history.
pub(crate) fn listed(library: &Library, map: Id) -> Result<RevisionsView, AppError> {
    let journal = library.journal(map)?;
    let kept = library.revisions(map)?;
    let first = journal.first().map_or(0, |entry| entry.after);
    let last = journal.last().map_or(0, |entry| entry.seq);
    let mut seqs: Vec<u64> = kept.iter().map(|revision| revision.seq).collect();
    let shared = library
        .shared(map)?
        .into_iter()
        .filter(|shared| !shared.came_in && shared.seq >= first);
    let shared: Vec<(u64, i64)> = shared.map(|shared| (shared.seq, shared.at)).collect();
    seqs.extend(shared.iter().map(|(seq, _)| *seq).filter(|seq| *seq <= last));
    seqs.extend([first, last]);
    seqs.sort_unstable();
    seqs.dedup();
    let mut points = Vec::new();
    let mut entries = journal.iter().peekable();
    for seq in seqs {
        let mut led: Vec<&Entry> = Vec::new();
        while let Some(entry) = entries.next_if(|entry| entry.seq <= seq) {
            led.push(entry);
        }
        let revision = kept.iter().find(|revision| revision.seq == seq);
        let at = led
            .last()
            .map(|entry| entry.at)
            .or(revision.map(|revision| revision.at))
            .or(shared.iter().find(|(known, _)| *known == seq).map(|(_, at)| *at));
        let kind = match revision {
            _ if seq == last => PointKind::Present,
            Some(Revision { name, .. }) if !name.is_empty() => PointKind::Named,
            _ if seq == first => PointKind::Beginning,
            Some(Revision { kind, .. }) => match kind {
                RevisionKind::Session => PointKind::Session,
                RevisionKind::Before => PointKind::Before,
                RevisionKind::Named => PointKind::Named,
            },
            None => PointKind::Shared,
        };
        let led = standing(&led);
        let next = entries.peek().filter(|_| kind == PointKind::Before);
        points.push(RevisionPoint {
            seq,
            kind,
            name: revision.map(|revision| revision.name.clone()).unwrap_or_default(),
            at,
            code: revision.map(|revision| revision.code.clone()).unwrap_or_default(),
            gestures: led.iter().map(|entry| gestures(entry)).sum(),
            labels: said(&led),
            next: next
                .filter(|entry| entry.act == Act::Do)
                .map(|entry| entry.label.clone()),
            taken_back: next.is_some_and(|entry| entry.act != Act::Do),
        });
    }
    points.reverse();
    Ok(RevisionsView { points })
}

/// What of these entries is in the map behind them: not what was taken back, unless it was done again.
fn standing<'a>(led: &[&'a Entry]) -> Vec<&'a Entry> {
    let done_as = |entry: &Entry| match entry.act {
        Act::Redo { seq } => seq,
        _ => entry.seq,
    };
    let mut standing: Vec<&Entry> = Vec::new();
    for entry in led {
        match entry.act {
            Act::Undo { seq } => standing.retain(|done| done_as(done) != seq),
            Act::Do | Act::Redo { .. } => standing.push(entry),
        }
    }
    standing
}

/// How many gestures an entry of the journal stands for.
fn gestures(entry: &Entry) -> u32 {
    match entry.label.act {
        Done::Squash => entry.label.count,
        _ => 1,
    }
}

fn said(led: &[&Entry]) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let new = led.iter().rev().filter(|entry| gestures(entry) > 0);
    for entry in new {
        // Typing the same card's text ten times over is one thing to tell.
        if labels.iter().all(|label| *label != entry.label) {
            labels.push(entry.label.clone());
        }
        if labels.len() == MOST_LABELS {
            break;
        }
    }
    labels
}

pub(super) fn name(app: &App, params: &NameRevision) -> Result<RevisionsView, AppError> {
    let name = params.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        let message = format!("the name of a revision has 1 to {LONGEST_NAME} characters");
        return Err(AppError::new(ErrorCode::BadParameters, message));
    }
    let mut open = app.opened()?;
    let journal = open.library.journal(params.map)?;
    let seq = params.seq.unwrap_or(journal.last().map_or(0, |entry| entry.seq));
    let led = journal.iter().rev().find(|entry| entry.seq <= seq);
    let known = open.library.revisions(params.map)?;
    let known = known.into_iter().find(|revision| revision.seq == seq);
    let code = revision_code(&at(&mut open, params.map, seq)?);
    let changed = led.map(|entry| entry.at).or(known.map(|revision| revision.at));
    let changed = changed.unwrap_or_else(|| app.host.now());
    open.library.name_revision(params.map, seq, &name, &code, changed)?;
    listed(&open.library, params.map)
}

pub(super) fn unname(app: &App, params: NamedRevision) -> Result<RevisionsView, AppError> {
    let mut open = app.opened()?;
    open.library.unname_revision(params.map, params.seq)?;
    listed(&open.library, params.map)
}

/// What a map was at a point of its history. It is worked out from what the map is now, so that others' work is taken over
/// first: whoever has read the journal may know of a later point than the map's session.
fn at(open: &mut Open, map: Id, seq: u64) -> Result<Journey, AppError> {
    open.look_elsewhere()?;
    let found = open.ask(map, |asked| {
        open.library.journey_at(map, seq, (asked.journey, asked.revision))
    })?;
    Ok(found?)
}

pub(super) fn draw(app: &App, params: DrawRevision) -> Result<Scene, AppError> {
    let DrawRevision {
        map,
        seq,
        appearance,
        language,
        ..
    } = params;
    let drawn = |draw: fn(&Journey, Look<'_>, &mut Typesetter) -> Scene| -> Result<Scene, AppError> {
        let (journey, pictures) = {
            let mut open = app.opened()?;
            (at(&mut open, map, seq)?, open.pictures.clone())
        };
        let look = app.assets.look(appearance, language).with_pictures(&pictures);
        Ok(draw(&journey, look, &mut app.typesetter()))
    };
    if params.small {
        // What a map was at a revision is what it was when that was its last.
        let picture = Picture {
            map,
            came: app.opened()?.library.came(map)?,
            revision: seq,
            appearance,
            language,
        };
        return app.home.thumbnail(picture, || Ok((seq, drawn(thumbnail)?)));
    }
    match params.form {
        Form::Grid => drawn(screen),
        Form::Network => drawn(network),
    }
}

pub(super) fn compare(app: &App, params: CompareRevisions) -> Result<Comparison, AppError> {
    let (before, after) = {
        let mut open = app.opened()?;
        let mut at = |seq| at(&mut open, params.map, seq);
        (at(params.from)?, at(params.to)?)
    };
    Ok(comparing::comparison(&before, &after))
}

pub(super) fn copy(app: &App, params: &CopyRevision) -> Result<MapFound, AppError> {
    let mut journey = at(&mut *app.opened()?, params.map, params.seq)?;
    let rename = Command::Edit {
        ids: vec![journey.about().id],
        field: Field::Name(params.title.clone()),
    };
    // A title that is there already is nothing to do.
    if let Ok(renamed) = plan(&journey, &rename) {
        journey.apply(&renamed).map_err(AppError::bug)?;
    }
    let journey = fresh::renewed(&journey, || mint(app.host.as_ref()))?;
    Ok(MapFound {
        map: Some(app.keep(&journey)?),
    })
}
