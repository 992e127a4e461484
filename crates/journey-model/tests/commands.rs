//! Random commands on random journeys: whatever happens, the journey stays whole.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is wrong")]

use journey_model::{
    ActorKind, Basis, Command, Direction, Field, History, Id, Journey, LaneKind, LinkKind, Refusal, Transaction, plan,
    sample,
};
use proptest::prelude::*;
use proptest::sample::Index;

/// A command whose targets are picked among whatever is there when it is carried out.
#[derive(Debug, Clone)]
enum Wish {
    AddStage(Option<Index>),
    AddStep(Index, Option<Index>),
    AddLane(LaneKind, Option<Index>),
    AddActor,
    AddCard(Index, Index, String),
    AddLink(LinkKind, Index, Index),
    Edit(Vec<Index>, Field),
    GiveActor(Index, Index),
    MoveCards(Vec<Index>, Index, Index, Option<Index>),
    Park(Vec<Index>),
    Move(Index, Option<Index>),
    MoveStep(Index, Index, Option<Index>),
    Delete(Vec<Index>),
}

fn fields() -> impl Strategy<Value = Field> {
    prop_oneof![
        ".{0,12}".prop_map(Field::Name),
        ".{0,12}".prop_map(Field::Note),
        any::<f64>().prop_map(Field::Score),
        any::<u8>().prop_map(Field::Severity),
        any::<u32>().prop_map(Field::Span),
        any::<Option<u8>>().prop_map(Field::Hue),
        Just(Field::Basis(Basis::Proposed)),
    ]
}

fn wishes() -> impl Strategy<Value = Wish> {
    let index = any::<Index>;
    let some = || prop::option::of(any::<Index>());
    let many = || prop::collection::vec(any::<Index>(), 1..4);
    let kind = prop::sample::select(LaneKind::ALL.to_vec());
    let link = prop::sample::select(vec![
        LinkKind::LeadsTo,
        LinkKind::Causes,
        LinkKind::Answers,
        LinkKind::Measures,
    ]);
    prop_oneof![
        1 => some().prop_map(Wish::AddStage),
        1 => (index(), some()).prop_map(|(a, b)| Wish::AddStep(a, b)),
        1 => (kind, some()).prop_map(|(a, b)| Wish::AddLane(a, b)),
        1 => Just(Wish::AddActor),
        3 => (index(), index(), ".{0,20}").prop_map(|(a, b, c)| Wish::AddCard(a, b, c)),
        3 => (link, index(), index()).prop_map(|(a, b, c)| Wish::AddLink(a, b, c)),
        3 => (many(), fields()).prop_map(|(a, b)| Wish::Edit(a, b)),
        1 => (index(), index()).prop_map(|(a, b)| Wish::GiveActor(a, b)),
        3 => (many(), index(), index(), some()).prop_map(|(a, b, c, d)| Wish::MoveCards(a, b, c, d)),
        1 => many().prop_map(Wish::Park),
        1 => (index(), some()).prop_map(|(a, b)| Wish::Move(a, b)),
        1 => (index(), index(), some()).prop_map(|(a, b, c)| Wish::MoveStep(a, b, c)),
        2 => many().prop_map(Wish::Delete),
    ]
}

struct Desk {
    journey: Journey,
    history: History<Transaction>,
    next: u64,
}

impl Desk {
    fn new(cards: usize) -> Self {
        Self {
            journey: sample::journey(cards),
            history: History::default(),
            next: 1_000_000,
        }
    }

    fn mint(&mut self) -> Id {
        self.next += 1;
        Id::from_bits(self.next)
    }

    fn pick(&self, index: &Index) -> Id {
        let ids: Vec<Id> = self.journey.records().map(|record| record.id()).collect();
        ids[index.index(ids.len())]
    }

    fn command(&mut self, wish: &Wish) -> Command {
        let id = self.mint();
        let one = |index: &Index| self.pick(index);
        let some = |index: &Option<Index>| index.as_ref().map(|index| self.pick(index));
        let many = |indices: &[Index]| indices.iter().map(|index| self.pick(index)).collect::<Vec<_>>();
        match wish {
            Wish::AddStage(before) => Command::AddStage {
                id,
                name: "stage".into(),
                step: Id::from_bits(id.bits() + 5_000_000),
                step_name: "step".into(),
                before: some(before),
            },
            Wish::AddStep(stage, before) => Command::AddStep {
                id,
                stage: one(stage),
                name: "step".into(),
                before: some(before),
            },
            Wish::AddLane(kind, before) => Command::AddLane {
                id,
                kind: *kind,
                name: "lane".into(),
                before: some(before),
            },
            Wish::AddActor => Command::AddActor {
                id,
                name: "actor".into(),
                kind: ActorKind::Segment,
            },
            Wish::AddCard(lane, step, text) => Command::AddCard {
                id,
                lane: one(lane),
                step: one(step),
                text: text.clone(),
                before: None,
            },
            Wish::AddLink(kind, from, to) => Command::AddLink {
                id,
                kind: *kind,
                from: one(from),
                to: one(to),
                label: String::new(),
            },
            Wish::Edit(ids, field) => Command::Edit {
                ids: many(ids),
                field: field.clone(),
            },
            Wish::GiveActor(card, actor) => Command::Edit {
                ids: vec![one(card)],
                field: Field::Actor(Some(one(actor))),
            },
            Wish::MoveCards(ids, lane, step, before) => Command::MoveCards {
                ids: many(ids),
                lane: one(lane),
                step: one(step),
                before: some(before),
            },
            Wish::Park(ids) => Command::ParkCards { ids: many(ids) },
            Wish::Move(id, before) => Command::Move {
                id: one(id),
                before: some(before),
            },
            Wish::MoveStep(id, stage, before) => Command::MoveStep {
                id: one(id),
                stage: one(stage),
                before: some(before),
            },
            Wish::Delete(ids) => Command::Delete { ids: many(ids) },
        }
    }

