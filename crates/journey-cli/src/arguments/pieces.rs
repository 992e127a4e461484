//! The arguments of `percorso pieces`.

use clap::Args;

use super::Lang;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  percorso pieces
  percorso pieces --lang it
  percorso pieces --shelf metrics
  percorso pieces --json

A piece is a card, or several linked ones, that is ready to be put onto a map: touchpoints, activities, nurturing
patterns, metrics with their definitions, emotions. Those that you keep yourself are listed by `percorso library pieces`.")]
pub struct Pieces {
    /// Only what lies on this shelf
    #[arg(long, value_name = "SHELF")]
    pub shelf: Option<Shelf>,
    /// Language of the pieces
    #[arg(long = "lang", alias = "language", value_name = "LANGUAGE", default_value = "en")]
    pub language: Lang,
    /// Print the list as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Shelf {
    /// Where actor and brand can meet
    Touchpoints,
    /// What people do that places them in a segment
    Activities,
    /// Several linked cards that lead people on
    Nurturing,
    /// What can be measured, with definitions
    Metrics,
    /// How people feel
    Emotions,
}

impl From<Shelf> for journey_app::protocol::PieceShelf {
    fn from(shelf: Shelf) -> Self {
        match shelf {
            Shelf::Touchpoints => Self::Touchpoints,
            Shelf::Activities => Self::Activities,
            Shelf::Nurturing => Self::Nurturing,
            Shelf::Metrics => Self::Metrics,
            Shelf::Emotions => Self::Emotions,
        }
    }
}
