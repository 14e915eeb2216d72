// The view of a trial in a real browser.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { useDashboard } from '../support/page.ts';
import { shareService } from '../support/service.ts';

shareBrowser();

const shared = shareService();

/** The page is polled: a browser on a busy machine is slow. */
const patience = { timeout: 20_000 };

test.skipIf(chromiumPath === undefined)(
  'shows hyperparameters, metrics, curve, weights and the worst images as the API has them',
  async () => {
    const { service } = shared();
    const { id } = await service.submit({
      ...{ name: 'looked at', validation: { fraction: 0.2 } },
      space: { learningRate: [0.001, 0.005], iterations: [50, 200] },
    });
    await service.waitForSweep(id);
    const trial = await service.client.readTrial(`${id}-t1`);
    // The api refuses a picture.
    const page = await useDashboard({ expected: /status of 422/ });
    await page.goto(`${service.api.url}/trials/${trial.id}`);
    await page.getByRole('heading', { level: 1, name: 'Trial 1' }).waitFor();
    const validation = trial.metrics?.validation?.accuracy ?? Number.NaN;
    await page
      .getByRole('row', { name: /^accuracy/ })
      .getByText(`${(validation * 100).toFixed(2)} %`)
      .waitFor();
    await page.getByRole('row', { name: 'learningRate 0.001' }).waitFor();
    await page.getByRole('img', { name: /^Train cost of trial 1 by iteration/ }).waitFor();
    for (const channel of ['mean of the channels', 'red', 'green', 'blue']) {
      await page.getByRole('img', { name: `Weights, ${channel}` }).waitFor();
    }
    const worst = page.locator('.worst li');
    await expect.poll(() => worst.count(), patience).toBe(12);
    // The pictures are those of the dataset.
    await worst.first().scrollIntoViewIfNeeded();
    await expect
      .poll(
        () =>
          worst
            .locator('img')
            .first()
            .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
        patience,
      )
      .toBe(64);
    const evaluation = await service.client.readEvaluation(trial.id);
    for (const [label, counts] of evaluation.confusion.entries()) {
      const name = evaluation.classes[label]?.class;
      await page.getByRole('row', { name: `${name} ${counts.join(' ')}`, exact: true }).waitFor();
    }
    await page
      .getByRole('img', { name: `cat ${evaluation.metrics.rocAuc?.toFixed(4)}.` })
      .waitFor();
    await page
      .getByRole('row', { name: /^cat \d+ \d+\.\d\d % \d+\.\d\d % \d+\.\d\d % 0\.\d{4}$/ })
      .waitFor();
    await page.getByRole('button', { name: 'train', exact: true }).click();
    await page
      .getByRole('img', { name: /number \d+ of train$/ })
      .first()
      .waitFor();
    await page.getByText(`sweepq --url ${service.api.url} show ${trial.id}`).waitFor();
    for (const format of ['npz', 'safetensors', 'onnx'] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: format, exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`${trial.id}.${format}`);
      const bytes = await service.client.readModelFile(trial.id, format);
      expect((await readFile(await download.path())).equals(bytes)).toBe(true);
    }
    // Two pictures of your own: one is predicted, and the page shows what the model has seen.
    const fixtures = new URL('../../packages/pictures/fixtures/', import.meta.url).pathname;
    const box = page.getByLabel('Pictures to predict');
    await box.setInputFiles([`${fixtures}rgba.png`, `${fixtures}rotated-6.jpg`]);
    const seen = page.getByRole('img', { name: 'What the model sees of rotated-6.jpg' });
    await seen.scrollIntoViewIfNeeded();
    await expect
      .poll(
        () => seen.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
        patience,
      )
      .toBe(64);
    await box.setInputFiles(`${fixtures}bomb.png`);
    await page.getByText(/^bomb\.png: Expected a picture of at most 64 million pixels/).waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { level: 1, name: 'Trial 2' }).waitFor();
  },
);

test.skipIf(chromiumPath === undefined)(
  'a trial that does not exist is said in words',
  async () => {
    const { service } = shared();
    const page = await useDashboard({ expected: /404/ });
    await page.goto(`${service.api.url}/trials/swp_00000000000000000000000000-t0`);
    await page.getByText('The trial cannot be shown.').waitFor();
  },
);
