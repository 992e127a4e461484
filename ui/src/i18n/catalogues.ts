import enAccess from '@assets/messages/en/access.json';
import enConflicts from '@assets/messages/en/conflicts.json';
import enFinding from '@assets/messages/en/finding.json';
import enGuide from '@assets/messages/en/guide.json';
import enHome from '@assets/messages/en/home.json';
import enInspector from '@assets/messages/en/inspector.json';
import enInterface from '@assets/messages/en/interface.json';
import enMatrix from '@assets/messages/en/matrix.json';
import enPictures from '@assets/messages/en/pictures.json';
import enPieces from '@assets/messages/en/pieces.json';
import enPoster from '@assets/messages/en/poster.json';
import enRevisions from '@assets/messages/en/revisions.json';
import enSharing from '@assets/messages/en/sharing.json';
import enStrip from '@assets/messages/en/strip.json';
import enStructure from '@assets/messages/en/structure.json';
import itAccess from '@assets/messages/it/access.json';
import itConflicts from '@assets/messages/it/conflicts.json';
import itFinding from '@assets/messages/it/finding.json';
import itGuide from '@assets/messages/it/guide.json';
import itHome from '@assets/messages/it/home.json';
import itInspector from '@assets/messages/it/inspector.json';
import itInterface from '@assets/messages/it/interface.json';
import itMatrix from '@assets/messages/it/matrix.json';
import itPictures from '@assets/messages/it/pictures.json';
import itPieces from '@assets/messages/it/pieces.json';
import itPoster from '@assets/messages/it/poster.json';
import itRevisions from '@assets/messages/it/revisions.json';
import itSharing from '@assets/messages/it/sharing.json';
import itStrip from '@assets/messages/it/strip.json';
import itStructure from '@assets/messages/it/structure.json';

/** Every message in English; the other languages have the same names. */
export const en = {
  ...enInterface,
  ...enStructure,
  ...enInspector,
  ...enFinding,
  ...enMatrix,
  ...enPictures,
  ...enPieces,
  ...enAccess,
  ...enPoster,
  ...enRevisions,
  ...enHome,
  ...enGuide,
  ...enConflicts,
  ...enSharing,
  ...enStrip,
};
/** Every message in Italian. */
export const it = {
  ...itInterface,
  ...itStructure,
  ...itInspector,
  ...itFinding,
  ...itMatrix,
  ...itPictures,
  ...itPieces,
  ...itAccess,
  ...itPoster,
  ...itRevisions,
  ...itHome,
  ...itGuide,
  ...itConflicts,
  ...itSharing,
  ...itStrip,
};
