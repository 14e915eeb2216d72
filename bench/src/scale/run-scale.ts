// The suite `scale`: one Redis with an increasing number of workers, whose training is only a delay; large sweeps; and many sweeps.
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findArticle } from '../article/find-article.ts';
import { omitEnv } from '../env.ts';
import { describeMachine } from '../machine.ts';
import { writeTinyDataset } from '../service/tiny-dataset.ts';
import type { SuiteDeps, SuiteResult } from '../suite.ts';
import { chooseScale } from './choose-scale.ts';
import { longRuns, scaleSizes } from './fleet.ts';
import { measureLarge } from './large.ts';
import { measureMany } from './many.ts';
import { measureWorkers } from './measure-workers.ts';
import { renderScale, type ScaleDocument } from './render-scale.ts';
import type { ScaleDeps, ScalePartResult } from './scale-part.ts';

const parts = { large: measureLarge, many: measureMany } as const;

export async function runScale(suite: SuiteDeps): Promise<SuiteResult> {
  const { report, signal } = suite;
  const choice = chooseScale(suite.only);
  const [loadBefore = 0] = loadavg();
  const article = await findArticle({
    ...{ datasetsDir: suite.env.SWEEPQ_DATASETS_DIR, homeDir: suite.homeDir },
    ...{ downloadUrl: suite.env.SWEEPQ_DATASET_URL, report },
  });
  const homeDir = await mkdtemp(join(tmpdir(), 'sweepq-bench-'));
  const env = {
    ...omitEnv(suite.env, (name) => name === 'REDIS_URL'),
    SWEEPQ_DATASETS_DIR: dirname(article.folder),
    SWEEPQ_DATASET_URL: 'http://127.0.0.1:9/',
  };
  let redis: string | undefined;
  const noteRedis = (version: string) => {
    redis = version;
  };
  const deps: ScaleDeps = { env, homeDir, report, signal, noteRedis };
  try {
    await writeTinyDataset(homeDir);
    const { steps, holds, rows } = await measureWorkers(deps, choice, article.files.name);
    const results: ScalePartResult[] = [];
    for (const name of choice.parts) {
      report(`${name} …`);
      results.push(await parts[name](deps));
    }
    const document: ScaleDocument = {
      suite: 'scale',
      machine: describeMachine(),
      loadBefore,
      versions: { node: process.versions.node, ...(redis && { redis }) },
      sizes: { ...scaleSizes, longRuns },
      ...{ steps, holds },
      rows: [...rows, ...results.flatMap((result) => result.rows)],
      measurements: results.flatMap(({ measurements }) => measurements),
    };
    return { document, lines: renderScale(document), ok: true };
  } finally {
    await rm(homeDir, { recursive: true, force: true });
  }
}
