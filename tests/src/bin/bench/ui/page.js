// What the measurements do in a page. Every function returns milliseconds.
const bench = (() => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const host = () => document.querySelector('[data-testid=map-host]');
  const ready = () => host()?.dataset.ready === 'true';

  /** Time between frames while something is done in each. */
  const frames = async (count, act) => {
    const times = [];
    await frame();
    await frame();
    let last = performance.now();
    for (let turn = 0; turn < count; turn += 1) {
      act(turn);
      await frame();
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return times;
  };

  /** Waits until something holds, looking once a frame. */
  const until = async (holds) => {
    for (let turn = 0; turn < 3000; turn += 1) {
      if (holds()) return;
      await frame();
    }
    throw new Error(`never came true: ${holds}`);
  };

  const wheel = (dx, dy, zooms) => {
    const target = document.querySelector('[data-testid=map]');
    const { left, top, width, height } = target.getBoundingClientRect();
    target.dispatchEvent(
      new WheelEvent('wheel', {
        bubbles: true,
        cancelable: true,
        clientX: left + width / 2,
        clientY: top + height / 2,
        deltaX: dx,
        deltaY: dy,
        ctrlKey: zooms,
      }),
    );
  };
  const key = (name, held = {}) =>
    document
      .querySelector('[data-testid=grid]')
      .dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...held }));

  /** There and back again, so that the picture never runs out of map. */
  const there = (turn, by) => (Math.floor(turn / 40) % 2 === 0 ? by : -by);

  return {
    /** The least that a moving picture costs here: the window filled, and one bitmap of its size drawn. */
    async floor(count) {
      const like = document.querySelector('[data-testid=map]') ?? document.documentElement;
      const { width, height } = like.getBoundingClientRect();
      const canvas = document.createElement('canvas');
      canvas.style.cssText = 'position:fixed;left:0;top:0;z-index:2147483647';
      const picture = document.createElement('canvas');
      for (const one of [canvas, picture]) {
        one.width = width;
        one.height = height;
      }
      const paint = picture.getContext('2d');
      for (let at = 0; at < 400; at += 1) {
        paint.fillStyle = `hsl(${at} 40% 80%)`;
        paint.fillRect((at * 71) % width, (at * 37) % height, 60, 30);
      }
      document.body.append(canvas);
      const pen = canvas.getContext('2d', { alpha: false });
      const times = await frames(count, (turn) => {
        pen.fillStyle = '#fbfaf7';
        pen.fillRect(0, 0, width, height);
        pen.drawImage(picture, there(turn, 7), 0);
      });
      canvas.remove();
      return times;
    },
    async zoomOne() {
      key('0', { ctrlKey: true, code: 'Digit0' });
      await until(ready);
    },
    async zoomFit() {
      key('!', { shiftKey: true, code: 'Digit1' });
      await until(ready);
    },
    pan: (count, by) => frames(count, (turn) => wheel(there(turn, by), 0, false)),
    zoom: (count) => frames(count, (turn) => wheel(0, there(turn, 6), true)),
    /** From the last movement until every tile is sharp. */
    async rest(rounds, zooms) {
      const times = [];
      for (let round = 0; round < rounds; round += 1) {
        await frames(12, () => wheel(zooms ? 0 : 23, zooms ? there(round * 40, 5) : 11, zooms));
        const start = performance.now();
        await frame();
        await until(ready);
        times.push(performance.now() - start);
      }
      return times;
    },
    /** From a click in the library until the map is painted, and until it is at rest: every tile sharp, readers told. */
    async open() {
      document.querySelector('[data-testid=back]').click();
      await until(() => document.querySelector('[data-testid=map-card]') !== null);
      const start = performance.now();
      document.querySelector('[data-testid=map-card]').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
      await until(() => host()?.dataset.painted === 'true');
      const painted = performance.now() - start;
      await until(ready);
      return [painted, performance.now() - start];
    },
    /** Begins to count calls to Rust. */
    listen() {
      const send = window.fetch;
      window.benchCalls = 0;
      window.fetch = (...rest) => {
        window.benchCalls += 1;
        return send.apply(window, rest);
      };
    },
    /**
     * Begins to time what follows each Enter: until the call goes out, until it is answered, until the map is painted with
     * it, until the rest of the page has taken it over, and until the frame after that is in the window and the page answers.
     */
    timeCommits() {
      window.benchTimes = { sent: [], answered: [], painted: [], taken: [], shown: [] };
      let now = null;
      const note = (phase) => {
        if (now !== null && now[phase] === undefined) now[phase] = performance.now() - now.start;
      };
      const send = window.fetch;
      window.fetch = async (...rest) => {
        const mine = now !== null && now.sent === undefined;
        note('sent');
        const answer = await send.apply(window, rest);
        if (mine) note('answered');
        return answer;
      };
      new MutationObserver(() => {
        if (now === null || host().dataset.revision === now.before) return;
        if (host().dataset.painted !== 'true') return;
        note('taken');
        // Where the map was not painted at once, it is now.
        const mark = performance.getEntriesByName('percorso:painted').at(-1)?.startTime ?? 0;
        now.painted = mark > now.start ? mark - now.start : now.taken;
        const done = now;
        now = null;
        // A message that is sent while a frame is prepared arrives when the window has it.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          done.shown = performance.now() - done.start;
          for (const [phase, times] of Object.entries(window.benchTimes)) times.push(done[phase]);
        };
        requestAnimationFrame(() => port2.postMessage(null));
      }).observe(host(), { attributes: true, attributeFilter: ['data-revision', 'data-painted'] });
      addEventListener(
        'keydown',
        (event) => {
          if (event.key === 'Enter') now = { before: host().dataset.revision, start: performance.now() };
        },
        { capture: true },
      );
    },
    /** Begins to time each movement of the pressed pointer: until the frame that shows it is painted. */
    timeMoves() {
      window.benchTimes = [];
      addEventListener(
        'pointermove',
        (event) => {
          if (event.buttons === 0) return;
          const start = performance.now();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.benchTimes.push(performance.now() - start);
            port2.postMessage(null);
          });
        },
        { capture: true },
      );
    },
    /** The same for a page of another editor, through its `peer`. */
    async peer(what, count) {
      const { peer } = window;
      if (what === 'fit') peer.zoomFit();
      else peer.zoomOne();
      await frames(10, () => undefined);
      if (what === 'zoom') return frames(count, (turn) => peer.zoomBy(there(turn, 1) > 0 ? 1.01 : 1 / 1.01));
      return frames(count, (turn) => peer.pan(there(turn, 9), 0));
    },
    /** A peer at its own size, and nothing under way. */
    async peerAtRest() {
      window.peer.zoomOne();
      await frames(10, () => undefined);
      return [];
    },
    /** From giving an element of a peer another text until the window shows it, and the page answers again. */
    async peerWrites(count) {
      const { peer } = window;
      peer.zoomOne();
      await frames(10, () => undefined);
      const times = [];
      for (let turn = 0; turn < count; turn += 1) {
        await frame();
        const start = performance.now();
        peer.write(turn + 2, `Asks again\nfor number ${turn}`);
        await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = resolve;
          requestAnimationFrame(() => port2.postMessage(null));
        });
        times.push(performance.now() - start);
      }
      return times;
    },
  };
})();
