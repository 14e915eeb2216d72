// The formats of `--output`.
import type { Trial } from '@sweepq/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readJson, runCli } from './support/cli.ts';
import { startService } from './support/service.ts';
import { type Service, short } from './support/steering.ts';

let service: Service;
let id: string;

beforeAll(async () => {
  service = await startService();
  await service.startWorker();
  const space = { ...short, learningRate: [0.001, 0.005] };
  const { id: submitted } = await service.submit({ space, name: 'a, "b"', note: '=1+1' });
  id = submitted;
  await service.waitForSweep(id);
});
afterAll(() => service.stop());

const print = async (format: string, args: readonly string[]) => {
  const { code, stdout, stderr } = await runCli(service, [...args, '-o', format]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};

/** `$id` in the arguments is the id of the sweep. */
const withId = (args: readonly string[]) => args.map((word) => word.replace('$id', id));

const lists = [
  ['ls'],
  ['sweep', 'ls'],
  ['trial', 'ls', '$id'],
  ['run', 'ls', '$id'],
  ['dataset', 'ls'],
  ['worker', 'ls'],
];

test.each(lists)('the list `%s %s %s` has the same items in every format', async (...words) => {
  const args = withId(words.filter((word) => word !== undefined));
  const items = await readJson<{ id?: string; name: string }[]>(service, ...args);
  expect(items.length).toBeGreaterThan(0);
  expect(parse(await print('yaml', args))).toEqual(items);
  const names = items.map((item) => item.id ?? item.name);
  expect(await print('name', args)).toBe(`${names.join('\n')}\n`);
  const [head = '', ...rows] = (await print('csv', args)).trimEnd().split('\r\n');
  expect(rows).toHaveLength(items.length);
  expect(head.split(',')).toEqual(expect.arrayContaining(Object.keys(items[0] ?? {}).slice(0, 1)));
  const table = await runCli(service, args);
  expect(table.stdout.trimEnd().split('\n')).toHaveLength(items.length + 1);
});

test.each([
  ['show', '$id'],
  ['sweep', 'show', '$id'],
  ['trial', 'show', '$id-t0'],
  ['show', '$id-t0', '--every', '5'],
  ['run', 'show', '$id-r0'],
  ['best', '$id'],
  ['model', 'show', '$id'],
  ['dataset', 'show', 'synthetic-cats@1'],
  ['show', 'synthetic-cats'],
  ['info'],
  ['version'],
])('`%s %s %s %s` prints the same document as YAML and as JSON', async (...words) => {
  const args = withId(words.filter((word) => word !== undefined));
  const document = await readJson<object>(service, ...args);
  // The time of the last announcement of a worker changes.
  const known = args[0] === 'info' ? { ...document, workers: expect.anything() } : document;
  expect(parse(await print('yaml', args))).toEqual(known);
});

test('the columns of `csv` are the paths of the API, and its cells have all digits', async () => {
  const trials = await readJson<Trial[]>(service, 'trial', 'ls', id);
  const [head = '', first = ''] = (await print('csv', ['trial', 'ls', id])).split('\r\n');
  const columns = head.split(',');
  const cellOf = (path: string) => first.split(',')[columns.indexOf(path)];
  expect(cellOf('metrics.test.accuracy')).toBe(String(trials[0]?.metrics?.test.accuracy));
  expect(cellOf('params.learningRate')).toBe(String(trials[0]?.params.learningRate));
  expect(cellOf('failure')).toBe('');
  // The spreadsheet does not run the note as a formula.
  const sweeps = await print('csv', ['ls']);
  expect(sweeps).toContain(`"a, ""b"""`);
  expect(sweeps).toMatch(/,'=1\+1,/);
});

test('a list that `--limit` cuts says so on stderr', async () => {
  const { stdout, stderr } = await runCli(service, [
    'trial',
    'ls',
    id,
    '--limit',
    '2',
    '-o',
    'name',
  ]);
  expect(stdout.trim().split('\n')).toHaveLength(2);
  expect(stderr).toBe('The list ends after 2 trials. `--limit` prints more.\n');
});

test('a command that changes a sweep prints it, or its id', async () => {
  const edit = ['edit', id, '--tag', 'x'];
  expect(await print('name', edit)).toBe(`${id}\n`);
  expect(parse(await print('yaml', edit))).toMatchObject({ id, tags: ['x'] });
  const submit = ['submit', '--dataset', 'synthetic-cats', '--learning-rate', '0.1'];
  const submitted = await runCli(service, [...submit, '--iterations', '1', '-o', 'name']);
  expect(submitted.stdout).toMatch(/^swp_\w{26}\n$/);
});

test('shows a dataset by its name, and a sweep of the same name first', async () => {
  expect(await readJson(service, 'show', 'synthetic-cats')).toMatchObject({ trainCount: 209 });
  const { id: other } = await service.submit({ space: { ...short }, name: 'synthetic-cats' });
  expect(await readJson(service, 'show', 'synthetic-cats')).toMatchObject({ id: other });
  expect(await readJson(service, 'dataset', 'show', 'synthetic-cats')).toMatchObject({
    trainCount: 209,
  });
  const costs = await runCli(service, ['show', 'synthetic-cats@1', '--every', '5']);
  expect(costs).toMatchObject({ code: 2, stderr: 'Expected no `--every` with a dataset.\n' });
});
