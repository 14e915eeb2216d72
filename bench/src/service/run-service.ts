// The suite `service`: measures the overhead of the service, and compares it with BullMQ alone, Optuna on the same Redis, and NumPy.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findArticle } from '../article/find-article.ts';
import { choosePartNames } from '../choose-part-names.ts';
import { type Env, omitEnv } from '../env.ts';
import { describeMachine } from '../machine.ts';
import { findOptuna, optunaHint } from '../optuna/find-optuna.ts';
import type { SuiteDeps, SuiteResult } from '../suite.ts';
import { measureArticle } from './article.ts';
import { measureBoard } from './board.ts';
import { measureHeavy } from './heavy.ts';
import { measureMemory } from './memory.ts';
import { measureOwnData } from './own-data.ts';
import { measurePage } from './page.ts';
import type { Part, PartResult, ServiceBenchDeps } from './part.ts';
import { measureQueue } from './queue.ts';
import { renderService } from './render-service.ts';
import { measureScale } from './scale.ts';
import { measureScrape } from './scrape.ts';
import { describeService } from './service-report.ts';
import { measureSubmit } from './submit.ts';
import { writeTinyDataset } from './tiny-dataset.ts';

const parts = {
  submit: measureSubmit,
  queue: measureQueue,
  page: measurePage,
  scrape: measureScrape,
  board: measureBoard,
  heavy: measureHeavy,
  memory: measureMemory,
  scale: measureScale,
  article: measureArticle,
  own: measureOwnData,
} as const satisfies Record<string, Part>;

/** An odd number, so that the median is the value of one round. */
const rounds = 3;

/** The comparisons that the suite does not make, with the reasons. */
const absent =
  'pg-boss and graphile-worker are not measured, because they need a PostgreSQL server. Ray Tune is not measured, because it is in neither npm nor Debian.';

export async function runService(suite: SuiteDeps): Promise<SuiteResult> {
  const names = choosePartNames(parts, suite.only);
  const { report, signal } = suite;
  const notes = [absent];
  const article = await findArticle({
    ...{ datasetsDir: suite.env.SWEEPQ_DATASETS_DIR, homeDir: suite.homeDir },
    ...{ downloadUrl: suite.env.SWEEPQ_DATASET_URL, report: (line) => void notes.push(line) },
  });
  const optuna = findOptuna(suite.env);
  if (optuna === undefined) notes.push(`Optuna is not measured: there is no ${optunaHint}.`);
  const homeDir = await mkdtemp(join(tmpdir(), 'sweepq-bench-'));
  let redis: string | undefined;
  const noteRedis = (version: string) => {
    redis = version;
  };
  const env = envOfService(suite.env, dirname(article.folder));
  const deps: ServiceBenchDeps = {
    ...{ env, homeDir, report, signal, rounds, noteRedis },
    ...{ article, optuna },
  };
  try {
    await writeTinyDataset(homeDir);
    const results: PartResult[] = [];
    for (const name of names) {
      report(`${name} …`);
      results.push(await parts[name](deps));
    }
    const machine = describeMachine();
    const document = describeService({ machine, article, optuna, redis, notes, results });
    return { document, lines: renderService(document), ok: true };
  } finally {
    await rm(homeDir, { recursive: true, force: true });
  }
}

/** The environment of the service: without REDIS_URL, so that the stack starts a separate Redis, and with the found datasets. */
function envOfService(env: Env, datasetsDir: string): Env {
  const rest = omitEnv(env, (name) => name === 'REDIS_URL');
  // Nothing listens on the discard port, so that the service does not download a dataset that it does not need.
  return { ...rest, SWEEPQ_DATASETS_DIR: datasetsDir, SWEEPQ_DATASET_URL: 'http://127.0.0.1:9/' };
}
