//! Cards that tell of people and do not say on what ground, or who sees to it.

use crate::ground::Ground;
use crate::{Fact, Finding, Kind, Weight};

/// On the map first, then in the parking lot.
pub(crate) fn ask(ground: &Ground) -> Vec<Finding> {
    let cards = ground.cards.iter().map(|laid| laid.card).chain(ground.journey.parked());
    let found = cards.filter_map(|card| {
        let personal = card.personal.as_ref()?;
        let missing = [("Consent", &personal.consent), ("Owner", &personal.owner)].into_iter();
        let missing: Vec<&'static str> = missing
            .filter(|(_, text)| text.trim().is_empty())
            .map(|(name, _)| name)
            .collect();
        let finding = || Finding::new(Kind::PersonalWithoutGround, Weight::Heavy, vec![card.id]);
        (!missing.is_empty()).then(|| finding().text("card", &card.text).with("missing", Fact::Words(missing)))
    });
    found.collect()
}
