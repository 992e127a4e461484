//! What is to be printed: the maps that a choice means, each laid out on its paper.

use std::collections::BTreeSet;

use journey_layout::{
    Look, Marked, PictureSizes, Poster, PosterNotes, Sheet, Typesetter, blank, card_sheets, changes, marked_poster,
    poster, summary,
};
use journey_model::{Date, Id, Journey, Only, Overlaid, Record, excerpt, overlaid};
use journey_scene::Scene;

use super::findings::findings;
use super::laid::smallest_type;
use super::past::Past;
use crate::assets::Assets;
use crate::protocol::{Orientation, PosterChoices, Product};
use crate::revision_code;

/// A map to print.
#[derive(Clone, Copy)]
pub(crate) struct Order<'a> {
    pub journey: &'a Journey,
    pub choices: &'a PosterChoices,
    pub pictures: &'a PictureSizes,
    pub date: Date,
    /// The print on the wall, for changes; `None` when it is not known.
    pub wall: Option<&'a Wall>,
    /// The state since which changes are marked; `None` when none are to be, or it is not known.
    pub past: Option<&'a Past>,
}

/// The print that hangs on the wall: what the map was, and how it was printed.
pub(crate) struct Wall {
    pub journey: Journey,
    pub choices: PosterChoices,
}

/// What a choice comes to.
#[derive(Default)]
pub(crate) struct Printed {
    pub sheets: Vec<PrintedSheet>,
    /// Printed size against nominal size: 1 is 100 %. The least of all sheets.
    pub scale: f32,
    pub smallest_type: f32,
    pub cell: Option<f32>,
}

/// One drawing as large as its paper.
pub(crate) struct PrintedSheet {
    /// The actor whose sheet it is; empty for everybody's.
    pub actor: String,
    pub scene: Scene,
}

/// A part of the map that is printed by itself.
struct Part {
    actor: Option<Id>,
    name: String,
    only: Only,
    map: Journey,
}

