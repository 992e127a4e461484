//! What the sides of a conflict have, field by field.

use crate::{
    About, Actor, Card, Conflict, Content, Element, Evidence, Id, Judgement, Lane, Link, Metric, Opportunity, Pain,
    Record, Stage, Step, Storyboard, Touchpoint, View,
};

/// Whose fields are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Those of the side with this number, of those who did not delete it.
    Side(usize),
    /// Everybody's: texts behind one another, lists together.
    All,
}

/// The sides of a conflict that have a record.
pub(super) struct Sides<'a>(Vec<&'a Record>);

/// The same part of every side: an element of one kind, or a link.
macro_rules! parts {
    ($sides:expr, $kind:path) => {
        $sides
            .iter()
            .filter_map(|record| match record {
                Record::Element($kind(part)) => Some(part),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
}

/// Takes fields one by one.
macro_rules! take {
    ($taking:ident, $how:ident, $now:ident, $sides:ident: $($field:ident),+) => {
        $( $taking.$how(&mut $now.$field, &$sides.iter().map(|side| &side.$field).collect::<Vec<_>>()); )+
    };
}

impl<'a> Sides<'a> {
    pub(super) fn of(conflict: &'a Conflict) -> Self {
        Self(conflict.records().collect())
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The element with the fields in which the sides differ as they are wanted; nothing when a field cannot be what all of
    /// them have.
    pub(super) fn elements(&self, now: &Element, wanted: Wanted) -> Option<Element> {
        let mut taking = Taking {
            wanted,
            is_possible: true,
        };
        let mut kept = now.clone();
        match &mut kept {
            Element::About(now) => taking.about(now, &parts!(self.0, Element::About)),
            Element::Actor(now) => taking.actor(now, &parts!(self.0, Element::Actor)),
            Element::Stage(now) => taking.stage(now, &parts!(self.0, Element::Stage)),
            Element::Step(now) => taking.step(now, &parts!(self.0, Element::Step)),
            Element::Lane(now) => taking.lane(now, &parts!(self.0, Element::Lane)),
            Element::Card(now) => taking.card(now, &parts!(self.0, Element::Card)),
            Element::View(now) => taking.view(now, &parts!(self.0, Element::View)),
            Element::Conflict(_) => {}
        }
        taking.is_possible.then_some(kept)
    }

    /// The link with the fields in which the sides differ as they are wanted.
    pub(super) fn links(&self, now: &Link, wanted: Wanted) -> Link {
        let mut taking = Taking {
            wanted,
            is_possible: true,
        };
        let mut kept = now.clone();
        let sides: Vec<&Link> = self
            .0
            .iter()
            .filter_map(|record| match record {
                Record::Link(link) => Some(link),
                Record::Element(_) => None,
            })
            .collect();
        let Link {
            id: _,
            kind: _,
            from: _,
            to: _,
            label: _,
        } = kept;
        let now = &mut kept;
        take!(taking, text, now, sides: label);
        take!(taking, other, now, sides: kind, from, to);
        kept
    }
}

/// Fields being taken. Every struct is taken apart in full, so that a new field is not forgotten here.
struct Taking {
    wanted: Wanted,
    /// Whether every field so far can be what is wanted.
    is_possible: bool,
}

impl Taking {
    fn about(&mut self, now: &mut About, sides: &[&About]) {
        let About {
            id: _,
            title: _,
            scenario: _,
            goal: _,
            owner: _,
            status: _,
            horizon: _,
            review: _,
            language: _,
            scale: _,
            method: _,
            findings: _,
        } = now;
        take!(self, text, now, sides: title, scenario, goal, owner, method);
        take!(self, other, now, sides: status, horizon, review, language, scale);
        let findings: Vec<&Judgement> = sides.iter().map(|side| &side.findings).collect();
        self.judgement(&mut now.findings, &findings);
    }

    fn actor(&mut self, now: &mut Actor, sides: &[&Actor]) {
        let Actor {
            id: _,
            order: _,
            name: _,
            caption: _,
            kind: _,
            quote: _,
            hue: _,
            contacts: _,
            curve_hidden: _,
            path: _,
        } = now;
        take!(self, text, now, sides: name, caption, quote);
        take!(self, other, now, sides: kind, hue, contacts, curve_hidden, path);
        take!(self, order, now, sides: order);
    }

    fn stage(&mut self, now: &mut Stage, sides: &[&Stage]) {
        let Stage {
            id: _,
            order: _,
            name: _,
            caption: _,
            hue: _,
            contacts: _,
            entry_rules: _,
            collapsed: _,
            phase: _,
        } = now;
        take!(self, text, now, sides: name, caption);
        take!(self, list, now, sides: entry_rules);
        take!(self, other, now, sides: hue, contacts, collapsed, phase);
        take!(self, order, now, sides: order);
    }

    fn step(&mut self, now: &mut Step, sides: &[&Step]) {
        let Step {
            id: _,
            stage: _,
            order: _,
            name: _,
            caption: _,
            segment: _,
            width: _,
        } = now;
        take!(self, text, now, sides: name, caption);
        take!(self, other, now, sides: stage, segment, width);
        take!(self, order, now, sides: order);
    }

    fn lane(&mut self, now: &mut Lane, sides: &[&Lane]) {
        let Lane {
            id: _,
            order: _,
            kind: _,
            name: _,
            caption: _,
            line_below: _,
            height: _,
            hidden: _,
            folded: _,
            locked: _,
            guidance: _,
        } = now;
        take!(self, text, now, sides: name, caption);
        take!(self, list, now, sides: guidance);
        now.guidance.sort();
        take!(self, other, now, sides: kind, line_below, height, hidden, folded, locked);
        take!(self, order, now, sides: order);
    }

    fn view(&mut self, now: &mut View, sides: &[&View]) {
        let View {
            id: _,
            order: _,
            name: _,
            seen: _,
        } = now;
        take!(self, text, now, sides: name);
        take!(self, other, now, sides: seen);
        take!(self, order, now, sides: order);
    }

    fn card(&mut self, now: &mut Card, sides: &[&Card]) {
        let Card {
            id: _,
            place: _,
            order: _,
            text: _,
            note: _,
            actor: _,
            hue: _,
            tags: _,
            evidence: _,
            content: _,
            personal: _,
        } = now;
        let cell = |card: &Card| card.place.map(|place| (place.lane, place.step));
        let cells: Vec<Option<(Id, Id)>> = sides.iter().map(|card| cell(card)).collect();
        if cells.windows(2).all(|pair| pair[0] == pair[1]) {
            // It may have been moved since; only how far it reaches is in conflict.
            let spans: Vec<u32> = sides
                .iter()
                .map(|card| card.place.map_or(1, |place| place.span))
                .collect();
            if let Some(place) = &mut now.place {
                self.other(&mut place.span, &spans.iter().collect::<Vec<_>>());
            }
        } else {
            take!(self, other, now, sides: place);
        }
        take!(self, text, now, sides: text, note);
        take!(self, list, now, sides: tags);
        take!(self, other, now, sides: actor, hue, personal);
        take!(self, order, now, sides: order);
        let evidence: Vec<&Evidence> = sides.iter().map(|card| &card.evidence).collect();
        self.evidence(&mut now.evidence, &evidence);
        let contents: Vec<&Content> = sides.iter().map(|card| &card.content).collect();
        self.content(&mut now.content, &contents);
    }

    fn evidence(&mut self, now: &mut Evidence, sides: &[&Evidence]) {
        let Evidence {
            basis: _,
            source: _,
            date: _,
        } = now;
        take!(self, text, now, sides: source);
        take!(self, other, now, sides: basis, date);
    }

    /// Field by field where all are of one kind, else as a whole.
    fn content(&mut self, now: &mut Content, sides: &[&Content]) {
        macro_rules! of_kind {
            ($kind:path) => {
                sides
                    .iter()
                    .filter_map(|side| match side {
                        $kind(part) => Some(part),
                        _ => None,
                    })
                    .collect::<Vec<_>>()
            };
        }
        let kind = std::mem::discriminant(now);
        if sides.iter().any(|side| std::mem::discriminant(*side) != kind) {
            return self.other(now, sides);
        }
        match now {
            Content::Touchpoint(now) => {
                let Touchpoint {
                    channel: _,
                    family: _,
                    effect: _,
                    moment_of_truth: _,
                    duration: _,
                    promise: _,
                    tone: _,
                } = now;
                let sides = of_kind!(Content::Touchpoint);
                take!(self, text, now, sides: channel, duration, promise, tone);
                take!(self, other, now, sides: family, effect, moment_of_truth);
            }
            Content::Pain(now) => {
                let Pain {
                    severity: _,
                    frequency: _,
                } = now;
                let sides = of_kind!(Content::Pain);
                take!(self, other, now, sides: severity, frequency);
            }
            Content::Opportunity(now) => {
                let Opportunity {
                    impact: _,
                    effort: _,
                    progress: _,
                    owner: _,
                    next: _,
                    due: _,
                } = now;
                let sides = of_kind!(Content::Opportunity);
                take!(self, text, now, sides: owner, next);
                take!(self, other, now, sides: impact, effort, progress, due);
            }
            Content::Metric(now) => {
                let Metric {
                    measure: _,
                    unit: _,
                    actual: _,
                    target: _,
                    period: _,
                    better: _,
                    definition: _,
                } = now;
                let sides = of_kind!(Content::Metric);
                take!(self, text, now, sides: unit, period, definition);
                take!(self, other, now, sides: measure, actual, target, better);
            }
            Content::Storyboard(now) => {
                let Storyboard {
                    picture: _,
                    alt: _,
                    crop: _,
                } = now;
                let sides = of_kind!(Content::Storyboard);
                take!(self, text, now, sides: alt);
                take!(self, other, now, sides: picture, crop);
            }
            whole => self.other(whole, sides),
        }
    }

    /// A text; of several those that differ, behind one another.
    fn text(&mut self, now: &mut String, sides: &[&String]) {
        self.take(now, sides, |texts| {
            let mut different: Vec<&str> = Vec::new();
            for text in texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
                if !different.contains(&text) {
                    different.push(text);
                }
            }
            Some(different.join(" / "))
        });
    }

    /// A list of entries that each stand for themselves; of several every entry once.
    fn list<T: Clone + PartialEq>(&mut self, now: &mut Vec<T>, sides: &[&Vec<T>]) {
        self.take(now, sides, |lists| {
            let mut entries: Vec<T> = Vec::new();
            for entry in lists.iter().copied().flatten() {
                if !entries.contains(entry) {
                    entries.push(entry.clone());
                }
            }
            Some(entries)
        });
    }

    /// What was decided about findings: all of it, where nobody decided the same otherwise.
    fn judgement(&mut self, now: &mut Judgement, sides: &[&Judgement]) {
        self.take(now, sides, |sides| {
            let mut all = Judgement::default();
            for side in sides {
                all.muted.extend(side.muted.iter().cloned());
                all.thresholds.extend(side.thresholds.iter().cloned());
            }
            all.put_in_order();
            let agree = |side: &&Judgement| {
                side.muted.iter().all(|mute| all.muted.contains(mute))
                    && side
                        .thresholds
                        .iter()
                        .all(|threshold| all.thresholds.contains(threshold))
            };
            sides.iter().all(agree).then_some(all)
        });
    }

    /// A place among siblings, which nobody argues about: where all are wanted it stays as it is.
    fn order<T: Clone + PartialEq>(&mut self, now: &mut T, sides: &[&T]) {
        let unmoved = now.clone();
        self.take(now, sides, |_| Some(unmoved));
    }

    /// What holds one value only.
    fn other<T: Clone + PartialEq>(&mut self, now: &mut T, sides: &[&T]) {
        self.take(now, sides, |_| None);
    }

    fn take<T: Clone + PartialEq>(&mut self, now: &mut T, sides: &[&T], all: impl FnOnce(&[&T]) -> Option<T>) {
        if sides.windows(2).all(|pair| pair[0] == pair[1]) {
            return;
        }
        let wanted = match self.wanted {
            Wanted::Side(number) => sides.get(number).map(|value| (*value).clone()),
            Wanted::All => all(sides),
        };
        match wanted {
            Some(value) => *now = value,
            None => self.is_possible = false,
        }
    }
}
