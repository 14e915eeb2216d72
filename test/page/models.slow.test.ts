// The registry of models on the page: registering, aliases, downloads, deletions.
import { expect, test } from 'vitest';
import { chromiumPath, shareBrowser } from '../support/browser.ts';
import { expectAccessible, expectNoSidewaysScroll, useDashboard } from '../support/page.ts';
import { useService } from '../support/service.ts';

shareBrowser();

test.skipIf(chromiumPath === undefined)(
  'registers the model of a trial, edits its tags and note, points an alias, saves a file, and deletes a version without an alias',
  async () => {
    const service = await useService();
    await service.startWorker();
    const { client } = service;
    const space = { learningRate: 0.004, iterations: [10, 20] };
    const { id } = await service.submit({ space });
    await service.waitForSweep(id);
    const page = await useDashboard({ expected: /status of 4(00|09|22)/ });

    await page.goto(`${service.api.url}/models`);
    await page.getByText('No models yet.').waitFor();
    await page.goto(`${service.api.url}/trials/${id}-t0`);
    const name = page.getByRole('textbox', { name: 'Name of the model' });
    await name.fill('cats.onnx');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByRole('alert').getByText('without a suffix of a format').waitFor();
    await name.fill('cats');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByText('Registered as version 1 of').waitFor();
    await client.registerModel('cats', { trialId: `${id}-t1`, note: 'the second' });
    await page.getByRole('link', { name: 'cats', exact: true }).click();

    await page.getByRole('heading', { name: 'cats', exact: true }).waitFor();
    expect(page.url()).toBe(`${service.api.url}/models/cats`);
    const rows = page.getByRole('table').getByRole('row');
    await rows.filter({ hasText: 'the second' }).waitFor();
    expect(await rows.count()).toBe(3);
    await page.getByRole('combobox', { name: 'Version' }).selectOption('1');
    await page.getByRole('button', { name: 'Set the alias' }).click();
    const aliases = page.getByRole('list', { name: 'Aliases' });
    await aliases.getByText('champion').waitFor();
    expect((await client.readRegisteredModel('cats')).aliases).toMatchObject([
      { name: 'champion', version: 1 },
    ]);
    const edit = page.getByRole('button', { name: 'Edit tags and note' });
    await edit.click();
    const tags = page.getByRole('textbox', { name: 'Tags, separated by commas' });
    await tags.fill('good, good');
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    await page.getByRole('alert').getByText('to be another tag').waitFor();
    await tags.fill('good, for the phone');
    await page.getByRole('textbox', { name: 'Note' }).fill('the first that works');
    await expectAccessible(page);
    await save.click();
    await page.getByText('the first that works', { exact: true }).waitFor();
    await page.getByText('for the phone', { exact: true }).waitFor();
    expect(await client.readRegisteredModel('cats')).toMatchObject({
      tags: ['good', 'for the phone'],
      note: 'the first that works',
    });
    await edit.click();
    await page.getByRole('textbox', { name: 'Note' }).fill('');
    await save.click();
    await page.getByText('the first that works').waitFor({ state: 'detached' });
    expect((await client.readRegisteredModel('cats')).note).toBeNull();

    const image = await client.readImage('synthetic-cats', 'test', 0);
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 375, height: 800 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'cats@champion' }).click();
    await page.getByLabel('Pictures to predict').setInputFiles({
      ...{ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from(image) },
    });
    await page.getByRole('img', { name: 'What the model sees of photo.png' }).waitFor();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      rows.filter({ hasText: 'champion' }).getByRole('link', { name: 'npz' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('cats-1.npz');

    const remove = page.getByRole('button', { name: 'Delete version 1' });
    expect(await remove.isDisabled()).toBe(true);
    await rows.filter({ hasText: 'champion' }).getByText('Remove its alias first.').waitFor();
    await page.getByRole('button', { name: 'Delete the model' }).click();
    const removeAll = page.getByRole('button', { name: 'Delete cats', exact: true });
    await removeAll.click();
    await page.getByRole('alert').getByText('Remove the alias first.').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Delete version 2' }).click();
    await page
      .getByRole('region', { name: 'Delete version 2' })
      .getByRole('button')
      .first()
      .click();
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByRole('button', { name: 'Remove the alias champion' }).click();
    await page.getByText('None. The name alone means the newest version.').waitFor();
    expect(await client.readRegisteredModel('cats')).toMatchObject({
      versionCount: 1,
      aliases: [],
    });
    await page.getByRole('button', { name: 'Delete the model' }).click();
    await removeAll.click();
    await page.getByText('No models yet.').waitFor();
    expect(page.url()).toBe(`${service.api.url}/models`);
  },
);
