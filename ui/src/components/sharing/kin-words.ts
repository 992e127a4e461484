import type { BroughtBy, CopyView } from '../../bindings';
import type { Words } from '../../i18n';

/** How a copy hangs together with the map, in a sentence. */
export function sayKinship(words: Words, { kinship, ancestor }: CopyView, now: number, given: string | null): string {
  const { say } = words;
  switch (kinship) {
    case 'Same':
      return say('copies.same');
    case 'Earlier':
      return say('copies.earlier');
    case 'Later':
      return say('copies.later');
    case 'Kin':
      return say('copies.kin');
    case 'Strange':
      return say('copies.strange');
    case 'Apart':
      if (ancestor?.found === 'Given') return say('copies.ancestorGiven', { name: given ?? '' });
      if (ancestor === null || ancestor.at === null) return say('copies.apartUnknown');
      return say('copies.apart', { when: words.when(ancestor.at, now) });
  }
}

/** What a side did, in a few words. */
export function sayBrought(words: Words, { added, changed, moved, removed }: BroughtBy): string {
  const parts: string[] = [];
  if (added > 0) parts.push(words.say('turns.Added', { count: added }));
  if (changed > 0) parts.push(words.say('turns.Changed', { count: changed }));
  if (moved > 0) parts.push(words.say('turns.Moved', { count: moved }));
  if (removed > 0) parts.push(words.say('turns.Removed', { count: removed }));
  return parts.length === 0 ? words.say('copies.unchanged') : parts.join(' · ');
}
