import { existsSync } from 'node:fs';

import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';

import type { Calls, Form, HitRegion, Scene } from '../src/bindings';

/** Where the browser stands that the system installed. */
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The app in a browser, used as a person would: with mouse and keys, on things called by their names. */
export class TestDesk {
  readonly page: Page;
  readonly faults: string[] = [];
  /** The form in which the window shows its map, so that looking at the scene leaves it as it is. */
  form: Form = 'Grid';
  readonly #browser: Browser;
  readonly #url: string;

  private constructor(browser: Browser, page: Page, url: string) {
    this.#browser = browser;
    this.page = page;
    this.#url = url;
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text());
    });
  }

  /** Opens the app at the address in PERCORSO_URL. */
  static async open(width = 1440, height = 900): Promise<TestDesk> {
    const url = process.env.PERCORSO_URL;
    if (url === undefined) throw new Error('PERCORSO_URL is not set: start a browser host and name its address there');
    const executablePath = process.env.PERCORSO_BROWSER ?? BROWSERS.find((path) => existsSync(path));
    if (executablePath === undefined) throw new Error('no Chromium is installed');
    const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
    const browser = await chromium.launch({ executablePath, args });
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(15_000);
    // The map has the room of the window: the findings are put away, as somebody may have done who draws.
    await page.addInitScript(() => {
      if (localStorage.getItem('percorso.panels') === null) {
        localStorage.setItem('percorso.panels', JSON.stringify({ findings: false }));
      }
    });
    const desk = new TestDesk(browser, page, url);
    await page.goto(url, { waitUntil: 'commit' });
    return desk;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  /** Calls the app past the interface, to look at what it holds. */
  async call<K extends keyof Calls>(name: K, params: Calls[K]['params']): Promise<Calls[K]['reply']> {
    const response = await fetch(new URL(`/rpc/${name}`, this.#url), { method: 'POST', body: JSON.stringify(params) });
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
    return (await response.json()) as Calls[K]['reply'];
  }

  /** Makes a map from a template and opens it, so that no test meets another's changes. */
  async fresh(template: string): Promise<string> {
    const { map } = await this.call('create', { template, language: 'en' });
    if (map === null) throw new Error('no map was made');
    await this.library();
    await this.page.dblclick(`[data-map="${map}"]`);
    await this.settled();
    return map;
  }

  /** Goes to the library, wherever the app is. */
  async library(): Promise<void> {
    await this.page.waitForSelector('[data-testid=back], [data-testid=library]');
    // A library that is shown already may have missed what was made past it: it is asked for anew by a reload.
    if ((await this.page.locator('[data-testid=library]').count()) > 0) await this.page.reload({ waitUntil: 'commit' });
    const back = this.page.locator('[data-testid=back]');
    await this.page.waitForSelector('[data-testid=back], [data-testid=library]');
    if ((await back.count()) > 0) await back.click();
    await this.page.waitForSelector('[data-testid=library]');
  }

  /** Waits until everything is drawn and no call is under way. */
  async settled(): Promise<void> {
    await this.page.waitForSelector('[data-testid=map-host][data-ready=true]');
    // A gesture that has just ended starts its call within a frame.
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await this.page.waitForSelector('[data-testid=map-host][data-ready=true]');
  }

  async scene(map: string): Promise<Scene> {
    // As windows show it at first: with the questions in empty cells, which make some rows higher.
    const drawing = { appearance: 'light', language: 'en', form: this.form, guidance: true } as const;
    return (await this.call('open', { map, ...drawing })).scene;
  }

  /** Where a hit region's middle stands on the page. */
  async place(map: string, wanted: (hit: HitRegion) => boolean): Promise<{ x: number; y: number; hit: HitRegion }> {
    const hit = (await this.scene(map)).hits.find(wanted);
    if (hit === undefined) throw new Error('it is not on the map');
    const camera = await this.page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('[data-testid=map-host]');
      const box = host?.getBoundingClientRect();
      const { x, y, zoom } = host?.dataset ?? {};
      return { x: Number(x), y: Number(y), zoom: Number(zoom), left: box?.left ?? 0, top: box?.top ?? 0 };
    });
    const area = hit.kind === 'Cell' ? (hit.free ?? hit.rect) : hit.rect;
    const scrollsX = hit.pin === 'None' || hit.pin === 'Top';
    const scrollsY = hit.pin === 'None' || hit.pin === 'Left';
    return {
      hit,
      x: camera.left + (area.x + area.w / 2 - (scrollsX ? camera.x : Math.min(0, camera.x))) * camera.zoom,
      y: camera.top + (area.y + area.h / 2 - (scrollsY ? camera.y : Math.min(0, camera.y))) * camera.zoom,
    };
  }

  /** The cell where a lane and a step meet, by their places from the upper left. */
  async cell(map: string, lane: number, step: number): Promise<{ x: number; y: number; hit: HitRegion }> {
    const { hits } = await this.scene(map);
    const lanes = hits.filter((hit) => hit.kind === 'Lane').sort((a, b) => a.rect.y - b.rect.y);
    const steps = hits.filter((hit) => hit.kind === 'Step').sort((a, b) => a.rect.x - b.rect.x);
    return this.place(
      map,
      (hit) => hit.kind === 'Cell' && hit.lane === lanes[lane]?.id && hit.step === steps[step]?.id,
    );
  }

  async drag(from: { x: number; y: number }, to: { x: number; y: number }, steps = 8): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + 8, from.y + 3);
    await this.page.mouse.move(to.x, to.y, { steps });
  }

  /** What the live region says. */
  async said(): Promise<string> {
    return (await this.page.textContent('[data-testid=live]')) ?? '';
  }
}

/** The app that the tests of a file use. */
export let desk: TestDesk;
/** The map that is open in it. */
export let map: string;

/** Opens the app for the tests of a file, with one map for all of them. */
export function onOneMap(width: number, height: number): void {
  aroundAll(async () => {
    desk = await TestDesk.open(width, height);
    await anotherMap();
  });
}

/** Opens the app for the tests of a file, with a new map before each of them. `ready` prepares that map further. */
export function onFreshMaps(ready?: () => Promise<void>): void {
  aroundAll(async () => {
    desk = await TestDesk.open();
  });
  beforeEach(async () => {
    await anotherMap();
    await ready?.();
    desk.faults.length = 0;
  });
}

/** Makes another map and opens it. */
export async function anotherMap(): Promise<void> {
  map = await desk.fresh('five-stages');
}

function aroundAll(open: () => Promise<void>): void {
  beforeAll(open);
  afterAll(async () => {
    await desk.close();
  });
}
