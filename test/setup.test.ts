// scripts/setup.mjs on a small checkout of its own, with an npm and a compiler that note when they run.
import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sweepq-setup-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await mkdir(join(dir, 'scripts'));
  await copyFile(
    resolve(import.meta.dirname, '../scripts/setup.mjs'),
    join(dir, 'scripts/setup.mjs'),
  );
  await writeFile(join(dir, 'package-lock.json'), '{}');
  await writeFile(
    join(dir, 'scripts/build-parts.mjs'),
    `import { appendFileSync } from 'node:fs'; appendFileSync('calls', 'parts\\n');`,
  );
  // What it installs is a compiler that notes its call.
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

test('installs once, again when the lock file has changed, and builds each time', async () => {
  expect(setUp()).toMatchObject({ status: 0, stdout: '' });
  setUp();
  const twice = ['npm install', 'parts', 'tsc', 'parts', 'tsc'];
  expect(await calls()).toEqual(twice);
  await writeFile(join(dir, 'package-lock.json'), '{"changed": true}');
  setUp();
  expect(await calls()).toEqual([...twice, 'npm install', 'parts', 'tsc']);
});

test('an install that fails is told, and tried again the next time', async () => {
  await writeFile(join(dir, 'offline'), '');
  const { status, stderr } = setUp();
  expect(status).toBe(1);
  expect(stderr).toMatch(/`npm install` failed\.\nENOTFOUND/);
  await rm(join(dir, 'offline'));
  expect(setUp().status).toBe(0);
});

test('a lock left behind by a set-up that was killed does not hold up the next', async () => {
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
