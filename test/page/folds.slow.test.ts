// Folds on the page: the form of a new sweep, the table of trials, and the view of a trial.
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { expectAccessible, useDashboard } from '../support/page.ts';
import { shareService } from '../support/service.ts';

shareBrowser();

const shared = shareService();

test.skipIf(chromiumPath === undefined)(
  'submits folds from the form, and shows their mean, their deviation and each fold',
  async () => {
    const { service } = shared();
    const page = await useDashboard({});
    page.setDefaultTimeout(25_000);
    await page.goto(`${service.api.url}/sweeps/new`);
    await page.getByLabel('iterations', { exact: true }).fill('20');
    const objective = page.getByLabel('Metric that ranks the trials', { exact: true });
    await objective.getByText('test accuracy (default)').waitFor({ state: 'attached' });
    await page.getByLabel('Validation', { exact: true }).selectOption('folds');
    await objective.getByText('validation accuracy (default)').waitFor({ state: 'attached' });
    await page.getByLabel('folds', { exact: true }).fill('3');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Start sweep' }).click();
    await page.waitForURL('**/sweeps/swp_*');
    const id = page.url().split('/').at(-1) ?? '';
    const sweep = await service.waitForSweep(id);
    expect(sweep.spec.validation).toEqual({ folds: 3, seed: 0 });
    const [best] = await service.listTrials(id);
    const { validation } = (await service.client.readTrial(best?.id ?? '')).metrics ?? {};
    const percent = (value: number | null | undefined) => `${((value ?? NaN) * 100).toFixed(2)} %`;

    // The deviation of the objective is the column after the objective.
    const row = page
      .getByRole('row')
      .filter({ hasText: percent(validation?.accuracy) })
      .first();
    await row.waitFor();
    const nextToMean = async () => {
      const cells = await row.getByRole('cell').allInnerTexts();
      return cells[cells.indexOf(percent(validation?.accuracy)) + 1];
    };
    // The page reads the other columns after its first view.
    await expect.poll(nextToMean, { timeout: 20_000 }).toBe(percent(validation?.std?.accuracy));

    await page.getByRole('columnheader', { name: /^validation accuracy std/ }).waitFor();

    await page.goto(`${service.api.url}/trials/${best?.id}`);
    const folds = page.getByRole('region', { name: 'Metrics by fold' });
    for (const [fold, { metrics }] of (validation?.folds ?? []).entries()) {
      await folds
        .getByRole('row', { name: new RegExp(`^${fold} ${percent(metrics.accuracy)} `) })
        .waitFor();
    }
    expect(validation?.folds).toHaveLength(3);
    await expectAccessible(page);
  },
);
