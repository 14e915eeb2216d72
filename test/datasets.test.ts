// A folder that contains unusable and doubtful datasets. The api lists unusable datasets with a reason, and doubtful ones with a
// warning. No answer contains a path of the server.
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LeftOutDataset, Sweep } from '@sweepq/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { readProblem } from './support/problem.ts';
import { type Service, startService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const fixtures = join(import.meta.dirname, '../packages/core/fixtures');
const space = { learningRate: 0.001, iterations: 5 };

let folder: string;
let service: Service;

/** A dataset whose train file is one of the fixtures. */
async function addDataset(name: string, train: string, test = 'malicious/plain-test') {
  const path = join(folder, 'root', name);
  await mkdir(path, { recursive: true });
  await copyFile(join(fixtures, `${train}.h5`), join(path, 'train_d.h5'));
  await copyFile(join(fixtures, `${test}.h5`), join(path, 'test_d.h5'));
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sweepq-datasets-'));
  await addDataset('string-list', 'h5py/string-list');
  await addDataset('one-class', 'h5py/one-class-train', 'h5py/one-class-test');
  await addDataset('first', 'h5py/channels-first');
  await addDataset('my cats (v2)', 'h5py/plain');
  const twice = await addDataset('copy-twice', 'h5py/plain');
  await copyFile(join(twice, 'train_d.h5'), join(twice, 'train_d (1).h5'));
  const pointer = await addDataset('pointer', 'h5py/plain');
  await writeFile(join(pointer, 'train_d.h5'), 'version https://git-lfs.github.com/spec/v1\n');
  const folders = await addDataset('folder-as-file', 'h5py/plain');
  await rm(join(folders, 'train_d.h5'));
  await mkdir(join(folders, 'train_d.h5'));
  // The default dataset is a link to a folder outside of the folder of datasets.
  await symlink(await addDataset('../elsewhere', 'h5py/plain'), join(folder, 'root', 'catvnoncat'));
  await symlink('nowhere', join(folder, 'root', 'dangling'));
  service = await startService({ datasetsDir: join(folder, 'root'), apart: true });
});
afterAll(async () => {
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});

const leftOut = [
  ['catvnoncat', 'outside-datasets'],
  ['copy-twice', 'bad-dataset-folder'],
  ['dangling', 'dead-link'],
  ['first', 'channels-first'],
  ['folder-as-file', 'not-a-file'],
  ['my cats (v2)', 'bad-name'],
  ['pointer', 'not-hdf5'],
];

type Page = {
  items: { name: string }[];
  leftOut: LeftOutDataset[];
  nextCursor: string | null;
};

test('the service starts although a dataset is a link out of its folder', async () => {
  expect((await fetch(new URL('/readyz', service.api.url))).ok).toBe(true);
});

test('the list of datasets has the unusable folders with reasons, in pages, and contains no path', async () => {
  const text = await (await fetch(new URL('/v1/datasets', service.api.url))).text();
  const all = JSON.parse(text) as Page;
  expect(all.items.map(({ name }) => name)).toEqual(['one-class', 'string-list', 'synthetic-cats']);
  expect(all.leftOut.map(({ name, code }) => [name, code])).toEqual(leftOut);
  expect(text).not.toContain(folder);
  expect(text).not.toContain(tmpdir());

  const pages = { items: [] as object[], leftOut: [] as LeftOutDataset[] };
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: Page = await service.get(`/v1/datasets?limit=2${after}`);
    expect(page.items.length).toBeLessThanOrEqual(2);
    pages.items.push(...page.items);
    pages.leftOut.push(...page.leftOut);
    cursor = page.nextCursor;
  }
  pages.leftOut.sort((a, b) => (a.name < b.name ? -1 : 1));
  expect({ ...pages, nextCursor: null }).toEqual(all);
  const filtered = await service.get<Page>(
    '/v1/datasets?filter=trainCount >= 1 AND name:"-C"&sort=-trainCount,name',
  );
  expect(filtered.items.map(({ name }) => name)).toEqual(['synthetic-cats', 'one-class']);
});

test('the log has one line for each unusable folder, although the list is read several times', async () => {
  for (let k = 0; k < 3; k++) await service.get('/v1/datasets');
  const linesOf = (name: string) =>
    service.api.logLines.filter(
      (line) => line.includes('a dataset is left out') && line.includes(`"dataset":"${name}"`),
    );
  for (const [name = '', code] of leftOut) {
    await waitUntil(`the log names ${name}`, async () => linesOf(name).length > 0);
    expect(linesOf(name)).toEqual([expect.stringContaining(`"code":"${code}"`)]);
  }
  // The log is for the operator, so it has the path.
  expect(linesOf('catvnoncat')[0]).toContain(join(folder, 'root', 'catvnoncat'));
});

