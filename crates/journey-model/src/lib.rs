//! The journey as a graph: elements, relations, ids, commands, changes, history.
//!
//! A [`Command`] is what the user meant; [`plan`] turns it into a [`Transaction`], which is what happened, or into a
//! [`Refusal`]; [`Journey::apply`] carries the transaction out. A transaction is a list of [`Change`]s, one record before
//! and after: swapping the sides is the undo.
//!
//! Must never know: a clock, randomness, files, pixels, languages. Start at [`Journey`].

mod ageing;
mod beginning;
mod card;
mod change;
mod command;
mod compare;
mod conflict;
mod date;
mod element;
mod excerpt;
mod field;
mod history;
mod id;
mod journey;
mod judgement;
mod label;
mod lane_kind;
mod link;
mod new_card;
mod order;
mod overlaid;
mod piece;
mod plan;
mod refusal;
mod rewriting;
pub mod sample;
mod search;
mod setting;
mod showing;
mod texts;
mod unknown;
mod view;

pub use ageing::EVIDENCE_HALF_LIFE;
pub use card::{
    Basis, Better, Card, Content, Crop, Effect, Emotion, Evidence, Family, Measure, Metric, Opportunity, Pain,
    PersonalData, Place, Progress, Storyboard, Touchpoint,
};
pub use change::{Change, Net, Record, Transaction};
pub use command::Command;
pub use compare::{Difference, FieldDifference, FieldValue, Turn, compare, disagreements};
pub use conflict::{Conflict, Keep, Side};
pub use date::{Date, NotADate};
pub use element::{
    About, Actor, ActorKind, Element, ElementKind, Guidance, Horizon, Lane, Line, Phase, Scale, Stage, Status, Step,
};
pub use excerpt::{Only, excerpt};
pub use field::{Field, MAX_HEIGHT, MAX_TEXT, MAX_WIDTH, MIN_HEIGHT, MIN_WIDTH};
pub use history::{Direction, History, Moment};
pub use id::{Id, NotAnId};
pub use journey::{Broken, Fault, Journey, Stamp};
pub use judgement::{Judgement, Mute, Threshold};
pub use label::{Act, Label};
pub use lane_kind::LaneKind;
pub use link::{Link, LinkKind, Relation};
pub use new_card::NewCard;
pub use order::{MAX_DIGITS, NotAnOrder, Order};
pub use overlaid::{Overlaid, overlaid};
pub use piece::{Piece, PieceCard, PieceLane};
pub use plan::plan;
pub use refusal::Refusal;
pub use rewriting::Rewrite;
pub use search::Search;
pub use unknown::{Unknown, UnknownField};
pub use view::{Filter, Form, Section, Seen, Sieve, View};
