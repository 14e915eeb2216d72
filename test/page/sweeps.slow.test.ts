// The list of sweeps: live, searched and filtered, with its state in the address.
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { expectAccessible, useDashboard } from '../support/page.ts';
import { useService } from '../support/service.ts';

shareBrowser();

const quick = { space: { learningRate: 0.005, iterations: 20 } };

test.skipIf(chromiumPath === undefined)(
  'an empty list says how to start a sweep, and shows a new sweep and its end without a reload',
  async () => {
    const service = await useService();
    const page = await useDashboard();
    await page.goto(service.api.url);
    await page.getByText('No sweeps yet.').waitFor();
    await page.getByText('No worker is running.').waitFor();
    await page.getByText('sweepq submit --dataset').waitFor();
    await expectAccessible(page);

    await service.submit({ name: 'came later', ...quick });
    const row = page.getByRole('row', { name: /came later/ });
    await row.getByText('queued', { exact: true }).waitFor();
    await row.getByText('0 of 1 trials').waitFor();
    await service.startWorker();
    await row.getByText('completed', { exact: true }).waitFor();
    await row.getByText('1 of 1 trials').waitFor();
    await row
      .getByText(/\d\d\.\d\d %/)
      .first()
      .waitFor();
    // The dataset gives the baseline of the test accuracy.
    await row.getByText(/test accuracy, baseline \d\d\.\d\d %/).waitFor();
    await page.getByText(/threads? on/).waitFor();
  },
);

test.skipIf(chromiumPath === undefined)(
  'new sweeps wait while the pointer is in the table, and a press shows them',
  async () => {
    const service = await useService();
    await service.submit({ name: 'first', ...quick });
    const page = await useDashboard();
    await page.goto(service.api.url);
    await page.getByRole('row', { name: /first/ }).hover();
    await service.submit({ name: 'second', ...quick });
    const newer = page.getByRole('button', { name: '1 newer sweep' });
    await newer.waitFor();
    expect(await page.getByRole('row', { name: /second/ }).count()).toBe(0);
    await newer.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /second/ }).waitFor();
  },
);

test.skipIf(chromiumPath === undefined)(
  'search, status and tag are in the address: a reload keeps them, and back undoes them',
  async () => {
    const service = await useService();
    await service.submit({ name: 'alpha', tags: ['nightly'], ...quick });
    await service.submit({ name: 'beta', tags: ['nightly', 'long'], ...quick });
    await service.submit({ name: 'gamma', ...quick });
    const page = await useDashboard();
    await page.goto(service.api.url);
    const names = () => page.locator('td.name b').allTextContents();
    const expectNames = (...wanted: string[]) =>
      expect.poll(names, { timeout: 30_000 }).toEqual(wanted);
    await expectNames('gamma', 'beta', 'alpha');

    await page.getByRole('row', { name: /beta/ }).getByRole('button', { name: 'nightly' }).click();
    await expectNames('beta', 'alpha');
    await page.getByLabel('Search').fill('ALPH');
    await expectNames('alpha');
    await page.getByLabel('Search').blur();
    expect(page.url()).toContain('tag=nightly');
    expect(page.url()).toContain('q=ALPH');
    await page.reload();
    await expectNames('alpha');
    expect(await page.getByLabel('Search').inputValue()).toBe('ALPH');

    await page.goBack();
    await expectNames('beta', 'alpha');
    await page.goBack();
    await expectNames('gamma', 'beta', 'alpha');
    await page.goForward();
    await expectNames('beta', 'alpha');
    await page.getByRole('button', { name: 'Remove the filter tag nightly' }).click();
    await expectNames('gamma', 'beta', 'alpha');

    await page.getByRole('button', { name: 'failed', exact: true }).click();
    await page.getByText('No sweep matches.').waitFor();
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expectNames('gamma', 'beta', 'alpha');
  },
);

test.skipIf(chromiumPath === undefined)(
  'archives a sweep, finds it in the archive, and restores it',
  async () => {
    const service = await useService();
    const { id } = await service.submit({ name: 'old', ...quick });
    const page = await useDashboard();
    await page.goto(service.api.url);
    await page.getByRole('button', { name: 'Archive: old' }).click();
    await page.getByText('No sweeps yet.').waitFor();
    expect((await service.readSweep(id)).archived).toBe(true);
    await page.getByLabel('archived').check();
    await page.getByRole('button', { name: 'Take from the archive: old' }).click();
    await page.getByText('No sweep matches.').waitFor();
    expect((await service.readSweep(id)).archived).toBe(false);
  },
);

test.skipIf(chromiumPath === undefined)(
  'more than a page of sweeps is read in parts, and the list says that there are more',
  async () => {
    const service = await useService();
    const submit = async (from: number, to: number) => {
      for (let k = from; k < to; k += 1) await service.submit({ name: `n${k}`, ...quick });
    };
    await submit(0, 100);
    const page = await useDashboard();
    await page.goto(service.api.url);
    await page.getByText('100 sweeps').waitFor();
    await submit(100, 103);
    await page.getByText('103 sweeps').waitFor();
    await page.reload();
    await page.getByText('The 100 newest of these sweeps. There are more.').waitFor();
    await page.getByRole('button', { name: 'Show 100 more' }).click();
    await page.getByText('103 sweeps').waitFor();
    await page.getByRole('row', { name: /n0 / }).waitFor();
  },
);

test.skipIf(chromiumPath === undefined)(
  'the keyboard searches, moves between sweeps, opens one, and begins a new one',
  async () => {
    const service = await useService();
    const [first, second] = [
      await service.submit({ name: 'first', ...quick }),
      await service.submit({ name: 'second', ...quick }),
    ];
    const page = await useDashboard();
    await page.goto(service.api.url);
    await page.getByRole('row', { name: /first/ }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/sweeps/${second.id}`);
    await page.goBack();
    await page.getByRole('row', { name: /first/ }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(first.id);
    await expect.poll(() => page.locator('td.name').count(), { timeout: 30_000 }).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('n');
    await page.waitForURL('**/sweeps/new');
  },
);

test.skipIf(chromiumPath === undefined)('texts of users stay texts', async () => {
  const service = await useService();
  const payload = `"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}javascript:alert(3)`;
  const tag = `<b onmouseover=alert(4)>`;
  const sweep = await service.submit({ ...quick, name: payload, tags: [tag], note: payload });
  const page = await useDashboard();
  page.on('dialog', () => {
    throw new Error('A text of a user was run as a script.');
  });
  await page.goto(service.api.url);
  await page.getByText(payload, { exact: true }).waitFor();
  await page.getByRole('button', { name: tag }).click();
  await page.getByText(payload, { exact: true }).waitFor();
  await page.goto(`${service.api.url}/sweeps/new?from=${sweep.id}`);
  await page.getByText(`copy of ${payload}`).waitFor();
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(payload);
  expect(await page.getByLabel('Note').inputValue()).toBe(payload);
  expect(await page.locator('img, script:not([src]), [onmouseover]').count()).toBe(0);
});
