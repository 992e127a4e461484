//! The words that the layout adds to a map, in one language.

use serde::Deserialize;

/// Words and number habits of one language. Read from `assets/messages/*/map.json`; every field must be there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// BCP 47 tag.
    pub language: String,
    /// Decimal mark.
    pub decimal: String,
    /// Mark between thousands.
    pub thousands: String,
    /// A share: `{n}` is the number.
    pub percent: String,
    /// A date: `{day}`, `{month}` (in words), `{year}`.
    pub date: String,
    /// The months' names as they stand in a date.
    pub months: [String; 12],
    /// Above the main actor.
    pub journey_of: String,
    /// Overline of a poster of today.
    pub journey_today: String,
    /// Overline of a poster of the future.
    pub journey_future: String,
    /// A stage's passage: `{percent}` of the stage `{stage}` before it.
    pub passage_of: String,
    /// Name of the band that shows how many pass on.
    pub passage: String,
    /// Its caption.
    pub passage_caption: String,
    /// A metric's target: `{n}`.
    pub target: String,
    /// The curve of how it should become.
    pub to_be: String,
    /// The curve of how it should become for somebody else than the main actor: `{name}`.
    pub to_be_of: String,
    /// One card, in a folded lane.
    pub one_card: String,
    /// No cards or several, in a folded lane: `{n}`.
    pub cards: String,
    /// A pain point's frequency: `{n}`.
    pub frequency: String,
    /// Line of interaction.
    pub line_of_interaction: String,
    /// Line of visibility.
    pub line_of_visibility: String,
    /// Line of internal interaction.
    pub line_of_internal_interaction: String,
    /// Heads of a poster's facts.
    pub goal: String,
    /// Head of the owner.
    pub owner: String,
    /// Head of the evidence.
    pub evidence: String,
    /// Evidence: `{observed}`, `{assumed}` and `{proposed}` cards.
    pub evidence_counts: String,
    /// Head of the status.
    pub status: String,
    /// Status draft.
    pub draft: String,
    /// Status researched.
    pub researched: String,
    /// Status live.
    pub live: String,
    /// Status retired.
    pub retired: String,
    /// Review date behind the status: `{date}`.
    pub review_due: String,
    /// Head of the legend.
    pub how_to_read: String,
    /// Legend.
    pub moment_of_truth: String,
    /// Legend.
    pub observed: String,
    /// Legend.
    pub assumed: String,
    /// Legend.
    pub proposed: String,
    /// Legend.
    pub digital: String,
    /// Legend.
    pub physical: String,
    /// Legend.
    pub relational: String,
    /// Legend.
    pub strengthens: String,
    /// Legend.
    pub weakens: String,
    /// Legend.
    pub severity: String,
    /// A poster's foot: `{title}`, `{revision}`, `{date}`.
    pub footer: String,
    /// Read aloud: an emotion's `{score}`.
    pub aloud_score: String,
    /// Read aloud: a pain's `{severity}` and `{frequency}`.
    pub aloud_pain: String,
    /// Read aloud: an opportunity's `{impact}` and `{effort}`.
    pub aloud_opportunity: String,
    /// A map without stages.
    pub no_stages: String,
    /// In the network: the swimlane of touchpoints without a channel.
    pub no_channel: String,
    /// A network without touchpoints.
    pub no_touchpoints: String,
    /// A network whose map has no lane that touchpoints could go to.
    pub no_touchpoint_lane: String,
    /// A network in which nobody has drawn a path yet.
    pub implied_path: String,
    /// Read aloud: how many pain points a touchpoint causes, `{n}`.
    pub aloud_pains: String,
    /// Read aloud: a path to `{name}`.
    pub aloud_leads_to: String,
    /// Read aloud: the pain point `{name}` that a card causes.
    pub aloud_causes: String,
    /// Read aloud: the pain point `{name}` that an opportunity answers.
    pub aloud_answers: String,
    /// Read aloud: what a metric measures, `{name}`.
    pub aloud_measures: String,
    /// Read aloud: how many links more than those that were named, `{n}`.
    pub aloud_more_links: String,
}

/// Puts values in the place of `{names}`.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = pattern.to_owned();
    for (name, value) in values {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}
