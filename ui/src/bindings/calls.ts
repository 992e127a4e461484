import type { AddPicture } from "./AddPicture";
import type { ApplyCommand } from "./ApplyCommand";
import type { AskFindings } from "./AskFindings";
import type { AskLibrary } from "./AskLibrary";
import type { AwaitNews } from "./AwaitNews";
import type { BackUp } from "./BackUp";
import type { BackupContents } from "./BackupContents";
import type { BackupsView } from "./BackupsView";
import type { BoardsView } from "./BoardsView";
import type { BringBack } from "./BringBack";
import type { BuildMap } from "./BuildMap";
import type { CaughtUp } from "./CaughtUp";
import type { Changed } from "./Changed";
import type { Chosen } from "./Chosen";
import type { CollectMaps } from "./CollectMaps";
import type { CollectionGone } from "./CollectionGone";
import type { CompareRevisions } from "./CompareRevisions";
import type { CompareWith } from "./CompareWith";
import type { ComparedWith } from "./ComparedWith";
import type { Comparison } from "./Comparison";
import type { ConflictView } from "./ConflictView";
import type { CopyRevision } from "./CopyRevision";
import type { CreateMap } from "./CreateMap";
import type { DrawPosterPage } from "./DrawPosterPage";
import type { DrawRevision } from "./DrawRevision";
import type { ElementView } from "./ElementView";
import type { ExportDecisions } from "./ExportDecisions";
import type { ExportFile } from "./ExportFile";
import type { ExportPoster } from "./ExportPoster";
import type { ExportReader } from "./ExportReader";
import type { FileWritten } from "./FileWritten";
import type { FilterMap } from "./FilterMap";
import type { Filtered } from "./Filtered";
import type { FindingLimits } from "./FindingLimits";
import type { FindingsView } from "./FindingsView";
import type { ForgetFile } from "./ForgetFile";
import type { FoundInMaps } from "./FoundInMaps";
import type { FoundWords } from "./FoundWords";
import type { GuideView } from "./GuideView";
import type { HistoryView } from "./HistoryView";
import type { ImportFile } from "./ImportFile";
import type { InLanguage } from "./InLanguage";
import type { JumpThroughHistory } from "./JumpThroughHistory";
import type { KeepPiece } from "./KeepPiece";
import type { KeptPiece } from "./KeptPiece";
import type { KeptPieces } from "./KeptPieces";
import type { KnownPrints } from "./KnownPrints";
import type { LeaveFile } from "./LeaveFile";
import type { LibraryView } from "./LibraryView";
import type { MapContents } from "./MapContents";
import type { MapFound } from "./MapFound";
import type { MapSummaries } from "./MapSummaries";
import type { MarkedMaps } from "./MarkedMaps";
import type { Merge } from "./Merge";
import type { MergePreview } from "./MergePreview";
import type { MoveCollection } from "./MoveCollection";
import type { NameCollection } from "./NameCollection";
import type { NameFound } from "./NameFound";
import type { NameMap } from "./NameMap";
import type { NamePiece } from "./NamePiece";
import type { NameRevision } from "./NameRevision";
import type { NamedBackup } from "./NamedBackup";
import type { NamedCollection } from "./NamedCollection";
import type { NamedElement } from "./NamedElement";
import type { NamedElements } from "./NamedElements";
import type { NamedMap } from "./NamedMap";
import type { NamedMaps } from "./NamedMaps";
import type { NamedPiece } from "./NamedPiece";
import type { NamedRevision } from "./NamedRevision";
import type { News } from "./News";
import type { Nothing } from "./Nothing";
import type { OpenMap } from "./OpenMap";
import type { OpenPart } from "./OpenPart";
import type { OpenWindow } from "./OpenWindow";
import type { OpenedMap } from "./OpenedMap";
import type { OpenedPart } from "./OpenedPart";
import type { People } from "./People";
import type { PickedFile } from "./PickedFile";
import type { PictureKept } from "./PictureKept";
import type { PictureShown } from "./PictureShown";
import type { PosterChoices } from "./PosterChoices";
import type { PosterPageDrawn } from "./PosterPageDrawn";
import type { PosterPreview } from "./PosterPreview";
import type { PosterProgress } from "./PosterProgress";
import type { Preferences } from "./Preferences";
import type { Preview } from "./Preview";
import type { PreviewMerge } from "./PreviewMerge";
import type { PreviewPoster } from "./PreviewPoster";
import type { ReadyPieces } from "./ReadyPieces";
import type { RecentFiles } from "./RecentFiles";
import type { RecogniseFile } from "./RecogniseFile";
import type { Recognised } from "./Recognised";
import type { RecoveryTold } from "./RecoveryTold";
import type { RemoveCopies } from "./RemoveCopies";
import type { RemoveName } from "./RemoveName";
import type { RestOfMap } from "./RestOfMap";
import type { RestoreBackup } from "./RestoreBackup";
import type { RestoreRevision } from "./RestoreRevision";
import type { Restored } from "./Restored";
import type { RevisionsView } from "./RevisionsView";
import type { SaveList } from "./SaveList";
import type { Scene } from "./Scene";
import type { SearchMap } from "./SearchMap";
import type { SearchMaps } from "./SearchMaps";
import type { ShelveMaps } from "./ShelveMaps";
import type { ShowFile } from "./ShowFile";
import type { ShowPicture } from "./ShowPicture";
import type { ShowTemplate } from "./ShowTemplate";
import type { ShowThumbnail } from "./ShowThumbnail";
import type { ShownMap } from "./ShownMap";
import type { StepThroughHistory } from "./StepThroughHistory";
import type { Templates } from "./Templates";
import type { Welcome } from "./Welcome";

