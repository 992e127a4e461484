//! How long a drawing takes to draw, told from its shapes before it is drawn.

use resvg::usvg::filter::{Filter, Kind};
use resvg::usvg::{ClipPath, Group, ImageKind, Mask, Node, Paint, Path, Rect, Tree};

/// The most groups and shapes that are drawn, those of patterns, masks and clips each time that they are.
const MAX_NODES: u32 = 200_000;
/// The most that is painted, in areas of the whole picture.
const MAX_PAINTED: f64 = 20_000.0;
/// The most layers that lie in one another.
const MAX_LAYERS: u32 = 24;
/// The most steps of filters.
const MAX_FILTERS: u32 = 500;

/// Pixels that may be painted for one picture.
const PAINTED_PIXELS: f64 = 2e9;
/// Bytes that layers may fill.
const LAYER_BYTES: f64 = 512e6;

/// What drawing costs.
pub(super) struct Weight {
    page: f64,
    nodes: u32,
    painted: f64,
    layers: u32,
    filters: u32,
}

/// What drawing a tree costs; refused with a reason when it is more than anybody wants to wait for.
pub(super) fn of(tree: &Tree) -> Result<Weight, &'static str> {
    let size = tree.size();
    let mut weight = Weight {
        page: f64::from(size.width()) * f64::from(size.height()),
        nodes: 0,
        painted: 1.0,
        layers: 0,
        filters: 0,
    };
    weight.group(tree.root(), 0)?;
    Ok(weight)
}

impl Weight {
    /// The most pixels that it may be drawn with.
    pub fn most_pixels(&self) -> f64 {
        let in_time = PAINTED_PIXELS / self.painted;
        let in_room = LAYER_BYTES / (4.0 * f64::from(2 + 2 * self.layers));
        in_time.min(in_room)
    }

    fn paint(&mut self, areas: f64) -> Result<(), &'static str> {
        self.nodes += 1;
        self.painted += areas.max(0.000_1);
        if self.nodes > MAX_NODES || self.painted.is_nan() || self.painted > MAX_PAINTED {
            return Err("it holds too much to be drawn");
        }
        Ok(())
    }

    /// An area in areas of the whole picture; what lies far outside is not painted.
    fn share(&self, rect: Rect) -> f64 {
        (f64::from(rect.width()) * f64::from(rect.height()) / self.page).clamp(0.0, 4.0)
    }

    fn group(&mut self, group: &Group, layers: u32) -> Result<(), &'static str> {
        self.paint(0.0)?;
        let mut layers = layers;
        if group.should_isolate() {
            layers += 1;
            self.layers = self.layers.max(layers);
            if layers > MAX_LAYERS {
                return Err("its layers lie too deep");
            }
            self.paint(self.share(group.abs_layer_bounding_box().to_rect()))?;
        }
        for filter in group.filters() {
            self.filter(filter)?;
        }
        if let Some(clip) = group.clip_path() {
            self.clip(clip, layers)?;
        }
        if let Some(mask) = group.mask() {
            self.mask(mask, layers)?;
        }
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, layers)?,
                Node::Path(path) => self.path(path, layers)?,
                Node::Text(text) => self.group(text.flattened(), layers)?,
                Node::Image(image) => match image.kind() {
                    ImageKind::SVG(_) => return Err("it holds another SVG"),
                    _ => self.paint(1.0 + self.share(image.abs_bounding_box()))?,
                },
            }
        }
        Ok(())
    }

    fn clip(&mut self, clip: &ClipPath, layers: u32) -> Result<(), &'static str> {
        self.paint(2.0)?;
        self.layers = self.layers.max(layers + 1);
        if layers >= MAX_LAYERS {
            return Err("its layers lie too deep");
        }
        self.group(clip.root(), layers + 1)?;
        clip.clip_path().map_or(Ok(()), |inner| self.clip(inner, layers + 1))
    }

    fn mask(&mut self, mask: &Mask, layers: u32) -> Result<(), &'static str> {
        self.paint(2.0)?;
        self.layers = self.layers.max(layers + 1);
        if layers >= MAX_LAYERS {
            return Err("its layers lie too deep");
        }
        self.group(mask.root(), layers + 1)?;
        mask.mask().map_or(Ok(()), |inner| self.mask(inner, layers + 1))
    }

    fn path(&mut self, path: &Path, layers: u32) -> Result<(), &'static str> {
        self.paint(self.share(path.abs_stroke_bounding_box()))?;
        let paints = [
            path.fill().map(|fill| fill.paint()),
            path.stroke().map(|stroke| stroke.paint()),
        ];
        for paint in paints.into_iter().flatten() {
            let Paint::Pattern(pattern) = paint else {
                continue;
            };
            // A pattern's tile is painted whole, however little of it is seen.
            let transform = path.abs_transform().pre_concat(pattern.transform());
            let (sx, sy) = transform.get_scale();
            let tile = pattern.rect();
            let areas = f64::from(tile.width() * sx) * f64::from(tile.height() * sy) / self.page;
            if areas.is_nan() || areas > 4.0 {
                return Err("a pattern's tile is far larger than the picture");
            }
            self.paint(areas)?;
            self.layers = self.layers.max(layers + 1);
            if layers >= MAX_LAYERS {
                return Err("its layers lie too deep");
            }
            self.group(pattern.root(), layers + 1)?;
        }
        Ok(())
    }

    /// Most steps of a filter take as long as painting their area a few times over; some take as long as they are told.
    fn filter(&mut self, filter: &Filter) -> Result<(), &'static str> {
        for primitive in filter.primitives() {
            self.filters += 1;
            if self.filters > MAX_FILTERS {
                return Err("it has too many filters");
            }
            let passes = match primitive.kind() {
                Kind::Turbulence(noise) => 10.0 * f64::from(noise.num_octaves()),
                Kind::Morphology(pen) => {
                    let across = f64::from(pen.radius_x().get().max(pen.radius_y().get())) * 2.0;
                    // The radius grows with the picture, and it takes that much longer.
                    across.min(across * across)
                }
                Kind::ConvolveMatrix(step) => f64::from(step.matrix().columns()) * f64::from(step.matrix().rows()),
                Kind::Image(image) => {
                    self.group(image.root(), MAX_LAYERS / 2)?;
                    4.0
                }
                _ => 8.0,
            };
            if passes.is_nan() || passes > 200.0 {
                return Err("one of its filters takes too long");
            }
            self.paint(passes)?;
        }
        Ok(())
    }
}
