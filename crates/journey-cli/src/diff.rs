//! `percorso diff`: what differs between two map files, in words.

use std::path::Path;
use std::process::ExitCode;

use journey_app::AppError;
use journey_app::headless::{MapCopy, PosterDesk};
use journey_app::protocol::{
    ComparedElement, ComparedField, Comparison, Language, Orientation, PosterChoices, RunTurn, Turn,
};
use serde_json::{Value, json};

use crate::arguments::{Diff, PosterPath};
use crate::export::write_poster;
use crate::failure::Failure;
use crate::machine::Machine;
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
    if let Some(to) = &diff.poster {
        poster(diff, after, to).map_err(|failure| vec![failure])?;
    }
    let is_same = comparison.stages.is_empty();
    Ok(if is_same { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Prints the later map with marks on what differs.
fn poster(diff: &Diff, after: &Path, to: &PosterPath) -> Result<(), Failure> {
    let of = |path: &Path, error: &AppError| Failure::of_app(path, error);
    let mut desk = PosterDesk::of_file(after, &Machine).map_err(|error| of(after, &error))?;
    let mark = desk.mark_since(&diff.before);
    let mark = mark.map_err(|error| of(&diff.before, &error))?;
    let choices = PosterChoices {
        format: to.format,
        paper: diff.paper.unwrap_or_default(),
        orientation: Orientation::Automatic,
        mark: Some(mark),
        language: diff.lang.map_or_else(|| Language::of_tag(desk.language()), Into::into),
        ..PosterChoices::default()
    };
    write_poster(&desk, choices, (after, &to.path), diff.force).map(drop)
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
    lines.extend(
        difference
            .fields
            .iter()
            .map(|field| format!("  {}", field_sentence(field))),
    );
    lines
}

/// What a field was and is; of a text that was edited, its words once: `[-gone-]`, `{+new+}`, as Git marks words.
fn field_sentence(field: &ComparedField) -> String {
    let name = words(&field.field);
    if field.words.is_empty() {
        let [before, after] = [&field.before, &field.after].map(|side| value(&json!(side)));
        return format!("{name}: {before} → {after}");
    }
    let mut said = String::new();
    for run in &field.words {
        match run.is {
            RunTurn::Kept => said.push_str(&run.text),
            RunTurn::Removed => said.push_str(&format!("[-{}-]", run.text)),
            RunTurn::Added => said.push_str(&format!("{{+{}+}}", run.text)),
        }
    }
    format!("{name}: {}", named(&said))
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
        ("Range", Some(Value::Array(ends))) => {
            let ends = ends.iter().filter_map(Value::as_f64).map(|end| end.to_string());
            ends.collect::<Vec<_>>().join(" to ")
        }
        ("Flag", Some(Value::Bool(is))) => if *is { "yes" } else { "no" }.to_owned(),
        ("Word", Some(Value::String(word))) => words(word),
        ("Date", Some(Value::String(date))) => date.clone(),
        ("Number", Some(number)) => number.as_f64().map_or_else(String::new, |number| number.to_string()),
        ("Other", Some(Value::String(held))) => format!("something ({:08x})", sign(held)),
        _ => "nothing".to_owned(),
    }
}

/// A sign of what has no words of its own, so that Git, which compares the lines, sees that it differs: FNV-1a,
/// http://www.isthe.com/chongo/tech/comp/fnv/
fn sign(held: &str) -> u32 {
    held.bytes().fold(0x811c_9dc5, |sign, byte| {
        (sign ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
