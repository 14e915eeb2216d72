// The datasets of the service: facts, balance, images, and folders that cannot be used.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect } from '@sweepq/client';
import { createApiEnv } from '@sweepq/stack';
import { expect, onTestFinished, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { startHosted } from '../support/host.ts';
import { expectAccessible, useDashboard } from '../support/page.ts';
import { useService } from '../support/service.ts';

shareBrowser();

test.skipIf(chromiumPath === undefined)(
  'shows the facts and the images of a dataset, page by page, with the page in the address',
  async () => {
    const service = await useService();
    const dataset = await service.client.readDataset('synthetic-cats');
    const page = await useDashboard();
    await page.goto(`${service.api.url}/datasets`);
    await page.getByText(`${dataset.trainCount} train, ${dataset.testCount} test`).waitFor();
    await page.getByText(dataset.files.train).waitFor();
    for (const split of ['train', 'test'] as const) {
      const counts = dataset.classes.map((each) => each[`${split}Count`]);
      const share = Math.max(...counts) / counts.reduce((sum, count) => sum + count, 0);
      const line = new RegExp(`^Always answering .* is right for ${(share * 100).toFixed(2)} %`);
      expect(await page.getByText(line).count()).toBeGreaterThan(0);
    }

    const firstImage = page.getByRole('img', { name: /^train image 0(,|$)/ });
    await firstImage.waitFor();
    // The label of the image is that of the file.
    const first = (await collect(service.client.listImages('synthetic-cats', { most: 1 })))[0];
    const named = `train image 0, labelled ${first?.class}`;
    await page.getByRole('img', { name: named, exact: true }).waitFor();
    await expect
      .poll(() => firstImage.evaluate(widthOf), { timeout: 30_000 })
      .toBe(dataset.imageShape[1]);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('img', { name: /^train image 40(,|$)/ }).waitFor();
    expect(await firstImage.count()).toBe(0);
    expect(page.url()).toContain('page=2');
    await page.reload();
    await page.getByRole('img', { name: /^train image 40(,|$)/ }).waitFor();
    await page.goBack();
    await firstImage.waitFor();
    expect(await page.getByRole('button', { name: 'Previous' }).isDisabled()).toBe(true);

    await page.getByRole('button', { name: 'test', exact: true }).click();
    await page.getByRole('img', { name: /^test image 0(,|$)/ }).waitFor();
    // A page beyond the end is the last page.
    await page.goto(`${service.api.url}/datasets/synthetic-cats?split=test&page=999`);
    const last = dataset.testCount - 1;
    await page.getByRole('img', { name: new RegExp(`^test image ${last}(,|$)`) }).waitFor();
    expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);
  },
);

const widthOf = (image: unknown) => (image as { naturalWidth: number }).naturalWidth;

test.skipIf(chromiumPath === undefined)(
  'lists folders that cannot be used with the reason, as texts',
  async () => {
    const datasetsDir = await mkdtemp(join(tmpdir(), 'sweepq-page-'));
    onTestFinished(() => rm(datasetsDir, { recursive: true, force: true }));
    await mkdir(join(datasetsDir, 'broken'));
    await writeFile(join(datasetsDir, 'broken', 'train_x.h5'), '<!doctype html>');
    await writeFile(join(datasetsDir, 'broken', 'test_x.h5'), '<!doctype html>');
    await mkdir(join(datasetsDir, '<img src=x onerror=alert(1)>'));
    const service = await useService({ datasetsDir });
    const { leftOut } = await service.client.surveyDatasets();
    expect(leftOut.map(({ name }) => name)).toContain('broken');
    const page = await useDashboard();
    await page.goto(`${service.api.url}/datasets`);
    const item = page.getByRole('listitem').filter({ hasText: 'broken' });
    await item.getByText('Not usable:').waitFor();
    await item.getByText('HTML').waitFor();
    await expectAccessible(page);
    await page.getByText('<img src=x onerror=alert(1)>', { exact: true }).first().waitFor();
    await page.goto(`${service.api.url}/datasets/broken`);
    await page.getByRole('alert').getByText('broken is not a dataset of this service.').waitFor();
  },
);

test.skipIf(chromiumPath === undefined)(
  'a service without datasets says how to get one, also in the form of a new sweep',
  async () => {
    const homeDir = await mkdtemp(join(tmpdir(), 'sweepq-page-'));
    onTestFinished(() => rm(homeDir, { recursive: true, force: true }));
    const { env, redisUrl, prefix } = await useService();
    const api = await startHosted('api', createApiEnv({ env, redisUrl, prefix, homeDir }));
    onTestFinished(async () => {
      await api.stop();
    });
    const page = await useDashboard({ expected: /status of 400/ });
    await page.goto(`${api.url}/datasets`);
    await page.getByText('No datasets yet.').waitFor();
    await page.getByText('sweepq provide-dataset').waitFor();
    await page.goto(`${api.url}/sweeps/new`);
    const dataset = page.getByRole('group', { name: 'Dataset' });
    await dataset.getByRole('alert').getByText('Expected dataset to be').waitFor();
  },
);
