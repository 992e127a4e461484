//! `bench beside`: the same map made into a PDF by Percorso and by other people's programs, one line each.
//!
//! Percorso writes the map as SVG, with letters and with outlines, and librsvg, Inkscape and Chromium make PDF of it; that
//! SVG is there before the clock starts. Mermaid draws what it can of the map: title, stages, steps, scores and actors.
//! All find Percorso's fonts on the machine, for librsvg and Inkscape take none from a file. What came out lies in
//! `target/beside`, with a picture of each.

mod cost;
mod facts;
mod mermaid;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use journey_model::{About, Id, Journey};
use percorso_tests::in_work_tree;

use crate::table::Times;
use facts::Facts;

/// The paper of all of them.
const PAPER: (&str, f64, f64) = ("A1", 841.0, 594.0);
/// Cards of the generated map.
const CARDS: usize = 500;

/// What a program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Map,
    Letters,
    Outlines,
    Page,
    Diagram,
}

/// Something that makes a PDF.
struct Tool {
    name: &'static str,
    program: fn() -> PathBuf,
    reads: Form,
    arguments: fn(&str, &str) -> Vec<String>,
}

const TOOLS: [Tool; 7] = [
    Tool {
        name: "Percorso",
        program: percorso,
        reads: Form::Map,
        arguments: |from, to| exported(from, to, &[]),
    },
    Tool {
        name: "rsvg-convert, letters",
        program: || "rsvg-convert".into(),
        reads: Form::Letters,
        arguments: rsvg,
    },
    Tool {
        name: "rsvg-convert, outlines",
        program: || "rsvg-convert".into(),
        reads: Form::Outlines,
        arguments: rsvg,
    },
    Tool {
        name: "Inkscape, letters",
        program: || "inkscape".into(),
        reads: Form::Letters,
        arguments: inkscape,
    },
    Tool {
        name: "Inkscape, outlines",
        program: || "inkscape".into(),
        reads: Form::Outlines,
        arguments: inkscape,
    },
    Tool {
        name: "Chromium, letters",
        program: || "chromium".into(),
        reads: Form::Page,
        arguments: chromium,
    },
    Tool {
        name: "mermaid-cli",
        program: || in_work_tree("tests/beside/node_modules/.bin/mmdc"),
        reads: Form::Diagram,
        arguments: mermaid,
    },
];

/// Measures every program on every map.
pub fn all() {
    let room = tempfile::tempdir().unwrap();
    let kept = in_work_tree("target/beside");
    fs::create_dir_all(&kept).unwrap();
    lend_fonts(room.path());
    let example = fs::read(in_work_tree("examples/spudnik.journey")).unwrap();
    let maps = [
        ("spudnik", journey_format::read(&example).unwrap()),
        ("sample", journey_model::sample::journey(CARDS)),
    ];
    let nothing = Inputs::write(
        room.path(),
        "nothing",
        &Journey::new(About::new(Id::from_bits(1), "Nothing")),
    );
    println!(
        "{}",
        TOOLS
            .iter()
            .map(Tool::version)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
            .join(" · ")
    );
    for (name, journey) in &maps {
        let inputs = Inputs::write(room.path(), name, journey);
        println!("\n{}: {} cards on {}\n", name, journey.cards().count(), PAPER.0);
        println!(
            "| | ms | start | empty map | memory | file | texts found | paper | elements | bookmarks | layers | fonts |"
        );
        println!("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for tool in &TOOLS {
            let to = kept.join(format!("{name}-{}.pdf", slug(tool.name)));
            let whole = || tool.command(room.path(), &inputs, &to);
            let empty = || tool.command(room.path(), &nothing, &room.path().join("nothing.pdf"));
            let costs = [
                ms(&cost::times(&whole)),
                ms(&cost::times(&|| tool.start(room.path()))),
                ms(&cost::times(&empty)),
                format!("{:.0} MB", cost::peak(&mut whole()) as f64 / 1e6),
            ];
            let texts = match tool.reads {
                Form::Diagram => mermaid::texts(journey),
                _ => journey.cards().map(|card| card.text.clone()).collect(),
            };
            println!("| {} | {} |", tool.name, row(&costs, &Facts::of(&to, &texts)));
            picture(&to);
        }
    }
}

/// The cells of a line.
fn row(costs: &[String], facts: &Facts) -> String {
    [costs.join(" | "), facts.cells(PAPER.1, PAPER.2)].join(" | ")
}

fn ms(times: &Times) -> String {
    format!("{:.0}", times.median().as_secs_f64() * 1e3)
}

/// The same map in every form.
struct Inputs {
    folder: PathBuf,
    name: String,
}

