//! Other editors, in the same engine, with as many elements.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use percorso_tests::{Browser, Display, Processes, in_work_tree};
use serde_json::json;

use super::{FRAMES, WINDOW, movement, ms, page};
use crate::table::Times;

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
    println!("frame interval in ms, median / 95 % · ms of the page's processor time a frame");
    println!(
        "{:<12} {:>6}  {:<24} {:<24} {:<24} {:>10} {:>8}",
        "", "cards", "floor", "pan at zoom 1", "pan at fit-all", "first paint", "memory"
    );
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
    let floor = movement(&browser, group, &format!("floor({FRAMES})"));
    page(&browser, "zoomOne()");
    let one = movement(&browser, group, &format!("pan({FRAMES}, 9)"));
    page(&browser, "zoomFit()");
    let fit = movement(&browser, group, &format!("pan({FRAMES}, 3)"));
    let processes = Processes::of_group(group, "WebKitWebProces");
    line(
        ("Percorso", cards),
        [floor.cell(), one.cell(), fit.cell()],
        first.as_f64().unwrap(),
        &processes,
    );
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
    let floor = movement(&browser, group, &format!("floor({FRAMES})"));
    // A page that needs seconds a frame is not asked for as many of them.
    let count = if first.as_f64().unwrap() > 5_000.0 { 8 } else { 40 };
    let one = movement(&browser, group, &format!("peer('one', {count})"));
    let fit = movement(&browser, group, &format!("peer('fit', {count})"));
    let processes = Processes::of_group(group, "WebKitWebProces");
    line(
        (title, cards),
        [floor.cell(), one.cell(), fit.cell()],
        first.as_f64().unwrap(),
        &processes,
    );
}

fn line((name, cards): (&str, usize), [floor, one, fit]: [String; 3], first: f64, processes: &Processes) {
    let first = Times::from(vec![std::time::Duration::from_secs_f64(first / 1e3)]);
    println!(
        "{name:<12} {cards:>6}  {floor:<24} {one:<24} {fit:<24} {:>10} {:>5.0} MB",
        ms(first.median()),
        processes.memory() as f64 / 1e6
    );
}
