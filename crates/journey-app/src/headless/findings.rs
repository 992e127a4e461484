//! What was found about a map file.

use journey_insight::{Finding, Thresholds, find};
use journey_model::{Date, Id};
use serde::Serialize;

use crate::AppError;
use crate::assets::{Assets, guide_words};
use crate::findings::{self, FindingWords, Places};
use crate::protocol::{FindingGroup, FindingWeight, Language};

/// What was found about a map, in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MapFindings {
    /// Title of the map.
    pub title: String,
    /// The day for which age was judged.
    pub on: Date,
    /// What counts, the heaviest first.
    pub findings: Vec<ListedFinding>,
    /// What was put away, in the same order.
    pub put_away: Vec<ListedFinding>,
    /// What to do next on a map that has nothing to be found yet, in words; none once the five steps are taken.
    pub next: Option<String>,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListedFinding {
    /// Name of its kind, the same in every language.
    pub kind: &'static str,
    /// How much it matters.
    pub weight: FindingWeight,
    /// The question that it belongs to.
    pub group: FindingGroup,
    /// What it is called.
    pub name: String,
    /// What was found.
    pub sentence: String,
    /// Where, in words.
    pub place: String,
    /// Where, as ids of the map file.
    pub places: Vec<Id>,
    /// What tells it from others of its kind at the same first place, where there can be any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<Id>,
    /// Why it matters.
    pub why: String,
    /// What to do.
    pub advice: String,
    /// Why it was put away; none while it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What stands out on the map of a file, in a language (none: the map's own), on a day.
pub fn findings_of_file(bytes: &[u8], language: Option<Language>, on: Date) -> Result<FindingsInWords, AppError> {
    let journey = journey_format::read(bytes)?;
    let about = journey.about();
    let language = language.unwrap_or_else(|| Language::of_tag(&about.language));
    let assets = Assets::load()?;
    let words = assets.finding_words(language);
    let found = find(&journey, &Thresholds::of(&about.findings), Some(on));
    let places = Places::of(&journey);
    let listed = found.list.iter().map(|finding| listed(finding, &places, words));
    let (put_away, counting) = listed.partition(|finding: &ListedFinding| finding.reason.is_some());
    let next = found
        .next
        .map(|step| guide_words(language, &format!("guide.step.{step:?}")));
    let map = MapFindings {
        title: about.title.clone(),
        on,
        findings: counting,
        put_away,
        next: next.transpose()?,
    };
    Ok(FindingsInWords {
        text: text(&map, words),
        map,
    })
}

/// What was found about a map, to be read by programs and by people.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingsInWords {
    /// One by one.
    pub map: MapFindings,
    /// All of it as plain text.
    pub text: String,
}

fn listed(finding: &Finding, places: &Places, words: FindingWords) -> ListedFinding {
    let kind = findings::kind_told(finding.kind, words);
    ListedFinding {
        kind: finding.kind.name(),
        weight: findings::weight(finding.weight),
        group: kind.group,
        name: kind.name,
        sentence: findings::sentence(finding, words),
        place: places.said(finding, words),
        places: finding.places.clone(),
        beside: finding.beside,
        why: kind.why,
        advice: kind.advice,
        reason: finding.muted.clone(),
    }
}

/// The findings as somebody would write them down: by weight, each kind explained where it comes first.
fn text(map: &MapFindings, words: FindingWords) -> String {
    let mut lines = vec![map.title.trim().to_owned()];
    if map.findings.is_empty() {
        lines.push(String::new());
        lines.push(match (&map.next, map.put_away.is_empty()) {
            (Some(step), true) => words.with("cli.next", "step", step),
            _ => words.message("cli.none").to_owned(),
        });
    }
    let mut explained = Vec::new();
    let mut last = None;
    for finding in &map.findings {
        if last.replace(finding.weight) != Some(finding.weight) {
            let alike = map.findings.iter().filter(|other| other.weight == finding.weight);
            lines.push(String::new());
            let heading = words.message(match finding.weight {
                FindingWeight::Heavy => "weight.Heavy",
                FindingWeight::Middle => "weight.Middle",
                FindingWeight::Light => "weight.Light",
            });
            lines.push(format!("{heading} ({})", alike.count()));
        }
        lines.push(format!("- {} [{}]", finding.sentence, finding.place));
        if !explained.contains(&finding.kind) {
            explained.push(finding.kind);
            lines.push(format!("    {}", words.with("cli.why", "text", &finding.why)));
            lines.push(format!("    {}", words.with("cli.do", "text", &finding.advice)));
        }
    }
    if !map.put_away.is_empty() {
        lines.push(String::new());
        lines.push(format!("{} ({})", words.message("cli.muted"), map.put_away.len()));
    }
    for finding in &map.put_away {
        lines.push(format!("- {} [{}]", finding.sentence, finding.place));
        let reason = finding.reason.as_deref().unwrap_or_default().trim();
        let said = if reason.is_empty() {
            words.message("cli.noReason").to_owned()
        } else {
            words.with("cli.reason", "text", reason)
        };
        lines.push(format!("    {said}"));
    }
    lines.join("\n") + "\n"
}
