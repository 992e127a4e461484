//! The command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use journey_app::{headless, protocol};

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
  percorso export shop.journey --to shop.pdf --paper A1";

#[derive(Debug, Subcommand)]
pub enum Task {
    /// Begin a map from a template
    New(New),
    /// Check map files: are they whole, and if not, where is the mistake
    Check(Check),
    /// Print a map: PDF, SVG or PNG
    Export(Export),
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
  percorso export shop.journey --to shop.pdf
  percorso export shop.journey --to shop.png --paper A3 --orientation automatic
  percorso export shop.journey --to shop.svg --lang it --force")]
pub struct Export {
    /// Map file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Where to write the poster; the ending says the format: .pdf, .svg or .png
    #[arg(long, value_name = "OUT", value_parser = poster_path)]
    pub to: PosterPath,
    /// Size of the paper
    #[arg(long, value_name = "SIZE", default_value = "A1", ignore_case = true)]
    pub paper: Paper,
    /// Which way the paper lies; automatic takes whichever prints the map larger
    #[arg(long, value_name = "WAY", default_value = "landscape")]
    pub orientation: Orientation,
    /// Language of the words around the map [default: the map's own language, or English]
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<Lang>,
    /// Open the map in this library first (created when absent) and print it as the library has it
    #[arg(long, value_name = "LIBRARY")]
    pub library: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
    /// Print what was written as JSON
    #[arg(long)]
    pub json: bool,
}

/// Where a poster goes, and what it is.
#[derive(Debug, Clone)]
pub struct PosterPath {
    pub path: PathBuf,
    pub format: protocol::PosterFormat,
}

fn poster_path(text: &str) -> Result<PosterPath, String> {
    let path = PathBuf::from(text);
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .map(str::to_ascii_lowercase);
    let format = match ending.as_deref() {
        Some("pdf") => protocol::PosterFormat::Pdf,
        Some("svg") => protocol::PosterFormat::Svg,
        Some("png") => protocol::PosterFormat::Png,
        _ => return Err("a poster's name ends in .pdf, .svg or .png".to_owned()),
    };
    Ok(PosterPath { path, format })
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

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Paper {
    /// 841 × 1189 mm
    #[value(name = "A0")]
    A0,
    /// 594 × 841 mm
    #[value(name = "A1")]
    A1,
    /// 420 × 594 mm
    #[value(name = "A2")]
    A2,
    /// 297 × 420 mm
    #[value(name = "A3")]
    A3,
    /// 210 × 297 mm
    #[value(name = "A4")]
    A4,
}

impl From<Paper> for protocol::Paper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A0 => Self::A0,
            Paper::A1 => Self::A1,
            Paper::A2 => Self::A2,
            Paper::A3 => Self::A3,
            Paper::A4 => Self::A4,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Orientation {
    /// The long edge at the bottom
    Landscape,
    /// The short edge at the bottom
    Portrait,
    /// Whichever prints the map larger
    Automatic,
}

impl From<Orientation> for protocol::Orientation {
    fn from(orientation: Orientation) -> Self {
        match orientation {
            Orientation::Landscape => Self::Landscape,
            Orientation::Portrait => Self::Portrait,
            Orientation::Automatic => Self::Automatic,
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
