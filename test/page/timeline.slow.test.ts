// The timeline of a sweep in a real browser: lanes, stages, zoom, selection, filter.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import {
  expectAccessibleInBothThemes,
  expectNoSidewaysScroll,
  sizes,
  useDashboard,
} from '../support/page.ts';
import { shareService } from '../support/service.ts';
import { patience, submitDone, waitForShown } from '../support/sweep-of-24.ts';

shareBrowser();

const shared = shareService();

const timelineOf = (page: Page) => page.locator('.chart', { hasText: 'Timeline' });

/** Opens the view of a sweep, and waits until its timeline is drawn. */
async function openTimeline(page: Page, url: string) {
  await page.goto(url);
  const timeline = timelineOf(page);
  await timeline.scrollIntoViewIfNeeded();
  await timeline.locator('canvas[data-drawn]').waitFor();
  return timeline;
}

/** Returns the number of colours in the picture, without those of empty pixels. */
const readColours = (page: Page) =>
  timelineOf(page)
    .locator('canvas')
    .evaluate((element) => {
      const canvas = element as unknown as Canvas;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const colours = new Set<string>();
      for (let k = 0; k < data.length; k += 4) {
        if (data[k + 3] === 255) colours.add(`${data[k]} ${data[k + 1]} ${data[k + 2]}`);
      }
      return [...colours];
    });

type Canvas = {
  width: number;
  height: number;
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
  };
};

const spanOf = (page: Page) => new URL(page.url()).searchParams.get('timeline');

test.skipIf(chromiumPath === undefined)(
  'the timeline shows every attempt by worker and thread, with the mean of each stage',
  async () => {
    const { service } = shared();
    const { id, url } = await submitDone(service, 'timeline');
    const runs = await service.get<{ items: { lastAttempts: { workerId: string }[] }[] }>(
      `/v1/sweeps/${id}/runs?limit=100`,
    );
    const { workerId = '' } = runs.items[0]?.lastAttempts[0] ?? {};
    const page = await useDashboard();
    const timeline = await openTimeline(page, url);
    await timeline.getByText(/^12 attempts on 2 threads of 1 worker/).waitFor();
    await timeline.getByText(`${workerId} · 0`).waitFor();
    await timeline.getByText(`${workerId} · 1`).waitFor();
    await timeline.getByRole('row', { name: /^queued .*(ms|s) –$/ }).waitFor();
    for (const stage of ['prepared', 'trained', 'reported']) {
      await timeline.getByRole('row', { name: new RegExp(`^${stage} .*(ms|s) .*%$`) }).waitFor();
    }
    expect((await readColours(page)).length).toBeGreaterThan(1);
    await timeline.getByRole('button', { name: 'Show Timeline as a table' }).click();
    expect(await timeline.locator('tbody tr').count()).toBe(12);
  },
);

test.skipIf(chromiumPath === undefined)(
  'keys, a drag and the wheel zoom, and the address keeps the zoom',
  async () => {
    const { url } = await submitDone(shared().service, 'zoom');
    const page = await useDashboard();
    const timeline = await openTimeline(page, url);
    const keys = timeline.getByRole('button', { name: 'Zoom the timeline by keyboard' });
    await keys.focus();
    await keys.press('+');
    await expect.poll(() => spanOf(page), patience).toMatch(/^\d+-\d+$/);
    const zoomed = spanOf(page);
    await keys.press('ArrowRight');
    await expect.poll(() => spanOf(page), patience).not.toBe(zoomed);
    await page.reload();
    await timeline.scrollIntoViewIfNeeded();
    const whole = timeline.getByRole('button', { name: 'Whole time' });
    await expect.poll(() => whole.isEnabled(), patience).toBe(true);
    await whole.click();
    await expect.poll(() => spanOf(page), patience).toBeNull();

    const pad = timeline.locator('.pad');
    const box = await pad.boundingBox();
    if (box === null) throw new Error('The timeline has no place.');
    const middle = box.y + box.height / 2;
    await page.mouse.move(box.x + 0.3 * box.width, middle);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.7 * box.width, middle, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => spanOf(page), patience).toMatch(/^\d+-\d+$/);
    const [from = 0, to = 0] = (spanOf(page) ?? '').split('-').map(Number);
    const entries = () => page.evaluate('history.length');
    const before = Number(await entries());
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    const lengthOf = (text: string | null) => {
      const [start = 0, end = 0] = (text ?? '').split('-').map(Number);
      return end - start;
    };
    await expect.poll(() => lengthOf(spanOf(page)), patience).toBeLessThan(to - from);
    // A turn of the wheel is one entry of the history, which comes a moment after its end.
    await expect.poll(entries, patience).toBe(before + 1);
    await page.goBack();
    await expect.poll(() => spanOf(page), patience).toBe(`${from}-${to}`);
  },
);

