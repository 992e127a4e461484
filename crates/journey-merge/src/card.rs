//! What several versions of a card come to.

use std::mem::discriminant;

use journey_model::{Card, Content, Evidence, Id, Metric, Opportunity, Pain, Place, Storyboard, Touchpoint};

use crate::weave::Weave;

/// The cell that a card stands in; `None` in the parking lot.
pub(crate) fn cell(card: &Card) -> Option<(Id, Id)> {
    card.place.map(|place| (place.lane, place.step))
}

/// Cell and kind go together, as a lane takes cards of one kind; so does the order, which counts in its cell only.
pub(crate) fn card(weave: &Weave<Card>) -> Card {
    let stance = |card: &Card| (cell(card), discriminant(&card.content));
    let is_kind_new = weave.base().is_some_and(|base| {
        let mut versions = weave.versions();
        versions.any(|version| discriminant(&version.content) != discriminant(&base.content))
    });
    // What somebody wrote into the fields of a kind goes with the kind.
    let wrote = |card: &Card| is_kind_new && weave.base().is_some_and(|base| base.content != card.content);
    let chosen = weave.chosen(stance, wrote);
    let there = weave.only(chosen, |card| stance(card) == stance(chosen));
    let alike = weave.only(chosen, |card| {
        discriminant(&card.content) == discriminant(&chosen.content)
    });
    let placed = weave.only(chosen, |card| card.place.is_some());
    let place = chosen.place.map(|place| Place {
        span: placed
            .within(|card| card.place.as_ref())
            .map_or(place.span, |places| places.plain(|place| &place.span)),
        ..place
    });
    Card {
        id: chosen.id,
        place,
        order: there.order(|card| &card.order),
        text: weave.text(|card| &card.text),
        note: weave.text(|card| &card.note),
        actor: weave.plain(|card| &card.actor),
        hue: weave.plain(|card| &card.hue),
        tags: weave.list(|card| &card.tags),
        evidence: Evidence {
            basis: weave.plain(|card| &card.evidence.basis),
            source: weave.text(|card| &card.evidence.source),
            date: weave.plain(|card| &card.evidence.date),
        },
        content: content(&alike).unwrap_or_else(|| chosen.content.clone()),
        personal: weave.plain(|card| &card.personal),
    }
}

/// The fields of a kind, which all these cards are of; `None` when it has none.
fn content(alike: &Weave<Card>) -> Option<Content> {
    touchpoint(alike)
        .or_else(|| emotion(alike))
        .or_else(|| pain(alike))
        .or_else(|| opportunity(alike))
        .or_else(|| metric(alike))
        .or_else(|| storyboard(alike))
}

fn touchpoint(alike: &Weave<Card>) -> Option<Content> {
    let weave = alike.within(|card| match &card.content {
        Content::Touchpoint(touchpoint) => Some(touchpoint),
        _ => None,
    })?;
    Some(Content::Touchpoint(Touchpoint {
        channel: weave.plain(|touchpoint| &touchpoint.channel),
        family: weave.plain(|touchpoint| &touchpoint.family),
        effect: weave.plain(|touchpoint| &touchpoint.effect),
        moment_of_truth: weave.plain(|touchpoint| &touchpoint.moment_of_truth),
        duration: weave.plain(|touchpoint| &touchpoint.duration),
        promise: weave.text(|touchpoint| &touchpoint.promise),
        tone: weave.plain(|touchpoint| &touchpoint.tone),
    }))
}

fn emotion(alike: &Weave<Card>) -> Option<Content> {
    let weave = alike.within(|card| match &card.content {
        Content::Emotion(emotion) => Some(emotion),
        _ => None,
    })?;
    let score = weave.plain(|emotion| &emotion.score);
    Some(Content::Emotion(journey_model::Emotion { score }))
}

fn pain(alike: &Weave<Card>) -> Option<Content> {
    let weave = alike.within(|card| match &card.content {
        Content::Pain(pain) => Some(pain),
        _ => None,
    })?;
    Some(Content::Pain(Pain {
        severity: weave.plain(|pain| &pain.severity),
        frequency: weave.plain(|pain| &pain.frequency),
    }))
}

fn opportunity(alike: &Weave<Card>) -> Option<Content> {
    let weave = alike.within(|card| match &card.content {
        Content::Opportunity(opportunity) => Some(opportunity),
        _ => None,
    })?;
    Some(Content::Opportunity(Opportunity {
        impact: weave.plain(|opportunity| &opportunity.impact),
        effort: weave.plain(|opportunity| &opportunity.effort),
        progress: weave.plain(|opportunity| &opportunity.progress),
        owner: weave.plain(|opportunity| &opportunity.owner),
        next: weave.text(|opportunity| &opportunity.next),
        due: weave.plain(|opportunity| &opportunity.due),
    }))
}

fn metric(alike: &Weave<Card>) -> Option<Content> {
    let weave = alike.within(|card| match &card.content {
        Content::Metric(metric) => Some(metric),
        _ => None,
    })?;
    Some(Content::Metric(Metric {
        measure: weave.plain(|metric| &metric.measure),
        unit: weave.plain(|metric| &metric.unit),
        actual: weave.plain(|metric| &metric.actual),
        target: weave.plain(|metric| &metric.target),
        period: weave.plain(|metric| &metric.period),
        better: weave.plain(|metric| &metric.better),
        definition: weave.text(|metric| &metric.definition),
    }))
}

fn storyboard(alike: &Weave<Card>) -> Option<Content> {
    let weave = alike.within(|card| match &card.content {
        Content::Storyboard(storyboard) => Some(storyboard),
        _ => None,
    })?;
    // A part of one picture is no part of another.
    let shown = weave.chosen(|storyboard| (&storyboard.picture, &storyboard.crop), |_| false);
    Some(Content::Storyboard(Storyboard {
        picture: shown.picture.clone(),
        alt: weave.text(|storyboard| &storyboard.alt),
        crop: shown.crop,
    }))
}
