import '@maxgraph/core/css/common.css';
import { Graph } from '@maxgraph/core';

import { CARDS, fit, offer } from './peer.js';

const root = document.getElementById('root');
root.style.cssText = 'position:fixed;inset:0;overflow:hidden';
const graph = new Graph(root);
graph.batchUpdate(() => {
  for (const { id, x, y, w, h, fill, text } of CARDS) {
    graph.insertVertex({
      id,
      position: [x, y],
      size: [w, h],
      value: text,
      style: { fillColor: fill, rounded: true, fontSize: 12 },
    });
  }
});
const look = (scale, x, y) => graph.getView().scaleAndTranslate(scale, x, y);

offer({
  ready: new Promise((resolve) => setTimeout(resolve, 300)),
  zoomOne: () => look(1, 20, 20),
  zoomFit: () => {
    const { x, y, zoom } = fit();
    look(zoom, x / zoom, y / zoom);
  },
  pan: (dx, dy) => {
    const { scale, translate } = graph.getView();
    look(scale, translate.x - dx / scale, translate.y - dy / scale);
  },
  zoomBy: (factor) => {
    const { scale, translate } = graph.getView();
    look(scale * factor, translate.x, translate.y);
  },
  write: (at, text) => {
    const model = graph.getDataModel();
    model.setValue(model.getCell(CARDS[at].id), text);
  },
});
