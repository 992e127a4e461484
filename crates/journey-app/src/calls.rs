//! The one declared list of calls. Hosts hand every message to [`crate::App::answer`]; the list below becomes the trait
//! [`Calls`], the dispatch, and the TypeScript interface in `ui/src/bindings/calls.ts`. A call without a handler does not
//! compile.

use serde_json::Value;
use ts_rs::TS;

use crate::AppError;
use crate::lines::in_lines;
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
                    in_lines(&reply).map_err(AppError::bug)
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
    /// The library's maps, seen from one of its shelves.
    library(AskLibrary) -> LibraryView;
    /// What the home shows of some maps.
    map_summaries(NamedMaps) -> MapSummaries;
    /// The templates.
    templates(InLanguage) -> Templates;
    /// A template's drawing, to be shown small.
    template_picture(ShowTemplate) -> Scene;
    /// A new map out of three answers: the first contact, the purchase, and what happens after.
    build_map(BuildMap) -> MapFound;
    /// How far a map has come with the five steps of building one.
    guide(NamedMap) -> GuideView;
    /// What was found about a map, in words.
    findings(AskFindings) -> FindingsView;
    /// Where every finding begins on a map.
    finding_limits(AskFindings) -> FindingLimits;
    /// Pins maps, archives them, puts them into the bin, or the contrary. Tells what those were that this changed.
    shelve(ShelveMaps) -> MarkedMaps;
    /// Makes what is noted of maps what it was.
    put_back(MarkedMaps) -> Nothing;
    /// Gives a map another title, open or not.
    name_map(NameMap) -> Nothing;
    /// Adds a copy of a map under its own title, in the collections of the map.
    duplicate_map(NameMap) -> MapFound;
    /// Takes maps that are in the bin away for ever. Tells which.
    delete_maps(NamedMaps) -> NamedMaps;
    /// Adds a collection or gives one another name.
    name_collection(NameCollection) -> NamedCollection;
    /// Adds a collection again that was taken away, behind the others.
    bring_collection_back(CollectionGone) -> Nothing;
    /// Moves a collection in the list.
    move_collection(MoveCollection) -> Nothing;
    /// Takes a collection away; its maps stay. Tells which were in it.
    remove_collection(NamedCollection) -> NamedMaps;
    /// Puts maps into a collection or takes them out. Tells which were not there, or were.
    collect(CollectMaps) -> NamedMaps;
    /// Which maps have words.
    search_maps(SearchMaps) -> FoundInMaps;
    /// The library's backups.
    backups(Nothing) -> BackupsView;
    /// Makes a backup.
    back_up(BackUp) -> FileWritten;
    /// Puts a backup in the place of the library, which stays beside it. Open maps are closed.
    restore_backup(RestoreBackup) -> Restored;
    /// What a backup has in it, and whether it is whole.
    backup_contents(NamedBackup) -> BackupContents;
    /// Brings a map back from a backup, beside what the library has.
    bring_back(BringBack) -> MapFound;
    /// Takes backups away, and libraries that were replaced or damaged.
    remove_copies(RemoveCopies) -> Nothing;
    /// Everybody whose name stands in a map as an actor or as an owner.
    people(Nothing) -> People;
    /// The pieces that come with the program.
    ready_pieces(InLanguage) -> ReadyPieces;
    /// The pieces of one's own.
    kept_pieces(Nothing) -> KeptPieces;
    /// Keeps cards of a map as a piece, with the links among them.
    keep_piece(KeepPiece) -> KeptPiece;
    /// Gives a piece of one's own another name.
    name_piece(NamePiece) -> Nothing;
    /// Takes a piece of one's own away.
    remove_piece(NamedPiece) -> Nothing;
    /// Keeps a piece again that was taken away.
    bring_piece_back(KeptPiece) -> Nothing;
    /// Where a name stands in all maps, their history and prints. Nothing is changed.
    find_name(RemoveName) -> NameFound;
    /// Removes a name from all maps, their history and prints. Open maps are closed.
    remove_name(RemoveName) -> NameFound;
    /// Writes a list as a text file.
    save_list(SaveList) -> FileWritten;
    /// What came back of a damaged library, until the user has seen it.
    recovery(Nothing) -> RecoveryTold;
    /// Saves what can be read of a damaged library to a new one; the damaged file stays beside it. Open maps are closed.
    recover(Nothing) -> RecoveryTold;
    /// The user has seen what came back.
    dismiss_recovery(Nothing) -> Nothing;
    /// A map's drawing, to be shown small.
    thumbnail(ShowThumbnail) -> Scene;
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
    /// What a window does not show yet of its map.
    catch_up(ShownMap) -> CaughtUp;
    /// Waits until something is not as the window shows it.
    news(AwaitNews) -> News;
    /// Opens another window.
    open_window(OpenWindow) -> Nothing;
    /// Ends the program; its windows are there again at the next start.
    quit(Nothing) -> Nothing;
    /// How the map would look if a command were carried out.
    preview(ApplyCommand) -> Preview;
    /// What was done on a map.
    history(NamedMap) -> HistoryView;
    /// The window shows no map any more: what is done on its map next begins another session of work.
    leave_map(Nothing) -> Nothing;
    /// The points of a map's history that can be gone back to.
    revisions(NamedMap) -> RevisionsView;
    /// Gives a point of a map's history a name.
    name_revision(NameRevision) -> RevisionsView;
    /// Takes the name of a revision away; the history stays.
    unname_revision(NamedRevision) -> RevisionsView;
    /// A map's drawing as it was.
    draw_revision(DrawRevision) -> Scene;
    /// What differs between two revisions of a map.
    compare_revisions(CompareRevisions) -> Comparison;
    /// Makes an open map again what it was, as a new gesture.
    restore_revision(RestoreRevision) -> Changed;
    /// Makes a revision a map of its own.
    copy_revision(CopyRevision) -> MapFound;
    /// Takes gestures back, or does them again, up to a place in the history.
    jump(JumpThroughHistory) -> Changed;
    /// What a map holds beside its drawing.
    contents(NamedMap) -> MapContents;
    /// The cards that boards are made of, and what was decided.
    boards(NamedMap) -> BoardsView;
    /// Writes what was decided on a map to a file.
    export_decisions(ExportDecisions) -> FileWritten;
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
    /// What several people made of the same thing.
    conflict(NamedElement) -> ConflictView;
    /// One element with its surroundings.
    element(NamedElement) -> ElementView;
    /// Reads a map file into a new map of the library, beside the open one.
    import(ImportFile) -> MapFound;
    /// Asks the user for a map file.
    pick_map_file(Nothing) -> PickedFile;
    /// Looks into a map file, and whether it is a copy of a map of the library. Nothing is kept but that it was used.
    recognise(RecogniseFile) -> Recognised;
    /// The user does not want to hear of a state of a map's file again.
    leave_file(LeaveFile) -> Nothing;
    /// Map files that were used last.
    recent_files(Nothing) -> RecentFiles;
    /// Takes a map file off that list.
    forget_file(ForgetFile) -> RecentFiles;
    /// Sets a map beside another state of it, or another map.
    compare_with(CompareWith) -> ComparedWith;
    /// What bringing copies together with a map would give.
    preview_merge(PreviewMerge) -> MergePreview;
    /// Brings copies together with an open map, as the preview showed.
    merge(Merge) -> Changed;
    /// Writes a map file.
    export(ExportFile) -> FileWritten;
    /// Writes a map as a page for people without the app.
    export_reader(ExportReader) -> FileWritten;
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
