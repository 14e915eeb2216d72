import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ClientError } from '@sweepq/client';
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

test('an error of the client is retriable if docs/errors.md says so of its code, and by its status for an unknown code', async () => {
  const docs = await readFile(join(root, 'docs/errors.md'), 'utf8');
  const rows = [...docs.matchAll(/^\| `([a-z-]+)` +\| (\d{3}) .*\| (yes|no) +\|$/gm)];
  expect(rows.length).toBeGreaterThan(20);
  const isRetriable = (code: string, status: number) =>
    new ClientError({ code, status, detail: '…' }).retriable;
  for (const [, code = '', status, answer] of rows) {
    expect([code, isRetriable(code, Number(status))]).toEqual([code, answer === 'yes']);
  }
  expect([409, 429, 500].map((status) => isRetriable('of-a-later-api', status))).toEqual([
    ...[false, true, true],
  ]);
});
