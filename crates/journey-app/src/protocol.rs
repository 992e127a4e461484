//! What goes over the wire: parameters and replies of the calls.

use journey_model::{
    Actor, Basis, Card, Command, Element, Family, Filter, Form, Id, Label, Lane, LaneKind, Link, Stage, View,
};
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
    /// Tidy or winding.
    #[serde(default)]
    pub form: Form,
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

/// How the map would look if a command were carried out. Nothing is kept.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Preview {
    /// From the last scene sent by `open`, `apply`, `undo`, `redo` or `jump` to the one that the command would give.
    pub patch: ScenePatch,
}

/// What was done on a map, the oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HistoryView {
    /// The gestures that can be undone and, behind them, those that can be done again: the latest 1,000.
    pub entries: Vec<HistoryEntry>,
    /// Number of older gestures that are not listed.
    pub older: u32,
}

/// One gesture.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HistoryEntry {
    /// Its number in the journal; grows from gesture to gesture.
    #[ts(type = "number")]
    pub seq: u64,
    /// What it did.
    pub label: Label,
    /// When, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// Whether it is in force; otherwise it was undone and can be done again.
    pub done: bool,
}

/// Goes to a place in the history.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, TS)]
pub struct JumpThroughHistory {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The revision that the user saw.
    #[ts(type = "number")]
    pub revision: u64,
    /// The gesture that shall be the last one in force; 0 takes every gesture back.
    #[ts(type = "number")]
    pub to: u64,
}

/// Names elements or links of an open map.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct NamedElements {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// Which. Those that are not there are left out of the answer.
    #[ts(type = "Array<string>")]
    pub ids: Vec<Id>,
}

/// Several elements and links, for editing them together and for the clipboard.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Chosen {
    /// The elements, in the order in which they were named.
    pub elements: Vec<Element>,
    /// The links that were named, and those that join two of the elements.
    pub links: Vec<ChosenLink>,
}

/// A link with what its ends are called.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChosenLink {
    /// The link.
    pub link: Link,
    /// Name of its start.
    pub from: String,
    /// Name of its end.
    pub to: String,
}

/// What a map holds beside its drawing: what rails, trays and filters list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MapContents {
    /// The revision that it describes.
    #[ts(type = "number")]
    pub revision: u64,
    /// The actors in order.
    pub actors: Vec<Actor>,
    /// Whose journey it is; `None` without a persona or customer.
    #[ts(type = "string | null")]
    pub main_actor: Option<Id>,
    /// The lanes in order, hidden ones as well.
    pub lanes: Vec<Lane>,
    /// The stages in order.
    pub stages: Vec<Stage>,
    /// The kept views in order.
    pub views: Vec<View>,
    /// The cards of the parking lot in order.
    pub parked: Vec<Card>,
    /// What cards can be filtered by, with the number of cards that have it.
    pub facets: Facets,
}

/// What cards can be filtered by, each with the number of cards that have it. Values without a card are left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Facets {
    /// Kinds, in the order of the kinds.
    pub kinds: Vec<(LaneKind, u32)>,
    /// Actors, in their order; cards that name nobody count for the main actor.
    #[ts(type = "Array<[string, number]>")]
    pub actors: Vec<(Id, u32)>,
    /// Families of touchpoints.
    pub families: Vec<(Family, u32)>,
    /// Channels of touchpoints, the most frequent first.
    pub channels: Vec<(String, u32)>,
    /// How far cards can be believed.
    pub bases: Vec<(Basis, u32)>,
    /// Owners of opportunities, the most frequent first.
    pub owners: Vec<(String, u32)>,
    /// Tags, the most frequent first.
    pub tags: Vec<(String, u32)>,
}

/// Which cards of an open map stand out?
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct FilterMap {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// What to ask for.
    pub filter: Filter,
}

/// The cards that stand out.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Filtered {
    /// Their ids.
    #[ts(type = "Array<string>")]
    pub ids: Vec<Id>,
}

/// Where are these words in an open map?
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct SearchMap {
    /// Which map.
    #[ts(type = "string")]
    pub map: Id,
    /// The words; an empty text finds nothing.
    pub text: String,
    /// Whether upper and lower case differ.
    pub match_case: bool,
    /// Whether only whole words count.
    pub whole_words: bool,
}

/// Where words are, in reading order: stage by stage, step by step, lane by lane, then the parking lot.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundWords {
    /// The places, at most 5,000.
    pub places: Vec<FoundPlace>,
    /// Number of all places.
    pub count: u32,
}

/// Words found in an element or link.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FoundPlace {
    /// The element or link.
    #[ts(type = "string")]
    pub id: Id,
    /// Its name, shortened.
    pub name: String,
    /// Name of the field that has the words, as in commands.
    pub field: String,
    /// The words' surroundings before them.
    pub before: String,
    /// The words as they stand there.
    pub words: String,
    /// The words' surroundings behind them.
    pub after: String,
    /// Whether `Replace` can change them.
    pub replaceable: bool,
}

/// A picture to keep.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct AddPicture {
    /// The file's bytes in base64 (RFC 4648): PNG, JPEG, WebP or SVG.
    pub bytes: String,
}

/// A picture that is kept.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PictureKept {
    /// Its name: the hash of its bytes. `None` when the user called a dialog off.
    pub picture: Option<String>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A picture to show.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, TS)]
pub struct ShowPicture {
    /// Its name.
    pub picture: String,
    /// Width that it will have on the screen, in device pixels; the answer may be up to twice as wide.
    pub width: u32,
}

/// A picture for the screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PictureShown {
    /// `image/png` or `image/jpeg`.
    pub media_type: String,
    /// The bytes in base64.
    pub bytes: String,
    /// Width of the whole picture as it was given, in pixels.
    pub width: u32,
    /// Height of the whole picture as it was given, in pixels.
    pub height: u32,
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
    /// How large the interface is, in per cent of its usual size, between [`TEXT_SIZES`]' ends; `None` is 100. A library of
    /// an older version says nothing about it.
    #[serde(default)]
    pub text_size: Option<u16>,
}

/// The smallest and the largest [`Preferences::text_size`] that anybody may keep.
pub const TEXT_SIZES: std::ops::RangeInclusive<u16> = 100..=200;
