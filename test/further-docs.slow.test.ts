// Runs the command lines of docs/further.md from top to bottom on a new service, and compares the documented numbers.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { findArticle } from '../packages/core/fixtures/article-records.ts';
import { envOf } from './support/cli.ts';
import { useService } from './support/service.ts';

const text = readFileSync(new URL('../docs/further.md', import.meta.url), 'utf8');
const script = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block).join('');
const binDir = resolve(import.meta.dirname, '../node_modules/.bin');

const datasetsDir = process.env.SWEEPQ_DATASETS_DIR;

// The lines train 27 trials with 5 folds each: half a minute without other work on the machine.
const timeout = 280_000;

test.runIf(findArticle(datasetsDir))(
  'the commands of docs/further.md give its numbers on the article’s photographs',
  async () => {
    const service = await useService({ datasetsDir });
    await service.startWorker();
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: envOf(service, { PATH: `${binDir}${delimiter}${process.env.PATH}` }),
      timeout,
    });
    expect(status, `${stdout.slice(-1_000)}\n${stderr.slice(-1_000)}`).toBe(0);
    const [course = '', folds = '', byArea = '', byTest = ''] = tablesOf(stdout);
    expect(course).toContain('0.088440');
    for (const number of ['98.56 %', '80.00 %']) {
      expect(course).toContain(number);
      expect(text).toContain(number);
    }
    expectDocumented(folds, 't1');
    expectDocumented(byTest, 't26');
    expect(byArea).toMatch(/^t7 /m);
  },
  timeout + 20_000,
);

/** The tables of trials in an output, each with its head. */
const tablesOf = (stdout: string): string[] =>
  stdout.split(/^(?=trial )/m).filter((part) => part.startsWith('trial '));

/** Expects the first trials of a table to be these, and the last one to have the documented means and test accuracy. */
function expectDocumented(table: string, ...trials: readonly string[]) {
  const lines = table.split('\n').slice(1, 1 + trials.length);
  expect(lines.map((line) => line.split(/\s+/)[0])).toEqual(trials);
  const row = text.split('\n').find((line) => line.includes(`\`${trials.at(-1)}\``)) ?? '';
  const [mean = '', accuracy = ''] = row
    .split('|')
    .slice(3)
    .map((cell) => cell.trim());
  expect(mean).toMatch(/^\d+\.\d\d % ± \d+\.\d\d %$/);
  expect(lines.at(-1)).toContain(mean);
  expect(lines.at(-1)).toContain(accuracy);
}
