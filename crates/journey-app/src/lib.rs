//! Open sessions and the one declared list of calls that every host serves.
//!
//! A host (desktop window, command line, test server) opens an [`App`] and hands it messages by [`App::answer`]; what the
//! outside has to give (clock, chance, dialogs) comes through the trait [`Host`]. A call that changes a map replies only
//! after the change is in the library. Start reading at `calls.rs`, then `session.rs`.
//!
//! Must never know: windows, pixels on a screen, HTTP.

mod app;
mod assets;
mod calls;
mod comparing;
mod conflicts;
mod decisions;
pub mod disk;
mod entrance;
mod error;
mod findings;
mod forgetting;
mod fresh;
mod going_back;
mod guided;
mod handlers;
pub mod headless;
mod home;
mod host;
mod keeper;
mod lines;
mod news;
mod open;
mod overlap;
mod pane;
mod pictures;
mod pieces;
mod poster;
pub mod protocol;
mod reader;
mod reading;
mod revision;
mod session;
mod sharing;
mod template_picture;
mod thumbnail;
mod windows;
mod work;

pub use app::App;
pub(crate) use app::Seat;
pub use calls::{Calls, export_types, typescript};
pub use entrance::Entrance;
pub use error::{AppError, ErrorCode};
pub use host::{FileKind, Host, OpenQuestion, SaveQuestion};
pub use journey_model::{Date, Form, Id};
pub use revision::revision_code;
pub use windows::{FIRST_WINDOW, WindowPlace, WindowToOpen};
