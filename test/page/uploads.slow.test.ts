// Uploads on the page: refusals that ask, checks without a result, versions and their deletion.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesiseDataset } from '@sweepq/core';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { expectAccessible, expectNoSidewaysScroll, useDashboard } from '../support/page.ts';
import { shareService } from '../support/service.ts';

shareBrowser();
const shared = shareService();

const fileOf = (name: string, bytes: Uint8Array | string) => ({
  ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) },
});

/** An array of bytes as a file of NumPy, version 1.0. */
function npyOf(shape: readonly number[], valueAt: (index: number) => number): Uint8Array {
  const length = shape.reduce((product, size) => product * size, 1);
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const line = `${header.padEnd(117)}\n`;
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, line.length, 0]);
  const values = Uint8Array.from({ length }, (_, index) => valueAt(index));
  return Buffer.concat([start, Buffer.from(line), values]);
}

const hasFocus = (field: unknown) =>
  (field as { matches: (selector: string) => boolean }).matches(':focus');

const controlsOf = (page: Page) => ({
  files: page.getByLabel('Files', { exact: true }),
  folder: page.getByLabel('or a folder of pictures'),
  name: page.getByLabel('Name', { exact: true }),
  send: page.getByRole('button', { name: 'Upload', exact: true }),
  check: page.getByRole('button', { name: 'Check only' }),
  refusal: page.getByRole('alert').filter({ hasText: 'The dataset was not added.' }),
});

/** Drops files and folders of the disk on the form, as a file manager does. */
async function drop(page: Page, files: string[]): Promise<void> {
  const box = await page.getByRole('group', { name: 'Files of the dataset' }).boundingBox();
  if (box === null) throw new Error('The form has no place.');
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await session.detach();
}

test.skipIf(chromiumPath === undefined)(
  'uploads two files and another version, shows each version, and does not delete one that a sweep uses',
  async () => {
    const { service } = shared();
    const { train, test: exam } = await synthesiseDataset();
    const page = await useDashboard({ expected: /status of 40[49]/ });
    await page.goto(`${service.api.url}/datasets`);
    const { files, name, send, refusal } = controlsOf(page);
    await send.click();
    await files.setInputFiles([fileOf('sign-in.h5', '<!DOCTYPE html>')]);
    await send.click();
    await refusal.getByText('HTML').waitFor();

    await files.setInputFiles([fileOf('pets_test.h5', exam), fileOf('pets_train.h5', train)]);
    await name.fill('pets');
    await send.click();
    await page.waitForURL('**/datasets/pets');
    await page.getByText('Version 1 of pets was added.').waitFor();
    await page.getByText('article: uint8 (209, 64, 64, 3), values 0 to 255').first().waitFor();
    await page.getByRole('img', { name: /^train image 0(,|$)/ }).waitFor();
    const sweep = await service.submit({
      ...{ dataset: 'pets', space: { learningRate: 0.004, iterations: 10 } },
    });

    const others = await synthesiseDataset({ classes: 3 });
    const addOthers = async () => {
      await page.getByRole('button', { name: 'Upload a version' }).click();
      expect(await name.inputValue()).toBe('pets');
      const pair = [fileOf('a_test.h5', others.test), fileOf('a_train.h5', others.train)];
      await files.setInputFiles(pair);
      await send.click();
    };
    await addOthers();
    await page.getByText('Version 2 of pets was added.').waitFor();
    await addOthers();
    await page.getByText('Nothing was added: version 2 of pets has this content.').waitFor();

    const versions = page.getByRole('region', { name: 'Versions' });
    await versions.getByRole('link', { name: 'Version 1' }).click();
    await page.getByText('Version 1 is not the newest.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/datasets/pets/versions/1');
    await page.reload();
    await page.getByRole('img', { name: /^train image 0(,|$)/ }).waitFor();
    const start = page.locator('a[href="sweeps/new?dataset=pets%401"]');
    await start.click();
    await page.getByRole('combobox', { name: 'Dataset' }).waitFor();
    await page.getByText('"version": 1').waitFor();
    expect(await page.getByRole('combobox', { name: 'Dataset' }).inputValue()).toBe('pets@1');
    await page.goBack();

    const remove = page.getByRole('button', { name: 'Delete', exact: true });
    await remove.click();
    await page.getByRole('button', { name: 'Delete version 1' }).click();
    await page.getByText('Not deleted.').waitFor();
    const used = page.getByRole('link', { name: 'Open the sweep' });
    expect(await used.getAttribute('href')).toBe(`sweeps/${sweep.id}`);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Show version 2' }).click();
    await page.getByText('Version 1 is not the newest.').waitFor({ state: 'detached' });
    await remove.click();
    await page.getByRole('button', { name: 'Delete version 2' }).click();
    await page.getByRole('row', { name: /^Version 2/ }).waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /^Version 1 newest shown/ }).waitFor();
    await page.goto(`${service.api.url}/datasets/pets/versions/2`);
    await page.getByRole('alert').getByText('pets has no version 2').waitFor();
  },
);

test.skipIf(chromiumPath === undefined)(
  'an import that asks leads to the field of the answer; a check stores nothing; a dropped folder of pictures becomes a dataset',
  async () => {
    const { service } = shared();
    const page = await useDashboard({ width: 375, height: 800, theme: 'dark' });
    await page.goto(`${service.api.url}/datasets`);
    const { files, folder, name, send, check, refusal } = controlsOf(page);
    await send.click();
    await expect.poll(() => files.evaluate(hasFocus), { timeout: 10_000 }).toBe(true);
    await files.setInputFiles([
      fileOf(
        'x.npy',
        npyOf([12, 3, 8, 8], (k) => (k * 37) % 251),
      ),
      fileOf(
        'y.npy',
        npyOf([12], (k) => k % 2),
      ),
      fileOf('notes.txt', 'mine'),
    ]);
    await name.fill('small');
    await send.click();
    await refusal.getByText('which could be channels first').waitFor();
    const axes = page.getByRole('combobox', { name: 'axes' });
    await expect.poll(() => axes.evaluate(hasFocus), { timeout: 10_000 }).toBe(true);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await axes.selectOption('chw');
    await check.click();
    const report = page.getByRole('status').filter({ hasText: 'Nothing was stored.' });
    await report.getByText('arrays: uint8 (12, 3, 8, 8), values 0 to 250').waitFor();
    await report.getByText('notes.txt').waitFor();
    expect(await check.evaluate(hasFocus)).toBe(true);
    expect((await service.client.surveyDatasets()).datasets.map((each) => each.name)).not.toContain(
      'small',
    );
    await send.click();
    await page.waitForURL('**/datasets/small');

    await send.click();
    const photos = await mkdtemp(join(tmpdir(), 'sweepq-photos-'));
    onTestFinished(() => rm(photos, { recursive: true, force: true }));
    for (let index = 0; index < 12; index++) {
      const kind = join(photos, index % 2 === 0 ? 'cat' : 'dog');
      await mkdir(kind, { recursive: true });
      const image = await service.client.readImage('synthetic-cats', 'train', index);
      await writeFile(join(kind, `${index}.png`), image);
    }
    await folder.setInputFiles(photos);
    await drop(page, [photos]);
    await page.getByRole('status').getByText('Dropped 12 files.').waitFor();
    expect(await folder.inputValue()).toBe('');
    await name.fill('photos');
    await send.click();
    await page.waitForURL('**/datasets/photos');
    await page.getByText('pictures: 12 files, values 0 to 255').first().waitFor();
    await page.getByRole('region', { name: 'Versions' }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  },
);
