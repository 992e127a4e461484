//! Everything that a drawing needs, from the bundled assets.

use std::fs;
use std::sync::Arc;

use journey_app::{Date, revision_code};
use journey_layout::{
    Icons, Look, Marked, Poster, PosterNotes, Sheet, Theme, Typesetter, Words, marked_poster, poster, screen,
};
use journey_model::{Journey, overlaid};
use journey_scene::{FontKey, Scene, Size};
use percorso_tests::in_work_tree;

/// Everything that a layout needs, light and English.
pub struct Studio {
    theme: Theme,
    icons: Icons,
    words: Words,
}

impl Studio {
    pub fn open() -> Self {
        let text = |path: &str| fs::read_to_string(in_work_tree(path)).unwrap();
        Self {
            theme: Theme::parse(&text("assets/themes/light.json")).unwrap(),
            icons: Icons::parse(&text("assets/icons/icons.json")).unwrap(),
            words: serde_json::from_str(&text("assets/messages/en/map.json")).unwrap(),
        }
    }

    pub fn look(&self) -> Look<'_> {
        Look::new(&self.theme, &self.icons, &self.words)
    }

    pub fn screen(&self, journey: &Journey) -> Scene {
        screen(journey, self.look(), &mut typesetter())
    }

    /// On A1 in landscape, with the margins of the product.
    pub fn poster(&self, journey: &Journey) -> Poster {
        let notes = PosterNotes::new(revision_code(journey), today());
        poster(journey, self.look(), a1(), &notes, &mut typesetter())
    }

    /// The same as of a day, with the path of the main actor.
    pub fn followed(&self, journey: &Journey) -> Poster {
        let notes = PosterNotes::new(revision_code(journey), today());
        let actor = journey.main_actor().map(|actor| actor.id);
        let look = self.look().with_today(Some(today())).with_path(actor);
        poster(journey, look, a1(), &notes, &mut typesetter())
    }

    /// The same with marks on what changed.
    pub fn marked(&self, before: &Journey, journey: &Journey) -> Poster {
        let notes = PosterNotes::new(revision_code(journey), today());
        let marked = Marked {
            over: &overlaid(before, journey),
            since: "print K7QM-3XVA",
        };
        marked_poster(journey, marked, self.look(), a1(), &notes, &mut typesetter())
    }
}

fn a1() -> Sheet {
    let points = |millimetres: f32| millimetres * 72.0 / 25.4;
    Sheet {
        size: Size {
            w: points(841.0),
            h: points(594.0),
        },
        margin: points(594.0 * 0.026),
    }
}

pub fn font_file(key: FontKey) -> Vec<u8> {
    fs::read(in_work_tree("assets/fonts").join(key.file_name())).unwrap()
}

fn typesetter() -> Typesetter {
    Typesetter::new(FontKey::ALL.map(|key| (key, Arc::from(font_file(key)))))
}

pub fn today() -> Date {
    Date::new(2026, 11, 21).unwrap()
}

pub fn example(name: &str) -> (Vec<u8>, Journey) {
    let bytes = fs::read(in_work_tree("examples").join(name)).unwrap();
    let journey = journey_format::read(&bytes).unwrap();
    (bytes, journey)
}
