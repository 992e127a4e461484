//! SVG: cleaned when it comes in, drawn when it is needed.
//!
//! What is kept is not what came: the drawing is read into plain shapes and written anew, with its text as outlines of the
//! bundled fonts. Scripts, event handlers, animations, foreign objects, links and references to anywhere else have no place
//! in plain shapes and are gone. The SVG that is written is then looked through once more, and what is not known is refused.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use image::{DynamicImage, RgbaImage};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree, WriteOptions};

use super::{MAX_BYTES, MAX_SIDE, cost, raster, too_many_bytes, unreadable, weight};
use crate::AppError;
use crate::assets::font_bytes;

/// The longest SVG that is read, in bytes.
const MAX_TEXT: usize = 8 * 1024 * 1024;

/// The most elements, attributes and texts of an SVG.
const MAX_NODES: u32 = 400_000;

/// All the pixels of pictures inside an SVG.
const MAX_PIXELS_INSIDE: u64 = 40_000_000;

/// Nesting is bounded, and what is left of it needs more stack than a call may have.
const STACK: usize = 64 * 1024 * 1024;

/// Whether this is the text of an SVG.
pub(super) fn looks_like_svg(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        text.starts_with('<') && text.contains("<svg")
    })
}

/// The SVG cleaned, and its width and height.
pub(super) fn cleaned(bytes: Vec<u8>) -> Result<(Vec<u8>, (u32, u32)), AppError> {
    on_its_own(move || {
        let tree = read(&bytes)?;
        let clean = tree.to_string(&WriteOptions::default());
        if clean.len() > MAX_BYTES.min(2 * MAX_TEXT) {
            return Err(too_many_bytes(clean.len()));
        }
        let size = checked(clean.as_bytes())?;
        Ok((clean.into_bytes(), size))
    })
}

/// Makes sure that an SVG is a clean one; its width and height.
pub(super) fn examine(bytes: &[u8]) -> Result<(u32, u32), AppError> {
    let bytes = bytes.to_vec();
    on_its_own(move || checked(&bytes))
}

/// Draws a clean SVG this wide, or smaller when that would take too long.
pub(super) fn drawn(bytes: &[u8], width: u32) -> Result<DynamicImage, AppError> {
    let bytes = bytes.to_vec();
    on_its_own(move || {
        let tree = read(&bytes)?;
        let most = weight::of(&tree).map_err(unreadable)?.most_pixels();
        let (w, h) = (f64::from(tree.size().width()), f64::from(tree.size().height()));
        let scale = (f64::from(width.max(1)) / w)
            .min((most / (w * h)).sqrt())
            .min(f64::from(MAX_SIDE) / w.max(h));
        let pixels = |length: f64| (length * scale).round().max(1.0);
        let (wide, high) = (pixels(w), pixels(h));
        let mut canvas = Pixmap::new(wide as u32, high as u32).ok_or_else(|| unreadable("it has no area"))?;
        let transform = Transform::from_scale((wide / w) as f32, (high / h) as f32);
        resvg::render(&tree, transform, &mut canvas.as_mut());
        let (wide, high) = (canvas.width(), canvas.height());
        RgbaImage::from_raw(wide, high, canvas.take_demultiplied())
            .map(DynamicImage::from)
            .ok_or_else(|| unreadable("it has no area"))
    })
}

/// Runs on a thread with a deep stack. A panic there is the file's fault and stays there.
fn on_its_own<T: Send>(work: impl FnOnce() -> Result<T, AppError> + Send) -> Result<T, AppError> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let thread = thread.map_err(AppError::bug)?;
        thread
            .join()
            .unwrap_or_else(|_| Err(unreadable("it breaks the reader")))
    })
}

fn parsed(bytes: &[u8]) -> Result<&str, AppError> {
    let text = std::str::from_utf8(bytes).map_err(unreadable)?;
    if text.len() > 2 * MAX_TEXT {
        return Err(too_many_bytes(text.len()));
    }
    cost::check_entities(text).map_err(unreadable)?;
    Ok(text)
}

fn document(text: &str) -> Result<Document<'_>, AppError> {
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(unreadable)
}

