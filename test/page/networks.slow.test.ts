// Networks on the page: the form of a new sweep, the table, the parallel coordinates and a trial.
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { expectAccessible, useDashboard } from '../support/page.ts';
import { shareService } from '../support/service.ts';

shareBrowser();

const shared = shareService();

test.skipIf(chromiumPath === undefined)(
  'submits networks from the form, and shows their layers in the table, on an axis and in a trial',
  async () => {
    const { service } = shared();
    const page = await useDashboard({ expected: /status of 400/ });
    page.setDefaultTimeout(25_000);
    await page.goto(`${service.api.url}/sweeps/new`);
    const fieldOf = (name: string) =>
      page.getByRole('group', { name, exact: true }).getByLabel(name, { exact: true });
    for (const [name, text] of [
      ['layers', 'none, 7x'],
      ['activation', 'relu, tanh'],
    ] as const) {
      await page.getByRole('button', { name: `+ ${name}` }).click();
      await fieldOf(name).fill(text);
    }
    await page.getByLabel('iterations', { exact: true }).fill('20');
    const layers = page.getByRole('group', { name: 'layers', exact: true });
    await layers.getByRole('alert').getByText('1024').waitFor();
    await expectAccessible(page);
    await fieldOf('layers').fill('none, 7, 20-7-5');
    const trials = page.locator('.fore > div', { has: page.getByText('trials', { exact: true }) });
    // Three rates, and for each the unit and two networks with two activations.
    await trials.locator('dd').getByText('15', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Start sweep' }).click();
    await page.waitForURL('**/sweeps/swp_*');
    const id = page.url().split('/').at(-1) ?? '';
    const sweep = await service.waitForSweep(id);
    expect(sweep.spec.space).toMatchObject({
      layers: [[], [7], [20, 7, 5]],
      activation: ['relu', 'tanh'],
    });
    await page.getByRole('columnheader', { name: /layers/ }).waitFor();
    await page.getByRole('cell', { name: '20-7-5', exact: true }).first().waitFor();
    const axis = page.locator('.axis-name', { hasText: 'layers' });
    await axis.scrollIntoViewIfNeeded();
    const ticks = page.locator('text.halo');
    await ticks.getByText('20-7-5', { exact: true }).waitFor();
    await ticks.getByText('none', { exact: true }).waitFor();
    await expectAccessible(page);

    const found = await service.listTrials(id);
    const trial = found.find(({ params }) => params.layers.length === 3);
    await page.goto(`${service.api.url}/trials/${trial?.id}`);
    await page.getByRole('row', { name: /^layers 20-7-5/ }).waitFor();
    await page.getByText('unit 0 of the first layer (0 to 19)').waitFor();
  },
);
