//! Findings are put away or taken up again, and their lines drawn elsewhere. All of it stands in what the journey is about.

use super::Draft;
use super::clean::{clean, cleaned_judgement, cleaned_name};
use crate::{About, Act, Element, Id, Journey, Judgement, Mute, Refusal, Threshold, Transaction};

/// The place of a finding, and what tells it from its like there.
type Where = (Option<Id>, Option<Id>);

pub(super) fn mute(
    journey: &Journey,
    finding: &str,
    (of, beside): Where,
    reason: &str,
) -> Result<Transaction, Refusal> {
    let mute = Mute {
        finding: cleaned_name(finding)?,
        of,
        beside,
        reason: clean(reason)?,
    };
    let mut findings = journey.about().findings.clone();
    findings.muted.push(mute);
    reasoned(&journey.about().findings, &findings)?;
    decide(journey, Act::Mute, findings)
}

/// Whoever puts a finding away says why. What stands in the map without a reason may stay: it came from another program.
pub(super) fn reasoned(before: &Judgement, after: &Judgement) -> Result<(), Refusal> {
    let is_blank = |mute: &&Mute| mute.reason.trim().is_empty();
    if after
        .muted
        .iter()
        .filter(is_blank)
        .all(|mute| before.muted.contains(mute))
    {
        return Ok(());
    }
    Err(Refusal::NoReason)
}

pub(super) fn unmute(journey: &Journey, finding: &str, (of, beside): Where) -> Result<Transaction, Refusal> {
    let mut findings = journey.about().findings.clone();
    findings
        .muted
        .retain(|mute| mute.finding != finding || mute.of != of || mute.beside != beside);
    decide(journey, Act::Unmute, findings)
}

pub(super) fn threshold(journey: &Journey, name: &str, value: Option<f64>) -> Result<Transaction, Refusal> {
    let name = cleaned_name(name)?;
    let mut findings = journey.about().findings.clone();
    findings.thresholds.retain(|threshold| threshold.name != name);
    findings.thresholds.extend(value.map(|value| Threshold { name, value }));
    decide(journey, Act::SetThreshold, findings)
}

fn decide(journey: &Journey, act: Act, findings: Judgement) -> Result<Transaction, Refusal> {
    let findings = cleaned_judgement(&findings)?;
    let about = journey.about();
    let mut draft = Draft::new(journey);
    draft.put(Element::About(About {
        findings,
        ..about.clone()
    }));
    draft.finish(act, &about.title, "", 1)
}
