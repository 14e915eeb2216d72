// Adaptive searches and pruning on the page, in a real browser: a sweep that grows, pruned trials, cohorts.
import type { Sweep, Trial } from '@sweepq/client';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import {
  expectAccessibleInBothThemes,
  expectNoSidewaysScroll,
  sizes,
  useDashboard,
} from '../support/page.ts';
import { shareService } from '../support/service.ts';
import { patience } from '../support/sweep-of-24.ts';
import { waitUntil } from '../support/wait.ts';

shareBrowser();

const shared = shareService();

const space = {
  learningRate: { min: 0.0005, max: 0.05, scale: 'log' as const },
  momentum: { min: 0, max: 0.9 },
  iterations: 540,
};
const search = { strategy: 'tpe' as const, trials: 60, seed: 1 };
const pruning = { rule: 'halving' as const, minIterations: 20 };
/** The rungs of these requests. */
const rungs = [20, 60, 180, 540];

test.skipIf(chromiumPath === undefined)(
  'a sweep that grows shows each new trial once, without reading all trials again for each',
  async () => {
    const { service } = shared();
    const { id } = await service.submit({
      ...{ name: 'grows', reuse: false, search: { ...search, parallelism: 4 }, pruning },
      space: { ...space, iterations: 16_200 },
    });
    const page = await useDashboard();
    const readings: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('trials.arrow')) readings.push(new URL(request.url()).search);
    });
    await page.goto(`${service.api.url}/sweeps/${id}`);
    await page.getByText('of 60 trials').first().waitFor();
    // The table grows while the sweep runs.
    const shown = page.locator('.filter .count b');
    const seen = new Set<number>();
    const read = async () => {
      const count = Number(await shown.textContent());
      seen.add(count);
      return count;
    };
    await expect.poll(read, { timeout: 120_000, interval: 100 }).toBe(60);
    const { counts } = await service.waitForSweep(id);
    expect(counts.total).toBe(60);
    await page.getByText(/^took/).waitFor();
    const pruned = page.getByTitle('Only pruned trials').locator('b');
    await expect.poll(() => pruned.textContent(), patience).toBe(String(counts.pruned));
    expect([...seen].length).toBeGreaterThan(2);
    // All trials are read at the start, in two parts, and at the end.
    const added = readings.filter((query) => query.includes('filter'));
    const further = readings.filter((query) => query.includes('columns=-'));
    expect(further).toHaveLength(1);
    expect(readings.length - added.length - further.length).toBeLessThanOrEqual(3);
    expect(added.length).toBeGreaterThan(0);
    expect(added.length).toBeLessThan(40);

    const rows = page.locator('.vbox tbody tr:has(a)');
    await page.goto(`${service.api.url}/sweeps/${id}?filter=index:0..15&sort=index`);
    await expect.poll(() => rows.count(), patience).toBe(16);
    const numbers = await rows.locator('td.pin a').allTextContents();
    expect(numbers).toEqual(Array.from({ length: 16 }, (_, k) => String(k)));
  },
  180_000,
);

const submitDone = async (name: string): Promise<Sweep> => {
  const { service } = shared();
  const { id } = await service.submit({ name, space, search, pruning });
  return service.waitForSweep(id);
};

test.skipIf(chromiumPath === undefined)(
  'pruned trials are counted, filtered and listed with their rung, and each cohort shows how many reached each rung',
  async () => {
    const { service } = shared();
    const sweep = await submitDone('pruned');
    const trials = await service.listTrials(sweep.id);
    const page = await useDashboard();
    const url = `${service.api.url}/sweeps/${sweep.id}`;
    await page.goto(url);
    await page
      .getByText(
        'tpe, 60 trials, seed 1, 8 open; halving, η 3, from 20 iterations, cohorts of 27',
        { exact: true },
      )
      .waitFor();
    const cohorts = page.locator('.panel', { has: page.getByRole('heading', { name: 'Cohorts' }) });
    await expect.poll(() => cohorts.locator('tbody tr').count(), patience).toBe(4);
    const cells = await cohorts
      .locator('tbody tr')
      .evaluateAll((all) =>
        (all as unknown as { children: Iterable<{ textContent: string }> }[]).map((each) =>
          [...each.children].map(({ textContent }) => textContent),
        ),
      );
    const spans = [
      [0, 59],
      [0, 26],
      [27, 53],
      [54, 59],
    ] as const;
    expect(cells).toEqual(
      spans.map(([first, last], k) => [
        k === 0 ? 'all' : `${first} – ${last}`,
        ...reached(trials.filter(({ index }) => index >= first && index <= last)),
        '0',
      ]),
    );

    // Pruned trials are not ranked, so the axis of the distribution begins at the lowest completed trial.
    const valuesOf = (wanted: Trial['status']) =>
      trials.flatMap(({ status, metrics }) =>
        status === wanted && metrics !== null ? [metrics.test.accuracy] : [],
      );
    expect(Math.min(...valuesOf('pruned'))).toBeLessThan(Math.min(...valuesOf('completed')));
    const steps = await page.locator('path.ecdf').first().getAttribute('d');
    const across = [...(steps ?? '').matchAll(/H([\d.]+)/g)].map(([, x]) => Number(x));
    expect(across[0]).toBeLessThan(0.05 * (across.at(-1) ?? 0));

    await page.getByTitle('Only pruned trials').click();
    const pruned = trials.filter(({ status }) => status === 'pruned').length;
    expect(pruned).toBeGreaterThan(30);
    await page.locator('.filter .count', { hasText: `${pruned} of 60 trials` }).waitFor();
    const first = trials.find(({ status, rung }) => status === 'pruned' && rung === 1);
    if (first === undefined) throw new Error('No trial was pruned at rung 1.');
    await page.goto(`${url}?filter=rung:1`);
    await page.getByText('pruned at rung 1 (60 iterations)').first().waitFor();
    const ofRung = trials.filter(({ rung }) => rung === 1).length;
    await page.locator('.filter .count', { hasText: `${ofRung} of 60 trials` }).waitFor();
    const csv = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const lines = (await (await fetch(`${service.api.url}/${csv}`)).text()).trim().split('\n');
    expect(lines.length).toBe(1 + ofRung);

    await page.goto(`${service.api.url}/trials/${first.id}`);
    await page.getByText('pruned at rung 1 (60 iterations)').waitFor();
  },
);

