//! A QR code with a few letters and figures, drawn as one path.

use journey_scene::{Color, Point, Rect, Segment};
use qrcode::{Color as Module, EcLevel, QrCode};

use crate::pen::Pen;

/// Free modules on every side (ISO/IEC 18004).
pub(super) const QUIET: usize = 4;

/// The modules of a QR code.
pub(super) struct Qr {
    code: QrCode,
}

impl Qr {
    /// A code that says this text; `None` when it is empty or too long for any.
    pub fn of(text: &str) -> Option<Self> {
        if text.is_empty() {
            return None;
        }
        let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
        Some(Self { code })
    }

    /// Number of modules along an edge, with the quiet zone.
    pub fn modules(&self) -> usize {
        self.code.width() + 2 * QUIET
    }

    /// Draws the code into a square: dark modules on a light plate, as readers expect it on every paper.
    pub fn draw(&self, at: Point, size: f32, pen: &mut Pen) {
        let theme = pen.look.theme;
        let (light, dark) = if luminance(theme.paper) >= luminance(theme.ink) {
            (theme.paper, theme.ink)
        } else {
            (theme.ink, theme.paper)
        };
        pen.rect(Rect::new(at.x, at.y, size, size), 0.0, Some(light), None);
        let module = size / self.modules() as f32;
        let width = self.code.width();
        let colors = self.code.to_colors();
        let mut segments = Vec::new();
        for (row, modules) in colors.chunks(width.max(1)).enumerate() {
            let mut from = 0;
            while from < width {
                if modules[from] != Module::Dark {
                    from += 1;
                    continue;
                }
                let run = modules[from..]
                    .iter()
                    .take_while(|color| **color == Module::Dark)
                    .count();
                let x = at.x + (from + QUIET) as f32 * module;
                let y = at.y + (row + QUIET) as f32 * module;
                let (right, bottom) = (x + run as f32 * module, y + module);
                segments.extend([
                    Segment::Move { p: Point::new(x, y) },
                    Segment::Line {
                        p: Point::new(right, y),
                    },
                    Segment::Line {
                        p: Point::new(right, bottom),
                    },
                    Segment::Line {
                        p: Point::new(x, bottom),
                    },
                    Segment::Close,
                ]);
                from += run;
            }
        }
        pen.path(segments, Some(dark), None);
    }
}

/// Relative luminance, without the curve of sRGB: good enough to tell which of two colours is darker.
fn luminance(color: Color) -> u32 {
    2126 * u32::from(color.r) + 7152 * u32::from(color.g) + 722 * u32::from(color.b)
}
