//! Lengths and sizes of paper as people write them.

use journey_app::protocol::Paper;

/// Names of papers, as they are listed in messages.
const PAPERS: [(&str, Paper); 15] = [
    ("A0", Paper::A0),
    ("A1", Paper::A1),
    ("A2", Paper::A2),
    ("A3", Paper::A3),
    ("A4", Paper::A4),
    ("B0", Paper::B0),
    ("B1", Paper::B1),
    ("B2", Paper::B2),
    ("B3", Paper::B3),
    ("B4", Paper::B4),
    ("Letter", Paper::Letter),
    ("Tabloid", Paper::Tabloid),
    ("ARCH-C", Paper::ArchC),
    ("ARCH-D", Paper::ArchD),
    ("ARCH-E", Paper::ArchE),
];

/// Units, and how many millimetres each has.
const UNITS: [(&str, f64); 4] = [("mm", 1.0), ("cm", 10.0), ("in", 25.4), ("pt", 25.4 / 72.0)];

/// Reads a length such as `8mm`, `0.8 cm` or `1in`, in millimetres.
pub fn length(text: &str) -> Result<f32, String> {
    let (number, unit) = parts(text);
    let unit = unit.ok_or_else(|| format!("{text} has no unit; write mm, cm, in or pt behind it"))?;
    millimetres(number, unit)
}

/// Reads a paper: its name, or two lengths such as `420x900mm`, `24in×36in`.
pub fn paper(text: &str) -> Result<Paper, String> {
    let plain = |text: &str| text.replace(['-', '_', ' '], "").to_ascii_lowercase();
    if let Some((_, paper)) = PAPERS.iter().find(|(name, _)| plain(name) == plain(text)) {
        return Ok(*paper);
    }
    let names = || PAPERS.map(|(name, _)| name).join(", ");
    let Some((width, height)) = text.split_once(['x', 'X', '×']) else {
        return Err(format!("a paper is one of {}, or a size such as 420x900mm", names()));
    };
    let ((width, first), (height, second)) = (parts(width), parts(height));
    let Some(second) = second else {
        return Err(format!("{text} has no unit; write mm, cm, in or pt behind it"));
    };
    Ok(Paper::Custom {
        width_mm: millimetres(width, first.unwrap_or(second))?,
        height_mm: millimetres(height, second)?,
    })
}

/// A paper's name, as [`paper`] reads it.
pub fn name_of(paper: Paper) -> String {
    match (PAPERS.iter().find(|(_, other)| *other == paper), paper) {
        (Some((name, _)), _) => (*name).to_owned(),
        (None, Paper::Custom { width_mm, height_mm }) => format!("{width_mm}x{height_mm}mm"),
        (None, _) => String::new(),
    }
}

/// The number, and the unit in millimetres when one stands behind it.
fn parts(text: &str) -> (&str, Option<f64>) {
    let text = text.trim();
    for (unit, millimetres) in UNITS {
        let number = text
            .len()
            .checked_sub(unit.len())
            .and_then(|at| text.split_at_checked(at));
        if let Some((number, end)) = number
            && end.eq_ignore_ascii_case(unit)
        {
            return (number.trim(), Some(millimetres));
        }
    }
    (text, None)
}

fn millimetres(text: &str, unit: f64) -> Result<f32, String> {
    // A comma is the decimal mark of half the world; nobody writes thousands of millimetres with one.
    let number: Result<f64, _> = text.replace(',', ".").parse();
    match number.map(|number| (number * unit) as f32) {
        Ok(number) if number.is_finite() && number >= 0.0 => Ok(number),
        _ => Err(format!("“{text}” is no length; write a number and mm, cm, in or pt")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_length_says_why() {
        for text in [
            "8", "8 m", "mm", "eight mm", "-3mm", "NaNmm", "infmm", "1/3in", "", "é", "1e99mm",
        ] {
            assert!(length(text).is_err(), "{text}");
        }
        assert!(length("8").unwrap_err().contains("no unit"));
    }

    #[test]
    fn lengths_are_read_in_every_unit() {
        for (text, millimetres) in [
            ("8mm", 8.0),
            ("0.8 cm", 8.0),
            ("1in", 25.4),
            ("72pt", 25.4),
            ("2,5MM", 2.5),
        ] {
            assert!((length(text).unwrap() - millimetres).abs() < 1e-4, "{text}");
        }
    }

    #[test]
    fn what_is_no_paper_says_which_there_are() {
        for text in ["A9", "420x900", "420xmm", "x", "420mm", "420x900furlongs", "42é×9mm"] {
            assert!(paper(text).is_err(), "{text}");
        }
        assert!(paper("A9").unwrap_err().contains("A0, A1, A2, A3, A4"));
        assert!(paper("420x900").unwrap_err().contains("no unit"));
    }

    #[test]
    fn papers_are_read_by_name_and_by_size() {
        for (text, wanted) in [
            ("a0", Paper::A0),
            ("letter", Paper::Letter),
            ("Arch D", Paper::ArchD),
            ("ARCHE", Paper::ArchE),
        ] {
            assert_eq!(paper(text), Ok(wanted), "{text}");
        }
        let custom = |width_mm, height_mm| Ok(Paper::Custom { width_mm, height_mm });
        assert_eq!(paper("420x900mm"), custom(420.0, 900.0));
        assert_eq!(paper("24x36in"), custom(609.6, 914.4));
        assert_eq!(paper("42cm × 900 mm"), custom(420.0, 900.0));
        for (name, wanted) in PAPERS {
            assert_eq!(name_of(wanted), name);
        }
        assert_eq!(
            paper(&name_of(Paper::Custom {
                width_mm: 420.5,
                height_mm: 900.0
            })),
            custom(420.5, 900.0)
        );
    }
}
