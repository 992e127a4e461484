//! The floor of a poster's PDF: the same shapes and glyphs in the same subset fonts, by pdf-writer, and nothing else. No
//! layers, no reading order, no bookmarks, no metadata, no checks.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use journey_scene::{Color, FontKey, Group, Item, Path, Scene, Segment, Shape, TextRun};
use pdf_writer::types::{CidFontType, FontFlags, LineCapStyle, LineJoinStyle, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str};
use skrifa::prelude::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use subsetter::GlyphRemapper;

/// How far a circle's control points lie along the tangents, in radii.
const QUARTER: f32 = 0.552_284_8;

/// The fonts' files.
pub type Files = BTreeMap<FontKey, Vec<u8>>;

struct Face<'a> {
    bytes: &'a [u8],
    font: FontRef<'a>,
    remapper: GlyphRemapper,
    characters: BTreeMap<u16, char>,
}

impl Face<'_> {
    /// Thousandths of the em.
    fn width(&self, glyph: u16) -> f32 {
        let metrics = self.font.glyph_metrics(Size::new(1000.0), LocationRef::default());
        metrics.advance_width(GlyphId::from(glyph)).unwrap_or(0.0).round()
    }
}

struct Page<'a> {
    content: Content,
    height: f32,
    faces: BTreeMap<FontKey, Face<'a>>,
    widths: BTreeMap<(FontKey, u16), f32>,
    alphas: BTreeMap<u8, ()>,
}

/// The scene as a PDF of one page.
pub fn pdf(scene: &Scene, files: &Files) -> Vec<u8> {
    let mut page = Page {
        content: Content::new(),
        height: scene.size.h,
        faces: BTreeMap::new(),
        widths: BTreeMap::new(),
        alphas: BTreeMap::new(),
    };
    fill(&mut page, scene.paper);
    page.content.rect(0.0, 0.0, scene.size.w, scene.size.h).fill_nonzero();
    for group in &scene.groups {
        page.group(group, (0.0, 0.0), files);
    }
    page.finish(scene)
}

fn fill(page: &mut Page, color: Color) {
    page.alpha(color.a);
    let part = |part: u8| f32::from(part) / 255.0;
    page.content.set_fill_rgb(part(color.r), part(color.g), part(color.b));
}

impl<'a> Page<'a> {
    fn alpha(&mut self, alpha: u8) {
        self.alphas.insert(alpha, ());
        self.content.set_parameters(Name(format!("A{alpha}").as_bytes()));
    }

    fn group(&mut self, group: &Group, (x, y): (f32, f32), files: &'a Files) {
        let (x, y) = (x + group.at.x, y + group.at.y);
        if let Some(clip) = group.clip {
            self.content.save_state();
            self.content
                .rect(x + clip.x, self.height - y - clip.bottom(), clip.w, clip.h)
                .clip_nonzero()
                .end_path();
        }
        for item in &group.items {
            match item {
                Item::Group(inner) => self.group(inner, (x, y), files),
                Item::Rect(shape) => self.shape(shape, (x, y)),
                Item::Path(path) => self.path(path, (x, y)),
                Item::Text(run) => self.text(run, (x, y), files),
                Item::Image(_) | Item::Link(_) => {}
            }
        }
        if group.clip.is_some() {
            self.content.restore_state();
        }
    }

    fn shape(&mut self, shape: &Shape, (x, y): (f32, f32)) {
        let rect = shape.rect;
        let radius = shape.radius.min(rect.w / 2.0).min(rect.h / 2.0);
        let (left, right) = (x + rect.x, x + rect.right());
        let (bottom, top) = (self.height - y - rect.bottom(), self.height - y - rect.y);
        self.paint(shape.fill, shape.stroke.as_ref(), false, |content| {
            let reach = radius * (1.0 - QUARTER);
            content
                .move_to(left + radius, top)
                .line_to(right - radius, top)
                .cubic_to(right - reach, top, right, top - reach, right, top - radius)
                .line_to(right, bottom + radius)
                .cubic_to(right, bottom + reach, right - reach, bottom, right - radius, bottom)
                .line_to(left + radius, bottom)
                .cubic_to(left + reach, bottom, left, bottom + reach, left, bottom + radius)
                .line_to(left, top - radius)
                .cubic_to(left, top - reach, left + reach, top, left + radius, top)
                .close_path();
        });
    }

    fn path(&mut self, path: &Path, (x, y): (f32, f32)) {
        let height = self.height;
        let (fill, even_odd) = path
            .fill
            .map_or((None, false), |fill| (Some(fill.color), fill.even_odd));
        self.paint(fill, path.stroke.as_ref(), even_odd, |content| {
            for segment in &path.segments {
                match *segment {
                    Segment::Move { p } => content.move_to(x + p.x, height - y - p.y),
                    Segment::Line { p } => content.line_to(x + p.x, height - y - p.y),
                    Segment::Curve { a, b, p } => content.cubic_to(
                        x + a.x,
                        height - y - a.y,
                        x + b.x,
                        height - y - b.y,
                        x + p.x,
                        height - y - p.y,
                    ),
                    Segment::Close => content.close_path(),
                };
            }
        });
    }

