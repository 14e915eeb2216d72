// The suite `scale`: the throughput of one Redis with an increasing number of workers, whose training is only a delay.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findArticle } from '../article/find-article.ts';
import { BenchError } from '../bench-error.ts';
import { omitEnv } from '../env.ts';
import { describeMachine } from '../machine.ts';
import type { SuiteDeps, SuiteResult } from '../suite.ts';
import { startService } from '../sweeps/start-service.ts';
import {
  type Hold,
  measureHolds,
  measureStep,
  type Step,
  type StepDeps,
  scaleSizes,
} from './measure-step.ts';
import { renderScale, type ScaleDocument } from './render-scale.ts';

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
    const deps: StepDeps = {
      ...{ api, signal, dataset: article.files.name, redisUrl: stack.redis.url, prefix },
      env: {
        ...{ ...env, LOG_LEVEL: 'warn', SWEEPQ_HOME: homeDir },
        ...{ REDIS_URL: stack.redis.url, SWEEPQ_PREFIX: prefix },
      },
    };
    const results: Step[] = [];
    const holds: Hold[] = [];
    for (const workers of counts) {
      report(`${workers} workers …`);
      results.push(await Promise.race([measureStep(deps, workers), stack.failed]));
    }
    for (const workers of counts.slice(-2)) {
      report(`${workers} workers, without runs and with long runs …`);
      holds.push(...(await Promise.race([measureHolds(deps, workers), stack.failed])));
    }
    const machine = describeMachine();
    const versions = {
      node: process.versions.node,
      ...(stack.redis.version && { redis: stack.redis.version }),
    };
    const document: ScaleDocument = {
      suite: 'scale',
      machine,
      versions,
      sizes: scaleSizes,
      steps: results,
      holds,
    };
    return { document, lines: renderScale(document), ok: true };
  } finally {
    await service.stack.stop();
    await rm(homeDir, { recursive: true, force: true });
  }
}