    /// Plans and applies; a plan that the journey does not take is a bug.
    fn carry_out(&mut self, command: &Command) -> Result<(), Refusal> {
        let before = self.journey.clone();
        let transaction = match plan(&self.journey, command) {
            Ok(transaction) => transaction,
            Err(refusal) => {
                assert_eq!(self.journey, before, "a refused command changes nothing");
                return Err(refusal);
            }
        };
        assert_eq!(self.journey, before, "planning changes nothing");
        self.journey
            .apply(&transaction)
            .unwrap_or_else(|broken| panic!("{command:?}: {broken}"));
        self.journey
            .check()
            .unwrap_or_else(|broken| panic!("{command:?}: {broken}"));
        assert_ne!(self.journey, before, "a transaction changes something");
        let seq = self.history.done().len() as u64 + 1;
        self.history.did(seq, transaction);
        Ok(())
    }

    fn step(&mut self, direction: Direction) -> bool {
        let Some(moment) = self.history.next(direction) else {
            return false;
        };
        let transaction = match direction {
            Direction::Undo => moment.what.inverse(),
            Direction::Redo => moment.what.clone(),
        };
        self.journey.apply(&transaction).unwrap();
        self.journey.check().unwrap();
        self.history.stepped(direction);
        true
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn random_commands_keep_the_journey_whole_and_undo_and_redo_meet(cards in 0usize..40, list in prop::collection::vec(wishes(), 1..40)) {
        let mut desk = Desk::new(cards);
        let first = desk.journey.clone();
        for wish in &list {
            let command = desk.command(wish);
            let _refusal = desk.carry_out(&command);
        }
        let last = desk.journey.clone();
        while desk.step(Direction::Undo) {}
        prop_assert_eq!(&desk.journey, &first);
        while desk.step(Direction::Redo) {}
        prop_assert_eq!(&desk.journey, &last);
        let rebuilt = Journey::from_records(last.records()).unwrap();
        prop_assert_eq!(rebuilt, last);
    }
}

#[test]
fn a_transaction_that_does_not_fit_changes_nothing() {
    let mut desk = Desk::new(20);
    let card = desk.journey.cards().next().unwrap().id;
    let edit = plan(
        &desk.journey,
        &Command::Edit {
            ids: vec![card],
            field: Field::Name("new".into()),
        },
    )
    .unwrap();
    desk.journey.apply(&edit).unwrap();
    let before = desk.journey.clone();
    assert!(
        desk.journey.apply(&edit).is_err(),
        "the record is no longer as the transaction expects it"
    );
    assert_eq!(desk.journey, before);

    let step = desk.journey.steps()[0].id;
    let mut halved = plan(&desk.journey, &Command::Delete { ids: vec![step] }).unwrap();
    halved.changes.retain(|change| change.id == step);
    assert!(
        desk.journey.apply(&halved).is_err(),
        "cards would be left without their step"
    );
    assert_eq!(desk.journey, before);
    desk.journey.check().unwrap();
}

#[test]
fn deleting_a_stage_takes_its_steps_cards_and_links_and_one_undo_brings_them_back() {
    let mut desk = Desk::new(90);
    let before = desk.journey.clone();
    let stage = desk.journey.stages()[0].id;
    desk.carry_out(&Command::Delete { ids: vec![stage] }).unwrap();
    assert_eq!(desk.journey.steps().len(), 5);
    assert_eq!(desk.journey.cards().count(), 45);
    assert!(desk.journey.links().count() < before.links().count());
    assert!(desk.step(Direction::Undo));
    assert_eq!(desk.journey, before);
}

#[test]
fn a_card_lands_where_it_was_dropped() {
    let mut desk = Desk::new(9);
    let (lane, step) = (desk.journey.lanes()[0].id, desk.journey.steps()[0].id);
    let first = desk.journey.cards_at(lane, step)[0].id;
    let ids: Vec<Id> = (0..3).map(|_| desk.mint()).collect();
    for id in &ids {
        desk.carry_out(&Command::AddCard {
            id: *id,
            lane,
            step,
            text: "card".into(),
            before: Some(first),
        })
        .unwrap();
    }
    let there = |desk: &Desk| {
        desk.journey
            .cards_at(lane, step)
            .iter()
            .map(|card| card.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(there(&desk), [ids[0], ids[1], ids[2], first]);
    desk.carry_out(&Command::MoveCards {
        ids: vec![first],
        lane,
        step,
        before: Some(ids[1]),
    })
    .unwrap();
    assert_eq!(there(&desk), [ids[0], first, ids[1], ids[2]]);
    let nowhere = desk.carry_out(&Command::MoveCards {
        ids: vec![first],
        lane,
        step,
        before: Some(ids[1]),
    });
    assert_eq!(nowhere, Err(Refusal::NothingToDo));
    assert_eq!(there(&desk), [ids[0], first, ids[1], ids[2]]);
}

#[test]
fn a_card_takes_on_the_kind_of_the_lane_it_comes_to() {
    let mut desk = Desk::new(9);
    let step = desk.journey.steps()[0].id;
    let lane_of = |desk: &Desk, kind| desk.journey.lanes().iter().find(|lane| lane.kind == kind).unwrap().id;
    let (thoughts, pains) = (lane_of(&desk, LaneKind::Thoughts), lane_of(&desk, LaneKind::Pains));
    let card = desk.journey.cards_at(thoughts, step)[0].clone();
    desk.carry_out(&Command::MoveCards {
        ids: vec![card.id],
        lane: pains,
        step,
        before: None,
    })
    .unwrap();
    let moved = desk.journey.card(card.id).unwrap();
    assert_eq!(moved.text, card.text);
    assert!(matches!(moved.content, journey_model::Content::Pain(_)));
}

#[test]
fn out_of_range_and_ill_fitting_values_are_refused() {
    let desk = Desk::new(45);
    let journey = &desk.journey;
    let of = |kind: LaneKind| {
        let lane = journey.lanes().into_iter().find(|lane| lane.kind == kind).unwrap().id;
        journey.cards_at(lane, journey.steps()[0].id)[0].id
    };
    let edit = |id, field| plan(journey, &Command::Edit { ids: vec![id], field });
    assert!(matches!(
        edit(of(LaneKind::Pains), Field::Severity(6)),
        Err(Refusal::OutOfRange { .. })
    ));
    assert!(matches!(
        edit(of(LaneKind::Pains), Field::Severity(0)),
        Err(Refusal::OutOfRange { .. })
    ));
    assert!(matches!(
        edit(of(LaneKind::Emotions), Field::Score(f64::NAN)),
        Err(Refusal::OutOfRange { .. })
    ));
    assert!(
        edit(of(LaneKind::Emotions), Field::Score(7.5)).is_ok(),
        "scores outside the scale are kept as they are"
    );
    assert!(matches!(
        edit(of(LaneKind::Pains), Field::Score(1.0)),
        Err(Refusal::NoSuchField { .. })
    ));
    assert!(matches!(
        edit(of(LaneKind::Actions), Field::Name("x".repeat(1_000_001))),
        Err(Refusal::TooLong { .. })
    ));
    assert!(matches!(
        edit(of(LaneKind::Actions), Field::Actor(Some(of(LaneKind::Pains)))),
        Err(Refusal::WrongKind { .. })
    ));
    let about = journey.about().id;
    assert_eq!(
        plan(journey, &Command::Delete { ids: vec![about] }),
        Err(Refusal::Indelible)
    );
}

#[test]
fn control_characters_never_reach_a_card() {
    let mut desk = Desk::new(9);
    let (lane, step) = (desk.journey.lanes()[0].id, desk.journey.steps()[0].id);
    let id = desk.mint();
    let text = "one\r\ntwo\u{0}\u{7}\tthree\u{1b}[0m".to_owned();
    desk.carry_out(&Command::AddCard {
        id,
        lane,
        step,
        text,
        before: None,
    })
    .unwrap();
    assert_eq!(desk.journey.card(id).unwrap().text, "one\ntwo three[0m");
}

#[test]
fn a_link_joins_only_what_it_can() {
    let mut desk = Desk::new(45);
    let step = desk.journey.steps()[0].id;
    let of = |kind: LaneKind| {
        let lane = desk
            .journey
            .lanes()
            .into_iter()
            .find(|lane| lane.kind == kind)
            .unwrap()
            .id;
        desk.journey.cards_at(lane, step)[0].id
    };
    let (pain, opportunity, action) = (of(LaneKind::Pains), of(LaneKind::Opportunities), of(LaneKind::Actions));
    let id = desk.mint();
    let link = |kind, from, to| Command::AddLink {
        id,
        kind,
        from,
        to,
        label: String::new(),
    };
    assert!(matches!(
        desk.carry_out(&link(LinkKind::Answers, action, pain)),
        Err(Refusal::CannotLink { .. })
    ));
    assert!(matches!(
        desk.carry_out(&link(LinkKind::LeadsTo, pain, pain)),
        Err(Refusal::CannotLink { .. })
    ));
    desk.carry_out(&link(LinkKind::Answers, opportunity, pain)).unwrap();
    let again = Command::AddLink {
        id: desk.mint(),
        kind: LinkKind::Answers,
        from: opportunity,
        to: pain,
        label: String::new(),
    };
    assert!(matches!(desk.carry_out(&again), Err(Refusal::AlreadyLinked { .. })));
}