test.each(leftOut)(
  'a request for the unusable dataset %s is refused with a reason that contains no path',
  async (name) => {
    const path = `/v1/datasets/${encodeURIComponent(name ?? '')}`;
    const problem = await readProblem(await fetch(new URL(path, service.api.url)));
    const isMisnamed = name === 'my cats (v2)';
    expect(problem).toMatchObject({
      status: isMisnamed ? 404 : 422,
      detail: expect.stringMatching(isMisnamed ? /to be 1 to 64 characters/ : /^Expected /),
    });
    expect(JSON.stringify(problem)).not.toContain(folder);
  },
);

test.each([...leftOut, ['none', 'dataset-not-found']])(
  'a submit for the unusable dataset %s is refused with the pointer to its name and the code %s',
  async (name, code) => {
    for (const [dataset, pointer] of [
      [name, '/dataset'],
      [{ name }, '/dataset/name'],
    ] as const) {
      const response = await fetch(new URL('/v1/sweeps', service.api.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ dataset, space }),
      });
      const problem = await readProblem(response);
      // A name that cannot be that of a dataset is an invalid value, before any folder is looked at.
      const isInvalid = code === 'dataset-not-found' || code === 'bad-name';
      expect([problem.status, problem.code]).toEqual(
        isInvalid ? [400, 'validation'] : [422, 'dataset-unusable'],
      );
      const { detail } = problem;
      const fault = { in: 'body', pointer, detail };
      expect(problem.errors).toEqual([{ ...fault, code: code === 'bad-name' ? null : code }]);
    }
  },
);

test('a dataset with one class has warnings, and a dry run or a sweep with this dataset has the same warnings', async () => {
  const codes = [
    ...['train-has-one-class', 'test-has-one-class', 'class-names-alike'],
    'test-images-in-train',
  ];
  const codesOf = ({ warnings }: Pick<Sweep, 'warnings'>) => warnings.map(({ code }) => code);
  expect(codesOf(await service.client.readDataset('one-class'))).toEqual(codes);
  const request = { dataset: 'one-class', space };
  const ranked = [...codes, 'ranked-by-test'];
  expect(codesOf(await service.client.dryRun(request))).toEqual(ranked);
  const options = { idempotencyKey: 'one-class' };
  const sweep = await service.client.submit(request, options);
  expect(codesOf(sweep)).toEqual(ranked);
  expect(sweep.warnings[0]?.message).toMatch(/^Every image of train has the label 1 \(Cat\): /);
  expect((await service.readSweep(sweep.id)).warnings).toEqual(sweep.warnings);
  expect((await service.client.submit(request, options)).warnings).toEqual(sweep.warnings);
  const good = { dataset: 'string-list', space };
  expect(codesOf(await service.client.submit(good))).toEqual([
    ...['test-images-in-train', 'ranked-by-test'],
  ]);
});

test('`sweepq dataset ls` and `submit` print the same warnings as text to stderr', async () => {
  const listed = await runCli(service, ['dataset', 'ls']);
  expect(listed.code).toBe(0);
  expect(listed.stdout).toMatch(/one-class.*\n.*string-list/);
  for (const [name, code] of leftOut) {
    expect(listed.stderr).toContain(`Left out: ${name} (${code}). Expected `);
  }
  expect(listed.stderr).toContain('one-class: Warning: Every image of train has the label 1');
  const json = await runCli(service, ['dataset', 'ls', '--json']);
  expect(JSON.parse(json.stdout)).toHaveLength(3);
  expect(json.stderr).toContain('Left out: pointer (not-hdf5).');
  const one = await runCli(service, ['dataset', 'show', 'one-class']);
  expect(one.stdout).toContain('  Warning: Both classes have the same name (cat, Cat)');
  const submit = [
    'submit',
    '--dataset',
    'one-class',
    '--learning-rate',
    '0.1',
    '--iterations',
    '5',
  ];
  const submitted = await runCli(service, submit);
  expect(submitted.stderr).toContain('Warning: Every image of test has the label 1 (Cat)');
  const shown = await runCli(service, ['show', submitted.stdout.trim()]);
  expect(shown.stdout).toContain('Both classes have the same name');
});
