// Runs the lines of docs/article.md from top to bottom on a new service: the shell lines, and the Python lines as one program.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findArticle } from '../packages/core/fixtures/article-records.ts';
import { envOf } from './support/cli.ts';
import { findPython } from './support/find-python.ts';
import { readParquet } from './support/read-parquet.ts';
import { type Service, startService } from './support/service.ts';
import { hasCurl } from './support/steering.ts';

const root = resolve(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/article.md'), 'utf8');
const datasetsDir = process.env.SWEEPQ_DATASETS_DIR;
const hasArticle = findArticle(datasetsDir) !== undefined;
const dataset = hasArticle ? 'catvnoncat' : 'synthetic-cats';
const python = findPython('numpy', 'pandas');
const timeout = 240_000;

const linesOf = (kind: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\`$`, 'gms'))]
    .map(([, block = '']) => block)
    .join('')
    .replaceAll('catvnoncat', dataset);

const files = ['costs.png', 'curves.parquet', 'trials.parquet'];

test.runIf(hasCurl)(
  'the shell lines of docs/article.md run, and write the documented files',
  async () => {
    const { service, cwd } = await useFolder();
    const script = linesOf('sh')
      .replaceAll('localhost:3000', new URL(service.api.url).host)
      .replaceAll('curl -s', 'curl --fail-with-body -sS');
    const stdout = run(['bash', '-euo', 'pipefail', '-c', script], service, cwd);
    expect((await readdir(cwd)).sort()).toEqual(['cat.png', ...files, 'model.npz'].sort());
    await expectTables(cwd);
    expect(stdout).toMatch(/^Cost after iteration 1500: 0\.\d{6}$/m);
    // The answer of `predict` over HTTP.
    expect(stdout).toMatch(/"predictions":\[\{"predicted":[01],"class":"/);
    if (!hasArticle) return;
    for (const cell of documented('learning rate').flat()) expect(stdout).toContain(cell);
    const [share = ''] = page.match(/\d+\.\d\d %(?=\. Any JPEG)/) ?? [];
    expect(share).not.toBe('');
    expect(stdout).toMatch(new RegExp(`cat\\.png +1 +cat +${share}`));
    for (const [iteration, , , cost] of documented('iteration')) {
      expect(stdout).toContain(`Cost after iteration ${iteration}: ${cost}`);
    }
  },
  timeout,
);

test.runIf(python)(
  'the Python lines of docs/article.md run as one program, and give its numbers (needs python3 with numpy and pandas)',
  async () => {
    const { service, cwd } = await useFolder();
    const show = `
import json
print(json.dumps([trials["metrics.train.cost"].tolist(), trials["metrics.test.accuracy"].tolist(), costs.values.tolist()]))`;
    const stdout = run([python ?? '', '-c', linesOf('python') + show], service, cwd);
    expect((await readdir(cwd)).sort()).toEqual(files);
    await expectTables(cwd);
    expect(stdout).toMatch(/\(1, 12288\)/);
    const [trainCosts, , costs] = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as [
      ...[number[], number[], number[][]],
    ];
    expect([trainCosts.length, costs.length]).toEqual([3, 4]);
    if (!hasArticle) return;
    expect(documented('learning rate').map(([, cost]) => cost)).toEqual(
      trainCosts.map((cost) => cost.toFixed(6)),
    );
    expect(documented('iteration').map(([, ...row]) => row)).toEqual(
      costs.map((row) => row.map((cost) => cost.toFixed(6))),
    );
  },
  timeout,
);

async function useFolder() {
  const service = await startService({ datasetsDir: hasArticle ? datasetsDir : undefined });
  onTestFinished(() => service.stop());
  await service.startWorker();
  const cwd = await mkdtemp(join(tmpdir(), 'sweepq-article-'));
  onTestFinished(() => rm(cwd, { recursive: true, force: true }));
  return { service, cwd };
}

function run([command = '', ...args]: readonly string[], service: Service, cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    ...{ cwd, encoding: 'utf8', timeout, stdio: ['ignore', 'pipe', 'pipe'] },
    env: envOf(service, {
      PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
      PYTHONPATH: join(root, 'clients/python/src'),
      PYTHONDONTWRITEBYTECODE: '1',
      no_proxy: '127.0.0.1',
    }),
  });
  expect(status, `${stdout.slice(-1_000)}\n${stderr.slice(-1_000)}`).toBe(0);
  return stdout;
}

async function expectTables(cwd: string) {
  const trials = await readParquet(await readFile(join(cwd, 'trials.parquet')));
  const curves = await readParquet(await readFile(join(cwd, 'curves.parquet')));
  expect([trials.rows.length, curves.rows.length]).toEqual([3, 6_000]);
  expect((await readFile(join(cwd, 'costs.png'))).subarray(1, 4).toString()).toBe('PNG');
}

/** The cells of the table of the page whose head begins with this word. */
function documented(head: string): string[][] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${head}`)) + 2;
  const end = lines.findIndex((line, k) => k > start && !line.startsWith('|'));
  return lines.slice(start, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
