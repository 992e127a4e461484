//! The painter: goes through the scene once and sets pixels.

use std::collections::BTreeMap;

use journey_scene::{Color, FontKey, Rect, Scene, Segment, Shape};
use tiny_skia::{FillRule, Mask, Paint, Path, PathBuilder, Pixmap, Transform};

use super::text::GlyphPaths;
use crate::{ExportError, FontLibrary, Pictures, line};

/// Pixels being set.
pub(super) struct Drawing<'a> {
    scene: &'a Scene,
    pub(super) fonts: &'a FontLibrary,
    pub(super) pictures: &'a Pictures,
    pub(super) pixmap: Pixmap,
    /// Pixels a point.
    pub(super) scale: f32,
    /// The visible area, in page coordinates.
    pub(super) clip: Rect,
    /// The mask made last, and the visible area it stands for.
    mask: Option<(Rect, Mask)>,
    pub(super) glyphs: BTreeMap<FontKey, GlyphPaths<'a>>,
}

/// How something lies to the visible area.
pub(super) enum Visible {
    Not,
    Partly,
    Wholly,
}

impl<'a> Drawing<'a> {
    /// A drawing of a scene that has passed the inspection, of this many pixels.
    pub(super) fn new(
        scene: &'a Scene,
        fonts: &'a FontLibrary,
        pictures: &'a Pictures,
        (width, height): (u32, u32),
        scale: f32,
    ) -> Result<Self, ExportError> {
        let pixmap = Pixmap::new(width, height).ok_or(ExportError::Pixels {
            width: f64::from(width),
            height: f64::from(height),
        })?;
        let clip = Rect::new(0.0, 0.0, scene.size.w, scene.size.h);
        Ok(Self {
            scene,
            fonts,
            pictures,
            pixmap,
            scale,
            clip,
            mask: None,
            glyphs: BTreeMap::new(),
        })
    }

    /// Draws everything.
    pub(super) fn scene(&mut self) -> Result<(), ExportError> {
        if line::shows(self.scene.paper) {
            // Grown by a pixel, because the page's last pixel may be cut.
            let rect = self.clip.inset(-1.0 / self.scale);
            self.shape(
                &Shape {
                    rect,
                    radius: 0.0,
                    fill: Some(self.scene.paper),
                    stroke: None,
                },
                (0.0, 0.0),
            );
        }
        self.scene
            .groups
            .iter()
            .try_for_each(|group| self.group(group, (0.0, 0.0)))
    }

    /// The finished picture.
    pub(super) fn finish(self) -> Pixmap {
        self.pixmap
    }

    /// How an area of the page lies to what is visible.
    pub(super) fn visible(&self, area: Rect) -> Visible {
        let clip = self.clip;
        if area.right() < clip.x || area.x > clip.right() || area.bottom() < clip.y || area.y > clip.bottom() {
            Visible::Not
        } else if area.x >= clip.x && area.right() <= clip.right() && area.y >= clip.y && area.bottom() <= clip.bottom()
            || self.clip == Rect::new(0.0, 0.0, self.scene.size.w, self.scene.size.h)
        {
            // The page itself cuts without a mask.
            Visible::Wholly
        } else {
            Visible::Partly
        }
    }

    /// Makes the mask of the visible area, unless it is there. A mask has as many bytes as the page has pixels: it is
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
            mask.fill_path(
                &path,
                FillRule::Winding,
                true,
                Transform::from_scale(self.scale, self.scale),
            );
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
