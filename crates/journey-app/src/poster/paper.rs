//! Paper: sizes, series, and what of a choice cannot be printed.

use journey_layout::Sheet;
use journey_scene::Size;
use serde_json::json;

use crate::protocol::{Paper, PosterChoices, PrintShop, Tiles};
use crate::{AppError, ErrorCode};

/// The shortest and the longest edge of a paper of its own size, in millimetres: a label, and the widest plotter's roll.
const EDGES_MM: std::ops::RangeInclusive<f32> = 20.0..=5000.0;
/// The shortest edge that margins may leave, in millimetres.
const LEFT_MM: f32 = 10.0;
/// The widest overlap of tiles, in millimetres.
const MOST_OVERLAP_MM: f32 = 100.0;
/// The widest bleed, in millimetres.
const MOST_BLEED_MM: f32 = 50.0;
/// More sheets than this nobody tapes together.
const MOST_TILES: f32 = 1000.0;
/// Pixels an inch of a PNG.
const DPI: std::ops::RangeInclusive<u32> = 20..=1200;

const SERIES: [&[Paper]; 3] = [
    &[Paper::A4, Paper::A3, Paper::A2, Paper::A1, Paper::A0],
    &[Paper::B4, Paper::B3, Paper::B2, Paper::B1, Paper::B0],
    &[Paper::Letter, Paper::Tabloid, Paper::ArchC, Paper::ArchD, Paper::ArchE],
];

impl Paper {
    /// The short and the long edge in millimetres.
    pub fn edges_mm(self) -> (f32, f32) {
        match self {
            Self::A0 => (841.0, 1189.0),
            Self::A1 => (594.0, 841.0),
            Self::A2 => (420.0, 594.0),
            Self::A3 => (297.0, 420.0),
            Self::A4 => (210.0, 297.0),
            Self::B0 => (1000.0, 1414.0),
            Self::B1 => (707.0, 1000.0),
            Self::B2 => (500.0, 707.0),
            Self::B3 => (353.0, 500.0),
            Self::B4 => (250.0, 353.0),
            Self::Letter => inches(8.5, 11.0),
            Self::Tabloid => inches(11.0, 17.0),
            Self::ArchC => inches(18.0, 24.0),
            Self::ArchD => inches(24.0, 36.0),
            Self::ArchE => inches(36.0, 48.0),
            Self::Custom { width_mm, height_mm } => (width_mm.min(height_mm), width_mm.max(height_mm)),
        }
    }

    /// The papers of the same series that are larger, the smallest first. One of its own size has no series.
    pub(crate) fn larger(self) -> &'static [Self] {
        for series in SERIES {
            if let Some(place) = series.iter().position(|paper| *paper == self) {
                return &series[place + 1..];
            }
        }
        &[]
    }

    /// A paper of the same shape on which everything is `factor` times as large, to the next centimetre; `None` when it
    /// would be longer than any paper.
    pub(crate) fn grown(self, factor: f32) -> Option<Self> {
        let (short, long) = self.edges_mm();
        let centimetres = |edge: f32| (edge * factor / 10.0).ceil() * 10.0;
        let (width_mm, height_mm) = (centimetres(short), centimetres(long));
        (EDGES_MM.contains(&width_mm) && EDGES_MM.contains(&height_mm)).then_some(Self::Custom { width_mm, height_mm })
    }

    /// The sheet in points. Without a margin it has one of 2.6 % of its short edge, at least 6 mm, which every office
    /// printer leaves free.
    pub(crate) fn sheet(self, landscape: bool, margin_mm: Option<f32>) -> Sheet {
        let (short, long) = self.edges_mm();
        let (w, h) = if landscape { (long, short) } else { (short, long) };
        Sheet {
            size: Size {
                w: points(w),
                h: points(h),
            },
            margin: points(margin_mm.unwrap_or(usual_margin_mm(short))),
        }
    }
}

fn usual_margin_mm(short: f32) -> f32 {
    (short * 0.026).max(6.0).min((short - LEFT_MM) / 2.0)
}

/// Refuses what no paper or printer can do. `detail` names the choice.
pub(crate) fn check(choices: &PosterChoices) -> Result<(), AppError> {
    check_paper(choices.paper, "paper")?;
    let (short, long) = choices.paper.edges_mm();
    if let Some(margin) = choices.margin_mm {
        if !margin.is_finite() || margin < 0.0 {
            return Err(refused("margin_mm", "a margin is 0 mm or more"));
        }
        if short - 2.0 * margin < LEFT_MM {
            let message = format!("margins of {margin} mm leave less than {LEFT_MM} mm of the paper");
            return Err(refused("margin_mm", message));
        }
    }
    if let Some(Tiles { paper, overlap_mm }) = choices.tiles {
        check_paper(paper, "tiles")?;
        if !(0.0..=MOST_OVERLAP_MM).contains(&overlap_mm) {
            return Err(refused("tiles", format!("an overlap has 0 to {MOST_OVERLAP_MM} mm")));
        }
        let (sheet, _) = paper.edges_mm();
        // A print shop cuts its sheets out and leaves no margin.
        let margin = if choices.print_shop.is_some() {
            0.0
        } else {
            usual_margin_mm(sheet)
        };
        let new = sheet - 2.0 * margin - overlap_mm;
        if new < LEFT_MM {
            let message = format!("an overlap of {overlap_mm} mm leaves nothing of a sheet");
            return Err(refused("tiles", message));
        }
        if (short / new).ceil() * (long / new).ceil() > MOST_TILES {
            return Err(refused("tiles", format!("that would be more than {MOST_TILES} sheets")));
        }
    }
    if let Some(PrintShop { bleed_mm, .. }) = choices.print_shop
        && !(0.0..=MOST_BLEED_MM).contains(&bleed_mm)
    {
        return Err(refused("print_shop", format!("a bleed has 0 to {MOST_BLEED_MM} mm")));
    }
    if !DPI.contains(&choices.dpi) {
        let message = format!("a PNG has {} to {} pixels an inch", DPI.start(), DPI.end());
        return Err(refused("dpi", message));
    }
    Ok(())
}

