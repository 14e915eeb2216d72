// What the view of a sweep reads first, and what it draws later, in a real browser.
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { useDashboard } from '../support/page.ts';
import { shareService } from '../support/service.ts';
import { patience, submitDone, waitForShown } from '../support/sweep-of-24.ts';

shareBrowser();

const shared = shareService();

test.skipIf(chromiumPath === undefined)(
  'the table of trials is read in two parts; an address with a filter by a later column reads it at once',
  async () => {
    const { url } = await submitDone(shared().service, 'two parts');
    const page = await useDashboard();
    let asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('trials.arrow')) asked.push(searchParams.get('columns') ?? 'all');
    });
    await page.goto(url);
    await waitForShown(page, 24);
    const later = page.getByRole('columnheader', { name: /time training/ });
    await later.waitFor();
    const [first, second, ...others] = asked;
    expect(first?.split(',')).toEqual(expect.arrayContaining(['index', 'params', 'objective']));
    expect(second).toMatch(/^-run,/);
    expect(others).toEqual([]);
    const heads = () => page.getByRole('columnheader').allTextContents();
    const inTwoParts = await heads();
    expect(inTwoParts.some((head) => head.includes('test accuracy'))).toBe(true);

    asked = [];
    await page.goto(`${url}?filter=times.trainedMs:0..1000000`);
    await page.locator('.filter .count', { hasText: 'of 24 trials' }).waitFor();
    await later.waitFor();
    expect(asked).toEqual(['all']);
    expect((await heads()).toSorted()).toEqual(inTwoParts.toSorted());
  },
);

test.skipIf(chromiumPath === undefined)(
  'the rows have the order of the API when the second part has brought the costs that rank equal values',
  async () => {
    const { service } = shared();
    const { id, url } = await submitDone(service, 'equal values');
    const trials = await service.listTrials(id);
    const accuracies = trials.map(({ metrics }) => metrics?.test.accuracy);
    const isOutOfOrder = ({ index }: { index: number }, k: number) =>
      accuracies[k] === accuracies[k + 1] && index > (trials[k + 1]?.index ?? index);
    // Without equal values that have another order than the indices, this test would prove nothing.
    expect(trials.some(isOutOfOrder)).toBe(true);
    const page = await useDashboard({ height: 1600 });
    await page.goto(url);
    await waitForShown(page, 24);
    await page.getByRole('columnheader', { name: /time training/ }).waitFor();
    const shown = () => page.locator('.trials tbody tr:not(.gap) td:first-child').allTextContents();
    await expect.poll(shown, patience).toEqual(trials.map(({ index }) => `${index}`));
  },
);

test.skipIf(chromiumPath === undefined)(
  'a chart that is not on the screen follows a running sweep',
  async () => {
    const { service } = shared();
    const { id } = await service.submit({
      ...{ name: 'below the screen', reuse: false },
      space: { learningRate: 0.003, iterations: 5_000, seed: [...Array(400).keys()] },
    });
    const page = await useDashboard({ width: 1200, height: 500 });
    await page.goto(`${service.api.url}/sweeps/${id}`);
    const canvas = page.locator('.chart', { hasText: 'History' }).locator('canvas[data-drawn]');
    await canvas.waitFor();
    expect((await canvas.boundingBox())?.y).toBeGreaterThan(500);
    const inked = () =>
      canvas.evaluate((element) => {
        const { width, height, getContext } = element as unknown as Canvas;
        const { data } = getContext.call(element, '2d').getImageData(0, 0, width, height);
        return data.filter((value, k) => k % 4 === 3 && value > 0).length;
      });
    for (let k = 0; k < 2; k += 1) {
      const before = await inked();
      await expect.poll(inked, patience).toBeGreaterThan(before);
    }
    await service.client.cancel(id);
  },
);

type Canvas = {
  width: number;
  height: number;
  getContext(
    this: unknown,
    kind: '2d',
  ): {
    getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
  };
};

test.skipIf(chromiumPath === undefined)(
  'the buttons of a sweep appear together, so that a press that ends after the trials are read opens its form',
  async () => {
    const { service } = shared();
    const { id } = await service.submit({ space: { learningRate: [0.001, 0.01], iterations: 10 } });
    await service.waitForSweep(id);
    const page = await useDashboard();
    const holdAnswers = async (pattern: string) => {
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route(pattern, async (route) => {
        await released;
        await route.continue();
      });
      return release;
    };
    const releaseInfo = await holdAnswers('**/v1/info');
    const releaseTrials = await holdAnswers('**/trials.arrow*');
    await page.goto(`${service.api.url}/sweeps/${id}`);
    await page.getByText('Reading the trials').waitFor();
    const buttons = page.locator('.head').getByRole('button');
    expect(await buttons.allTextContents()).toEqual([]);
    releaseInfo();
    const names = ['Extend…', 'Verify…', 'Replay…', 'Edit…', 'Archive', 'Delete…'];
    await expect.poll(() => buttons.allTextContents(), patience).toEqual(names);
    await page.getByRole('button', { name: 'Verify…' }).hover();
    await page.mouse.down();
    releaseTrials();
    await page.locator('.filter .count', { hasText: 'of 2 trials' }).waitFor();
    await page.mouse.up();
    await page.getByLabel('Trials to train again').waitFor();
    expect(await buttons.allTextContents()).toEqual(names);
  },
);
