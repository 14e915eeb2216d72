// The program of `npm run demo`: its output, and the files that it writes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { useFolder } from './support/folder.ts';

const main = resolve(import.meta.dirname, '../apps/cli/bin/sweepq.js');

test('--json prints one document with the complete leaderboard, and writes the pictures', async () => {
  const { child, out, read } = await startDemo('--json');
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  const { leaderboard, costs, files, dataset } = JSON.parse(read());
  expect(dataset).toMatchObject({ trainCount: 209, testCount: 50, imageShape: [64, 64, 3] });
  expect(leaderboard).toHaveLength(12);
  const params = expect.objectContaining({ learningRate: 0.005, iterations: 2000 });
  const metrics = expect.objectContaining({
    train: expect.objectContaining({ accuracy: expect.closeTo(0.99, 1) }),
  });
  expect(leaderboard).toContainEqual(expect.objectContaining({ params, metrics }));
  for (const { costs: lines } of costs) {
    expect(lines.map(({ iteration }: { iteration: number }) => iteration)).toEqual([
      0, 500, 1000, 1500, 1999,
    ]);
  }
  expect(files).toHaveLength(11);
  for (const file of files) expect((await readFile(file)).length).toBeGreaterThan(500);
  const rates = await readFile(join(out, 'cost-curves.svg'), 'utf8');
  for (const { learningRate } of costs) expect(rates).toContain(`learning rate = ${learningRate}`);
  const svg = await readFile(join(out, 'cost-curve-0.005.svg'), 'utf8');
  for (const text of ['learning rate = 0.005', 'iterations', 'cost']) expect(svg).toContain(text);
});

test('Ctrl-C ends the demo with 130, and leaves no process', async () => {
  const { child, homeDir, read } = await startDemo();
  await expect.poll(read, { timeout: 50_000 }).toContain('Training 12 trials');
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  expect(code).toBe(130);
  expect(await processesThatName(homeDir)).toEqual([]);
});

async function startDemo(...args: string[]) {
  const homeDir = await useFolder();
  const out = join(homeDir, 'pictures');
  const env = {
    ...process.env,
    SWEEPQ_HOME: homeDir,
    SWEEPQ_DATASETS_DIR: join(inject('homeDir'), 'datasets'),
  };
  const child = spawn(process.execPath, [main, 'demo', '--out', out, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return { child, out, homeDir, read: () => text };
}

/** The command lines and environments of all processes, if the system shows them. */
async function processesThatName(word: string): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(
    pids
      .filter((pid) => Number(pid) !== process.pid)
      .map(async (pid) => {
        const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
        return `${pid} ${await read('cmdline')} ${await read('environ')}`;
      }),
  );
  return texts.filter((text) => text.includes(word));
}
