//! `percorso findings`: what stands out on a map.

use journey_app::Host;
use journey_app::headless::findings_of_file;
use serde_json::json;

use crate::arguments::Findings;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::{files, print};

/// Says what was found; that something was found is no failure.
pub fn run(findings: &Findings) -> Result<(), Vec<Failure>> {
    let failed = |failure| vec![failure];
    let bytes = files::read(&findings.file).map_err(failed)?;
    let on = findings.on.unwrap_or_else(|| Machine.today());
    let language = findings.language.map(Into::into);
    let found =
        findings_of_file(&bytes, language, on).map_err(|error| failed(Failure::of_app(&findings.file, &error)))?;
    if findings.json {
        print::json(&json!(found.map));
    } else {
        print::text(&found.text);
    }
    Ok(())
}
