// A sweep in a real browser: live updates, and each action on the sweep.
import { test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { useDashboard } from '../support/page.ts';
import { shareService } from '../support/service.ts';
import { submitDone, waitForShown } from '../support/sweep-of-24.ts';

shareBrowser();

const shared = shareService();

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
    const { service } = shared();
    const { id, url } = await submitDone(service, 'steered');
    // The api answers 404 to a read that is under way when the sweep is deleted.
    const page = await useDashboard({ expected: /status of 404/ });
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

    await page.getByRole('button', { name: 'Extend…' }).click();
    await page.getByRole('button', { name: /^only the best, trial \d+$/ }).click();
    await page.getByRole('textbox', { name: 'Iterations' }).fill('700');
    await page.getByText(/Extend adds 1 trial in 1 run\./).waitFor();
    await page.getByRole('button', { name: 'Extend the sweep' }).click();
    await page.locator('.filter .count', { hasText: '37 of 37 trials' }).waitFor();
    await service.waitForSweep(id);

    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByRole('button', { name: 'Archive the sweep' }).click();
    await page.getByText('archived', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByText(/Delete removes 37 trials, \d+ models/).waitFor();
    await page.getByRole('button', { name: 'Delete the sweep' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sweeps' }).waitFor();
  },
);
