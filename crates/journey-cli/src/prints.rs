//! `percorso prints`: what of a map hangs on walls.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use journey_app::headless::known_prints;
use journey_app::protocol::{KnownPrint, Orientation, PosterTheme, Product};
use serde_json::{Value, json};

use crate::arguments::{Prints, name_of};
use crate::failure::Failure;
use crate::print;

/// Lists the prints of a map, the last one first.
pub fn run(prints: &Prints) -> Result<(), Vec<Failure>> {
    let known = known_prints(&prints.library, &prints.file)
        .map_err(|error| vec![Failure::of_app(&prints.file, &error)])?
        .prints;
    if prints.json {
        print::json(&known.iter().map(entry).collect::<Value>());
    } else if known.is_empty() {
        print::error(format_args!("{}: nothing of it was printed yet", prints.file.display()));
    } else {
        for print in &known {
            print::line(sentence(print));
        }
    }
    Ok(())
}

/// Day and minute where the program runs.
fn when(print: &KnownPrint) -> String {
    match Timestamp::from_millisecond(print.at) {
        Ok(at) => at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string(),
        // A time that no calendar has was never printed by this program.
        Err(_) => "?".to_owned(),
    }
}

fn sentence(print: &KnownPrint) -> String {
    let choices = &print.choices;
    let mut how = vec![
        name_of(choices.paper),
        match choices.orientation {
            Orientation::Automatic => "automatic",
            Orientation::Landscape => "landscape",
            Orientation::Portrait => "portrait",
        }
        .to_owned(),
        match choices.theme {
            PosterTheme::Studio => "studio",
            PosterTheme::Workshop => "workshop",
            PosterTheme::InkSaver => "ink-saver",
            PosterTheme::Blueprint => "blueprint",
        }
        .to_owned(),
    ];
    if choices.product == Product::Blank {
        how.push("blank".to_owned());
    }
    if let Some(tiles) = choices.tiles {
        how.push(format!("in parts on {}", name_of(tiles.paper)));
    }
    if print.stickers {
        how.push("stickers over it".to_owned());
    }
    if print.current {
        how.push("as the map is now".to_owned());
    }
    format!("{}  {}  {}", print.code, when(print), how.join(", "))
}

fn entry(print: &KnownPrint) -> Value {
    let choices = &print.choices;
    json!({
        "code": print.code,
        "printed": Timestamp::from_millisecond(print.at).map(|at| at.to_string()).ok(),
        "paper": name_of(choices.paper),
        "orientation": choices.orientation,
        "theme": choices.theme,
        "product": choices.product,
        "tiles": choices.tiles.map(|tiles| name_of(tiles.paper)),
        "stickers": print.stickers,
        "current": print.current,
    })
}
