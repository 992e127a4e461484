//! Other editors, in the same engine, with as many elements.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use percorso_tests::{Browser, Display, Processes, in_work_tree};
use serde_json::json;

use super::gestures::{carry_about, type_cards};
use super::{FRAMES, WINDOW, movement, page, spread};

/// The pages of `tests/peers`, and what they are called.
const PAGES: [(&str, &str); 4] = [
    ("excalidraw", "Excalidraw"),
    ("tldraw", "tldraw"),
    ("react-flow", "React Flow"),
    ("maxgraph", "maxGraph"),
];

/// Measures each of the pages, and Percorso's web side in the same browser.
pub fn peers(sizes: &[usize]) {
    assert!(Browser::is_there(), "WebKitGTK's MiniBrowser is not on this machine");
    println!("milliseconds, median / 95 %; of frames also the page's processor time");
    for &cards in sizes {
        ours(cards);
        for (name, title) in PAGES {
            theirs(name, title, cards);
        }
    }
}

/// A server, gone when dropped.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let beside = std::env::current_exe().unwrap().with_file_name("browser-host");
        let mut process = Command::new(beside)
            .args(arguments)
            .env("PERCORSO_LANGUAGE", "en")
            .env("PERCORSO_APPEARANCE", "light")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        Self {
            process,
            address: address.trim().to_owned(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn ours(cards: usize) {
    let room = tempfile::tempdir().unwrap();
    let file = room.path().join("map.journey");
    std::fs::write(&file, journey_format::write(&journey_model::sample::journey(cards))).unwrap();
    let server = Server::start(&[file.to_str().unwrap()]);
    let display = Display::open(WINDOW.0, WINDOW.1);
    let browser = Browser::open(&display, &server.address);
    browser.resize(WINDOW.0, WINDOW.1);
    browser.wait_until("document.querySelector('[data-testid=map-host][data-ready=true]')");
    let first = browser.execute("return performance.now()", &[]);
    let group = browser.group();
    heading("Percorso", cards, &first, group);
    let movement = |what: &str, expression: String| row(what, movement(&browser, group, &expression).cell());
    movement("floor: fill and one bitmap", format!("floor({FRAMES})"));
    page(&browser, "zoomOne()");
    movement("pan at zoom 1", format!("pan({FRAMES}, 9)"));
    movement("zoom", format!("zoom({FRAMES})"));
    page(&browser, "zoomFit()");
    movement("pan at fit-all", format!("pan({FRAMES}, 3)"));
    page(&browser, "zoomOne()");
    row(
        "drag, until it is painted",
        spread(&carry_about(&browser, "[data-testid=map]")),
    );
    let typed = type_cards(&browser, 24);
    row("another text, until the window shows it", spread(&typed.times["shown"]));
    let processes = Processes::of_group(group, "WebKitWebProces");
    row("memory afterwards", megabytes(processes.memory()));
}

fn theirs(name: &str, title: &str, cards: usize) {
    let pages = in_work_tree("target/peers");
    let server = Server::start(&["--ui", pages.to_str().unwrap()]);
    let display = Display::open(WINDOW.0, WINDOW.1);
    let browser = Browser::open(&display, &format!("{}/{name}.html?cards={cards}", server.address));
    browser.resize(WINDOW.0, WINDOW.1);
    browser.wait_until("window.peer !== undefined");
    let first = browser.execute_async(
        "await window.peer.ready;
         await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
         return performance.now();",
        &[json!(null)],
    );
    let group = browser.group();
    heading(title, cards, &first, group);
    let movement = |what: &str, expression: String| row(what, movement(&browser, group, &expression).cell());
    movement("floor: fill and one bitmap", format!("floor({FRAMES})"));
    // A page that needs seconds to come up is not asked for as many frames.
    let count = if first.as_f64().unwrap() > 5_000.0 { 8 } else { 40 };
    movement("pan at zoom 1", format!("peer('one', {count})"));
    movement("zoom", format!("peer('zoom', {count})"));
    movement("pan at fit-all", format!("peer('fit', {count})"));
    page(&browser, "peerAtRest()");
    row("drag, until it is painted", spread(&carry_about(&browser, "html")));
    row(
        "another text, until the window shows it",
        spread(&page(&browser, "peerWrites(24)")),
    );
    let processes = Processes::of_group(group, "WebKitWebProces");
    row("memory afterwards", megabytes(processes.memory()));
}

fn heading(title: &str, cards: usize, first: &serde_json::Value, group: u32) {
    let memory = Processes::of_group(group, "WebKitWebProces").memory();
    println!("\n{title}, {cards} elements");
    row("first paint", format!("{:.0}", first.as_f64().unwrap()));
    row("memory at first", megabytes(memory));
}

fn row(what: &str, value: String) {
    println!("  {what:<44} {value}");
}

fn megabytes(bytes: u64) -> String {
    format!("{:.0} MB", bytes as f64 / 1e6)
}
