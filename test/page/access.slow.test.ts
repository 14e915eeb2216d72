// The page with tokens, below a path, and without a connection.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { startProxy } from '../support/fault-proxy.ts';
import { useDashboard } from '../support/page.ts';
import { usePathProxy } from '../support/path-proxy.ts';
import { useService } from '../support/service.ts';
import { asHolder, reader, tokens, writer } from '../support/tokens.ts';

shareBrowser();

const withTokens = { env: { SWEEPQ_TOKENS: tokens } };
const quick = { dataset: 'synthetic-cats', space: { learningRate: 0.005, iterations: 20 } };

async function logIn(page: Page, secret: string) {
  await page.getByLabel('Token').fill(secret);
  await page.getByRole('button', { name: 'Log in' }).click();
}

const submit = (url: string, body: object) =>
  fetch(`${url}/v1/sweeps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...asHolder(writer) },
    body: JSON.stringify(body),
  });

test.skipIf(chromiumPath === undefined)(
  'a view leads to the login and back, and to the login again when the session has ended',
  async () => {
    const { api } = await useService(withTokens);
    await submit(api.url, { ...quick, name: 'mine' });
    const page = await useDashboard({ expected: /status of 401/ });
    await page.goto(`${api.url}/?status=queued`);
    expect(new URL(page.url()).pathname).toBe('/login');
    await logIn(page, writer);
    await page.waitForURL(`${api.url}/?status=queued`);
    await page.getByRole('row', { name: /mine/ }).waitFor();
    await page.getByRole('link', { name: 'ci', exact: true }).waitFor();
    expect(await page.getByText('read only').count()).toBe(0);

    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Archive: mine' }).click();
    await page.waitForURL(/\/login\?next=%2F%3Fstatus%3Dqueued/);
    await logIn(page, writer);
    await page.getByRole('row', { name: /mine/ }).waitFor();
  },
);

test.skipIf(chromiumPath === undefined)(
  'a read-only token sees everything, is told so, and has no controls',
  async () => {
    const { api } = await useService(withTokens);
    await submit(api.url, { ...quick, name: 'theirs' });
    const page = await useDashboard({ expected: /status of 401/ });
    await page.goto(api.url);
    await logIn(page, reader);
    await page.getByRole('row', { name: /theirs/ }).waitFor();
    await page.getByText('read only').waitFor();
    for (const name of ['New sweep', 'Duplicate theirs']) {
      expect(await page.getByRole('link', { name }).count()).toBe(0);
    }
    expect(await page.getByRole('button', { name: /Archive/ }).count()).toBe(0);
    await page.keyboard.press('n');
    expect(new URL(page.url()).pathname).toBe('/');

    await page.goto(`${api.url}/sweeps/new`);
    await page.getByText('Your token can only read').waitFor();
    await page.getByText('Forecast').waitFor();
    expect(await page.getByRole('button', { name: 'Start sweep' }).count()).toBe(0);
    // Nor does Enter in a field start it.
    await page.getByLabel('Name', { exact: true }).press('Enter');
    const { items } = (await (
      await fetch(`${api.url}/v1/sweeps`, { headers: asHolder(reader) })
    ).json()) as { items: unknown[] };
    expect(items).toHaveLength(1);
    await page.goto(`${api.url}/datasets`);
    await page.getByText('Always answering').first().waitFor();
    expect(await page.getByRole('button', { name: /^Upload/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'New sweep on this dataset' }).count()).toBe(0);
  },
);

test.skipIf(chromiumPath === undefined).each([
  ['removes', true],
  ['passes on', false],
] as const)(
  'the views work below a base path if the proxy %s it, also after a reload',
  async (_does, strips) => {
    const path = '/tools/sweepq';
    const service = await useService({ env: { SWEEPQ_BASE_PATH: path } });
    await service.startWorker();
    const proxy = await usePathProxy(service.api.url, { path, strips });
    const page = await useDashboard();
    const pathOf = () => new URL(page.url()).pathname;
    await page.goto(proxy.url);
    await page.getByText('No sweeps yet.').waitFor();
    await page.getByText('live', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Datasets' }).click();
    await page.getByRole('img', { name: /^train image 0/ }).waitFor();
    await page.getByRole('link', { name: /^synthetic-cats/ }).click();
    expect(pathOf()).toBe(`${path}/datasets/synthetic-cats`);
    await page.reload();
    await page.getByRole('img', { name: /^train image 0/ }).waitFor();
    await page.getByRole('link', { name: 'New sweep on this dataset' }).click();
    await page.getByLabel('iterations', { exact: true }).fill('30');
    await page.getByRole('button', { name: 'Start sweep' }).click();
    await page.waitForURL('**/sweeps/swp_*');
    expect(pathOf()).toContain(`${path}/sweeps/`);
    await page.getByRole('link', { name: 'sweepq' }).click();
    await page.getByRole('row').getByText('completed', { exact: true }).waitFor();
    expect(proxy.strays).toEqual([]);
  },
);

test.skipIf(chromiumPath === undefined)(
  'a lost connection is said in words, the list stays, and shows afterwards what has happened meanwhile',
  async () => {
    const service = await useService();
    const proxy = await startProxy(Number(new URL(service.api.url).port));
    const page = await useDashboard({ expected: /ERR_|Failed to fetch|net::/ });
    await service.submit({ ...quick, name: 'before' });
    await page.goto(`http://127.0.0.1:${proxy.port}`);
    await page.getByRole('row', { name: /before/ }).waitFor();
    await page.getByText('live', { exact: true }).waitFor();
    proxy.cut();
    await page
      .getByRole('alert')
      .getByText(/Connection lost/)
      .waitFor();
    await page.getByRole('row', { name: /before/ }).waitFor();
    await service.submit({ ...quick, name: 'meanwhile' });
    proxy.heal();
    await page.getByRole('row', { name: /meanwhile/ }).waitFor();
    await page.getByText('live', { exact: true }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await proxy.stop();
  },
);
