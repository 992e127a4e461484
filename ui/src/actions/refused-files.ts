import { HostError } from '../host';
import { sayError, type Words } from '../i18n';

/** A file that could not be taken in, and why. */
export interface RefusedFile {
  readonly name: string;
  readonly error: unknown;
}

/** Says why, of each in a line of its own. */
export function sayRefused(words: Words, files: readonly RefusedFile[]): string {
  const lines = files.map(({ name, error }) => {
    const { code, detail } = HostError.from(error);
    return words.say('toast.fileRefused', { file: name, why: sayError(words, code, detail) });
  });
  return lines.join('\n');
}
