//! What goes over the wire: parameters and replies of the calls.

use journey_model::{Command, Element, Id, Label, Link};
use journey_scene::{Scene, ScenePatch};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Language of the interface and of the words that the layout adds to a map.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Italian.
    It,
}

/// Look of the interface and of the map on the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// Dark ink on light paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
    /// Black on white with strong edges.
    Contrast,
}

/// A call without parameters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// One map in the library.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MapSummary {
    /// Identity of the map in the library.
    #[ts(type = "string")]
    pub map: Id,
    /// Title.
    pub title: String,
    /// Scenario.
    pub scenario: String,
    /// Name of the main actor; empty without one.
    pub actor: String,
    /// How far it has come.
    pub status: journey_model::Status,
    /// Number of steps.
    pub steps: u32,
    /// Number of cards.
    pub cards: u32,
    /// When it was last changed, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub changed: i64,
}

/// The library's maps, the last changed first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LibraryView {
    /// Its maps.
    pub maps: Vec<MapSummary>,
    /// Templates to begin with.
    pub templates: Vec<TemplateSummary>,
}

/// A template.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TemplateSummary {
    /// Its name in calls and on the command line.
    pub name: String,
    /// Its title in the asked language.
    pub title: String,
    /// The method in a sentence.
    pub summary: String,
}

/// Names a language.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct InLanguage {
    /// Language.
    pub language: Language,
}

/// How a map shall be drawn on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct OpenMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// Colours.
    pub appearance: Appearance,
    /// Language of the words that the layout adds.
    pub language: Language,
}

/// A map that is open.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct OpenedMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
    /// Its state.
    pub state: MapState,
    /// The whole drawing.
    pub scene: Scene,
}

/// What there is to know of an open map beside its drawing.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MapState {
    /// Grows with every change, undo and redo.
    #[ts(type = "number")]
    pub revision: u64,
    /// Title.
    pub title: String,
    /// What undo would take back.
    pub undo: Option<Label>,
    /// What redo would do again.
    pub redo: Option<Label>,
    /// Number of steps.
    pub steps: u32,
    /// Number of cards.
    pub cards: u32,
}

/// A command for an open map.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ApplyCommand {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The revision that the user saw.
    #[ts(type = "number")]
    pub revision: u64,
    /// What the user meant.
    pub command: Command,
}

/// Undo or redo on an open map.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct StepThroughHistory {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The revision that the user saw.
    #[ts(type = "number")]
    pub revision: u64,
}

/// What changed. It is durable by the time this is sent.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Changed {
    /// The map's state now.
    pub state: MapState,
    /// From the last scene sent to this one.
    pub patch: ScenePatch,
    /// Elements that were added or edited, to be selected.
    #[ts(type = "Array<string>")]
    pub touched: Vec<Id>,
}

/// Names an element or link of an open map.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct NamedElement {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// Which element.
    #[ts(type = "string")]
    pub id: Id,
}

/// One element with its surroundings, for the inspector.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ElementView {
    /// The element.
    pub element: Element,
    /// Name of the stage it stands in; empty without one.
    pub stage: String,
    /// Name of the step it stands in; empty without one.
    pub step: String,
    /// Colour of the stage, 0 to 7.
    pub hue: u8,
    /// Links from and to it.
    pub links: Vec<LinkView>,
    /// The journey's actors, to choose from.
    pub actors: Vec<ActorChoice>,
}

/// An actor to choose.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ActorChoice {
    /// Which.
    #[ts(type = "string")]
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its colour, 0 to 7.
    pub hue: u8,
}

/// A link as seen from one of its ends.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct LinkView {
    /// The link.
    pub link: Link,
    /// Whether it starts here.
    pub outgoing: bool,
    /// Name of the other end.
    pub other: String,
}

/// Names a map of the library.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct NamedMap {
    /// Which.
    #[ts(type = "string")]
    pub map: Id,
}

/// A new map.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct CreateMap {
    /// Name of the template.
    pub template: String,
    /// Language of its words.
    pub language: Language,
}

/// A file to read. Without a path the host asks the user.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ImportFile {
    /// Where.
    pub path: Option<String>,
}

/// A map file to write. Without a path the host asks the user.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ExportFile {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// Where to.
    pub path: Option<String>,
}

/// The map that a call made or found; `None` when the user called a dialog off.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct MapFound {
    /// Which.
    #[ts(type = "string | null")]
    pub map: Option<Id>,
}

/// Format of a poster.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PosterFormat {
    /// Vectors and fonts.
    #[default]
    Pdf,
    /// Vectors for browsers and drawing programs.
    Svg,
    /// Pixels.
    Png,
}

/// Size of the paper (ISO 216).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum Paper {
    /// 841 × 1189 mm.
    A0,
    /// 594 × 841 mm.
    #[default]
    A1,
    /// 420 × 594 mm.
    A2,
    /// 297 × 420 mm.
    A3,
    /// 210 × 297 mm.
    A4,
}

/// Which way the paper lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    /// Whichever prints the map larger.
    Automatic,
    /// The long edge at the bottom.
    #[default]
    Landscape,
    /// The short edge at the bottom.
    Portrait,
}

/// What a poster shall be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct PosterChoices {
    /// Format of the file.
    pub format: PosterFormat,
    /// Size of the paper.
    pub paper: Paper,
    /// Which way it lies.
    pub orientation: Orientation,
    /// Language of the words that the layout adds.
    pub language: Language,
}

/// A poster to look at before it is written.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct PreviewPoster {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What it shall be.
    pub choices: PosterChoices,
}

/// A poster as it will print.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PosterPreview {
    /// The page, in points of the paper.
    pub scene: Scene,
    /// Width of the paper in millimetres.
    pub width_mm: f32,
    /// Height of the paper in millimetres.
    pub height_mm: f32,
    /// Printed size against the nominal size of the map's type, in per cent.
    pub scale_percent: f32,
    /// Size of the smallest type on the paper, in points.
    pub smallest_type_pt: f32,
}

/// A poster to write. Without a path the host asks the user.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ExportPoster {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What it shall be.
    pub choices: PosterChoices,
    /// Where to.
    pub path: Option<String>,
}

/// The file that a call wrote; `None` when the user called the dialog off.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FileWritten {
    /// Where it is.
    pub path: Option<String>,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What the app opens with.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Welcome {
    /// Chosen language and appearance.
    pub preferences: Preferences,
    /// The map to open at once: the one named when the app was started, or the one last open.
    #[ts(type = "string | null")]
    pub map: Option<Id>,
}

/// What the user chose for the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Preferences {
    /// Language; `None` follows the system.
    pub language: Option<Language>,
    /// Look; `None` follows the system.
    pub appearance: Option<Appearance>,
}
