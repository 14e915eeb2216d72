// The service behind a proxy, with a base path such as `/sweepq`. The clients are a real browser and programs.
import { createClient } from '@sweepq/client';
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser, usePage } from './support/browser.ts';
import { runCli } from './support/cli.ts';
import { openEvents } from './support/events.ts';
import { usePathProxy } from './support/path-proxy.ts';
import { useService } from './support/service.ts';
import { asHolder, tokens, writer } from './support/tokens.ts';

shareBrowser();

const path = '/sweepq';
const behindProxy = { env: { SWEEPQ_TOKENS: tokens, SWEEPQ_BASE_PATH: `${path}/` } };
const forms = [
  ['removes', true],
  ['passes on', false],
] as const;
const request = {
  dataset: 'synthetic-cats',
  space: { learningRate: 0.005, iterations: 5 },
};

test.skipIf(chromiumPath === undefined).each(forms)(
  'login, docs and Bull Board work in a browser if the proxy %s the base path',
  async (_does, strips) => {
    const service = await useService(behindProxy);
    const proxy = await usePathProxy(service.api.url, { path, strips });
    const { page, complaints } = await usePage();
    const pathOf = () => new URL(page.url()).pathname + new URL(page.url()).search;
    // Without a session, the page redirects to the login. The login redirects back to the page.
    await page.goto(`${proxy.url}/admin/queues/queue/sweeps?status=waiting`);
    expect(pathOf()).toBe(
      `${path}/login?next=${encodeURIComponent(`${path}/admin/queues/queue/sweeps?status=waiting`)}`,
    );
    await page.getByLabel('Token').fill(writer);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.waitForURL(`${proxy.url}/admin/queues/queue/sweeps?status=waiting`);
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: 'sweepq_session', path });

    const { id } = await createClient({ url: proxy.url, token: writer }).submit(request);
    await page.goto(`${proxy.url}/admin/queues/queue/sweeps/${id}`);
    const link = page.getByRole('link', { name: 'Sweep', exact: true }).first();
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(`${path}/v1/sweeps/${id}`);

    // The base path is that of the page. The requests of the page, and of the docs, have the base path.
    await page.goto(proxy.url);
    await page.getByRole('link', { name: id, exact: true }).waitFor();
    await page.getByText('live', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'API', exact: true }).click();
    await page.waitForURL(/\/sweepq\/docs\/?$/);
    const operation = page.locator('#operations-sweeps-listSweeps');
    await operation.getByRole('button').first().click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    await operation.getByRole('button', { name: 'Execute' }).click();
    await operation.locator('.live-responses-table').getByText(id).first().waitFor();

    await page.goto(`${proxy.url}/login`);
    await page.getByRole('link', { name: 'Bull Board' }).click();
    await page.getByRole('link', { name: /runs/ }).first().waitFor();
    await page.goto(`${proxy.url}/login`);
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByLabel('Token').waitFor();
    expect(pathOf()).toBe(`${path}/login`);
    expect(await page.context().cookies()).toEqual([]);
    expect(proxy.strays).toEqual([]);
    expect(complaints.filter((text) => !text.includes('fonts.googleapis.com'))).toEqual([]);
  },
);

test.each(forms)(
  'programs get URLs with the base path, and events without delay, if the proxy %s the base path',
  async (_does, strips) => {
    const service = await useService(behindProxy);
    const proxy = await usePathProxy(service.api.url, { path, strips });
    const headers = { ...asHolder(writer), 'accept-encoding': 'gzip' };
    const submitted = await fetch(`${proxy.url}/v1/sweeps`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const { id } = (await submitted.json()) as { id: string };
    expect(submitted.headers.get('location')).toBe(`${path}/v1/sweeps/${id}`);
    const document = await fetch(`${proxy.url}/openapi.json`, { headers });
    expect(document.headers.get('content-encoding')).toBe('gzip');
    expect(await document.json()).toMatchObject({ servers: [{ url: path }] });
    const home = await fetch(`${proxy.url}/`, { headers, redirect: 'manual' });
    expect(await home.text()).toContain(`<base href="${path}/">`);

    const events = await openEvents(`${proxy.url}/v1/sweeps/${id}/events`, { headers });
    await events.waitFor('the start', ({ type }) => type === 'stream.started');
    expect(events.response.headers.get('content-encoding')).toBeNull();

    const listed = await runCli(service, ['ls', '--url', `${proxy.url}/`, '--token', writer]);
    expect([listed.code, listed.stdout]).toEqual([0, expect.stringContaining(id)]);
    expect(proxy.strays).toEqual([]);
  },
);
