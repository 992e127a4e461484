//! Files that ask for more than there is: the real program says so in one line and stays small.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use percorso_tests::in_work_tree;

/// Address space that the program gets, in KiB: 600 MB with its code, its fonts and its stacks.
const LIMIT: u32 = 600 * 1024;

/// The built program, beside the folder of the tests.
fn percorso() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let program = test.parent().and_then(Path::parent).unwrap().join("percorso");
    assert!(
        program.is_file(),
        "{} is not built: `cargo build --workspace --bins` builds it, `cargo xtask test` and `cargo test --workspace` do so too",
        program.display()
    );
    program
}

/// `percorso check FILE` with little memory.
fn check(file: &Path) -> Output {
    let script = format!("ulimit -v {LIMIT} && exec \"$0\" check \"$1\"");
    Command::new("bash")
        .args(["-c", &script])
        .arg(percorso())
        .arg(file)
        .output()
        .expect("bash is missing")
}

/// Exit code 1, one line that names the file, and the rest of the line.
#[track_caller]
fn complaint(file: &Path) -> String {
    let output = check(file);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{}: {said}", output.status);
    assert!(output.stdout.is_empty());
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.len() < 500, "{said}");
    let rest = said.strip_prefix(&file.to_string_lossy().into_owned());
    rest.unwrap_or_else(|| panic!("the file is not named: {said}"))
        .trim_end()
        .to_owned()
}

#[test]
fn the_limit_leaves_room_for_real_maps() {
    let output = check(&in_work_tree("examples/spudnik.journey"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_limit_holds() {
    // Otherwise the tests below would say nothing about memory.
    let script =
        format!("ulimit -v {LIMIT} && exec head -c 700M /dev/zero | tail -c 700M > /dev/null; exit ${{PIPESTATUS[1]}}");
    let output = Command::new("bash").args(["-c", &script]).output().unwrap();
    assert!(!output.status.success(), "700 MB fit into {LIMIT} KiB");
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.journey");
    File::create(&path).unwrap().set_len(100 * 1024 * 1024).unwrap();
    assert!(complaint(&path).contains("larger than 96 MiB"));
}

/// Its size says enough, and there is no room to read it into.
#[test]
fn a_file_of_a_gigabyte_is_refused_by_its_size() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.journey");
    File::create(&path).unwrap().set_len(1024 * 1024 * 1024).unwrap();
    assert!(complaint(&path).contains("larger than 96 MiB"));
}

/// A file of the future with as many fields as may be kept that nobody here knows, one with one more, and one whose history tells as
/// many records as it may.
#[test]
fn what_a_file_says_beside_its_map_is_read_within_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("beside.journey");
    let unknown = |count: usize| {
        let fields: String = (0..count).map(|at| format!(", field_{at}: [(a: \"{at}\")]")).collect();
        format!("(format: 2, minor: 2, elements: [About(id: \"05pdnk000v0zr\"{fields})])")
    };
    fs::write(&path, unknown(190_000)).unwrap();
    assert!(check(&path).status.success());
    fs::write(&path, unknown(200_001)).unwrap();
    assert!(complaint(&path).contains("does not know"));
    let card = "Card(id: \"05pdnk000v0zr\", order: \"V\", content: Note),";
    let revision = |count| {
        format!(
            "Revision(hash: \"\", at: \"2027-01-15T08:00:00Z\", back: (elements: [{}]))",
            card.repeat(count)
        )
    };
    let history = format!("{0}, {0}", revision(99_000));
    fs::write(
        &path,
        format!("(format: 2, elements: [About(id: \"05pdnk000v0zr\")], history: [{history}])"),
    )
    .unwrap();
    assert!(check(&path).status.success());
}

#[test]
fn a_deeply_nested_file_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    for bracket in ["(", "[", "{", "Some(", "/*"] {
        let path = folder.path().join("deep.journey");
        fs::write(&path, format!("(format: 1, elements: {}", bracket.repeat(1_000_000))).unwrap();
        let said = complaint(&path);
        assert!(said.starts_with(":1:"), "{bracket}: {said}");
    }
}

#[test]
fn a_file_as_large_as_allowed_is_read_within_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("full.journey");
    let largest = 32 * 1024 * 1024;
    for (opening, filling) in [
        ("(format: 1, elements: [", "About(id: \"05pdnk000v0zr\", title: \"\"),"),
        ("(format: 1, elements: [About(title: \"", "x"),
        ("(format: 1, elements: [About(title: \"", "\\u{1F600}"),
        ("(format: 1, elements: [", "0,"),
    ] {
        let count = (largest - opening.len()) / filling.len();
        fs::write(&path, format!("{opening}{}", filling.repeat(count))).unwrap();
        let said = complaint(&path);
        assert!(said.starts_with(':'), "{filling:?}: no place: {said}");
    }
}
