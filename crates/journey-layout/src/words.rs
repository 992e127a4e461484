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
    /// Read aloud: something that several people changed apart, in `{n}` versions.
    pub aloud_conflict: String,
    /// Read aloud: that a card was seen on `{date}`, longer ago than the map's half-life.
    pub aloud_aged: String,
    /// Legend: what a card with a clock is.
    pub aged: String,
    /// Whose path is drawn over the map, `{name}`.
    pub path_of: String,
    /// Legend: what a stack of cards with a number is.
    pub in_conflict: String,
    /// What the layers of a poster's file are called: stages, steps, lanes.
    pub layer_grid: String,
    /// The layer of cards.
    pub layer_cards: String,
    /// The layer of curves and faces.
    pub layer_emotions: String,
    /// The layer of links.
    pub layer_links: String,
    /// The layer of what stands around the map.
    pub layer_notes: String,
    /// Label of the page that shows how the sheets of a poster are taped together.
    pub overview: String,
    /// Which of several sheets: `{n}` of `{of}`.
    pub print_sheet: String,
    /// Head of the findings beside a map.
    pub findings: String,
    /// Findings that are not printed: `{n}`.
    pub more_findings: String,
    /// Where something stands: `{stage}`, `{step}`, `{lane}`.
    pub at_place: String,
    /// Where a card waits that stands nowhere.
    pub at_park: String,
    /// Overline of a summary.
    pub in_one_page: String,
    /// On a poster: “How it feels”.
    pub how_it_feels: String,
    /// On a poster: “Where it hurts most”.
    pub worst_pains: String,
    /// On a poster: “What would help most”.
    pub best_opportunities: String,
    /// On a poster: “The numbers”.
    pub numbers: String,
    /// On a poster: “What to do next”.
    pub next_actions: String,
    /// On a poster: “No feelings on the map yet.”.
    pub no_feelings: String,
    /// On a poster: “No pain points on the map yet.”.
    pub no_pains: String,
    /// On a poster: “No opportunities on the map yet.”.
    pub no_opportunities: String,
    /// On a poster: “No metrics on the map yet.”.
    pub no_numbers: String,
    /// On a poster: “Nothing waits for anybody.”.
    pub no_actions: String,
    /// On a poster: “severity {severity} × frequency {frequency} = {weight}”.
    pub pain_weight: String,
    /// On a poster: “impact {impact}, effort {effort}”.
    pub opportunity_weight: String,
    /// On a poster: “nobody yet”.
    pub no_owner: String,
    /// On a poster: “idea”.
    pub idea: String,
    /// On a poster: “planned”.
    pub planned: String,
    /// On a poster: “started”.
    pub started: String,
    /// On a poster: “done”.
    pub done: String,
    /// On a poster: “put away”.
    pub dropped: String,
    /// On a poster: “Go on with “{name}””.
    pub next_go_on: String,
    /// On a poster: “Find an owner for “{name}””.
    pub next_owner: String,
    /// On a poster: “Find an answer to “{name}””.
    pub next_answer: String,
    /// Something to do: check `{n}` assumed cards.
    pub next_check: String,
    /// On a poster: “Look at the map again by {date}”.
    pub next_review: String,
    /// Head of the list of changes since the print `{code}`.
    pub since_print: String,
    /// On a poster: “Cut out each sticker along the thin line and lay its corner crosses on the same corners of the cell on the wall.”.
    pub since_how: String,
    /// On a poster: “Stick over”.
    pub put_on: String,
    /// On a poster: “Take off the wall”.
    pub take_off: String,
    /// On a poster: “Nothing has to go without a replacement.”.
    pub take_off_none: String,
    /// On a poster: “Sticker {n}”.
    pub sticker: String,
    /// On a poster: “These changes move whole columns or rows: print the poster anew to show them.”.
    pub print_anew: String,
    /// On a poster: “New stage “{name}””.
    pub new_stage: String,
    /// On a poster: “New step “{name}””.
    pub new_step: String,
    /// On a poster: “New lane “{name}””.
    pub new_lane: String,
    /// On a poster: “Stage “{name}” is gone”.
    pub gone_stage: String,
    /// On a poster: “Step “{name}” is gone”.
    pub gone_step: String,
    /// On a poster: “Lane “{name}” is gone”.
    pub gone_lane: String,
    /// On a poster: ““{old}” is now “{name}””.
    pub renamed: String,
    /// On a poster: “Title block”.
    pub head_changed: String,
    /// Head of the page that says how sheets are taped together.
    pub assembly: String,
    /// How to do it: `{rows}`, `{columns}`, `{count}` sheets.
    pub assembly_how: String,
    /// How to do it with panels that a print shop cuts out, edge to edge: `{rows}`, `{columns}`, `{count}`.
    pub assembly_butted: String,
    /// The same where panels overlap by `{overlap}` millimetres.
    pub assembly_overlapping: String,
    /// A row of sheets, `{name}`.
    pub row: String,
    /// What the picture in a poster's head shows.
    pub logo: String,
    /// Links that changed since a print: `{n}`.
    pub changed_links: String,
    /// Head of the marks on a poster, since the state `{what}`.
    pub changes_since: String,
    /// That state: the print with the code `{code}`.
    pub state_print: String,
    /// That state: a revision without a name, with its code `{code}`.
    pub state_revision: String,
    /// That state: a revision that has the name `{name}`, or the file or map of that name.
    pub state_named: String,
    /// A mark in the legend: `{turn}` and how many, `{n}`.
    pub turn_count: String,
    /// What is new.
    pub turn_added: String,
    /// What says something else.
    pub turn_changed: String,
    /// What is at another place.
    pub turn_moved: String,
    /// What is no longer there.
    pub turn_removed: String,
    /// What differs and is on no map: `{n}`.
    pub changes_beyond: String,
    /// Name of the layer of marks.
    pub layer_changes: String,
}

/// Puts values in the place of `{names}`.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = pattern.to_owned();
    for (name, value) in values {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}
