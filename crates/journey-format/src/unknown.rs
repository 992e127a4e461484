//! Fields of a newer minor version: taken out before a file is read, put back when it is written.

mod lifting;
mod putting_back;
mod walk;

pub(crate) use lifting::{Lifted, lift};
pub(crate) use putting_back::put_back;
