//! Two people with a copy of one map each, and how what comes of it is looked at.

use journey_merge::{Merged, Version, merge};
use journey_model::*;

use crate::desk::Desk;
use crate::people::desk_of;

/// Ada and Bo, each with a copy of the same map.
pub struct Apart {
    pub base: Desk,
    pub ada: Desk,
    pub bo: Desk,
}

impl Apart {
    pub fn new() -> Self {
        Self::after(|_| {})
    }

    /// With what was done before they went apart.
    pub fn after(first: impl FnOnce(&mut Desk)) -> Self {
        let mut base = Desk::new(90);
        first(&mut base);
        let (ada, bo) = (desk_of(&base, 0), desk_of(&base, 1));
        Self { base, ada, bo }
    }

    /// They come together, in either order.
    pub fn together(&self) -> Merged {
        let [ada, bo] = [(&self.ada, "Ada"), (&self.bo, "Bo")].map(|(desk, by)| Version {
            journey: &desk.journey,
            by,
        });
        let one = merge(&self.base.journey, ada, bo).unwrap();
        let other = merge(&self.base.journey, bo, ada).unwrap();
        assert_eq!(one.journey, other.journey);
        one.journey.check().unwrap();
        one
    }
}

pub fn do_it(desk: &mut Desk, command: Command) {
    desk.carry_out(&command).unwrap();
}

pub fn named(text: &str) -> Field {
    Field::Name(text.to_owned())
}

/// The only conflict, with who is on each side.
pub fn conflict(merged: &Merged) -> (&Conflict, Vec<&str>) {
    let all: Vec<&Conflict> = merged.journey.conflicts().collect();
    assert_eq!(all.len(), 1, "{all:#?}");
    let by = all[0].sides.iter().map(|side| side.by.as_str()).collect();
    (all[0], by)
}

pub fn settle(merged: &Merged, keep: Keep) -> Journey {
    let (conflict, _) = conflict(merged);
    let command = Command::Resolve {
        conflict: conflict.id,
        keep,
    };
    let mut journey = merged.journey.clone();
    journey.apply(&plan(&journey, &command).unwrap()).unwrap();
    journey.check().unwrap();
    assert_eq!(journey.conflicts().count(), 0);
    journey
}

pub fn side_of(merged: &Merged, name: &str) -> usize {
    let (_, by) = conflict(merged);
    by.iter().position(|by| *by == name).unwrap()
}

pub fn text(journey: &Journey, card: Id) -> &str {
    &journey.card(card).unwrap().text
}

pub fn delete(id: Id) -> Command {
    Command::Delete { ids: vec![id] }
}

pub fn to_cell(card: Id, lane: Id, step: Id) -> Command {
    Command::MoveCards {
        ids: vec![card],
        lane,
        step,
        before: None,
    }
}
