import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { percentile } from '../measure/measurement.ts';

/**
 * Opens the view of a running sweep until it has ended. Returns the times from the end of a trial, by its event, to the frame in
 * which the charts on the screen show it, 95th percentile. Each drawing counts once, with the trial that waited longest.
 */
export async function measureLive(
  browser: Browser,
  url: URL,
  ended: Promise<unknown>,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  try {
    await page.goto(url.href, { waitUntil: 'commit' });
    const times: number[] = [];
    let isOver = false;
    const over = ended.then(() => {
      isOver = true;
    });
    for (;;) {
      const isLast = isOver;
      await Promise.race([over, delay(1_000)]);
      if (isLast) await delay(2_000);
      // Taken every second, because the page keeps 1000 measures.
      times.push(...((await page.evaluate(takeMeasures)) as number[]));
      if (isLast) break;
    }
    await over;
    return percentile(times, 0.95);
  } finally {
    await context.close();
  }
}

const takeMeasures = `(() => {
  const times = performance.getEntriesByName('sweepq.change').map(({ duration }) => duration);
  performance.clearMeasures('sweepq.change');
  return times;
})()`;
