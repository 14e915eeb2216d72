// What a read-only token sees and may do of verification and audit, in a real browser.
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { learned, panelOf } from '../support/checks.ts';
import { useDashboard } from '../support/page.ts';
import { useService } from '../support/service.ts';
import { patience } from '../support/sweep-of-24.ts';
import { askAs, reader, tokens, writer } from '../support/tokens.ts';

shareBrowser();

test.skipIf(chromiumPath === undefined)(
  'a read-only token sees the results of checks, and cannot start or cancel one',
  async () => {
    const service = await useService({ env: { SWEEPQ_TOKENS: tokens } });
    const worker = await service.startWorker();
    const ask = (secret: string, path: string, body?: object) =>
      askAs<{ id: string; finishedAt: string | null }>(secret, `${service.api.url}${path}`, body);
    const sent = { ...learned, dataset: 'synthetic-cats' };
    const { id } = (await ask(writer, '/v1/sweeps', sent)).answer;
    const finishedAt = async (path: string) => (await ask(reader, path)).answer.finishedAt;
    await expect.poll(() => finishedAt(`/v1/sweeps/${id}`), patience).not.toBe(null);
    const begun = (await ask(writer, `/v1/sweeps/${id}/verify`, { sample: 2 })).answer;
    await expect.poll(() => finishedAt(`/v1/operations/${begun.id}`), patience).not.toBe(null);
    await worker.stop();
    expect((await ask(writer, `/v1/sweeps/${id}/audit`, {})).status).toBe(202);

    const page = await useDashboard({ expected: /status of 401/ });
    await page.goto(`${service.api.url}/sweeps/${id}`);
    await page.getByLabel('Token').fill(reader);
    await page.getByRole('button', { name: 'Log in' }).click();
    const checks = panelOf(page);
    await checks.getByText('waits for a worker').waitFor();
    await checks.getByText('agrees', { exact: true }).click();
    await checks.getByText('2 of 2 trials equal').waitFor();
    await page.getByText('read only').waitFor();
    for (const name of ['Verify…', 'Audit…', 'Cancel the audit']) {
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    }
    // A replay changes nothing.
    await page.getByRole('button', { name: 'Replay…' }).click();
    await page.getByText('the sweep has trained').waitFor();
    expect((await ask(reader, `/v1/sweeps/${id}/verify`, {})).status).toBe(403);
  },
);
