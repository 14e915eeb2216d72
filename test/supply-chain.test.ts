// Checks the dependencies: versions, hashes, install scripts and licences.
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { useFolder } from './support/folder.ts';

const root = resolve(import.meta.dirname, '..');
const readText = (path: string) => readFile(join(root, path), 'utf8');
const readJson = async (path: string) => JSON.parse(await readText(path));

type Locked = {
  packages: Record<
    string,
    { version?: string; integrity?: string; link?: boolean; resolved?: string }
  >;
};

test('every dependency has one exact version', async () => {
  const { packages } = (await readJson('package-lock.json')) as Locked;
  const ours = Object.keys(packages).filter((path) => !path.includes('node_modules'));
  expect(ours.length).toBeGreaterThan(9);
  const { version: own } = await readJson('package.json');
  for (const path of ours) {
    const { dependencies = {}, devDependencies = {} } = await readJson(join(path, 'package.json'));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, `${name} in ${path}`).toMatch(/^\d+\.\d+\.\d+(-r\.\d+)?$/);
      if (name.startsWith('@sweepq/')) expect(version, `${name} in ${path}`).toBe(own);
    }
  }
});

test('every installed package has a hash', async () => {
  const { packages } = (await readJson('package-lock.json')) as Locked;
  const installed = Object.entries(packages).filter(
    ([path, { link }]) => path.includes('node_modules/') && !link,
  );
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
});

test('no dependency runs a script at install', async () => {
  expect((await readText('.npmrc')).split('\n')).toContain('ignore-scripts=true');
});

test('the bill of materials lists the shipped dependencies, and no development tool', async () => {
  const { status, stdout } = await run('npm', ['run', '--silent', 'sbom']);
  expect(status).toBe(0);
  const { bomFormat, components } = JSON.parse(stdout) as {
    bomFormat: string;
    components: { name: string; version: string }[];
  };
  expect(bomFormat).toBe('CycloneDX');
  const { dependencies } = await readJson('packages/queue/package.json');
  const versionOf = (name: string) => components.find((each) => each.name === name)?.version;
  expect(versionOf('bullmq')).toBe(dependencies.bullmq);
  expect(versionOf('h5wasm')).toBeDefined();
  expect(versionOf('vitest')).toBeUndefined();
});

test.each([
  ['GPL-3.0-only', { license: { id: 'GPL-3.0-only' } }],
  ['SEE LICENSE IN EULA.txt', { license: { name: 'SEE LICENSE IN EULA.txt' } }],
  ['AGPL-3.0-only AND MIT', { expression: 'AGPL-3.0-only AND MIT' }],
])('a dependency under %s is refused by name', async (got, license) => {
  const { status, stderr } = await checkLicences([license]);
  expect(status).toBe(1);
  expect(stderr).toBe(`Expected package-x 1.2.3 to have a licence of those allowed, got ${got}.\n`);
});

test('refuses a dependency without a licence, and accepts one with a choice that includes an allowed licence', async () => {
  expect((await checkLicences([])).stderr).toMatch(/got none\.\n$/);
  expect((await checkLicences([{ expression: '(GPL-2.0-only OR MIT)' }])).status).toBe(0);
});

/** Checks a bill of materials with one component that has these licences. */
async function checkLicences(licenses: readonly unknown[]) {
  const dir = await useFolder();
  const path = join(dir, 'sbom.json');
  await writeFile(
    path,
    JSON.stringify({ components: [{ name: 'package-x', version: '1.2.3', licenses }] }),
  );
  return run(process.execPath, ['scripts/check-licences.mjs', path]);
}

function run(program: string, args: readonly string[]) {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (bytes) => {
    stdout += bytes;
  });
  child.stderr.on('data', (bytes) => {
    stderr += bytes;
  });
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}
