// The workers, and what they train.
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { expectAccessible, useDashboard } from '../support/page.ts';
import { useService } from '../support/service.ts';

shareBrowser();

test.skipIf(chromiumPath === undefined)(
  'shows workers that come and go, and the run that is in training with its rate',
  async () => {
    const service = await useService();
    const page = await useDashboard();
    await page.goto(`${service.api.url}/workers`);
    await page.getByText('No worker is running.').waitFor();
    await page.getByText('sweepq worker', { exact: true }).waitFor();
    await page.getByText('No run is in training.').waitFor();

    const worker = await service.startWorker({ threads: 1 });
    await page.getByText('1 worker', { exact: true }).waitFor();
    const [{ id = '' } = {}] = (await service.get<{ items: { id: string }[] }>('/v1/workers'))
      .items;
    await page.getByRole('row', { name: new RegExp(id) }).waitFor();

    const sweep = await service.submit({
      name: 'a long one',
      space: { learningRate: 0.0001, iterations: 1_000_000, seed: [0, 1, 2, 3, 4, 5, 6, 7] },
    });
    const row = page.getByRole('row', { name: /a long one/ });
    await row.getByText(/of 1\u202f000\u202f000/).waitFor();
    await page.getByText(/iterations\/s in these runs/).waitFor();
    // The worker announces its runs every 5 s.
    const ofWorker = page.getByRole('row', { name: new RegExp(id) });
    await ofWorker
      .getByRole('link', { name: /^run \d$/ })
      .first()
      .waitFor();
    await expectAccessible(page);
    await row.getByRole('link', { name: 'a long one' }).click();
    await page.waitForURL(`**/sweeps/${sweep.id}`);
    await service.client.cancel(sweep.id);
    await page.goBack();
    await page.getByText('No run is in training.').waitFor();
    await worker.stop();
    await page.getByText('No worker is running.').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  },
);
