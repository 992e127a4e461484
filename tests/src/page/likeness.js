// What the page sets and paints, held against the layout and the paper. It runs in the page of any engine; whoever drives the
// page brings it to a map, wraps this text in a function and returns what one of its functions says.
const likeness = (() => {
  /** How much screen and paper may differ; docs/screen-and-paper.md says what each means and what was measured. */
  const MOST = { width: 0.5, mean: 2.5, strange: 2000, patch: 16 };

  const call = async (name, params) => {
    const response = await fetch(`/rpc/${name}`, { method: 'POST', body: JSON.stringify(params) });
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
    return response.json();
  };
  const sceneOf = async (map, language) =>
    (await call('open', { map, appearance: 'light', language, form: 'Grid' })).scene;

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  /** Waits until something holds, looking once a frame. */
  const until = async (holds) => {
    for (let turn = 0; turn < 2000; turn += 1) {
      const found = holds();
      if (found) return found;
      await frame();
    }
    throw new Error(`never came true: ${holds}`);
  };
  const named = (name) => document.querySelector(`[data-testid=${name}]`);
  const host = () => named('map-host');
  const settled = async () => {
    await frame();
    await frame();
    await until(() => host()?.dataset.ready === 'true');
    // After the window has become larger, the canvas follows in a later frame.
    await until(() => canvas().width === host().clientWidth && canvas().height === host().clientHeight);
  };
  const key = (name, held) =>
    named('grid').dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...held }));
  const canvas = () => host().querySelector('canvas');
  /** The largest of a list by what is measured, or a beginning. */
  const worst = (list, measure, first) =>
    list.reduce((found, one) => (measure(one) > measure(found) ? one : found), first);

  // Widths ------------------------------------------------------------------------------------------------------------

  /** Every run of text below these items, with where it stands in the scene. */
  function* runsOf(items, at = { x: 0, y: 0 }) {
    for (const item of items) {
      if (item.type === 'Text') yield { run: item, x: at.x + item.x, baseline: at.y + item.baseline };
      else if (item.items) yield* runsOf(item.items, { x: at.x + item.at.x, y: at.y + item.at.y });
    }
  }

  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
  /**
   * By how much the page sets a run wider than laid out. Where letters are set apart, the layout's share of it, the same
   * behind each letter, is found first; then it is the letter that stands farthest from its place.
   */
  const wider = (pen, run) => {
    pen.font = `${run.size}px "Percorso ${run.font}"`;
    pen.direction = run.rtl ? 'rtl' : 'ltr';
    // As the painter writes it: a font for text has no emoji to select.
    const text = run.font === 'Emoji' ? run.text : run.text.replace(/[\ufe0e\ufe0f]/gu, '');
    const off = pen.measureText(text).width - run.advance;
    if (run.spread.length === 0) return off;
    const letters = [...segmenter.segment(text)];
    if (letters.length !== run.spread.length) return off;
    const tracking = -off / letters.length;
    const places = letters.map(({ segment, index }, at) => {
      const before = pen.measureText(text.slice(0, index + segment.length)).width;
      return before - pen.measureText(segment).width + at * tracking - run.spread[at];
    });
    return worst(places, Math.abs, 0);
  };

  /** How far the page is from the layout's widths, in pixels at a zoom of 1. */
  const widths = async (map, language) => {
    const scene = await sceneOf(map, language);
    // The page's own context, with all that the page has set in it or around it.
    const pen = canvas().getContext('2d');
    pen.save();
    const runs = [...runsOf(scene.groups)].map(({ run }) => ({ text: run.text, font: run.font, off: wider(pen, run) }));
    pen.restore();
    return { runs: runs.length, worst: worst(runs, ({ off }) => Math.abs(off), { text: '', font: '', off: 0 }) };
  };

  // Line breaks -------------------------------------------------------------------------------------------------------

  /** Zooms at which the editor is used most. */
  const ZOOMS = [0.8, 1, 1.25, 2];

  /** How many characters, white space left out, stand in the lines up to each one's end. Tells breaks in any direction. */
  const ends = (lines) => {
    let sum = 0;
    return lines.map((line) => (sum += [...line].filter((letter) => letter.trim() !== '').length)).join(' ');
  };

  /** The lines of a card as they are laid out. */
  const laidOut = (scene, { id, text }) => {
    const { rect, line_height: height } = text;
    const group = scene.groups.find(({ key }) => key === id);
    const lines = [];
    for (const { run, x, baseline } of runsOf(group?.items ?? [], group?.at)) {
      const line = Math.floor((baseline - rect.y) / height);
      const inside = x > rect.x - 0.5 && x < rect.x + rect.w && baseline > rect.y && baseline < rect.y + rect.h;
      if (inside && run.size === text.size) lines[line] = (lines[line] ?? '') + run.text;
    }
    return [...lines].map((line) => line ?? '');
  };

  /** The cards that have a text, each with its lines. */
  const cardsOf = (scene) => {
    const cards = scene.hits.filter((hit) => hit.kind === 'Card' && hit.text !== null && hit.name !== '');
    return cards.map((hit) => ({ hit, lines: laidOut(scene, hit) }));
  };

  /** The middle of a card that can be edited, in the window. */
  const aCard = async (map, language) => {
    const [{ hit }] = cardsOf(await sceneOf(map, language));
    const { left, top } = host().getBoundingClientRect();
    const { x, y, zoom } = host().dataset;
    const { rect } = hit;
    return [left + (rect.x + rect.w / 2 - x) * zoom, top + (rect.y + rect.h / 2 - y) * zoom];
  };

  /** The lines in which a box of the page breaks its text. */
  const broken = (box, height) => {
    const text = box.firstChild;
    const range = document.createRange();
    const top = box.getBoundingClientRect().top;
    const lines = [];
    for (const { segment, index } of segmenter.segment(text.data)) {
      range.setStart(text, index);
      range.setEnd(text, index + segment.length);
      // WebKit gives the first letter of a line an empty place at the end of the line before as well.
      const place = [...range.getClientRects()].findLast(({ width }) => width > 0);
      if (place === undefined || segment.trim() === '') continue;
      const line = Math.floor((place.top + place.height / 2 - top) / height);
      lines[line] = (lines[line] ?? '') + segment;
    }
    return [...lines].map((line) => line ?? '');
  };

  /**
   * Breaks every card's text as the editor does that stands open on one of the cards: in a field like that one, and in a
   * box with all of its styles, as a field does not tell its lines. Says which cards are laid out otherwise.
   */
  const breaks = async (map, language) => {
    const cards = cardsOf(await sceneOf(map, language));
    const open = await until(() => named('editor'));
    const field = open.cloneNode();
    const box = document.createElement('div');
    open.parentElement.append(field, box);
    const set = (target, { text }, zoom) => {
      target.style.width = `${text.rect.w * zoom}px`;
      target.style.fontFamily = `"Percorso ${text.font}", var(--font)`;
      target.style.fontSize = `${text.size * zoom}px`;
      target.style.lineHeight = `${text.line_height * zoom}px`;
      target.style.textIndent = `${text.indent * zoom}px`;
    };
    // The editor itself is the witness that this is how it sets a card.
    const edited = cards.find(({ hit }) => hit.name === open.value);
    if (edited === undefined) throw new Error('the editor stands open on no card');
    const ofEditor = getComputedStyle(open);
    const ofField = getComputedStyle(field);
    set(field, edited.hit, Number(host().dataset.zoom));
    const other = [...ofEditor].filter(
      (name) => !/height|block-size|caret|outline|origin|inset-block|bottom|fill/.test(name)
        && ofEditor.getPropertyValue(name) !== ofField.getPropertyValue(name),
    );
    if (other.length > 0) throw new Error(`the editor sets cards in another way: ${other.join(', ')}`);
    for (const name of ofField) box.style.setProperty(name, ofField.getPropertyValue(name));
    box.style.height = box.style.blockSize = 'auto';
    const differing = [];
    for (const zoom of ZOOMS) {
      for (const { hit, lines } of cards) {
        for (const target of [field, box]) set(target, hit, zoom);
        field.value = box.textContent = hit.name;
        field.style.height = '0';
        const height = hit.text.line_height * zoom;
        const page = broken(box, height);
        const rows = Math.round(field.scrollHeight / height);
        if (ends(page) !== ends(lines) || rows !== page.length) differing.push({ zoom, layout: lines, page, rows });
      }
    }
    field.remove();
    box.remove();
    return { cards: cards.length, lines: cards.reduce((sum, { lines }) => sum + lines.length, 0), differing };
  };

  // Pictures ----------------------------------------------------------------------------------------------------------

  /** Levels of a channel, of 255, by which a flat colour may differ: rounding. */
  const ROUNDING = 8;
  /** How much of the contrast around a pixel it may lie beyond what the other picture has there: edges are softened. */
  const SOFTENING = 0.5;
  /** Pixels this near to each other belong to one patch. */
  const NEAR = 3;

  /** The pixels of a picture, four bytes each. */
  const pixelsOf = (source, x, y, width, height) => {
    const sheet = document.createElement('canvas');
    [sheet.width, sheet.height] = [width, height];
    const pen = sheet.getContext('2d', { willReadFrequently: true });
    pen.drawImage(source, x, y, width, height, 0, 0, width, height);
    return pen.getImageData(0, 0, width, height).data;
  };

  /**
   * Marks the pixels of one picture that have nothing like them in the other within a pixel around: a channel lies outside
   * of what is there by more than rounding and softening explain.
   */
  const strange = (one, other, width, height, marks) => {
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4;
        for (let channel = at; channel < at + 3; channel += 1) {
          if (Math.abs(one[channel] - other[channel]) <= ROUNDING) continue;
          let low = 255;
          let high = 0;
          for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
            for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
              const value = other[(row * width + column) * 4 + channel - at];
              if (value < low) low = value;
              if (value > high) high = value;
            }
          }
          const slack = ROUNDING + (high - low) * SOFTENING;
          if (one[channel] < low - slack || one[channel] > high + slack) {
            marks[y * width + x] = 1;
            break;
          }
        }
      }
    }
  };

  /** The patch with the most marked pixels; takes the marks away. */
  const largestPatch = (marks, width, height) => {
    let largest = { pixels: 0, x: 0, y: 0, w: 0, h: 0 };
    for (let seed = 0; seed < marks.length; seed += 1) {
      if (marks[seed] === 0) continue;
      const open = [seed];
      marks[seed] = 0;
      let pixels = 0;
      let [left, top, right, bottom] = [width, height, 0, 0];
      while (open.length > 0) {
        const at = open.pop();
        const [x, y] = [at % width, Math.floor(at / width)];
        pixels += 1;
        [left, right] = [Math.min(left, x), Math.max(right, x)];
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
        for (let row = Math.max(0, y - NEAR); row <= Math.min(height - 1, y + NEAR); row += 1) {
          for (let column = Math.max(0, x - NEAR); column <= Math.min(width - 1, x + NEAR); column += 1) {
            const next = row * width + column;
            if (marks[next] === 0) continue;
            marks[next] = 0;
            open.push(next);
          }
        }
      }
      if (pixels > largest.pixels) largest = { pixels, x: left, y: top, w: right - left + 1, h: bottom - top + 1 };
    }
    return largest;
  };

  /** Holds two pictures of one size against each other. */
  const compared = (screen, paper, width, height) => {
    let sum = 0;
    for (let at = 0; at < screen.length; at += 4) {
      for (let channel = at; channel < at + 3; channel += 1) sum += Math.abs(screen[channel] - paper[channel]);
    }
    const marks = new Uint8Array(width * height);
    strange(screen, paper, width, height, marks);
    strange(paper, screen, width, height, marks);
    const pixels = marks.reduce((count, mark) => count + mark, 0);
    return {
      width,
      height,
      mean: sum / (width * height * 3),
      strange: (pixels / (width * height)) * 1e6,
      patch: largestPatch(marks, width, height),
    };
  };

  /** How much larger the page has to be to show a whole map at its real size. */
  const lacking = async (map, language) => {
    const { size } = await sceneOf(map, language);
    const { clientWidth, clientHeight } = host();
    return [size.w - clientWidth, size.h - clientHeight].map((more) => Math.max(0, Math.ceil(more)));
  };

  /** Holds the page's picture of the map that it shows, at its real size, against the exporter's. */
  const picture = async (map, language) => {
    const printed = fetch(`/paper/${language}/${map}`);
    if (devicePixelRatio !== 1) throw new Error(`${devicePixelRatio} device pixels to a pixel`);
    key('0', { ctrlKey: true, code: 'Digit0' });
    await until(() => host().dataset.zoom === '1');
    await settled();
    const response = await printed;
    if (!response.ok) throw new Error(await response.text());
    const paper = await createImageBitmap(await response.blob());
    const { width, height } = paper;
    // A map that is narrower than the window stands in its middle.
    const [left, top] = ['x', 'y'].map((side) => -Math.round(Number(host().dataset[side])));
    if (left < 0 || top < 0 || left + width > canvas().width || top + height > canvas().height) {
      const shown = `${canvas().width} × ${canvas().height}, the map at ${left}, ${top}`;
      throw new Error(`the window is too small for ${width} × ${height} pixels: ${shown}`);
    }
    const screen = pixelsOf(canvas(), left, top, width, height);
    return compared(screen, pixelsOf(paper, 0, 0, width, height), width, height);
  };

  /**
   * What of the picture of the map that is shown, in its language, and of its widths, in others as well, is more than may
   * be.
   */
  const held = async (map, language, others = []) => {
    const texts = await Promise.all([language, ...others].map((one) => widths(map, one)));
    const figures = { widths: worst(texts, ({ worst: { off } }) => Math.abs(off), texts[0]), picture: await picture(map, language) };
    const { worst: widest } = figures.widths;
    const { mean, strange: share, patch } = figures.picture;
    const faults = [
      [Math.abs(widest.off) > MOST.width, `“${widest.text}” is ${widest.off} pixels wider than laid out`],
      [mean > MOST.mean, `a channel differs by ${mean} levels on average`],
      [share > MOST.strange, `${share} of a million pixels have nothing like them`],
      [patch.pixels > MOST.patch, `${patch.pixels} pixels in one place: ${JSON.stringify(patch)}`],
    ];
    return { figures, faults: faults.filter(([wrong]) => wrong).map(([, fault]) => fault) };
  };

  // Mistakes ----------------------------------------------------------------------------------------------------------

  /** Mistakes that a painter could make on a card's group. The tolerance is worth something when each of them is seen. */
  const MISTAKES = {
    'a card is missing': () => null,
    'a card stands two pixels to the right': (group) => ({ ...group, at: { ...group.at, x: group.at.x + 2 } }),
    'a card stands two pixels lower': (group) => ({ ...group, at: { ...group.at, y: group.at.y + 2 } }),
    'a card has the tint of another stage': (group) => ({ ...group, items: group.items.map(tinted) }),
    'a word is missing': (group) => ({ ...group, items: shortened(group.items) }),
    'a line of text stands two pixels lower': (group) => ({ ...group, items: lowered(group.items) }),
  };
  const tinted = (item) => (item.type === 'Rect' && item.fill ? { ...item, fill: '#f9efe2' } : item);
  const onFirstText = (items, change) => {
    const at = items.findIndex(({ type }) => type === 'Text');
    return items.map((item, place) => (place === at ? change(item) : item));
  };
  const shortened = (items) => onFirstText(items, (run) => ({ ...run, text: run.text.replace(/\S+\s*$/u, '') }));
  const lowered = (items) => onFirstText(items, (run) => ({ ...run, baseline: run.baseline + 2 }));

  /** Brings the page to show the map anew, through the library. */
  const shownAnew = async (map) => {
    named('back').click();
    const card = await until(() => document.querySelector(`[data-map="${map}"]`));
    card.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    await until(host);
    await settled();
  };

  /** Has the page paint the map with a mistake, and says what is noticed. */
  const withMistake = async (map, language, mistake) => {
    const [{ hit }] = cardsOf(await sceneOf(map, language));
    const real = window.fetch;
    window.fetch = async (address, options) => {
      const response = await real(address, options);
      if (address !== '/rpc/open_part') return response;
      const part = await response.json();
      const { scene } = part.opened;
      scene.groups = scene.groups
        .map((group) => (group.key === hit.id ? MISTAKES[mistake](group) : group))
        .filter((group) => group !== null);
      return new Response(JSON.stringify(part));
    };
    try {
      await shownAnew(map);
    } finally {
      window.fetch = real;
    }
    return held(map, language);
  };

  return {
    breaks,
    aCard,
    held,
    lacking,
    mistakes: async () => Object.keys(MISTAKES),
    settled: () => until(host).then(settled),
    withMistake,
  };
})();
