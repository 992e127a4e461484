//! A name that is removed is nowhere: not in maps, not in their past, not in the bytes of the file.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use journey_model::*;
use journey_store::{Act, Forgetting, Forgotten, Library, OwnPiece, Print, StoreError, Summary, forget};

const NAME: &str = "Anna Köwalska";
const MAP: Id = Id::from_bits(1 << 60);

/// A library of two maps. In the first Anna is an actor with a quote, owns the map and an opportunity, and stands in texts,
/// tags, a view and a link; she came in by gestures, some of which were taken back. The second does not know her.
struct House {
    folder: tempfile::TempDir,
    library: Library,
    journey: Journey,
    revision: u64,
    minted: u64,
    done: Vec<u64>,
}

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path().join("library.sqlite")).unwrap();
        let journey = sample::journey(40);
        library.create(MAP, &journey, 1_000).unwrap();
        library.create(Id::from_bits(7), &sample::journey(10), 1_000).unwrap();
        let mut house = Self {
            folder,
            library,
            journey,
            revision: 0,
            minted: 1 << 41,
            done: Vec::new(),
        };
        house.furnish();
        house
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("library.sqlite")
    }

    fn id(&mut self) -> Id {
        self.minted += 1;
        Id::from_bits(self.minted)
    }

    fn act(&mut self, act: Act, transaction: &Transaction) {
        self.journey.apply(transaction).unwrap();
        let (summary, at) = (Summary::of(&self.journey), 2_000 + self.revision as i64);
        self.revision = self
            .library
            .append(MAP, self.revision, &[(act, transaction)], &summary, at)
            .unwrap();
    }

    fn command(&mut self, command: &Command) {
        let transaction = plan(&self.journey, command).unwrap();
        self.act(Act::Do, &transaction);
        self.done.push(self.revision);
    }

    fn edit(&mut self, id: Id, field: Field) {
        self.command(&Command::Edit { ids: vec![id], field });
    }

    fn undo(&mut self) {
        let seq = self.done.pop().unwrap();
        let inverse = self.library.transaction(MAP, seq).unwrap().inverse();
        self.act(Act::Undo { seq }, &inverse);
    }

    fn furnish(&mut self) {
        let about = self.journey.about().id;
        let actor = self.journey.main_actor().unwrap().id;
        let cards: Vec<Id> = self.journey.cards().map(|card| card.id).collect();
        let opportunity = self
            .journey
            .cards()
            .find(|card| matches!(card.content, Content::Opportunity(_)))
            .unwrap()
            .id;
        self.edit(actor, Field::Quote("I was never asked.".to_owned()));
        self.edit(actor, Field::Name(NAME.to_owned()));
        self.edit(about, Field::Owner("anna köwalska".to_owned()));
        self.edit(about, Field::Name("How ANNA KOWALSKA finds us".to_owned()));
        self.edit(opportunity, Field::Owner(NAME.to_owned()));
        self.edit(cards[0], Field::Note(format!("says\n{NAME}\nin \"March\"")));
        self.edit(
            cards[1],
            Field::Tags(vec!["anna-kowalska".to_owned(), "fair".to_owned()]),
        );
        let long = "A long text that runs on until the sixtieth letter, Anna Köwalska says".to_owned();
        self.edit(cards[2], Field::Name(long));
        let (from, to) = (self.journey.steps()[0].id, self.journey.steps()[1].id);
        let link = self.id();
        self.command(&Command::AddLink {
            id: link,
            kind: LinkKind::LeadsTo,
            from,
            to,
            label: format!("by {NAME}"),
        });
        // Only the past knows of these.
        self.edit(cards[3], Field::Name(format!("{NAME} rings")));
        self.undo();
        self.edit(cards[4], Field::Name(NAME.to_owned()));
        self.edit(cards[4], Field::Name("Somebody".to_owned()));
        self.library
            .name_revision(MAP, 2, "Talk with Anna Köwalska", "AAAA-0000", 2_000)
            .unwrap();
        let collection = self.id();
        self.library.add_collection(collection, "For Anna Köwalska").unwrap();
        let mut card = self.journey.card(opportunity).unwrap().clone();
        card.place = None;
        let lane = PieceLane {
            name: format!("{NAME}'s own"),
            kind: LaneKind::Opportunities,
        };
        let (lane_at, step, span) = (0, 0, 1);
        let piece = Piece {
            lanes: vec![lane],
            cards: vec![PieceCard {
                lane: lane_at,
                step,
                span,
                card,
            }],
            links: Vec::new(),
        };
        let own = OwnPiece {
            id: self.id(),
            name: format!("What {NAME} does"),
            added: 0,
            piece,
        };
        self.library.keep_piece(&own).unwrap();
        self.library
            .set_preference("looked_for", &serde_json::json!(["anna köwalska", 3]))
            .unwrap();
        let records: Vec<Record> = self.journey.records().collect();
        let print = Print {
            code: "K7QM-3XVA".to_owned(),
            at: 3_000,
            choices: serde_json::json!({ "paper": "A1" }),
        };
        let file = serde_json::to_string(&records).unwrap();
        self.library.note_print(MAP, &print, &file).unwrap();
    }

    /// Removes the name with the library closed, and opens it again.
    fn forget(self, quotes: bool) -> (Self, Forgotten) {
        let path = self.path();
        let Self {
            folder,
            library,
            journey,
            revision,
            minted,
            done,
        } = self;
        drop(library);
        let forgotten = forget(&path, &forgetting(&[NAME.to_owned()], quotes)).unwrap();
        let library = Library::open(&path).unwrap();
        let house = Self {
            folder,
            library,
            journey,
            revision,
            minted,
            done,
        };
        (house, forgotten)
    }
}

