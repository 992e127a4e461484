//! What goes over the wire: parameters and replies of the calls, a file a family.

mod asking;
mod backups;
mod conflicts;
mod editing;
mod history;
mod home;
mod library;
mod pictures;
mod posters;
mod privacy;
mod reader;
mod safety;
mod sharing;
mod windows;

pub use asking::*;
pub use backups::*;
pub use conflicts::*;
pub use editing::*;
pub use history::*;
pub use home::*;
pub use library::*;
pub use pictures::*;
pub use posters::*;
pub use privacy::*;
pub use reader::*;
pub use safety::*;
pub use sharing::*;
pub use windows::*;
