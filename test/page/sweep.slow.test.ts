// The view of a sweep in a real browser: real trials, one filter for all views, the address, live updates, steering, the keyboard.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chromiumPath } from '../support/browser.ts';
import { expectAccessible, expectNoSidewaysScroll, sizes, useDashboard } from '../support/page.ts';
import { shareService } from '../support/service.ts';

const shared = shareService();

/** The page is polled: a browser on a busy machine is slow. */
const patience = { timeout: 20_000 };

/** 24 trials: two rates of them diverge at the higher iteration count. */
const space = {
  learningRate: [0.0005, 0.005, 0.05, 100],
  iterations: [20, 100],
  momentum: [0, 0.5, 0.9],
};

async function submitDone(name: string) {
  const { service } = shared();
  const { id } = await service.submit({ name, space });
  await service.waitForSweep(id);
  return { service, id, url: `${service.api.url}/sweeps/${id}` };
}

/** Waits until this number of the trials passes the filter. */
const waitForShown = (page: Page, shown: number) =>
  page.locator('.filter .count', { hasText: `${shown} of 24 trials` }).waitFor();

test.skipIf(chromiumPath === undefined)(
  'shows the best trial with its baseline and interval, all charts, and every trial in the table',
  async () => {
    const { service, id, url } = await submitDone('charts');
    const page = await useDashboard();
    await page.goto(url);
    await page.getByRole('heading', { level: 1, name: 'charts' }).waitFor();
    await waitForShown(page, 24);
    const { best } = await service.client.readSweep(id);
    const accuracy = `${((best?.metrics?.test.accuracy ?? 0) * 100).toFixed(2)} %`;
    await page.locator('.big.lead').getByText(accuracy, { exact: true }).waitFor();
    await page.getByText(/95 % interval \d\d\.\d\d %/).waitFor();
    await page.getByText(/the majority baseline/).waitFor();
    for (const name of [
      ...['Cost curves', 'learningRate by iterations', 'Parallel coordinates', 'History'],
      ...['Importance', 'Slice', 'Distribution', 'Trials'],
    ]) {
      await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
    }
    // Each picture has pixels of trials.
    await expect
      .poll(
        () =>
          page
            .locator('canvas')
            .evaluateAll((all) =>
              (all as unknown as Canvas[]).map((canvas) =>
                canvas
                  .getContext('2d')
                  .getImageData(0, 0, canvas.width, canvas.height)
                  .data.some(Boolean),
              ),
            ),
        patience,
      )
      .toEqual([true, true, true, true]);
    const rows = page.locator('.vbox tbody tr:has(a)');
    await expect.poll(() => rows.count(), patience).toBe(24);
    await rows.first().getByText('best', { exact: true }).waitFor();
    expect(await rows.first().getByRole('link').textContent()).toBe(String(best?.index));
  },
);

/** What the test uses of a canvas: the tests are compiled without the types of a browser. */
type Canvas = {
  width: number;
  height: number;
  getContext(kind: '2d'): { getImageData(...box: number[]): { data: Uint8ClampedArray } };
};

test.skipIf(chromiumPath === undefined)(
  'a brush filters all views, says so in words, and the address restores it',
  async () => {
    const { url } = await submitDone('brush');
    const page = await useDashboard();
    await page.goto(url);
    await waitForShown(page, 24);
    // The first axis has the four learning rates, from the lowest at its lower end.
    const axis = page.locator('.axis-handle').first();
    await axis.scrollIntoViewIfNeeded();
    const box = await axis.boundingBox();
    if (box === null) throw new Error('The axis has no place.');
    const x = box.x + box.width / 2;
    await page.mouse.move(x, box.y + box.height * 0.45);
    await page.mouse.down();
    await page.mouse.move(x, box.y + box.height * 0.7, { steps: 4 });
    await page.mouse.move(x, box.y + box.height * 0.98, { steps: 4 });
    await page.mouse.up();
    await waitForShown(page, 12);
    const rows = page.locator('.vbox tbody tr:has(a)');
    await expect.poll(() => rows.count(), patience).toBe(12);
    await page.getByText('0.0005 or 0.005').waitFor();
    const filtered = page.url();
    expect(new URL(filtered).searchParams.get('filter')).toBe('params.learningRate:0.0005|0.005');

    await page.goBack();
    await waitForShown(page, 24);
    await page.goForward();
    await waitForShown(page, 12);
    await page.reload();
    await waitForShown(page, 12);
    await page.getByRole('button', { name: 'Remove the filter of learningRate' }).click();
    await waitForShown(page, 24);
  },
);

test.skipIf(chromiumPath === undefined)(
  'a chip opens as numbers, and a status counts as a filter',
  async () => {
    const { service, id, url } = await submitDone('words');
    const { counts } = await service.client.readSweep(id);
    const page = await useDashboard();
    await page.goto(`${url}?filter=metrics.train.cost:..0.6`);
    await page.getByRole('button', { name: /train cost at most 0\.6/ }).click();
    const form = page.getByRole('form', { name: 'Filter by train cost' });
    await form.getByLabel('to').fill('1000000');
    await expect
      .poll(() => new URL(page.url()).searchParams.get('filter'), patience)
      .toBe('metrics.train.cost:..1000000');
    await form.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByTitle('Only diverged trials').click();
    await waitForShown(page, counts.diverged ?? 0);
    expect(counts.diverged).toBeGreaterThan(0);
  },
);

