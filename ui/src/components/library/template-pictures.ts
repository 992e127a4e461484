import type { Scene, ShowTemplate } from '../../bindings';
import type { Host } from '../../host';

/** The templates' pictures that a host gave. Templates come with the program, so a picture never grows old. */
const known = new WeakMap<Host, Map<string, Promise<Scene>>>();

/** A template's picture, asked for once. Rejects when it cannot be had, and is asked for again the next time. */
export function pictureOf(host: Host, wanted: ShowTemplate): Promise<Scene> {
  const pictures = known.get(host) ?? new Map<string, Promise<Scene>>();
  known.set(host, pictures);
  const name = [wanted.template, wanted.appearance, wanted.language].join(' ');
  const there = pictures.get(name);
  if (there !== undefined) return there;
  const asked = host.call('template_picture', wanted);
  pictures.set(name, asked);
  asked.catch(() => pictures.delete(name));
  return asked;
}
