import '@xyflow/react/dist/style.css';
import { ReactFlow } from '@xyflow/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

import { CARDS, fit, offer } from './peer.js';

const nodes = CARDS.map(({ id, x, y, w, h, fill, text }) => ({
  id,
  position: { x, y },
  data: { label: text },
  width: w,
  height: h,
  style: { background: fill, fontSize: 12, borderRadius: 6, padding: 8, whiteSpace: 'pre-line' },
}));

let flow;
const ready = new Promise((resolve) => {
  const onInit = (given) => {
    flow = given;
    setTimeout(resolve, 300);
  };
  const properties = { defaultNodes: nodes, defaultEdges: [], onInit, minZoom: 0.01, onlyRenderVisibleElements: true };
  createRoot(document.getElementById('root')).render(
    createElement('div', { style: { position: 'fixed', inset: 0 } }, createElement(ReactFlow, properties)),
  );
});

offer({
  ready,
  zoomOne: () => flow.setViewport({ x: 20, y: 20, zoom: 1 }),
  zoomFit: () => flow.setViewport(fit()),
  pan: (dx, dy) => {
    const { x, y, zoom } = flow.getViewport();
    flow.setViewport({ x: x - dx, y: y - dy, zoom });
  },
  zoomBy: (factor) => {
    const { x, y, zoom } = flow.getViewport();
    flow.setViewport({ x, y, zoom: zoom * factor });
  },
  write: (at, text) => flow.updateNodeData(CARDS[at].id, { label: text }),
});
