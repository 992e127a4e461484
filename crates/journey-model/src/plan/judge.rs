//! Findings are put away or taken up again, and their lines drawn elsewhere. All of it stands in what the journey is about.

use super::Draft;
use super::clean::{clean, cleaned_judgement, cleaned_name};
use crate::{About, Act, Element, Id, Journey, Judgement, Mute, Refusal, Threshold, Transaction};

pub(super) fn mute(journey: &Journey, finding: &str, of: Option<Id>, reason: &str) -> Result<Transaction, Refusal> {
    let mute = Mute {
        finding: cleaned_name(finding)?,
        of,
        reason: clean(reason)?,
    };
    let mut findings = journey.about().findings.clone();
    findings.muted.push(mute);
    decide(journey, Act::Mute, findings)
}

pub(super) fn unmute(journey: &Journey, finding: &str, of: Option<Id>) -> Result<Transaction, Refusal> {
    let mut findings = journey.about().findings.clone();
    findings.muted.retain(|mute| mute.finding != finding || mute.of != of);
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
