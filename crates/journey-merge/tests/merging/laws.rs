//! What holds of every merge.

use journey_merge::{Version, merge_many, merge_unrelated};
use journey_model::*;
use proptest::prelude::*;

use crate::lost::lost;
use crate::people::{NAMES, apart, merged, nameless};

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_one_alone_changed_is_as_they_have_it((base, made) in apart(1)) {
        let x = &made[0];
        for (versions, expected) in [
            (vec![&base, x], x), (vec![x, &base], x), (vec![x, x], x), (vec![x], x), (vec![&base, &base], &base),
            (vec![x, &base, x, &base], x),
        ] {
            let merged = merged(&base, &versions);
            prop_assert_eq!(&merged.journey, expected);
            prop_assert_eq!(merged.conflicts, []);
            prop_assert_eq!(merged.joined.together, []);
        }
    }

    #[test]
    fn sides_commute_but_for_their_names((base, made) in apart(2)) {
        let (x, y) = (&made[0], &made[1]);
        let (one, other) = (merged(&base, &[x, y]), merged(&base, &[y, x]));
        prop_assert_eq!(nameless(&one.journey), nameless(&other.journey));
        prop_assert_eq!(&one.conflicts, &other.conflicts);
        prop_assert_eq!(one.joined.together, other.joined.together);
        // With their names they are the same altogether.
        let named = [Version { journey: y, by: NAMES[1] }, Version { journey: x, by: NAMES[0] }];
        prop_assert_eq!(merge_many(&base, &named).unwrap().journey, one.journey);
    }

    #[test]
    fn any_number_in_any_order_comes_to_the_same(
        ((base, made), order) in (2usize..6).prop_flat_map(|count| {
            (apart(count), Just((0..count).collect::<Vec<usize>>()).prop_shuffle())
        })
    ) {
        let straight: Vec<&Journey> = made.iter().collect();
        let shuffled: Vec<&Journey> = order.iter().map(|at| &made[*at]).collect();
        let (one, other) = (merged(&base, &straight), merged(&base, &shuffled));
        prop_assert_eq!(nameless(&one.journey), nameless(&other.journey));
        // Who has not done anything, or the same again, makes no difference.
        let mut more = straight.clone();
        more.insert(1, &base);
        prop_assert_eq!(nameless(&merged(&base, &more).journey), nameless(&one.journey));
        prop_assert_eq!(lost(Some(&base), &straight, &one), Vec::<String>::new());
    }

    #[test]
    fn nothing_is_lost_but_what_somebody_took_away((base, made) in apart(2)) {
        let sides: Vec<&Journey> = made.iter().collect();
        let merged = merged(&base, &sides);
        prop_assert_eq!(lost(Some(&base), &sides, &merged), Vec::<String>::new());
    }

    #[test]
    fn without_a_common_beginning_everything_of_both_is_there((_, made) in apart(2)) {
        let (x, y) = (&made[0], &made[1]);
        let version = |journey, by| Version { journey, by };
        let one = merge_unrelated(version(x, "Ada"), version(y, "Bo")).unwrap();
        one.journey.check().unwrap();
        let other = merge_unrelated(version(y, "Bo"), version(x, "Ada")).unwrap();
        prop_assert_eq!(&one.journey, &other.journey);
        prop_assert_eq!(lost(None, &[x, y], &one), Vec::<String>::new());
        prop_assert_eq!(merge_unrelated(version(x, "Ada"), version(x, "Bo")).unwrap().journey, x.clone());
    }

    #[test]
    fn a_map_with_conflicts_can_be_edited_and_merged_again((base, made) in apart(3)) {
        let first = merged(&base, &[&made[0], &made[1]]);
        // Somebody who was not there comes later, with a copy of before.
        let second = merged(&base, &[&first.journey, &made[2]]);
        prop_assert_eq!(lost(Some(&base), &[&first.journey, &made[2]], &second), Vec::<String>::new());
        // One settles everything, the other does not.
        let settled = settled(&first.journey);
        let third = merged(&first.journey, &[&first.journey, &settled]);
        prop_assert_eq!(third.journey, settled);
    }

    #[test]
    fn ids_that_stand_for_different_things_lose_nothing((_, made) in apart(2), (_, other) in apart(1), shift in 0u64..40) {
        // Maps that have nothing to do with each other but some of their ids.
        let moved = other[0].records().map(|mut record| { shifted(&mut record, shift); record });
        let Ok(other) = Journey::from_records(moved) else { return Ok(()) };
        let all = [&made[0], &other];
        let with_base = merged(&made[1], &all);
        with_base.journey.check().unwrap();
        let version = |journey, by| Version { journey, by };
        let one = merge_unrelated(version(all[0], "Ada"), version(all[1], "Bo")).unwrap();
        let two = merge_unrelated(version(all[1], "Bo"), version(all[0], "Ada")).unwrap();
        prop_assert_eq!(&one.journey, &two.journey);
        one.journey.check().unwrap();
        let words = |journey: &Journey| journey.cards().filter(|card| !card.text.is_empty()).count();
        prop_assert!(words(&one.journey) <= words(all[0]) + words(all[1]));
        let there = one.journey.records().flat_map(|record| {
            record.texts().into_iter().map(|(_, text)| text.to_owned()).collect::<Vec<_>>()
        });
        let there: std::collections::BTreeSet<String> = there.collect();
        for card in all.iter().flat_map(|journey| journey.cards()) {
            prop_assert!(there.contains(&card.text), "{}", card.text);
        }
    }
}

/// The map after somebody has settled one conflict after another, as far as that goes.
fn settled(journey: &Journey) -> Journey {
    let mut settled = journey.clone();
    loop {
        let conflict = settled.conflicts().next().map(|conflict| conflict.id);
        let Some(conflict) = conflict else { return settled };
        let sides = [Keep::Side(0), Keep::Side(1)].into_iter();
        let mut plans = sides.filter_map(|keep| plan(&settled, &Command::Resolve { conflict, keep }).ok());
        let Some(transaction) = plans.next() else {
            return settled;
        };
        settled.apply(&transaction).unwrap();
    }
}

/// Other ids, which are those of other things in other maps.
fn shifted(record: &mut Record, shift: u64) {
    let move_id = |id: &mut Id| *id = Id::from_bits(id.bits() + shift);
    match record {
        Record::Link(link) => [&mut link.id, &mut link.from, &mut link.to]
            .into_iter()
            .for_each(move_id),
        Record::Element(element) => match element {
            Element::About(about) => {
                move_id(&mut about.id);
                let muted = about.findings.muted.iter_mut();
                muted.filter_map(|mute| mute.of.as_mut()).for_each(move_id);
            }
            Element::Actor(actor) => {
                move_id(&mut actor.id);
                actor.path.iter_mut().for_each(move_id);
            }
            Element::Stage(stage) => move_id(&mut stage.id),
            Element::Lane(lane) => move_id(&mut lane.id),
            Element::View(view) => move_id(&mut view.id),
            Element::Step(step) => {
                move_id(&mut step.id);
                move_id(&mut step.stage);
                step.segment.iter_mut().for_each(move_id);
            }
            Element::Card(card) => {
                move_id(&mut card.id);
                card.actor.iter_mut().for_each(move_id);
                if let Some(place) = &mut card.place {
                    move_id(&mut place.lane);
                    move_id(&mut place.step);
                }
            }
            Element::Conflict(_) => {}
        },
    }
}
