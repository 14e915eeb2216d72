import { articleSpec } from '../article/article-spec.ts';
import type { Article } from '../article/find-article.ts';
import type { Machine } from '../machine.ts';
import type { Measurement } from '../measure/measurement.ts';
import type { NumPy } from '../numpy/find-numpy.ts';
import { judge } from '../report/goal.ts';
import type { Row } from '../report/row.ts';
import { type Difference, worstOf } from './compare-ends.ts';
import { goals } from './goals.ts';
import type { Compiler, PartResult } from './part.ts';
import { tallSizes } from './tall-data.ts';

/** All results, with the machine and the versions: the output of `--json`. */
export type EngineReport = {
  suite: 'engine';
  measuredAt: string;
  machine: Machine;
  versions: Record<string, string>;
  /** The name and configuration of the BLAS in each environment. */
  blas: Record<string, string>;
  sizes: {
    dataset: string;
    article: { m: number; mTest: number; n: number };
    tall: { m: number; mTest: number; n: number };
  };
  run: typeof articleSpec;
  rows: Row[];
  measurements: Measurement[];
  differences: Difference[];
  notes: string[];
};

export type Findings = {
  machine: Machine;
  article: Article;
  numpy: NumPy | undefined;
  compiler: Compiler | undefined;
  notes: readonly string[];
  results: readonly PartResult[];
};

export function describeEngine(findings: Findings): EngineReport {
  const { machine, article, numpy, compiler, notes, results } = findings;
  const { dataset, files, n } = article;
  const differences = results.flatMap((result) => result.differences);
  const numbers = judgeNumbers(differences);
  return {
    suite: 'engine',
    measuredAt: new Date().toISOString(),
    machine,
    versions: {
      ...{ node: process.versions.node, v8: process.versions.v8 },
      ...numpy?.versions,
      ...(compiler && { cc: compiler.version }),
    },
    blas: Object.fromEntries(numpy?.environments.map(({ name, blas }) => [name, blas]) ?? []),
    sizes: {
      dataset: files.name,
      article: { m: dataset.train.count, mTest: dataset.test.count, n },
      tall: tallSizes,
    },
    run: articleSpec,
    rows: [...results.flatMap(({ rows }) => rows), ...(numbers ? [numbers] : [])],
    measurements: results.flatMap(({ measurements }) => measurements),
    differences,
    notes: [...notes, ...results.flatMap((result) => result.notes)],
  };
}

/** The row with the largest difference. Undefined if there is no difference. */
export function judgeNumbers(differences: readonly Difference[]): Row | undefined {
  const worst = worstOf(differences);
  if (worst === undefined) return undefined;
  const figure = worst.relative;
  return {
    what: 'numbers: largest relative difference',
    ...{ ours: { value: figure, unit: '' }, figure },
    ...{ goal: goals.numbers, verdict: judge(figure, goals.numbers) },
  };
}