impl Order<'_> {
    /// The parts that the choice of stages, lanes and actors means, those with nothing in them too.
    fn parts(&self) -> Vec<Part> {
        let chosen = &self.choices.only;
        let part = |actor: Option<Id>, name: &str, actors: Vec<Id>| {
            let only = Only {
                stages: chosen.stages.clone(),
                lanes: chosen.lanes.clone(),
                actors,
            };
            Part {
                actor,
                name: name.to_owned(),
                map: excerpt(self.journey, &only),
                only,
            }
        };
        let actors = self.journey.actors();
        if !self.choices.per_actor || actors.is_empty() {
            return vec![part(None, "", chosen.actors.clone())];
        }
        let wanted = |id| chosen.actors.is_empty() || chosen.actors.contains(&id);
        let actors = actors.into_iter().filter(|actor| wanted(actor.id));
        actors
            .map(|actor| part(Some(actor.id), &actor.name, vec![actor.id]))
            .collect()
    }

    /// Whether changes are to be marked.
    pub fn is_marked(&self) -> bool {
        self.choices.product == Product::Map && self.choices.mark.is_some()
    }

    /// Whether anything of the map is left in a part of it. A map that is empty itself leaves what it has.
    fn is_something(&self, part: &Journey) -> bool {
        let kept = |all: usize, left: usize| left > 0 || all == 0;
        let placed = |map: &Journey| map.cards().filter(|card| card.place.is_some()).count();
        kept(self.journey.stages().len(), part.stages().len())
            && kept(self.journey.lanes().len(), part.lanes().len())
            && (self.choices.product == Product::Blank || kept(placed(self.journey), placed(part)))
    }

    /// Lays out everything that is to be printed.
    pub fn lay_out(&self, assets: &Assets, setter: &mut Typesetter) -> Printed {
        let mut all = Printed {
            scale: f32::INFINITY,
            smallest_type: f32::INFINITY,
            ..Printed::default()
        };
        for (actor, task) in self.tasks(assets, setter) {
            let one = larger(self.choices.orientation, |landscape| {
                self.one(&task, landscape, assets, setter)
            });
            all.scale = all.scale.min(one.scale);
            all.smallest_type = all.smallest_type.min(one.smallest_type);
            all.cell = all.cell.into_iter().chain(one.cell).reduce(f32::min);
            let named = one.scenes.into_iter().map(|scene| PrintedSheet {
                actor: actor.clone(),
                scene,
            });
            all.sheets.extend(named);
        }
        if !all.scale.is_finite() {
            all.scale = 1.0;
        }
        if !all.smallest_type.is_finite() {
            all.smallest_type = 0.0;
        }
        all
    }

    fn tasks(&self, assets: &Assets, setter: &mut Typesetter) -> Vec<(String, Task)> {
        if self.choices.product != Product::Changes {
            let parts = self.parts().into_iter().filter(|part| self.is_something(&part.map));
            let past = self.past.filter(|_| self.choices.product == Product::Map);
            let over = past.map(|past| overlaid(&past.journey, self.journey));
            let task = |part: Part| Task::Map {
                over: over.as_ref().map(|over| Box::new(part_of(over, &part.only))),
                map: Box::new(part.map),
            };
            return parts.map(|part| (part.name.clone(), task(part))).collect();
        }
        let Some(wall) = self.wall else { return Vec::new() };
        let then = Order {
            journey: &wall.journey,
            choices: &wall.choices,
            ..*self
        };
        let now = Order {
            choices: &wall.choices,
            ..*self
        };
        let mut new = now.parts();
        let hung = then.parts().into_iter().filter(|part| then.is_something(&part.map));
        let mut tasks = Vec::new();
        for old in hung {
            // An actor who is gone from the map has a poster on the wall that nothing brings up to date.
            let Some(place) = new.iter().position(|part| part.actor == old.actor) else {
                continue;
            };
            let part = new.swap_remove(place);
            let poster = larger(wall.choices.orientation, |landscape| {
                then.hung(&old.map, landscape, assets, setter)
            });
            tasks.push((
                part.name,
                Task::Changes {
                    old: Box::new(old.map),
                    new: Box::new(part.map),
                    poster: Box::new(poster),
                },
            ));
        }
        tasks
    }

    /// A poster as it was printed, by the order that it was printed by.
    fn hung(&self, map: &Journey, landscape: bool, assets: &Assets, setter: &mut Typesetter) -> Poster {
        let look = self.look(assets);
        let (sheet, notes) = (self.sheet(landscape), self.notes(map, assets));
        match self.choices.product {
            Product::Blank => blank(map, look, sheet, &notes, setter).poster,
            _ => poster(map, look, sheet, &notes, setter),
        }
    }

    fn one(&self, task: &Task, landscape: bool, assets: &Assets, setter: &mut Typesetter) -> One {
        let look = self.look(assets);
        let sheet = self.sheet(landscape);
        let (map, over) = match task {
            Task::Map { map, over } => (map, over),
            Task::Changes { old, new, poster } => {
                let notes = self.notes(new, assets);
                let changes = changes(old, new, poster, look, sheet, &notes, setter);
                let sheets = if changes.nothing { Vec::new() } else { changes.sheets };
                return One {
                    scale: poster.scale,
                    ..One::sheets(sheets)
                };
            }
        };
        let notes = self.notes(map, assets);
        match self.choices.product {
            Product::Summary => One::poster(summary(map, look, sheet, &notes, setter)),
            Product::Cards => One::sheets(card_sheets(map, look, sheet, &notes, setter)),
            Product::Blank => {
                let blank = blank(map, look, sheet, &notes, setter);
                One {
                    cell: Some(blank.cell),
                    ..One::poster(blank.poster)
                }
            }
            Product::Map | Product::Changes => One::poster(match over.as_ref().zip(self.past) {
                Some((over, past)) => {
                    let since = &past.said(look.words);
                    marked_poster(map, Marked { over, since }, look, sheet, &notes, setter)
                }
                None => poster(map, look, sheet, &notes, setter),
            }),
        }
    }

    fn look<'a>(&'a self, assets: &'a Assets) -> Look<'a> {
        assets
            .poster_look(self.choices.theme, self.choices.language)
            .with_pictures(self.pictures)
            .with_today(Some(self.date))
            .with_path(self.choices.path)
    }

    fn sheet(&self, landscape: bool) -> Sheet {
        self.choices.paper.sheet(landscape, self.choices.margin_mm)
    }

    /// What stands beside a map.
    pub fn notes(&self, map: &Journey, assets: &Assets) -> PosterNotes {
        let Self { choices, .. } = self;
        PosterNotes {
            logo: (!choices.logo.is_empty()).then(|| choices.logo.clone()),
            findings: if choices.findings {
                findings(map, self.date, assets.finding_words(choices.language))
            } else {
                Vec::new()
            },
            form: choices.form,
            since: self.wall.map_or_else(String::new, |wall| revision_code(&wall.journey)),
            // Of the whole map: a part of it has no revision of its own.
            ..PosterNotes::new(revision_code(self.journey), self.date)
        }
    }
}