    fn paint(
        &mut self,
        inside: Option<Color>,
        stroke: Option<&journey_scene::Stroke>,
        even_odd: bool,
        outline: impl Fn(&mut Content),
    ) {
        if let Some(color) = inside {
            fill(self, color);
            outline(&mut self.content);
            if even_odd {
                self.content.fill_even_odd();
            } else {
                self.content.fill_nonzero();
            }
        }
        let Some(stroke) = stroke else { return };
        self.alpha(stroke.color.a);
        let part = |part: u8| f32::from(part) / 255.0;
        let (cap, join) = if stroke.round {
            (LineCapStyle::RoundCap, LineJoinStyle::RoundJoin)
        } else {
            (LineCapStyle::ButtCap, LineJoinStyle::MiterJoin)
        };
        self.content
            .set_stroke_rgb(part(stroke.color.r), part(stroke.color.g), part(stroke.color.b))
            .set_line_width(stroke.width)
            .set_line_cap(cap)
            .set_line_join(join)
            .set_dash_pattern(stroke.dash.iter().flat_map(|dash| [dash.on, dash.off]), 0.0);
        outline(&mut self.content);
        self.content.stroke();
    }

    fn text(&mut self, run: &TextRun, (x, y): (f32, f32), files: &'a Files) {
        fill(self, run.color);
        let face = self.faces.entry(run.font).or_insert_with(|| {
            let bytes = &files[&run.font];
            Face {
                bytes,
                font: FontRef::new(bytes).unwrap(),
                remapper: GlyphRemapper::new(),
                characters: BTreeMap::new(),
            }
        });
        let content = &mut self.content;
        content
            .begin_text()
            .set_font(Name(run.font.file_name().as_bytes()), run.size)
            .set_text_matrix([1.0, 0.0, 0.0, 1.0, x + run.x, self.height - y - run.baseline]);
        let mut line = content.show_positioned();
        let mut items = line.items();
        let (mut pen, mut letters) = (0.0, Vec::new());
        for glyph in run.glyphs.iter() {
            let code = face.remapper.remap(glyph.id);
            let character = run
                .text
                .get(glyph.start as usize..)
                .and_then(|rest| rest.chars().next());
            face.characters.entry(code).or_insert(character.unwrap_or(' '));
            let wanted = glyph.x * 1000.0 / run.size;
            if (pen - wanted).abs() > 0.6 {
                items.show(Str(&letters)).adjust(pen - wanted);
                letters.clear();
                pen = wanted;
            }
            letters.extend(code.to_be_bytes());
            pen += *self
                .widths
                .entry((run.font, glyph.id))
                .or_insert_with(|| face.width(glyph.id));
        }
        items.show(Str(&letters));
        items.finish();
        line.finish();
        content.end_text();
    }

    fn finish(self, scene: &Scene) -> Vec<u8> {
        let mut pdf = Pdf::new();
        let [catalog, pages, page, content] = [1, 2, 3, 4].map(Ref::new);
        let mut next = 5;
        let mut id = || {
            next += 1;
            Ref::new(next)
        };
        pdf.catalog(catalog).pages(pages);
        pdf.pages(pages).kids([page]).count(1);
        let fonts: Vec<(FontKey, [Ref; 5])> = self
            .faces
            .keys()
            .map(|key| (*key, [id(), id(), id(), id(), id()]))
            .collect();
        let mut leaf = pdf.page(page);
        leaf.media_box(Rect::new(0.0, 0.0, scene.size.w, scene.size.h))
            .parent(pages)
            .contents(content);
        let mut resources = leaf.resources();
        let mut named = resources.fonts();
        for (key, [font, ..]) in &fonts {
            named.pair(Name(key.file_name().as_bytes()), *font);
        }
        named.finish();
        let mut states = resources.ext_g_states();
        for alpha in self.alphas.keys() {
            let opacity = f32::from(*alpha) / 255.0;
            states
                .insert(Name(format!("A{alpha}").as_bytes()))
                .start::<pdf_writer::writers::ExtGraphicsState>()
                .non_stroking_alpha(opacity)
                .stroking_alpha(opacity);
        }
        states.finish();
        resources.finish();
        leaf.finish();
        for (key, ids) in fonts {
            write_font(&mut pdf, key, &self.faces[&key], ids);
        }
        let stream = deflated(&self.content.finish());
        pdf.stream(content, &stream).filter(Filter::FlateDecode);
        pdf.finish()
    }
}

fn write_font(pdf: &mut Pdf, key: FontKey, face: &Face, [font, cid, descriptor, file, characters]: [Ref; 5]) {
    let base = Name(key.file_name().as_bytes());
    let info = SystemInfo {
        registry: Str(b"Adobe"),
        ordering: Str(b"Identity"),
        supplement: 0,
    };
    pdf.type0_font(font)
        .base_font(base)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(characters);
    let mut cids = pdf.cid_font(cid);
    cids.subtype(CidFontType::Type2)
        .base_font(base)
        .system_info(info)
        .font_descriptor(descriptor)
        .cid_to_gid_map_predefined(Name(b"Identity"));
    cids.widths()
        .consecutive(0, face.remapper.remapped_gids().map(|glyph| face.width(glyph)));
    cids.finish();
    pdf.font_descriptor(descriptor)
        .name(base)
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(-1000.0, -500.0, 2000.0, 1500.0))
        .italic_angle(0.0)
        .ascent(960.0)
        .descent(-240.0)
        .cap_height(700.0)
        .stem_v(80.0)
        .font_file2(file);
    let program = subsetter::subset(face.bytes, 0, &face.remapper).unwrap();
    pdf.stream(file, &deflated(&program)).filter(Filter::FlateDecode);
    let mut map = UnicodeCmap::new(Name(b"Custom"), info);
    for (code, character) in &face.characters {
        map.pair(*code, *character);
    }
    pdf.cmap(characters, &map.finish());
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
