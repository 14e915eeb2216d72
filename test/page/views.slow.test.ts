// Each view of the page in both themes: accessible, and not wider than a phone.
import { beforeAll, expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import {
  expectAccessibleInBothThemes,
  expectNoSidewaysScroll,
  sizes,
  useDashboard,
} from '../support/page.ts';
import { shareService } from '../support/service.ts';

shareBrowser();

const shared = shareService();

const views = [
  ['the list of sweeps', '', 'shown in a list'],
  ['the form of a new sweep', 'sweeps/new', 'Start sweep'],
  ['the datasets', 'datasets', 'Always answering'],
  ['the workers', 'workers', 'A thread trains one run at a time'],
] as const;

beforeAll(async () => {
  const { service } = shared();
  const { id } = await service.submit({
    ...{ name: 'shown in a list', tags: ['nightly'], note: 'A note' },
    space: { learningRate: [0.001, 0.005], iterations: 50 },
  });
  await service.waitForSweep(id);
});

test.skipIf(chromiumPath === undefined).each(views)(
  '%s is accessible in both themes, at the width of a screen and of a phone',
  async (...of) => {
    const [, path, text] = of;
    for (const size of sizes) {
      const page = await useDashboard(size);
      await page.goto(`${shared().service.api.url}/${path}`);
      await page.getByText(text).first().waitFor();
      await expectAccessibleInBothThemes(page);
      await expectNoSidewaysScroll(page);
    }
  },
);

test.skipIf(chromiumPath === undefined)(
  'the theme is that of the system, or the chosen one, which a reload keeps',
  async () => {
    const { service } = shared();
    const page = await useDashboard({ theme: 'dark' });
    await page.goto(service.api.url);
    const colourOf = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const button = page.getByRole('button', { name: /^Theme: / });
    await button.getByText('system').waitFor();
    const dark = await colourOf();
    await button.click();
    await button.getByText('light').waitFor();
    const light = await colourOf();
    expect(light).not.toBe(dark);
    await page.reload();
    await button.getByText('light').waitFor();
    expect(await colourOf()).toBe(light);
    await button.click();
    expect(await colourOf()).toBe(dark);
  },
);

test.skipIf(chromiumPath === undefined)(
  'the top bar leads to the views and to Bull Board, the docs and the metrics',
  async () => {
    const { service } = shared();
    const page = await useDashboard();
    await page.goto(service.api.url);
    await page.getByText('live', { exact: true }).waitFor();
    const nav = page.getByRole('navigation', { name: 'Main' });
    for (const [name, path] of [
      ['Datasets', '/datasets'],
      ['Models', '/models'],
      ['Workers', '/workers'],
      ['Sweeps', '/'],
    ] as const) {
      await nav.getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      expect(new URL(page.url()).pathname).toBe(path);
      expect(await page.title()).toMatch(/ · sweepq$/);
    }
    const links = await nav
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => (link as unknown as { href: string }).href));
    const others = links.slice(4);
    expect(others.map((href) => new URL(href).pathname)).toEqual([
      ...['/admin/queues/', '/docs/', '/metrics'],
    ]);
    const statuses = await Promise.all(others.map(async (href) => (await fetch(href)).status));
    expect(statuses).toEqual([200, 200, 200]);
  },
);

test.skipIf(chromiumPath === undefined)('an unknown address says so, and leads on', async () => {
  const { service } = shared();
  const page = await useDashboard({ expected: /status of 404/ });
  await page.goto(`${service.api.url}/sweeps/swp_unknown`);
  await page.getByRole('alert').first().waitFor();
});
