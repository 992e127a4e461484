//! Screen and paper, in the web engine of the window: every example map is as wide, breaks where and looks as on paper.
//!
//! The page is the real one, in WebKitGTK's own browser on a host of its own; what is measured in it stands in
//! `src/page/likeness.js`, which `ui/e2e/likeness.test.ts` runs in Chromium. `cargo xtask test` builds the page and installs
//! what these tests need; plain `cargo test` leaves them out.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test stops where something is wrong, and tells what it measured"
)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use fantoccini::key::Key;
use percorso_tests::{Browser, Display, in_work_tree, languages};
use serde_json::{Value, json};

const PAGE: &str = include_str!("../src/page/likeness.js");
const SCRIPTS: &str = "tests/fixtures/scripts.journey";
/// Pixels that the browser and the app need around the map.
const AROUND: (u64, u64) = (900, 700);

/// A host that serves the page, gone when dropped.
struct Host {
    process: Child,
    address: String,
}

impl Host {
    fn start() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_browser-host"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        let stdout = process.stdout.take().unwrap();
        BufReader::new(stdout).read_line(&mut address).unwrap();
        Self {
            process,
            address: address.trim().to_owned(),
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // It may have ended already; either way nothing is left of it.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// The app in a browser.
struct Table {
    browser: Browser,
    host: Host,
    _display: Display,
}

impl Table {
    fn sit_down() -> Self {
        let display = Display::open(3840, 2880);
        let host = Host::start();
        let browser = Browser::open(&display, &host.address);
        Self {
            browser,
            host,
            _display: display,
        }
    }

    fn call(&self, name: &str, params: &Value) -> Value {
        self.browser.execute_async(
            "const reply = await fetch(`/rpc/${arguments[0]}`, {method: 'POST', body: JSON.stringify(arguments[1])});
             if (!reply.ok) throw new Error(await reply.text());
             return reply.json();",
            &[json!(name), params.clone()],
        )
    }

    /// Runs one of the functions of the page's script.
    fn page(&self, name: &str, values: &[Value]) -> Value {
        let script = format!("{PAGE}\nreturn await likeness[arguments[0]](...arguments[1]);");
        self.browser.execute_async(&script, &[json!(name), json!(values)])
    }

    fn bring(&self, file: &Path) -> Value {
        self.call("import", &json!({"path": file}))["map"].clone()
    }

    /// Opens the app on a map in a language, in a window that has room for all of it.
    fn show(&self, map: &Value, language: &str) {
        self.call(
            "prefer",
            &json!({"language": language, "appearance": "light", "text_size": null}),
        );
        let wanted = json!({"map": map, "appearance": "light", "language": language, "form": "Grid"});
        let size = self.call("open", &wanted)["scene"]["size"].clone();
        let side = |name: &str, around: u64| (size[name].as_f64().unwrap().ceil() as u64 + around) as u32;
        self.browser.resize(side("w", AROUND.0), side("h", AROUND.1));
        self.browser.go_to(&self.host.address);
        self.page("settled", &[]);
    }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap().to_string_lossy().into_owned()
}

/// Every example, and a map in many scripts.
fn maps() -> Vec<PathBuf> {
    let entries = fs::read_dir(in_work_tree("examples")).unwrap();
    let files = entries.map(|entry| entry.unwrap().path());
    let mut maps: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "journey"))
        .collect();
    maps.sort();
    assert!(!maps.is_empty());
    maps.push(in_work_tree(SCRIPTS));
    maps
}

fn languages_of(file: &Path) -> Vec<&'static str> {
    languages(&journey_format::read(&fs::read(file).unwrap()).unwrap())
}

fn faults(held: &Value) -> &[Value] {
    held["faults"].as_array().unwrap()
}

#[test]
#[ignore = "needs the built page and the tools of `cargo xtask test`"]
fn every_example_is_on_the_screen_as_it_is_on_paper() {
    let table = Table::sit_down();
    for file in maps() {
        let map = table.bring(&file);
        let languages = languages_of(&file);
        let (own, others) = languages.split_last().unwrap();
        table.show(&map, own);
        let held = table.page("held", &[map.clone(), json!(own), json!(others)]);
        println!("WebKitGTK, {}, {languages:?}: {}", name(&file), held["figures"]);
        assert!(faults(&held).is_empty(), "{held:#}");
        let card = table.page("aCard", &[map.clone(), json!(own)]);
        let [x, y] = [0, 1].map(|side| card[side].as_f64().unwrap());
        table.browser.click(x.round(), y.round());
        table.browser.press(&[], &[Key::F2.into()]);
        for language in languages {
            let breaks = table.page("breaks", &[map.clone(), json!(language)]);
            assert!(breaks["cards"].as_u64().unwrap() > 0);
            assert_eq!(breaks["differing"], json!([]), "{}, {language}", name(&file));
        }
    }
}

#[test]
#[ignore = "needs the built page and the tools of `cargo xtask test`"]
fn mistakes_of_the_painter_are_told() {
    let table = Table::sit_down();
    let map = table.bring(&in_work_tree(SCRIPTS));
    table.show(&map, "en");
    for mistake in table.page("mistakes", &[]).as_array().unwrap() {
        let held = table.page("withMistake", &[map.clone(), json!("en"), mistake.clone()]);
        println!("WebKitGTK, {mistake}: {}", held["faults"]);
        assert!(!faults(&held).is_empty(), "{mistake}: {held:#}");
    }
}
