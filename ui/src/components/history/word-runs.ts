import type { WordRun } from '../../bindings';

/** How many words that stayed are shown beside a change. */
const BESIDE = 6;
/** Fewer words than this are not worth leaving out. */
const WORTH = 4;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * An edited text as a list shows it: what changed, with some words around it. What is far from any change is left out, and an
 * ellipsis says so; what nobody would see, a space or the end of a line, has a sign.
 */
export function shortened(runs: readonly WordRun[]): WordRun[] {
  return runs.map(({ is, text }, at) => {
    if (is !== 'Kept') return { is, text: text.trim() === '' ? signed(text) : text };
    return { is, text: around(text, at === 0 ? 0 : BESIDE, at === runs.length - 1 ? 0 : BESIDE) };
  });
}

/** The first and the last words of a text, with an ellipsis for what is between. */
function around(text: string, first: number, last: number): string {
  const segments = [...segmenter.segment(text)];
  const words = segments.filter(({ isWordLike }) => isWordLike === true);
  if (words.length < first + last + WORTH) return text;
  const end = first === 0 ? 0 : (words[first]?.index ?? 0);
  const start = last === 0 ? text.length : (words[words.length - last]?.index ?? 0);
  const [before, after] = [text.slice(0, end).trimEnd(), text.slice(start)];
  return [before, '…', after].filter((part) => part !== '').join(' ');
}

function signed(text: string): string {
  return text.replaceAll('\n', '↵').replace(/\s/gu, '␣');
}
