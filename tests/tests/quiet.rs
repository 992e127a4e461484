//! What the programs write down names neither files nor what stands in maps.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use percorso_tests::in_work_tree;
use serde_json::{Value, json};

/// Stands in every path and every text of these tests, and nowhere else.
const MARKER: &str = "Quokka";

/// The app behind a door for a browser: all of it but the window.
struct Served {
    process: Child,
    address: String,
}

impl Served {
    fn on(library: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_browser-host"))
            .arg("--ui")
            .arg(library.parent().unwrap())
            .env("PERCORSO_LIBRARY", library)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let out = process.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("http://").to_owned();
        Self { process, address }
    }

    /// What a call is answered with.
    fn call(&self, name: &str, params: &Value) -> String {
        let body = params.to_string();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head = format!("POST /rpc/{name} HTTP/1.1\r\nHost: percorso\r\nConnection: close\r\n");
        write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Ends it; everything that it wrote down.
    fn written(mut self) -> String {
        self.process.kill().unwrap();
        let mut written = String::new();
        self.process
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut written)
            .unwrap();
        self.process.wait().unwrap();
        written
    }
}

#[test]
fn an_app_that_fails_writes_down_neither_files_nor_maps() {
    let room = tempfile::Builder::new().prefix(MARKER).tempdir().unwrap();
    let inside = |name: &str| room.path().join(name);
    let served = Served::on(&inside("library.sqlite"));
    let map = served.call("create", &json!({ "template": "five-stages", "language": "en" }));
    assert!(map.contains("200"), "{map}");
    fs::write(
        inside("broken.journey"),
        format!("Journey(title: \"{MARKER}\", nonsense"),
    )
    .unwrap();
    let failures = [
        ("import", json!({ "path": inside("broken.journey") })),
        ("import", json!({ "path": inside("nowhere.journey") })),
        ("back_up", json!({ "path": inside("no/such/folder") })),
        (
            "save_list",
            json!({ "name": MARKER, "text": MARKER, "path": inside("no/such/folder") }),
        ),
        ("show_file", json!({ "path": inside("nowhere") })),
        ("create", json!({ "template": MARKER, "language": "en" })),
        ("apply", json!({ "map": MARKER, "text": MARKER })),
        ("restore_backup", json!({ "name": MARKER })),
    ];
    for (call, params) in failures {
        let answer = served.call(call, &params);
        assert!(!answer.starts_with("HTTP/1.1 200"), "{call}: {answer}");
    }
    assert!(
        !served
            .call("find_name", &json!({ "names": [MARKER], "word": "x", "quotes": true }))
            .is_empty()
    );
    let written = served.written();
    assert!(!written.contains(MARKER), "{written}");

    // A library that is none.
    fs::write(inside("other.sqlite"), format!("{MARKER} is no library")).unwrap();
    let served = Served::on(&inside("other.sqlite"));
    let answer = served.call("library", &json!({ "language": "en" }));
    assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    let written = served.written();
    assert!(!written.contains(MARKER), "{written}");
}

#[test]
fn the_crates_write_nothing_down() {
    let mut talkative = Vec::new();
    let crates = fs::read_dir(in_work_tree("crates")).unwrap().flatten();
    // The command line talks to whoever started it, in one file.
    for part in crates.filter(|part| part.file_name() != "journey-cli") {
        look_through(&part.path().join("src"), &mut talkative);
    }
    assert_eq!(talkative, Vec::<String>::new());
}

fn look_through(folder: &Path, talkative: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            look_through(&path, talkative);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        let talks = ["println!(", "eprint!(", " print!(", "dbg!(", "tracing::", "log::"];
        for (line, text) in text.lines().enumerate() {
            if talks.iter().any(|word| text.contains(word)) {
                talkative.push(format!("{}:{}", path.display(), line + 1));
            }
        }
    }
}
