// The suite `scale`: one Redis, and as many workers as it takes until something is at its end. Their training is replaced by a sleep.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findArticle } from '../article/find-article.ts';
import { BenchError } from '../bench-error.ts';
import { omitEnv } from '../env.ts';
import { describeMachine } from '../machine.ts';
import { describeSetting } from '../report/setting.ts';
import { renderTable } from '../report/table.ts';
import { renderFacts, renderNotes } from '../report/text.ts';
import type { SuiteDeps, SuiteResult } from '../suite.ts';
import { startService } from '../sweeps/start-service.ts';
import { measureStep, type Step, scaleSizes } from './measure-step.ts';

const steps = [1, 2, 5, 10, 20, 50, 100, 200];

export async function runScale(suite: SuiteDeps): Promise<SuiteResult> {
  const { report, signal } = suite;
  const counts = suite.only === undefined ? steps : suite.only.split(',').map(Number);
  if (!counts.every((count) => Number.isInteger(count) && count > 0)) {
    throw new BenchError('bad-argument', 'Expected --only to be counts of workers.');
  }
  const article = await findArticle({
    ...{ datasetsDir: suite.env.SWEEPQ_DATASETS_DIR, homeDir: suite.homeDir },
    ...{ downloadUrl: suite.env.SWEEPQ_DATASET_URL, report },
  });
  const homeDir = await mkdtemp(join(tmpdir(), 'sweepq-bench-'));
  const rest = omitEnv(suite.env, (name) => name === 'REDIS_URL');
  const env = {
    ...rest,
    SWEEPQ_DATASETS_DIR: dirname(article.folder),
    SWEEPQ_DATASET_URL: 'http://127.0.0.1:9/',
  };
  const service = await startService({ env, homeDir, report, signal }, { workers: 0 });
  try {
    const { stack, api, prefix } = service;
    const results: Step[] = [];
    for (const workers of counts) {
      report(`${workers} workers …`);
      const step = measureStep(
        {
          ...{ api, signal, dataset: article.files.name, redisUrl: stack.redis.url },
          env: {
            ...{ ...env, LOG_LEVEL: 'warn', SWEEPQ_HOME: homeDir },
            ...{ REDIS_URL: stack.redis.url, SWEEPQ_PREFIX: prefix },
          },
        },
        workers,
      );
      results.push(await Promise.race([step, stack.failed]));
    }
    const machine = describeMachine();
    const versions = {
      node: process.versions.node,
      ...(stack.redis.version && { redis: stack.redis.version }),
    };
    const document = { suite: 'scale', machine, versions, sizes: scaleSizes, steps: results };
    return { document, lines: render(document), ok: true };
  } finally {
    await service.stack.stop();
    await rm(homeDir, { recursive: true, force: true });
  }
}

type Report = {
  machine: ReturnType<typeof describeMachine>;
  versions: Record<string, string>;
  sizes: typeof scaleSizes;
  steps: readonly Step[];
};

function render({ machine, versions, sizes, steps: results }: Report): string[] {
  const head = [
    ...['workers', 'runs/s', 'of ideal', 'Redis CPU', 'CPU a run', 'commands/s'],
    ...['a run', 'memory', 'clients', 'p50', 'p99'],
  ];
  const rows = results.map(({ workers, runsASecond, share, redis }) => {
    const runs = runsASecond * redis.seconds;
    return [
      String(workers),
      runsASecond.toFixed(runsASecond < 100 ? 1 : 0),
      `${(100 * share).toFixed(0)} %`,
      `${((100 * redis.cpuSeconds) / redis.seconds).toFixed(0)} %`,
      `${((1e6 * redis.cpuSeconds) / runs).toFixed(0)} µs`,
      (redis.commands / redis.seconds).toFixed(0),
      (redis.commands / runs).toFixed(1),
      `${(redis.usedBytes / 1e6).toFixed(0)} MB`,
      String(redis.clients),
      `${redis.latencyMs.p50.toFixed(1)} ms`,
      `${redis.latencyMs.p99.toFixed(1)} ms`,
    ];
  });
  return [
    ...renderFacts([
      ...describeSetting(machine, versions),
      [
        'workers',
        `${sizes.threads} threads each, ${sizes.runMs} ms a run, read at ${sizes.readings.join(', ')}`,
      ],
    ]),
    '',
    ...renderTable(head, rows, [...head.map(() => 'right' as const)]),
    ...renderNotes([
      'Redis, the api and all workers share the cores of this machine: where runs/s fall behind, see whether Redis had a core of its own left (Redis CPU below 100 %), or the workers had none.',
    ]),
  ];
}
