//! Views: ways to look at a map, and which cards stand out in them.

use std::collections::BTreeSet;

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

    /// Whether a card stands out. For many cards of one map see [`Filter::sieve`].
    pub fn takes(&self, journey: &Journey, card: &Card) -> bool {
        self.sieve(journey).takes(card)
    }

    /// The filter made ready for all cards of a map: what asking costs then depends neither on the size of the map nor, but
    /// for a logarithm, on the number of values that the filter lists.
    pub fn sieve(&self, journey: &Journey) -> Sieve {
        let words = |texts: &[String]| wanted(texts, |text| folded(text));
        Sieve {
            main: journey.main_actor().map(|actor| actor.id),
            kinds: wanted(&self.kinds, |kind| Some(*kind)),
            actors: wanted(&self.actors, |actor| Some(*actor)),
            families: wanted(&self.families, |family| Some(*family)),
            channels: words(&self.channels),
            bases: wanted(&self.bases, |basis| Some(*basis)),
            owners: words(&self.owners),
            tags: words(&self.tags),
        }
    }
}

/// A filter made ready for the cards of one map.
#[derive(Debug, Clone)]
pub struct Sieve {
    main: Option<Id>,
    kinds: Wanted<LaneKind>,
    actors: Wanted<Id>,
    families: Wanted<Family>,
    channels: Wanted<String>,
    bases: Wanted<Basis>,
    owners: Wanted<String>,
    tags: Wanted<String>,
}

/// The values that are asked for, of which a card needs one; `None` asks for nothing.
type Wanted<T> = Option<BTreeSet<T>>;

impl Sieve {
    /// Whether a card stands out.
    pub fn takes(&self, card: &Card) -> bool {
        let (family, channel) = match &card.content {
            Content::Touchpoint(touchpoint) => (Some(touchpoint.family), touchpoint.channel.as_str()),
            _ => (None, ""),
        };
        let owner = match &card.content {
            Content::Opportunity(opportunity) => opportunity.owner.as_str(),
            _ => "",
        };
        let kinds = || LaneKind::ALL.into_iter().filter(|kind| kind.takes(&card.content));
        meets(&self.kinds, kinds)
            && meets(&self.actors, || card.actor.or(self.main))
            && meets(&self.families, || family)
            && meets(&self.channels, || folded(channel))
            && meets(&self.bases, || [card.evidence.basis])
            && meets(&self.owners, || folded(owner))
            && meets(&self.tags, || card.tags.iter().filter_map(|tag| folded(tag)))
    }
}

fn wanted<T, U: Ord>(values: &[T], read: impl FnMut(&T) -> Option<U>) -> Wanted<U> {
    (!values.is_empty()).then(|| values.iter().filter_map(read).collect())
}

fn meets<T: Ord, V: IntoIterator<Item = T>>(wanted: &Wanted<T>, values: impl FnOnce() -> V) -> bool {
    match wanted {
        None => true,
        Some(wanted) => values().into_iter().any(|value| wanted.contains(&value)),
    }
}

/// A value as it is compared: without space around it, in lower case; `None` when nothing is left.
fn folded(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_lowercase())
}
