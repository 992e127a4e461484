//! What other people's tools say about a PDF that we made.

use std::path::Path;
use std::process::Command;

/// All text, as poppler reads it.
pub fn text(pdf: &Path) -> String {
    // Without -layout words of one line keep together, whatever columns stand beside them.
    tool("pdftotext", &["-enc", "UTF-8"], pdf, &["-"])
}

/// All text in the order in which it was drawn: the lines of one card follow each other.
pub fn text_as_drawn(pdf: &Path) -> String {
    tool("pdftotext", &["-enc", "UTF-8", "-raw"], pdf, &["-"])
}

/// Pages and the size of the first in millimetres.
pub fn pages(pdf: &Path) -> (u32, f64, f64) {
    let facts = tool("pdfinfo", &[], pdf, &[]);
    let fact = |name: &str| {
        let line = facts.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_else(|| panic!("pdfinfo says nothing of {name}\n{facts}"))
            .trim()
            .to_owned()
    };
    let size = fact("Page size:");
    let mut points = size.split_whitespace().filter_map(|word| word.parse::<f64>().ok());
    let mut millimetres = || points.next().expect("a page has a size") * 25.4 / 72.0;
    (fact("Pages:").parse().unwrap(), millimetres(), millimetres())
}

/// One font of a file.
#[derive(Debug)]
pub struct Font {
    /// Its name, after the tag of the subset.
    pub name: String,
    /// Whether the file carries it.
    pub embedded: bool,
    /// Whether it carries only the letters that it needs.
    pub subset: bool,
    /// Whether the text can be found and copied.
    pub unicode: bool,
}

/// The fonts, as poppler lists them.
pub fn fonts(pdf: &Path) -> Vec<Font> {
    let listing = tool("pdffonts", &[], pdf, &[]);
    // Two lines of heading; the type of a font has blanks in it, so columns are counted from the right.
    let fonts = listing.lines().skip(2).map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_yes = |from_the_right: usize| words[words.len() - from_the_right] == "yes";
        Font {
            name: words[0].to_owned(),
            embedded: is_yes(5),
            subset: is_yes(4),
            unicode: is_yes(3),
        }
    });
    fonts.collect()
}

/// Whether qpdf finds the file sound; otherwise what it says.
pub fn is_sound(pdf: &Path) -> Result<(), String> {
    let output = Command::new("qpdf")
        .arg("--check")
        .arg(pdf)
        .output()
        .expect("qpdf is missing");
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
}

fn tool(name: &str, before: &[&str], pdf: &Path, after: &[&str]) -> String {
    let output = Command::new(name).args(before).arg(pdf).args(after).output();
    let output = output.unwrap_or_else(|error| panic!("{name} is missing: {error}"));
    assert!(
        output.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("text is UTF-8")
}
