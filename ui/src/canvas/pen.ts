/** What the painter needs of a 2D context; both kinds of canvas have it, and tests stand in for it. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'translate'
  | 'beginPath'
  | 'rect'
  | 'roundRect'
  | 'moveTo'
  | 'lineTo'
  | 'bezierCurveTo'
  | 'closePath'
  | 'clip'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'fillText'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'font'
  | 'direction'
  | 'globalAlpha'
  | 'drawImage'
  | 'getTransform'
  | 'imageSmoothingQuality'
>;

/** A canvas off the page. */
export interface Sheet {
  readonly canvas: HTMLCanvasElement;
  readonly pen: CanvasRenderingContext2D;
}

/** Settings that every context needs so that screen and paper agree. */
export function preparePen(pen: CanvasRenderingContext2D): void {
  pen.textRendering = 'geometricPrecision';
  pen.fontKerning = 'normal';
  pen.textBaseline = 'alphabetic';
  pen.textAlign = 'left';
}

/** Makes a canvas off the page. Throws when the browser gives no 2D context. */
export function makeSheet(width: number, height: number, alpha: boolean): Sheet {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { alpha });
  if (pen === null) throw new Error('no 2D canvas');
  preparePen(pen);
  return { canvas, pen };
}
