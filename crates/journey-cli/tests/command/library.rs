//! `percorso library`.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::run::{folder, percorso, spudnik};

/// A folder with a library that has the example, and the day on which it was made.
fn with_library() -> TempDir {
    let folder = folder();
    let at = folder.path();
    fs::copy(spudnik(), at.join("spudnik.journey")).unwrap();
    percorso(
        at,
        &[
            "export",
            "spudnik.journey",
            "--to",
            "poster.svg",
            "--library",
            "maps.sqlite",
            "--no-system-fonts",
        ],
    )
    .advises();
    fs::remove_file(at.join("poster.svg")).unwrap();
    folder
}

fn library(at: &Path, arguments: &[&str]) -> crate::run::Run {
    percorso(at, &[&["library", "--library", "maps.sqlite"], arguments].concat())
}

#[test]
fn a_library_that_is_not_there_is_told_and_not_made() {
    let folder = folder();
    let at = folder.path();
    for task in [
        &["list"][..],
        &["pieces"],
        &["search", "x"],
        &["export-all", "out"],
        &["revisions", "x"],
        &["restore-revision", "x", "1"],
        &["export-revision", "x", "1", "--to", "out.journey"],
        &["backup"],
        &["check"],
        &["recover"],
    ] {
        library(at, task).fails(
            "maps.sqlite: there is no library here; the window makes one when it starts, or name yours with --library",
        );
    }
    assert_eq!(fs::read_dir(at).unwrap().count(), 0);
    percorso(at, &["library"]).misused("Usage: percorso library");
    library(at, &["search"]).misused("<WORD>");
    library(at, &["restore"]).misused("<BACKUP>");
    library(at, &["revisions"]).misused("<MAP>");
    library(at, &["restore-revision", "x"]).misused("<REVISION>");
    library(at, &["export-revision", "x", "1"]).misused("--to <FILE>");
    for task in [
        "list",
        "search",
        "export-all",
        "revisions",
        "restore-revision",
        "export-revision",
        "backup",
        "restore",
        "check",
        "recover",
        "forget",
    ] {
        let help = percorso(at, &["library", task, "--help"]).succeeds();
        assert!(help.contains("Examples:\n  percorso library "), "{help}");
    }
}

#[test]
fn a_file_that_is_no_library_stays_as_it_is() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("maps.sqlite"), "Dear diary").unwrap();
    for task in [&["list"][..], &["backup"], &["check"], &["recover"]] {
        let run = library(at, task);
        assert!(
            run.code == 1 && run.error.contains("is not a Percorso library"),
            "{run:?}"
        );
        assert_eq!(fs::read(at.join("maps.sqlite")).unwrap(), b"Dear diary");
    }
}

#[test]
fn maps_are_listed_found_and_written() {
    let folder = with_library();
    let at = folder.path();
    let list = library(at, &["list"]).succeeds();
    assert!(list.contains("“Spudnik") && list.lines().count() == 1, "{list}");
    let data: Value = serde_json::from_str(&library(at, &["list", "--json"]).succeeds()).unwrap();
    let title = data[0]["title"].as_str().unwrap();
    let word = title.split_whitespace().next().unwrap().to_lowercase();
    let found = library(at, &["search", &word]).succeeds();
    assert!(found.contains(title), "{found}");
    assert_eq!(library(at, &["search", "no-such-word-anywhere"]).succeeds(), "");
    let written = library(at, &["export-all", "out"]).succeeds();
    let file = at.join(written.trim());
    percorso(at, &["check", file.to_str().unwrap()]).succeeds();
    let again = library(at, &["export-all", "out"]);
    assert!(
        again.code == 1 && again.error.contains("--force replaces it"),
        "{again:?}"
    );
    library(at, &["export-all", "out", "--force"]).succeeds();
}

/// A library with a map whose history has eight acts, the fifth of which led to a revision with a name.
fn with_history() -> TempDir {
    let folder = folder();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../journey-store/tests/versions");
    fs::copy(tests.join("version-5.sqlite"), folder.path().join("maps.sqlite")).unwrap();
    folder
}

#[test]
fn a_map_or_a_revision_that_is_not_there_is_told_and_nothing_is_written() {
    let folder = with_history();
    let at = folder.path();
    let before = library(at, &["revisions", "Mappa vuota", "--json"]).succeeds();
    library(at, &["revisions", "Mappa"]).fails("maps.sqlite: there is no map Mappa");
    for task in [
        &["restore-revision", "Mappa vuota", "99"][..],
        &["export-revision", "Mappa vuota", "99", "--to", "out.journey"],
    ] {
        library(at, task).fails("maps.sqlite: the map has no revision 99");
    }
    // What it is already.
    let run = library(at, &["restore-revision", "Mappa vuota", "8"]);
    assert!(run.code == 1 && run.out.is_empty(), "{run:?}");
    fs::write(at.join("out.journey"), "mine").unwrap();
    library(at, &["export-revision", "Mappa vuota", "5", "--to", "out.journey"])
        .fails("out.journey: the file is there already; --force replaces it");
    assert_eq!(fs::read(at.join("out.journey")).unwrap(), b"mine");
    assert_eq!(library(at, &["revisions", "Mappa vuota", "--json"]).succeeds(), before);
}

