//! The painter: goes through the parts of a page for each band, and sets its pixels.

use std::collections::BTreeMap;
use std::rc::Rc;

use journey_scene::{Color, FontKey, Rect, Segment, Shape};
use tiny_skia::{FillRule, Mask, Paint, Path, PathBuilder, Pixmap, Transform};

use super::text::GlyphPaths;
use crate::contour::intersection;
use crate::{Document, ExportError, FontLibrary, Leaf, Part, Pictures, line};

/// Pixels being set. Coordinates are those of the drawing whose part is painted.
pub(super) struct Drawing<'a> {
    pub(super) fonts: &'a FontLibrary,
    pub(super) pictures: &'a Pictures,
    pub(super) pixmap: Pixmap,
    /// Pixels a point of the page.
    page_scale: f32,
    /// Columns of the picture to the left of the band, and rows above it; negative when it begins outside the picture.
    before: (i64, i64),
    /// Pixels a point of the drawing.
    pub(super) scale: f32,
    /// Where the drawing's origin stands in the band, in pixels.
    origin: (f32, f32),
    /// The visible area.
    pub(super) clip: Rect,
    /// What the band can show, and a little more.
    band: Rect,
    /// The mask made last, and the visible area it stands for.
    mask: Option<(Rect, Mask)>,
    pub(super) glyphs: BTreeMap<FontKey, GlyphPaths<'a>>,
    /// Pictures of the bands drawn last, by name and size.
    pub(super) fitted: BTreeMap<(String, u32, u32), Fitted>,
}

/// A picture as it is drawn.
pub(super) struct Fitted {
    pub(super) pixels: Rc<Pixmap>,
    /// Whether the band under way shows it.
    pub(super) used: bool,
}

/// How something lies to the visible area.
pub(super) enum Visible {
    Not,
    Partly,
    Wholly,
}

impl<'a> Drawing<'a> {
    /// A painter of bands of this many pixels.
    pub(super) fn new(
        fonts: &'a FontLibrary,
        pictures: &'a Pictures,
        (width, height): (u32, u32),
        scale: f32,
    ) -> Result<Self, ExportError> {
        let pixmap = Pixmap::new(width, height).ok_or(ExportError::Pixels {
            width: f64::from(width),
            height: f64::from(height),
        })?;
        Ok(Self {
            fonts,
            pictures,
            pixmap,
            page_scale: scale,
            before: (0, 0),
            scale,
            origin: (0.0, 0.0),
            clip: Rect::default(),
            band: Rect::default(),
            mask: None,
            glyphs: BTreeMap::new(),
            fitted: BTreeMap::new(),
        })
    }

    /// Draws the band of a page that has this many columns to the left of it and rows above it. The page has passed the
    /// inspection.
    pub(super) fn band(
        &mut self,
        document: &Document<'a>,
        leaf: &Leaf,
        before: (i64, i64),
        transparent: bool,
    ) -> Result<(), ExportError> {
        self.before = before;
        self.pixmap.fill(if transparent {
            tiny_skia::Color::TRANSPARENT
        } else {
            tiny_skia::Color::WHITE
        });
        self.fitted.retain(|_, kept| std::mem::take(&mut kept.used));
        for part in &leaf.parts {
            let scene = document.scene(part.scene)?;
            if part.grown && !transparent {
                self.stand(leaf.paper(), (0.0, 0.0), 1.0);
                self.area(leaf.bleed, scene.paper);
            }
            self.stand_on(leaf, part, part.window(scene, leaf));
            if !transparent {
                // Grown by a pixel, because the page's last pixel may be cut.
                let paper = Rect::new(0.0, 0.0, scene.size.w, scene.size.h);
                self.area(paper.inset(-1.0 / self.scale), scene.paper);
            }
            for group in &scene.groups {
                self.group(group, (0.0, 0.0))?;
            }
        }
        Ok(())
    }

    fn stand_on(&mut self, leaf: &Leaf, part: &Part, window: Rect) {
        // A drawing that ends where the page ends is cut by the picture itself; elsewhere an edge would be softened.
        let edge = 1.0 / self.page_scale;
        let paper = leaf.paper();
        let reach = |near: bool| if near { edge } else { 0.0 };
        let (left, top) = (reach(window.x <= paper.x), reach(window.y <= paper.y));
        let right = reach(window.right() >= paper.right() - edge / 2.0);
        let bottom = reach(window.bottom() >= paper.bottom() - edge / 2.0);
        let window = Rect::new(
            window.x - left,
            window.y - top,
            window.w + left + right,
            window.h + top + bottom,
        );
        self.stand(window, (part.at.x, part.at.y), part.scale);
    }

