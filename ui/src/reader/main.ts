/** The script of the reader's copy. It reads what the core wrote into the page, and asks nothing of the outside. */
import { type Contents, placeOf, say } from './contents';
import { find, wordsOf } from './find';
import { gestures } from './gestures';
import { Grid } from './grid';
import { Look } from './look';
import { Panel } from './panel';
import { MapWindow } from './window';

function one<T extends Element = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

const contents = JSON.parse(one('#contents').textContent) as Contents;
document.documentElement.classList.add('live');

const desk = one('.window');
const count = one('.count');
const said = one('#said');
const field = one<HTMLInputElement>('.find input');
const doing = (name: string): HTMLButtonElement => one<HTMLButtonElement>(`[data-do=${name}]`);
const percent = doing('real');
const map = new MapWindow(contents, desk, one('.sheet'), (zoom) => {
  percent.textContent = say(contents, 'zoomed', { n: String(Math.round(zoom * 100)) });
  grid.scale(zoom);
});
const look = new Look(doing('look'));
/** The card of which the panel tells; `null` when it tells of the map or of nothing. */
let told: number | null = null;

const grid = new Grid(contents, one('.places'), {
  arrive(card) {
    show(card);
    if (panel.open && told !== null) tell(card);
  },
  choose(card, byKey) {
    tell(card);
    show(card);
    if (byKey) panel.focus();
  },
});
const panel = new Panel(contents, one('#panel'), (card) => {
  grid.focus(card);
  show(card);
  tell(card);
});

function show(card: number): void {
  const read = contents.cards[card];
  if (read !== undefined) map.reveal(read.at);
}

function tell(card: number): void {
  const read = contents.cards[card];
  if (read === undefined) return;
  told = card;
  doing('about').ariaExpanded = 'false';
  grid.mark(card);
  panel.card(read);
}

function about(): void {
  if (panel.open && told === null) return close();
  told = null;
  grid.mark(null);
  doing('about').ariaExpanded = 'true';
  panel.about();
  panel.focus();
}

function close(): void {
  if (!panel.open) return;
  const card = told;
  told = null;
  panel.close();
  grid.mark(null);
  if (card !== null) grid.focus(card);
  else doing('about').focus();
  doing('about').ariaExpanded = 'false';
}

let texts: readonly string[] | null = null;
let hits: number[] = [];
let now = -1;

/** Looks for what is typed, and shows the first place from the left. */
function seek(): void {
  texts ??= contents.cards.map(wordsOf);
  hits = find(contents, texts, field.value);
  now = hits.length > 0 ? 0 : -1;
  showHit();
}

function showHit(): void {
  const hit = hits[now];
  grid.found(hits, hit ?? null);
  doing('next').disabled = doing('previous').disabled = hits.length === 0;
  const nothing = field.value.trim() === '' ? '' : say(contents, 'nothing');
  count.textContent =
    hit === undefined ? nothing : say(contents, 'of', { n: String(now + 1), count: String(hits.length) });
  const read = hit === undefined ? undefined : contents.cards[hit];
  if (hit === undefined || read === undefined) return;
  map.reveal(read.at);
  said.textContent = `${read.text}, ${placeOf(contents, read)}`;
  if (panel.open && told !== null) tell(hit);
}

function turn(by: 1 | -1): void {
  if (hits.length === 0) return;
  now = (now + by + hits.length) % hits.length;
  showHit();
}

one<HTMLFormElement>('.find').addEventListener('submit', (event) => event.preventDefault());
field.addEventListener('input', seek);
field.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') {
    event.preventDefault();
    turn(event.shiftKey ? -1 : 1);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    const hit = hits[now];
    field.value = '';
    seek();
    // On to what was found last, so that its details are one key away.
    if (hit === undefined) field.blur();
    else grid.focus(hit);
  }
});

const acts: Readonly<Record<string, () => void>> = {
  previous: () => turn(-1),
  next: () => turn(1),
  about,
  look: () => look.change(),
  print: () => print(),
  smaller: () => map.step(-1),
  larger: () => map.step(1),
  real: () => map.zoomTo(1),
  fit: () => map.fit(),
  close,
};
for (const [name, act] of Object.entries(acts)) doing(name).addEventListener('click', act);

const keys: Readonly<Record<string, string>> = {
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '0': 'fit',
  '1': 'real',
  i: 'about',
  d: 'look',
  Escape: 'close',
};
addEventListener('keydown', (event) => {
  const typing = event.target === field;
  if (event.defaultPrevented || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = acts[keys[event.key] ?? keys[event.key.toLowerCase()] ?? ''];
  if (event.key === '/') {
    event.preventDefault();
    field.focus();
    field.select();
  } else if (act !== undefined) {
    event.preventDefault();
    act();
  } else if (event.key.startsWith('Arrow') && (event.target === document.body || event.target === desk)) {
    event.preventDefault();
    grid.focus(0);
  }
});

gestures(map, desk);
map.begin();
