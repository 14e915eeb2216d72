// The codes of errors in the source, compared with the tables of codes, from which docs/errors.md is made.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const folders = [
  'apps/api',
  'apps/worker',
  'packages/client',
  'packages/contract',
  'packages/core',
];
const others = [
  'packages/datasets',
  'packages/pictures',
  'packages/plan',
  'packages/queue',
  'packages/redis',
  'packages/store',
];

/** Where a code is written: in a member or a variable `code`, and as the first argument of an error. */
const places = [
  /\bcode(?:: |\?: | = )'([a-z0-9-]+)'/g,
  /\bcode: [^,;}\n]*\? '([a-z0-9-]+)'/g,
  /\bcode: '[a-z0-9-]+' \| '([a-z0-9-]+)'/g,
  /\b(?:ApiProblem|ClientError|CoreError|DatasetError|PictureError|QueueError|LaterVersionError)\(\s*'([a-z0-9-]+)'/g,
];

/**
 * Codes that are not codes of errors: an issue of a schema, warnings about a dataset or a sweep, assumptions of a forecast, outcomes of a wait,
 * and a setting at the start.
 */
const ignored = new Set([
  ...['custom', 'ranked-by-test', 'class-names-alike', 'test-has-one-class', 'train-has-one-class'],
  ...['train-lacks-classes', 'test-lacks-classes', 'test-images-in-train', 'constant-pixels'],
  ...['repeatability-failed', 'repeatability-cancelled', 'repeatability-max-seconds'],
  ...['space-exhausted', 'nothing-reused', 'half-pruned', 'mean-iterations'],
  ...['equal-preprocessings', 'equal-layers', 'equal-optimizations', 'equal-spaces'],
  ...['computed-speed'],
  ...['late', 'no-such-image', 'unsupported-image', 'bad-config'],
]);

test('docs/errors.md has every code of an error that the source uses', () => {
  const documented = new Set(
    [...readFileSync(join(root, 'docs/errors.md'), 'utf8').matchAll(/^\| `([a-z0-9-]+)`/gm)].map(
      ([, code]) => code,
    ),
  );
  const used = new Map<string, string>();
  for (const folder of [...folders, ...others]) {
    const within = join(root, folder, 'src');
    for (const name of readdirSync(within, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      const source = readFileSync(join(within, name), 'utf8');
      for (const place of places) {
        for (const [, code = ''] of source.matchAll(place)) used.set(code, join(folder, name));
      }
    }
  }
  expect([...used.keys()]).toEqual(
    expect.arrayContaining(['dataset-changed', 'thread-died', 'planning-failed', 'not-hdf5']),
  );
  expect([...used].filter(([code]) => !documented.has(code) && !ignored.has(code))).toEqual([]);
});
