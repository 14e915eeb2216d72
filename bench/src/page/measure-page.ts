import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { percentile } from '../measure/measurement.ts';
import { measureMemory } from './open-browser.ts';

export type StillFigures = {
  trials: number;
  /** From the start of the navigation to the first picture of trials. */
  firstChartMs: number;
  /** From the start of the navigation until every chart shows the trials, and all curves are read. */
  allChartsMs: number;
  /** From a move of a brush until all views show it, 95th percentile. */
  brushMs: number;
  brushes: number;
  /** From a jump in the table until its rows are in the document, 95th percentile. */
  scrollMs: number;
  /** The longest task of the main thread while the page loads, and while one brushes and scrolls. */
  loadTaskMs: number;
  useTaskMs: number;
  /** The memory of the page with its worker. */
  memoryMb: number;
  /** All JavaScript that the page has loaded, gzipped, in kilobytes. */
  scriptKb: number;
};

const moves = 40;
const jumps = 40;

/** Opens the view of a sweep in a new window, brushes and scrolls. */
export async function measurePage(
  browser: Browser,
  url: URL,
  trials: number,
): Promise<StillFigures> {
  // The policy of the page forbids the eval by which `waitForFunction` looks at the page in each frame.
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ viewport, bypassCSP: true });
  const page = await context.newPage();
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.addInitScript(`globalThis.longTasks = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
      .observe({ type: 'longtask' });`);
  try {
    await page.goto(url.href, { waitUntil: 'commit' });
    const firstChartMs = await waitFor(
      page,
      `document.querySelector('canvas[data-drawn]') !== null`,
    );
    const allChartsMs = await waitFor(
      page,
      `document.querySelectorAll('canvas[data-drawn]').length >= 4 && /\\d/.test(document.querySelector('.imp')?.textContent ?? '')`,
    );
    await waitUntilQuiet(page);
    const loadTaskMs = await takeLongestTask(page);
    const brushes = await brush(page);
    const scrolls = await scroll(page);
    const sizes = await Promise.all(scripts);
    return {
      ...{ trials, firstChartMs, allChartsMs, loadTaskMs, brushes: brushes.length },
      brushMs: percentile(brushes, 0.95),
      scrollMs: percentile(scrolls, 0.95),
      useTaskMs: await takeLongestTask(page),
      memoryMb: await measureMemory(browser),
      scriptKb: sizes.reduce((sum, size) => sum + size, 0) / 1000,
    };
  } finally {
    await context.close();
  }
}

/** Returns the time since the start of the navigation at which a condition is true. */
async function waitFor(page: Page, condition: string): Promise<number> {
  const found = await page.waitForFunction(`(${condition}) && performance.now()`, undefined, {
    polling: 'raf',
    timeout: 120_000,
  });
  return (await found.jsonValue()) as number;
}

/** Waits until the page has requested nothing for 500 ms. */
const waitUntilQuiet = (page: Page) =>
  page.waitForFunction(
    `performance.now() - Math.max(...performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd)) > 500`,
    undefined,
    { timeout: 300_000 },
  );

async function takeLongestTask(page: Page): Promise<number> {
  return (await page.evaluate('Math.max(0, ...longTasks.splice(0))')) as number;
}

/** Drags a brush along the first axis of the parallel coordinates, move by move. Returns the time of each until all views show it. */
async function brush(page: Page): Promise<number[]> {
  const handle = page.locator('.axis-handle').first();
  await handle.scrollIntoViewIfNeeded();
  const box = await handle.boundingBox();
  if (box === null) throw new Error('The axis has no place.');
  await page.evaluate(`performance.clearMeasures('sweepq.filter')`);
  const [x, top] = [box.x + box.width / 2, box.y];
  await page.mouse.move(x, top + 0.1 * box.height);
  await page.mouse.down();
  for (let k = 1; k <= moves; k += 1) {
    const seen = (await countFilters(page)) as number;
    await page.mouse.move(x, top + box.height * (0.1 + (0.8 * k) / moves));
    await page.waitForFunction(
      `performance.getEntriesByName('sweepq.filter').length > ${seen}`,
      undefined,
      { polling: 'raf', timeout: 30_000 },
    );
  }
  await page.mouse.up();
  return (await page.evaluate(
    `performance.getEntriesByName('sweepq.filter').map(({ duration }) => duration)`,
  )) as number[];
}

const countFilters = (page: Page) =>
  page.evaluate(`performance.getEntriesByName('sweepq.filter').length`);

/** Jumps to other rows of the table. Returns the time of each jump until the rows are shown. */
async function scroll(page: Page): Promise<number[]> {
  await page.locator('.vbox').scrollIntoViewIfNeeded();
  return (await page.evaluate(`(async () => {
    const box = document.querySelector('.vbox');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times = [];
    for (let k = 1; k <= ${jumps}; k += 1) {
      const top = ((box.scrollHeight - box.clientHeight) * ((k * 37) % ${jumps})) / ${jumps};
      const began = performance.now();
      box.scrollTop = top;
      const first = 2 + Math.floor(top / 32);
      for (;;) {
        await frame();
        const row = box.querySelector('tr[aria-rowindex="' + (first + 1) + '"]');
        if (row !== null && row.querySelector('a') !== null) break;
        if (performance.now() - began > 10000) break;
      }
      times.push(performance.now() - began);
    }
    return times;
  })()`)) as number[];
}
