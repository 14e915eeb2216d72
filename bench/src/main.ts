// Benchmarks that compare sweepq with other programs: `npm run bench -- <suite> [--json] [--only <part,…>]`. The suite `search` has more
// options for its part `regret`: `--function FILE.mjs --strategy tpe,gp --budget 100 --seeds 10 --parallelism 1`.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StackError } from '@sweepq/stack';
import { BenchError } from './bench-error.ts';
import { runEngine } from './engine/run-engine.ts';
import { runPage } from './page/run-page.ts';
import { runScale } from './scale/run-scale.ts';
import { runSearch } from './search/run-search.ts';
import { runService } from './service/run-service.ts';
import { type Suite, searchOptions } from './suite.ts';

const suites = {
  engine: runEngine,
  service: runService,
  scale: runScale,
  page: runPage,
  search: runSearch,
} as const satisfies Record<string, Suite>;

// Relative to bench/dist.
const checkoutDir = resolve(import.meta.dirname, '../..');
const homeDir = resolve(process.env.SWEEPQ_HOME || join(checkoutDir, '.sweepq'));
const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort(name));

try {
  const { run, json, only, options } = parseCommand();
  const { env } = process;
  const { signal } = controller;
  const { document, lines, ok } = await run({ env, homeDir, only, options, report, signal });
  const text = json ? JSON.stringify(document, null, 2) : lines.join('\n');
  process.stdout.write(`${text}\n`);
  if (!ok) report('The compared programs did not compute the same numbers.');
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  if (controller.signal.aborted) process.exitCode = 130;
  else if (error instanceof BenchError || error instanceof StackError) {
    report(error.message);
    process.exitCode = 1;
  } else throw error;
}

function parseCommand() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        ...{ only: { type: 'string' }, function: { type: 'string' }, strategy: { type: 'string' } },
        ...{
          budget: { type: 'string' },
          seeds: { type: 'string' },
          parallelism: { type: 'string' },
        },
      },
    });
    const [name = ''] = positionals;
    if (positionals.length !== 1 || !(name in suites)) throw new Error('no such suite');
    const { json, only, ...options } = values;
    const isGiven = searchOptions.some((option) => options[option] !== undefined);
    if (isGiven && name !== 'search') throw new Error('an option of the suite search');
    return { json, only, options, run: suites[name as keyof typeof suites] };
  } catch (cause) {
    const usage = `Expected one of ${Object.keys(suites).join(', ')}, then --json and --only <part,…>; for search also ${searchOptions.map((option) => `--${option}`).join(', ')}.`;
    throw new BenchError('bad-argument', usage, { cause });
  }
}

function report(line: string) {
  process.stderr.write(`${line}\n`);
}
