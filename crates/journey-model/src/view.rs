//! Views: ways to look at a map, and which cards stand out in them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Basis, Card, Content, Family, Id, Journey, LaneKind, Order};

/// A way to look at the map, kept by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct View {
    /// Identity.
    #[ts(type = "string")]
    pub id: Id,
    /// Order among the views.
    #[ts(type = "string")]
    pub order: Order,
    /// Name.
    pub name: String,
    /// What one sees.
    pub seen: Seen,
}

/// What a view shows: form, filter and section.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Seen {
    /// Tidy or winding.
    pub form: Form,
    /// Which cards stand out; the others are dimmed.
    pub filter: Filter,
    /// The part of the map in the window; `None` for all of it.
    pub section: Option<Section>,
}

/// How the same journey is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Form {
    /// Stages and lanes, a tidy table.
    #[default]
    Grid,
    /// The winding network of touchpoints, with a swimlane for each channel.
    Network,
}

/// A part of the map, in points of its drawing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Section {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width, above 0.
    pub w: f64,
    /// Height, above 0.
    pub h: f64,
}

impl Section {
    /// Whether every number is finite and there is an area.
    pub fn is_finite(&self) -> bool {
        [self.x, self.y, self.w, self.h].iter().all(|number| number.is_finite()) && self.w > 0.0 && self.h > 0.0
    }
}

/// Which cards stand out. An empty list asks for nothing; a card stands out when every list that is not empty has its value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Filter {
    /// Kinds of cards, told by the lanes that take them.
    pub kinds: Vec<LaneKind>,
    /// Whose. The main actor's are also the cards that name nobody.
    #[ts(type = "Array<string>")]
    pub actors: Vec<Id>,
    /// Families of touchpoints.
    pub families: Vec<Family>,
    /// Channels of touchpoints, in any case of letters.
    pub channels: Vec<String>,
    /// How far cards can be believed.
    pub bases: Vec<Basis>,
    /// Owners of opportunities, in any case of letters.
    pub owners: Vec<String>,
    /// Tags, of which a card needs one, in any case of letters.
    pub tags: Vec<String>,
}

impl Filter {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a card stands out.
    pub fn takes(&self, journey: &Journey, card: &Card) -> bool {
        let main = journey.main_actor().map(|actor| actor.id);
        let actor = card.actor.or(main);
        let (family, channel) = match &card.content {
            Content::Touchpoint(touchpoint) => (Some(touchpoint.family), touchpoint.channel.as_str()),
            _ => (None, ""),
        };
        let owner = match &card.content {
            Content::Opportunity(opportunity) => opportunity.owner.as_str(),
            _ => "",
        };
        asks(&self.kinds, |kind| kind.takes(&card.content))
            && asks(&self.actors, |wanted| Some(*wanted) == actor)
            && asks(&self.families, |wanted| Some(*wanted) == family)
            && asks(&self.channels, |wanted| same(wanted, channel))
            && asks(&self.bases, |wanted| *wanted == card.evidence.basis)
            && asks(&self.owners, |wanted| same(wanted, owner))
            && asks(&self.tags, |wanted| card.tags.iter().any(|tag| same(wanted, tag)))
    }
}

fn asks<T>(wanted: &[T], has: impl FnMut(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(has)
}

fn same(one: &str, other: &str) -> bool {
    !other.trim().is_empty() && one.trim().to_lowercase() == other.trim().to_lowercase()
}
