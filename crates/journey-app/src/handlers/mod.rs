//! What each call does: one file a family; this file only hands over.

mod contents;
mod editing;
mod elements;
pub(crate) mod files;
mod finding;
mod history;
mod library;
mod pictures;
mod posters;
mod safety;

use journey_scene::Scene;

use crate::protocol::*;
use crate::{App, AppError, Calls};

impl Calls for App {
    fn welcome(&self, _: Nothing) -> Result<Welcome, AppError> {
        library::welcome(self)
    }

    fn prefer(&self, preferences: Preferences) -> Result<Preferences, AppError> {
        library::prefer(self, preferences)
    }

    fn library(&self, params: InLanguage) -> Result<LibraryView, AppError> {
        library::library(self, params.language)
    }

    fn search_maps(&self, params: SearchMaps) -> Result<FoundInMaps, AppError> {
        safety::search(self, &params)
    }

    fn backups(&self, _: Nothing) -> Result<BackupsView, AppError> {
        Ok(safety::backups(self))
    }

    fn back_up(&self, params: BackUp) -> Result<FileWritten, AppError> {
        safety::back_up(self, &params)
    }

    fn restore_backup(&self, params: RestoreBackup) -> Result<Restored, AppError> {
        safety::restore(self, &params)
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

    fn thumbnail(&self, params: OpenMap) -> Result<Scene, AppError> {
        library::thumbnail(self, params)
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

    fn preview(&self, params: ApplyCommand) -> Result<Preview, AppError> {
        editing::preview(self, &params)
    }

    fn history(&self, params: NamedMap) -> Result<HistoryView, AppError> {
        history::history(self, params)
    }

    fn jump(&self, params: JumpThroughHistory) -> Result<Changed, AppError> {
        editing::jump(self, params)
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

    fn element(&self, params: NamedElement) -> Result<ElementView, AppError> {
        elements::element(self, params)
    }

    fn import(&self, params: ImportFile) -> Result<MapFound, AppError> {
        files::import(self, &params)
    }

    fn export(&self, params: ExportFile) -> Result<FileWritten, AppError> {
        files::export(self, &params)
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
