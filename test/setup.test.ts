// Runs scripts/setup.mjs in a temporary folder, with a fake npm and a fake compiler that record their calls.
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { useFolder } from './support/folder.ts';

let dir: string;

beforeEach(async () => {
  dir = await useFolder();
  await mkdir(join(dir, 'scripts'));
  await copyFile(
    resolve(import.meta.dirname, '../scripts/setup.mjs'),
    join(dir, 'scripts/setup.mjs'),
  );
  await writeFile(join(dir, 'package-lock.json'), '{}');
  for (const part of ['parts', 'dashboard', 'programs']) {
    await writeFile(
      join(dir, `scripts/build-${part}.mjs`),
      `import { appendFileSync } from 'node:fs'; appendFileSync('calls', '${part}\\n');`,
    );
  }
  // The fake npm installs a compiler that records its calls.
  const compiler = `require('node:fs').appendFileSync('calls', 'tsc\\n')`;
  await writeFile(
    join(dir, 'npm.js'),
    `const fs = require('node:fs');
     fs.appendFileSync('calls', 'npm ' + process.argv[2] + '\\n');
     if (fs.existsSync('offline')) { console.error('ENOTFOUND'); process.exit(1); }
     fs.mkdirSync('node_modules/typescript/bin', { recursive: true });
     fs.writeFileSync('node_modules/typescript/bin/tsc', ${JSON.stringify(compiler)});`,
  );
});

test('installs once and after each change of the lock file, and builds each time', async () => {
  expect(setUp()).toMatchObject({ status: 0, stdout: '' });
  setUp();
  const built = ['parts', 'tsc', 'dashboard', 'programs'];
  const twice = ['npm install', ...built, ...built];
  expect(await calls()).toEqual(twice);
  await writeFile(join(dir, 'package-lock.json'), '{"changed": true}');
  setUp();
  expect(await calls()).toEqual([...twice, 'npm install', ...built]);
});

test('reports a failed install, and retries it the next time', async () => {
  await writeFile(join(dir, 'offline'), '');
  const { status, stderr } = setUp();
  expect(status).toBe(1);
  expect(stderr).toMatch(/`npm install` failed\.\nENOTFOUND/);
  await rm(join(dir, 'offline'));
  expect(setUp().status).toBe(0);
});

test('ignores the lock of a killed setup', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await writeFile(join(dir, '.setup-lock'), String(pid));
  expect(setUp().status).toBe(0);
});

const setUp = () =>
  spawnSync(process.execPath, [join(dir, 'scripts/setup.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(dir, 'npm.js') },
    timeout: 30_000,
  });

const calls = async () => (await readFile(join(dir, 'calls'), 'utf8')).trim().split('\n');