test.skipIf(chromiumPath === undefined)(
  'a bar has a tooltip, and a press selects the trials of its run in all views',
  async () => {
    const { service } = shared();
    const { id, url } = await submitDone(service, 'select');
    const page = await useDashboard();
    const timeline = await openTimeline(page, url);
    await waitForShown(page, 24);
    const box = await timeline.locator('.pad').boundingBox();
    if (box === null) throw new Error('The timeline has no place.');
    const tooltip = timeline.getByRole('tooltip');
    // The last attempts end at the right edge.
    const y = box.y + 10;
    let x = box.x + box.width - 2;
    for (; x > box.x && (await tooltip.count()) === 0; x -= 4) await page.mouse.move(x, y);
    const text = (await tooltip.textContent()) ?? '';
    expect(text).toMatch(/^Run \d+ \(2 trials\)worker [0-9a-f]{8} thread 0.*trained [\d.]+ m?s/);
    const run = Number(/^Run (\d+)/.exec(text)?.[1]);
    await page.mouse.down();
    await page.mouse.up();
    const { items } = await service.get<{ items: { trialIds: string[] }[] }>(
      `/v1/sweeps/${id}/runs?limit=100`,
    );
    const rows = items[run]?.trialIds.map((trial) => trial.split('-t')[1]);
    const selected = () => new URL(page.url()).searchParams.get('trials')?.split(',').toSorted();
    await expect.poll(selected, patience).toEqual(rows?.toSorted());
    await timeline.locator('.framed.selected').first().waitFor({ state: 'attached' });
    await page.mouse.move(5, 5);
    await expect.poll(() => tooltip.count(), patience).toBe(0);
  },
);

test.skipIf(chromiumPath === undefined)(
  'the filter makes other attempts pale, and the summary counts those that pass it',
  async () => {
    const { url } = await submitDone(shared().service, 'filter');
    const page = await useDashboard();
    const timeline = await openTimeline(page, url);
    const before = await readColours(page);
    const mean = () => timeline.getByRole('row', { name: /^trained / }).textContent();
    const all = await mean();
    await openTimeline(page, `${url}?filter=params.learningRate:100`);
    await waitForShown(page, 6);
    const isNew = (colour: string) => !before.includes(colour);
    await expect.poll(async () => (await readColours(page)).some(isNew), patience).toBe(true);
    await expect.poll(mean, patience).not.toBe(all);
  },
);

test.skipIf(chromiumPath === undefined)('the timeline grows while the sweep runs', async () => {
  const { service } = shared();
  // A fast machine trains such a run in a second, a slow one in minutes. So there are many runs, and a resume begins new attempts.
  const { id } = await service.submit({
    ...{ name: 'live', reuse: false },
    space: { learningRate: 0.0001, iterations: 1_000_000, seed: [...Array(60).keys()] },
  });
  const page = await useDashboard();
  const timeline = await openTimeline(page, `${service.api.url}/sweeps/${id}`);
  const countAttempts = async () =>
    Number(
      /(\d+) attempts? on 2 threads of 1 worker/.exec((await timeline.textContent()) ?? '')?.[1] ??
        0,
    );
  await expect.poll(countAttempts, { timeout: 30_000 }).toBeGreaterThanOrEqual(2);
  const before = await countAttempts();
  await service.client.pause(id);
  await service.client.resume(id);
  await expect.poll(countAttempts, { timeout: 30_000 }).toBeGreaterThan(before);
  await service.client.cancel(id);
});

describe.skipIf(chromiumPath === undefined)('the timeline', () => {
  let url = '';
  beforeAll(async () => {
    url = (await submitDone(shared().service, 'sizes')).url;
  });

  test.each(sizes)('is accessible in both themes, and not wider than $width px', async (size) => {
    const page = await useDashboard(size);
    await openTimeline(page, url);
    await expectAccessibleInBothThemes(page);
    await expectNoSidewaysScroll(page);
  });
});

test.skipIf(chromiumPath === undefined)(
  'the timeline of a sweep without attempts says why it is empty',
  async () => {
    const { service } = shared();
    const space = { learningRate: 0.003, iterations: 20 };
    await service.waitForSweep((await service.submit({ space })).id);
    const reused = await service.submit({ space, reuse: true });
    await service.waitForSweep(reused.id);
    const page = await useDashboard();
    await page.goto(`${service.api.url}/sweeps/${reused.id}`);
    await timelineOf(page).scrollIntoViewIfNeeded();
    await timelineOf(page)
      .getByText(/^No attempt is known/)
      .waitFor();
  },
);
