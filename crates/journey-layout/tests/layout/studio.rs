//! Everything a layout needs, from the bundled assets.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use journey_layout::{Icons, Look, PictureSizes, Poster, PosterNotes, Sheet, Theme, Typesetter, Words, poster, screen};
use journey_model::{Date, Journey};
use journey_scene::{FontKey, Scene, Size};

/// Fonts, colours, icons and words, read once.
pub struct Studio {
    fonts: Vec<(FontKey, Arc<[u8]>)>,
    theme: Theme,
    icons: Icons,
    words: Words,
}

/// The studio of every test.
pub static STUDIO: LazyLock<Studio> = LazyLock::new(|| {
    let text = |name: &str| String::from_utf8(asset(name)).unwrap();
    Studio {
        fonts: FontKey::ALL
            .map(|key| (key, asset(&format!("fonts/{}", key.file_name())).into()))
            .to_vec(),
        theme: Theme::parse(&text("themes/light.json")).unwrap(),
        icons: Icons::parse(&text("icons/icons.json")).unwrap(),
        words: serde_json::from_str(&text("messages/en/map.json")).unwrap(),
    }
});

fn asset(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets").join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Studio {
    pub fn look(&self) -> Look<'_> {
        Look::new(&self.theme, &self.icons, &self.words)
    }

    /// The bundled fonts.
    pub fn fonts(&self) -> Vec<(FontKey, Arc<[u8]>)> {
        self.fonts.clone()
    }

    /// A typesetter that has set nothing yet.
    pub fn typesetter(&self) -> Typesetter {
        Typesetter::new(self.fonts.iter().cloned())
    }

    pub fn screen(&self, journey: &Journey, setter: &mut Typesetter) -> Scene {
        screen(journey, self.look(), setter)
    }

    /// The screen of a journey whose pictures have these sizes, set afresh.
    pub fn screen_with(&self, journey: &Journey, pictures: &PictureSizes) -> Scene {
        screen(journey, self.look().with_pictures(pictures), &mut self.typesetter())
    }

    pub fn poster(&self, journey: &Journey, sheet: Sheet, setter: &mut Typesetter) -> Poster {
        let notes = PosterNotes::new("K7QM-3XVA", Date::new(2026, 11, 21).unwrap());
        poster(journey, self.look(), sheet, &notes, setter)
    }
}

/// The screen of a journey, set afresh.
pub fn fresh_screen(journey: &Journey) -> Scene {
    STUDIO.screen(journey, &mut STUDIO.typesetter())
}

/// The sheets from A4 to A0 with their names, both ways round.
pub fn sheets() -> Vec<(String, Sheet)> {
    let papers = [
        ("A4", 210.0f32, 297.0f32),
        ("A3", 297.0, 420.0),
        ("A2", 420.0, 594.0),
        ("A1", 594.0, 841.0),
        ("A0", 841.0, 1189.0),
    ];
    let points = |millimetres: f32| millimetres * 72.0 / 25.4;
    let sheet = |w: f32, h: f32| Sheet {
        size: Size {
            w: points(w),
            h: points(h),
        },
        margin: points((w.min(h) * 0.026).max(6.0)),
    };
    let both = papers.into_iter().flat_map(|(name, short, long)| {
        [
            (format!("{name} portrait"), sheet(short, long)),
            (format!("{name} landscape"), sheet(long, short)),
        ]
    });
    both.collect()
}
