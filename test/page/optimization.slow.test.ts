// Optimizers, batch sizes, schedules and class weights on the page: the form of a new sweep, the table, the axes, the filter and a trial.
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { expectAccessible, useDashboard } from '../support/page.ts';
import { shareService } from '../support/service.ts';

shareBrowser();

const shared = shareService();

test.skipIf(chromiumPath === undefined)(
  'submits mini-batches and schedules from the form, and shows them in the table, on an axis and in a trial',
  async () => {
    const { service } = shared();
    const page = await useDashboard({ expected: /status of 400/ });
    page.setDefaultTimeout(25_000);
    await page.goto(`${service.api.url}/sweeps/new`);
    const fieldOf = (name: string) =>
      page.getByRole('group', { name, exact: true }).getByLabel(name, { exact: true });
    for (const [name, text] of [
      ['batchSize', '32'],
      ['optimizer', 'sgd, adam'],
      ['schedule', 'constant, step:5'],
      ['classWeight', 'balanced'],
    ] as const) {
      await page.getByRole('button', { name: `+ ${name}` }).click();
      await fieldOf(name).fill(text);
    }
    await page.getByLabel('iterations', { exact: true }).fill('20');
    const schedule = page.getByRole('group', { name: 'schedule', exact: true });
    await schedule.getByRole('alert').getByText('step:EVERY:FACTOR').waitFor();
    await expectAccessible(page);
    await fieldOf('schedule').fill('constant, step:5:0.50');
    const trials = page.locator('.fore > div', { has: page.getByText('trials', { exact: true }) });
    await trials.locator('dd').getByText('12', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Start sweep' }).click();
    await page.waitForURL('**/sweeps/swp_*');
    const id = page.url().split('/').at(-1) ?? '';
    const sweep = await service.waitForSweep(id);
    expect(sweep.spec.space).toMatchObject({
      ...{ optimizer: ['sgd', 'adam'], batchSize: [32], classWeight: ['balanced'] },
      schedule: ['constant', 'step:5:0.5'],
    });
    await page.getByRole('columnheader', { name: /schedule/ }).waitFor();
    await page.getByRole('cell', { name: 'step:5:0.5', exact: true }).first().waitFor();
    const axis = page.locator('.axis-name', { hasText: 'schedule' });
    await axis.scrollIntoViewIfNeeded();
    await page.locator('text.halo').getByText('step:5:0.5', { exact: true }).waitFor();
    await expectAccessible(page);

    // A link to the table has quotes around a schedule, as the filter of the API needs them.
    await page.goto(`${service.api.url}/sweeps/${id}?filter=params.schedule:step%253A5%253A0.5`);
    const link = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const csv = await fetch(new URL(link ?? '', service.api.url));
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(1 + 6);

    const [trial] = await service.listTrials(id);
    await page.goto(`${service.api.url}/trials/${trial?.id}`);
    await page.getByRole('row', { name: /^batchSize 32/ }).waitFor();
    await page.getByRole('row', { name: /^classWeight balanced/ }).waitFor();
  },
);
