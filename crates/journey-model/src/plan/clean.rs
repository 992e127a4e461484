//! Words from outside: without control characters, within their limits.

use crate::{
    Content, Field, Filter, Guidance, Judgement, MAX_TEXT, Metric, Mute, Opportunity, PersonalData, Refusal, Seen,
    Threshold, Touchpoint,
};

/// The most tags a card carries.
pub(super) const MAX_TAGS: usize = 100;

/// The longest tag, in characters.
const MAX_TAG: usize = 200;

/// The most entries of one list of a view's filter.
const MAX_WANTED: usize = 1_000;

/// The most findings that are put away one by one.
const MAX_MUTES: usize = 1_000;

/// The most thresholds of a map's own.
const MAX_THRESHOLDS: usize = 100;

/// The most guidance of a lane.
const MAX_GUIDANCE: usize = 1_000;

/// The most meetings of a path.
const MAX_PATH: usize = 10_000;

/// A text without control characters (line breaks and tabs become line breaks and spaces), refused when too long.
pub(super) fn clean(text: &str) -> Result<String, Refusal> {
    if text.len() > MAX_TEXT {
        return Err(Refusal::TooLong { max: MAX_TEXT as u32 });
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    Ok(text
        .chars()
        .filter(|&letter| letter == '\n' || !letter.is_control())
        .collect())
}

fn all_clean(texts: &[String]) -> Result<Vec<String>, Refusal> {
    texts.iter().map(|text| clean(text)).collect()
}

/// Tags are single lines, trimmed, none twice, none empty.
pub(super) fn cleaned_tags(tags: &[String]) -> Result<Vec<String>, Refusal> {
    let mut kept: Vec<String> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for tag in tags {
        let tag = clean(tag)?.split_whitespace().collect::<Vec<_>>().join(" ");
        if tag.chars().count() > MAX_TAG {
            return Err(Refusal::TooLong { max: MAX_TAG as u32 });
        }
        let lower = tag.to_lowercase();
        if tag.is_empty() || known.contains(&lower) {
            continue;
        }
        if kept.len() == MAX_TAGS {
            return Err(Refusal::TooMany { max: MAX_TAGS as u32 });
        }
        kept.push(tag);
        known.push(lower);
    }
    Ok(kept)
}

/// What a view shows, with clean words, its numbers and lists checked.
pub(super) fn seen_cleaned(seen: &Seen) -> Result<Seen, Refusal> {
    Field::Seen(seen.clone()).check()?;
    let Filter {
        kinds,
        actors,
        families,
        channels,
        bases,
        owners,
        tags,
    } = &seen.filter;
    let longest = [
        kinds.len(),
        actors.len(),
        families.len(),
        channels.len(),
        bases.len(),
        owners.len(),
        tags.len(),
    ];
    if longest.into_iter().any(|length| length > MAX_WANTED) {
        return Err(Refusal::TooMany { max: MAX_WANTED as u32 });
    }
    let filter = Filter {
        channels: all_clean(channels)?,
        owners: all_clean(owners)?,
        tags: all_clean(tags)?,
        ..seen.filter.clone()
    };
    Ok(Seen { filter, ..seen.clone() })
}

/// The name of a finding or threshold: a single line that is not empty.
pub(super) fn cleaned_name(name: &str) -> Result<String, Refusal> {
    let name = clean(name)?.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.chars().count() {
        0 => Err(Refusal::NothingToDo),
        1..=MAX_TAG => Ok(name),
        _ => Err(Refusal::TooLong { max: MAX_TAG as u32 }),
    }
}

/// What was decided about findings, in order, with clean words, its numbers checked.
pub(super) fn cleaned_judgement(judgement: &Judgement) -> Result<Judgement, Refusal> {
    let Judgement { muted, thresholds } = judgement;
    bounded(muted.len(), MAX_MUTES)?;
    bounded(thresholds.len(), MAX_THRESHOLDS)?;
    Field::Findings(judgement.clone()).check()?;
    let muted = muted.iter().map(|mute| {
        Ok(Mute {
            finding: cleaned_name(&mute.finding)?,
            reason: clean(&mute.reason)?,
            ..mute.clone()
        })
    });
    let thresholds = thresholds.iter().map(|Threshold { name, value }| {
        Ok(Threshold {
            name: cleaned_name(name)?,
            value: *value,
        })
    });
    let mut cleaned = Judgement {
        muted: muted.collect::<Result<_, Refusal>>()?,
        thresholds: thresholds.collect::<Result<_, Refusal>>()?,
    };
    cleaned.put_in_order();
    Ok(cleaned)
}

/// What could stand in empty cells, in order, none twice, none empty.
fn cleaned_guidance(guidance: &[Guidance]) -> Result<Vec<Guidance>, Refusal> {
    bounded(guidance.len(), MAX_GUIDANCE)?;
    let mut cleaned = Vec::with_capacity(guidance.len());
    for Guidance { step, text } in guidance {
        let text = clean(text)?.trim().to_owned();
        if !text.is_empty() {
            cleaned.push(Guidance { step: *step, text });
        }
    }
    cleaned.sort();
    cleaned.dedup();
    Ok(cleaned)
}

/// What a card says of the people of whom it tells, with clean words.
pub(super) fn cleaned_personal(personal: Option<&PersonalData>) -> Result<Option<PersonalData>, Refusal> {
    let cleaned = personal.map(|PersonalData { consent, owner }| {
        Ok(PersonalData {
            consent: clean(consent)?,
            owner: clean(owner)?,
        })
    });
    cleaned.transpose()
}

fn bounded(length: usize, max: usize) -> Result<(), Refusal> {
    if length > max {
        return Err(Refusal::TooMany { max: max as u32 });
    }
    Ok(())
}

/// The field without control characters in its text.
pub(super) fn cleaned_field(field: &Field) -> Result<Field, Refusal> {
    Ok(match field {
        Field::Name(text) => Field::Name(clean(text)?),
        Field::Caption(text) => Field::Caption(clean(text)?),
        Field::Scenario(text) => Field::Scenario(clean(text)?),
        Field::Goal(text) => Field::Goal(clean(text)?),
        Field::Owner(text) => Field::Owner(clean(text)?),
        Field::Language(text) => Field::Language(clean(text)?),
        Field::Quote(text) => Field::Quote(clean(text)?),
        Field::Note(text) => Field::Note(clean(text)?),
        Field::Source(text) => Field::Source(clean(text)?),
        Field::Channel(text) => Field::Channel(clean(text)?),
        Field::Duration(text) => Field::Duration(clean(text)?),
        Field::Unit(text) => Field::Unit(clean(text)?),
        Field::Period(text) => Field::Period(clean(text)?),
        Field::Alt(text) => Field::Alt(clean(text)?),
        Field::Picture(Some(text)) => Field::Picture(Some(clean(text)?)),
        Field::EntryRules(rules) => Field::EntryRules(all_clean(rules)?),
        Field::Tags(tags) => Field::Tags(cleaned_tags(tags)?),
        Field::Seen(seen) => Field::Seen(seen_cleaned(seen)?),
        Field::Method(text) => Field::Method(clean(text)?),
        Field::Findings(judgement) => Field::Findings(cleaned_judgement(judgement)?),
        Field::Path(path) => {
            bounded(path.len(), MAX_PATH)?;
            Field::Path(path.clone())
        }
        Field::Guidance(guidance) => Field::Guidance(cleaned_guidance(guidance)?),
        Field::Personal(personal) => Field::Personal(cleaned_personal(personal.as_ref())?),
        Field::Promise(text) => Field::Promise(clean(text)?),
        Field::Tone(text) => Field::Tone(clean(text)?),
        Field::Next(text) => Field::Next(clean(text)?),
        Field::Definition(text) => Field::Definition(clean(text)?),
        other => other.clone(),
    })
}

/// A card's content with clean words, its numbers checked.
pub(super) fn cleaned_content(content: &Content) -> Result<Content, Refusal> {
    let mut content = content.clone();
    match &mut content {
        Content::Touchpoint(Touchpoint {
            channel,
            duration,
            promise,
            tone,
            ..
        }) => {
            for text in [channel, duration, promise, tone] {
                *text = clean(text)?;
            }
        }
        Content::Emotion(emotion) => Field::Score(emotion.score).check()?,
        Content::Pain(pain) => {
            Field::Severity(pain.severity).check()?;
            Field::Frequency(pain.frequency).check()?;
        }
        Content::Opportunity(Opportunity {
            impact,
            effort,
            owner,
            next,
            ..
        }) => {
            Field::Impact(*impact).check()?;
            Field::Effort(*effort).check()?;
            *owner = clean(owner)?;
            *next = clean(next)?;
        }
        Content::Metric(Metric {
            actual,
            target,
            unit,
            period,
            definition,
            ..
        }) => {
            Field::Actual(*actual).check()?;
            Field::Target(*target).check()?;
            for text in [unit, period, definition] {
                *text = clean(text)?;
            }
        }
        Content::Storyboard(storyboard) => {
            Field::Crop(storyboard.crop).check()?;
            if let Some(picture) = &mut storyboard.picture {
                *picture = clean(picture)?;
            }
            storyboard.alt = clean(&storyboard.alt)?;
        }
        Content::Action
        | Content::Thought
        | Content::Need
        | Content::Frontstage
        | Content::Backstage
        | Content::Support
        | Content::Evidence
        | Content::Note => {}
    }
    Ok(content)
}

/// The bytes of all texts of a card's content.
pub(super) fn content_length(content: &Content) -> usize {
    match content {
        Content::Touchpoint(Touchpoint {
            channel,
            duration,
            promise,
            tone,
            ..
        }) => [channel, duration, promise, tone].into_iter().map(String::len).sum(),
        Content::Opportunity(opportunity) => opportunity.owner.len() + opportunity.next.len(),
        Content::Metric(metric) => metric.unit.len() + metric.period.len() + metric.definition.len(),
        Content::Storyboard(storyboard) => storyboard.picture.as_ref().map_or(0, String::len) + storyboard.alt.len(),
        _ => 0,
    }
}
