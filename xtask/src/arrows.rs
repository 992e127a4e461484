//! Which crate may depend on which. Each wall is a mistake that the compiler then refuses: an exporter that peeks at the
//! model, a layout that reads the library, behaviour that hides in the shell.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::project::{Outcome, Project, output};

/// The arrows of `ARCHITECTURE.md`. A crate that is not listed fails the check, so that nobody forgets to decide.
const ARROWS: [(&str, &[&str]); 11] = [
    ("journey-model", &[]),
    ("journey-scene", &[]),
    ("journey-insight", &["journey-model"]),
    ("journey-layout", &["journey-model", "journey-scene"]),
    ("journey-export", &["journey-scene"]),
    ("journey-format", &["journey-model"]),
    ("journey-merge", &["journey-model"]),
    ("journey-store", &["journey-model"]),
    ("journey-app", &PURE),
    ("journey-cli", &["journey-app"]),
    ("percorso-desktop", &["journey-app"]),
];

const PURE: [&str; 8] = [
    "journey-model",
    "journey-scene",
    "journey-insight",
    "journey-layout",
    "journey-export",
    "journey-format",
    "journey-merge",
    "journey-store",
];

/// What looks at the whole product from outside.
const FREE: [&str; 2] = ["percorso-tests", "xtask"];

/// Compares the arrows that cargo sees with those that are allowed.
pub fn check(project: &Project) -> Outcome {
    let text = output(&mut project.cargo(&["metadata", "--format-version", "1", "--no-deps", "--offline"]))?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let wrong = forbidden(&arrows(&metadata));
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// Crates of the workspace and what they depend on in it. Arrows that only their tests need are left out: a test may
/// look at a result through another crate.
fn arrows(metadata: &Value) -> BTreeMap<String, Vec<String>> {
    let packages = list(metadata, "packages");
    let names: Vec<String> = packages.iter().map(|package| text(package, "name")).collect();
    let of_ours = |package: &Value| {
        let dependencies = list(package, "dependencies").iter();
        let lasting = dependencies.filter(|dependency| text(dependency, "kind") != "dev");
        lasting
            .map(|dependency| text(dependency, "name"))
            .filter(|name| names.contains(name))
            .collect()
    };
    packages
        .iter()
        .map(|package| (text(package, "name"), of_ours(package)))
        .collect()
}

fn forbidden(arrows: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let mut wrong = Vec::new();
    for (from, tos) in arrows.iter().filter(|(from, _)| !FREE.contains(&from.as_str())) {
        let Some(allowed) = allowed.get(from.as_str()) else {
            wrong.push(format!(
                "{from} is not in the table of crate arrows (xtask/src/arrows.rs)"
            ));
            continue;
        };
        let too_far = tos.iter().filter(|to| !allowed.contains(&to.as_str()));
        wrong.extend(too_far.map(|to| format!("{from} → {to} is no arrow of the house")));
    }
    wrong
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn workspace(from: &str, to: &str, kind: Option<&str>) -> Value {
        json!({"packages": [
            {"name": from, "dependencies": [{"name": to, "kind": kind}, {"name": "serde", "kind": null}]},
            {"name": to, "dependencies": []},
        ]})
    }

    #[test]
    fn an_exporter_must_not_see_the_model() {
        let wrong = forbidden(&arrows(&workspace("journey-export", "journey-model", None)));
        assert_eq!(wrong, ["journey-export → journey-model is no arrow of the house"]);
    }

    #[test]
    fn a_build_script_is_held_to_the_same_arrows() {
        assert_eq!(
            forbidden(&arrows(&workspace("journey-scene", "journey-model", Some("build")))).len(),
            1
        );
    }

    #[test]
    fn a_crate_that_nobody_decided_about_is_refused() {
        assert_eq!(
            forbidden(&arrows(&workspace("journey-magic", "journey-model", None))).len(),
            1
        );
    }

    #[test]
    fn what_the_house_allows_passes() {
        for (from, to, kind) in [
            ("journey-layout", "journey-scene", None),
            ("journey-app", "journey-store", None),
            ("journey-export", "journey-layout", Some("dev")),
            ("percorso-tests", "journey-app", None),
        ] {
            assert_eq!(
                forbidden(&arrows(&workspace(from, to, kind))),
                Vec::<String>::new(),
                "{from} → {to}"
            );
        }
    }
}
