//! Arguments of the tasks for map files that were edited apart.

use std::path::PathBuf;

use clap::Args;
use journey_app::protocol;

use super::Lang;
use super::export::{PosterPath, poster_path};
use super::length::paper;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso diff last-week.journey shop.journey
  percorso diff last-week.journey shop.journey --json
  percorso diff last-week.journey shop.journey --poster changes.pdf
  percorso diff shop.journey

With one file, all that is in the map is listed, a line each: what Git shows of maps when it is told to (docs/git.md).
The exit code is 0 when the maps are the same, 1 when they differ, 2 when a file is no map.")]
pub struct Diff {
    /// Map file of before
    #[arg(value_name = "A")]
    pub before: PathBuf,
    /// Map file of after
    #[arg(value_name = "B")]
    pub after: Option<PathBuf>,
    /// Print the differences as JSON
    #[arg(long)]
    pub json: bool,
    /// Print B as well, with marks on what is new, changed, moved and gone: a .pdf, .svg or .png. `percorso export
    /// --mark-since` does the same with all the options for posters
    #[arg(long, value_name = "OUT", requires = "after", value_parser = poster_path)]
    pub poster: Option<PosterPath>,
    /// With --poster: A0 to A4, B0 to B4, Letter, Tabloid, ARCH-C, ARCH-D, ARCH-E, or a size such as 420x900mm [default: A1]
    #[arg(long, value_name = "SIZE", value_parser = paper, requires = "poster")]
    pub paper: Option<protocol::Paper>,
    /// With --poster: language of the words around the map [default: the map's own language, or English]
    #[arg(long, value_name = "LANGUAGE", requires = "poster")]
    pub lang: Option<Lang>,
    /// With --poster: replace OUT if it is there
    #[arg(long, requires = "poster")]
    pub force: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso merge sent-out.journey ours.journey theirs.journey -o shop.journey

What cannot be decided without people becomes a conflict in the map, where everybody can settle it. BASE may be an empty
file when nobody knows what both began from. For Git see docs/git.md. The exit code is 0 when there are no conflicts, 1
when there are, 2 when a file is no map or cannot be written.")]
pub struct Merge {
    /// Map file that both began from
    #[arg(value_name = "BASE")]
    pub base: PathBuf,
    /// One map file
    #[arg(value_name = "OURS")]
    pub ours: PathBuf,
    /// The other
    #[arg(value_name = "THEIRS")]
    pub theirs: PathBuf,
    /// Where to write the map file; may be OURS
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// Whose OURS is, by name, for conflicts
    #[arg(long = "ours", value_name = "NAME", default_value = "ours")]
    pub ours_name: String,
    /// Whose THEIRS is, by name
    #[arg(long = "theirs", value_name = "NAME", default_value = "theirs")]
    pub theirs_name: String,
    /// What the map is called when that is told, where OUT is not its name
    #[arg(long, value_name = "FILE")]
    pub path: Option<PathBuf>,
    /// Replace OUT if it is there
    #[arg(long)]
    pub force: bool,
}
