//! The arguments of `percorso copy`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso copy shop.journey --to reader.journey --without-history
  percorso copy shop.journey --to repository/shop.journey --pictures beside
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
    /// Where its pictures go: into the file, or into a folder beside it, NAME.pictures for NAME.journey [default: where they
    /// are]
    #[arg(long, value_name = "WHERE", conflicts_with = "without_pictures")]
    pub pictures: Option<Pictures>,
    /// Replace the names of actors and owners
    #[arg(long)]
    pub anonymised: bool,
    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Pictures {
    /// In the file, which is one thing to pass on
    Inside,
    /// In a folder beside the file, so that the file stays small and Git keeps each picture once
    Beside,
}
