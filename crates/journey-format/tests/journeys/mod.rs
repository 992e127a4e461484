//! Random journeys with texts that files tend to break.

use journey_model::*;
use proptest::prelude::*;

/// A text out of what people type and what attackers type.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => "[a-zA-Zàèù' ,.]{1,30}",
        2 => any::<String>(),
        1 => prop::sample::select(vec![
            "\"quoted\" and \\backslashed\\", "two\nlines\r\nand\ttab", "👩‍💻🏽‍ fam 👨‍👩‍👧", "שלום עולם", "مرحبا", "नमस्ते",
            "\u{202e}turned\u{202c}", "\u{0}\u{1}\u{7f}\u{85}", "\u{feff}mark", "//*/ ([{", "r#\"raw\"#", "Some(x)", "e\u{301}",
            "\u{2028}\u{2029}", "'", "\\u{41}", "l'ordine «è» arrivato",
        ]).prop_map(str::to_owned),
    ]
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-9..9i32).prop_map(f64::from),
        prop::num::f64::NORMAL | prop::num::f64::ZERO | prop::num::f64::SUBNORMAL,
        prop::sample::select(vec![
            0.1,
            -0.5,
            1e300,
            9_007_199_254_740_993.0,
            f64::MAX,
            f64::MIN_POSITIVE
        ]),
    ]
}

fn count() -> impl Strategy<Value = Option<f64>> {
    prop::option::of(number().prop_map(f64::abs))
}

fn date() -> impl Strategy<Value = Option<Date>> {
    prop::option::of(
        (0..9999u16, 1..=12u8, 1..=28u8).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap()),
    )
}

fn order() -> impl Strategy<Value = Order> {
    "[0-9A-Za-z]{0,4}[1-9A-Za-z]".prop_map(|text| Order::parse(&text).unwrap())
}

fn one_of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = T> + use<T> {
    prop::sample::select(all.to_vec())
}

fn content() -> impl Strategy<Value = Content> {
    let touchpoint = (
        text(),
        one_of(&[Family::Digital, Family::Physical, Family::Relational]),
        one_of(&[Effect::Strengthens, Effect::Neutral, Effect::Weakens]),
        any::<bool>(),
        text(),
        (text(), text()),
    )
        .prop_map(
            |(channel, family, effect, moment_of_truth, duration, (promise, tone))| {
                Content::Touchpoint(Touchpoint {
                    channel,
                    family,
                    effect,
                    moment_of_truth,
                    duration,
                    promise,
                    tone,
                })
            },
        );
    let opportunity = (
        1..=5u8,
        1..=5u8,
        one_of(&[
            Progress::Idea,
            Progress::Planned,
            Progress::Started,
            Progress::Done,
            Progress::Dropped,
        ]),
        text(),
        text(),
        date(),
    )
        .prop_map(|(impact, effort, progress, owner, next, due)| {
            Content::Opportunity(Opportunity {
                impact,
                effort,
                progress,
                owner,
                next,
                due,
            })
        });
    let metric = (
        one_of(&[
            Measure::Custom,
            Measure::Nps,
            Measure::Ces,
            Measure::Clv,
            Measure::Conversion,
        ]),
        text(),
        prop::option::of(number()),
        prop::option::of(number()),
        text(),
        one_of(&[Better::Higher, Better::Lower]),
        text(),
    )
        .prop_map(|(measure, unit, actual, target, period, better, definition)| {
            Content::Metric(Metric {
                measure,
                unit,
                actual,
                target,
                period,
                better,
                definition,
            })
        });
    prop_oneof![
        touchpoint,
        opportunity,
        metric,
        number().prop_map(|score| Content::Emotion(Emotion { score })),
        (1..=5u8, 1..=5u8).prop_map(|(severity, frequency)| Content::Pain(Pain { severity, frequency })),
        (prop::option::of(text()), text(), prop::option::of(crop()))
            .prop_map(|(picture, alt, crop)| Content::Storyboard(Storyboard { picture, alt, crop })),
        one_of(&[
            Content::Action,
            Content::Thought,
            Content::Need,
            Content::Frontstage,
            Content::Backstage,
            Content::Support,
            Content::Evidence,
            Content::Note,
        ]),
    ]
}

/// A part of a picture: two points of each side, the further one at most at its end.
fn crop() -> impl Strategy<Value = Crop> {
    let side =
        || (0.0..1.0f64, prop_oneof![Just(1.0), 0.001..1.0f64]).prop_map(|(from, share)| (from, (1.0 - from) * share));
    (side(), side()).prop_map(|((x, w), (y, h))| Crop { x, y, w, h })
}

fn section() -> impl Strategy<Value = Section> {
    let length = || number().prop_map(|number| number.abs().max(0.5));
    (number(), number(), length(), length()).prop_map(|(x, y, w, h)| Section { x, y, w, h })
}

