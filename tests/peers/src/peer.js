import './page.css';

/**
 * What the measurement needs of a page.
 *
 * @typedef {object} Peer
 * @property {Promise<void>} ready  resolves once the elements are there
 * @property {() => void} zoomOne   shows the elements at their own size, from their upper left corner
 * @property {() => void} zoomFit   shows all of them
 * @property {(dx: number, dy: number) => void} pan   moves the picture by CSS pixels
 * @property {(factor: number) => void} zoomBy   shows the elements larger or smaller than now
 * @property {(at: number, text: string) => void} write   gives one of the elements another text
 */

/** How many elements the page shall show. */
export const COUNT = Number(new URLSearchParams(location.search).get('cards') ?? 500);
const ROWS = 20;
const PITCH = { x: 144, y: 84 };
const CARD = { w: 128, h: 68 };
const HUES = ['#eaf2fb', '#fbf1e7', '#f8edf7', '#eaf5ee'];

/** The elements: rectangles of a card's size with two lines of text, in as many columns as are needed. */
export const CARDS = Array.from({ length: COUNT }, (_, at) => ({
  id: `card${at}`,
  x: Math.floor(at / ROWS) * PITCH.x,
  y: (at % ROWS) * PITCH.y,
  ...CARD,
  fill: HUES[Math.floor(at / ROWS / 4) % HUES.length],
  text: `Asks for the offer\nnumber ${at}`,
}));

/** The rectangle around all elements. */
export const EXTENT = {
  w: (Math.floor((COUNT - 1) / ROWS) + 1) * PITCH.x,
  h: Math.min(COUNT, ROWS) * PITCH.y,
};

/** Zoom that shows the extent in the window, and where its corner stands then. */
export function fit() {
  const zoom = Math.min(1, innerWidth / EXTENT.w, innerHeight / EXTENT.h) * 0.95;
  return { zoom, x: (innerWidth - EXTENT.w * zoom) / 2, y: (innerHeight - EXTENT.h * zoom) / 2 };
}

/** Offers the page to the measurement. */
export function offer(peer) {
  window.peer = peer;
}
