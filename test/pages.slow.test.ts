// Bull Board and the docs page in a real browser, with the content security policies of the api.
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser, usePage } from './support/browser.ts';
import { useService } from './support/service.ts';

shareBrowser();

test.skipIf(chromiumPath === undefined)(
  'Bull Board shows the queues, and a run’s progress, curve and result',
  async () => {
    const service = await useService();
    await service.startWorker();
    const sweep = await service.submit({ space: { learningRate: 0.005, iterations: [100, 300] } });
    await service.waitForSweep(sweep.id);
    const { page, complaints } = await usePage();

    await page.goto(new URL('/admin/queues/', service.api.url).href);
    await page.getByRole('link', { name: /runs/ }).first().waitFor();
    await page
      .getByRole('link', { name: /sweeps/ })
      .first()
      .waitFor();

    await page.goto(new URL(`/admin/queues/queue/runs/${sweep.id}-r0`, service.api.url).href);
    const name = /^learningRate 0\.005: completed after 300 of 300 iterations, train \d+\.\d\d %/;
    await page.getByText(name).first().waitFor();
    const link = page.getByRole('link', { name: 'Trial' }).first();
    expect(await link.getAttribute('href')).toBe(`/v1/trials/${sweep.id}-t1`);
    await page.getByText('"300 iterations: cost 0.').first().waitFor({ state: 'attached' });
    await page.getByText('Progress', { exact: true }).first().click();
    await page.getByText('"iteration  cost"').first().waitFor();
    await page.getByText('      299  0.').first().waitFor();
    await page.getByText('Logs', { exact: true }).first().click();
    await page.getByText('Cost after iteration 200: ').first().waitFor();
    // The page of Bull Board requests a font from another host, and the policy blocks this request.
    expect(complaints.filter((text) => !text.includes('fonts.googleapis.com'))).toEqual([]);
  },
);

test.skipIf(chromiumPath === undefined)(
  'the docs page shows examples, and sends one of them, without errors or requests to another host',
  async () => {
    const service = await useService();
    const { page, complaints } = await usePage();
    await page.goto(new URL('/docs/', service.api.url).href);
    await page.getByText('/v1/sweeps', { exact: true }).first().waitFor();
    const submit = page.locator('#operations-sweeps-submitSweep');
    await submit.getByRole('button').first().click();
    await submit.getByText('"swp_01m8m79424rh7capp3reb3r43e-t2"').first().waitFor();
    await submit.getByRole('button', { name: 'Try it out' }).click();
    const body = submit.getByRole('textbox').last();
    expect(JSON.parse(await body.inputValue())).toEqual({
      dataset: 'synthetic-cats',
      space: { learningRate: [0.001, 0.005], iterations: [500, 2000] },
    });
    // The form must not contain examples of optional parameters, because it would send them.
    expect(await submit.getByPlaceholder('Idempotency-Key').inputValue()).toBe('');
    await submit.getByRole('button', { name: 'Execute' }).click();
    const live = submit.locator('.live-responses-table');
    await live.getByText('202').first().waitFor();
    await live.getByText('"status": "queued"').first().waitFor();
    // The example of the list of runs contains the example of a run.
    const runs = page.locator('#operations-sweeps-listRuns');
    await runs.getByRole('button').first().click();
    await runs.getByText('"swp_01m8m79424rh7capp3reb3r43e-r1"').first().waitFor();
    expect(await page.locator('body').textContent()).not.toContain('9007199254740991');
    expect(complaints).toEqual([]);
  },
);
