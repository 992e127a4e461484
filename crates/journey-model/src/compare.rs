//! What two journeys have differently, by id: what one of them lacks, what moved, which fields differ.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use serde::Serialize;
use ts_rs::TS;

use crate::{Card, Content, Date, Element, Id, Journey, Link, PersonalData, Record};

/// An element or link that is not the same in two journeys.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Which.
    pub id: Id,
    /// As it is in the first journey; `None` when it is not there.
    pub before: Option<Record>,
    /// As it is in the second journey; `None` when it is not there.
    pub after: Option<Record>,
    /// Whether it is in both, at another place: a card in another cell or at another place of its cell, a step in another
    /// stage, a link between other ends, anything at another place among its siblings.
    pub moved: bool,
    /// The fields that differ, in the order in which the inspector shows them; none for what only one journey has.
    pub fields: Vec<FieldDifference>,
}

impl Difference {
    /// What became of it.
    pub fn turn(&self) -> Turn {
        match (&self.before, &self.after) {
            (None, _) => Turn::Added,
            (_, None) => Turn::Removed,
            _ if self.moved => Turn::Moved,
            _ => Turn::Changed,
        }
    }
}

/// What became of an element or link from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub enum Turn {
    /// It is new.
    Added,
    /// Its fields differ.
    Changed,
    /// It is at another place; its fields may differ as well.
    Moved,
    /// It is gone.
    Removed,
}

/// A field that is not the same.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FieldDifference {
    /// Its name, as in [`crate::Field`]; `Kind` for the kind of a card or lane.
    pub field: String,
    /// In the first journey.
    pub before: FieldValue,
    /// In the second journey.
    pub after: FieldValue,
}

