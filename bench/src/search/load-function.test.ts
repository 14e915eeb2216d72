import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { BenchError } from '../bench-error.ts';
import { loadFunction } from './load-function.ts';
import { runStrategy } from './run-strategy.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

test('a function has a space as in the API: ranges, lists, values and a list of spaces', async () => {
  const { name, space, minimum } = await loadFunction(fixture('valley.mjs'));
  expect([name, minimum]).toEqual(['valley', 0]);
  const rate = { name: 'rate', kind: 'float', min: 1e-5, max: 1, log: true };
  expect(space).toEqual([
    [rate, { name: 'nesterov', kind: 'constant', value: false }],
    [
      rate,
      { name: 'nesterov', kind: 'constant', value: true },
      { name: 'momentum', kind: 'list', values: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] },
      { name: 'layers', kind: 'int', min: 1, max: 6, log: false },
      { name: 'optimizer', kind: 'list', values: ['sgd', 'adam'] },
    ],
  ]);
});

test('a function can be the default export, and a strategy finds its minimum', async () => {
  const parabola = await loadFunction(fixture('parabola.mjs'));
  expect(parabola.space[0]?.map(({ kind }) => kind)).toEqual(['float', 'list', 'constant']);
  const settings = { strategy: 'tpe', seed: 0, budget: 60, parallelism: 1, start: [] } as const;
  const [, best] = runStrategy(parabola, settings).improvements.at(-1) ?? [];
  expect(best).toBeGreaterThanOrEqual(parabola.minimum);
  expect(best).toBeLessThan(1.5);
});

test('the example of docs/search.md is a function', async () => {
  const text = await readFile(new URL('../../../docs/search.md', import.meta.url), 'utf8');
  const [, example = ''] = /```js\n(.*?)```/s.exec(text) ?? [];
  const folder = await mkdtemp(join(tmpdir(), 'sweepq-function-'));
  try {
    await writeFile(join(folder, 'valley.mjs'), example);
    const { space, minimum, evaluate } = await loadFunction(join(folder, 'valley.mjs'));
    expect(space[0]?.map(({ kind }) => kind)).toEqual(['float', 'int', 'list']);
    expect(evaluate({ rate: 0.01, layers: 3, optimizer: 'adam' })).toBeCloseTo(minimum, 12);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  ['nowhere.mjs', 'to be a module'],
  ['no-function.mjs', 'to export `name`, `space`, `minimum` and `evaluate`'],
  ['empty-space.mjs', 'to have a space that can be searched'],
])('%s is rejected: expected it %s', async (name, message) => {
  const load = loadFunction(fixture(name));
  await expect(load).rejects.toThrow(BenchError);
  await expect(load).rejects.toThrow(message);
});
