//! `percorso decisions`.

use std::fs;

use serde_json::Value;

use crate::run::{folder, percorso, spudnik};

#[test]
fn decisions_are_listed_by_day_and_what_is_overdue_says_so() {
    let folder = folder();
    let at = folder.path();
    let map = spudnik();
    let file = map.to_str().unwrap();
    percorso(at, &["decisions"]).misused("<FILE>");
    percorso(at, &["decisions", file, "--csv", "--json"]).misused("cannot be used with");
    percorso(at, &["decisions", file, "--on", "tomorrow"]).misused("YYYY-MM-DD");
    let gone = percorso(at, &["decisions", "gone.journey"]);
    assert!(gone.code == 1 && gone.error.starts_with("gone.journey:"), "{gone:?}");

    let listed = percorso(at, &["decisions", file, "--json", "--on", "2030-01-01"]);
    let list: Vec<Value> = serde_json::from_str(&listed.succeeds()).unwrap();
    assert!(!list.is_empty());
    let days: Vec<&str> = list.iter().filter_map(|one| one["due"].as_str()).collect();
    assert!(days.is_sorted() && days.len() > 2, "{days:?}");
    for one in &list {
        let late = one["progress"] != "Done" && one["due"].is_string();
        assert_eq!(one["overdue"], late, "{one}");
    }
    let before = percorso(at, &["decisions", file, "--on", "2020-01-01"]);
    let before = before.succeeds();
    assert!(
        before.lines().count() == list.len() && !before.contains(" ! "),
        "{before}"
    );
}

#[test]
fn lists_are_written_for_spreadsheets_and_for_people_and_replace_nothing() {
    let folder = folder();
    let at = folder.path();
    let map = spudnik();
    let file = map.to_str().unwrap();
    percorso(at, &["decisions", file, "--csv", "-o", "list.csv"]).succeeds();
    let csv = fs::read_to_string(at.join("list.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}Next action,Owner,Due,"), "{csv}");
    assert!(csv.ends_with("\r\n") && !csv.replace("\r\n", "").contains('\n'));
    percorso(at, &["decisions", file, "--csv", "-o", "list.csv"])
        .fails("list.csv: the file is there already; --force replaces it");
    let text = percorso(at, &["decisions", file, "--markdown", "--lang", "it"]);
    let text = text.succeeds();
    assert!(text.starts_with("# Decisioni: "), "{text}");
}
