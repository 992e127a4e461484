import type { OutlineEntry, Scene } from '../../bindings';
import { center } from '../../kernels/rect';
import type { ScoredPoint } from '../../kernels/score';

/** The emotion points of a scene by id: their scores, as the outline tells them, and where they stand. */
export function scoresOf(scene: Scene): Map<string, ScoredPoint> {
  const told = new Map<string, number>();
  const walk = (entries: readonly OutlineEntry[]): void => {
    for (const entry of entries) {
      const score = readScore(entry.detail);
      if (score !== null) told.set(entry.id, score);
      walk(entry.children);
    }
  };
  walk(scene.outline);
  const points = new Map<string, ScoredPoint>();
  for (const hit of scene.hits) {
    const score = hit.kind === 'Emotion' ? told.get(hit.id) : undefined;
    if (score !== undefined) points.set(hit.id, { score, y: center(hit.rect).y });
  }
  return points;
}

/** The last signed number of a text, with a point or a comma; `null` without one. */
export function readScore(text: string): number | null {
  const found = text.match(/[+\-−]?\d+(?:[.,]\d+)?/g)?.at(-1);
  if (found === undefined) return null;
  return Number(found.replace('−', '-').replace(',', '.'));
}
