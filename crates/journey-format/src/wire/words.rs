//! The file's fixed words, each set beside the model's.

use serde::{Deserialize, Serialize};

/// Declares a set of words with conversions both ways; a word missing on one side does not compile.
macro_rules! words {
    ($($name:ident: $($word:ident),+;)+) => {$(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub(crate) enum $name { $($word),+ }

        impl From<journey_model::$name> for $name {
            fn from(word: journey_model::$name) -> Self {
                match word { $(journey_model::$name::$word => Self::$word),+ }
            }
        }

        impl From<$name> for journey_model::$name {
            fn from(word: $name) -> Self {
                match word { $($name::$word => Self::$word),+ }
            }
        }
    )+};
}

words! {
    Status: Draft, Researched, Live, Retired;
    Horizon: Current, Future;
    ActorKind: Persona, Segment, Customer, Staff, Stakeholder;
    LaneKind: Actions, Touchpoints, Thoughts, Needs, Emotions, Pains, Opportunities, Metrics, Storyboard, Frontstage,
        Backstage, Support, Evidence, Notes, Custom;
    Line: Interaction, Visibility, InternalInteraction;
    Phase: Before, Awareness, Consideration, Decision, AfterSale, Advocacy;
    Basis: Observed, Assumed, Proposed;
    Form: Grid, Network;
    Family: Digital, Physical, Relational;
    Effect: Strengthens, Neutral, Weakens;
    Progress: Idea, Planned, Started, Done, Dropped;
    Measure: Custom, Nps, Ces, Clv, Conversion;
    Better: Higher, Lower;
    LinkKind: LeadsTo, Causes, Answers, Measures;
}

/// The word that is left out.
macro_rules! default_words {
    ($($name:ident: $word:ident;)+) => {$(
        impl Default for $name {
            fn default() -> Self { Self::$word }
        }
    )+};
}

default_words! {
    Status: Draft;
    Horizon: Current;
    ActorKind: Persona;
    Basis: Observed;
    Form: Grid;
    Family: Digital;
    Effect: Neutral;
    Progress: Idea;
    Measure: Custom;
    Better: Higher;
}
