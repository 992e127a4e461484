//! Decisions as a text in Markdown: what is to be done as a table, what is done as a list.

use journey_layout::fill;
use journey_model::Date;

use super::{Decision, Heads};

/// The decisions under the map's title, with the day when they were written down.
pub(crate) fn markdown(title: &str, decisions: &[Decision], heads: &Heads, today: Date) -> String {
    let (done, open): (Vec<&Decision>, Vec<&Decision>) = decisions.iter().partition(|decision| decision.is_done());
    let heading = fill(&heads.heading, &[("title", &said(title))]);
    let as_of = fill(&heads.as_of, &[("date", &today.to_string())]);
    let mut text = format!("# {heading}\n\n{as_of}\n\n");
    if open.is_empty() {
        text.push_str(&heads.none);
        text.push('\n');
    } else {
        let names = [
            &heads.next,
            &heads.owner,
            &heads.due,
            &heads.status,
            &heads.opportunity,
            &heads.place,
            &heads.answers,
        ];
        line(&mut text, &names.map(Clone::clone));
        line(&mut text, &names.map(|_| "---".to_owned()));
        for decision in open {
            line(&mut text, &cells(decision, heads, today));
        }
    }
    if !done.is_empty() {
        text.push_str(&format!("\n## {}\n\n", heads.finished));
        for decision in done {
            let owner = said(&decision.owner);
            let by = if owner.is_empty() { owner } else { format!(" ({owner})") };
            text.push_str(&format!("- {}{by}\n", said(&decision.opportunity)));
        }
    }
    text
}

fn cells(decision: &Decision, heads: &Heads, today: Date) -> [String; 7] {
    let or = |text: &str, absent: &str| match text {
        "" => format!("*{absent}*"),
        text => said(text),
    };
    let due = match decision.due {
        Some(due) if decision.is_overdue(today) => format!("**{due}** ({})", heads.overdue),
        Some(due) => due.to_string(),
        None => String::new(),
    };
    let mut place = vec![said(&decision.stage), said(&decision.step)];
    place.retain(|name| !name.is_empty());
    [
        or(&decision.next, &heads.no_next),
        or(&decision.owner, &heads.no_owner),
        due,
        heads.progress(decision.progress).to_owned(),
        said(&decision.opportunity),
        place.join(" › "),
        said(&decision.answers.join("; ")),
    ]
}

fn line(text: &mut String, cells: &[String]) {
    text.push_str(&format!("| {} |\n", cells.join(" | ")));
}

/// A text of the map on one line, with nothing in it that Markdown or HTML would take for its own.
fn said(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match letter {
            '<' => written.push_str("&lt;"),
            '&' => written.push_str("&amp;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => {
                written.push('\\');
                written.push(letter);
            }
            _ => written.push(letter),
        }
    }
    written
}
