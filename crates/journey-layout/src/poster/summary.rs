//! One page for those who have a minute.

use journey_model::{Basis, Card, Content, Id, Journey, LinkKind, Metric, Opportunity, Pain, Progress};
use journey_scene::{Group, Pin, Point, Scene};

use super::column::{self, Entry};
use super::places::by_lane;
use super::{Poster, PosterNotes, Sheet, chart, foot, head, moved, smallest_type};
use crate::Look;
use crate::number::{date, number};
use crate::pen::Pen;
use crate::text::Typesetter;
use crate::words::fill;

/// How many entries a column has at most.
const MOST: usize = 5;
const GAP: f32 = 30.0;
/// The page's width at nominal size is sought between these.
const WIDTHS: (f32, f32) = (520.0, 6_000.0);
/// A page at least this many times as wide as high has its four columns side by side.
const WIDE: f32 = 1.1;

/// One page: who, scenario and goal, the emotion curve with its peaks, the worst pains, the best opportunities with their
/// owners, the numbers, and what is to be done next. Lists are shortened; title, scenario and goal are not.
pub fn summary(journey: &Journey, look: Look, sheet: Sheet, notes: &PosterNotes, setter: &mut Typesetter) -> Poster {
    setter.begin();
    setter.memory.attend(look);
    let inner = sheet.inner();
    let lists = Lists::of(journey, look);
    let columns = if inner.w > inner.h * WIDE { 4 } else { 2 };
    // The narrowest page that holds everything is printed largest.
    let (mut narrow, mut wide) = WIDTHS;
    let height = |width: f32, setter: &mut Typesetter| {
        page(journey, &lists, look, (width, inner.w / width, columns), notes, setter).1
    };
    for _ in 0..9 {
        let between = (narrow * wide).sqrt();
        if height(between, setter) * inner.w / between <= inner.h {
            wide = between;
        } else {
            narrow = between;
        }
    }
    let (groups, content) = page(journey, &lists, look, (wide, inner.w / wide, columns), notes, setter);
    // Only words without end do not fit the widest page; then everything is made smaller.
    let scale = (inner.w / wide).min(inner.h / content);
    let (mut groups, foot) = (groups, foot::signed(journey, look, (wide, scale), notes, setter));
    let foot_top = (inner.h / scale - foot.height).max(content - foot.height);
    groups.push(moved(foot.draw(look), Point::new(0.0, foot_top)));
    let margin = Point::new(sheet.margin, sheet.margin);
    let groups: Vec<Group> = groups
        .into_iter()
        .map(|group| moved(group.scaled(scale), margin))
        .collect();
    Poster {
        smallest_type: smallest_type(&groups),
        scale,
        scene: Scene {
            size: sheet.size,
            paper: look.theme.paper,
            groups,
            ..Scene::default()
        },
    }
}

