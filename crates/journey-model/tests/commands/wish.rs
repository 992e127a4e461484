//! Random commands, whose targets are picked among whatever is there when they are carried out.

use journey_model::*;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::desk::Desk;

#[derive(Debug, Clone)]
pub enum Wish {
    AddStage(Option<Index>),
    AddStep(Index, Option<Index>),
    AddLane(LaneKind, Option<Index>),
    AddActor(ActorKind),
    AddCard(Index, Index, String),
    AddCards(Vec<Newcomer>, Vec<(LinkKind, Index, Index)>),
    AddView(Seen),
    AddLink(LinkKind, Index, Index),
    Edit(Vec<Index>, Field),
    GiveActor(Index, Index),
    MoveCards(Vec<Index>, Index, Index, Option<Index>),
    Span(Index, Index, u32),
    ChangeKind(Vec<Index>, LaneKind),
    Split(Index, Vec<Index>),
    SplitHeld(Index, usize),
    Join(Index, Index),
    Replace(Vec<Index>, String, String, bool, bool),
    Together(Vec<Wish>),
    Park(Vec<Index>),
    Move(Index, Option<Index>),
    MoveStep(Index, Index, Option<Index>),
    Delete(Vec<Index>),
    Resolve(Index, usize),
    Mute(String, Option<Index>, String),
    Unmute(Index),
    SetThreshold(String, Option<f64>),
}

#[derive(Debug, Clone)]
pub struct Newcomer {
    cell: Option<(Index, Index)>,
    span: u32,
    text: String,
    actor: Option<Index>,
    hue: Option<u8>,
    tags: Vec<String>,
    content: Option<LaneKind>,
}

fn kinds() -> impl Strategy<Value = LaneKind> {
    prop::sample::select(LaneKind::ALL.to_vec())
}

fn link_kinds() -> impl Strategy<Value = LinkKind> {
    prop::sample::select(vec![
        LinkKind::LeadsTo,
        LinkKind::Causes,
        LinkKind::Answers,
        LinkKind::Measures,
    ])
}

fn fields() -> impl Strategy<Value = Field> {
    let number = || prop_oneof![any::<f64>(), (0..3_000i32).prop_map(f64::from)];
    prop_oneof![
        ".{0,12}".prop_map(Field::Name),
        ".{0,12}".prop_map(Field::Note),
        any::<f64>().prop_map(Field::Score),
        any::<u8>().prop_map(Field::Severity),
        prop_oneof![any::<u32>(), 1..6u32].prop_map(Field::Span),
        any::<Option<u8>>().prop_map(Field::Hue),
        Just(Field::Basis(Basis::Proposed)),
        prop::collection::vec(".{0,6}", 0..4).prop_map(Field::Tags),
        prop::option::of(number()).prop_map(Field::Width),
        prop::option::of(number()).prop_map(Field::Height),
        (number(), number(), number(), number()).prop_map(|(x, y, w, h)| Field::Crop(Some(Crop { x, y, w, h }))),
        any::<bool>().prop_map(Field::CurveHidden),
        any::<bool>().prop_map(Field::Collapsed),
        any::<bool>().prop_map(Field::Hidden),
        any::<bool>().prop_map(Field::Folded),
        knowledge(),
    ]
}

/// Fields that findings read.
fn knowledge() -> impl Strategy<Value = Field> {
    let id = || (0..200u64).prop_map(Id::from_bits);
    let mute = (".{0,3}", prop::option::of(id()), prop::option::of(id()), ".{0,3}");
    let mute = mute.prop_map(|(finding, of, beside, reason)| Mute {
        finding,
        of,
        beside,
        reason,
    });
    let threshold = (".{0,3}", any::<f64>()).prop_map(|(name, value)| Threshold { name, value });
    let judgement = (
        prop::collection::vec(mute, 0..3),
        prop::collection::vec(threshold, 0..3),
    );
    let guidance = (prop::option::of(id()), ".{0,3}").prop_map(|(step, text)| Guidance { step, text });
    prop_oneof![
        ".{0,12}".prop_map(Field::Method),
        judgement.prop_map(|(muted, thresholds)| Field::Findings(Judgement { muted, thresholds })),
        prop::collection::vec(id(), 0..5).prop_map(Field::Path),
        prop::option::of(prop::sample::select(Phase::ALL.to_vec())).prop_map(Field::Phase),
        prop::collection::vec(guidance, 0..4).prop_map(Field::Guidance),
        prop::option::of((".{0,3}", ".{0,3}"))
            .prop_map(|personal| { Field::Personal(personal.map(|(consent, owner)| PersonalData { consent, owner })) }),
        ".{0,12}".prop_map(Field::Promise),
        ".{0,12}".prop_map(Field::Tone),
        ".{0,12}".prop_map(Field::Next),
        ".{0,12}".prop_map(Field::Definition),
        prop::option::of(1..=28u8).prop_map(|day| Field::Due(day.and_then(|day| Date::new(2027, 1, day).ok()))),
    ]
}

