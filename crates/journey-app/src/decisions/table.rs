//! Decisions as a table for spreadsheets: CSV after RFC 4180.

use journey_model::Date;

use super::{Decision, Heads};

/// Says to spreadsheets that the text is UTF-8: without it Excel reads accents and dashes as another encoding's. Programs that
/// read CSV by the book pass over it.
const MARK: char = '\u{feff}';

/// The decisions, one a row below the heads, ended by CR LF. Days are written `YYYY-MM-DD`.
pub(crate) fn csv(decisions: &[Decision], heads: &Heads, today: Date) -> String {
    let mut text = String::from(MARK);
    let names = [
        &heads.next,
        &heads.owner,
        &heads.due,
        &heads.status,
        &heads.late,
        &heads.opportunity,
        &heads.stage,
        &heads.step,
        &heads.impact,
        &heads.effort,
        &heads.answers,
    ];
    row(&mut text, names.map(String::as_str));
    for decision in decisions {
        let due = decision.due.map(|due| due.to_string()).unwrap_or_default();
        let late = if decision.is_overdue(today) {
            heads.yes.as_str()
        } else {
            ""
        };
        let (impact, effort) = (decision.impact.to_string(), decision.effort.to_string());
        let answers = decision.answers.join("; ");
        let fields = [
            &decision.next,
            &decision.owner,
            &due,
            heads.progress(decision.progress),
            late,
            &decision.opportunity,
            &decision.stage,
            &decision.step,
            &impact,
            &effort,
            &answers,
        ];
        row(&mut text, fields);
    }
    text
}

fn row<const N: usize>(text: &mut String, fields: [&str; N]) {
    for (place, field) in fields.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        push(text, &defused(field));
    }
    text.push_str("\r\n");
}

/// Quoted where a separator, a quote or a line break needs it. Semicolons and tabs separate too, in the spreadsheets of half of
/// Europe.
fn push(text: &mut String, field: &str) {
    if field.contains([',', ';', '\t', '"', '\r', '\n']) {
        text.push('"');
        text.push_str(&field.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(field);
    }
}

/// A map comes from anybody: a text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises
/// ("CSV Injection"). Full-width signs count, since spreadsheets fold them, and space before a sign is passed over by some.
fn defused(field: &str) -> String {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    if field.starts_with(['\t', '\r', '\n']) || field.trim_start().starts_with(SIGNS) {
        format!("'{field}")
    } else {
        field.to_owned()
    }
}
