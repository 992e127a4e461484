//! Writes the TypeScript side of every type that goes over the wire: `cargo run --example bindings -- FOLDER`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

use journey_app::{AppError, export_types, typescript};
use ts_rs::{Config, TS};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: bindings FOLDER");
        return ExitCode::from(2);
    };
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindings: {error}");
            ExitCode::FAILURE
        }
    }
}

/// One file a type, `calls.ts` with the list of calls, `index.ts` with all of them.
fn write(folder: &PathBuf) -> Result<(), Box<dyn std::error::Error>> {
    let config = Config::default().with_out_dir(folder.clone());
    export_types(&config)?;
    AppError::export_all(&config)?;
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(stem) = name
            .strip_suffix(".ts")
            .filter(|stem| !matches!(*stem, "index" | "calls"))
        {
            names.push(stem.to_owned());
        }
    }
    names.sort();
    let imports: String = names
        .iter()
        .map(|name| format!("import type {{ {name} }} from \"./{name}\";\n"))
        .collect();
    let calls = typescript();
    let used: String = imports
        .lines()
        .filter(|line| uses(&calls, line))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(folder.join("calls.ts"), format!("{used}\n{calls}"))?;
    let mut index: String = names
        .iter()
        .map(|name| format!("export type {{ {name} }} from \"./{name}\";\n"))
        .collect();
    index.push_str("export type { Calls } from \"./calls\";\n");
    fs::write(folder.join("index.ts"), index)?;
    Ok(())
}

/// Whether the text uses the type that an import line names.
fn uses(text: &str, import: &str) -> bool {
    let name = import.split_whitespace().nth(3).unwrap_or_default();
    text.split(|letter: char| !letter.is_alphanumeric())
        .any(|word| word == name)
}
