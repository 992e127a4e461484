//! `percorso new`: begin a map from a template.

use std::path::Path;

use journey_app::headless;
use journey_app::protocol::Language;
use serde_json::json;

use crate::arguments::New;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::{files, print};

/// Lists the templates or writes one as a new map file.
pub fn run(new: &New) -> Result<(), Vec<Failure>> {
    let language = new.lang.into();
    let result = match (&new.template, &new.output) {
        (Some(template), Some(output)) => begin(template, language, output, new.force),
        _ => list(language, new.json),
    };
    result.map_err(|failure| vec![failure])
}

fn begin(template: &str, language: Language, output: &Path, force: bool) -> Result<(), Failure> {
    let map = headless::new_map_file(template, language, &Machine).map_err(|error| Failure::of_app(output, &error))?;
    files::write(output, &map, force)
}

fn list(language: Language, json: bool) -> Result<(), Failure> {
    let templates = headless::templates(language).map_err(|error| Failure::of_app(Path::new("templates"), &error))?;
    if json {
        let entry = |template: &journey_app::protocol::TemplateSummary| json!({"name": template.name, "title": template.title, "summary": template.summary});
        print::json(&templates.iter().map(entry).collect());
    } else {
        let width = templates.iter().map(|template| template.name.len()).max().unwrap_or(0);
        for template in templates {
            print::line(format_args!(
                "{:width$}  {}: {}",
                template.name, template.title, template.summary
            ));
        }
    }
    Ok(())
}
