//! The arguments of `percorso decisions`.

use std::path::PathBuf;

use clap::Args;
use journey_app::Date;

use super::Lang;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso decisions shop.journey
  percorso decisions shop.journey --csv > decisions.csv
  percorso decisions shop.journey --markdown --lang it -o decisions.md

Opportunities that are planned, started or done, by the day when their next action is due. The CSV keeps to RFC 4180, in
UTF-8 with a byte order mark so that spreadsheets read accents; a text that one would take for a formula gets an
apostrophe in front.")]
pub struct Decisions {
    /// Map file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Write a table for spreadsheets
    #[arg(long, group = "form")]
    pub csv: bool,
    /// Write a text in Markdown
    #[arg(long, group = "form")]
    pub markdown: bool,
    /// Print the list as JSON
    #[arg(long, group = "form", conflicts_with = "output")]
    pub json: bool,
    /// Language of the words around them [default: the map's own language, or English]
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<Lang>,
    /// The day as of which something is overdue, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    /// Where to write, rather than to the standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "output")]
    pub force: bool,
}
