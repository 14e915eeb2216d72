// The check of `npm run check` that the generated types of packages/client are up to date.
import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const script = resolve(import.meta.dirname, '../scripts/generate-client.mjs');
const committed = resolve(import.meta.dirname, '../packages/client/src/generated/api.ts');

test('the check accepts the committed types, and for outdated types names the command that updates them', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sweepq-types-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const copy = join(dir, 'api.ts');
  await copyFile(committed, copy);
  expect(check(copy)).toMatchObject({ status: 0, stderr: '' });
  await writeFile(copy, (await readFile(copy, 'utf8')).replace('learningRate', 'learningrate'));
  const drifted = check(copy);
  expect(drifted.status).toBe(1);
  expect(drifted.stderr).toMatch(/to match the OpenAPI document: run `npm run generate`/);
}, 240_000);

const check = (file: string) =>
  spawnSync(process.execPath, [script, '--check', file], { encoding: 'utf8', timeout: 100_000 });
