//! What has to be left of a library whatever happens to the program or the disk.

use std::path::Path;

use journey_model::{Id, Journey};
use journey_store::Library;

/// Whether a library is sound, has every acknowledged edit, and its map is exactly what its journal makes of the first.
/// Returns the revision.
#[track_caller]
pub fn is_sound(library: &Path, map: Id, first: &Journey, acknowledged: u64, at_most: u64) -> u64 {
    let library = Library::open(library).unwrap();
    library.check().unwrap();
    let stored = library.load(map).unwrap();
    assert!(
        (acknowledged..=at_most).contains(&stored.revision),
        "revision {} after {acknowledged} were acknowledged",
        stored.revision
    );
    let mut journey = first.clone();
    for seq in 1..=stored.revision {
        journey.apply(&library.transaction(map, seq).unwrap()).unwrap();
    }
    assert!(journey == stored.journey, "the map is not what its journal says");
    stored.revision
}
