//! What goes over the wire: parameters and replies of the calls, a file a family.

mod asking;
mod editing;
mod library;
mod pictures;
mod posters;
mod safety;

pub use asking::*;
pub use editing::*;
pub use library::*;
pub use pictures::*;
pub use posters::*;
pub use safety::*;
