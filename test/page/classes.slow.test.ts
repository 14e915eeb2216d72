// A dataset of six classes on the page: its view, a sweep and a trial.
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { expectAccessible, sizes, useDashboard } from '../support/page.ts';
import { shareService } from '../support/service.ts';
import { useSixClasses } from '../support/six-classes.ts';

shareBrowser();

const { root, name: dataset, classes } = await useSixClasses();
const shared = shareService({ datasetsDir: root });

test.skipIf(chromiumPath === undefined).each(sizes)(
  'shows the classes of a dataset, the weights of each class and the predicted class of wrong images, at $width pixels',
  async (size) => {
    const { service } = shared();
    const { id } = await service.submit({
      ...{ dataset, validation: { fraction: 0.2 } },
      space: { learningRate: [0.001, 0.004], iterations: [60], layers: [[], [12]] },
    });
    await service.waitForSweep(id);
    const page = await useDashboard(size);
    page.setDefaultTimeout(25_000);
    await page.goto(`${service.api.url}/datasets/${dataset}`);
    await page.getByText('Always answering').first().waitFor();
    for (const name of classes) await page.getByText(name, { exact: true }).first().waitFor();
    await expectAccessible(page);
    await page.goto(`${service.api.url}/sweeps/${id}`);
    await page.getByRole('cell', { name: '12', exact: true }).first().waitFor();

    const trials = await service.listTrials(id);
    const unit = trials.find(({ params }) => params.layers.length === 0);
    await page.goto(`${service.api.url}/trials/${unit?.id}`);
    for (const name of classes) await page.getByRole('img', { name: `Weights, ${name}` }).waitFor();
    const worst = page.locator('.worst li');
    await expect.poll(() => worst.count(), { timeout: 20_000 }).toBe(12);
    const { items } = await service.get<{ items: { label: number; class: string }[] }>(
      `/v1/trials/${unit?.id}/predictions?limit=1`,
    );
    const [first] = items as [(typeof items)[0]];
    const caption = worst.first().locator('figcaption');
    await caption.getByText(`is ${classes[first.label]}`, { exact: true }).waitFor();
    await caption.getByText(`predicted as ${first.class}`, { exact: true }).waitFor();
    await worst.first().scrollIntoViewIfNeeded();
    await expectAccessible(page);
    await page.getByLabel('Weights of').selectOption('fish');
    await page.getByText('class fish; blue is negative').waitFor();
    await page.getByRole('img', { name: 'Weights, green' }).waitFor();

    const network = trials.find(({ params }) => params.layers.length === 1);
    await page.goto(`${service.api.url}/trials/${network?.id}`);
    await page.getByText('unit 0 of the first layer (0 to 11)').waitFor();
    await page.getByLabel('Weights of').selectOption('unit 11');
    await page.getByText('unit 11 of the first layer (0 to 11)').waitFor();
  },
  120_000,
);
