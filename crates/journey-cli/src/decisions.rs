//! `percorso decisions`: next actions with owner and day.

use journey_app::headless::{DecidedMap, Decision};
use journey_app::{AppError, Host};
use serde_json::{Value, json};

use crate::arguments::Decisions;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::{files, print};

/// Lists the decisions of a map.
pub fn run(decisions: &Decisions) -> Result<(), Vec<Failure>> {
    listed(decisions).map_err(|failure| vec![failure])
}

fn listed(decisions: &Decisions) -> Result<(), Failure> {
    let failed = |error: AppError| Failure::of_app(&decisions.file, &error);
    let today = decisions.on.unwrap_or_else(|| Machine.today());
    let map = DecidedMap::read(&files::read(&decisions.file)?, today).map_err(failed)?;
    if decisions.json {
        let list = map.decisions();
        print::json(&list.iter().map(|decision| entry(&map, decision)).collect::<Value>());
        return Ok(());
    }
    let language = decisions.lang.map_or_else(|| map.language(), Into::into);
    let text = if decisions.csv {
        map.csv(language).map_err(failed)?
    } else if decisions.markdown || decisions.output.is_some() {
        map.markdown(language).map_err(failed)?
    } else {
        let mut text = String::new();
        for decision in map.decisions() {
            let progress = map.progress(&decision, language).map_err(failed)?;
            text.push_str(&sentence(&map, &decision, &progress));
            text.push('\n');
        }
        text
    };
    match &decisions.output {
        Some(path) => files::write(path, text.as_bytes(), decisions.force),
        None => {
            print::text(&text);
            Ok(())
        }
    }
}

fn sentence(map: &DecidedMap, decision: &Decision, progress: &str) -> String {
    let due = decision.due.map_or_else(|| "–".to_owned(), |due| due.to_string());
    let late = if map.is_overdue(decision) { "!" } else { " " };
    let owner = if decision.owner.is_empty() {
        "–"
    } else {
        &decision.owner
    };
    let what = if decision.next.is_empty() {
        decision.opportunity.clone()
    } else {
        format!("{} ({})", decision.next, decision.opportunity)
    };
    let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{due:<10} {late} {progress:<11} {owner:<16} {what}")
}

fn entry(map: &DecidedMap, decision: &Decision) -> Value {
    let mut entry = json!({ "overdue": map.is_overdue(decision) });
    if let (Some(fields), Ok(Value::Object(decision))) = (entry.as_object_mut(), serde_json::to_value(decision)) {
        fields.extend(decision);
    }
    entry
}
