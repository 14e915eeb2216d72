// What the charts of a sweep show beside their marks, in a real browser: tooltips, contours, the key of the colours.
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { useDashboard } from '../support/page.ts';
import { shareService } from '../support/service.ts';
import { patience, submitDone, waitForShown } from '../support/sweep-of-24.ts';

shareBrowser();

const shared = shareService();

test.skipIf(chromiumPath === undefined)(
  'a trial or a cell under the pointer has a tooltip, which leaves with the pointer',
  async () => {
    const { service } = shared();
    const { id, url } = await submitDone(service, 'tooltips');
    const { best } = await service.client.readSweep(id);
    const page = await useDashboard();
    await page.goto(url);
    await waitForShown(page, 24);
    const tooltip = page.getByRole('tooltip');
    // The dot of the best trial is above the picture, at the place of its mark.
    const dot = page.locator('.chart', { hasText: 'Slice' }).locator('.bestdot');
    await dot.scrollIntoViewIfNeeded();
    const place = await dot.boundingBox();
    if (place === null) throw new Error('The best trial has no dot.');
    await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2, { steps: 3 });
    await tooltip.getByText(/^Trial \d+$/).waitFor();
    await tooltip.getByText('learningRate').waitFor();
    const accuracy = `${((best?.metrics?.test.accuracy ?? 0) * 100).toFixed(2)} %`;
    await tooltip.getByText(accuracy).first().waitFor();
    await page.mouse.move(5, 5);
    await expect.poll(() => tooltip.count(), patience).toBe(0);

    const map = page.locator('.chart', { hasText: 'learningRate by iterations' });
    await map.scrollIntoViewIfNeeded();
    const box = await map.locator('.pad').boundingBox();
    if (box === null) throw new Error('The map has no place.');
    // The cell of the lowest rate and the lowest iteration count.
    await page.mouse.move(box.x + 0.1 * box.width, box.y + 0.9 * box.height, { steps: 3 });
    await tooltip.getByText('learningRate 0.0005').waitFor();
    await tooltip.getByText('iterations 20').waitFor();
    await tooltip.getByText(/^median .* of 3$/).waitFor();
  },
);

test.skipIf(chromiumPath === undefined)(
  'the words of the axes of parallel coordinates lie above the line of the best trial',
  async () => {
    const { url } = await submitDone(shared().service, 'words above lines');
    const page = await useDashboard();
    await page.goto(url);
    await waitForShown(page, 24);
    const chart = page.locator('.chart', { hasText: 'Parallel coordinates' });
    await chart.locator('path.bestln').waitFor();
    const order = await chart
      .locator('path.bestln, text.halo')
      .evaluateAll((all) =>
        (all as unknown as { tagName: string }[]).map(({ tagName }) => tagName),
      );
    expect(order.length).toBeGreaterThan(5);
    expect(order.lastIndexOf('path')).toBeLessThan(order.indexOf('text'));
  },
);

test.skipIf(chromiumPath === undefined)(
  'contours of the heat map are shown on request, and the address keeps them',
  async () => {
    const { url } = await submitDone(shared().service, 'contours');
    const page = await useDashboard();
    await page.goto(`${url}?heat-x=params.learningRate&heat-y=params.momentum`);
    await waitForShown(page, 24);
    const button = page.getByRole('button', { name: 'Contours' });
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.click();
    await expect.poll(() => page.locator('.contour').count(), patience).toBeGreaterThan(0);
    await expect.poll(() => new URL(page.url()).searchParams.get('contours'), patience).toBe('yes');
    // With one value of the momentum, no square of four cells has medians.
    await page.goto(
      `${url}?heat-x=params.learningRate&heat-y=params.momentum&contours=yes&filter=params.momentum:0`,
    );
    await page.getByText(/^no contour/).waitFor();
    expect(await page.locator('.contour').count()).toBe(0);
  },
);
