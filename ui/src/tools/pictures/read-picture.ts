import { fileName } from '../../kernels/file-name';

/** The largest picture file that is taken, in bytes. */
export const MOST_PICTURE = 32 * 1024 * 1024;

const TYPES = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml']);
const ENDINGS = /\.(png|jpe?g|webp|svg)$/i;

/** A file that the system names by its path, and the page cannot read. */
export interface FileAtPath {
  readonly path: string;
  readonly name: string;
}

/** A picture that came from outside. */
export type GivenPicture = Blob | FileAtPath;

/** The files that paths name. */
export function atPaths(paths: readonly string[]): FileAtPath[] {
  return paths.map((path) => ({ path, name: fileName(path) }));
}

/** A file's bytes in base64. `share` is told how much has been read, 0 to 1. */
export type ReadPicture = (file: Blob, share: (part: number) => void) => Promise<string>;

/** Why a file is not taken, before a byte of it is read. */
export type Unfit = 'type' | 'size' | 'empty';

/** Whether a file is a picture of a kind that maps can hold; told by its type, or by its name where it has none. */
export function isPicture(file: GivenPicture): boolean {
  if ('path' in file) return ENDINGS.test(file.name);
  return TYPES.has(file.type) || (file.type === '' && ENDINGS.test(nameOf(file)));
}

/** Looks at a file from outside; `null` when it can be read. What is only a path is looked at by whoever reads it. */
export function unfit(file: GivenPicture): Unfit | null {
  if (!isPicture(file)) return 'type';
  if ('path' in file) return null;
  if (file.size === 0) return 'empty';
  return file.size > MOST_PICTURE ? 'size' : null;
}

/** The file's name; empty for what came without one. */
export function nameOf(file: GivenPicture): string {
  return 'name' in file && typeof file.name === 'string' ? file.name : '';
}

/** Reads a file with the browser's own reader, which works beside the page and does not hold it up. */
export const readPicture: ReadPicture = (file, share) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onprogress = (event) => share(event.total > 0 ? event.loaded / event.total : 0);
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.readAsDataURL(file);
  });
