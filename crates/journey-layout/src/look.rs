//! What a map looks like apart from its content: colours, icons, words.

use std::collections::BTreeMap;
use std::sync::Arc;

use journey_model::{Date, Id};
use journey_scene::{Color, Point, Segment};
use kurbo::{BezPath, PathEl};

use crate::Words;
use crate::hatch::Hatch;

/// Width and height in pixels of the pictures that exist, by name: the hash of their bytes. A picture that is not among
/// them is drawn as missing.
pub type PictureSizes = BTreeMap<String, (u32, u32)>;

static NO_PICTURES: PictureSizes = BTreeMap::new();

/// Colours, icons, words, the sizes of pictures, and what is shown besides, together.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Colours.
    pub theme: &'a Theme,
    /// Icons.
    pub icons: &'a Icons,
    /// Words.
    pub words: &'a Words,
    /// Pictures that exist.
    pub pictures: &'a PictureSizes,
    /// Whether empty cells say what could stand in them: for who draws the map, never for who is handed it.
    pub guidance: bool,
    /// The day on which the map is looked at: what was seen too long before it is drawn lighter. `None` leaves age out.
    pub today: Option<Date>,
    /// The actor whose path is drawn over the map.
    pub path: Option<Id>,
}

impl<'a> Look<'a> {
    /// A look without pictures.
    pub fn new(theme: &'a Theme, icons: &'a Icons, words: &'a Words) -> Self {
        Self {
            theme,
            icons,
            words,
            pictures: &NO_PICTURES,
            guidance: false,
            today: None,
            path: None,
        }
    }

    /// The same look with these pictures.
    pub fn with_pictures(self, pictures: &'a PictureSizes) -> Self {
        Self { pictures, ..self }
    }

    /// The same look with guidance in empty cells, or without.
    pub fn with_guidance(self, guidance: bool) -> Self {
        Self { guidance, ..self }
    }

    /// The same look as of a day.
    pub fn with_today(self, today: Option<Date>) -> Self {
        Self { today, ..self }
    }

    /// The same look with the path of an actor, or without.
    pub fn with_path(self, path: Option<Id>) -> Self {
        Self { path, ..self }
    }
}

/// Why colours, icons or words cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LookError {
    /// The text is not JSON of the expected form.
    #[error("not readable: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// A colour that the layout needs is missing or not `#rrggbb[aa]`.
    #[error("the colour {0} is missing or not a colour")]
    NoColor(String),
    /// An icon's outline is not SVG path data.
    #[error("the icon {0} is not drawn in SVG path data")]
    NoOutline(String),
}

/// The colours of one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The paper.
    pub paper: Color,
    /// Wells: what lies behind the paper's level.
    pub sunken: Color,
    /// Raised surfaces.
    pub raised: Color,
    /// Text.
    pub ink: Color,
    /// Second text.
    pub ink_2: Color,
    /// Third text.
    pub ink_3: Color,
    /// Text on ink.
    pub on_ink: Color,
    /// Text on a stage's colour.
    pub on_stage: Color,
    /// Fine rules.
    pub hairline: Color,
    /// Stronger rules.
    pub hairline_strong: Color,
    /// Finest rules.
    pub hairline_faint: Color,
    /// The eight stage hues.
    pub stages: [StageColors; 8],
    /// Colours of the kinds' icons, by the kind's name.
    kinds: BTreeMap<String, Color>,
    /// Good news.
    pub good: Color,
    /// Bad news.
    pub bad: Color,
    /// Moments of truth.
    pub star: Color,
    /// Area above neutral.
    pub warm: Color,
    /// Area below neutral.
    pub cold: Color,
    /// Curves of the actors.
    pub actors: [Color; 3],
    /// Colour of hatches, in a theme that has them in place of tints.
    pub hatch: Option<Color>,
}

/// The colours of one stage hue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StageColors {
    /// The ribbon.
    pub full: Color,
    /// The inside of cards.
    pub tint: Color,
    /// Edges.
    pub edge: Color,
    /// Writing.
    pub ink: Color,
    /// Lines in place of the tint.
    pub hatch: Option<Hatch>,
}