/// Everything above the foot at a width, and the height with the foot.
fn page(
    journey: &Journey,
    lists: &Lists,
    look: Look,
    (width, scale, columns): (f32, f32, usize),
    notes: &PosterNotes,
    setter: &mut Typesetter,
) -> (Vec<Group>, f32) {
    let words = look.words;
    let head = head::measure(journey, look, width, notes, setter);
    let foot = foot::signed(journey, look, (width, scale), notes, setter);
    let mut y = head.height;
    let mut groups = vec![head.draw(look)];

    let mut curve = Pen::new(look);
    let is_drawn = chart::draw(journey, (22.0, width), &mut curve, setter);
    let mut feelings = Pen::new(look);
    let nothing = if is_drawn { "" } else { &words.no_feelings };
    column::draw(
        (&words.how_it_feels, nothing),
        &[],
        (Point::default(), width),
        &mut feelings,
        setter,
    );
    groups.push(moved(
        feelings.group("summary-curve-head", "notes", Point::default(), Pin::None),
        Point::new(0.0, y),
    ));
    groups.push(moved(
        curve.group("summary-curve", "emotions", Point::default(), Pin::None),
        Point::new(0.0, y),
    ));
    let stages = !journey.steps().is_empty();
    y += if stages { 22.0 + chart::HEIGHT + 16.0 } else { 58.0 };

    let column = (width - GAP * (columns - 1) as f32) / columns as f32;
    let all = [
        (
            "pains",
            (words.worst_pains.as_str(), words.no_pains.as_str()),
            &lists.pains,
        ),
        (
            "opportunities",
            (&words.best_opportunities, &words.no_opportunities),
            &lists.opportunities,
        ),
        ("numbers", (&words.numbers, &words.no_numbers), &lists.numbers),
        ("next", (&words.next_actions, &words.no_actions), &lists.next),
    ];
    for row in all.chunks(columns) {
        let mut tallest = 0.0f32;
        for (place, (key, heads, entries)) in row.iter().enumerate() {
            let mut pen = Pen::new(look);
            let tall = column::draw(*heads, entries, (Point::default(), column), &mut pen, setter);
            let at = Point::new(place as f32 * (column + GAP), y);
            groups.push(pen.group(format!("summary-{key}"), "cards", at, Pin::None));
            tallest = tallest.max(tall);
        }
        y += tallest + 22.0;
    }
    (groups, y + foot.height)
}

/// What the columns list.
struct Lists {
    pains: Vec<Entry>,
    opportunities: Vec<Entry>,
    numbers: Vec<Entry>,
    next: Vec<Entry>,
}

impl Lists {
    fn of(journey: &Journey, look: Look) -> Self {
        let cards: Vec<&Card> = by_lane(journey).iter().map(|standing| standing.card).collect();
        let mut pains: Vec<(&Card, Pain)> = Vec::new();
        let mut opportunities: Vec<(&Card, &Opportunity)> = Vec::new();
        let mut metrics: Vec<(&Card, &Metric)> = Vec::new();
        for card in &cards {
            match &card.content {
                Content::Pain(pain) => pains.push((card, *pain)),
                Content::Opportunity(one) if one.progress != Progress::Dropped => opportunities.push((card, one)),
                Content::Metric(metric) if metric.actual.is_some() => metrics.push((card, metric)),
                _ => {}
            }
        }
        // Sorts are stable: equals stay in the order of the map.
        pains.sort_by_key(|(_, pain)| std::cmp::Reverse(u16::from(pain.severity) * u16::from(pain.frequency)));
        opportunities.sort_by_key(|(_, one)| {
            let done = one.progress == Progress::Done;
            (done, std::cmp::Reverse(one.impact), one.effort)
        });
        Self {
            pains: pains
                .iter()
                .take(MOST)
                .map(|(card, pain)| pain_entry(journey, card, *pain, look))
                .collect(),
            opportunities: opportunities
                .iter()
                .take(MOST)
                .map(|(card, one)| opportunity_entry(card, one, look))
                .collect(),
            numbers: metrics
                .iter()
                .take(MOST)
                .map(|(card, metric)| metric_entry(card, metric, look))
                .collect(),
            next: next(journey, &cards, &pains, &opportunities, look)
                .into_iter()
                .take(MOST)
                .map(|(text, detail)| Entry {
                    icon: Some(("arrow-right", look.theme.ink_3)),
                    figure: String::new(),
                    text,
                    detail,
                })
                .collect(),
        }
    }
}

/// Stage and step of a card; its kind says which lane.
fn where_words(journey: &Journey, card: &Card, look: Look) -> String {
    let step = card.place.and_then(|place| journey.step(place.step));
    match step.and_then(|step| Some((journey.stage(step.stage)?, step))) {
        Some((stage, step)) => format!("{}, {}", stage.name, step.name),
        None => look.words.at_park.clone(),
    }
}

