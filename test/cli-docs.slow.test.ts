// Runs the command lines of docs/cli.md from top to bottom on a new service.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { envOf } from './support/cli.ts';
import { useFolder } from './support/folder.ts';
import { useService } from './support/service.ts';
import { short } from './support/steering.ts';

const text = readFileSync(new URL('../docs/cli.md', import.meta.url), 'utf8');
const blocksOf = (kind: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, block = '']) => block,
  );
const binDir = resolve(import.meta.dirname, '../node_modules/.bin');

test('every command of docs/cli.md exits with the documented code', async () => {
  const service = await useService();
  await service.startWorker();
  const cwd = await useFolder();
  const script = blocksOf('sh').join('\n').replaceAll('catvnoncat', 'synthetic-cats');
  const { status, stdout, stderr } = runShell(script, service, { cwd });
  expect(status, `${stdout.slice(-1_000)}\n${stderr.slice(-1_000)}`).toBe(0);
  expect((await readFile(join(cwd, 'trials.csv'), 'utf8')).split('\r\n')).toHaveLength(6);
  expect(JSON.parse(await readFile(join(cwd, 'curves.json'), 'utf8')).curves).toHaveLength(4);
  expect(JSON.parse(await readFile(join(cwd, 'model.json'), 'utf8')).layers).toHaveLength(1);
  expect(await readFile(join(cwd, 'best.svg'), 'utf8')).toMatch(/^<svg/);
  expect((await readFile(join(cwd, 'first.png'))).subarray(1, 4).toString()).toBe('PNG');
  expect(stderr).toMatch(/^Expected `space\.learningRate\[0\]` to be/m);
}, 600_000);

test('the commands of README lead from a folder of pictures to a model', async () => {
  const service = await useService();
  await service.startWorker();
  const cwd = await useFolder();
  for (let index = 0; index < 24; index++) {
    const kind = join(cwd, 'photos', index % 2 === 0 ? 'cat' : 'dog');
    await mkdir(kind, { recursive: true });
    const image = await service.client.readImage('synthetic-cats', 'train', index);
    await writeFile(join(kind, `${index}.png`), image);
  }
  await copyFile(join(cwd, 'photos/cat/0.png'), join(cwd, 'new.png'));
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const [, script = ''] = /## Your own data in.*?```sh\n(.*?)```/s.exec(readme) ?? [];
  expect(script.match(/npx sweepq/g)).toHaveLength(6);
  const plain = script.replaceAll('npx sweepq', 'sweepq');
  const { status, stdout, stderr } = runShell(plain, service, { cwd });
  expect([status, stderr]).toEqual([0, expect.stringContaining('Added version 1 of photos.')]);
  expect(stdout).toMatch(/aliases +champion/);
  expect((await readFile(join(cwd, 'pets.onnx'))).length).toBeGreaterThan(10_000);
}, 120_000);

test('the documented command for a retry trains failed trials again', async () => {
  const service = await useService();
  const bad = await service.startWorker({ homeDir: '/nowhere' });
  const { id } = await service.submit({ space: { ...short } });
  expect((await service.waitForSweep(id)).counts.failed).toBe(2);
  await bad.stop();
  await service.startWorker();
  const line = blocksOf('bash').find((block) => block.includes('sweepq retry')) ?? '';
  const { status, stderr } = runShell(line, service, { env: { id } });
  expect([status, stderr]).toEqual([0, expect.stringContaining('2 trials: 2 completed.')]);
});

type Service = Awaited<ReturnType<typeof useService>>;

function runShell(
  script: string,
  service: Service,
  { cwd, env }: { cwd?: string; env?: Record<string, string> },
) {
  const path = `${binDir}${delimiter}${process.env.PATH}`;
  return spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: envOf(service, { PATH: path, ...(cwd && { XDG_CONFIG_HOME: cwd }), ...env }),
    // The script starts about 100 processes one after the other, and other tests run at the same time.
    timeout: 580_000,
    ...(cwd && { cwd }),
  });
}
