//! What a map holds beside its drawing.

use std::collections::BTreeMap;

use journey_model::{Basis, Card, Content, Family, Id, Journey, LaneKind};

use crate::open::Asked;
use crate::protocol::*;
use crate::{App, AppError, conflicts};

pub(super) fn contents(app: &App, params: NamedMap) -> Result<MapContents, AppError> {
    app.opened()?.ask(params.map, view)
}

fn view(Asked { journey, revision, .. }: Asked) -> MapContents {
    MapContents {
        revision,
        actors: journey.actors().into_iter().cloned().collect(),
        main_actor: journey.main_actor().map(|actor| actor.id),
        lanes: journey.lanes().into_iter().cloned().collect(),
        stages: journey.stages().into_iter().cloned().collect(),
        views: journey.views().into_iter().cloned().collect(),
        parked: journey.parked().into_iter().cloned().collect(),
        conflicts: conflicts::entries(journey),
        facets: facets(journey),
        scale: journey.about().scale,
    }
}

fn facets(journey: &Journey) -> Facets {
    let main = journey.main_actor().map(|actor| actor.id);
    let mut kinds = BTreeMap::<LaneKind, u32>::new();
    let mut actors = BTreeMap::<Id, u32>::new();
    let mut families = BTreeMap::<Family, u32>::new();
    let mut bases = BTreeMap::<Basis, u32>::new();
    let (mut channels, mut owners, mut tags) = (Values::default(), Values::default(), Values::default());
    for card in journey.cards() {
        // Lanes of the user's own take notes: they count with them, as a filter by kind takes both.
        let kind = LaneKind::ALL.into_iter().find(|kind| kind.takes(&card.content));
        *kinds.entry(kind.unwrap_or(LaneKind::Notes)).or_default() += 1;
        if let Some(actor) = card.actor.or(main) {
            *actors.entry(actor).or_default() += 1;
        }
        *bases.entry(card.evidence.basis).or_default() += 1;
        match &card.content {
            Content::Touchpoint(touchpoint) => {
                *families.entry(touchpoint.family).or_default() += 1;
                channels.count(card, [&touchpoint.channel]);
            }
            Content::Opportunity(opportunity) => owners.count(card, [&opportunity.owner]),
            _ => {}
        }
        tags.count(card, &card.tags);
    }
    let actors = journey
        .actors()
        .into_iter()
        .filter_map(|actor| Some((actor.id, *actors.get(&actor.id)?)));
    Facets {
        kinds: kinds.into_iter().collect(),
        actors: actors.collect(),
        families: families.into_iter().collect(),
        channels: channels.in_order(),
        bases: bases.into_iter().collect(),
        owners: owners.in_order(),
        tags: tags.in_order(),
    }
}

/// Values that people typed, told apart without regard to case and to space around them.
#[derive(Default)]
struct Values(BTreeMap<String, Value>);

struct Value {
    cards: u32,
    /// The oldest card that has the value, and how it spells it; of two spellings the map shows the first.
    oldest: Id,
    spelling: String,
    /// The card that was counted last: a card that has a value twice counts once.
    last: Id,
}

impl Values {
    fn count<'a>(&mut self, card: &Card, values: impl IntoIterator<Item = &'a String>) {
        for spelling in values
            .into_iter()
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
        {
            let folded = spelling.to_lowercase();
            match self.0.get_mut(&folded) {
                None => {
                    let value = Value {
                        cards: 1,
                        oldest: card.id,
                        spelling: spelling.to_owned(),
                        last: card.id,
                    };
                    self.0.insert(folded, value);
                }
                Some(value) if value.last == card.id => {}
                Some(value) => {
                    value.cards += 1;
                    value.last = card.id;
                    if card.id < value.oldest {
                        value.oldest = card.id;
                        value.spelling = spelling.to_owned();
                    }
                }
            }
        }
    }

    /// The most frequent first; of equally frequent ones by name.
    fn in_order(self) -> Vec<(String, u32)> {
        let mut values: Vec<Value> = self.0.into_values().collect();
        values.sort_by_key(|value| std::cmp::Reverse(value.cards));
        values.into_iter().map(|value| (value.spelling, value.cards)).collect()
    }
}
