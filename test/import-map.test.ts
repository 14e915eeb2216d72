// The imports of each package are those that docs/architecture.md allows.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

test('the dependencies of each package are those of the table in docs/architecture.md, without a cycle', async () => {
  const text = await readFile(join(root, 'docs/architecture.md'), 'utf8');
  const table = /^\| package .*\n\|.*\n((?:\|.*\n)+)/m.exec(text)?.[1] ?? '';
  const namesIn = (cell = '') =>
    [...cell.matchAll(/`(?:apps\/)?([a-z]+)`/g)].map(([, name]) => name);
  const allowed = new Map<string, string[]>();
  for (const row of table.trim().split('\n')) {
    const [, packages, imports] = row.split('|');
    for (const name of namesIn(packages)) allowed.set(`${name}`, namesIn(imports).map(String));
  }
  const found = await readPackages();
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries([...allowed].map(([name, imports]) => [name, imports.toSorted()])),
  );
  const reach = (name: string): string[] =>
    (found.get(name) ?? []).flatMap((each) => [each, ...reach(each)]);
  for (const name of found.keys()) expect(reach(name)).not.toContain(name);
});

async function readPackages(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const folder of ['packages', 'apps']) {
    for (const name of await readdir(join(root, folder))) {
      const manifest = await readFile(join(root, folder, name, 'package.json'), 'utf8');
      const { dependencies = {} } = JSON.parse(manifest) as { dependencies?: object };
      const own = Object.keys(dependencies).filter((each) => each.startsWith('@sweepq/'));
      found.set(name, own.map((each) => each.slice('@sweepq/'.length)).toSorted());
    }
  }
  return found;
}

test('the contract imports only types of core, so that it loads without the kernels', async () => {
  const folder = join(root, 'packages/contract/dist');
  const names = await readdir(folder, { recursive: true });
  const modules = names.filter((name) => name.endsWith('.js'));
  expect(modules.length).toBeGreaterThan(3);
  for (const name of modules) {
    expect(await readFile(join(folder, name), 'utf8'), name).not.toContain('@sweepq/core');
  }
});

test.each(['curves', 'trials'])(
  'the entry point `store/%s` for threads imports neither Redis nor the Lua scripts',
  async (name) => {
    const seen = new Set<string>();
    const walk = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      seen.add(path);
      const text = await readFile(path, 'utf8');
      for (const [, from = ''] of text.matchAll(/from '([^']+)'/g)) {
        if (from.startsWith('.')) await walk(join(path, '..', from));
        else seen.add(from);
      }
    };
    await walk(join(root, `packages/store/dist/${name}/index.js`));
    const found = [...seen].filter((each) => /@sweepq\/redis|ioredis|scripts\.js$/.test(each));
    expect(seen.size).toBeGreaterThan(3);
    expect(found).toEqual([]);
  },
);