    /// Goes over to a drawing whose origin stands here on the page, and of which this much of the page is visible.
    fn stand(&mut self, window: Rect, (x, y): (f32, f32), scale: f32) {
        self.scale = self.page_scale * scale;
        let (left, above) = self.before;
        self.origin = (x * self.page_scale - left as f32, y * self.page_scale - above as f32);
        let own = |rect: Rect| rect.moved(-x, -y).scaled(1.0 / scale);
        self.clip = own(window);
        let pixel = 1.0 / self.page_scale;
        let band = Rect::new(
            left as f32 * pixel,
            above as f32 * pixel,
            self.pixmap.width() as f32 * pixel,
            self.pixmap.height() as f32 * pixel,
        );
        self.band = own(band);
        self.mask = None;
    }

    fn area(&mut self, rect: Rect, color: Color) {
        if line::shows(color) {
            let shape = Shape {
                rect,
                radius: 0.0,
                fill: Some(color),
                stroke: None,
            };
            self.shape(&shape, (0.0, 0.0));
        }
    }

    /// From the drawing's coordinates to the band's pixels.
    pub(super) fn to_pixels(&self) -> Transform {
        Transform::from_row(self.scale, 0.0, 0.0, self.scale, self.origin.0, self.origin.1)
    }

    /// How an area of the drawing lies to what is visible.
    pub(super) fn visible(&self, area: Rect) -> Visible {
        let apart = |one: Rect, other: Rect| {
            one.right() < other.x || one.x > other.right() || one.bottom() < other.y || one.y > other.bottom()
        };
        if apart(area, self.clip) || apart(area, self.band) {
            return Visible::Not;
        }
        // What lies outside the band is cut by the band itself, without a mask.
        let (shown, clip) = (intersection(area, self.band), self.clip);
        if shown.x >= clip.x && shown.right() <= clip.right() && shown.y >= clip.y && shown.bottom() <= clip.bottom() {
            Visible::Wholly
        } else {
            Visible::Partly
        }
    }

    /// Makes the mask of the visible area, unless it is there. A mask has as many bytes as the band has pixels: it is
    /// made only for what really crosses the edge of a clip, which a well laid-out map hardly has.
    pub(super) fn prepare_mask(&mut self) {
        if self.mask.as_ref().is_some_and(|(clip, _)| *clip == self.clip) {
            return;
        }
        let Some(mut mask) = Mask::new(self.pixmap.width(), self.pixmap.height()) else {
            return;
        };
        let clip = self.clip;
        if let Some(rect) = tiny_skia::Rect::from_xywh(clip.x, clip.y, clip.w, clip.h) {
            let path = PathBuilder::from_rect(rect);
            mask.fill_path(&path, FillRule::Winding, true, self.to_pixels());
        }
        self.mask = Some((clip, mask));
    }

    /// Fills a path. With `masked`, only inside the visible area for which the mask was made.
    pub(super) fn fill(&mut self, path: &Path, color: Color, rule: FillRule, transform: Transform, masked: bool) {
        let mask = self.mask.as_ref().filter(|_| masked).map(|(_, mask)| mask);
        self.pixmap.fill_path(path, &paint(color), rule, transform, mask);
    }

    /// Draws the line of a path, in page units.
    pub(super) fn stroke(&mut self, path: &Path, stroke: &journey_scene::Stroke, transform: Transform, masked: bool) {
        let mask = self.mask.as_ref().filter(|_| masked).map(|(_, mask)| mask);
        let (cap, join) = if stroke.round {
            (tiny_skia::LineCap::Round, tiny_skia::LineJoin::Round)
        } else {
            (tiny_skia::LineCap::Butt, tiny_skia::LineJoin::Miter)
        };
        let dash = line::dashes(stroke).and_then(|(on, off)| tiny_skia::StrokeDash::new(vec![on, off], 0.0));
        let style = tiny_skia::Stroke {
            width: stroke.width,
            miter_limit: line::MITER_LIMIT,
            line_cap: cap,
            line_join: join,
            dash,
        };
        self.pixmap
            .stroke_path(path, &paint(stroke.color), &style, transform, mask);
    }

    /// Copies pixels, with the transform that brings them to their place.
    pub(super) fn copy(&mut self, pixels: tiny_skia::PixmapRef<'_>, transform: Transform, masked: bool) {
        let mask = self.mask.as_ref().filter(|_| masked).map(|(_, mask)| mask);
        let style = tiny_skia::PixmapPaint {
            quality: tiny_skia::FilterQuality::Bilinear,
            ..Default::default()
        };
        self.pixmap.draw_pixmap(0, 0, pixels, &style, transform, mask);
    }
}

fn paint(color: Color) -> Paint<'static> {
    let mut paint = Paint {
        anti_alias: true,
        ..Paint::default()
    };
    paint.set_color_rgba8(color.r, color.g, color.b, color.a);
    paint
}

/// A contour as a path, in its own coordinates. `None` when there is nothing to draw.
pub(super) fn path_of(segments: &[Segment]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for segment in segments {
        match segment {
            Segment::Move { p } => builder.move_to(p.x, p.y),
            Segment::Line { p } => builder.line_to(p.x, p.y),
            Segment::Curve { a, b, p } => builder.cubic_to(a.x, a.y, b.x, b.y, p.x, p.y),
            Segment::Close => builder.close(),
        }
    }
    builder.finish()
}
