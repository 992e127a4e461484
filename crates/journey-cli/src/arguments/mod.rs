//! The command line: one kind of arguments a task.

mod apart;
mod copy;
mod decisions;
mod export;
mod findings;
mod length;
mod library;
mod pieces;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use journey_app::{headless, protocol};

pub use apart::{Diff, Merge};
pub use copy::{Copy, Pictures};
pub use decisions::Decisions;
pub use export::{Export, OnlyThis, OutputFormat, PosterPath, Product, Since};
pub use findings::Findings;
pub use length::name_of;
pub use library::{Library, LibraryTask};
pub use pieces::Pieces;

/// Customer-journey maps on the command line: begin one, check it, print it.
#[derive(Debug, Parser)]
#[command(name = "percorso", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    pub task: Task,
}

const EXAMPLES: &str = "\
Examples:
  percorso new --list
  percorso new --template see-think-do-care --lang it -o shop.journey
  percorso check shop.journey
  percorso findings shop.journey
  percorso export shop.journey --to shop.pdf --paper A1
  percorso export shop.journey --to wall.pdf --paper A0 --tile A4
  percorso library backup";

#[derive(Debug, Subcommand)]
pub enum Task {
    /// Begin a map from a template
    New(New),
    /// Check map files: are they whole, and if not, where is the mistake
    Check(Check),
    /// Say what differs between two map files
    Diff(Diff),
    /// Bring two map files together that were edited apart
    Merge(Merge),
    /// Copy a map file to pass it on: without history, pictures or names
    Copy(Copy),
    /// List what was decided on a map: next actions with owner and day
    Decisions(Decisions),
    /// Print a map as PDF, SVG or PNG, or write a copy to read as HTML
    Export(Export),
    /// Say what stands out on a map: where it is thin, where people get lost, what is only guessed
    Findings(Findings),
    /// List the pieces that are ready to be put onto a map, shelf by shelf
    Pieces(Pieces),
    /// List the prints of a map that hang on walls, with their revision codes
    Prints(Prints),
    /// A library of maps: list, search, export, back up, restore, check, recover
    Library(Library),
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso new --list
  percorso new --list --lang it --json
  percorso new --template blank -o empty.journey")]
pub struct New {
    /// List the templates
    #[arg(long, conflicts_with_all = ["template", "output", "force"])]
    pub list: bool,
    /// Name of the template
    #[arg(long, value_name = "NAME", required_unless_present = "list", value_parser = PossibleValuesParser::new(headless::template_names()))]
    pub template: Option<String>,
    /// Language of the template
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub lang: Lang,
    /// Where to write the map file
    #[arg(short, long, value_name = "FILE", required_unless_present = "list")]
    pub output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
    /// Print the list as JSON
    #[arg(long, requires = "list")]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso check shop.journey
  percorso check --json maps/*.journey

A mistake is printed as FILE:LINE:COLUMN: message, and the exit code is 1.")]
pub struct Check {
    /// Map files
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Print one JSON list with an entry for each file
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso prints shop.journey --library lib.sqlite
  percorso prints shop.journey --library lib.sqlite --json

Of each revision that was printed: the code that stands in the poster's foot, when it was printed last, and how the
poster on the wall was printed. `percorso export … --since CODE` prints what has changed since. A library only knows
what was printed with it; a poster that somebody else printed is not in the list.")]
pub struct Prints {
    /// Map file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The library that the map was printed with
    #[arg(long, value_name = "LIBRARY")]
    pub library: PathBuf,
    /// Print the list as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Lang {
    /// English
    En,
    /// Italian
    It,
}

impl From<Lang> for protocol::Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::En,
            Lang::It => Self::It,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_command_line_is_declared_without_contradiction() {
        Arguments::command().debug_assert();
    }
}
