// Writes icons.json from names.txt: every icon as SVG path data on a 24 x 24 grid, to be stroked 1.75 wide with round
// ends. The shapes come from the npm package `lucide-static` (ISC licence, see LICENSE-lucide.txt), which must be
// installed in `ui/node_modules`.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = process.env.LUCIDE ?? join(here, '../../ui/node_modules/lucide-static/icons');
const number = (attributes, name) => Number(attributes[name] ?? 0);

function ellipse(cx, cy, rx, ry) {
  return `M${cx - rx} ${cy}A${rx} ${ry} 0 1 0 ${cx + rx} ${cy}A${rx} ${ry} 0 1 0 ${cx - rx} ${cy}Z`;
}

function rectangle(x, y, w, h, r) {
  if (r === 0) return `M${x} ${y}H${x + w}V${y + h}H${x}Z`;
  const arc = (dx, dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}H${x + w - r}${arc(r, r)}V${y + h - r}${arc(-r, r)}H${x + r}${arc(-r, -r)}V${y + r}${arc(r, -r)}Z`;
}

const toPath = {
  path: (a) => a.d,
  line: (a) => `M${a.x1} ${a.y1}L${a.x2} ${a.y2}`,
  circle: (a) => ellipse(number(a, 'cx'), number(a, 'cy'), number(a, 'r'), number(a, 'r')),
  ellipse: (a) => ellipse(number(a, 'cx'), number(a, 'cy'), number(a, 'rx'), number(a, 'ry')),
  rect: (a) => rectangle(number(a, 'x'), number(a, 'y'), number(a, 'width'), number(a, 'height'), number(a, 'rx')),
  polyline: (a) => `M${a.points.trim().split(/\s+/).join(' ')}`,
  polygon: (a) => `M${a.points.trim().split(/\s+/).join(' ')}Z`,
};

const icons = {};
for (const name of readFileSync(join(here, 'names.txt'), 'utf8').split('\n').filter(Boolean).sort()) {
  const svg = readFileSync(join(source, `${name}.svg`), 'utf8');
  const paths = [];
  for (const [, tag, rest] of svg.matchAll(/<(\w+)((?:\s+[\w-]+="[^"]*")*)\s*\/>/g)) {
    const attributes = Object.fromEntries([...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
    const convert = toPath[tag];
    if (!convert) throw new Error(`${name}: no rule for <${tag}>`);
    paths.push(convert(attributes));
  }
  if (paths.length === 0) throw new Error(`${name}: nothing to draw`);
  icons[name] = paths;
}
writeFileSync(join(here, 'icons.json'), `${JSON.stringify(icons, null, 1)}\n`);