fn check_paper(paper: Paper, choice: &str) -> Result<(), AppError> {
    let (short, long) = paper.edges_mm();
    // `min` and `max` pass over what is not a number.
    let numbers = match paper {
        Paper::Custom { width_mm, height_mm } => width_mm.is_finite() && height_mm.is_finite(),
        _ => true,
    };
    if numbers && EDGES_MM.contains(&short) && EDGES_MM.contains(&long) {
        return Ok(());
    }
    let message = format!(
        "a sheet of paper has edges of {} mm to {} mm",
        EDGES_MM.start(),
        EDGES_MM.end()
    );
    Err(refused(choice, message))
}

/// A choice that cannot be printed.
pub(crate) fn refused(choice: &str, message: impl Into<String>) -> AppError {
    AppError {
        detail: json!({ "choice": choice }),
        ..AppError::new(ErrorCode::PosterChoice, message)
    }
}

fn inches(short: f32, long: f32) -> (f32, f32) {
    (short * 25.4, long * 25.4)
}

/// Millimetres in points.
pub(crate) fn points(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// Points in millimetres.
pub(crate) fn millimetres(points: f32) -> f32 {
    points * 25.4 / 72.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(choices: PosterChoices) -> String {
        let error = check(&choices).unwrap_err();
        assert_eq!(error.code, ErrorCode::PosterChoice);
        error.detail["choice"].as_str().unwrap().to_owned()
    }

    fn custom(width_mm: f32, height_mm: f32) -> PosterChoices {
        PosterChoices {
            paper: Paper::Custom { width_mm, height_mm },
            ..PosterChoices::default()
        }
    }

    #[test]
    fn what_no_printer_can_do_is_refused_by_its_name() {
        for (width, height) in [(19.0, 100.0), (100.0, 5001.0), (f32::NAN, 100.0), (-100.0, 100.0)] {
            assert_eq!(refusal(custom(width, height)), "paper", "{width} × {height}");
        }
        let with = |margin_mm| PosterChoices {
            margin_mm: Some(margin_mm),
            paper: Paper::A4,
            ..PosterChoices::default()
        };
        for margin in [-1.0, 101.0, f32::INFINITY, f32::NAN] {
            assert_eq!(refusal(with(margin)), "margin_mm", "{margin}");
        }
        let tiled = |paper, overlap_mm| PosterChoices {
            tiles: Some(Tiles { paper, overlap_mm }),
            ..PosterChoices::default()
        };
        assert_eq!(refusal(tiled(Paper::A4, -1.0)), "tiles");
        assert_eq!(refusal(tiled(Paper::A4, 101.0)), "tiles");
        let stamp = Paper::Custom {
            width_mm: 20.0,
            height_mm: 20.0,
        };
        assert_eq!(refusal(tiled(stamp, 10.0)), "tiles");
        assert_eq!(refusal(tiled(stamp, 0.0)), "tiles", "thousands of sheets");
        let at_a_shop = |bleed_mm| PosterChoices {
            print_shop: Some(PrintShop { bleed_mm, marks: true }),
            ..tiled(stamp, 10.0)
        };
        assert_eq!(refusal(at_a_shop(3.0)), "tiles", "half of every stamp is overlap");
        let both = |bleed_mm| PosterChoices {
            tiles: tiled(Paper::A4, 0.0).tiles,
            ..at_a_shop(bleed_mm)
        };
        assert_eq!(refusal(both(51.0)), "print_shop");
        check(&both(3.0)).unwrap();
        let dense = PosterChoices {
            dpi: 0,
            ..PosterChoices::default()
        };
        assert_eq!(refusal(dense), "dpi");
    }

    #[test]
    fn every_paper_can_be_printed_with_its_usual_margin() {
        let papers = SERIES.concat();
        assert_eq!(papers.len(), 15);
        for paper in papers {
            let choices = PosterChoices {
                paper,
                ..PosterChoices::default()
            };
            check(&choices).unwrap();
        }
        for (width, height) in [(20.0, 20.0), (20.0, 5000.0), (5000.0, 5000.0)] {
            check(&custom(width, height)).unwrap();
            let sheet = custom(width, height).paper.sheet(true, None);
            assert!(sheet.size.h - 2.0 * sheet.margin > points(9.9), "{width} × {height}");
        }
    }

    #[test]
    fn papers_grow_within_their_series() {
        assert_eq!(Paper::A2.larger(), [Paper::A1, Paper::A0]);
        assert_eq!(Paper::ArchE.larger(), []);
        let banner = custom(900.0, 420.0).paper;
        assert_eq!(banner.larger(), []);
        let grown = Paper::Custom {
            width_mm: 630.0,
            height_mm: 1350.0,
        };
        assert_eq!(banner.grown(1.5), Some(grown));
        assert_eq!(banner.grown(6.0), None);
    }
}