test.skipIf(chromiumPath === undefined)(
  'the keyboard moves a brush, selects trials in the table and compares them',
  async () => {
    const { url } = await submitDone('keys');
    const page = await useDashboard();
    await page.goto(url);
    await waitForShown(page, 24);
    await page.getByRole('button', { name: /^Brush by keyboard\. Parallel/ }).focus();
    await page.keyboard.press('ArrowDown');
    await waitForShown(page, 18);
    await page.keyboard.press('Shift+ArrowUp');
    await waitForShown(page, 12);
    await page.keyboard.press('Delete');
    await waitForShown(page, 24);

    const table = page.getByRole('region', { name: /^Trials\. Arrow keys/ });
    await table.focus();
    for (const key of ['j', 'x', 'j', 'x', 'c']) await page.keyboard.press(key);
    await page.getByRole('heading', { name: 'Compare' }).waitFor();
    const compared = page.getByRole('region', { name: 'Selected trials' });
    await expect.poll(() => compared.getByRole('link').count(), patience).toBe(2);
    expect(new URL(page.url()).searchParams.get('trials')).toMatch(/^\d+,\d+$/);
    await table.focus();
    await page.keyboard.press('Escape');
    await page.getByText('Select two to six trials').waitFor();
  },
);

test.skipIf(chromiumPath === undefined)('every chart shows its values as a table', async () => {
  const { url } = await submitDone('tables');
  const page = await useDashboard();
  await page.goto(url);
  await waitForShown(page, 24);
  await expect.poll(() => page.locator('.imp').count(), patience).toBe(1);
  const buttons = page.getByRole('button', { name: /^Show .* as a table$/ });
  for (let left = await buttons.count(); left > 0; left -= 1) await buttons.first().click();
  await expect.poll(() => page.locator('.chart-table table').count(), patience).toBe(7);
  for (const table of await page.locator('.chart-table table').all()) {
    await expect.poll(() => table.locator('tbody tr').count(), patience).toBeGreaterThan(0);
  }
});

test.skipIf(chromiumPath === undefined)(
  'a running sweep is live: trials end without a reload, pause, resume and cancel say what they do',
  async () => {
    const { service } = shared();
    const { id } = await service.submit({
      name: 'live',
      space: { learningRate: { min: 0.001, max: 0.01, count: 40 }, iterations: [10, 300_000] },
    });
    const page = await useDashboard();
    await page.goto(`${service.api.url}/sweeps/${id}`);
    const head = page.locator('.head');
    await head.getByText('running', { exact: true }).waitFor();
    // A trial that has ended since is in the table, and the best one is shown.
    await page.locator('.vbox').getByText('completed').first().waitFor();
    await page.getByText(/^Trial \d+$/).waitFor();

    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByText(/Pause stops \d+ running trials? within 1 s/).waitFor();
    await page.getByRole('button', { name: 'Pause the sweep' }).click();
    await head.getByText('paused', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    await page.getByRole('button', { name: 'Resume the sweep' }).click();
    await head.getByText('running', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Cancel…' }).click();
    await page.getByText(/drops \d+ queued ones/).waitFor();
    await page.getByRole('button', { name: 'Cancel the sweep' }).click();
    await head.getByText('cancelled', { exact: true }).waitFor();
    const { counts } = await service.client.readSweep(id);
    await page.getByTitle('Only cancelled trials').getByText(String(counts.cancelled)).waitFor();
  },
);

test.skipIf(chromiumPath === undefined)(
  'extend, edit, archive and delete say their effect in numbers, and act',
  async () => {
    const { service, id, url } = await submitDone('steered');
    const page = await useDashboard();
    await page.goto(url);
    await waitForShown(page, 24);
    await page.getByRole('button', { name: 'Edit…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('renamed <b>');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'renamed <b>' }).waitFor();

    await page.getByRole('button', { name: 'Extend…' }).click();
    await page.getByRole('textbox', { name: 'Iterations' }).fill('300');
    await page.getByText(/Extend adds 12 trials in 12 runs\./).waitFor();
    await page.getByRole('button', { name: 'Extend the sweep' }).click();
    await page.locator('.filter .count', { hasText: '36 of 36 trials' }).waitFor();
    await service.waitForSweep(id);

    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByRole('button', { name: 'Archive the sweep' }).click();
    await page.getByText('archived', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByText(/Delete removes 36 trials, \d+ models/).waitFor();
    await page.getByRole('button', { name: 'Delete the sweep' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sweeps' }).waitFor();
  },
);

test.skipIf(chromiumPath === undefined).each(['light', 'dark'] as const)(
  'the views of a sweep and of a trial are accessible in the %s theme, and not wider than a phone',
  async (theme) => {
    const { service, id, url } = await submitDone(`accessible ${theme}`);
    for (const size of sizes) {
      const page = await useDashboard({ theme, ...size });
      await page.goto(`${url}?filter=params.momentum:0|0.5&trials=0,1&compare=yes`);
      await waitForShown(page, 16);
      await page.locator('.imp').waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.goto(`${service.api.url}/trials/${id}-t1`);
      await page.getByText('Worst classified').waitFor();
      await page.locator('.worst img').first().waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  },
);
