import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../article/find-article.ts';
import type { Machine } from '../machine.ts';
import type { Measurement } from '../measure/measurement.ts';
import type { Optuna } from '../optuna/find-optuna.ts';
import type { Row } from '../report/row.ts';
import { heavySizes } from './heavy.ts';
import { largeTrials } from './large-sweeps.ts';
import { memorySizes } from './memory.ts';
import { pageTrials } from './page.ts';
import type { PartResult } from './part.ts';
import { queueSizes } from './queue.ts';
import { scaleSizes } from './scale.ts';
import { tinyName, tinySizes } from './tiny-dataset.ts';

/** All results, with the machine and the versions: the output of `--json`. */
export type ServiceReport = {
  suite: 'service';
  measuredAt: string;
  machine: Machine;
  versions: Record<string, string>;
  sizes: {
    submit: { trials: number };
    queue: typeof queueSizes & { dataset: string; m: number; mTest: number; n: number };
    page: { trials: number; of: number };
    heavy: typeof heavySizes;
    memory: typeof memorySizes & { dataset: string; m: number; mTest: number; n: number };
    scale: typeof scaleSizes;
  };
  rows: Row[];
  measurements: Measurement[];
  notes: string[];
};

export type Findings = {
  machine: Machine;
  article: Article;
  optuna: Optuna | undefined;
  redis: string | undefined;
  notes: readonly string[];
  results: readonly PartResult[];
};

export function describeService(findings: Findings): ServiceReport {
  const { machine, article, optuna, redis, notes, results } = findings;
  const { dataset, files, n } = article;
  const ofArticle = { m: dataset.train.count, mTest: dataset.test.count, n };
  return {
    suite: 'service',
    measuredAt: new Date().toISOString(),
    machine,
    versions: {
      ...{ node: process.versions.node, v8: process.versions.v8 },
      ...(redis && { redis }),
      ...{ bullmq: readVersion('bullmq'), piscina: readVersion('piscina') },
      ...optuna?.versions,
    },
    sizes: {
      submit: { trials: largeTrials },
      queue: { ...queueSizes, dataset: tinyName, ...tinySizes },
      page: { trials: pageTrials, of: largeTrials },
      heavy: heavySizes,
      memory: { ...memorySizes, dataset: files.name, ...ofArticle },
      scale: scaleSizes,
    },
    rows: results.flatMap(({ rows }) => rows),
    measurements: results.flatMap(({ measurements }) => measurements),
    notes: [...notes, ...results.flatMap((result) => result.notes)],
  };
}

// Relative to bench/dist/service. The path is needed because some packages do not export their package.json.
const modulesDir = join(import.meta.dirname, '../../../node_modules');

function readVersion(name: string): string {
  const text = readFileSync(join(modulesDir, name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