#[test]
fn revisions_are_listed_written_and_gone_back_to() {
    let folder = with_history();
    let at = folder.path();
    let list = library(at, &["revisions", "Mappa vuota"]).succeeds();
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), 3, "{list}");
    assert!(
        lines[0].starts_with("     8  20") && lines[0].ends_with("as it is"),
        "{list}"
    );
    assert!(lines[1].contains("“Workshop, venerdì”; named; S3S8-SP96"), "{list}");
    assert!(
        lines[2].starts_with("     0  ") && lines[2].ends_with("the beginning"),
        "{list}"
    );
    let data = |arguments: &[&str]| -> Value { serde_json::from_str(&library(at, arguments).succeeds()).unwrap() };
    let named = data(&["revisions", "Mappa vuota", "--json"])[1].clone();
    assert_eq!(
        (&named["revision"], &named["name"], &named["kind"]),
        (&5.into(), &"Workshop, venerdì".into(), &"Named".into())
    );
    let id = data(&["list", "--json"])
        .as_array()
        .unwrap()
        .iter()
        .find(|map| map["title"] == "Mappa vuota")
        .unwrap()["map"]
        .as_str()
        .unwrap()
        .to_owned();
    let written = |revision: &str, to: &str| {
        let said = library(at, &["export-revision", &id, revision, "--to", to]).succeeds();
        assert_eq!(said, format!("{to}\n"));
        percorso(at, &["check", to]).succeeds();
        fs::read_to_string(at.join(to)).unwrap()
    };
    // By its number, its code and its name: the same.
    let then = written("5", "number.journey");
    assert_eq!(written("s3s8-sp96", "code.journey"), then);
    assert_eq!(written("Workshop, venerdì", "name.journey"), then);
    let now = written("8", "now.journey");
    assert_ne!(then, now);

    let said = library(at, &["restore-revision", "Mappa vuota", "Workshop, venerdì"]).succeeds();
    assert_eq!(said, format!("{id}: as it was at revision 5\n"));
    library(at, &["check"]).succeeds();
    assert_eq!(written("9", "again.journey"), then);
    // Nothing of the history is rewritten, and what the map was until now is kept.
    let list = library(at, &["revisions", &id]).succeeds();
    assert!(
        list.contains("     8  ") && list.contains("the end of a session"),
        "{list}"
    );
    assert_eq!(written("8", "before.journey"), now);
}

#[test]
fn a_backup_is_made_listed_and_restored() {
    let folder = with_library();
    let at = folder.path();
    let made = library(at, &["backup"]).succeeds();
    assert!(made.starts_with("maps-backups/backup-"), "{made}");
    assert!(library(at, &["backup", "--list"]).succeeds().contains(made.trim()));
    library(at, &["backup", "--to", "copy.sqlite"]).succeeds();
    library(at, &["backup", "--to", "copy.sqlite"])
        .fails("copy.sqlite: the file is there already; --force replaces it");
    library(at, &["backup", "--to", "copy.sqlite", "--force"]).succeeds();
    percorso(at, &["library", "check", "--library", "copy.sqlite"]).succeeds();
    let told = library(at, &["restore", "copy.sqlite"]).succeeds();
    assert!(
        told.contains("maps.sqlite: restored from copy.sqlite") && told.contains("-replaced-"),
        "{told}"
    );
    assert!(
        library(at, &["check"])
            .succeeds()
            .starts_with("maps.sqlite: whole; maps 1")
    );
    let run = library(at, &["restore", "none.sqlite"]);
    assert!(run.code == 1 && run.error.starts_with("none.sqlite: "), "{run:?}");
}

#[test]
fn somebody_s_empty_file_is_made_no_library() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("maps.sqlite"), "").unwrap();
    for task in [&["list"][..], &["check"], &["recover"], &["backup"]] {
        let run = library(at, task);
        assert!(
            run.code == 1 && run.error.contains("there is no library here"),
            "{run:?}"
        );
        assert_eq!(fs::read(at.join("maps.sqlite")).unwrap(), b"");
    }
}

