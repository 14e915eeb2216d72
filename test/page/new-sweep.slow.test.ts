// The form of a new sweep: forecast, errors, texts to copy, submit, duplicate.
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const fact = (page: Page, name: string) =>
  page.locator('.fore > div', { has: page.getByText(name, { exact: true }) }).locator('dd');

test.skipIf(chromiumPath === undefined)(
  'forecasts a sweep as one types, starts it, and opens it',
  async () => {
    const { service } = shared();
    const page = await useDashboard();
    await page.goto(service.api.url);
    await page.getByRole('link', { name: 'New sweep' }).first().click();
    await fact(page, 'trials').getByText('3', { exact: true }).waitFor();

    const rates = page.getByRole('group', { name: 'learningRate', exact: true });
    await rates.getByLabel(/values separated by commas/).fill('0.001, 0.002, 0.003, 0.004');
    await fact(page, 'trials').getByText('4', { exact: true }).waitFor();
    await rates.getByRole('button', { name: 'log range' }).click();
    await rates.getByLabel('Number of values of learningRate').fill('7');
    await fact(page, 'trials').getByText('7', { exact: true }).waitFor();
    expect(await rates.locator('line.tick').count()).toBe(7);

    await page.getByRole('button', { name: '+ momentum' }).click();
    const momentum = page.getByRole('group', { name: 'momentum', exact: true });
    await momentum.getByRole('button', { name: 'list' }).click();
    await page.getByLabel('iterations', { exact: true }).fill('40');
    await fact(page, 'trials').getByText('21', { exact: true }).waitFor();
    await fact(page, 'iterations to train').getByText('840').waitFor();
    await page.getByText('2 of 15 vary').waitFor();
    await page.getByLabel('Validation', { exact: true }).selectOption('fraction');
    await page.getByLabel('Name', { exact: true }).fill('from the page');
    await page.getByLabel(/^Tags/).fill('nightly, layers');
    // Only the button starts a sweep.
    await page.getByLabel(/^Tags/).press('Enter');
    await page.getByRole('button', { name: 'Start sweep' }).click();
    await page.waitForURL('**/sweeps/swp_*');
    const sweep = await service.readSweep(page.url().split('/').at(-1) ?? '');
    expect(sweep).toMatchObject({
      ...{ name: 'from the page', tags: ['nightly', 'layers'] },
      spec: {
        space: {
          learningRate: { min: 0.0001, max: 0.1, scale: 'log', count: 7 },
          ...{ momentum: [0, 0.5, 0.9], iterations: [40] },
        },
        validation: { fraction: 0.2, seed: 0 },
      },
    });
    expect(sweep.counts.total).toBe(21);
  },
);

test.skipIf(chromiumPath === undefined)(
  'keeps the form in the address, so that a reload and a shared link show it',
  async () => {
    const { service } = shared();
    const page = await useDashboard(refused);
    await page.goto(`${service.api.url}/sweeps/new`);
    await page.getByLabel('Name', { exact: true }).fill('a draft');
    await page.getByRole('button', { name: 'random' }).click();
    await page.getByLabel('trials', { exact: true }).fill('2');
    await fact(page, 'trials').getByText('2', { exact: true }).waitFor();
    await expect.poll(() => page.url(), { timeout: 30_000 }).toContain('a+draft');
    const other = await useDashboard();
    await other.goto(page.url());
    await fact(other, 'trials').getByText('2', { exact: true }).waitFor();
    expect(await other.getByLabel('Name', { exact: true }).inputValue()).toBe('a draft');
  },
);

test.skipIf(chromiumPath === undefined)(
  'a sampled range shows the values that the service draws',
  async () => {
    const { service } = shared();
    const page = await useDashboard(refused);
    await page.goto(`${service.api.url}/sweeps/new`);
    const rates = page.getByRole('group', { name: 'learningRate', exact: true });
    await rates.getByRole('button', { name: 'log range' }).click();
    await page.getByRole('button', { name: 'sobol' }).click();
    await page.getByLabel('trials', { exact: true }).fill('6');
    await rates.getByLabel('How learningRate is divided').selectOption('any');
    await rates.getByText('the first 6 that are drawn').waitFor();
    expect(await rates.locator('line.tick').count()).toBe(6);
  },
);

