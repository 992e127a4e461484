//! What goes over the wire: parameters and replies of the calls, a file a family.

mod asking;
mod backups;
mod boards;
mod conflicts;
mod editing;
mod findings;
mod guide;
mod history;
mod home;
mod library;
mod pictures;
mod pieces;
mod posters;
mod privacy;
mod reader;
mod safety;
mod sharing;
mod windows;

pub use asking::*;
pub use backups::*;
pub use boards::*;
pub use conflicts::*;
pub use editing::*;
pub use findings::*;
pub use guide::*;
pub use history::*;
pub use home::*;
pub use library::*;
pub use pictures::*;
pub use pieces::*;
pub use posters::*;
pub use privacy::*;
pub use reader::*;
pub use safety::*;
pub use sharing::*;
pub use windows::*;
