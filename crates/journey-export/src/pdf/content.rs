//! The page's content stream, operator by operator.

use std::collections::BTreeSet;

use journey_scene::{Color, Point, Rect, Segment, Stroke};

use super::string::utf16;
use crate::line;

/// A content stream being written. Points come in with y downwards from the page's upper edge, and are turned over here
/// and nowhere else. An operator that would set what is set already is left out.
pub(super) struct Content {
    bytes: Vec<u8>,
    page_height: f64,
    state: State,
    saved: Vec<State>,
    alphas: BTreeSet<u8>,
}

/// The part of the graphics state that the stream has set.
#[derive(Clone, PartialEq)]
struct State {
    fill: Option<[u8; 3]>,
    line: Option<[u8; 3]>,
    alpha: u8,
    width: f32,
    dashes: Option<(f32, f32)>,
    round: bool,
    font: Option<(usize, f32)>,
}

impl Content {
    /// An empty stream for a page of this height.
    pub(super) fn new(page_height: f64) -> Self {
        let state = State {
            fill: None,
            line: None,
            alpha: 255,
            width: -1.0,
            dashes: None,
            round: false,
            font: None,
        };
        let mut content = Self {
            bytes: Vec::new(),
            page_height,
            state,
            saved: Vec::new(),
            alphas: BTreeSet::new(),
        };
        content.number(f64::from(line::MITER_LIMIT));
        content.operator("M");
        content
    }

    /// The stream, and the opacities that it needs as graphics states (see [`alpha_name`]).
    pub(super) fn finish(self) -> (Vec<u8>, BTreeSet<u8>) {
        (self.bytes, self.alphas)
    }

    /// A number with three decimals at most: a thousandth of a point is 0.35 µm.
    pub(super) fn number(&mut self, value: f64) {
        let thousandths = (value * 1000.0).round() as i64;
        if thousandths < 0 {
            self.bytes.push(b'-');
        }
        let (whole, rest) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
        self.decimal(whole);
        if rest > 0 {
            let digits = [
                b'0' + (rest / 100) as u8,
                b'0' + (rest / 10 % 10) as u8,
                b'0' + (rest % 10) as u8,
            ];
            let length = if rest % 100 == 0 {
                1
            } else if rest % 10 == 0 {
                2
            } else {
                3
            };
            self.bytes.push(b'.');
            self.bytes.extend_from_slice(&digits[..length]);
        }
        self.bytes.push(b' ');
    }