fn read(bytes: &[u8]) -> Result<Tree, AppError> {
    let text = parsed(bytes)?;
    let document = document(text)?;
    cost::check(&document).map_err(unreadable)?;
    let tree = Tree::from_xmltree(&document, &options()).map_err(unreadable)?;
    weight::of(&tree).map_err(unreadable)?;
    Ok(tree)
}

/// Nothing is read from a disk or a network: fonts are the bundled ones, and pictures only those that the SVG itself holds.
fn options() -> Options<'static> {
    let fonts = fonts();
    let pixels = AtomicU64::new(0);
    Options {
        font_family: fonts.family_name(&resvg::usvg::fontdb::Family::SansSerif).to_owned(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(move |_, data, _| {
                let kind = raster::Kind::of(&data)?;
                let (width, height) = imagesize(kind, &data)?;
                let before = pixels.fetch_add(u64::from(width) * u64::from(height), Ordering::Relaxed);
                let all = before + u64::from(width) * u64::from(height);
                match kind {
                    raster::Kind::Png if all <= MAX_PIXELS_INSIDE => Some(ImageKind::PNG(data)),
                    raster::Kind::Jpeg if all <= MAX_PIXELS_INSIDE => Some(ImageKind::JPEG(data)),
                    _ => None,
                }
            }),
            resolve_string: Box::new(|_, _| None),
        },
        fontdb: fonts,
        ..Options::default()
    }
}

fn imagesize(kind: raster::Kind, data: &[u8]) -> Option<(u32, u32)> {
    raster::examine(kind, data).ok()
}

fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    Arc::clone(FONTS.get_or_init(|| {
        let mut fonts = Database::new();
        for key in journey_scene::FontKey::ALL {
            fonts.load_font_source(Source::Binary(Arc::new(font_bytes(key))));
        }
        let first = fonts.faces().next().and_then(|face| face.families.first());
        let family = first.map(|(name, _)| name.clone()).unwrap_or_default();
        fonts.set_serif_family(family.clone());
        fonts.set_sans_serif_family(family.clone());
        fonts.set_cursive_family(family.clone());
        fonts.set_fantasy_family(family.clone());
        fonts.set_monospace_family(family);
        Arc::new(fonts)
    }))
}

/// What plain shapes are made of.
const ELEMENTS: [&str; 40] = [
    "clipPath",
    "defs",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "g",
    "image",
    "linearGradient",
    "mask",
    "path",
    "pattern",
    "radialGradient",
    "rect",
    "stop",
    "svg",
    "use",
    "circle",
];

/// Looks through an SVG that claims to be clean; its width and height.
fn checked(bytes: &[u8]) -> Result<(u32, u32), AppError> {
    let text = parsed(bytes)?;
    if text.contains("<!DOCTYPE") {
        return Err(unreadable("it is not clean: it declares a document type"));
    }
    for node in document(text)?.descendants() {
        if node.is_pi() {
            return Err(unreadable("it is not clean: it holds an instruction"));
        }
        if !node.is_element() {
            continue;
        }
        let name = node.tag_name().name();
        if !ELEMENTS.contains(&name) {
            return Err(unreadable(format!("it is not clean: it holds the element {name}")));
        }
        for attribute in node.attributes() {
            let value = attribute.value().trim_start();
            let leads_away = match attribute.name() {
                "href" => !["#", "data:image/png;", "data:image/jpeg;", "data:image/jpg;"]
                    .iter()
                    .any(|inside| value.starts_with(inside)),
                name if name.starts_with("on") => true,
                _ => value.contains("url(") && value.replace("url(#", "").contains("url("),
            };
            if leads_away {
                return Err(unreadable(format!(
                    "it is not clean: its {} leads away",
                    attribute.name()
                )));
            }
        }
    }
    let size = read(bytes)?.size();
    // An SVG has a form rather than a size; what is larger than pictures may be is told smaller, in the same form.
    let (w, h) = (f64::from(size.width()), f64::from(size.height()));
    let scale = (f64::from(MAX_SIDE) / w.max(h)).min(1.0);
    let pixels = |length: f64| (length * scale).round().max(1.0) as u32;
    Ok((pixels(w), pixels(h)))
}
