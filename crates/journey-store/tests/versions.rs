//! Libraries of every version that was ever given out: small files in `versions/`, each with a map in Italian whose journal
//! has eight acts, and an empty one, to which version 7 has added cards with signs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use journey_model::{Date, Direction};
use journey_store::{Fate, Library, backup_folder, recover};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

/// The versions before the present one.
const VERSIONS: [u32; 7] = [1, 2, 3, 4, 5, 6, 7];

fn fixture(version: u32) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/versions");
    folder.join(format!("version-{version}.sqlite"))
}

fn given_out(version: u32) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    fs::copy(fixture(version), &path).unwrap();
    (folder, path)
}

fn number(connection: &Connection, query: &str) -> i64 {
    connection.query_row(query, [], |row| row.get(0)).unwrap()
}

#[test]
fn every_older_version_keeps_all_it_has() {
    for version in VERSIONS {
        let (_folder, path) = given_out(version);
        let mut library = Library::open(&path).unwrap();
        library.check().unwrap();
        let rows = library.maps().unwrap();
        let mut titles: Vec<_> = rows.iter().map(|row| row.summary.title.as_str()).collect();
        titles.sort_unstable();
        assert_eq!(titles, ["Blank map", "Mappa vuota"], "version {version}");
        let row = rows.iter().find(|row| row.summary.title == "Mappa vuota").unwrap();
        let stored = library.load(row.map).unwrap();
        assert_eq!((stored.revision, stored.history.done().len()), (8, 6));
        let mut texts: Vec<&str> = stored.journey.cards().map(|card| card.text.as_str()).collect();
        texts.sort_unstable();
        assert_eq!(
            texts,
            [
                "Perché proprio loro?",
                "Straße & naïve café",
                "演示站台 手机",
                "👩‍💻 a late answer"
            ]
        );
        assert_eq!(stored.journey.links().count(), 1);
        // The whole way back.
        let mut journey = stored.journey;
        let mut history = stored.history;
        while let Some(seq) = history.next(Direction::Undo).map(|moment| moment.seq) {
            let transaction = library.transaction(row.map, seq).unwrap();
            journey.apply(&transaction.inverse()).unwrap();
            history.stepped(Direction::Undo);
        }
        assert_eq!(journey.cards().count(), 0);
        // What the version had, and what it could not have had.
        assert_eq!(library.picture_sizes().unwrap().len(), usize::from(version >= 2));
        assert_eq!(library.prints(row.map).unwrap().len(), usize::from(version >= 3));
        let found = library.search("手机", 10, 10).unwrap();
        assert_eq!(found.maps.iter().map(|map| map.map).collect::<Vec<_>>(), [row.map]);
        library.set_last_opened(row.map).unwrap();
        drop(library);
        Library::open(&path).unwrap().check().unwrap();
    }
}