fn pain_entry(journey: &Journey, card: &Card, pain: Pain, look: Look) -> Entry {
    let weight = u16::from(pain.severity) * u16::from(pain.frequency);
    let weight = fill(
        &look.words.pain_weight,
        &[
            ("severity", &pain.severity.to_string()),
            ("frequency", &pain.frequency.to_string()),
            ("weight", &weight.to_string()),
        ],
    );
    Entry {
        icon: Some(("circle-alert", look.theme.kind("pain"))),
        figure: String::new(),
        text: card.text.clone(),
        detail: format!("{weight} · {}", where_words(journey, card, look)),
    }
}

fn opportunity_entry(card: &Card, one: &Opportunity, look: Look) -> Entry {
    let words = look.words;
    let owner = if one.owner.is_empty() {
        &words.no_owner
    } else {
        &one.owner
    };
    let weight = fill(
        &words.opportunity_weight,
        &[("impact", &one.impact.to_string()), ("effort", &one.effort.to_string())],
    );
    let progress = match one.progress {
        Progress::Idea => &words.idea,
        Progress::Planned => &words.planned,
        Progress::Started => &words.started,
        Progress::Done => &words.done,
        Progress::Dropped => &words.dropped,
    };
    Entry {
        icon: Some(("lightbulb", look.theme.kind("opportunity"))),
        figure: String::new(),
        text: card.text.clone(),
        detail: format!("{}: {owner} · {weight} · {progress}", words.owner),
    }
}

fn metric_entry(card: &Card, metric: &Metric, look: Look) -> Entry {
    let with_unit = |value: f64| {
        let figure = number(value, look.words);
        if metric.unit.is_empty() {
            figure
        } else {
            format!("{figure} {}", metric.unit)
        }
    };
    let target = metric
        .target
        .map(|target| fill(&look.words.target, &[("n", &with_unit(target))]));
    let period = Some(metric.period.clone()).filter(|period| !period.is_empty());
    Entry {
        icon: None,
        figure: metric.actual.map(with_unit).unwrap_or_default(),
        text: card.text.clone(),
        detail: target.into_iter().chain(period).collect::<Vec<_>>().join(" · "),
    }
}

/// What is to be done next, most urgent first: what has begun, what wants an owner, pains that nothing answers, guesses that
/// nobody has checked, the day of the next look.
fn next(
    journey: &Journey,
    cards: &[&Card],
    pains: &[(&Card, Pain)],
    opportunities: &[(&Card, &Opportunity)],
    look: Look,
) -> Vec<(String, String)> {
    let words = look.words;
    let named = |pattern: &str, card: &Card| fill(pattern, &[("name", &column::first_words(&card.text))]);
    let mut next = Vec::new();
    let owned = |one: &Opportunity| !one.owner.is_empty();
    for (card, one) in opportunities {
        if matches!(one.progress, Progress::Planned | Progress::Started) && owned(one) {
            next.push((
                named(&words.next_go_on, card),
                format!("{}: {}", words.owner, one.owner),
            ));
        }
    }
    next.truncate(2);
    let unowned = opportunities
        .iter()
        .find(|(_, one)| one.progress != Progress::Done && !owned(one));
    next.extend(unowned.map(|(card, _)| (named(&words.next_owner, card), String::new())));
    let answered: Vec<Id> = journey
        .links()
        .filter(|link| link.kind == LinkKind::Answers)
        .map(|link| link.to)
        .collect();
    let open = pains.iter().find(|(card, _)| !answered.contains(&card.id));
    next.extend(open.map(|(card, _)| (named(&words.next_answer, card), where_words(journey, card, look))));
    let assumed = cards
        .iter()
        .filter(|card| card.evidence.basis == Basis::Assumed)
        .count();
    if assumed > 0 {
        next.push((fill(&words.next_check, &[("n", &assumed.to_string())]), String::new()));
    }
    if let Some(review) = journey.about().review {
        let day = date(review, words);
        next.push((fill(&words.next_review, &[("date", &day)]), String::new()));
    }
    next
}
