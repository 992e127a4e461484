//! What several versions of a record come to. Every field is named, so that a new one cannot be forgotten here.

use journey_model::{About, Actor, Element, Judgement, Lane, Link, Record, Stage, Step, View};

use crate::card::card;
use crate::weave::Weave;

/// `None` when the versions are not of one kind, or are conflicts.
pub(crate) fn record(weave: &Weave<Record>) -> Option<Record> {
    let elements = weave.within(|record| match record {
        Record::Element(element) => Some(element),
        Record::Link(_) => None,
    });
    if let Some(elements) = elements {
        return element(&elements).map(Record::Element);
    }
    let links = weave.within(|record| match record {
        Record::Link(link) => Some(link),
        Record::Element(_) => None,
    })?;
    Some(Record::Link(link(&links)))
}

/// Takes one kind of element out of a weave of elements.
macro_rules! of {
    ($weave:expr, $kind:ident) => {
        $weave.within(|element| match element {
            Element::$kind(one) => Some(one),
            _ => None,
        })
    };
}

fn element(weave: &Weave<Element>) -> Option<Element> {
    if let Some(weave) = of!(weave, Card) {
        return Some(Element::Card(card(&weave)));
    }
    if let Some(weave) = of!(weave, About) {
        return Some(Element::About(about(&weave)));
    }
    if let Some(weave) = of!(weave, Actor) {
        return Some(Element::Actor(actor(&weave)));
    }
    if let Some(weave) = of!(weave, Stage) {
        return Some(Element::Stage(stage(&weave)));
    }
    if let Some(weave) = of!(weave, Step) {
        return Some(Element::Step(step(&weave)));
    }
    if let Some(weave) = of!(weave, Lane) {
        return Some(Element::Lane(lane(&weave)));
    }
    of!(weave, View).map(|weave| Element::View(view(&weave)))
}

fn about(weave: &Weave<About>) -> About {
    About {
        id: weave.plain(|about| &about.id),
        title: weave.text(|about| &about.title),
        scenario: weave.text(|about| &about.scenario),
        goal: weave.text(|about| &about.goal),
        owner: weave.plain(|about| &about.owner),
        status: weave.plain(|about| &about.status),
        horizon: weave.plain(|about| &about.horizon),
        review: weave.plain(|about| &about.review),
        language: weave.plain(|about| &about.language),
        scale: weave.plain(|about| &about.scale),
        method: weave.text(|about| &about.method),
        findings: judgement(weave),
    }
}

/// Each decision stands for itself: two about the same finding or threshold tear, others come together.
fn judgement(weave: &Weave<About>) -> Judgement {
    Judgement {
        muted: weave.keyed(
            |about| &about.findings.muted,
            |mute| (mute.finding.as_str(), mute.of, mute.beside),
        ),
        thresholds: weave.keyed(|about| &about.findings.thresholds, |threshold| threshold.name.as_str()),
    }
}

fn actor(weave: &Weave<Actor>) -> Actor {
    Actor {
        id: weave.plain(|actor| &actor.id),
        order: weave.order(|actor| &actor.order),
        name: weave.text(|actor| &actor.name),
        caption: weave.text(|actor| &actor.caption),
        kind: weave.plain(|actor| &actor.kind),
        quote: weave.text(|actor| &actor.quote),
        hue: weave.plain(|actor| &actor.hue),
        contacts: weave.plain(|actor| &actor.contacts),
        curve_hidden: weave.plain(|actor| &actor.curve_hidden),
        path: weave.sequence(|actor| &actor.path),
    }
}

fn stage(weave: &Weave<Stage>) -> Stage {
    Stage {
        id: weave.plain(|stage| &stage.id),
        order: weave.order(|stage| &stage.order),
        name: weave.text(|stage| &stage.name),
        caption: weave.text(|stage| &stage.caption),
        hue: weave.plain(|stage| &stage.hue),
        contacts: weave.plain(|stage| &stage.contacts),
        entry_rules: weave.list(|stage| &stage.entry_rules),
        collapsed: weave.plain(|stage| &stage.collapsed),
        phase: weave.plain(|stage| &stage.phase),
    }
}

fn step(weave: &Weave<Step>) -> Step {
    let chosen = weave.chosen(|step| step.stage, |_| false);
    let there = weave.only(chosen, |step| step.stage == chosen.stage);
    Step {
        id: chosen.id,
        stage: chosen.stage,
        order: there.order(|step| &step.order),
        name: weave.text(|step| &step.name),
        caption: weave.text(|step| &step.caption),
        segment: weave.plain(|step| &step.segment),
        width: weave.plain(|step| &step.width),
    }
}

fn lane(weave: &Weave<Lane>) -> Lane {
    Lane {
        id: weave.plain(|lane| &lane.id),
        order: weave.order(|lane| &lane.order),
        kind: weave.plain(|lane| &lane.kind),
        name: weave.text(|lane| &lane.name),
        caption: weave.text(|lane| &lane.caption),
        line_below: weave.plain(|lane| &lane.line_below),
        height: weave.plain(|lane| &lane.height),
        hidden: weave.plain(|lane| &lane.hidden),
        folded: weave.plain(|lane| &lane.folded),
        locked: weave.plain(|lane| &lane.locked),
        guidance: weave.sorted(|lane| &lane.guidance),
    }
}

fn view(weave: &Weave<View>) -> View {
    View {
        id: weave.plain(|view| &view.id),
        order: weave.order(|view| &view.order),
        name: weave.text(|view| &view.name),
        seen: weave.plain(|view| &view.seen),
    }
}

fn link(weave: &Weave<Link>) -> Link {
    // What a link says depends on what it joins.
    let drawn = weave.chosen(|link| (link.kind, link.from, link.to), |_| false);
    Link {
        id: drawn.id,
        kind: drawn.kind,
        from: drawn.from,
        to: drawn.to,
        label: weave.text(|link| &link.label),
    }
}