#[test]
fn an_older_library_is_copied_before_it_is_changed() {
    for version in VERSIONS {
        let (_folder, path) = given_out(version);
        let acts = acts(&path);
        assert!(acts >= 8);
        drop(Library::open(&path).unwrap());
        drop(Library::open(&path).unwrap());
        let names: Vec<_> = fs::read_dir(backup_folder(&path))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        let name = format!("version-{version}.sqlite");
        assert_eq!(
            names,
            [backup_folder(&path).join(&name)],
            "one copy, and nothing half done"
        );
        let look = Connection::open_with_flags(&names[0], OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        assert_eq!(number(&look, "PRAGMA user_version"), i64::from(version));
        drop(look);
        assert_eq!(self::acts(&names[0]), acts);
        // The copy is a library like any other.
        let again = path.with_file_name("again.sqlite");
        fs::copy(&names[0], &again).unwrap();
        assert_eq!(Library::open(&again).unwrap().maps().unwrap().len(), 2);
    }
}

#[test]
fn a_migration_that_fails_leaves_the_library_as_it_was() {
    for version in VERSIONS {
        let (_folder, path) = given_out(version);
        // Something that the last migration needs is in the way, so nothing of what is made before may stay.
        hinder(&path, version);
        let before = schema(&path);
        for _ in 0..3 {
            Library::open(&path).unwrap_err();
            assert_eq!(schema(&path), before, "version {version}");
        }
        // However often it is tried, it takes the room of one copy.
        assert_eq!(fs::read_dir(backup_folder(&path)).unwrap().count(), 1);
    }
}

/// Makes a library such that its last migrations fail: a table that one of them makes is there, or one that the last needs is
/// not.
fn hinder(path: &Path, version: u32) {
    let other = Connection::open(path).unwrap();
    other
        .execute_batch(match version {
            7.. => "DROP TABLE edges;",
            _ => "CREATE TABLE pieces (x);",
        })
        .unwrap();
}

#[test]
fn a_library_that_had_no_shelves_yet_loses_none_when_it_is_recovered() {
    let (_folder, path) = given_out(4);
    let report = recover(&path, Date::new(2026, 11, 22).unwrap()).unwrap();
    assert_eq!(report.maps.len(), 2);
    for map in &report.maps {
        assert!(map.fate == Fate::Whole && !map.shelf, "{map:?}");
    }
    let library = Library::open(&path).unwrap();
    library.check().unwrap();
    for shelved in library.shelved().unwrap() {
        let shelf = shelved.shelf;
        assert!(shelf.created <= shelved.row.changed);
        assert_eq!([shelf.opened, shelf.pinned, shelf.archived, shelf.binned], [None; 4]);
    }
}

#[test]
fn what_version_5_had_of_the_home_and_of_the_history_stays() {
    let (_folder, path) = given_out(5);
    let library = Library::open(&path).unwrap();
    let shelved = library.shelved().unwrap();
    let shelved = shelved
        .iter()
        .find(|map| map.row.summary.title == "Mappa vuota")
        .unwrap();
    assert!(shelved.shelf.pinned.is_some());
    assert_eq!(library.collections().unwrap()[0].name, "Fiere");
    assert_eq!(shelved.collections, [library.collections().unwrap()[0].id]);
    let revisions = library.revisions(shelved.row.map).unwrap();
    assert_eq!((revisions[0].seq, revisions[0].name.as_str()), (5, "Workshop, venerdì"));
}

#[test]
fn what_version_6_had_of_passing_on_and_of_newer_files_stays() {
    let (_folder, path) = given_out(6);
    let library = Library::open(&path).unwrap();
    library.check().unwrap();
    let rows = library.maps().unwrap();
    let map = rows.iter().find(|row| row.summary.title == "Mappa vuota").unwrap().map;
    let journey = library.load(map).unwrap().journey;
    assert_eq!((journey.unknown().map.len(), journey.unknown().records.len()), (1, 2));
    let shared: Vec<bool> = library
        .shared(map)
        .unwrap()
        .iter()
        .map(|shared| shared.came_in)
        .collect();
    assert_eq!(shared.len(), 2);
    assert_eq!(
        library.shared_file(map, &"b".repeat(64)).unwrap().as_deref(),
        Some("a map file that came in")
    );
    // What waits for the search index is found.
    assert_eq!(library.search("perche", 10, 10).unwrap().maps.len(), 1);
    assert_eq!(library.pieces().unwrap(), []);
}

#[test]
fn signs_that_version_7_did_not_find_are_found() {
    let found = |library: &Library, typed: &str| -> Vec<String> {
        let found = library.search(typed, 10, 10).unwrap();
        let hits = found.maps.into_iter().flat_map(|map| map.hits);
        hits.map(|hit| hit.snippet.text).collect()
    };
    let expect_all = |path: &Path| {
        let library = Library::open(path).unwrap();
        library.check().unwrap();
        assert_eq!(found(&library, "⏳"), ["⏳"]);
        assert_eq!(found(&library, "⌛ bis"), ["Warten ⌛ bis morgen"]);
        assert_eq!(found(&library, "عميل"), ["عـمـيـل جديد"]);
        // Its words were waiting for the index.
        assert_eq!(found(&library, "⌚"), ["⌚ tardi"]);
        assert_eq!(library.pieces().unwrap()[0].name, "Attesa");
    };
    let (_folder, path) = given_out(7);
    expect_all(&path);
    expect_all(&backup_folder(&path).join("version-7.sqlite"));
    let (_folder, path) = given_out(7);
    recover(&path, Date::new(2026, 11, 22).unwrap()).unwrap();
    expect_all(&path);
}

fn acts(path: &Path) -> i64 {
    let look = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    number(&look, "SELECT count(*) FROM changes")
}

/// Version, and everything that the schema names.
fn schema(path: &Path) -> (i64, String) {
    let look = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let names = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)";
    (
        number(&look, "PRAGMA user_version"),
        look.query_row(names, [], |row| row.get(0)).unwrap(),
    )
}

#[test]
fn there_is_a_fixture_of_every_version_but_the_present() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.sqlite");
    drop(Library::open(&path).unwrap());
    let present = number(&Connection::open(&path).unwrap(), "PRAGMA user_version");
    assert_eq!(VERSIONS.map(i64::from).to_vec(), (1..present).collect::<Vec<_>>());
    for version in VERSIONS {
        let header = fs::read(fixture(version)).unwrap();
        assert_eq!(header[60..64], version.to_be_bytes());
        assert!(header.len() < 200_000);
    }
}