fn words() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..3)
}

prop_compose! {
    fn filter()(
        kinds in prop::collection::vec(one_of(&LaneKind::ALL), 0..3),
        families in prop::collection::vec(one_of(&[Family::Digital, Family::Physical, Family::Relational]), 0..3),
        bases in prop::collection::vec(one_of(&[Basis::Observed, Basis::Assumed, Basis::Proposed]), 0..3),
        channels in words(), owners in words(), tags in words(),
    ) -> Filter {
        Filter { kinds, actors: Vec::new(), families, channels, bases, owners, tags }
    }
}

prop_compose! {
    fn view()(
        order in order(), name in text(), form in one_of(&[Form::Grid, Form::Network]), filter in filter(),
        section in prop::option::of(section()),
    ) -> View {
        View { id: Id::from_bits(0), order, name, seen: Seen { form, filter, section } }
    }
}

/// A length between two limits, now and then one of them.
fn length(least: f64, most: f64) -> impl Strategy<Value = Option<f64>> {
    prop::option::of(prop_oneof![
        Just(least),
        Just(most),
        least..most,
        (least..most).prop_map(f64::round)
    ])
}

fn id() -> impl Strategy<Value = Id> {
    any::<u64>().prop_map(Id::from_bits)
}

/// What was decided about findings of places that need not be there.
fn judgement() -> impl Strategy<Value = Judgement> {
    let mute = (text(), prop::option::of(id()), prop::option::of(id()), text());
    let mute = mute.prop_map(|(finding, of, beside, reason)| Mute {
        finding,
        of,
        beside,
        reason,
    });
    let threshold = (text(), number()).prop_map(|(name, value)| Threshold { name, value });
    let lists = (
        prop::collection::vec(mute, 0..3),
        prop::collection::vec(threshold, 0..3),
    );
    lists.prop_map(|(muted, thresholds)| {
        let mut judgement = Judgement { muted, thresholds };
        judgement.put_in_order();
        judgement
    })
}

fn guidance() -> impl Strategy<Value = Vec<Guidance>> {
    let one = (prop::option::of(id()), text()).prop_map(|(step, text)| Guidance { step, text });
    prop::collection::btree_set(one, 0..3).prop_map(|all| all.into_iter().collect())
}

fn personal() -> impl Strategy<Value = Option<PersonalData>> {
    prop::option::of((text(), text()).prop_map(|(consent, owner)| PersonalData { consent, owner }))
}

fn about() -> impl Strategy<Value = About> {
    (
        (text(), text(), text(), text()),
        one_of(&[Status::Draft, Status::Researched, Status::Live, Status::Retired]),
        one_of(&[Horizon::Current, Horizon::Future]),
        date(),
        prop_oneof![Just("en".to_owned()), Just("it".to_owned()), text()],
        prop_oneof![
            Just(Scale::default()),
            (-9..0i32, 1..9i32).prop_map(|(min, max)| Scale {
                min: min.into(),
                max: max.into()
            })
        ],
        text(),
        judgement(),
    )
        .prop_map(
            |((title, scenario, goal, owner), status, horizon, review, language, scale, method, findings)| About {
                id: Id::from_bits(0),
                title,
                scenario,
                goal,
                owner,
                status,
                horizon,
                review,
                language,
                scale,
                method,
                findings,
            },
        )
}

prop_compose! {
    fn actor()(
        order in order(), name in text(), caption in text(), quote in text(), hue in 0..8u8, contacts in count(),
        kind in one_of(&[ActorKind::Persona, ActorKind::Segment, ActorKind::Customer, ActorKind::Staff, ActorKind::Stakeholder]),
        curve_hidden: bool, path in prop::collection::vec(id(), 0..4),
    ) -> Actor {
        Actor { id: Id::from_bits(0), order, name, caption, kind, quote, hue, contacts, curve_hidden, path }
    }
}

prop_compose! {
    fn stage()(
        order in order(), name in text(), caption in text(), hue in prop::option::of(0..8u8), contacts in count(),
        entry_rules in prop::collection::vec(text(), 0..3), collapsed: bool, phase in prop::option::of(one_of(&Phase::ALL)),
    ) -> Stage {
        Stage { id: Id::from_bits(0), order, name, caption, hue, contacts, entry_rules, collapsed, phase }
    }
}

prop_compose! {
    fn lane()(
        order in order(), name in text(), caption in text(), kind in one_of(&LaneKind::ALL),
        line_below in prop::option::of(one_of(&[Line::Interaction, Line::Visibility, Line::InternalInteraction])),
        height in length(MIN_HEIGHT, MAX_HEIGHT), hidden: bool, folded: bool, locked: bool,
        guidance in guidance(),
    ) -> Lane {
        Lane { id: Id::from_bits(0), order, kind, name, caption, line_below, height, hidden, folded, locked, guidance }
    }
}

