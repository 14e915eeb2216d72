// Verification and audit on the page, in a real browser.
import type { Audit } from '@sweepq/client';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { panelOf, readOperations, startCheck, trainLearned } from '../support/checks.ts';
import {
  expectAccessibleInBothThemes,
  expectNoSidewaysScroll,
  useDashboard,
} from '../support/page.ts';
import { useConnection } from '../support/queues.ts';
import { shareService, useService } from '../support/service.ts';
import { patience } from '../support/sweep-of-24.ts';

shareBrowser();

const shared = shareService();

test.skipIf(chromiumPath === undefined)(
  'a verification and an audit are started, show their results in words, and show them again after a reload',
  async () => {
    const { service } = shared();
    const { id, url, sweep } = await trainLearned(service, 'checked');
    const page = await useDashboard({ expected: /status of 400/ });
    await page.goto(url);
    await page.getByRole('button', { name: 'Verify…' }).click();
    await page
      .getByText('every choice of the search and every verdict of the pruning rule again')
      .waitFor();
    await page.getByLabel('Trials to train again').fill('three');
    await page.getByText('Expected sample to be a whole number, got three.').waitFor();
    expect(await page.getByRole('button', { name: 'Start the verification' }).isDisabled()).toBe(
      true,
    );
    await page.getByLabel('Trials to train again').fill('10001');
    await page.getByRole('button', { name: 'Start the verification' }).click();
    await page.getByText('Expected sample to be a whole number from 0 to 10000').waitFor();
    expect(await readOperations(service, id)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();

    await startCheck(page, 'Verify', '3');
    const checks = panelOf(page);
    await checks.getByText('agrees', { exact: true }).waitFor();
    await expect
      .poll(() => checks.locator('dd b').allTextContents(), patience)
      .toEqual(['24 of 24 trials equal', '24 of 24 trials equal', '3 of 3 trials equal']);

    await startCheck(page, 'Audit', '4');
    await checks.getByText(/^The rule was wrong for .* 4 audited trials/).waitFor();
    const [operation] = await readOperations(service, id);
    const audit = operation?.result as Audit;
    expect(audit).toMatchObject({ audited: 4, prunedTrials: sweep.counts.pruned });
    const shown = async () => {
      await checks.getByText(`4 of ${audit.prunedTrials} pruned trials`).waitFor();
      const saved = `${audit.savedIterations} iterations; the audit has trained ${audit.trainedIterations}`;
      await checks.getByText(saved).waitFor();
      await checks.getByTitle(String(audit.regret)).waitFor();
      const wrong = await checks.getByText(/was pruned, and ends at/).count();
      expect(wrong).toBe(audit.beatingBest);
    };
    await shown();

    await page.reload();
    await shown();
    const titles = await checks.locator('li > details > summary > b').allTextContents();
    expect(titles).toEqual(['Audit', 'Verification']);
    // The older one shows its numbers after a press.
    expect(await checks.getByText('3 of 3 trials equal').isVisible()).toBe(false);
    await checks.getByText('agrees', { exact: true }).click();
    await checks.getByText('3 of 3 trials equal').waitFor();
    await checks
      .getByRole('link', { name: `trial ${audit.best?.trialId.split('-t')[1]}` })
      .first()
      .click();
    await page.waitForURL(`**/trials/${audit.best?.trialId}`);
  },
);

test.skipIf(chromiumPath === undefined)(
  'checks that another client starts appear without a reload, the newest first',
  async () => {
    const { service } = shared();
    const { id, url } = await trainLearned(service, 'checked elsewhere');
    const page = await useDashboard();
    await page.goto(url);
    await page.getByRole('button', { name: 'Verify…' }).waitFor();
    await page.getByText('live', { exact: true }).waitFor();
    const checks = panelOf(page);
    expect(await checks.count()).toBe(0);
    await service.client.verify(id, { sample: 1 });
    await checks.getByText(/^1 of 1 trials? equal$/).waitFor();
    await service.client.audit(id, { sample: 2 });
    await checks.getByText(/^The rule was wrong for .* 2 audited trials/).waitFor();
    const titles = await checks.locator('li > details > summary > b').allTextContents();
    expect(titles).toEqual(['Audit', 'Verification']);
  },
);

test.skipIf(chromiumPath === undefined)(
  'an operation whose event arrives before the answer of its request is read by one loop',
  async () => {
    const { service } = shared();
    const { url } = await trainLearned(service, 'an early event');
    const page = await useDashboard();
    await page.goto(url);
    await page.getByText('live', { exact: true }).waitFor();
    let noteRead: () => void = () => undefined;
    const read = new Promise<void>((resolve) => {
      noteRead = resolve;
    });
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let pending = 0;
    let most = 0;
    await page.route('**/v1/operations/op_*', async (route) => {
      pending += 1;
      most = Math.max(most, pending);
      noteRead();
      await released;
      await route.continue();
      pending -= 1;
    });
    await page.route('**/verify', async (route) => {
      const response = await route.fetch();
      // The event has led to the first read of the operation.
      await read;
      await route.fulfill({ response });
    });
    await startCheck(page, 'Verify', '1');
    // The form closes after the answer.
    await page.getByRole('button', { name: 'Start the verification' }).waitFor({ state: 'hidden' });
    release();
    await panelOf(page)
      .getByText(/^1 of 1 trials? equal$/)
      .waitFor();
    expect(most).toBe(1);
  },
);

test.skipIf(chromiumPath === undefined)(
  'a verification that differs names the trial, the value and both numbers',
  async () => {
    const { service } = shared();
    const { id, url } = await trainLearned(service, 'differs');
    const redis = useConnection(service);
    const key = `${service.prefix}:store:sweep:${id}:trials`;
    const stored = JSON.parse((await redis.hget(key, '1')) ?? '');
    const modelSha256 = '0'.repeat(64);
    await redis.hset(key, '1', JSON.stringify({ ...stored, modelSha256 }));
    const page = await useDashboard();
    await page.goto(url);
    await startCheck(page, 'Verify', '24');
    const checks = panelOf(page);
    await checks.getByText('does not agree', { exact: true }).waitFor();
    await checks.getByText('23 of 24 trials equal').waitFor();
    expect(await checks.locator('.check-lines li').allTextContents()).toEqual([
      `trial 1: modelDigest is sha256:${modelSha256}, computed sha256:${stored.modelSha256}`,
    ]);
  },
);

test.skipIf(chromiumPath === undefined)(
  'a verification that waits for a worker is cancelled; the next one shows its progress, then its result',
  async () => {
    const service = await useService();
    const worker = await service.startWorker();
    const { id } = await service.submit({
      space: { learningRate: 0.001, iterations: 20_000, seed: [0, 1, 2, 3, 4, 5] },
    });
    await service.waitForSweep(id);
    await worker.stop();
    const page = await useDashboard();
    await page.goto(`${service.api.url}/sweeps/${id}`);
    await startCheck(page, 'Verify', '6');
    const checks = panelOf(page);
    await checks.getByText('waits for a worker').waitFor();
    await checks.getByRole('button', { name: 'Cancel the verification' }).click();
    await checks.getByText('cancelled', { exact: true }).waitFor();
    const [cancelled] = await readOperations(service, id);
    expect(cancelled?.status).toBe('cancelled');

    await startCheck(page, 'Verify', '6');
    await checks.getByText('waits for a worker').waitFor();
    await service.startWorker({ threads: 1 });
    await checks.getByRole('progressbar', { name: 'Verification' }).waitFor();
    await checks.getByText('6 of 6 trials equal').waitFor();
    // Nothing was chosen or judged.
    expect(await checks.locator('dt').allTextContents()).toEqual(['trainings']);
    expect(await checks.getByRole('progressbar').count()).toBe(0);
  },
);

describe.skipIf(chromiumPath === undefined)('checks and a replay', () => {
  let url = '';
  beforeAll(async () => {
    const { service } = shared();
    const trained = await trainLearned(service, 'accessible');
    const { client } = service;
    await client.waitForOperation((await client.verify(trained.id, {})).id);
    await client.waitForOperation((await client.audit(trained.id, {})).id);
    url = trained.url;
  });

  test.each([1440, 390])('are accessible in both themes, and fit in %i px', async (width) => {
    const page = await useDashboard({ width, height: 844 });
    await page.goto(`${url}?replay=halving,eta:2`);
    const checks = panelOf(page);
    await checks.getByText('agrees', { exact: true }).click();
    await page.getByText('η 2, from').waitFor();
    await page.getByText('so they are unknown').waitFor();
    await page.getByRole('button', { name: 'Audit…' }).click();
    await page.getByRole('heading', { name: 'Distribution' }).waitFor();
    await expectAccessibleInBothThemes(page);
    await expectNoSidewaysScroll(page);
  });
});
