// The check of `npm run check` that the generated types of packages/client are up to date.
import { spawnSync } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { useFolder } from './support/folder.ts';

const script = resolve(import.meta.dirname, '../scripts/generate-client.mjs');
const committed = resolve(import.meta.dirname, '../packages/client/src/generated/api.ts');

test('the check accepts the committed types, and for outdated types names the command that updates them', async () => {
  const dir = await useFolder();
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
