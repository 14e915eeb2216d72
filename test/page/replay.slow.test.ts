// Replays on the page, in a real browser.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { useDashboard } from '../support/page.ts';
import { type Service, shareService } from '../support/service.ts';
import { patience, submitDone } from '../support/sweep-of-24.ts';

shareBrowser();

const shared = shareService();

const request = {
  space: { learningRate: { min: 0.0001, max: 0.02, scale: 'log' as const }, iterations: 270 },
  search: { strategy: 'sobol' as const, trials: 27, seed: 3 },
  objective: { metric: 'metrics.train.cost' as const },
};

async function train(service: Service, more: object = {}) {
  const { id } = await service.submit({ ...request, ...more });
  await service.waitForSweep(id);
  return { id, url: `${service.api.url}/sweeps/${id}` };
}

const panelOf = (page: Page) =>
  page.locator('.panel', { has: page.getByRole('heading', { name: 'Replay', exact: true }) });

const exactly = { exact: true };

const rowsOf = (page: Page) =>
  panelOf(page)
    .locator('tbody tr')
    .evaluateAll((all) =>
      (all as unknown as { children: Iterable<{ textContent: string }> }[]).map((each) =>
        [...each.children].map(({ textContent }) => textContent).join(' '),
      ),
    );

test.skipIf(chromiumPath === undefined)(
  'a replay shows what a rule would have kept and cost; another eta gives other numbers, which the address keeps',
  async () => {
    const { service } = shared();
    const { id, url } = await train(service);
    const page = await useDashboard({ expected: /status of 400/ });
    await page.goto(url);
    await page.getByRole('button', { name: 'Replay…' }).click();
    const panel = panelOf(page);
    await panel.getByText('810; the sweep has trained 7290').waitFor();
    await panel.getByText('(11 %)').waitFor();
    expect(await rowsOf(page)).toEqual([
      ...['10 27 27 0 9 18', '30 9 9 0 3 6', '90 3 3 0 1 2', '270 1 1 0 0 0'],
    ]);
    const { best } = await service.client.replay(id, { rule: 'halving' });
    const fate = best?.kept === true ? 'is kept' : 'is pruned';
    await panel.getByText(`trial ${best?.trialId.split('-t')[1]} ${fate}`, exactly).waitFor();

    await panel.getByLabel('η', { exact: true }).fill('9');
    const { iterations, kept, rungs } = await service.client.replay(id, {
      ...{ rule: 'halving', eta: 9 },
    });
    await panel.getByText(`${iterations.min}; the sweep has trained 7290`).waitFor();
    await panel.getByText(`${kept.min} of 27 trials`).waitFor();
    expect((await rowsOf(page)).length).toBe(rungs.length);
    await panel.getByLabel('η', { exact: true }).blur();
    await expect.poll(() => new URL(page.url()).searchParams.get('replay')).toBe('halving,eta:9');
    await page.reload();
    await panel.getByText(`${iterations.min}; the sweep has trained 7290`).waitFor();

    await panel.getByLabel('η', { exact: true }).fill('1');
    await panel.getByText('Expected eta to be a whole number from 2 to 100').waitFor();
    await panel.getByLabel('η', { exact: true }).fill('many');
    await panel.getByText('Expected eta to be a whole number, got many.').waitFor();
    await panel.getByRole('button', { name: 'median' }).click();
    await panel.getByText(/^median, η 3, from 10 iterations, cohorts of 27/).waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => panel.count(), patience).toBe(0);
    await page.goBack();
    await panel.getByText(/^median, η 3/).waitFor();
  },
);

test.skipIf(chromiumPath === undefined)(
  'a replay of a sweep with pruning begins with its rule, and shows what is unknown as intervals',
  async () => {
    const { service } = shared();
    const { id, url } = await train(service, { pruning: { rule: 'hyperband' } });
    const page = await useDashboard();
    await page.goto(url);
    await page.getByRole('button', { name: 'Replay…' }).click();
    const panel = panelOf(page);
    await panel.getByText(/^hyperband, η 3/).waitFor();
    await panel.getByRole('button', { name: 'halving' }).click();
    await panel.getByLabel('η', { exact: true }).fill('2');
    await panel.getByText(/^halving, η 2/).waitFor();
    const { iterations, kept, rungs } = await service.client.replay(id, {
      ...{ rule: 'halving', eta: 2 },
    });
    expect(iterations.min).toBeLessThan(iterations.max);
    await panel.getByText(`${iterations.min} to ${iterations.max}; the sweep`).waitFor();
    await panel.getByText(`${kept.min} to ${kept.max} of 27 trials`).waitFor();
    const unknown = rungs.reduce((sum, rung) => sum + rung.unknown, 0);
    await panel.getByText(`${unknown} values at the rungs are not stored`).waitFor();
  },
);

test.skipIf(chromiumPath === undefined)(
  'a sweep with several iteration counts has no replay, and says so at an address with one',
  async () => {
    const { service } = shared();
    const { url } = await submitDone(service, 'several');
    const page = await useDashboard({ expected: /status of 409/ });
    await page.goto(`${url}?replay=halving`);
    await page.getByText('Expected a sweep with one iteration count').waitFor();
    expect(await page.getByRole('button', { name: 'Replay…' }).count()).toBe(0);
  },
);
