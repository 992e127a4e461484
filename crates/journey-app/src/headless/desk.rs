//! Posters without a window: of a map file, or of a library's map.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use journey_layout::PictureSizes;
use journey_model::{Content, Date, Id, Journey};
use journey_store::Picture;

use crate::assets::Assets;
use crate::disk::{MAX_MAP_FILE, read_limited};
use crate::host::Host;
use crate::pictures::accept;
use crate::poster::{Laid, Order, Past, PosterRoom, Wall, layout_name, past, places, refused, wall, write};
use crate::protocol::{Earlier, Only, PosterChoices, PosterFormat, PosterPreview, Product};
use crate::sharing::Copy;
use crate::{App, AppError};

/// A map and all that its posters need.
pub struct PosterDesk {
    from: From,
    pub(super) journey: Journey,
    /// Pictures beside those of the library.
    pictures: Vec<Picture>,
    pub(super) sizes: PictureSizes,
    pub(super) date: Date,
    wall: Option<Wall>,
    past: Option<Past>,
    /// The map's revision in its library.
    revision: u64,
}

enum From {
    File { assets: Box<Assets>, room: Box<PosterRoom> },
    Library { app: Box<App>, map: Id },
}

/// A poster that was laid out and can be written.
pub struct DeskPoster {
    laid: Arc<Laid>,
    choices: PosterChoices,
}

/// What of a map is named on a command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A stage.
    Stage,
    /// A lane.
    Lane,
    /// An actor.
    Actor,
}

impl PosterDesk {
    /// Reads a map file and the pictures beside it.
    pub fn of_file(path: &Path, host: &dyn Host) -> Result<Self, AppError> {
        let Copy { file, pictures, .. } = Copy::of_file(path, None)?;
        let journey = file.journey;
        let from = From::File {
            assets: Box::new(Assets::load()?),
            room: Box::new(PosterRoom::new(host.font_folders())?),
        };
        Ok(Self {
            from,
            journey,
            sizes: sizes(&pictures),
            pictures,
            date: host.today(),
            wall: None,
            past: None,
            revision: 0,
        })
    }

    /// Opens a map file in a library (created when absent), as the window does: a map that was there already is printed as
    /// it was left. What is printed is noted there.
    pub fn of_library(library: &Path, file: &Path, host: Arc<dyn Host>) -> Result<Self, AppError> {
        let date = host.today();
        let app = App::open(library, host, Some(file))?;
        let map = app.start_with.ok_or_else(|| AppError::bug("the map was not opened"))?;
        let sizes = app.opened()?.pictures.clone();
        let (journey, revision) = app
            .opened()?
            .ask(map, |asked| (asked.journey.clone(), asked.revision))?;
        Ok(Self {
            journey,
            revision,
            sizes,
            from: From::Library {
                app: Box::new(app),
                map,
            },
            pictures: Vec::new(),
            date,
            wall: None,
            past: None,
        })
    }

