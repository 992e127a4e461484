//! The arguments of `percorso copy`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso copy shop.journey --to reader.journey --without-history
  percorso copy shop.journey --to nameless.journey --anonymised --without-pictures

Without names, actors and owners become \"Actor 1\", \"Owner 1\" and so on, in the map's language, wherever the same name
stands. A name that is written otherwise inside a sentence stays: look through what you pass on. The history is left out
as well.")]
pub struct Copy {
    /// Map file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Where to write the copy
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// Leave out what the map was when it was passed on before
    #[arg(long)]
    pub without_history: bool,
    /// Leave out the pictures of its cards
    #[arg(long)]
    pub without_pictures: bool,
    /// Replace the names of actors and owners
    #[arg(long)]
    pub anonymised: bool,
    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
}
