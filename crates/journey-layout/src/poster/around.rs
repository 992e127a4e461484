//! A map with its head, findings and foot on one sheet.

use journey_model::Journey;
use journey_scene::{Group, Pin, Point, Scene, Size};

use super::fit::Fit;
use super::foot::Signs;
use super::turns::{self, Marked};
use super::{Poster, PosterNotes, Sheet, findings, foot, head, moved, smallest_type};
use crate::map::{Drawn, Spacing};
use crate::text::Typesetter;
use crate::{Look, ageing};

/// What stands around a map.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub journey: &'a Journey,
    /// What is marked on the map, if anything.
    pub marked: Option<Marked<'a>>,
    pub look: Look<'a>,
    pub notes: &'a PosterNotes,
}

struct Parts {
    head: head::Head,
    findings: findings::Findings,
    foot: foot::Foot,
}

impl Parts {
    fn height(&self) -> f32 {
        self.head.height + self.findings.height + self.foot.height
    }
}

impl Around<'_> {
    /// Sets head, findings and foot for a width, at the scale at which they are printed.
    fn parts(&self, (width, scale): (f32, f32), signs: Signs, setter: &mut Typesetter) -> Parts {
        let (journey, look, notes) = (self.journey, self.look, self.notes);
        Parts {
            head: head::measure(journey, look, width, notes, setter),
            findings: findings::measure(look, width, notes, setter),
            foot: foot::measure(journey, look, (width, scale), (notes, signs), setter),
        }
    }

    /// Puts everything on a sheet. `draw` draws the map with more or less room between its parts.
    pub fn lay_out(
        &self,
        sheet: Sheet,
        setter: &mut Typesetter,
        draw: &mut dyn FnMut(Spacing, &mut Typesetter) -> Drawn,
    ) -> Poster {
        let inner = sheet.inner();
        let natural = draw(Spacing::default(), setter);
        let legend = self.marked.map(|marked| turns::legend(marked, &natural, self.look));
        let signs = Signs {
            marks: legend.as_ref(),
            aged: ageing::is_marked(&natural.groups),
        };
        let enough = self.room(&natural, signs, inner, setter);
        let fit = Fit::of(&natural, inner, enough);
        let mut map = draw(fit.spacing, setter);
        if let Some(marked) = self.marked {
            turns::mark(marked, &mut map, self.look);
        }
        let width = inner.w / fit.scale;
        let Parts { head, findings, foot } = self.parts((width, fit.scale), signs, setter);
        let top = head.height;
        let left = ((width - map.size.w) / 2.0).max(0.0);
        let foot_top = (inner.h / fit.scale - foot.height).max(top + map.size.h + findings.height);
        let findings_top = top + map.size.h;

        let mut groups: Vec<Group> = vec![head.draw(self.look)];
        groups.extend(map.groups.into_iter().map(|group| moved(group, Point::new(left, top))));
        groups.extend(
            findings
                .draw(self.look)
                .map(|group| moved(group, Point::new(0.0, findings_top))),
        );
        groups.push(moved(foot.draw(self.look), Point::new(0.0, foot_top)));
        let margin = Point::new(sheet.margin, sheet.margin);
        let groups: Vec<Group> = groups
            .into_iter()
            .map(|group| Group {
                pin: Pin::None,
                ..moved(group.scaled(fit.scale), margin)
            })
            .collect();
        let origin = Point::new(margin.x + left * fit.scale, margin.y + top * fit.scale);
        let hits = map
            .hits
            .into_iter()
            .map(|hit| hit.whole().placed(fit.scale, origin).into())
            .collect();
        let smallest_type = smallest_type(&groups);
        let scene = Scene {
            size: sheet.size,
            paper: self.look.theme.paper,
            groups,
            hits,
            outline: map.outline,
            scales: Vec::new(),
        };
        Poster {
            scene,
            scale: fit.scale,
            smallest_type,
        }
    }

    /// The height that head, findings and foot need together, at nominal size. They are set at the width that the sheet
    /// leaves at the map's own scale, which depends on their height: a larger scale leaves less width, and what is narrower
    /// is taller. So the height is sought between one that is too small and one that is enough.
    fn room(&self, natural: &Drawn, signs: Signs, inner: Size, setter: &mut Typesetter) -> f32 {
        let mut needed = |reserved: f32| {
            let scale = Fit::of(natural, inner, reserved).scale;
            self.parts((inner.w / scale, scale), signs, setter).height()
        };
        let (mut short, mut enough) = (0.0, needed(0.0));
        for _ in 0..16 {
            let wanted = needed(enough);
            if wanted <= enough {
                break;
            }
            (short, enough) = (enough, wanted);
        }
        for _ in 0..8 {
            let between = f32::midpoint(short, enough);
            let wanted = needed(between);
            if wanted > between {
                short = between;
            } else {
                enough = between;
            }
        }
        enough
    }
}
