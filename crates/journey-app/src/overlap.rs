//! Whether what somebody does runs over what others did meanwhile. A command is planned on the map as it is now; that is right
//! as long as it touches other things than the others did. Where both wrote the same thing, whoever was later has not seen
//! what they would overwrite.

use journey_model::{Change, Transaction};
use serde_json::Value;

/// Whether `ours` overwrites or takes away what `others` wrote: changes from the map that the user saw to the one that ours
/// was planned on.
pub(crate) fn overwrites(others: &[Change], ours: &Transaction) -> bool {
    ours.changes.iter().any(|change| {
        let theirs = others.iter().find(|theirs| theirs.id == change.id);
        theirs.is_some_and(|theirs| overwrites_one(theirs, change))
    })
}

fn overwrites_one(theirs: &Change, ours: &Change) -> bool {
    match (&theirs.before, &theirs.after, &ours.after) {
        // What they wrote goes away unseen.
        (_, Some(_), None) => true,
        // What is new is whole in both: ours was planned with theirs in view.
        (None, ..) | (_, None, _) => false,
        (Some(before), Some(now), Some(after)) => {
            let [before, now, after] =
                [before, now, after].map(|record| serde_json::to_value(record).unwrap_or_default());
            collide(&before, &now, &after)
        }
    }
}

/// Whether a value that was changed once is changed again to something else. Fields are looked at one by one.
fn collide(before: &Value, now: &Value, after: &Value) -> bool {
    if before == now || now == after {
        return false;
    }
    match (before, now, after) {
        (Value::Object(before), Value::Object(now), Value::Object(after)) => {
            let mut names = before.keys().chain(now.keys()).chain(after.keys());
            let field = |of: &serde_json::Map<String, Value>, name: &str| of.get(name).cloned().unwrap_or_default();
            names.any(|name| collide(&field(before, name), &field(now, name), &field(after, name)))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use journey_model::{Command, Field, Id, Journey, plan, sample};

    use super::*;

    /// Two people who look at the same map; whether the second would run over the first.
    fn second_overwrites(first: &Command, second: &Command) -> bool {
        let mut journey = sample::journey(20);
        let theirs = plan(&journey, first).unwrap();
        journey.apply(&theirs).unwrap();
        let ours = plan(&journey, second).unwrap();
        overwrites(&Transaction::net([&theirs]), &ours)
    }

    fn cards() -> Vec<Id> {
        let journey: Journey = sample::journey(20);
        journey.cards().map(|card| card.id).collect()
    }

    fn edit(id: Id, field: Field) -> Command {
        Command::Edit { ids: vec![id], field }
    }

    fn named(id: Id, text: &str) -> Command {
        edit(id, Field::Name(text.to_owned()))
    }

    #[test]
    fn the_same_words_of_a_card_are_not_overwritten_unseen() {
        let card = cards()[0];
        assert!(second_overwrites(&named(card, "Theirs"), &named(card, "Ours")));
        let note = edit(card, Field::Note("Ours".to_owned()));
        assert!(!second_overwrites(&named(card, "Theirs"), &note), "another field of it");
        assert!(!second_overwrites(&named(card, "Theirs"), &named(cards()[1], "Ours")));
    }

    #[test]
    fn what_somebody_has_just_written_does_not_go_away_unseen() {
        let card = cards()[0];
        let delete = Command::Delete { ids: vec![card] };
        assert!(second_overwrites(&named(card, "Theirs"), &delete));
        assert!(!second_overwrites(&named(cards()[1], "Theirs"), &delete));
        // A stage goes with the cards in it; one of them was written while it was being deleted.
        let journey = sample::journey(20);
        let place = journey.cards().find_map(|card| card.place).unwrap();
        let stage = journey
            .stages()
            .into_iter()
            .find(|stage| journey.steps_of(stage.id).iter().any(|step| step.id == place.step))
            .unwrap()
            .id;
        let added = Command::AddCard {
            id: Id::from_bits(4_711),
            lane: place.lane,
            step: place.step,
            text: "New".to_owned(),
            before: None,
        };
        assert!(second_overwrites(&added, &Command::Delete { ids: vec![stage] }));
    }

    #[test]
    fn cards_that_move_apart_do_not_collide() {
        let journey = sample::journey(20);
        let (first, second) = (cards()[0], cards()[1]);
        let lane = journey.cards().next().unwrap().place.unwrap().lane;
        let steps: Vec<Id> = journey.steps().into_iter().map(|step| step.id).collect();
        let moved = |id, step| Command::MoveCards {
            ids: vec![id],
            lane,
            step,
            before: None,
        };
        assert!(!second_overwrites(&moved(first, steps[1]), &moved(second, steps[2])));
        assert!(second_overwrites(&moved(first, steps[1]), &moved(first, steps[2])));
    }
}