prop_compose! {
    fn card()(
        order in order(), text in text(), note in text(), source in text(), date in date(), content in content(),
        basis in one_of(&[Basis::Observed, Basis::Assumed, Basis::Proposed]), hue in prop::option::of(0..8u8), tags in words(),
        personal in personal(),
    ) -> Card {
        let evidence = Evidence { basis, source, date };
        Card { id: Id::from_bits(0), place: None, order, text, note, actor: None, hue, tags, evidence, content, personal }
    }
}

type Choice = prop::sample::Index;

/// A whole journey: the parts above, referring to each other wherever they may.
pub fn journey() -> impl Strategy<Value = Journey> {
    let parts = (
        about().boxed(),
        prop::collection::vec(actor().boxed(), 0..3),
        prop::collection::vec(
            (
                stage().boxed(),
                prop::collection::vec(length(MIN_WIDTH, MAX_WIDTH), 0..4),
            ),
            0..4,
        ),
        prop::collection::vec(lane().boxed(), 0..5),
        prop::collection::vec(
            (
                card().boxed(),
                any::<Choice>(),
                any::<Choice>(),
                any::<Choice>(),
                1..4u32,
            ),
            0..12,
        ),
        prop::collection::vec((any::<Choice>(), any::<Choice>(), text()), 0..6),
        prop::collection::vec((view(), 0..3usize), 0..3),
        prop::collection::hash_set(any::<u64>(), 64),
    );
    parts.prop_map(|(mut about, actors, stages, lanes, cards, links, views, ids)| {
        let mut ids = ids.into_iter().map(Id::from_bits);
        let mut mint = || ids.next().unwrap();
        about.id = mint();
        let mut elements = vec![Element::About(about)];
        let mut steps = Vec::new();
        let actors: Vec<Id> = actors
            .into_iter()
            .map(|actor| {
                let id = mint();
                elements.push(Element::Actor(Actor { id, ..actor }));
                id
            })
            .collect();
        for (stage, widths) in stages {
            let id = mint();
            for (number, width) in widths.into_iter().enumerate() {
                let step = Step {
                    id: mint(),
                    stage: id,
                    order: stage.order.clone(),
                    name: stage.caption.clone(),
                    caption: stage.name.clone(),
                    segment: actors.get(number).copied(),
                    width,
                };
                steps.push(step.id);
                elements.push(Element::Step(step));
            }
            elements.push(Element::Stage(Stage { id, ..stage }));
        }
        let lanes: Vec<Lane> = lanes.into_iter().map(|lane| Lane { id: mint(), ..lane }).collect();
        elements.extend(lanes.iter().cloned().map(Element::Lane));
        for (card, lane, step, actor, span) in cards {
            let fitting: Vec<Id> = lanes
                .iter()
                .filter(|lane| lane.kind.takes(&card.content))
                .map(|lane| lane.id)
                .collect();
            let place = (!fitting.is_empty() && !steps.is_empty()).then(|| Place {
                lane: *lane.get(&fitting),
                step: *step.get(&steps),
                span,
            });
            let actor = (!actors.is_empty()).then(|| *actor.get(&actors));
            elements.push(Element::Card(Card {
                id: mint(),
                place,
                actor,
                ..card
            }));
        }
        for (mut view, count) in views {
            view.id = mint();
            // A view may ask for somebody who has left the map.
            view.seen.filter.actors = actors.iter().copied().take(count).collect();
            view.seen.filter.actors.extend((count == 2).then(&mut mint));
            elements.push(Element::View(view));
        }
        let mut records: Vec<Record> = Vec::new();
        for (from, to, label) in links {
            let (from, to) = (from.get(&elements), to.get(&elements));
            let kinds = [
                LinkKind::LeadsTo,
                LinkKind::Causes,
                LinkKind::Answers,
                LinkKind::Measures,
            ];
            if let Some(kind) = kinds.into_iter().rev().find(|kind| kind.joins(from, to)) {
                records.push(Record::Link(Link {
                    id: mint(),
                    kind,
                    from: from.id(),
                    to: to.id(),
                    label,
                }));
            }
        }
        records.extend(elements.into_iter().map(Record::Element));
        let conflicts: Vec<Record> = records
            .iter()
            .step_by(7)
            .map(|record| {
                let mut other = record.clone();
                other.rewrite_texts(&mut |_, text| text.push_str(" \"otherwise\""));
                let side = |by: &str, record: Option<Record>| Side {
                    by: by.to_owned(),
                    record: record.map(Box::new),
                };
                Record::Element(Element::Conflict(Conflict {
                    id: mint(),
                    of: record.id(),
                    sides: vec![
                        side("Anna", Some(record.clone())),
                        side("", Some(other)),
                        side("Bo", None),
                    ],
                }))
            })
            .collect();
        records.extend(conflicts);
        Journey::from_records(records).unwrap()
    })
}
