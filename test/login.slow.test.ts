// Login and logout in a real browser, with the content security policies of the api.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser, usePage } from './support/browser.ts';
import { useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { admin, asHolder, reader, tokensOfAllScopes, writer } from './support/tokens.ts';
import { waitUntil } from './support/wait.ts';

shareBrowser();

const withTokens = { env: { SWEEPQ_TOKENS: tokensOfAllScopes } };

async function logIn(page: Page, secret: string) {
  await page.getByLabel('Token').fill(secret);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Errors that the page of Bull Board always causes, and refusals that a test expects. */
const isExpected = (text: string) =>
  text.includes('fonts.googleapis.com') || /status of (401|403)/.test(text);

test.skipIf(chromiumPath === undefined)(
  'the docs page is available after a login, can send requests, and is not available after a logout',
  async () => {
    const { api } = await useService(withTokens);
    const { page, complaints } = await usePage();
    await page.goto(`${api.url}/docs/`);
    expect(new URL(page.url()).pathname).toBe('/login');
    await logIn(page, 'not a token at all');
    await page.getByRole('alert').getByText('Expected a token that this service knows').waitFor();
    await logIn(page, `  ${writer} `);
    await page.waitForURL(`${api.url}/docs/`);
    await page.getByText('/v1/sweeps', { exact: true }).first().waitFor();

    const operation = page.locator('#operations-sweeps-cancelSweep');
    await operation.getByRole('button').first().click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    await operation.getByPlaceholder('id', { exact: true }).fill('swp_01kb9x6v0e8f4t2m7q3n5r1d9c');
    await operation.getByRole('button', { name: 'Execute' }).click();
    await operation.getByText('"urn:sweepq:problem:not-found"').first().waitFor();

    await page.goto(`${api.url}/login`);
    await page.getByText('Logged in as ci, whose token has the scope write.').waitFor();
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByLabel('Token').waitFor();
    await page.goto(`${api.url}/docs/`);
    expect(new URL(page.url()).pathname).toBe('/login');
    expect(complaints.filter((text) => !/status of (401|404)/.test(text))).toEqual([]);
  },
);

test.skipIf(chromiumPath === undefined)(
  'Bull Board can pause a queue with a token of the scope admin',
  async () => {
    const service = await useService(withTokens);
    const { page, complaints } = await usePage();
    await page.goto(`${service.api.url}/admin/queues/queue/runs`);
    await logIn(page, admin);
    const menuOfQueue = page.locator(menus).nth(1);
    await menuOfQueue.waitFor();
    expect(await readMenus(page)).toEqual(expect.arrayContaining(['Pause', 'Empty']));
    await menuOfQueue.click();
    await page.getByRole('menuitem', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Confirm' }).click();
    const { runs } = useQueues(service);
    await waitUntil('the queue is paused', () => runs.isPaused());
    expect(complaints.filter((text) => !isExpected(text))).toEqual([]);
  },
);

test.skipIf(chromiumPath === undefined)(
  'Bull Board shows no buttons for writes to a read-only token, and refuses its writes',
  async () => {
    const service = await useService(withTokens);
    const submitted = await fetch(`${service.api.url}/v1/sweeps`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...asHolder(writer) },
      body: JSON.stringify({
        dataset: 'synthetic-cats',
        space: { learningRate: 0.001, iterations: 1 },
      }),
    });
    const { id } = (await submitted.json()) as { id: string };
    const { page, complaints } = await usePage();
    await page.goto(`${service.api.url}/admin/queues/queue/sweeps`);
    await logIn(page, reader);
    await page.getByText(id).first().waitFor();
    await page.getByText('No workers').waitFor();
    expect(await readMenus(page)).toEqual(['Account']);
    const statuses = await page.evaluate(`Promise.all([
      ['PUT', '/queues/sweeps/pause'], ['PUT', '/queues/pause'], ['PUT', '/queues/sweeps/empty'],
      ['PUT', '/queues/sweeps/${id}/clean'], ['POST', '/queues/sweeps/add'],
    ].map(async ([method, path]) => (await fetch('/admin/queues/api' + path, { method })).status))`);
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    const { sweeps } = useQueues(service);
    expect(await sweeps.isPaused()).toBe(false);
    expect(await sweeps.getJobCountByTypes('wait')).toBe(1);
    expect(complaints.filter((text) => !isExpected(text))).toEqual([]);
  },
);

const menus = 'button[aria-haspopup="menu"]';

/** The entries of all menus of a page. */
async function readMenus(page: Page) {
  const offers: string[] = [];
  for (const menu of await page.locator(menus).all()) {
    await menu.click();
    await page.getByRole('menuitem').first().waitFor();
    offers.push(...(await page.getByRole('menuitem').allTextContents()));
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
  }
  return offers;
}