fn seen() -> impl Strategy<Value = Seen> {
    let section = prop::option::of((any::<f64>(), any::<f64>(), any::<f64>(), any::<f64>()));
    (section, prop::collection::vec(".{0,5}", 0..3)).prop_map(|(section, tags)| Seen {
        form: Form::Network,
        filter: Filter {
            tags,
            ..Filter::default()
        },
        section: section.map(|(x, y, w, h)| Section { x, y, w, h }),
    })
}

fn newcomers() -> impl Strategy<Value = Newcomer> {
    (
        prop::option::weighted(0.8, any::<(Index, Index)>()),
        0..5u32,
        ".{0,9}",
        any::<Option<Index>>(),
        prop::option::of(0..9u8),
        prop::collection::vec(".{0,4}", 0..2),
        prop::option::of(kinds()),
    )
        .prop_map(|(cell, span, text, actor, hue, tags, content)| Newcomer {
            cell,
            span,
            text,
            actor,
            hue,
            tags,
            content,
        })
}

pub fn wishes() -> impl Strategy<Value = Wish> {
    let plain = plain_wishes().boxed();
    prop_oneof![
        12 => plain.clone(),
        1 => prop::collection::vec(plain, 0..5).prop_map(Wish::Together),
    ]
}

fn plain_wishes() -> impl Strategy<Value = Wish> {
    let index = any::<Index>;
    let some = || prop::option::of(any::<Index>());
    let many = || prop::collection::vec(any::<Index>(), 1..4);
    let actors = prop::sample::select(vec![ActorKind::Persona, ActorKind::Segment]);
    let coming = prop::collection::vec(newcomers(), 0..4);
    let joining = prop::collection::vec((link_kinds(), index(), index()), 0..3);
    prop_oneof![
        1 => some().prop_map(Wish::AddStage),
        2 => (index(), some()).prop_map(|(a, b)| Wish::AddStep(a, b)),
        1 => (kinds(), some()).prop_map(|(a, b)| Wish::AddLane(a, b)),
        1 => actors.prop_map(Wish::AddActor),
        3 => (index(), index(), ".{0,20}").prop_map(|(a, b, c)| Wish::AddCard(a, b, c)),
        2 => (coming, joining).prop_map(|(a, b)| Wish::AddCards(a, b)),
        1 => seen().prop_map(Wish::AddView),
        3 => (link_kinds(), index(), index()).prop_map(|(a, b, c)| Wish::AddLink(a, b, c)),
        3 => (many(), fields()).prop_map(|(a, b)| Wish::Edit(a, b)),
        1 => (index(), any::<bool>()).prop_map(|(a, b)| Wish::Edit(vec![a], Field::Locked(b))),
        1 => (index(), index()).prop_map(|(a, b)| Wish::GiveActor(a, b)),
        3 => (many(), index(), index(), some()).prop_map(|(a, b, c, d)| Wish::MoveCards(a, b, c, d)),
        3 => (index(), index(), 0..6u32).prop_map(|(a, b, c)| Wish::Span(a, b, c)),
        2 => (many(), kinds()).prop_map(|(a, b)| Wish::ChangeKind(a, b)),
        1 => (index(), many()).prop_map(|(a, b)| Wish::Split(a, b)),
        3 => (index(), 0..3usize).prop_map(|(a, b)| Wish::SplitHeld(a, b)),
        3 => (index(), index()).prop_map(|(a, b)| Wish::Join(a, b)),
        3 => (many(), "[a-e ]{0,2}", ".{0,3}", any::<bool>(), any::<bool>())
            .prop_map(|(a, b, c, d, e)| Wish::Replace(a, b, c, d, e)),
        1 => many().prop_map(Wish::Park),
        1 => (index(), some()).prop_map(|(a, b)| Wish::Move(a, b)),
        2 => (index(), index(), some()).prop_map(|(a, b, c)| Wish::MoveStep(a, b, c)),
        2 => many().prop_map(Wish::Delete),
        2 => (index(), 0..4usize).prop_map(|(a, b)| Wish::Resolve(a, b)),
        2 => (".{0,3}", some(), ".{0,9}").prop_map(|(a, b, c)| Wish::Mute(a, b, c)),
        2 => index().prop_map(Wish::Unmute),
        1 => (".{0,3}", any::<Option<f64>>()).prop_map(|(a, b)| Wish::SetThreshold(a, b)),
    ]
}

