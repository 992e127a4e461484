//! `percorso diff`: what differs between two map files, in words.

use std::path::Path;
use std::process::ExitCode;

use journey_app::headless::MapCopy;
use journey_app::protocol::{ComparedElement, Comparison, Turn};
use serde_json::{Value, json};

use crate::arguments::Diff;
use crate::failure::Failure;
use crate::{files, print};

/// Says 1 when the maps differ; nothing but the maps counts, neither pictures' bytes nor history.
pub fn run(diff: &Diff) -> Result<ExitCode, Vec<Failure>> {
    let before = copy(&diff.before)?;
    let Some(after) = &diff.after else {
        let listed = before.listed();
        if diff.json {
            print::json(&json!(listed));
        } else {
            list(&listed, entry);
        }
        return Ok(ExitCode::SUCCESS);
    };
    let comparison = before.compared_with(&copy(after)?);
    if diff.json {
        print::json(&json!(comparison));
    } else {
        print::line(counts(&comparison));
        list(&comparison, sentence);
    }
    let is_same = comparison.stages.is_empty();
    Ok(if is_same { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Reads a map file; an empty one is nothing.
pub fn copy(path: &Path) -> Result<MapCopy, Vec<Failure>> {
    let read = files::read(path).and_then(|bytes| MapCopy::read(&bytes).map_err(|error| Failure::of_app(path, &error)));
    read.map_err(|failure| vec![failure])
}

fn counts(comparison: &Comparison) -> String {
    let Comparison {
        added,
        changed,
        moved,
        removed,
        ..
    } = comparison;
    format!("{added} added, {changed} changed, {moved} moved, {removed} removed")
}

/// Prints what differs by stage, a paragraph for each.
fn list(comparison: &Comparison, lines: impl Fn(&ComparedElement) -> Vec<String>) {
    for stage in &comparison.stages {
        print::line(if stage.id.is_some() {
            named(&stage.name)
        } else {
            "The map".to_owned()
        });
        for line in stage.differences.iter().flat_map(&lines) {
            print::line(format_args!("  {line}"));
        }
    }
}

/// Something in a map: what it is, where, and what its fields hold.
fn entry(element: &ComparedElement) -> Vec<String> {
    let places = element.places.iter().flat_map(|(_, at)| at).map(|name| named(name));
    let at = if element.link.is_some() {
        Vec::new()
    } else {
        places.collect::<Vec<_>>()
    };
    let mut lines = vec![
        std::iter::once(called(element))
            .chain(at)
            .collect::<Vec<_>>()
            .join(", "),
    ];
    let fields = element.fields.iter().filter(|field| field.field != "Kind");
    lines.extend(fields.map(|field| format!("  {}: {}", words(&field.field), value(&json!(field.after)))));
    lines
}

/// What became of something, and which of its fields differ.
fn sentence(difference: &ComparedElement) -> Vec<String> {
    let turn = match difference.turn {
        Turn::Added => "added",
        Turn::Changed => "changed",
        Turn::Moved => "moved",
        Turn::Removed => "removed",
    };
    let mut said = format!("{turn} {}", called(difference));
    if let Some((from, to)) = &difference.places {
        said.push_str(&format!(", from {} to {}", place(from), place(to)));
    }
    let mut lines = vec![said];
    for field in &difference.fields {
        let [before, after] = [&field.before, &field.after].map(|side| value(&json!(side)));
        lines.push(format!("  {}: {before} → {after}", words(&field.field)));
    }
    lines
}

/// What something is and what people call it.
fn called(difference: &ComparedElement) -> String {
    let kind = match (&difference.card, &difference.kind, &difference.link) {
        (Some(card), ..) => words(card),
        (_, Some(kind), _) => words(&format!("{kind:?}")),
        (_, _, Some(link)) => format!("link ({})", words(&format!("{link:?}"))),
        _ => String::new(),
    };
    let name: Vec<String> = difference.name.iter().map(|name| named(name)).collect();
    format!("{kind} {}", name.join(" to "))
}

fn place(names: &[String]) -> String {
    if names.is_empty() {
        return "the parking lot".to_owned();
    }
    names.iter().map(|name| named(name)).collect::<Vec<_>>().join(", ")
}

/// A name on one line.
fn named(name: &str) -> String {
    format!("“{}”", name.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A word of the model as people write it: `MomentOfTruth` is “moment of truth”.
fn words(word: &str) -> String {
    let mut said = String::new();
    for letter in word.chars() {
        if letter.is_uppercase() && !said.is_empty() {
            said.push(' ');
        }
        said.extend(letter.to_lowercase());
    }
    said
}

fn value(told: &Value) -> String {
    let is = told.get("is").and_then(Value::as_str).unwrap_or_default();
    match (is, told.get("value")) {
        ("Text" | "Element", Some(Value::String(text))) => named(text),
        ("Texts", Some(Value::Array(texts))) => {
            let texts = texts.iter().filter_map(Value::as_str);
            texts.map(named).collect::<Vec<_>>().join(", ")
        }
        ("Range", Some(Value::Array(ends))) => ends.iter().map(Value::to_string).collect::<Vec<_>>().join(" to "),
        ("Flag", Some(Value::Bool(is))) => if *is { "yes" } else { "no" }.to_owned(),
        ("Word", Some(Value::String(word))) => words(word),
        ("Date", Some(Value::String(date))) => date.clone(),
        ("Number", Some(number)) => number.as_f64().map_or_else(String::new, |number| number.to_string()),
        ("Other", _) => "something".to_owned(),
        _ => "nothing".to_owned(),
    }
}
