//! Says where a name stood in a library.

use journey_app::headless::{ForgottenName, ForgottenPlaces};
use serde_json::Value;

use crate::print;

/// Lists the places, map by map.
pub fn told(forgotten: &ForgottenName, only_looked: bool, json: bool) {
    if json {
        print::json(&serde_json::to_value(forgotten).unwrap_or(Value::Null));
        return;
    }
    let ForgottenName { word, maps, .. } = forgotten;
    if maps.is_empty() && forgotten.collections + forgotten.pieces + forgotten.files == 0 {
        print::line("The name is nowhere.");
        return;
    }
    let begin = if only_looked { "Would be replaced" } else { "Replaced" };
    print::line(format_args!("{begin} by “{word}”:"));
    for map in maps {
        print::line(format_args!("{}  “{}”: {}", map.map, map.title, places(map)));
    }
    if forgotten.collections > 0 {
        print::line(format_args!("names of collections: {}", forgotten.collections));
    }
    if forgotten.pieces > 0 {
        print::line(format_args!("pieces of your own: {}", forgotten.pieces));
    }
    if forgotten.files > 0 {
        print::line(format_args!(
            "map files with the name in their paths, which leave the recent files and are watched no longer: {}",
            forgotten.files
        ));
    }
    for copy in &forgotten.copies {
        print::line(format_args!("{}: stays as it is", copy.display()));
    }
    if !only_looked && !forgotten.overwritten {
        print::error(
            "The name may still stand in free pages of the file; they are overwritten when the window is opened next.",
        );
    }
}

fn places(map: &ForgottenPlaces) -> String {
    let mut places: Vec<String> = map
        .fields
        .iter()
        .map(|(kind, field, count)| format!("{kind} {field} {count}"))
        .collect();
    for (what, count) in [
        ("history", map.history),
        ("revisions", map.revisions),
        ("prints", map.prints),
    ] {
        if count > 0 {
            places.push(format!("{what} {count}"));
        }
    }
    places.join(", ")
}
