//! The arguments of `percorso findings`.

use std::path::PathBuf;

use clap::Args;
use journey_app::Date;

use super::Lang;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso findings shop.journey
  percorso findings shop.journey --lang it
  percorso findings shop.journey --json --on 2027-01-31

What stands out on the map, the heaviest first: what it is, where, why it matters and what to do. What somebody put away
stands at the end with the reason. Evidence and reviews grow old: --on says for which day that is judged. The exit code is
0 whatever was found; docs/findings.md says what each finding means and how the JSON is made.")]
pub struct Findings {
    /// Map file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Language of the sentences [default: the map's own language, or English]
    #[arg(long = "lang", alias = "language", value_name = "LANGUAGE")]
    pub language: Option<Lang>,
    /// The day for which age is judged, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}
