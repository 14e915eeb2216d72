import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

test('docs/errors.md matches the tables of errors, and lists codes of problems, failures and the client', async () => {
  const check = spawnSync(
    process.execPath,
    [join(root, 'scripts/generate-errors.mjs'), '--check'],
    { encoding: 'utf8' },
  );
  expect(check).toMatchObject({ status: 0, stderr: '' });
  const docs = await readFile(join(root, 'docs/errors.md'), 'utf8');
  const codes = [...docs.matchAll(/^\| `([a-z0-9-]+)`/gm)].map(([, code]) => code);
  expect(codes).toEqual(
    expect.arrayContaining(['validation', 'forbidden', 'no-result', 'not-hdf5', 'unreachable']),
  );
});
