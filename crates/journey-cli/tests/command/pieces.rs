//! `percorso pieces`: the shelves that come with the program.

use serde_json::Value;

use crate::run::{folder, percorso};

#[test]
fn the_shelves_are_listed_in_the_language_that_was_asked_for_without_a_library() {
    let folder = folder();
    let at = folder.path();
    let english = percorso(at, &["pieces"]).succeeds();
    for line in [
        "Touchpoints · Digital",
        "Touchpoints · Reward",
        "Activities · Lead · Think to Do",
        "Nurturing",
        "Metrics · The relation",
        "Emotions · Below neutral",
    ] {
        assert!(english.lines().any(|one| one == line), "{line} is missing:\n{english}");
    }
    assert!(english.contains("Newsletter: "), "{english}");
    assert!(
        english.contains("→ Visit, with a note of what was asked → "),
        "{english}"
    );
    let italian = percorso(at, &["pieces", "--lang", "it"]).succeeds();
    assert!(italian.contains("Contatti · Digitali"), "{italian}");
    let names = |text: &str| -> Vec<String> {
        let entries = text.lines().filter_map(|line| line.strip_prefix("  "));
        let named = entries.filter(|line| !line.starts_with(' '));
        named.map(|line| line.split(' ').next().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&english), names(&italian));
    assert!(names(&english).len() > 80, "{}", names(&english).len());
    assert_eq!(std::fs::read_dir(at).unwrap().count(), 0, "nothing is made");
}

#[test]
fn one_shelf_is_listed_alone_and_as_json() {
    let folder = folder();
    let at = folder.path();
    let listed = percorso(at, &["pieces", "--shelf", "metrics", "--lang", "it", "--json"]).succeeds();
    let metrics: Value = serde_json::from_str(&listed).unwrap();
    let metrics = metrics.as_array().unwrap();
    assert!(
        metrics
            .iter()
            .all(|piece| piece["shelf"] == "Metrics" && piece["shelf_name"] == "Metriche")
    );
    let nps = metrics.iter().find(|piece| piece["piece"] == "nps").unwrap();
    assert_eq!(
        (&nps["group"], &nps["links"]),
        (&Value::from("Relation"), &Value::from(0))
    );
    assert!(!nps["about"].as_str().unwrap().is_empty() && nps["cards"].as_array().unwrap().len() == 1);
    let all: Value = serde_json::from_str(&percorso(at, &["pieces", "--json"]).succeeds()).unwrap();
    for piece in all.as_array().unwrap() {
        assert_ne!(piece["shelf_name"], "", "{piece}");
        assert_eq!(piece["group"].is_null(), piece["group_name"] == "", "{piece}");
    }
    let pattern = all
        .as_array()
        .unwrap()
        .iter()
        .find(|piece| piece["piece"] == "post-visit-mail");
    assert_eq!(
        (&pattern.unwrap()["group"], &pattern.unwrap()["links"]),
        (&Value::Null, &Value::from(3))
    );
    percorso(at, &["pieces", "--shelf", "kitchen"]).misused("touchpoints");
}