    fn decimal(&mut self, mut value: u64) {
        let mut digits = [0; 20];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + (value % 10) as u8;
            value /= 10;
            if value == 0 {
                break;
            }
        }
        self.bytes.extend_from_slice(&digits[at..]);
    }

    /// A number with seven decimals, for factors and displacements of whole drawings.
    pub(super) fn exact(&mut self, value: f64) {
        let text = format!("{value:.7}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        self.raw(if text == "-0" { "0" } else { text });
        self.raw(" ");
    }

    /// Another stream's operators. What they set is unknown here, so they may only stand at the end.
    pub(super) fn append(&mut self, operators: &[u8]) {
        self.bytes.extend_from_slice(operators);
    }

    /// Both coordinates of a point.
    pub(super) fn point(&mut self, x: f64, y: f64) {
        self.number(x);
        self.number(self.page_height - y);
    }

    /// An operator after its operands.
    pub(super) fn operator(&mut self, operator: &str) {
        self.bytes.extend_from_slice(operator.as_bytes());
        self.bytes.push(b'\n');
    }

    /// Anything else, as it is.
    pub(super) fn raw(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Four hexadecimal digits.
    pub(super) fn code(&mut self, code: u16) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        for shift in [12, 8, 4, 0] {
            self.bytes.push(DIGITS[usize::from(code >> shift & 15)]);
        }
    }

    /// Keeps the graphics state for [`Content::restore`].
    pub(super) fn save(&mut self) {
        self.operator("q");
        self.saved.push(self.state.clone());
    }

    /// Goes back to the graphics state last kept.
    pub(super) fn restore(&mut self) {
        self.operator("Q");
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    /// Marks what follows, up to [`Content::end_marked`], with a text property such as `ActualText`.
    pub(super) fn begin_span(&mut self, property: &str, text: &str) {
        self.raw("/Span<</");
        self.raw(property);
        self.raw("<");
        for pair in utf16(text).chunks_exact(2) {
            self.code(u16::from_be_bytes([pair[0], pair[1]]));
        }
        self.raw(">>>");
        self.operator("BDC");
    }

    /// Marks what follows, up to [`Content::end_marked`], as belonging to a layer.
    pub(super) fn begin_layer(&mut self, name: &str) {
        self.raw("/OC/");
        self.raw(name);
        self.operator(" BDC");
    }

    /// Marks what follows, up to [`Content::end_marked`], as something that is not read.
    pub(super) fn begin_artifact(&mut self) {
        self.operator("/Artifact BMC");
    }

    /// Marks what follows, up to [`Content::end_marked`], as a numbered piece of an element with this role.
    pub(super) fn begin_element(&mut self, role: &str, number: usize) {
        self.raw("/");
        self.raw(role);
        self.raw("<</MCID ");
        self.decimal(number as u64);
        self.raw(">>");
        self.operator("BDC");
    }

    /// Cuts what follows to a rectangle whose origin stands here.
    pub(super) fn clip(&mut self, clip: Rect, (x, y): (f64, f64)) {
        self.rectangle(clip, (x, y));
        self.operator("re W n");
    }

    /// The operands of a rectangle whose origin stands here.
    pub(super) fn rectangle(&mut self, rect: Rect, (x, y): (f64, f64)) {
        self.point(x + f64::from(rect.x), y + f64::from(rect.bottom()));
        self.number(f64::from(rect.w));
        self.number(f64::from(rect.h));
    }

    /// Ends what was marked last.
    pub(super) fn end_marked(&mut self) {
        self.operator("EMC");
    }

    /// Sets the colour of areas and text.
    pub(super) fn fill_color(&mut self, color: Color) {
        self.alpha(color.a);
        let rgb = [color.r, color.g, color.b];
        if self.state.fill.replace(rgb) != Some(rgb) {
            self.rgb(rgb);
            self.operator("rg");
        }
    }

    /// Sets colour, width, dashes and ends of lines.
    pub(super) fn stroke_style(&mut self, stroke: &Stroke) {
        self.alpha(stroke.color.a);
        let rgb = [stroke.color.r, stroke.color.g, stroke.color.b];
        if self.state.line.replace(rgb) != Some(rgb) {
            self.rgb(rgb);
            self.operator("RG");
        }
        if self.state.width != stroke.width {
            self.state.width = stroke.width;
            self.number(f64::from(stroke.width));
            self.operator("w");
        }
        let dashes = line::dashes(stroke);
        if self.state.dashes != dashes {
            self.state.dashes = dashes;
            self.raw("[");
            if let Some((on, off)) = dashes {
                self.number(f64::from(on));
                self.number(f64::from(off));
            }
            self.operator("]0 d");
        }
        if self.state.round != stroke.round {
            self.state.round = stroke.round;
            self.operator(if stroke.round { "1 J 1 j" } else { "0 J 0 j" });
        }
    }

    /// Sets the font, by its place in [`super::faces::Faces`], and the size of its em.
    pub(super) fn font(&mut self, place: usize, size: f32) {
        if self.state.font.replace((place, size)) != Some((place, size)) {
            self.raw(&format!("/F{place} "));
            self.number(f64::from(size));
            self.operator("Tf");
        }
    }

    /// The segments of a contour whose origin stands here.
    pub(super) fn segments(&mut self, segments: &[Segment], (x, y): (f64, f64)) {
        let at = |p: Point| (x + f64::from(p.x), y + f64::from(p.y));
        for segment in segments {
            match segment {
                Segment::Move { p } => {
                    let (x, y) = at(*p);
                    self.point(x, y);
                    self.operator("m");
                }
                Segment::Line { p } => {
                    let (x, y) = at(*p);
                    self.point(x, y);
                    self.operator("l");
                }
                Segment::Curve { a, b, p } => {
                    for (x, y) in [at(*a), at(*b), at(*p)] {
                        self.point(x, y);
                    }
                    self.operator("c");
                }
                Segment::Close => self.operator("h"),
            }
        }
    }

    fn rgb(&mut self, rgb: [u8; 3]) {
        for part in rgb {
            self.number(f64::from(part) / 255.0);
        }
    }

    fn alpha(&mut self, alpha: u8) {
        if self.state.alpha != alpha {
            self.state.alpha = alpha;
            self.alphas.insert(alpha);
            self.raw("/");
            self.raw(&alpha_name(alpha));
            self.operator(" gs");
        }
    }
}

/// Name of the graphics state that sets an opacity (0 to 255) for areas and lines.
pub(super) fn alpha_name(alpha: u8) -> String {
    format!("A{alpha}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Content)) -> String {
        let mut content = Content::new(100.0);
        content.bytes.clear();
        write(&mut content);
        String::from_utf8(content.finish().0).unwrap()
    }

    #[test]
    fn numbers_carry_three_decimals_and_no_zeros_behind() {
        let text = written(|content| {
            for number in [0.0, -0.0001, 1.0, -1.5, 0.25, 0.0105, 841.889_8, -12.004, 1e6] {
                content.number(number);
            }
        });
        assert_eq!(text, "0 0 1 -1.5 0.25 0.011 841.89 -12.004 1000000 ");
    }

    #[test]
    fn points_count_from_the_lower_edge() {
        assert_eq!(written(|content| content.point(10.0, 30.0)), "10 70 ");
    }

    #[test]
    fn what_is_set_already_is_not_set_again_until_it_is_restored() {
        let red = Color::rgb(255, 0, 0);
        let text = written(|content| {
            content.fill_color(red);
            content.fill_color(red);
            content.save();
            content.fill_color(Color::rgb(0, 0, 255).with_alpha(0.5));
            content.restore();
            content.fill_color(red);
        });
        assert_eq!(text, "1 0 0 rg\nq\n/A128 gs\n0 0 1 rg\nQ\n");
    }
}
