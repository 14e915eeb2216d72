// The form of a new sweep with an adaptive strategy and a pruning rule, in a real browser.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { runCli } from '../support/cli.ts';
import { expectAccessible, useDashboard } from '../support/page.ts';
import { shareService } from '../support/service.ts';

shareBrowser();

const shared = shareService();

/** The browser logs each refused dry run as an error. */
const refused = { expected: /status of 400/ };

const facts = (page: Page, name: string) =>
  page.locator('.fore > div', { has: page.getByText(name, { exact: true }) }).locator('dd');
const row = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const labelsIn = (page: Page, name: string) => row(page, name).locator('label').allTextContents();

test.skipIf(chromiumPath === undefined)(
  'the form has the settings of the chosen strategy and rule only, says what its forecast assumes, and starts the sweep',
  async () => {
    const { service } = shared();
    // A grid needs a number of values.
    const page = await useDashboard(refused);
    await page.goto(`${service.api.url}/sweeps/new`);
    await facts(page, 'trials').getByText('3', { exact: true }).waitFor();
    await row(page, 'learningRate').getByRole('button', { name: 'log range' }).click();
    await page.getByLabel('How learningRate is divided').selectOption('any');
    expect(await labelsIn(page, 'Strategy')).toEqual([]);
    expect(await labelsIn(page, 'Pruning')).toEqual([]);
    const choose = (group: string, name: string) =>
      row(page, group).getByRole('button', { name, exact: true }).click();
    await choose('Strategy', 'cmaes');
    expect(await labelsIn(page, 'Strategy')).toEqual(['trials', 'seed', 'parallelism']);
    await choose('Strategy', 'tpe');
    expect(await labelsIn(page, 'Strategy')).toEqual(['trials', 'seed', 'parallelism', 'startup']);
    await choose('Pruning', 'hyperband');
    expect(await labelsIn(page, 'Pruning')).toEqual(['η', 'from iteration', 'patience']);
    await choose('Pruning', 'median');
    expect(await labelsIn(page, 'Pruning')).toEqual([
      'η',
      'from iteration',
      'cohort',
      'patience',
      'startup',
      'warm-up',
    ]);
    await row(page, 'Pruning').getByLabel('startup').fill('3');
    await page.getByText('half of the trials are assumed to be pruned at each rung').waitFor();
    await page.getByText('nothing is known from earlier sweeps').waitFor();

    await row(page, 'Strategy').getByLabel('trials').fill('12');
    await row(page, 'Strategy').getByLabel('startup').fill('4');
    await row(page, 'Pruning').getByLabel('cohort').fill('6');
    await row(page, 'iterations').getByLabel('iterations', { exact: true }).fill('90');
    await facts(page, 'trials').getByText('12', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'CLI', exact: true }).click();
    const command = (await page.locator('pre').textContent()) ?? '';
    const words = command.replaceAll('\\\n', ' ').split(/\s+/).slice(1);
    const ofLine = await runCli(service, [...words, '--dry-run', '--json']);
    expect(JSON.parse(ofLine.stdout)).toMatchObject({ trials: 12 });

    await page.getByRole('button', { name: 'Start sweep' }).click();
    await page.waitForURL('**/sweeps/swp_*');
    const id = page.url().split('/').at(-1) ?? '';
    const { spec } = await service.readSweep(id);
    expect(spec).toMatchObject({
      search: { strategy: 'tpe', trials: 12, seed: 0, parallelism: 8, startup: 4 },
      pruning: { rule: 'median', eta: 3, minIterations: 4, cohort: 6, startup: 3, warmup: null },
    });
    await page
      .getByText(
        'tpe, 12 trials, seed 0, 8 open; median, η 3, from 4 iterations, cohorts of 6, from 3 results',
      )
      .waitFor();

    // A copy has the same settings.
    await page.getByRole('link', { name: 'Duplicate' }).click();
    await facts(page, 'trials').getByText('12', { exact: true }).waitFor();
    expect(await row(page, 'Pruning').getByLabel('startup').inputValue()).toBe('3');
    expect(await row(page, 'Strategy').getByLabel('startup').inputValue()).toBe('4');
    expect(await row(page, 'Pruning').getByLabel('from iteration').inputValue()).toBe('4');
  },
);

test.skipIf(chromiumPath === undefined)(
  'an error of a setting stands in the row of its strategy or rule',
  async () => {
    const page = await useDashboard(refused);
    await page.goto(`${shared().service.api.url}/sweeps/new`);
    await row(page, 'Strategy').getByRole('button', { name: 'tpe' }).click();
    await row(page, 'Strategy').getByLabel('parallelism').fill('0');
    await row(page, 'Strategy').getByRole('alert').getByText('a whole number from 1').waitFor();
    await row(page, 'Strategy').getByLabel('parallelism').fill('4');
    await row(page, 'Pruning').getByRole('button', { name: 'halving' }).click();
    await row(page, 'Pruning').getByLabel('cohort').fill('1');
    await row(page, 'Pruning').getByRole('alert').getByText('a whole number from 2').waitFor();
  },
);
