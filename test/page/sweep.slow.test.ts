// The view of a sweep in a real browser: real trials, one filter for all views, the address, the keyboard.
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import {
  expectAccessibleInBothThemes,
  expectNoSidewaysScroll,
  sizes,
  useDashboard,
} from '../support/page.ts';
import { readParquet } from '../support/read-parquet.ts';
import { shareService } from '../support/service.ts';
import { patience, submitDone, waitForShown } from '../support/sweep-of-24.ts';

shareBrowser();

const shared = shareService();

test.skipIf(chromiumPath === undefined)(
  'shows the best trial with its baseline and interval, all charts, and every trial in the table',
  async () => {
    const { service } = shared();
    const { id, url } = await submitDone(service, 'charts');
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
    const { url } = await submitDone(shared().service, 'brush');
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

    // The files have the trials of the table, in its order.
    const save = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name, exact: true }).click(),
      ]);
      return readParquet(await readFile(await download.path()));
    };
    const indexesIn = ({ names, rows }: Awaited<ReturnType<typeof save>>) =>
      rows.map((row) => Number(row[names.indexOf('index')]));
    const saved = indexesIn(await save('Parquet'));
    const listed = await rows.locator('th a, td a').allInnerTexts();
    expect(saved).toEqual(listed.map(Number));
    expect(new Set(indexesIn(await save('Curves')))).toEqual(new Set(saved));

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
    const { service } = shared();
    const { id, url } = await submitDone(service, 'words');
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
    const { url } = await submitDone(shared().service, 'keys');
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
  const { url } = await submitDone(shared().service, 'tables');
  const page = await useDashboard();
  await page.goto(url);
  await waitForShown(page, 24);
  await expect.poll(() => page.locator('.imp').count(), patience).toBe(1);
  const buttons = page.getByRole('button', { name: /^Show .* as a table$/ });
  for (let left = await buttons.count(); left > 0; left -= 1) await buttons.first().click();
  await expect.poll(() => page.locator('.chart-table table').count(), patience).toBe(8);
  for (const table of await page.locator('.chart-table table').all()) {
    await expect.poll(() => table.locator('tbody tr').count(), patience).toBeGreaterThan(0);
  }
});

describe.skipIf(chromiumPath === undefined)('the views of a sweep and of a trial', () => {
  let sweep = { id: '', url: '' };
  beforeAll(async () => {
    sweep = await submitDone(shared().service, 'accessible');
  });

  test.each(sizes)('are accessible in both themes, and not wider than $width px', async (size) => {
    const page = await useDashboard(size);
    await page.goto(`${sweep.url}?filter=params.momentum:0|0.5&trials=0,1&compare=yes`);
    await waitForShown(page, 16);
    await page.locator('.imp').waitFor();
    await expectAccessibleInBothThemes(page);
    await expectNoSidewaysScroll(page);
    await page.goto(`${shared().service.api.url}/trials/${sweep.id}-t1`);
    await page.getByText('Worst classified').waitFor();
    await page.locator('.worst img').first().waitFor();
    await expectAccessibleInBothThemes(page);
    await expectNoSidewaysScroll(page);
  });
});
