//! What is in a PDF, as poppler and MuPDF see it.

use std::fs;
use std::path::Path;
use std::process::Command;

use percorso_tests::paper;

/// What a reader gets.
pub struct Facts {
    bytes: u64,
    found: usize,
    texts: usize,
    /// In millimetres.
    page: (f64, f64),
    /// Elements of the structure that a screen reader goes through.
    elements: usize,
    bookmarks: usize,
    layers: usize,
    fonts: usize,
    embedded: usize,
}

impl Facts {
    /// Looks into a file for texts and for everything else.
    pub fn of(pdf: &Path, texts: &[String]) -> Self {
        // Lines are broken where a card ends, so blanks are not compared.
        let joined = |text: &str| text.split_whitespace().collect::<String>();
        let written = joined(&paper::text_as_drawn(pdf));
        let found = texts.iter().filter(|text| written.contains(&joined(text))).count();
        let (_, w, h) = paper::pages(pdf);
        let fonts = paper::fonts(pdf);
        Self {
            bytes: fs::metadata(pdf).unwrap().len(),
            found,
            texts: texts.len(),
            page: (w, h),
            elements: lines("pdfinfo", &["-struct"], pdf, &[]),
            bookmarks: lines("mutool", &["show"], pdf, &["outline"]),
            layers: said("mutool", &["show"], pdf, &["trailer/Root/OCProperties/OCGs"])
                .matches(" R")
                .count(),
            embedded: fonts.iter().filter(|font| font.embedded).count(),
            fonts: fonts.len(),
        }
    }

    /// The cells of a table, for a page that ought to have this size in millimetres.
    pub fn cells(&self, w: f64, h: f64) -> String {
        const TOLERANCE: f64 = 0.1;
        let exact = (self.page.0 - w).abs() <= TOLERANCE && (self.page.1 - h).abs() <= TOLERANCE;
        let size = format!("{:.1} × {:.1} mm", self.page.0, self.page.1);
        let fonts = match (self.fonts, self.embedded) {
            (0, _) => "none".to_owned(),
            (all, embedded) if all == embedded => format!("{all}, in the file"),
            (all, embedded) => format!("{all}, {embedded} in the file"),
        };
        [
            format!("{} kB", self.bytes / 1000),
            format!("{} of {}", self.found, self.texts),
            if exact { "exact".to_owned() } else { size },
            self.elements.to_string(),
            self.bookmarks.to_string(),
            self.layers.to_string(),
            fonts,
        ]
        .join(" | ")
    }
}

fn lines(tool: &str, before: &[&str], pdf: &Path, after: &[&str]) -> usize {
    let said = said(tool, before, pdf, after);
    said.lines().filter(|line| !line.trim().is_empty()).count()
}

/// What a tool writes; nothing when the file does not have what it was asked for.
fn said(tool: &str, before: &[&str], pdf: &Path, after: &[&str]) -> String {
    let output = Command::new(tool).args(before).arg(pdf).args(after).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}