/// Picks among the records that are there. Three of four times among those of the kinds that fit, so that many commands are
/// carried out and some refused.
struct Picker {
    all: Vec<Id>,
    kinds: Vec<(ElementKind, Vec<Id>)>,
}

impl Picker {
    fn new(journey: &Journey) -> Self {
        let mut kinds: Vec<(ElementKind, Vec<Id>)> = Vec::new();
        for record in journey.records() {
            if let Record::Element(element) = record {
                match kinds.iter_mut().find(|(kind, _)| *kind == element.kind()) {
                    Some((_, ids)) => ids.push(element.id()),
                    None => kinds.push((element.kind(), vec![element.id()])),
                }
            }
        }
        Self {
            all: journey.records().map(|record| record.id()).collect(),
            kinds,
        }
    }

    fn any(&self, index: &Index) -> Id {
        *index.get(&self.all)
    }

    fn of(&self, kind: ElementKind, index: &Index) -> Id {
        match self.kinds.iter().find(|(other, _)| *other == kind) {
            Some((_, ids)) if index.index(4) > 0 => *index.get(ids),
            _ => self.any(index),
        }
    }
}

impl Desk {
    pub fn command(&mut self, wish: &Wish) -> Command {
        use ElementKind::{Actor, Card, Lane, Stage, Step};
        let id = self.mint();
        let picker = Picker::new(&self.journey);
        let of = |kind: ElementKind, index: &Index| picker.of(kind, index);
        let some = |kind: ElementKind, index: &Option<Index>| index.as_ref().map(|index| picker.of(kind, index));
        let many = |indices: &[Index]| indices.iter().map(|index| picker.any(index)).collect::<Vec<_>>();
        let cards = |indices: &[Index]| indices.iter().map(|index| of(Card, index)).collect::<Vec<_>>();
        match wish {
            Wish::AddStage(before) => Command::AddStage {
                id,
                name: "stage".into(),
                step: Id::from_bits(id.bits() + 5_000_000),
                step_name: "step".into(),
                before: some(Stage, before),
            },
            Wish::AddStep(stage, before) => Command::AddStep {
                id,
                stage: of(Stage, stage),
                name: "step".into(),
                before: some(Step, before),
            },
            Wish::AddLane(kind, before) => Command::AddLane {
                id,
                kind: *kind,
                name: "lane".into(),
                before: some(Lane, before),
            },
            Wish::AddActor(kind) => Command::AddActor {
                id,
                name: "actor".into(),
                kind: *kind,
            },
            Wish::AddCard(lane, step, text) => Command::AddCard {
                id,
                lane: of(Lane, lane),
                step: of(Step, step),
                text: text.clone(),
                before: None,
            },
            Wish::AddCards(newcomers, links) => {
                let fresh = |number: usize| Id::from_bits(id.bits() + 10_000_000 * (number as u64 + 1));
                let new = |(number, newcomer): (usize, &Newcomer)| NewCard {
                    id: fresh(number),
                    place: newcomer.cell.as_ref().map(|(lane, step)| Place {
                        lane: of(Lane, lane),
                        step: of(Step, step),
                        span: newcomer.span,
                    }),
                    before: None,
                    text: newcomer.text.clone(),
                    note: newcomer.text.clone(),
                    actor: some(Actor, &newcomer.actor),
                    evidence: Evidence::default(),
                    hue: newcomer.hue,
                    tags: newcomer.tags.clone(),
                    content: newcomer.content.map(LaneKind::fresh_content),
                    personal: newcomer.hue.map(|_| PersonalData {
                        consent: newcomer.text.clone(),
                        owner: String::new(),
                    }),
                };
                let link = |(number, (kind, from, to)): (usize, &(LinkKind, Index, Index))| Link {
                    id: fresh(number + 100),
                    kind: *kind,
                    from: of(Card, from),
                    to: fresh(to.index(newcomers.len() + 1)),
                    label: String::new(),
                };
                Command::AddCards {
                    cards: newcomers.iter().enumerate().map(new).collect(),
                    links: links.iter().enumerate().map(link).collect(),
                }
            }
            Wish::AddView(seen) => Command::AddView {
                id,
                name: "view".into(),
                seen: seen.clone(),
            },
            Wish::AddLink(kind, from, to) => Command::AddLink {
                id,
                kind: *kind,
                from: of(Card, from),
                to: of(Card, to),
                label: String::new(),
            },
            Wish::Edit(ids, field @ Field::Locked(_)) => Command::Edit {
                ids: ids.iter().map(|index| of(Lane, index)).collect(),
                field: field.clone(),
            },
            Wish::Edit(ids, field) => Command::Edit {
                ids: many(ids),
                field: field.clone(),
            },
            Wish::GiveActor(card, actor) => Command::Edit {
                ids: vec![of(Card, card)],
                field: Field::Actor(Some(of(Actor, actor))),
            },
            Wish::MoveCards(ids, lane, step, before) => Command::MoveCards {
                ids: cards(ids),
                lane: of(Lane, lane),
                step: of(Step, step),
                before: some(Card, before),
            },
            Wish::Span(card, step, span) => Command::Span {
                id: of(Card, card),
                step: of(Step, step),
                span: *span,
            },
            Wish::ChangeKind(ids, kind) => Command::ChangeKind {
                ids: ids
                    .iter()
                    .map(|index| of(if index.index(7) == 0 { Lane } else { Card }, index))
                    .collect(),
                kind: *kind,
            },
            Wish::Split(whole, parts) => self.split_wish(id, picker.any(whole), many(parts)),
            Wish::SplitHeld(whole, count) => {
                let kind = [Stage, Step, Lane, Actor][whole.index(4)];
                let whole = of(kind, whole);
                let held = self.journey.records().filter_map(|record| match record {
                    Record::Element(Element::Step(step)) if step.stage == whole => Some(step.id),
                    Record::Element(Element::Card(card)) => {
                        let here = card
                            .place
                            .is_some_and(|place| place.step == whole || place.lane == whole);
                        (here || card.actor == Some(whole)).then_some(card.id)
                    }
                    _ => None,
                });
                let parts = held.take(*count).collect();
                self.split_wish(id, whole, parts)
            }
            Wish::Join(goes, stays) => {
                let kind = [Stage, Step, Lane, Actor][goes.index(4)];
                Command::Join {
                    id: of(kind, goes),
                    into: of(kind, stays),
                }
            }
            Wish::Replace(ids, find, with, match_case, whole_words) => Command::Replace {
                ids: many(ids),
                find: find.clone(),
                with: with.clone(),
                match_case: *match_case,
                whole_words: *whole_words,
            },
            Wish::Together(wishes) => Command::Together {
                act: Act::Paste,
                commands: wishes.iter().map(|wish| self.command(wish)).collect(),
            },
            Wish::Park(ids) => Command::ParkCards { ids: cards(ids) },
            Wish::Move(id, before) => {
                let kind = [Stage, Lane, Actor][id.index(3)];
                Command::Move {
                    id: of(kind, id),
                    before: some(kind, before),
                }
            }
            Wish::MoveStep(id, stage, before) => Command::MoveStep {
                id: of(Step, id),
                stage: of(Stage, stage),
                before: some(Step, before),
            },
            Wish::Delete(ids) => Command::Delete { ids: many(ids) },
            Wish::Mute(finding, of, reason) => Command::Mute {
                finding: finding.clone(),
                of: some(Card, of),
                beside: some(Card, of).filter(|_| reason.len() % 2 == 0),
                reason: reason.clone(),
            },
            Wish::Unmute(mute) => {
                let muted = &self.journey.about().findings.muted;
                let mute = muted.get(mute.index(muted.len().max(1)));
                Command::Unmute {
                    finding: mute.map_or(String::new(), |mute| mute.finding.clone()),
                    of: mute.and_then(|mute| mute.of),
                    beside: mute.and_then(|mute| mute.beside),
                }
            }
            Wish::SetThreshold(name, value) => Command::SetThreshold {
                name: name.clone(),
                value: *value,
            },
            Wish::Resolve(conflict, keep) => Command::Resolve {
                conflict: of(ElementKind::Conflict, conflict),
                keep: match keep {
                    3 => Keep::Both {
                        copies: (0..2)
                            .map(|number| Id::from_bits(id.bits() + 20_000_000 + number))
                            .collect(),
                    },
                    side => Keep::Side(*side),
                },
            },
        }
    }

    fn split_wish(&self, new: Id, id: Id, parts: Vec<Id>) -> Command {
        Command::Split {
            id,
            new,
            step: Id::from_bits(new.bits() + 5_000_000),
            name: "split".into(),
            parts,
        }
    }
}
