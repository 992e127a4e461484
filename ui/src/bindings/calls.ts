import type { ApplyCommand } from "./ApplyCommand";
import type { Changed } from "./Changed";
import type { CreateMap } from "./CreateMap";
import type { ElementView } from "./ElementView";
import type { ExportFile } from "./ExportFile";
import type { ExportPoster } from "./ExportPoster";
import type { FileWritten } from "./FileWritten";
import type { ImportFile } from "./ImportFile";
import type { InLanguage } from "./InLanguage";
import type { LibraryView } from "./LibraryView";
import type { MapFound } from "./MapFound";
import type { NamedElement } from "./NamedElement";
import type { Nothing } from "./Nothing";
import type { OpenMap } from "./OpenMap";
import type { OpenedMap } from "./OpenedMap";
import type { PosterPreview } from "./PosterPreview";
import type { Preferences } from "./Preferences";
import type { PreviewPoster } from "./PreviewPoster";
import type { Scene } from "./Scene";
import type { StepThroughHistory } from "./StepThroughHistory";
import type { Welcome } from "./Welcome";

export interface Calls {
  /** What to show first. */
  welcome: { params: Nothing; reply: Welcome };
  /** Keeps what the user chose for the interface. */
  prefer: { params: Preferences; reply: Preferences };
  /** The library's maps and the templates. */
  library: { params: InLanguage; reply: LibraryView };
  /** A map's drawing, to be shown small. */
  thumbnail: { params: OpenMap; reply: Scene };
  /** A new map from a template. */
  create: { params: CreateMap; reply: MapFound };
  /** Opens a map, or draws an open one anew in other colours or another language. */
  open: { params: OpenMap; reply: OpenedMap };
  /** Carries a command out. */
  apply: { params: ApplyCommand; reply: Changed };
  /** Takes the last gesture back. */
  undo: { params: StepThroughHistory; reply: Changed };
  /** Does again what undo took back. */
  redo: { params: StepThroughHistory; reply: Changed };
  /** One element with its surroundings. */
  element: { params: NamedElement; reply: ElementView };
  /** Reads a map file into a new map of the library, beside the open one. */
  import: { params: ImportFile; reply: MapFound };
  /** Writes a map file. */
  export: { params: ExportFile; reply: FileWritten };
  /** A poster as it will print. */
  preview_poster: { params: PreviewPoster; reply: PosterPreview };
  /** Writes a poster. */
  export_poster: { params: ExportPoster; reply: FileWritten };
}
