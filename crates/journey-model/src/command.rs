//! What the user meant.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Act, ActorKind, Field, Id, Keep, LaneKind, Link, LinkKind, NewCard, Seen};

/// One gesture. New elements bring their id along, so that sending a command twice changes nothing twice.
///
/// `before` names the sibling in front of which something lands; `None` puts it last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", deny_unknown_fields)]
pub enum Command {
    /// A new actor, last.
    AddActor {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// Its name.
        name: String,
        /// What kind.
        kind: ActorKind,
    },
    /// A new stage with its first step.
    AddStage {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// Its name.
        name: String,
        /// Id of its first step.
        #[ts(type = "string")]
        step: Id,
        /// Name of its first step.
        step_name: String,
        /// Stage it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// A new step.
    AddStep {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// The stage that holds it.
        #[ts(type = "string")]
        stage: Id,
        /// Its name.
        name: String,
        /// Step it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// A new lane.
    AddLane {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// What its cards are.
        kind: LaneKind,
        /// Its name.
        name: String,
        /// Lane it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// A new card in a cell, of the lane's kind.
    AddCard {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// The lane.
        #[ts(type = "string")]
        lane: Id,
        /// The step.
        #[ts(type = "string")]
        step: Id,
        /// What it says.
        text: String,
        /// Card of the cell it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// Cards come in together, with the links between them: pasted, copied, captured. Cards of one cell keep their order
    /// here. A link that names a missing end, or cannot join its ends, is left out.
    AddCards {
        /// The cards.
        cards: Vec<NewCard>,
        /// Links, from and to these cards or others.
        links: Vec<Link>,
    },
    /// A view is kept by name.
    AddView {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// Its name.
        name: String,
        /// What it shows.
        seen: Seen,
    },
    /// The same field of one or more elements gets the same value.
    Edit {
        /// Which elements or links.
        #[ts(type = "Array<string>")]
        ids: Vec<Id>,
        /// Which field, and its value.
        field: Field,
    },
    /// Cards go to another cell, or to another place in theirs. A card that comes into a lane of another kind keeps its
    /// text, note, actor and evidence and takes on the new kind.
    MoveCards {
        /// Which, in the order in which they will stand.
        #[ts(type = "Array<string>")]
        ids: Vec<Id>,
        /// The lane.
        #[ts(type = "string")]
        lane: Id,
        /// The step.
        #[ts(type = "string")]
        step: Id,
        /// Card of the cell they go before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// A card covers other steps of its lane than before.
    Span {
        /// The card.
        #[ts(type = "string")]
        id: Id,
        /// Its first step.
        #[ts(type = "string")]
        step: Id,
        /// Number of steps, at least 1.
        span: u32,
    },
    /// Cards become another kind: those on the map go to the nearest lane of that kind at the same step, those in the parking
    /// lot stay there. A lane becomes another kind with all its cards.
    ChangeKind {
        /// Cards or lanes.
        #[ts(type = "Array<string>")]
        ids: Vec<Id>,
        /// The kind.
        kind: LaneKind,
    },
    /// One becomes two. The parts go to the new one, which stands behind: steps of a stage; cards of a step, a lane or an
    /// actor. A stage keeps at least one step; without parts the new stage gets a first step of its own.
    Split {
        /// The stage, step, lane or actor.
        #[ts(type = "string")]
        id: Id,
        /// Id of the new one.
        #[ts(type = "string")]
        new: Id,
        /// Id of the new stage's first step, taken when it gets no other.
        #[ts(type = "string")]
        step: Id,
        /// Name of the new one.
        name: String,
        /// What goes to the new one.
        #[ts(type = "Array<string>")]
        parts: Vec<Id>,
    },
    /// Two become one: what the first holds goes to the second, links included, and the first is gone.
    Join {
        /// The stage, step, lane or actor that goes.
        #[ts(type = "string")]
        id: Id,
        /// The one of the same kind that stays.
        #[ts(type = "string")]
        into: Id,
    },
    /// Words in names, texts and notes are replaced.
    Replace {
        /// In which elements or links.
        #[ts(type = "Array<string>")]
        ids: Vec<Id>,
        /// What to look for; not empty.
        find: String,
        /// What comes in its place.
        with: String,
        /// Whether upper and lower case differ.
        match_case: bool,
        /// Whether only whole words count.
        whole_words: bool,
    },
    /// Several commands, one after another, as one gesture: all of them or none.
    Together {
        /// What the whole is called.
        act: Act,
        /// The commands.
        commands: Vec<Command>,
    },
    /// Cards leave the map for the parking lot.
    ParkCards {
        /// Which.
        #[ts(type = "Array<string>")]
        ids: Vec<Id>,
    },
    /// A stage, lane, actor or view goes to another place among its siblings.
    Move {
        /// Which.
        #[ts(type = "string")]
        id: Id,
        /// Sibling it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// A step goes to another place, in its stage or another.
    MoveStep {
        /// Which.
        #[ts(type = "string")]
        id: Id,
        /// The stage that will hold it.
        #[ts(type = "string")]
        stage: Id,
        /// Step it goes before.
        #[ts(type = "string | null")]
        before: Option<Id>,
    },
    /// A new link.
    AddLink {
        /// Its id.
        #[ts(type = "string")]
        id: Id,
        /// What it says.
        kind: LinkKind,
        /// Where it starts.
        #[ts(type = "string")]
        from: Id,
        /// Where it ends.
        #[ts(type = "string")]
        to: Id,
        /// Words on it.
        label: String,
    },
    /// Elements and links go, with all that they hold and all links from and to them.
    Delete {
        /// Which.
        #[ts(type = "Array<string>")]
        ids: Vec<Id>,
    },
    /// A conflict is settled. What was changed since in fields on which the sides agree stays, whatever is kept.
    Resolve {
        /// Which.
        #[ts(type = "string")]
        conflict: Id,
        /// What is kept.
        keep: Keep,
    },
    /// A finding is put away, or is put away for another reason.
    Mute {
        /// The name of the kind of finding, as journey-insight has it.
        finding: String,
        /// The first place of the finding; `None` for every finding of the kind.
        #[ts(type = "string | null")]
        of: Option<Id>,
        /// What tells it from others of its kind at the same place; `None` for all of them.
        #[serde(default)]
        #[ts(type = "string | null")]
        beside: Option<Id>,
        /// Why; a reason of nothing but space is refused.
        reason: String,
    },
    /// A finding that was put away counts again.
    Unmute {
        /// The name of the kind of finding.
        finding: String,
        /// The place for which it was put away.
        #[ts(type = "string | null")]
        of: Option<Id>,
        /// What it was told from others by when it was put away.
        #[serde(default)]
        #[ts(type = "string | null")]
        beside: Option<Id>,
    },
    /// A finding's threshold is another one.
    SetThreshold {
        /// The name of the threshold, as journey-insight has it.
        name: String,
        /// Its value, finite; `None` for the usual one.
        value: Option<f64>,
    },
}