/// A part of a map with what is gone from it, and what differs in that part.
fn part_of(over: &Overlaid, only: &Only) -> Overlaid {
    if only.is_everything() {
        return over.clone();
    }
    let journey = excerpt(&over.journey, only);
    let main = over.journey.main_actor().map(|actor| actor.id);
    let chosen = |list: &[Id], id: Option<Id>| list.is_empty() || id.is_some_and(|id| list.contains(&id));
    let feelings = over
        .feelings
        .iter()
        .filter(|card| chosen(&only.actors, card.actor.or(main)));
    let feelings: Vec<_> = feelings.cloned().collect();
    let mut kept: BTreeSet<Id> = journey.records().map(|record: Record| record.id()).collect();
    kept.extend(feelings.iter().map(|card| card.id));
    let turns = over.turns.iter().filter(|(id, _)| kept.contains(id));
    Overlaid {
        turns: turns.map(|(id, turn)| (*id, *turn)).collect(),
        journey,
        feelings,
    }
}

/// What becomes one or several sheets.
enum Task {
    Map {
        map: Box<Journey>,
        /// The same with what is gone from it, where changes are marked.
        over: Option<Box<Overlaid>>,
    },
    Changes {
        old: Box<Journey>,
        new: Box<Journey>,
        poster: Box<Poster>,
    },
}

/// One task in one orientation.
struct One {
    scenes: Vec<Scene>,
    scale: f32,
    smallest_type: f32,
    cell: Option<f32>,
}

impl One {
    fn poster(poster: Poster) -> Self {
        Self {
            scenes: vec![poster.scene],
            scale: poster.scale,
            smallest_type: poster.smallest_type,
            cell: None,
        }
    }

    /// Sheets on which everything has its own size.
    fn sheets(scenes: Vec<Scene>) -> Self {
        Self {
            scale: 1.0,
            smallest_type: scenes.iter().map(smallest_type).fold(f32::INFINITY, f32::min),
            cell: None,
            scenes,
        }
    }
}

/// Something that was laid out in one orientation.
trait Measured {
    /// How large it prints, and on how many sheets.
    fn merit(&self) -> (f32, usize);
}

impl Measured for One {
    fn merit(&self) -> (f32, usize) {
        (self.scale, self.scenes.len())
    }
}

impl Measured for Poster {
    fn merit(&self) -> (f32, usize) {
        (self.scale, 1)
    }
}

/// Lays out in the orientation asked for; automatic is whichever prints larger, or the same on fewer sheets.
fn larger<T: Measured>(orientation: Orientation, mut on: impl FnMut(bool) -> T) -> T {
    match orientation {
        Orientation::Landscape => on(true),
        Orientation::Portrait => on(false),
        Orientation::Automatic => {
            let (wide, tall) = (on(true), on(false));
            let ((scale, sheets), (tall_scale, tall_sheets)) = (wide.merit(), tall.merit());
            let is_better = tall_scale > scale || (tall_scale == scale && tall_sheets < sheets);
            if is_better { tall } else { wide }
        }
    }
}