impl Inputs {
    fn write(room: &Path, name: &str, journey: &Journey) -> Self {
        let inputs = Self {
            folder: room.to_path_buf(),
            name: name.to_owned(),
        };
        let path = |form| inputs.path(form);
        fs::write(path(Form::Map), journey_format::write(journey)).unwrap();
        fs::write(path(Form::Diagram), mermaid::diagram(journey)).unwrap();
        for (form, choice) in [(Form::Letters, &["--text"][..]), (Form::Outlines, &[])] {
            let mut command = Command::new(percorso());
            command.args(exported(&text(&path(Form::Map)), &text(&path(form)), choice));
            cost::run(&mut command);
        }
        let drawing = fs::read_to_string(path(Form::Letters)).unwrap();
        let (_, drawing) = drawing.split_once('\n').unwrap();
        let (_, w, h) = PAPER;
        let page = format!(
            "<!doctype html><meta charset=\"utf-8\"><style>@page{{size:{w}mm {h}mm;margin:0}}body{{margin:0}}\
             svg{{display:block;width:{w}mm;height:{h}mm}}</style>{drawing}"
        );
        fs::write(path(Form::Page), page).unwrap();
        inputs
    }

    fn path(&self, form: Form) -> PathBuf {
        let ending = match form {
            Form::Map => ".journey",
            Form::Letters => "-letters.svg",
            Form::Outlines => "-outlines.svg",
            Form::Page => ".html",
            Form::Diagram => ".mmd",
        };
        self.folder.join(format!("{}{ending}", self.name))
    }
}

impl Tool {
    fn command(&self, room: &Path, inputs: &Inputs, to: &Path) -> Command {
        let mut command = self.begun(room);
        command.args((self.arguments)(&text(&inputs.path(self.reads)), &text(to)));
        command
    }

    /// Starts and does nothing.
    fn start(&self, room: &Path) -> Command {
        let mut command = self.begun(room);
        command.arg("--version");
        command
    }

    /// What it is, as it says itself.
    fn version(&self) -> String {
        let output = Command::new((self.program)()).arg("--version").output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        // One of them says the number only.
        if said.starts_with(|letter: char| letter.is_ascii_digit()) {
            return format!("{} {said}", self.name);
        }
        said
    }

    /// The program with its settings and fonts in the room.
    fn begun(&self, room: &Path) -> Command {
        let mut command = Command::new((self.program)());
        command.current_dir(room);
        for place in ["XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"] {
            command.env(place, room);
        }
        command
    }
}

/// The program that was built with this one.
fn percorso() -> PathBuf {
    std::env::current_exe().unwrap().with_file_name("percorso")
}

fn exported(from: &str, to: &str, choices: &[&str]) -> Vec<String> {
    let fixed = ["export", from, "--to", to, "--paper", PAPER.0, "--force"];
    owned(fixed.iter().chain(choices))
}

fn rsvg(from: &str, to: &str) -> Vec<String> {
    owned(&["--format=pdf", "--unlimited", "--output", to, from])
}

fn inkscape(from: &str, to: &str) -> Vec<String> {
    owned(&["--export-type=pdf", "--export-filename", to, from])
}

/// Without a sandbox, because root may not have one and containers run as root. The page comes from this machine.
fn chromium(from: &str, to: &str) -> Vec<String> {
    let fixed = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
    ];
    let mut arguments = owned(&fixed);
    arguments.push(format!("--print-to-pdf={to}"));
    arguments.push(format!("file://{from}"));
    arguments
}

fn mermaid(from: &str, to: &str) -> Vec<String> {
    let browser = text(&in_work_tree("tests/beside/browser.json"));
    owned(&[
        "--quiet",
        "--pdfFit",
        "--puppeteerConfigFile",
        &browser,
        "--input",
        from,
        "--output",
        to,
    ])
}

fn owned<'a>(words: impl IntoIterator<Item = &'a &'a str>) -> Vec<String> {
    words.into_iter().map(|word| (*word).to_owned()).collect()
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

fn slug(name: &str) -> String {
    name.to_lowercase().replace(", ", "-")
}

/// Puts the bundled fonts where fontconfig looks in this room.
fn lend_fonts(room: &Path) {
    let (from, to) = (in_work_tree("assets/fonts"), room.join("fonts"));
    fs::create_dir_all(&to).unwrap();
    for file in fs::read_dir(from).unwrap().flatten() {
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// A picture of the first page beside the file, to look at.
fn picture(pdf: &Path) {
    let mut command = Command::new("pdftoppm");
    command.args(["-png", "-singlefile", "-scale-to", "2400"]);
    command.arg(pdf).arg(pdf.with_extension(""));
    cost::run(&mut command);
}