export interface Calls {
  /** What to show first. */
  welcome: { params: Nothing; reply: Welcome };
  /** Keeps what the user chose for the interface. */
  prefer: { params: Preferences; reply: Preferences };
  /** The library's maps, seen from one of its shelves. */
  library: { params: AskLibrary; reply: LibraryView };
  /** What the home shows of some maps. */
  map_summaries: { params: NamedMaps; reply: MapSummaries };
  /** The templates. */
  templates: { params: InLanguage; reply: Templates };
  /** A template's drawing, to be shown small. */
  template_picture: { params: ShowTemplate; reply: Scene };
  /** A new map out of three answers: the first contact, the purchase, and what happens after. */
  build_map: { params: BuildMap; reply: MapFound };
  /** How far a map has come with the five steps of building one. */
  guide: { params: NamedMap; reply: GuideView };
  /** What was found about a map, in words. */
  findings: { params: AskFindings; reply: FindingsView };
  /** Where every finding begins on a map. */
  finding_limits: { params: AskFindings; reply: FindingLimits };
  /** Pins maps, archives them, puts them into the bin, or the contrary. Tells what those were that this changed. */
  shelve: { params: ShelveMaps; reply: MarkedMaps };
  /** Makes what is noted of maps what it was. */
  put_back: { params: MarkedMaps; reply: Nothing };
  /** Gives a map another title, open or not. */
  name_map: { params: NameMap; reply: Nothing };
  /** Adds a copy of a map under its own title, in the collections of the map. */
  duplicate_map: { params: NameMap; reply: MapFound };
  /** Takes maps that are in the bin away for ever. Tells which. */
  delete_maps: { params: NamedMaps; reply: NamedMaps };
  /** Adds a collection or gives one another name. */
  name_collection: { params: NameCollection; reply: NamedCollection };
  /** Adds a collection again that was taken away, behind the others. */
  bring_collection_back: { params: CollectionGone; reply: Nothing };
  /** Moves a collection in the list. */
  move_collection: { params: MoveCollection; reply: Nothing };
  /** Takes a collection away; its maps stay. Tells which were in it. */
  remove_collection: { params: NamedCollection; reply: NamedMaps };
  /** Puts maps into a collection or takes them out. Tells which were not there, or were. */
  collect: { params: CollectMaps; reply: NamedMaps };
  /** Which maps have words. */
  search_maps: { params: SearchMaps; reply: FoundInMaps };
  /** The library's backups. */
  backups: { params: Nothing; reply: BackupsView };
  /** Makes a backup. */
  back_up: { params: BackUp; reply: FileWritten };
  /** Puts a backup in the place of the library, which stays beside it. Open maps are closed. */
  restore_backup: { params: RestoreBackup; reply: Restored };
  /** What a backup has in it, and whether it is whole. */
  backup_contents: { params: NamedBackup; reply: BackupContents };
  /** Brings a map back from a backup, beside what the library has. */
  bring_back: { params: BringBack; reply: MapFound };
  /** Takes backups away, and libraries that were replaced or damaged. */
  remove_copies: { params: RemoveCopies; reply: Nothing };
  /** Everybody whose name stands in a map as an actor or as an owner. */
  people: { params: Nothing; reply: People };
  /** The pieces that come with the program. */
  ready_pieces: { params: InLanguage; reply: ReadyPieces };
  /** The pieces of one's own. */
  kept_pieces: { params: Nothing; reply: KeptPieces };
  /** Keeps cards of a map as a piece, with the links among them. */
  keep_piece: { params: KeepPiece; reply: KeptPiece };
  /** Gives a piece of one's own another name. */
  name_piece: { params: NamePiece; reply: Nothing };
  /** Takes a piece of one's own away. */
  remove_piece: { params: NamedPiece; reply: Nothing };
  /** Keeps a piece again that was taken away. */
  bring_piece_back: { params: KeptPiece; reply: Nothing };
  /** Where a name stands in all maps, their history and prints. Nothing is changed. */
  find_name: { params: RemoveName; reply: NameFound };
  /** Removes a name from all maps, their history and prints. Open maps are closed. */
  remove_name: { params: RemoveName; reply: NameFound };
  /** Writes a list as a text file. */
  save_list: { params: SaveList; reply: FileWritten };
  /** What came back of a damaged library, until the user has seen it. */
  recovery: { params: Nothing; reply: RecoveryTold };
  /** Saves what can be read of a damaged library to a new one; the damaged file stays beside it. Open maps are closed. */
  recover: { params: Nothing; reply: RecoveryTold };
  /** The user has seen what came back. */
  dismiss_recovery: { params: Nothing; reply: Nothing };
  /** A map's drawing, to be shown small. */
  thumbnail: { params: ShowThumbnail; reply: Scene };
  /** A new map from a template. */
  create: { params: CreateMap; reply: MapFound };
  /** Opens a map, or draws an open one anew in other colours or another language. */
  open: { params: OpenMap; reply: OpenedMap };
  /** Opens a map like `open`, and draws of a big one only what the window shows. */
  open_part: { params: OpenPart; reply: OpenedPart };
  /** What leads from the part that `open_part` has drawn to the whole drawing. */
  rest: { params: RestOfMap; reply: Preview };
  /** Carries a command out. */
  apply: { params: ApplyCommand; reply: Changed };
  /** Takes the last gesture back. */
  undo: { params: StepThroughHistory; reply: Changed };
  /** Does again what undo took back. */
  redo: { params: StepThroughHistory; reply: Changed };
  /** What a window does not show yet of its map. */
  catch_up: { params: ShownMap; reply: CaughtUp };
  /** Waits until something is not as the window shows it. */
  news: { params: AwaitNews; reply: News };
  /** Opens another window. */
  open_window: { params: OpenWindow; reply: Nothing };
  /** Ends the program; its windows are there again at the next start. */
  quit: { params: Nothing; reply: Nothing };
  /** How the map would look if a command were carried out. */
  preview: { params: ApplyCommand; reply: Preview };
  /** What was done on a map. */
  history: { params: NamedMap; reply: HistoryView };
  /** The window shows no map any more: what is done on its map next begins another session of work. */
  leave_map: { params: Nothing; reply: Nothing };
  /** The points of a map's history that can be gone back to. */
  revisions: { params: NamedMap; reply: RevisionsView };
  /** Gives a point of a map's history a name. */
  name_revision: { params: NameRevision; reply: RevisionsView };
  /** Takes the name of a revision away; the history stays. */
  unname_revision: { params: NamedRevision; reply: RevisionsView };
  /** A map's drawing as it was. */
  draw_revision: { params: DrawRevision; reply: Scene };
  /** What differs between two revisions of a map. */
  compare_revisions: { params: CompareRevisions; reply: Comparison };
  /** Makes an open map again what it was, as a new gesture. */
  restore_revision: { params: RestoreRevision; reply: Changed };
  /** Makes a revision a map of its own. */
  copy_revision: { params: CopyRevision; reply: MapFound };
  /** Takes gestures back, or does them again, up to a place in the history. */
  jump: { params: JumpThroughHistory; reply: Changed };
  /** What a map holds beside its drawing. */
  contents: { params: NamedMap; reply: MapContents };
  /** The cards that boards are made of, and what was decided. */
  boards: { params: NamedMap; reply: BoardsView };
  /** Writes what was decided on a map to a file. */
  export_decisions: { params: ExportDecisions; reply: FileWritten };
  /** Several elements and links. */
  elements: { params: NamedElements; reply: Chosen };
  /** Which cards stand out. */
  filter: { params: FilterMap; reply: Filtered };
  /** Where words are in a map. */
  search: { params: SearchMap; reply: FoundWords };
  /** Keeps a picture. */
  add_picture: { params: AddPicture; reply: PictureKept };
  /** Asks the user for a picture and keeps it. */
  pick_picture: { params: Nothing; reply: PictureKept };
  /** A picture for the screen. */
  picture: { params: ShowPicture; reply: PictureShown };
  /** What several people made of the same thing. */
  conflict: { params: NamedElement; reply: ConflictView };
  /** One element with its surroundings. */
  element: { params: NamedElement; reply: ElementView };
  /** Reads a map file into a new map of the library, beside the open one. */
  import: { params: ImportFile; reply: MapFound };
  /** Asks the user for a map file. */
  pick_map_file: { params: Nothing; reply: PickedFile };
  /** Looks into a map file, and whether it is a copy of a map of the library. Nothing is kept but that it was used. */
  recognise: { params: RecogniseFile; reply: Recognised };
  /** The user does not want to hear of a state of a map's file again. */
  leave_file: { params: LeaveFile; reply: Nothing };
  /** Map files that were used last. */
  recent_files: { params: Nothing; reply: RecentFiles };
  /** Takes a map file off that list. */
  forget_file: { params: ForgetFile; reply: RecentFiles };
  /** Sets a map beside another state of it, or another map. */
  compare_with: { params: CompareWith; reply: ComparedWith };
  /** What bringing copies together with a map would give. */
  preview_merge: { params: PreviewMerge; reply: MergePreview };
  /** Brings copies together with an open map, as the preview showed. */
  merge: { params: Merge; reply: Changed };
  /** Writes a map file. */
  export: { params: ExportFile; reply: FileWritten };
  /** Writes a map as a page for people without the app. */
  export_reader: { params: ExportReader; reply: FileWritten };
  /** What was last chosen for a map's poster. */
  poster_choices: { params: NamedMap; reply: PosterChoices };
  /** The prints of a map that stickers can bring up to date. */
  poster_prints: { params: NamedMap; reply: KnownPrints };
  /** A poster as it will print. */
  preview_poster: { params: PreviewPoster; reply: PosterPreview };
  /** A page of a poster as the exporter draws it. */
  draw_poster_page: { params: DrawPosterPage; reply: PosterPageDrawn };
  /** Writes a poster. */
  export_poster: { params: ExportPoster; reply: FileWritten };
  /** How far the poster under way is. */
  poster_progress: { params: Nothing; reply: PosterProgress };
  /** Calls the poster under way off. */
  cancel_poster: { params: Nothing; reply: Nothing };
  /** Shows a file in the platform's file manager. */
  show_file: { params: ShowFile; reply: Nothing };
}
