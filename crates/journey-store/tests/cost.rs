//! What an edit costs, counted in pages that have to be on the disk before the reply: time depends on the machine, this does not.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use journey_model::*;
use journey_store::{Act, Library, Summary};

const MAP: Id = Id::from_bits(1 << 60);

/// Pages that stand in the log beside a library: a head of 32 bytes, then each with a head of 24.
fn logged(path: &Path) -> u64 {
    let log = fs::metadata(path.with_extension("sqlite-wal")).map_or(0, |about| about.len());
    log.saturating_sub(32) / (4_096 + 24)
}

/// Pages written by this many edits of one card's field, each, in hundredths.
fn pages_an_edit(library: &mut Library, path: &Path, edits: u64, field: impl Fn(u64) -> Field) -> u64 {
    let stored = library.load(MAP).unwrap();
    let (mut journey, mut revision) = (stored.journey, stored.revision);
    let card = journey
        .cards()
        .find(|card| matches!(card.content, Content::Emotion(_)))
        .unwrap()
        .id;
    let mut written = 0;
    for turn in 0..edits {
        let command = Command::Edit {
            ids: vec![card],
            field: field(turn),
        };
        let transaction = plan(&journey, &command).unwrap();
        journey.apply(&transaction).unwrap();
        let before = logged(path);
        revision = library
            .append(
                MAP,
                revision,
                &[(Act::Do, &transaction)],
                &Summary::of(&journey),
                turn as i64,
            )
            .unwrap();
        // The log begins anew when it was moved into the library.
        written += logged(path).saturating_sub(before);
    }
    written * 100 / edits
}

fn library_of(path: &Path, maps: u64) -> Library {
    let mut library = Library::open(path).unwrap();
    let other = sample::journey(20);
    library.create(MAP, &sample::journey(100), 1).unwrap();
    library
        .create_all((0..maps).map(|number| (Id::from_bits(number + 1), other.clone())), 1)
        .unwrap();
    drop(library);
    // The log is empty.
    Library::open(path).unwrap()
}

#[test]
fn an_edit_writes_few_pages() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut library = library_of(&path, 50);
    let text = pages_an_edit(&mut library, &path, 60, |turn| {
        Field::Name(format!("heard in interview {turn}"))
    });
    drop(library);
    let mut library = Library::open(&path).unwrap();
    let score = pages_an_edit(&mut library, &path, 60, |turn| Field::Score((turn + 1) as f64 / 50.0));
    // A page of the element, one of the journal, one of the map's row. The words of a text wait for the search index at no
    // cost, but that the map's row stands among those of which words wait, and that they go there in the end.
    assert!(
        (100..=380).contains(&score),
        "an edit of a score writes {score} hundredths of a page"
    );
    assert!(
        (100..=420).contains(&text),
        "an edit of a text writes {text} hundredths of a page"
    );
}

#[test]
fn what_an_edit_writes_does_not_grow_with_the_library() {
    let folder = tempfile::tempdir().unwrap();
    let pages = [10, 1_000].map(|maps| {
        let path = folder.path().join(format!("library-{maps}.sqlite"));
        let mut library = library_of(&path, maps);
        pages_an_edit(&mut library, &path, 60, |turn| {
            Field::Name(format!("heard in interview {turn}"))
        })
    });
    let [small, large] = pages;
    assert!(
        large <= small + 100,
        "{small} hundredths of a page in a small library, {large} in a large one"
    );
}
