//! The one declared list of calls. Hosts hand every message to [`crate::App::answer`]; the list below becomes the trait
//! [`Calls`], the dispatch, and the TypeScript interface in `ui/src/bindings/calls.ts`. A call without a handler does not
//! compile.

use serde_json::Value;
use ts_rs::TS;

use crate::AppError;
use crate::protocol::*;
use journey_scene::Scene;

macro_rules! calls {
    ($($(#[doc = $doc:literal])+ $name:ident($params:ty) -> $reply:ty;)+) => {
        /// A handler for each call.
        pub trait Calls {
            $($(#[doc = $doc])+ fn $name(&self, params: $params) -> Result<$reply, AppError>;)+
        }

        /// Finds the handler for a call by name, reads its parameters and writes its reply as JSON.
        pub(crate) fn dispatch(handler: &impl Calls, call: &str, params: Value) -> Result<String, AppError> {
            match call {
                $(stringify!($name) => {
                    let params: $params = serde_json::from_value(params).map_err(AppError::bad_parameters)?;
                    let reply = handler.$name(params)?;
                    serde_json::to_string(&reply).map_err(AppError::bug)
                })+
                _ => Err(AppError::unknown_call(call)),
            }
        }

        /// The list as a TypeScript interface: name, parameters and reply of every call.
        pub fn typescript() -> String {
            let config = ts_rs::Config::default();
            let mut text = String::from("export interface Calls {\n");
            $(
                $(text.push_str("  /**"); text.push_str($doc); text.push_str(" */\n");)+
                text.push_str(&format!(
                    "  {}: {{ params: {}; reply: {} }};\n",
                    stringify!($name),
                    <$params as TS>::name(&config),
                    <$reply as TS>::name(&config),
                ));
            )+
            text.push_str("}\n");
            text
        }

        /// Writes the TypeScript side of every parameter and reply, and of all that they hold.
        pub fn export_types(config: &ts_rs::Config) -> Result<(), ts_rs::ExportError> {
            $(
                <$params as TS>::export_all(config)?;
                <$reply as TS>::export_all(config)?;
            )+
            Ok(())
        }
    };
}

calls! {
    /// What to show first.
    welcome(Nothing) -> Welcome;
    /// Keeps what the user chose for the interface.
    prefer(Preferences) -> Preferences;
    /// The library's maps and the templates.
    library(InLanguage) -> LibraryView;
    /// Which maps have words.
    search_maps(SearchMaps) -> FoundInMaps;
    /// The library's backups.
    backups(Nothing) -> BackupsView;
    /// Makes a backup.
    back_up(BackUp) -> FileWritten;
    /// Puts a backup in the place of the library, which stays beside it. Open maps are closed.
    restore_backup(RestoreBackup) -> Restored;
    /// What came back of a damaged library, until the user has seen it.
    recovery(Nothing) -> RecoveryTold;
    /// Saves what can be read of a damaged library to a new one; the damaged file stays beside it. Open maps are closed.
    recover(Nothing) -> RecoveryTold;
    /// The user has seen what came back.
    dismiss_recovery(Nothing) -> Nothing;
    /// A map's drawing, to be shown small.
    thumbnail(OpenMap) -> Scene;
    /// A new map from a template.
    create(CreateMap) -> MapFound;
    /// Opens a map, or draws an open one anew in other colours or another language.
    open(OpenMap) -> OpenedMap;
    /// Opens a map like `open`, and draws of a big one only what the window shows.
    open_part(OpenPart) -> OpenedPart;
    /// What leads from the part that `open_part` has drawn to the whole drawing.
    rest(RestOfMap) -> Preview;
    /// Carries a command out.
    apply(ApplyCommand) -> Changed;
    /// Takes the last gesture back.
    undo(StepThroughHistory) -> Changed;
    /// Does again what undo took back.
    redo(StepThroughHistory) -> Changed;
    /// How the map would look if a command were carried out.
    preview(ApplyCommand) -> Preview;
    /// What was done on a map.
    history(NamedMap) -> HistoryView;
    /// Takes gestures back, or does them again, up to a place in the history.
    jump(JumpThroughHistory) -> Changed;
    /// What a map holds beside its drawing.
    contents(NamedMap) -> MapContents;
    /// Several elements and links.
    elements(NamedElements) -> Chosen;
    /// Which cards stand out.
    filter(FilterMap) -> Filtered;
    /// Where words are in a map.
    search(SearchMap) -> FoundWords;
    /// Keeps a picture.
    add_picture(AddPicture) -> PictureKept;
    /// Asks the user for a picture and keeps it.
    pick_picture(Nothing) -> PictureKept;
    /// A picture for the screen.
    picture(ShowPicture) -> PictureShown;
    /// One element with its surroundings.
    element(NamedElement) -> ElementView;
    /// Reads a map file into a new map of the library, beside the open one.
    import(ImportFile) -> MapFound;
    /// Writes a map file.
    export(ExportFile) -> FileWritten;
    /// What was last chosen for a map's poster.
    poster_choices(NamedMap) -> PosterChoices;
    /// The prints of a map that stickers can bring up to date.
    poster_prints(NamedMap) -> KnownPrints;
    /// A poster as it will print.
    preview_poster(PreviewPoster) -> PosterPreview;
    /// A page of a poster as the exporter draws it.
    draw_poster_page(DrawPosterPage) -> PosterPageDrawn;
    /// Writes a poster.
    export_poster(ExportPoster) -> FileWritten;
    /// How far the poster under way is.
    poster_progress(Nothing) -> PosterProgress;
    /// Calls the poster under way off.
    cancel_poster(Nothing) -> Nothing;
    /// Shows a file in the platform's file manager.
    show_file(ShowFile) -> Nothing;
}
