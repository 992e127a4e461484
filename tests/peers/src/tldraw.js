import 'tldraw/tldraw.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { createShapeId, Tldraw, toRichText } from 'tldraw';

import { CARDS, fit, offer } from './peer.js';

let editor;
const ready = new Promise((resolve) => {
  const onMount = (given) => {
    editor = given;
    // A page takes 4,000 shapes unless it is told otherwise.
    editor.options.maxShapesPerPage = CARDS.length + 1;
    editor.run(() =>
      editor.createShapes(
        CARDS.map(({ id, x, y, w, h, text }) => ({
          id: createShapeId(id),
          type: 'geo',
          x,
          y,
          props: { geo: 'rectangle', w, h, size: 's', fill: 'solid', dash: 'solid', richText: toRichText(text) },
        })),
      ),
    );
    editor.selectNone();
    setTimeout(resolve, 300);
  };
  createRoot(document.getElementById('root')).render(
    createElement('div', { style: { position: 'fixed', inset: 0 } }, createElement(Tldraw, { onMount })),
  );
});

offer({
  ready,
  zoomOne: () => editor.setCamera({ x: 20, y: 20, z: 1 }),
  zoomFit: () => {
    const { x, y, zoom } = fit();
    editor.setCamera({ x: x / zoom, y: y / zoom, z: zoom });
  },
  pan: (dx, dy) => {
    const { x, y, z } = editor.getCamera();
    editor.setCamera({ x: x - dx / z, y: y - dy / z, z });
  },
  zoomBy: (factor) => {
    const { x, y, z } = editor.getCamera();
    editor.setCamera({ x, y, z: z * factor });
  },
  write: (at, text) =>
    editor.updateShape({ id: createShapeId(CARDS[at].id), type: 'geo', props: { richText: toRichText(text) } }),
});