test.skipIf(chromiumPath === undefined)(
  'the JSON, the YAML, the curl command and the command line start the same sweep',
  async () => {
    const { service } = shared();
    const page = await useDashboard();
    await page.goto(`${service.api.url}/sweeps/new`);
    await page.getByLabel('Name', { exact: true }).fill("it's the same");
    await page.getByLabel('iterations', { exact: true }).fill('30');
    await fact(page, 'iterations to train').getByText('90').waitFor();
    const read = async (form: string) => {
      await page.getByRole('button', { name: form, exact: true }).click();
      return (await page.locator('pre').textContent()) ?? '';
    };
    const json = await read('JSON');
    const expected = { dataset: 'synthetic-cats', name: "it's the same" };
    expect(JSON.parse(json)).toMatchObject(expected);

    const file = join(tmpdir(), `sweepq-${service.prefix}.yaml`);
    await writeFile(file, await read('YAML'));
    const ofFile = await runCli(service, ['submit', '-f', file, '--dry-run', '--json']);
    const ofLine = await runCli(service, [
      ...words(await read('CLI')).slice(1),
      ...['--dry-run', '--json'],
    ]);
    const curl = words(await read('curl'));
    const answer = await fetch(`${curl[2]}?dryRun=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: curl.at(-1) ?? '',
    });
    const ofCurl = (await answer.json()) as { trials: number };
    expect([ofFile, ofLine].map(({ code }) => code)).toEqual([0, 0]);
    const counts = [ofFile.stdout, ofLine.stdout].map((text) => JSON.parse(text).trials);
    expect([...counts, ofCurl.trials]).toEqual([3, 3, 3]);
  },
);

/** Splits a command as a shell does: words with single quotes, and line breaks after a backslash. */
const words = (command: string) =>
  [...command.replaceAll('\\\n', ' ').matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|\\'/g, (quoted, inside) => (quoted === "\\'" ? "'" : inside)),
  );

test.skipIf(chromiumPath === undefined)(
  'a copy has the settings of its sweep, and can be changed',
  async () => {
    const { service } = shared();
    const { id } = await service.submit({
      ...{ name: 'the first', tags: ['a'], priority: 'low', validation: { fraction: 0.3 } },
      space: { learningRate: { min: 0.001, max: 0.1, scale: 'log', count: 3 }, iterations: 25 },
      earlyStopping: { patience: 5 },
    });
    const page = await useDashboard();
    await page.goto(service.api.url);
    await page.getByRole('link', { name: 'Duplicate the first' }).click();
    await page.getByText('copy of the first').waitFor();
    await fact(page, 'trials').getByText('3', { exact: true }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('the second');
    await page.getByRole('button', { name: 'Start sweep' }).click();
    await page.waitForURL(/sweeps\/swp_/);
    const copy = await service.readSweep(page.url().split('/').at(-1) ?? '');
    expect(copy.id).not.toBe(id);
    const original = (await service.readSweep(id)).spec;
    expect(copy.spec).toEqual({ ...original, name: 'the second' });
  },
);

test.skipIf(chromiumPath === undefined)(
  'a copy keeps a list of spaces as JSON, which shows its errors, and the form can begin a list',
  async () => {
    const { service } = shared();
    const space = { learningRate: [0.001, 0.002], iterations: 15 };
    await service.submit({
      name: 'listed',
      space: [space, { ...space, nesterov: true, momentum: [0.5, 0.9] }],
    });
    const page = await useDashboard(refused);
    await page.goto(service.api.url);
    const row = page.getByRole('link', { name: 'Duplicate listed' });
    await page.getByText('synthetic-cats, grid, 2 spaces').waitFor();
    await row.click();
    const text = page.getByLabel('Spaces as JSON');
    await fact(page, 'trials').getByText('6', { exact: true }).waitFor();
    const spaces = JSON.parse(await text.inputValue()) as { momentum: number[] }[];
    expect(spaces.map(({ momentum }) => momentum)).toEqual([[0], [0.5, 0.9]]);

    const group = page.getByRole('group', { name: 'Spaces', exact: true });
    await text.fill(JSON.stringify([space, { ...space, momentum: 1 }]));
    await group.getByRole('alert').getByText('space[1].momentum').waitFor();
    await text.fill('[{');
    await group.getByRole('alert').getByText('an object, or a list of objects').waitFor();
    await expectAccessible(page);
    await text.fill(JSON.stringify([space, { ...space, momentum: [0, 0.4] }]));
    await fact(page, 'trials').getByText('4', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Start sweep' }).click();
    await page.waitForURL(/sweeps\/swp_/);
    const copy = await service.readSweep(page.url().split('/').at(-1) ?? '');
    expect(copy.spec.space).toMatchObject([{ momentum: [0] }, { momentum: [0, 0.4] }]);

    await page.goto(`${service.api.url}/sweeps/new`);
    await page.getByRole('button', { name: 'List of spaces as JSON' }).click();
    expect(JSON.parse(await text.inputValue())).toMatchObject([{ iterations: 2000 }]);
    await page.getByRole('button', { name: 'Edit one space in fields' }).click();
    await page.getByRole('group', { name: 'learningRate', exact: true }).waitFor();
  },
);
