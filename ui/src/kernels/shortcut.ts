/** A key with its modifiers, written `Ctrl+Shift+Z`. `Ctrl` stands for the command key on a Mac. */
export type Shortcut = string;

/** What of a keyboard event counts. */
export interface Keystroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether the keystroke is the shortcut. */
export function matches(shortcut: Shortcut, stroke: Keystroke): boolean {
  const parts = shortcut.split('+');
  // `Ctrl++` ends in an empty part: the key is the plus itself.
  const key = shortcut.endsWith('++') ? '+' : (parts.at(-1) ?? '');
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  if (wants('Ctrl') !== (stroke.ctrlKey || stroke.metaKey) || wants('Alt') !== stroke.altKey) return false;
  if (/^[0-9]$/.test(key)) return stroke.code === `Digit${key}` && wants('Shift') === stroke.shiftKey;
  // Signs are typed with or without Shift, depending on the keyboard.
  if (/^[^A-Za-z]$/.test(key)) return stroke.key === key || (key === '+' && stroke.key === '=');
  return stroke.key.toLowerCase() === key.toLowerCase() && wants('Shift') === stroke.shiftKey;
}