impl Theme {
    /// Reads a theme: token names and colours as JSON.
    pub fn parse(json: &str) -> Result<Self, LookError> {
        let tokens: BTreeMap<String, String> = serde_json::from_str(json)?;
        let color = |name: &str| {
            tokens
                .get(name)
                .and_then(|text| Color::parse(text))
                .ok_or_else(|| LookError::NoColor(name.to_owned()))
        };
        let hatch = tokens.contains_key("hatch").then(|| color("hatch")).transpose()?;
        let stage = |number: usize| -> Result<StageColors, LookError> {
            Ok(StageColors {
                hatch: hatch.map(|color| Hatch::of_stage(number - 1, color)),
                full: color(&format!("stage-{number}"))?,
                tint: color(&format!("stage-{number}-tint"))?,
                edge: color(&format!("stage-{number}-edge"))?,
                ink: color(&format!("stage-{number}-ink"))?,
            })
        };
        let kinds = [
            "action",
            "touchpoint",
            "thought",
            "need",
            "emotion",
            "pain",
            "opportunity",
            "metric",
            "storyboard",
            "frontstage",
            "backstage",
            "support",
            "evidence",
            "note",
        ];
        Ok(Self {
            paper: color("paper")?,
            sunken: color("sunken")?,
            raised: color("raised")?,
            ink: color("ink")?,
            ink_2: color("ink-2")?,
            ink_3: color("ink-3")?,
            on_ink: color("on-ink")?,
            on_stage: color("on-stage")?,
            hairline: color("hairline")?,
            hairline_strong: color("hairline-strong")?,
            hairline_faint: color("hairline-faint")?,
            stages: [
                stage(1)?,
                stage(2)?,
                stage(3)?,
                stage(4)?,
                stage(5)?,
                stage(6)?,
                stage(7)?,
                stage(8)?,
            ],
            kinds: kinds
                .iter()
                .map(|kind| Ok(((*kind).to_owned(), color(&format!("kind-{kind}"))?)))
                .collect::<Result<_, LookError>>()?,
            good: color("good")?,
            bad: color("bad")?,
            star: color("star")?,
            warm: color("warm")?,
            cold: color("cold")?,
            actors: [color("actor-1")?, color("actor-2")?, color("actor-3")?],
            hatch,
        })
    }

    /// Colour of a kind's icon.
    pub(crate) fn kind(&self, kind: &str) -> Color {
        self.kinds.get(kind).copied().unwrap_or(self.ink)
    }

    /// Colour of an actor's curve.
    pub(crate) fn actor(&self, hue: u8) -> Color {
        match hue {
            0..=2 => self.actors[usize::from(hue)],
            other => self.stages[usize::from(other % 8)].full,
        }
    }
}

/// Icons as strokes on a grid of 24 by 24. Copies share the strokes.
#[derive(Debug, Clone)]
pub struct Icons {
    outlines: Arc<BTreeMap<String, Vec<Segment>>>,
}

impl PartialEq for Icons {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.outlines, &other.outlines) || self.outlines == other.outlines
    }
}

impl Icons {
    /// Reads icons: names and lists of SVG path data as JSON.
    pub fn parse(json: &str) -> Result<Self, LookError> {
        let texts: BTreeMap<String, Vec<String>> = serde_json::from_str(json)?;
        let mut outlines = BTreeMap::new();
        for (name, paths) in texts {
            let mut segments = Vec::new();
            for path in paths {
                let path = BezPath::from_svg(&path).map_err(|_| LookError::NoOutline(name.clone()))?;
                append(&path, &mut segments);
            }
            outlines.insert(name, segments);
        }
        Ok(Self {
            outlines: Arc::new(outlines),
        })
    }

    /// The strokes of an icon; none for an unknown name.
    pub(crate) fn outline(&self, name: &str) -> &[Segment] {
        self.outlines.get(name).map_or(&[], Vec::as_slice)
    }
}

fn append(path: &BezPath, segments: &mut Vec<Segment>) {
    let point = |p: kurbo::Point| Point::new(p.x as f32, p.y as f32);
    let mut last = kurbo::Point::ZERO;
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(p) => segments.push(Segment::Move { p: point(p) }),
            PathEl::LineTo(p) => segments.push(Segment::Line { p: point(p) }),
            PathEl::QuadTo(c, p) => {
                let a = last + (c - last) * (2.0 / 3.0);
                let b = p + (c - p) * (2.0 / 3.0);
                segments.push(Segment::Curve {
                    a: point(a),
                    b: point(b),
                    p: point(p),
                });
            }
            PathEl::CurveTo(a, b, p) => segments.push(Segment::Curve {
                a: point(a),
                b: point(b),
                p: point(p),
            }),
            PathEl::ClosePath => segments.push(Segment::Close),
        }
        last = element.end_point().unwrap_or(last);
    }
}
