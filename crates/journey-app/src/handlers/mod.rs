//! What each call does: one file a family; this file only hands over.

mod backups;
mod boards;
mod conflicts;
mod contents;
mod editing;
mod elements;
pub(crate) mod files;
mod finding;
mod findings;
mod guide;
pub(crate) mod history;
mod home;
mod library;
mod pictures;
mod pieces;
mod posters;
mod privacy;
mod reader;
mod safety;
mod sharing;
mod windows;

pub(crate) use guide::standing_told;
use journey_scene::Scene;

use crate::protocol::*;
use crate::{AppError, Calls, Seat, news};

impl Calls for Seat<'_> {
    fn welcome(&self, _: Nothing) -> Result<Welcome, AppError> {
        library::welcome(self)
    }

    fn prefer(&self, preferences: Preferences) -> Result<Preferences, AppError> {
        library::prefer(self, preferences)
    }

    fn library(&self, params: AskLibrary) -> Result<LibraryView, AppError> {
        home::library(self, &params)
    }

    fn map_summaries(&self, params: NamedMaps) -> Result<MapSummaries, AppError> {
        home::summaries(self, &params)
    }

    fn templates(&self, params: InLanguage) -> Result<Templates, AppError> {
        library::templates(params.language)
    }

    fn template_picture(&self, params: ShowTemplate) -> Result<Scene, AppError> {
        guide::picture(self, &params)
    }

    fn build_map(&self, answers: BuildMap) -> Result<MapFound, AppError> {
        guide::build(self, &answers)
    }

    fn guide(&self, params: NamedMap) -> Result<GuideView, AppError> {
        guide::steps(self, params)
    }

    fn findings(&self, params: AskFindings) -> Result<FindingsView, AppError> {
        findings::findings(self, params)
    }

    fn finding_limits(&self, params: AskFindings) -> Result<FindingLimits, AppError> {
        findings::limits(self, params)
    }

    fn shelve(&self, params: ShelveMaps) -> Result<MarkedMaps, AppError> {
        home::shelve(self, &params)
    }

    fn put_back(&self, params: MarkedMaps) -> Result<Nothing, AppError> {
        home::put_back(self, &params)
    }

    fn name_map(&self, params: NameMap) -> Result<Nothing, AppError> {
        home::name(self, &params)
    }

    fn duplicate_map(&self, params: NameMap) -> Result<MapFound, AppError> {
        home::duplicate(self, &params)
    }

    fn delete_maps(&self, params: NamedMaps) -> Result<NamedMaps, AppError> {
        home::delete(self, &params)
    }

    fn name_collection(&self, params: NameCollection) -> Result<NamedCollection, AppError> {
        home::name_collection(self, &params)
    }

    fn bring_collection_back(&self, params: CollectionGone) -> Result<Nothing, AppError> {
        home::bring_collection_back(self, &params)
    }

    fn move_collection(&self, params: MoveCollection) -> Result<Nothing, AppError> {
        home::move_collection(self, params)
    }

    fn remove_collection(&self, params: NamedCollection) -> Result<NamedMaps, AppError> {
        home::remove_collection(self, params)
    }

    fn collect(&self, params: CollectMaps) -> Result<NamedMaps, AppError> {
        home::collect(self, &params)
    }

    fn search_maps(&self, params: SearchMaps) -> Result<FoundInMaps, AppError> {
        safety::search(self, &params)
    }

    fn backups(&self, _: Nothing) -> Result<BackupsView, AppError> {
        Ok(backups::backups(self))
    }

    fn back_up(&self, params: BackUp) -> Result<FileWritten, AppError> {
        backups::back_up(self, &params)
    }

    fn restore_backup(&self, params: RestoreBackup) -> Result<Restored, AppError> {
        backups::restore(self, &params)
    }

    fn backup_contents(&self, params: NamedBackup) -> Result<BackupContents, AppError> {
        backups::contents(self, &params)
    }

    fn bring_back(&self, params: BringBack) -> Result<MapFound, AppError> {
        backups::bring_back(self, &params)
    }

    fn remove_copies(&self, params: RemoveCopies) -> Result<Nothing, AppError> {
        backups::remove(self, &params)
    }

    fn people(&self, _: Nothing) -> Result<People, AppError> {
        privacy::people(self)
    }

    fn ready_pieces(&self, params: InLanguage) -> Result<ReadyPieces, AppError> {
        pieces::ready(params)
    }

    fn kept_pieces(&self, _: Nothing) -> Result<KeptPieces, AppError> {
        pieces::kept(self)
    }

    fn keep_piece(&self, params: KeepPiece) -> Result<KeptPiece, AppError> {
        pieces::keep(self, &params)
    }

    fn name_piece(&self, params: NamePiece) -> Result<Nothing, AppError> {
        pieces::name(self, &params)
    }

    fn remove_piece(&self, params: NamedPiece) -> Result<Nothing, AppError> {
        pieces::remove(self, params)
    }

    fn bring_piece_back(&self, params: KeptPiece) -> Result<Nothing, AppError> {
        pieces::bring_back(self, params)
    }

    fn find_name(&self, params: RemoveName) -> Result<NameFound, AppError> {
        privacy::find(self, &params)
    }

    fn remove_name(&self, params: RemoveName) -> Result<NameFound, AppError> {
        privacy::remove(self, &params)
    }

    fn save_list(&self, params: SaveList) -> Result<FileWritten, AppError> {
        privacy::save_list(self, &params)
    }

    fn recovery(&self, _: Nothing) -> Result<RecoveryTold, AppError> {
        safety::recovery(self)
    }

    fn recover(&self, _: Nothing) -> Result<RecoveryTold, AppError> {
        safety::recover(self)
    }

    fn dismiss_recovery(&self, _: Nothing) -> Result<Nothing, AppError> {
        safety::dismiss(self)
    }

    fn thumbnail(&self, params: ShowThumbnail) -> Result<Scene, AppError> {
        home::small(self, params)
    }

    fn create(&self, params: CreateMap) -> Result<MapFound, AppError> {
        library::create(self, &params)
    }

    fn open(&self, params: OpenMap) -> Result<OpenedMap, AppError> {
        editing::open(self, params)
    }

    fn open_part(&self, params: OpenPart) -> Result<OpenedPart, AppError> {
        editing::open_part(self, params)
    }

    fn rest(&self, params: RestOfMap) -> Result<Preview, AppError> {
        editing::rest(self, params)
    }

    fn apply(&self, params: ApplyCommand) -> Result<Changed, AppError> {
        editing::apply(self, &params)
    }

    fn undo(&self, params: StepThroughHistory) -> Result<Changed, AppError> {
        editing::step(self, params, journey_model::Direction::Undo)
    }

    fn redo(&self, params: StepThroughHistory) -> Result<Changed, AppError> {
        editing::step(self, params, journey_model::Direction::Redo)
    }

    fn catch_up(&self, params: ShownMap) -> Result<CaughtUp, AppError> {
        editing::catch_up(self, params)
    }

    fn news(&self, params: AwaitNews) -> Result<News, AppError> {
        news::news(self, params)
    }

    fn open_window(&self, params: OpenWindow) -> Result<Nothing, AppError> {
        windows::open(self, params)
    }

    fn quit(&self, _: Nothing) -> Result<Nothing, AppError> {
        Ok(windows::quit(self))
    }

    fn preview(&self, params: ApplyCommand) -> Result<Preview, AppError> {
        editing::preview(self, &params)
    }

    fn history(&self, params: NamedMap) -> Result<HistoryView, AppError> {
        history::history(self, params)
    }

    fn leave_map(&self, _: Nothing) -> Result<Nothing, AppError> {
        self.held().leave(self.window, None);
        Ok(Nothing {})
    }

    fn revisions(&self, params: NamedMap) -> Result<RevisionsView, AppError> {
        history::revisions(self, params.map)
    }

    fn name_revision(&self, params: NameRevision) -> Result<RevisionsView, AppError> {
        history::name(self, &params)
    }

    fn unname_revision(&self, params: NamedRevision) -> Result<RevisionsView, AppError> {
        history::unname(self, params)
    }

    fn draw_revision(&self, params: DrawRevision) -> Result<Scene, AppError> {
        history::draw(self, params)
    }

    fn compare_revisions(&self, params: CompareRevisions) -> Result<Comparison, AppError> {
        history::compare(self, params)
    }

    fn restore_revision(&self, params: RestoreRevision) -> Result<Changed, AppError> {
        editing::restore(self, params)
    }

    fn copy_revision(&self, params: CopyRevision) -> Result<MapFound, AppError> {
        history::copy(self, &params)
    }

    fn jump(&self, params: JumpThroughHistory) -> Result<Changed, AppError> {
        editing::jump(self, params)
    }

    fn boards(&self, params: NamedMap) -> Result<BoardsView, AppError> {
        boards::view(self, params)
    }

    fn export_decisions(&self, params: ExportDecisions) -> Result<FileWritten, AppError> {
        boards::export(self, &params)
    }

    fn contents(&self, params: NamedMap) -> Result<MapContents, AppError> {
        contents::contents(self, params)
    }

    fn elements(&self, params: NamedElements) -> Result<Chosen, AppError> {
        elements::elements(self, &params)
    }

    fn filter(&self, params: FilterMap) -> Result<Filtered, AppError> {
        finding::filter(self, &params)
    }

    fn search(&self, params: SearchMap) -> Result<FoundWords, AppError> {
        finding::search(self, &params)
    }

    fn add_picture(&self, params: AddPicture) -> Result<PictureKept, AppError> {
        pictures::add(self, params)
    }

    fn pick_picture(&self, _: Nothing) -> Result<PictureKept, AppError> {
        pictures::pick(self)
    }

    fn picture(&self, params: ShowPicture) -> Result<PictureShown, AppError> {
        pictures::show(self, &params)
    }

    fn conflict(&self, params: NamedElement) -> Result<ConflictView, AppError> {
        conflicts::conflict(self, params)
    }

    fn element(&self, params: NamedElement) -> Result<ElementView, AppError> {
        elements::element(self, params)
    }

    fn import(&self, params: ImportFile) -> Result<MapFound, AppError> {
        files::import(self, &params)
    }

    fn pick_map_file(&self, _: Nothing) -> Result<PickedFile, AppError> {
        Ok(sharing::pick(self))
    }

    fn recognise(&self, params: RecogniseFile) -> Result<Recognised, AppError> {
        crate::sharing::recognise(self, &params)
    }

    fn leave_file(&self, params: LeaveFile) -> Result<Nothing, AppError> {
        sharing::leave_file(self, &params)
    }

    fn recent_files(&self, _: Nothing) -> Result<RecentFiles, AppError> {
        sharing::recent_files(self)
    }

    fn forget_file(&self, params: ForgetFile) -> Result<RecentFiles, AppError> {
        sharing::forget_file(self, &params)
    }

    fn compare_with(&self, params: CompareWith) -> Result<ComparedWith, AppError> {
        crate::sharing::compare_with(self, &params)
    }

    fn preview_merge(&self, params: PreviewMerge) -> Result<MergePreview, AppError> {
        crate::sharing::prepare(self, &params)
    }

    fn merge(&self, params: Merge) -> Result<Changed, AppError> {
        sharing::merge(self, &params)
    }

    fn export(&self, params: ExportFile) -> Result<FileWritten, AppError> {
        files::export(self, &params)
    }

    fn export_reader(&self, params: ExportReader) -> Result<FileWritten, AppError> {
        reader::export(self, &params)
    }

    fn poster_choices(&self, params: NamedMap) -> Result<PosterChoices, AppError> {
        posters::choices(self, params)
    }

    fn poster_prints(&self, params: NamedMap) -> Result<KnownPrints, AppError> {
        posters::prints(self, params)
    }

    fn preview_poster(&self, params: PreviewPoster) -> Result<PosterPreview, AppError> {
        posters::preview(self, &params)
    }

    fn draw_poster_page(&self, params: DrawPosterPage) -> Result<PosterPageDrawn, AppError> {
        posters::draw(self, &params)
    }

    fn export_poster(&self, params: ExportPoster) -> Result<FileWritten, AppError> {
        posters::export(self, &params)
    }

    fn poster_progress(&self, _: Nothing) -> Result<PosterProgress, AppError> {
        Ok(self.posters.work.progress())
    }

    fn cancel_poster(&self, _: Nothing) -> Result<Nothing, AppError> {
        self.posters.work.call_off();
        Ok(Nothing {})
    }

    fn show_file(&self, params: ShowFile) -> Result<Nothing, AppError> {
        files::show(self, &params)
    }
}
