import { WholeElements } from './whole-elements';

/** The selected elements and links, whole: what the inspector edits and the clipboard carries. */
export class Chosen extends WholeElements {
  protected ids(): string[] {
    return this.journey.selection.map((key) => this.journey.hit(key)?.id ?? '').filter((id) => id !== '');
  }
}
