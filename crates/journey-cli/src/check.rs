//! `percorso check`: are these map files whole?

use std::path::Path;

use journey_app::headless::{FileSummary, check_map_file};
use serde_json::{Value, json};

use crate::arguments::Check;
use crate::failure::Failure;
use crate::{files, print};

/// Checks every file, also after one that is wrong.
pub fn run(check: &Check) -> Result<(), Vec<Failure>> {
    let mut failures = Vec::new();
    let mut entries = Vec::new();
    for path in &check.files {
        match summary(path) {
            Ok(summary) => {
                if !check.json {
                    print::line(sentence(path, &summary));
                }
                entries.push(entry(path, &summary));
            }
            Err(failure) => {
                entries.push(failure.json());
                failures.push(failure);
            }
        }
    }
    if check.json {
        print::json(&Value::Array(entries));
    }
    if failures.is_empty() { Ok(()) } else { Err(failures) }
}

fn summary(path: &Path) -> Result<FileSummary, Failure> {
    check_map_file(&files::read(path)?).map_err(|error| Failure::of_app(path, &error))
}

fn sentence(path: &Path, summary: &FileSummary) -> String {
    let FileSummary {
        title,
        language: _,
        stages,
        steps,
        lanes,
        cards,
        links,
        conflicts,
    } = summary;
    let path = path.display();
    let open = if *conflicts > 0 {
        format!(", conflicts {conflicts}")
    } else {
        String::new()
    };
    format!("{path}: “{title}”; stages {stages}, steps {steps}, lanes {lanes}, cards {cards}, links {links}{open}")
}

fn entry(path: &Path, summary: &FileSummary) -> Value {
    let mut entry = json!({"file": path.to_string_lossy(), "ok": true});
    if let (Some(fields), Ok(Value::Object(summary))) = (entry.as_object_mut(), serde_json::to_value(summary)) {
        fields.extend(summary);
    }
    entry
}
