//! What one window shows of a map. Windows on the same map may show it in other colours and another form, and each is brought
//! up to date from what it has.

use journey_layout::{PictureSizes, Typesetter, network, screen};
use journey_model::{Date, Form, Id, Journey};
use journey_scene::{Scene, ScenePatch};

use crate::assets::Assets;
use crate::protocol::{Appearance, Language};

/// How a map is drawn on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Drawing {
    pub appearance: Appearance,
    pub language: Language,
    pub form: Form,
    /// Whether empty cells say what could stand in them.
    pub guidance: bool,
    /// The actor whose path is drawn over the map.
    pub path: Option<Id>,
}

/// What a drawing is made of beside the map.
#[derive(Clone, Copy)]
pub(crate) struct Supplies<'a> {
    pub assets: &'a Assets,
    pub pictures: &'a PictureSizes,
    /// The day where the user is.
    pub today: Date,
}

/// A window and the revision that it shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub window: &'a str,
    pub revision: u64,
}

/// The drawing that a window has.
pub(crate) struct Pane {
    view: Drawing,
    setter: Typesetter,
    scene: Scene,
    /// Of the map, when it was drawn.
    pub revision: u64,
    /// Whether another program changed the map since the window was told so last.
    pub elsewhere: bool,
    /// Grows with every use among the panes of a map.
    pub used: u64,
}

impl Pane {
    /// Draws a map for a window.
    pub fn new(journey: &Journey, revision: u64, view: Drawing, supplies: Supplies) -> Self {
        let mut setter = Assets::typesetter();
        Self {
            view,
            scene: draw(journey, view, supplies, &mut setter),
            setter,
            revision,
            elsewhere: false,
            used: 0,
        }
    }

    /// Draws the map in other colours or another language.
    pub fn show(&mut self, journey: &Journey, revision: u64, view: Drawing, supplies: Supplies) {
        self.view = view;
        self.scene = draw(journey, view, supplies, &mut self.setter);
        self.revision = revision;
    }

    /// The drawing as it was last sent.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Draws the map as it is now, and says what differs from what the window has.
    pub fn bring_up_to(&mut self, journey: &Journey, revision: u64, supplies: Supplies) -> ScenePatch {
        let scene = draw(journey, self.view, supplies, &mut self.setter);
        let patch = ScenePatch::between(&self.scene, &scene);
        let before = std::mem::replace(&mut self.scene, scene);
        // To take a big drawing apart again costs milliseconds, which nobody has to wait for.
        std::thread::Builder::new().spawn(move || drop(before)).ok();
        self.revision = revision;
        patch
    }

    /// What would differ if the window showed this journey. Nothing is kept.
    pub fn preview(&mut self, journey: &Journey, supplies: Supplies) -> ScenePatch {
        let scene = draw(journey, self.view, supplies, &mut self.setter);
        ScenePatch::between(&self.scene, &scene)
    }
}

fn draw(journey: &Journey, drawing: Drawing, supplies: Supplies, setter: &mut Typesetter) -> Scene {
    let Supplies {
        assets,
        pictures,
        today,
    } = supplies;
    let look = assets
        .look(drawing.appearance, drawing.language)
        .with_pictures(pictures)
        .with_guidance(drawing.guidance)
        .with_today(Some(today))
        .with_path(drawing.path);
    match drawing.form {
        Form::Grid => screen(journey, look, setter),
        Form::Network => network(journey, look, setter),
    }
}