/// What was printed is kept here as records in JSON.
fn map_file(file: &str, each: &mut dyn FnMut(&mut Record)) -> Result<String, String> {
    let mut records: Vec<Record> = serde_json::from_str(file).map_err(|error| error.to_string())?;
    records.iter_mut().for_each(each);
    serde_json::to_string(&records).map_err(|error| error.to_string())
}

fn forgetting(names: &[String], quotes: bool) -> Forgetting<'_> {
    Forgetting {
        names,
        word: "Person 1",
        quotes,
        map_file: &map_file,
    }
}

/// Whether a word stands in the bytes of any file of a folder, whatever the case of its letters.
fn stands_in(folder: &Path, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let bytes = fs::read(&path).unwrap().to_ascii_lowercase();
        if bytes.windows(word.len()).any(|window| window == word.as_bytes()) {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn a_removed_name_stands_nowhere_in_the_bytes_of_the_file() {
    let house = House::new();
    // The index has it without the accent and may leave out how it begins.
    for word in ["köwalska", "owalska"] {
        assert!(!stands_in(house.folder.path(), word).is_empty(), "{word}");
    }
    let (house, forgotten) = house.forget(false);
    assert!(forgotten.overwritten);
    house.library.check().unwrap();
    for word in ["köwalska", "kowalska", "owalska", "walska"] {
        assert_eq!(stands_in(house.folder.path(), word), Vec::<String>::new(), "{word}");
    }
    // Also while the library is in use, with its log and shared memory.
    house.library.search("kowalska", 10, 10).unwrap();
    assert_eq!(stands_in(house.folder.path(), "walska"), Vec::<String>::new());
}

#[test]
fn words_that_the_index_has_and_that_were_written_over_since_go_as_well() {
    let mut house = House::new();
    let card = house.journey.cards().next().unwrap().id;
    house.edit(card, Field::Name("Zwölftonmusik".to_owned()));
    journey_store::join_index(&house.path()).unwrap();
    // The new words wait for the index, which has the old ones until then.
    house.edit(card, Field::Name("Music".to_owned()));
    let names = ["Zwölftonmusik".to_owned()];
    let path = house.path();
    let House { folder, library, .. } = house;
    drop(library);
    forget(&path, &forgetting(&names, false)).unwrap();
    Library::open(&path).unwrap().check().unwrap();
    for word in ["zwölftonmusik", "wolftonmusik", "tonmusik"] {
        assert_eq!(stands_in(folder.path(), word), Vec::<String>::new(), "{word}");
    }
}

#[test]
fn what_was_removed_is_listed_and_a_look_changes_nothing() {
    let house = House::new();
    let names = [NAME.to_owned()];
    let before = house.library.load(MAP).unwrap();
    let looked = house.library.find_name(&forgetting(&names, true)).unwrap();
    assert_eq!(house.library.load(MAP).unwrap(), before);
    house.library.check().unwrap();
    let (_, forgotten) = house.forget(true);
    assert_eq!(
        (looked.maps.clone(), looked.collections, looked.pieces),
        (forgotten.maps.clone(), forgotten.collections, forgotten.pieces)
    );
    let [found] = forgotten.maps.as_slice() else {
        panic!("{:?}", forgotten.maps);
    };
    assert_eq!(found.map, MAP);
    assert_eq!(found.title, "How Person 1 finds us");
    let fields: Vec<_> = found
        .fields
        .iter()
        .map(|((kind, field), count)| (*kind, *field, *count))
        .collect();
    assert_eq!(
        fields,
        [
            (None, "Name", 1),
            (Some(ElementKind::About), "Name", 1),
            (Some(ElementKind::About), "Owner", 1),
            (Some(ElementKind::Actor), "Name", 1),
            (Some(ElementKind::Actor), "Quote", 1),
            (Some(ElementKind::Card), "Name", 1),
            (Some(ElementKind::Card), "Note", 1),
            (Some(ElementKind::Card), "Owner", 1),
            (Some(ElementKind::Card), "Tags", 1),
        ]
    );
    // All thirteen gestures but none of the second map's: the first is the quote's.
    assert_eq!(
        (found.history, found.revisions, found.prints, forgotten.collections),
        (13, 1, 1, 1)
    );
    assert_eq!(forgotten.pieces, 1);
}

#[test]
fn the_past_stays_a_past() {
    let house = House::new();
    let before = house.library.load(MAP).unwrap();
    let (house, _) = house.forget(false);
    let after = house.library.load(MAP).unwrap();
    assert_eq!(after.revision, before.revision);
    assert_eq!(after.journey.records().count(), before.journey.records().count());
    // Everything can still be taken back, one gesture after the other, up to how the map began.
    let mut journey = after.journey.clone();
    for moment in after.history.done().iter().rev() {
        let transaction = house.library.transaction(MAP, moment.seq).unwrap();
        journey.apply(&transaction.inverse()).unwrap();
    }
    let name = |record: &Record| format!("{record:?}").to_lowercase().contains("walska");
    assert_eq!(journey, sample::journey(40));
    assert!(!after.journey.records().any(|record| name(&record)));
    for moment in after.history.done() {
        assert!(
            !moment.what.label.name.to_lowercase().contains("anna"),
            "{:?}",
            moment.what.label
        );
    }
    let main = after.journey.main_actor().unwrap();
    assert_eq!(
        (main.name.as_str(), main.quote.as_str()),
        ("Person 1", "I was never asked.")
    );
}

#[test]
fn search_finds_the_word_and_not_the_name() {
    let (house, _) = House::new().forget(false);
    assert_eq!(house.library.search("kowalska", 10, 10).unwrap().maps, []);
    let found = house.library.search("person 1", 10, 10).unwrap();
    assert_eq!(found.maps.len(), 1);
    assert_eq!(found.maps[0].title, "How Person 1 finds us");
    let row = house
        .library
        .maps()
        .unwrap()
        .into_iter()
        .find(|row| row.map == MAP)
        .unwrap();
    assert_eq!(
        (row.summary.title.as_str(), row.summary.actor.as_str()),
        ("How Person 1 finds us", "Person 1")
    );
}

#[test]
fn a_quote_goes_with_its_actor_when_asked_also_where_the_actor_had_no_name_yet() {
    let (house, _) = House::new().forget(true);
    assert_eq!(stands_in(house.folder.path(), "never asked"), Vec::<String>::new());
    let stored = house.library.load(MAP).unwrap();
    assert_eq!(stored.journey.main_actor().unwrap().quote, "");
    house.library.check().unwrap();
}

#[test]
fn a_library_that_is_open_is_left_alone() {
    let house = House::new();
    let names = [NAME.to_owned()];
    let refused = forget(&house.path(), &forgetting(&names, false));
    assert!(matches!(refused, Err(StoreError::Busy)), "{refused:?}");
    assert_eq!(house.library.search("kowalska", 10, 10).unwrap().maps.len(), 1);
    house.library.check().unwrap();
}

#[test]
fn a_row_that_the_disk_has_changed_is_not_sealed_anew() {
    let house = House::new();
    let path = house.path();
    drop(house.library);
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection
        .execute_batch(
            "INSERT INTO rewriting VALUES ('test');
             UPDATE changes SET body = replace(body, 'March', 'Marsh') WHERE body LIKE '%March%';
             DELETE FROM rewriting;",
        )
        .unwrap();
    drop(connection);
    let names = [NAME.to_owned()];
    let refused = forget(&path, &forgetting(&names, false));
    assert!(matches!(refused, Err(StoreError::Damaged(_))), "{refused:?}");
    assert!(!stands_in(house.folder.path(), "kowalska").is_empty());
}

#[test]
fn a_print_that_cannot_be_read_keeps_everything_as_it_was() {
    let mut house = House::new();
    let print = Print {
        code: "B0TH-B0TH".to_owned(),
        at: 3_000,
        choices: serde_json::json!({}),
    };
    house
        .library
        .note_print(MAP, &print, "no map file, for Anna Köwalska")
        .unwrap();
    let path = house.path();
    drop(house.library);
    let names = [NAME.to_owned()];
    let refused = forget(&path, &forgetting(&names, false));
    assert!(matches!(refused, Err(StoreError::Damaged(_))), "{refused:?}");
    let library = Library::open(&path).unwrap();
    library.check().unwrap();
    assert_eq!(library.load(MAP).unwrap().journey, house.journey);
}

#[test]
fn everybody_who_is_named_is_listed_once() {
    let house = House::new();
    let people = house.library.people().unwrap();
    let anna: Vec<_> = people
        .iter()
        .filter(|person| person.name.to_lowercase().contains("anna"))
        .collect();
    assert_eq!(anna.len(), 1, "{people:?}");
    assert_eq!(
        (anna[0].name.as_str(), anna[0].actor_in, anna[0].owner_in),
        (NAME, 1, 1)
    );
    assert!(anna[0].quoted);
}

#[test]
fn a_name_without_a_letter_removes_nothing() {
    let house = House::new();
    let path = house.path();
    drop(house.library);
    let forgotten = forget(&path, &forgetting(&["…".to_owned()], true)).unwrap();
    assert_eq!(forgotten, Forgotten::default());
}