    /// The language of the map's text, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.journey.about().language
    }

    /// Adds everything of this name to what is printed. Capitals do not matter. Fails when the map has nothing of that
    /// name, and says which names it has.
    pub fn choose(&self, only: &mut Only, what: Named, name: &str) -> Result<(), AppError> {
        let (all, chosen, kind): (Vec<(Id, &str)>, &mut Vec<Id>, &str) = match what {
            Named::Stage => {
                let all = self.journey.stages().into_iter();
                (all.map(|one| (one.id, &*one.name)).collect(), &mut only.stages, "stage")
            }
            Named::Lane => {
                let all = self.journey.lanes().into_iter();
                (all.map(|one| (one.id, &*one.name)).collect(), &mut only.lanes, "lane")
            }
            Named::Actor => {
                let all = self.journey.actors().into_iter();
                (all.map(|one| (one.id, &*one.name)).collect(), &mut only.actors, "actor")
            }
        };
        let plain = |name: &str| name.trim().to_lowercase();
        let before = chosen.len();
        let named = all.iter().filter(|(_, other)| plain(other) == plain(name));
        chosen.extend(named.map(|(id, _)| *id));
        if chosen.len() > before {
            return Ok(());
        }
        let names: Vec<&str> = all.iter().map(|(_, name)| *name).collect();
        let names = if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        };
        Err(refused(
            "only",
            format!("the map has no {kind} “{name}”; it has {names}"),
        ))
    }

    /// The actor of this name, whose path is to be drawn. Fails when there is none, and when nobody has laid a path for it.
    pub fn followed(&self, name: &str) -> Result<Id, AppError> {
        let mut named = Only::default();
        self.choose(&mut named, Named::Actor, name)?;
        let mut actors = named.actors.iter().filter_map(|id| self.journey.actor(*id));
        let drawn = |id: &Id| {
            let card = self.journey.card(*id);
            card.is_some_and(|card| matches!(card.content, Content::Touchpoint(_)))
        };
        match actors.find(|actor| actor.path.iter().any(drawn)) {
            Some(actor) => Ok(actor.id),
            None => Err(refused("path", format!("“{}” has no path yet", name.trim()))),
        }
    }

    /// Takes a picture for the head of the poster; its name.
    pub fn take_logo(&mut self, bytes: Vec<u8>) -> Result<String, AppError> {
        let picture = accept(bytes)?;
        let name = picture.hash.clone();
        if let From::Library { app, .. } = &self.from {
            // What is noted as printed names it, so it stays.
            app.keep_pictures(std::slice::from_ref(&picture))?;
        }
        self.sizes.extend(sizes(std::slice::from_ref(&picture)));
        self.pictures.push(picture);
        Ok(name)
    }

    /// Says what hangs on the wall: an earlier state of the map, in a map file, printed by these choices.
    pub fn hang(&mut self, path: &Path, choices: PosterChoices) -> Result<(), AppError> {
        let journey = self.take_beside(Copy::of_file(path, None)?);
        self.wall = Some(Wall { journey, choices });
        Ok(())
    }

    /// Takes another map file, whose pictures may be printed as well.
    fn take_beside(&mut self, copy: Copy) -> Journey {
        let Copy { file, pictures, .. } = copy;
        self.sizes.extend(sizes(&pictures));
        self.pictures.extend(pictures);
        file.journey
    }

    /// Says since when changes are marked: another state of the map, in a map file. Since an empty one everything is new.
    pub fn mark_since(&mut self, path: &Path) -> Result<Earlier, AppError> {
        // Git names a file that was not there before by a device that is empty.
        let bytes = read_limited(path, MAX_MAP_FILE)?;
        let journey = if bytes.is_empty() {
            Journey::new(self.journey.about().clone())
        } else {
            self.take_beside(Copy::of_read(path, None, &bytes)?)
        };
        self.past = Some(Past::of_copy(&journey, path, self.journey.about().id)?);
        Ok(Earlier::Copy {
            path: path.to_string_lossy().into_owned(),
        })
    }

    /// Lays a poster out. Fails when a path is to be drawn of which no stop is on it: parked, in a hidden lane, or not among what
    /// is printed.
    pub fn lay_out(&self, choices: PosterChoices) -> Result<DeskPoster, AppError> {
        let found;
        let wall = match (&self.wall, &self.from) {
            (None, From::Library { app, map }) if choices.product == Product::Changes => {
                found = wall::wall(&app.opened()?.library, *map, &wall::code(&choices.since))?;
                found.as_ref()
            }
            (known, _) => known.as_ref(),
        };
        let looked_up;
        let past = match (&self.past, &choices.mark, &self.from) {
            (None, Some(mark), From::Library { app, map }) => {
                let now = (&self.journey, self.revision);
                looked_up = past(&app.opened()?.library, (*map, now), mark)?;
                looked_up.as_ref()
            }
            (known, Some(_), _) => known.as_ref(),
            (_, None, _) => None,
        };
        let order = Order {
            journey: &self.journey,
            choices: &choices,
            pictures: &self.sizes,
            date: self.date,
            wall,
            past,
        };
        let name = layout_name(&choices)?;
        let laid = match &self.from {
            From::File { assets, room } => room.laid(&name, &order, assets)?,
            From::Library { app, .. } => app.posters.laid(&name, &order, &app.assets)?,
        };
        let followed = choices.path.and_then(|id| self.journey.actor(id));
        if let Some(actor) = followed.filter(|_| !laid.pages.is_empty() && !laid.shows_path()) {
            let message = format!("nothing of the path of “{}” would be on the paper", actor.name);
            return Err(refused("path", message));
        }
        Ok(DeskPoster { laid, choices })
    }

    /// A picture that was brought along, or that the library has.
    pub(super) fn picture(&self, name: &str) -> Result<Option<Picture>, AppError> {
        let brought = self.pictures.iter().find(|picture| picture.hash == name);
        match (brought, &self.from) {
            (None, From::Library { app, .. }) => Ok(app.opened()?.library.picture(name)?),
            (brought, _) => Ok(brought.cloned()),
        }
    }

    /// What is bundled with the program.
    pub(super) fn assets(&self) -> &Assets {
        match &self.from {
            From::File { assets, .. } => assets,
            From::Library { app, .. } => &app.assets,
        }
    }

    /// Writes a poster whole or not at all, and notes in the library that it was printed; the files' paths and the size of
    /// all of them in bytes.
    pub fn write(&self, poster: &DeskPoster, to: &Path) -> Result<(Vec<PathBuf>, u64), AppError> {
        let DeskPoster { laid, choices } = poster;
        let picture = |name: &str| self.picture(name);
        if laid.pages.is_empty() {
            return Err(laid.nothing_to_print());
        }
        let files = write(laid, choices, &*laid.pictures(&picture)?, to, &mut ())?;
        if let From::Library { app, map } = &self.from {
            app.note_print(*map, &self.journey, choices)?;
        }
        let bytes = files.bytes;
        Ok((files.finish()?, bytes))
    }
}

impl DeskPoster {
    /// What there is to know before it is written.
    pub fn preview(&self) -> PosterPreview {
        self.laid.preview()
    }

    /// Where its files will be: one, or one a page.
    pub fn places(&self, to: &Path) -> Vec<PathBuf> {
        places(&self.laid, self.choices.format, to)
    }

    /// Its format.
    pub fn format(&self) -> PosterFormat {
        self.choices.format
    }
}

fn sizes(pictures: &[Picture]) -> PictureSizes {
    pictures
        .iter()
        .map(|picture| (picture.hash.clone(), (picture.width, picture.height)))
        .collect()
}