#[test]
fn a_damaged_library_is_told_and_recovered() {
    let folder = with_library();
    let at = folder.path();
    let mut bytes = fs::read(at.join("maps.sqlite")).unwrap();
    bytes[..4_096].fill(0);
    fs::write(at.join("maps.sqlite"), &bytes).unwrap();
    let run = library(at, &["check"]);
    assert!(run.code == 1 && run.error.contains("the library is damaged"), "{run:?}");
    let run = library(at, &["recover"]);
    assert!(run.code == 0 && run.out.contains("whole maps 1"), "{run:?}");
    assert!(library(at, &["check"]).succeeds().contains("whole; maps 1"));
    let kept = fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path());
    let kept = kept
        .into_iter()
        .find(|path| path.to_string_lossy().contains("-damaged-"))
        .unwrap();
    assert_eq!(fs::read(kept).unwrap(), bytes);
}

#[test]
fn a_name_is_looked_for_and_then_removed() {
    let folder = with_library();
    let at = folder.path();
    let people = library(at, &["forget", "Nobody at all", "--dry-run"]).succeeds();
    assert_eq!(people, "The name is nowhere.\n");
    library(at, &["forget", "…"]).fails("maps.sqlite: there is no name to look for");
    let json = |arguments: &[&str]| -> Value { serde_json::from_str(&library(at, arguments).succeeds()).unwrap() };
    let looked = json(&["forget", "Spudnik", "--dry-run", "--json"]);
    assert_eq!(
        (looked["word"].as_str(), looked["overwritten"].as_bool()),
        (Some("Person 1"), Some(false))
    );
    let map = &looked["maps"][0];
    assert!(
        map["fields"].as_array().unwrap().len() > 1 && map["prints"] == 1,
        "{looked}"
    );
    assert!(library(at, &["search", "spudnik"]).succeeds().contains("Spudnik"));
    let removed = json(&["forget", "SPUDNIK", "--json", "--word", "The maker"]);
    assert_eq!(removed["maps"][0]["fields"], map["fields"]);
    assert_eq!(removed["overwritten"], true);
    assert_eq!(library(at, &["search", "spudnik"]).succeeds(), "");
    assert!(library(at, &["list"]).succeeds().contains("The maker"));
    library(at, &["check"]).succeeds();
    let bytes = fs::read(at.join("maps.sqlite")).unwrap().to_ascii_lowercase();
    assert!(!bytes.windows(7).any(|window| window == b"spudnik"));
}

/// A list that ends in the middle looks whole to whoever reads the file it went to.
#[cfg(target_os = "linux")]
#[test]
fn what_does_not_get_out_is_told() {
    use std::fs::OpenOptions;
    use std::process::{Command, Stdio};

    let folder = with_library();
    let at = folder.path();
    for task in [
        &["list"][..],
        &["list", "--json"],
        &["search", "the"],
        &["export-all", "out"],
    ] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_percorso"))
            .args(["library", "--library", "maps.sqlite"])
            .args(task)
            .current_dir(at)
            .stdout(full)
            .output()
            .unwrap();
        let said = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(1), "{task:?}: {said}");
        assert!(
            said.starts_with("standard output: cannot be written: "),
            "{task:?}: {said}"
        );
        assert_eq!(said.lines().count(), 1, "{task:?}: {said}");
    }
    assert_eq!(
        fs::read_dir(at.join("out")).unwrap().count(),
        1,
        "what was to be done is done"
    );
    // Of these, code 1 says that there are differences.
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_percorso"))
        .args(["diff", "--json"])
        .args([spudnik(), spudnik()])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
    // Somebody who has read enough goes away.
    let mut run = Command::new(env!("CARGO_BIN_EXE_percorso"))
        .args(["library", "--library", "maps.sqlite", "list"])
        .current_dir(at)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(run.stdout.take());
    let run = run.wait_with_output().unwrap();
    assert_eq!((run.status.code(), run.stderr), (Some(0), Vec::new()));
}

#[cfg(unix)]
#[test]
fn what_is_written_is_the_owner_s_where_new_files_are_everybody_s() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    let folder = folder();
    let at = folder.path();
    fs::copy(spudnik(), at.join("spudnik.journey")).unwrap();
    let script = "umask 000; \"$0\" export spudnik.journey --to poster.svg --library maps.sqlite --no-system-fonts \
                  && \"$0\" library --library maps.sqlite backup && \"$0\" library --library maps.sqlite export-all out";
    let run = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_percorso")])
        .current_dir(at)
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for file in ["maps.sqlite", "poster.svg"] {
        assert_eq!(mode(&at.join(file)), 0o600, "{file}");
    }
    for folder in ["maps-backups", "out"] {
        assert_eq!(mode(&at.join(folder)), 0o700, "{folder}");
        for file in fs::read_dir(at.join(folder)).unwrap() {
            let path = file.unwrap().path();
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
    // Whoever shares a file goes on sharing what replaces it.
    let shared = fs::read_dir(at.join("out")).unwrap().next().unwrap().unwrap().path();
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o644)).unwrap();
    library(at, &["export-all", "out", "--force"]).succeeds();
    assert_eq!(mode(&shared), 0o644);
}
