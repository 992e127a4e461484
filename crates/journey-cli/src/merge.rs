//! `percorso merge`: one map file out of two that were edited apart, by hand or for Git.

use std::process::ExitCode;

use journey_app::headless::FileConflict;

use crate::arguments::Merge;
use crate::diff::copy;
use crate::failure::Failure;
use crate::{files, print};

/// Says 1 when conflicts are left, which the written map shows.
pub fn run(merge: &Merge) -> Result<ExitCode, Vec<Failure>> {
    let one = |failure| vec![failure];
    // What Git writes into is what it merges: that is no file in the way.
    let force = merge.force || merge.output == merge.ours;
    files::may_write(&merge.output, force).map_err(one)?;
    let base = copy(&merge.base)?;
    let (ours, theirs) = (copy(&merge.ours)?, copy(&merge.theirs)?);
    for (side, path) in [(&ours, &merge.ours), (&theirs, &merge.theirs)] {
        if side.is_nothing() {
            return Err(one(Failure {
                path: path.clone(),
                place: None,
                code: "MapFile".to_owned(),
                message: "the file is empty".to_owned(),
            }));
        }
    }
    let names = [told(&merge.ours_name, "ours"), told(&merge.theirs_name, "theirs")];
    let merged = base.merged((&ours, names[0]), (&theirs, names[1]));
    let merged = merged.map_err(|error| one(Failure::of_app(&merge.ours, &error)))?;
    files::write(&merge.output, &merged.bytes, true).map_err(one)?;
    let path = merge.path.as_ref().unwrap_or(&merge.output).display();
    match merged.conflicts.len() {
        0 => print::line(format_args!("{path}: merged")),
        1 => print::line(format_args!(
            "{path}: merged with 1 conflict, which the map shows until it is settled"
        )),
        count => print::line(format_args!(
            "{path}: merged with {count} conflicts, which the map shows until they are settled"
        )),
    }
    for conflict in &merged.conflicts {
        print::line(format_args!("  {}", sentence(conflict)));
    }
    Ok(if merged.conflicts.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// Older Gits hand over the place for a name as it stands in the setting.
fn told<'a>(name: &'a str, otherwise: &'a str) -> &'a str {
    if name.is_empty() || name.starts_with('%') {
        otherwise
    } else {
        name
    }
}

fn sentence(FileConflict { kind, name, by }: &FileConflict) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{} “{name}”: {}", kind.to_lowercase(), by.join(" / "))
}
