import { type Contents, placeOf, type ReadCard, say } from './contents';

const SVG = 'http://www.w3.org/2000/svg';

/** The panel beside the map. Everything in it is set as text, never as markup. */
export class Panel {
  readonly #contents: Contents;
  readonly #panel: HTMLElement;
  readonly #told: HTMLElement;
  readonly #goTo: (card: number) => void;

  constructor(contents: Contents, panel: HTMLElement, goTo: (card: number) => void) {
    this.#contents = contents;
    this.#panel = panel;
    this.#told = panel.querySelector<HTMLElement>('.told') ?? panel;
    this.#goTo = goTo;
  }

  get open(): boolean {
    return !this.#panel.hidden;
  }

  /** Tells of a card. */
  card(card: ReadCard): void {
    const { text, kind, icon, facts, note, links } = card;
    const parts = [
      this.#kind(kind, icon),
      heading(text.trim() === '' ? say(this.#contents, 'unnamed') : text),
      words('p', 'place', placeOf(this.#contents, card)),
      ...list(facts),
    ];
    if (note.trim() !== '') parts.push(words('h3', '', say(this.#contents, 'note')), words('p', 'prose', note));
    if (links.length > 0) parts.push(words('h3', '', say(this.#contents, 'links')), this.#links(links));
    this.#show(parts);
  }

  /** Tells of the map. */
  about(): void {
    const { title, scenario, facts, actors } = this.#contents.about;
    const parts = [heading(title)];
    if (scenario.trim() !== '') parts.push(words('p', 'prose', scenario));
    parts.push(...list(facts));
    if (actors.length > 0) parts.push(words('h3', '', say(this.#contents, 'people')));
    for (const { name, caption, quote } of actors) {
      const person = document.createElement('div');
      person.className = 'person';
      person.append(words('b', '', name));
      for (const line of [caption, quote]) if (line.trim() !== '') person.append(words('p', '', line));
      parts.push(person);
    }
    this.#show(parts);
  }

  close(): void {
    this.#panel.hidden = true;
  }

  /** Gives the panel the keyboard. */
  focus(): void {
    this.#told.querySelector<HTMLElement>('h2')?.focus();
  }

  #show(parts: readonly HTMLElement[]): void {
    this.#told.replaceChildren(...parts);
    this.#panel.hidden = false;
    this.#panel.scrollTop = 0;
  }

  #kind(kind: string, icon: string): HTMLElement {
    const line = document.createElement('p');
    line.className = `kind kind-${icon}`;
    const picture = document.createElementNS(SVG, 'svg');
    picture.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS(SVG, 'use');
    use.setAttribute('href', `#kind-${icon}`);
    picture.append(use);
    line.append(picture, kind);
    return line;
  }

  #links(links: ReadCard['links']): HTMLElement {
    const all = document.createElement('ul');
    all.className = 'links';
    for (const [how, at, label] of links) {
      const other = this.#contents.cards[at];
      if (other === undefined) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.append(words('span', 'how', label === '' ? how : `${how} · ${label}`), words('span', 'to', other.text));
      button.addEventListener('click', () => this.#goTo(at));
      const line = document.createElement('li');
      line.append(button);
      all.append(line);
    }
    return all;
  }
}

function heading(text: string): HTMLElement {
  const element = words('h2', '', text);
  element.tabIndex = -1;
  return element;
}

/** An element with a text that has its own direction. */
function words(tag: string, name: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  if (name !== '') element.className = name;
  element.dir = 'auto';
  element.textContent = text;
  return element;
}

function list(facts: readonly (readonly [string, string])[]): HTMLElement[] {
  if (facts.length === 0) return [];
  const all = document.createElement('dl');
  for (const [name, said] of facts) all.append(words('dt', '', name), words('dd', '', said));
  return [all];
}