/// What a field holds, for people to read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "is", content = "value")]
pub enum FieldValue {
    /// Nothing, or what is taken when nothing is chosen.
    Nothing,
    /// What somebody typed.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// A number.
    Number(f64),
    /// Two numbers, from the first to the second.
    Range(f64, f64),
    /// A date, `YYYY-MM-DD`.
    Date(String),
    /// Yes or no.
    Flag(bool),
    /// One of the model's words, such as `Observed`.
    Word(String),
    /// Another element.
    Element(#[ts(type = "string")] Id),
    /// Other elements, in an order.
    Elements(#[ts(type = "Array<string>")] Vec<Id>),
    /// What has no words of its own, such as a picture or a part of it: people are only told that it differs.
    Other(String),
}

/// Everything that differs, by id. The same record in both is no difference.
pub fn compare(before: &Journey, after: &Journey) -> Vec<Difference> {
    let mut sides: BTreeMap<Id, (Option<Record>, Option<Record>)> = BTreeMap::new();
    for record in before.records() {
        let id = record.id();
        sides.entry(id).or_default().0 = Some(record);
    }
    for record in after.records() {
        let id = record.id();
        sides.entry(id).or_default().1 = Some(record);
    }
    let differs = sides.into_iter().filter(|(_, (before, after))| before != after);
    differs
        .map(|(id, (before, after))| {
            let (moved, fields) = match (&before, &after) {
                (Some(before), Some(after)) => (moved(before, after), fields(before, after)),
                _ => (false, Vec::new()),
            };
            Difference {
                id,
                before,
                after,
                moved,
                fields,
            }
        })
        .collect()
}

fn moved(before: &Record, after: &Record) -> bool {
    match (before, after) {
        (Record::Element(before), Record::Element(after)) => after.is_elsewhere_than(before),
        (Record::Link(before), Record::Link(after)) => after.is_elsewhere_than(before),
        _ => false,
    }
}

impl Element {
    /// Whether it stands elsewhere than in an earlier state of it: a card in another cell or at another place of its cell, a
    /// step in another stage, anything at another place among its siblings.
    pub fn is_elsewhere_than(&self, before: &Self) -> bool {
        match (before, self) {
            (Self::Card(before), Self::Card(after)) => {
                let cell = |card: &Card| card.place.map(|place| (place.lane, place.step));
                cell(before) != cell(after) || before.order != after.order
            }
            (Self::Step(before), Self::Step(after)) => before.stage != after.stage || before.order != after.order,
            (Self::Actor(before), Self::Actor(after)) => before.order != after.order,
            (Self::Stage(before), Self::Stage(after)) => before.order != after.order,
            (Self::Lane(before), Self::Lane(after)) => before.order != after.order,
            (Self::View(before), Self::View(after)) => before.order != after.order,
            _ => false,
        }
    }
}

impl Link {
    /// Whether it joins others than in an earlier state of it.
    pub fn is_elsewhere_than(&self, before: &Self) -> bool {
        (before.from, before.to) != (self.from, self.to)
    }
}

fn fields(before: &Record, after: &Record) -> Vec<FieldDifference> {
    let mut other: BTreeMap<&str, FieldValue> = read(after).into_iter().collect();
    // What only one kind of card has is part of being of that kind.
    let both = read(before)
        .into_iter()
        .filter_map(|(name, before)| Some((name, before, other.remove(name)?)));
    both.filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| FieldDifference {
            field: field.to_owned(),
            before,
            after,
        })
        .collect()
}

/// The fields in which records of the same thing are not all the same, each with what every one of them holds; where a kind
/// of card has no such field, nothing. Where something is, is no field.
pub fn disagreements(records: &[&Record]) -> Vec<(String, Vec<FieldValue>)> {
    let mut order: Vec<&str> = Vec::new();
    let mut held: Vec<BTreeMap<&str, FieldValue>> = Vec::with_capacity(records.len());
    for record in records {
        let fields = read(record);
        order.extend(fields.iter().map(|(name, _)| *name));
        held.push(fields.into_iter().collect());
    }
    let mut known = BTreeSet::new();
    order.retain(|name| known.insert(*name));
    let values = order.into_iter().map(|name| {
        let of_each = held
            .iter()
            .map(|fields| fields.get(name).cloned().unwrap_or(FieldValue::Nothing));
        (name.to_owned(), of_each.collect::<Vec<_>>())
    });
    values
        .filter(|(_, values)| values.windows(2).any(|pair| pair[0] != pair[1]))
        .collect()
}

/// Every field but those that say where something is. Cards and lanes begin with their kind.
fn read(record: &Record) -> Vec<(&'static str, FieldValue)> {
    match record {
        Record::Link(Link { kind, label, .. }) => vec![("LinkKind", word(kind)), ("Name", text(label))],
        Record::Element(element) => match element {
            Element::About(about) => vec![
                ("Name", text(&about.title)),
                ("Scenario", text(&about.scenario)),
                ("Goal", text(&about.goal)),
                ("Owner", text(&about.owner)),
                ("Status", word(&about.status)),
                ("Horizon", word(&about.horizon)),
                ("Review", date(about.review.as_ref())),
                ("Language", text(&about.language)),
                ("Scale", FieldValue::Range(about.scale.min, about.scale.max)),
                ("Method", text(&about.method)),
                ("Findings", unless_none(&about.findings)),
            ],
            Element::Actor(actor) => vec![
                ("Name", text(&actor.name)),
                ("Caption", text(&actor.caption)),
                ("ActorKind", word(&actor.kind)),
                ("Quote", text(&actor.quote)),
                ("Hue", FieldValue::Number(f64::from(actor.hue))),
                ("Contacts", number(actor.contacts)),
                ("CurveHidden", FieldValue::Flag(actor.curve_hidden)),
                ("Path", elements(&actor.path)),
            ],
            Element::Stage(stage) => vec![
                ("Name", text(&stage.name)),
                ("Caption", text(&stage.caption)),
                ("Hue", number(stage.hue.map(f64::from))),
                ("Contacts", number(stage.contacts)),
                ("EntryRules", texts(&stage.entry_rules)),
                ("Collapsed", FieldValue::Flag(stage.collapsed)),
                ("Phase", stage.phase.as_ref().map_or(FieldValue::Nothing, word)),
            ],
            Element::Step(step) => vec![
                ("Name", text(&step.name)),
                ("Caption", text(&step.caption)),
                ("Segment", element_of(step.segment)),
                ("Width", number(step.width)),
            ],
            Element::Lane(lane) => vec![
                ("Kind", word(&lane.kind)),
                ("Name", text(&lane.name)),
                ("Caption", text(&lane.caption)),
                ("LineBelow", lane.line_below.as_ref().map_or(FieldValue::Nothing, word)),
                ("Height", number(lane.height)),
                ("Hidden", FieldValue::Flag(lane.hidden)),
                ("Folded", FieldValue::Flag(lane.folded)),
                ("Locked", FieldValue::Flag(lane.locked)),
                ("Guidance", unless_none(&lane.guidance)),
            ],
            Element::View(view) => vec![("Name", text(&view.name)), ("Seen", other(Some(&view.seen)))],
            // What the sides have is told where the conflict is settled.
            Element::Conflict(conflict) => vec![("Sides", other(Some(&conflict.sides)))],
            Element::Card(card) => read_card(card),
        },
    }
}

fn read_card(card: &Card) -> Vec<(&'static str, FieldValue)> {
    let mut fields = vec![
        ("Kind", FieldValue::Word(card.content.name().to_owned())),
        ("Name", text(&card.text)),
    ];
    match &card.content {
        Content::Touchpoint(touchpoint) => fields.extend([
            ("Channel", text(&touchpoint.channel)),
            ("Family", word(&touchpoint.family)),
            ("Effect", word(&touchpoint.effect)),
            ("MomentOfTruth", FieldValue::Flag(touchpoint.moment_of_truth)),
            ("Duration", text(&touchpoint.duration)),
            ("Promise", text(&touchpoint.promise)),
            ("Tone", text(&touchpoint.tone)),
        ]),
        Content::Emotion(emotion) => fields.push(("Score", FieldValue::Number(emotion.score))),
        Content::Pain(pain) => fields.extend([
            ("Severity", FieldValue::Number(f64::from(pain.severity))),
            ("Frequency", FieldValue::Number(f64::from(pain.frequency))),
        ]),
        Content::Opportunity(opportunity) => fields.extend([
            ("Impact", FieldValue::Number(f64::from(opportunity.impact))),
            ("Effort", FieldValue::Number(f64::from(opportunity.effort))),
            ("Progress", word(&opportunity.progress)),
            ("Owner", text(&opportunity.owner)),
            ("Next", text(&opportunity.next)),
            ("Due", date(opportunity.due.as_ref())),
        ]),
        Content::Metric(metric) => fields.extend([
            ("Measure", word(&metric.measure)),
            ("Actual", number(metric.actual)),
            ("Target", number(metric.target)),
            ("Unit", text(&metric.unit)),
            ("Period", text(&metric.period)),
            ("Better", word(&metric.better)),
            ("Definition", text(&metric.definition)),
        ]),
        Content::Storyboard(storyboard) => fields.extend([
            ("Picture", other(storyboard.picture.as_ref())),
            ("Alt", text(&storyboard.alt)),
            ("Crop", other(storyboard.crop.as_ref())),
        ]),
        _ => {}
    }
    let span = card.place.map(|place| f64::from(place.span));
    fields.extend([
        ("Note", text(&card.note)),
        ("Actor", element_of(card.actor)),
        ("Basis", word(&card.evidence.basis)),
        ("Source", text(&card.evidence.source)),
        ("Date", date(card.evidence.date.as_ref())),
        ("Span", number(span)),
        ("Hue", number(card.hue.map(f64::from))),
        ("Tags", texts(&card.tags)),
        ("Personal", personal(card.personal.as_ref())),
    ]);
    fields
}

fn text(text: &str) -> FieldValue {
    if text.is_empty() {
        FieldValue::Nothing
    } else {
        FieldValue::Text(text.to_owned())
    }
}

fn texts(texts: &[String]) -> FieldValue {
    if texts.is_empty() {
        FieldValue::Nothing
    } else {
        FieldValue::Texts(texts.to_vec())
    }
}

/// On what ground, and who sees to it.
fn personal(personal: Option<&PersonalData>) -> FieldValue {
    match personal {
        Some(PersonalData { consent, owner }) => FieldValue::Texts(vec![consent.clone(), owner.clone()]),
        None => FieldValue::Nothing,
    }
}

/// What people are only told of that it differs.
fn unless_none<T: Debug + Default + PartialEq>(value: &T) -> FieldValue {
    other(Some(value).filter(|value| **value != T::default()))
}

fn number(number: Option<f64>) -> FieldValue {
    number.map_or(FieldValue::Nothing, FieldValue::Number)
}

fn date(date: Option<&Date>) -> FieldValue {
    date.map_or(FieldValue::Nothing, |date| FieldValue::Date(date.to_string()))
}

/// The model's words are the names of their variants.
fn word(word: &impl Debug) -> FieldValue {
    FieldValue::Word(format!("{word:?}"))
}

fn element_of(id: Option<Id>) -> FieldValue {
    id.map_or(FieldValue::Nothing, FieldValue::Element)
}

fn elements(ids: &[Id]) -> FieldValue {
    if ids.is_empty() {
        FieldValue::Nothing
    } else {
        FieldValue::Elements(ids.to_vec())
    }
}

fn other(value: Option<&impl Debug>) -> FieldValue {
    value.map_or(FieldValue::Nothing, |value| FieldValue::Other(format!("{value:?}")))
}
