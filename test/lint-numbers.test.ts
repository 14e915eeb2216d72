// The linter rejects operations whose results differ between JavaScript engines. A plan must have the same bits on every engine.
import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { useFolder } from './support/folder.ts';

const root = resolve(import.meta.dirname, '..');
const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');

const varies = [
  'export const a = (x: number) => x ** 2;',
  'export const b = (x: number) => { let y = x; y **= 2; return y; };',
  'export const c = (x: number) => Math.pow(x, 2);',
  'export const d = [1, 2].map(Math.exp);',
  'export const e = (x: number) => Math.log(x) + Math.log2(x) + Math.log1p(x);',
  'export const f = (x: number) => Math.sin(x) + Math.cos(x) + Math.hypot(x, 1);',
  "export const g = (x: number) => Math['exp'](x);",
  'export const { cbrt } = Math;',
];
const stays = [
  'export const h = (x: number) => Math.floor(x) + Math.max(x, 1) * Math.LN2;',
  'export const i = (x: number) => "x ** 2"; // x ** 2, Math.pow(x, 2)',
];

test('the linter refuses powers and inexact functions in the plan and the search, and nowhere else', async () => {
  const folder = await useFolder();
  for (const name of ['biome.json', 'scripts/engine-free-numbers.grit']) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await cp(join(root, name), join(folder, name));
  }
  const text = `${[...varies, ...stays].join('\n')}\n`;
  const watched = ['packages/plan/src/some.ts', 'packages/search/src/some.ts'];
  const other = 'packages/store/src/some.ts';
  for (const name of [...watched, other]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const refusedLines = async (name: string) => {
    const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=github', name];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
      (error) => error,
    );
    const found = String(stdout).matchAll(/^::error title=plugin.*?,line=(\d+)/gm);
    return [...new Set([...found].map(([, line]) => Number(line)))];
  };
  for (const name of watched) {
    expect(await refusedLines(name)).toEqual(varies.map((_, k) => k + 1));
  }
  expect(await refusedLines(other)).toEqual([]);
});
