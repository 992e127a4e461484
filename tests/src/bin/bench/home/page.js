// What the measurements of the home do in the page. Times are milliseconds.
const home = (() => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const find = (name) => document.querySelector(`[data-testid=${name}]`);

  const rpc = (call, params) => window.__TAURI_INTERNALS__.invoke('rpc', { call, params });

  /** Waits until something holds, looking once a frame. */
  const until = async (holds) => {
    for (let turn = 0; turn < 3000; turn += 1) {
      if (holds()) return;
      await frame();
    }
    throw new Error(`never came true: ${holds}`);
  };

  /** Waits until the window has what stands in the page now: a message that is sent while a frame is prepared arrives then. */
  const painted = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      requestAnimationFrame(() => port2.postMessage(null));
    });

  /** The cards that are in view; none while there is no room for them yet. */
  const inView = () => {
    const room = find('home')?.getBoundingClientRect();
    return [...document.querySelectorAll('[data-testid=map-card]')].filter((card) => {
      const { top, bottom } = card.getBoundingClientRect();
      return bottom > room.top && top < room.bottom;
    });
  };
  const told = () => {
    const cards = inView();
    return cards.length > 0 && cards.every((card) => card.querySelector('.title'));
  };
  const pictured = () => told() && inView().every((card) => card.querySelector('.thumbnail canvas'));

  /** When all cards in view are there, and when their pictures are, from `start` on. */
  const phases = async (start) => {
    await until(told);
    await painted();
    const cards = performance.now() - start;
    await until(pictured);
    await painted();
    return [cards, performance.now() - start];
  };

  return {
    /** From a click in a map until the home shows its first cards; before that the library may be changed. */
    async open(changes) {
      find('map-card').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
      await until(() => find('map-host')?.dataset.ready === 'true');
      if (changes) {
        const { map } = (await rpc('library', {})).maps[0];
        const on = !(await rpc('library', { shelf: 'Pinned' })).order.includes(map);
        await rpc('shelve', { maps: [map], mark: 'Pinned', on });
      }
      const start = performance.now();
      find('back').click();
      return phases(start);
    },
    /** Time between frames while the home is scrolled, there and back again. */
    async scroll(count, by) {
      const scroller = find('home');
      scroller.scrollTop = 3000;
      await until(pictured);
      const times = [];
      await frame();
      let last = await frame();
      for (let turn = 0; turn < count; turn += 1) {
        scroller.scrollTop += Math.floor(turn / 80) % 2 === 0 ? by : -by;
        const now = await frame();
        times.push(now - last);
        last = now;
      }
      await until(pictured);
      return times;
    },
    /** From a jump to a place that was never looked at until it is there. */
    async elsewhere(rounds) {
      const scroller = find('home');
      const times = [];
      for (let round = 1; round <= rounds; round += 1) {
        await frame();
        const start = performance.now();
        scroller.scrollTop = (scroller.scrollHeight * round) / (rounds + 1);
        await frame();
        times.push(await phases(start));
      }
      scroller.scrollTop = 0;
      await frame();
      return times;
    },
    /** Begins to time each key in the search until what was found for it is painted. */
    async timeTyping() {
      const field = find('search-maps');
      field.focus();
      window.homeTimes = { each: [], first: [], waiting: null };
      if (window.homeListens) return;
      window.homeListens = true;
      const done = () => field.value === '' || find('found-list')?.ariaBusy === 'false';
      field.addEventListener(
        'keydown',
        async () => {
          const start = performance.now();
          window.homeTimes.waiting = start;
          const first = field.value === '';
          // The letter is in the field, and the page knows of it, by the next turn of the loop.
          await new Promise((resolve) => setTimeout(resolve));
          await until(done);
          await painted();
          // Only the last of several keys is answered for certain.
          if (window.homeTimes.waiting !== start) return;
          window.homeTimes[first ? 'first' : 'each'].push(performance.now() - start);
          window.homeTimes.waiting = null;
        },
        { capture: true },
      );
    },
    /** Empties the search. */
    async clear() {
      const field = find('search-maps');
      field.value = '';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await until(told);
      await painted();
    },
  };
})();