/** How many of these trials have reached each rung. A completed trial has reached all. */
const reached = (trials: readonly Trial[]) =>
  rungs.map((_, rung) =>
    String(
      trials.filter((trial) => trial.status === 'completed' || (trial.rung ?? -1) >= rung).length,
    ),
  );

test.skipIf(chromiumPath === undefined)(
  'a trial that waits at a rung says so in the table and in its view',
  async () => {
    const { service } = shared();
    const { id } = await service.submit({
      ...{ name: 'waits', reuse: false, pruning: { ...pruning, cohort: 9 } },
      ...{ space: { ...space, iterations: 54_000 }, search: { ...search, parallelism: 4 } },
    });
    const list = async () => {
      const query = 'filter=status=queued AND rung >= 0';
      const { items } = await service.get<{ items: Trial[] }>(`/v1/sweeps/${id}/trials?${query}`);
      return items;
    };
    await waitUntil('a trial waits at a rung', async () => (await list()).length > 0);
    await service.client.pause(id);
    await waitUntil('no trial trains', async () => {
      const { counts } = await service.readSweep(id);
      return counts.running === 0;
    });
    const [waiting] = await list();
    if (waiting === undefined) throw new Error('No trial waits.');
    const iterations = (await service.readSweep(id)).schedule?.rungs[waiting.rung ?? -1];
    const place = `waits at rung ${waiting.rung} (${iterations} iterations)`;
    const page = await useDashboard();
    await page.goto(`${service.api.url}/sweeps/${id}?filter=index:${waiting.index}`);
    await page.getByText(place).first().waitFor();
    await page.goto(`${service.api.url}/trials/${waiting.id}`);
    await page.getByText(place).waitFor();
    await service.client.cancel(id);
  },
);

test.skipIf(chromiumPath === undefined)(
  'an adaptive search is extended by a number of trials',
  async () => {
    const { service } = shared();
    const { id } = await service.submit({
      ...{ name: 'more', space: { ...space, iterations: 40 } },
      search: { ...search, trials: 6 },
    });
    await service.waitForSweep(id);
    const page = await useDashboard();
    await page.goto(`${service.api.url}/sweeps/${id}`);
    await page.getByRole('button', { name: 'Extend…' }).click();
    await page.getByLabel('Trials', { exact: true }).fill('4');
    await page.getByText('Extend adds 4 trials').waitFor();
    await page.getByRole('button', { name: 'Extend the sweep' }).click();
    await page.locator('.filter .count', { hasText: '10 of 10 trials' }).waitFor();
    await page.getByText('of 10 trials').first().waitFor();
  },
);

describe.skipIf(chromiumPath === undefined)('the view of a sweep with pruning', () => {
  let id = '';
  beforeAll(async () => {
    id = (await submitDone('accessible')).id;
  });

  test.each(sizes)('is accessible in both themes, and not wider than $width px', async (size) => {
    const page = await useDashboard(size);
    await page.goto(`${shared().service.api.url}/sweeps/${id}?trials=0,1&compare=yes`);
    await page.getByRole('heading', { name: 'Cohorts' }).waitFor();
    await page.getByRole('heading', { name: 'Distribution' }).waitFor();
    await expectAccessibleInBothThemes(page);
    await expectNoSidewaysScroll(page);
  });
});
