import type { AddPicture } from "./AddPicture";
import type { ApplyCommand } from "./ApplyCommand";
import type { BackUp } from "./BackUp";
import type { BackupsView } from "./BackupsView";
import type { Changed } from "./Changed";
import type { Chosen } from "./Chosen";
import type { CreateMap } from "./CreateMap";
import type { DrawPosterPage } from "./DrawPosterPage";
import type { ElementView } from "./ElementView";
import type { ExportFile } from "./ExportFile";
import type { ExportPoster } from "./ExportPoster";
import type { FileWritten } from "./FileWritten";
import type { FilterMap } from "./FilterMap";
import type { Filtered } from "./Filtered";
import type { FoundInMaps } from "./FoundInMaps";
import type { FoundWords } from "./FoundWords";
import type { HistoryView } from "./HistoryView";
import type { ImportFile } from "./ImportFile";
import type { InLanguage } from "./InLanguage";
import type { JumpThroughHistory } from "./JumpThroughHistory";
import type { KnownPrints } from "./KnownPrints";
import type { LibraryView } from "./LibraryView";
import type { MapContents } from "./MapContents";
import type { MapFound } from "./MapFound";
import type { NamedElement } from "./NamedElement";
import type { NamedElements } from "./NamedElements";
import type { NamedMap } from "./NamedMap";
import type { Nothing } from "./Nothing";
import type { OpenMap } from "./OpenMap";
import type { OpenPart } from "./OpenPart";
import type { OpenedMap } from "./OpenedMap";
import type { OpenedPart } from "./OpenedPart";
import type { PictureKept } from "./PictureKept";
import type { PictureShown } from "./PictureShown";
import type { PosterChoices } from "./PosterChoices";
import type { PosterPageDrawn } from "./PosterPageDrawn";
import type { PosterPreview } from "./PosterPreview";
import type { PosterProgress } from "./PosterProgress";
import type { Preferences } from "./Preferences";
import type { Preview } from "./Preview";
import type { PreviewPoster } from "./PreviewPoster";
import type { RecoveryTold } from "./RecoveryTold";
import type { RestOfMap } from "./RestOfMap";
import type { RestoreBackup } from "./RestoreBackup";
import type { Restored } from "./Restored";
import type { Scene } from "./Scene";
import type { SearchMap } from "./SearchMap";
import type { SearchMaps } from "./SearchMaps";
import type { ShowFile } from "./ShowFile";
import type { ShowPicture } from "./ShowPicture";
import type { StepThroughHistory } from "./StepThroughHistory";
import type { Welcome } from "./Welcome";

export interface Calls {
  /** What to show first. */
  welcome: { params: Nothing; reply: Welcome };
  /** Keeps what the user chose for the interface. */
  prefer: { params: Preferences; reply: Preferences };
  /** The library's maps and the templates. */
  library: { params: InLanguage; reply: LibraryView };
  /** Which maps have words. */
  search_maps: { params: SearchMaps; reply: FoundInMaps };
  /** The library's backups. */
  backups: { params: Nothing; reply: BackupsView };
  /** Makes a backup. */
  back_up: { params: BackUp; reply: FileWritten };
  /** Puts a backup in the place of the library, which stays beside it. Open maps are closed. */
  restore_backup: { params: RestoreBackup; reply: Restored };
  /** What came back of a damaged library, until the user has seen it. */
  recovery: { params: Nothing; reply: RecoveryTold };
  /** Saves what can be read of a damaged library to a new one; the damaged file stays beside it. Open maps are closed. */
  recover: { params: Nothing; reply: RecoveryTold };
  /** The user has seen what came back. */
  dismiss_recovery: { params: Nothing; reply: Nothing };
  /** A map's drawing, to be shown small. */
  thumbnail: { params: OpenMap; reply: Scene };
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
  /** How the map would look if a command were carried out. */
  preview: { params: ApplyCommand; reply: Preview };
  /** What was done on a map. */
  history: { params: NamedMap; reply: HistoryView };
  /** Takes gestures back, or does them again, up to a place in the history. */
  jump: { params: JumpThroughHistory; reply: Changed };
  /** What a map holds beside its drawing. */
  contents: { params: NamedMap; reply: MapContents };
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
  /** One element with its surroundings. */
  element: { params: NamedElement; reply: ElementView };
  /** Reads a map file into a new map of the library, beside the open one. */
  import: { params: ImportFile; reply: MapFound };
  /** Writes a map file. */
  export: { params: ExportFile; reply: FileWritten };
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
