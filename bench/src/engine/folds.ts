// The runs of five folds and their refit, whose data is prepared together, compared with six runs whose data is prepared apart.
import {
  type Dataset,
  type FormName,
  type NetworkParams,
  type PreparedData,
  prepareDataset,
  prepareFolds,
  type RunSpec,
  trainRun,
} from '@sweepq/core';
import { articleIterations, articleSpec } from '../article/article-spec.ts';
import { measureInTurns, type Sample, type Turn } from '../measure/measure-in-turns.ts';
import { compare, type Row } from '../report/row.ts';
import { compareEnds } from './compare-ends.ts';
import { goals } from './goals.ts';
import type { EngineDeps, PartResult } from './part.ts';

const division = { folds: 5, seed: 0 };

type FoldCase = { name: string; form: FormName; spec: RunSpec };

const network: NetworkParams = {
  layers: [20, 7, 5],
  activation: 'relu',
  initialization: 'lecun',
};
const foldCases: readonly FoldCase[] = [
  { name: `${articleIterations} iterations`, form: 'gram', spec: articleSpec },
  { name: 'network 20-7-5', form: 'gram', spec: { ...articleSpec, network, readings: [250] } },
  { name: 'direct form', form: 'direct', spec: { ...articleSpec, readings: [60] } },
];

export async function measureFolds(deps: EngineDeps): Promise<PartResult> {
  const { dataset } = deps.article;
  const results = [await measurePreparation(deps)];
  for (const of of foldCases) results.push(await measureRuns(deps, dataset, of));
  return {
    rows: results.flatMap(({ rows }) => rows),
    measurements: results.flatMap(({ measurements }) => measurements),
    differences: results.flatMap(({ differences }) => differences),
    notes: [],
  };
}

/** Compares one preparation of all images, whose K is copied for each fold, with six preparations. */
async function measurePreparation(deps: EngineDeps): Promise<PartResult> {
  const { dataset } = deps.article;
  const turnOf = (name: string, prepare: () => readonly PreparedData[]): Turn => ({
    ...{ name, unit: 'ms', warmUps: 1 },
    take: () => takeTime(prepare),
  });
  const turns = [
    turnOf('sweepq: 5 folds and the whole prepared together', () => together(dataset, 'gram')),
    turnOf('sweepq: 5 folds and the whole prepared apart', () => apart(dataset, 'gram')),
  ];
  const measured = await measureInTurns(turns, deps);
  const [ours, theirs] = measured;
  const ratio = 'theirs/ours' as const;
  const rows = ours ? [compare({ what: 'K of 5 folds, to six Ks', ours, theirs, ratio })] : [];
  return { rows, measurements: measured, differences: [], notes: [] };
}

async function measureRuns(
  deps: EngineDeps,
  dataset: Dataset,
  { name, form, spec }: FoldCase,
): Promise<PartResult> {
  const turnOf = (how: string, all: readonly PreparedData[]): Turn => ({
    ...{ name: `sweepq: 5 folds and refit ${how}, ${name}`, unit: 'ms', warmUps: 1 },
    take: () => trainAll(all, spec),
  });
  const turns = [
    turnOf('from one preparation', together(dataset, form)),
    turnOf('as six runs', apart(dataset, form)),
  ];
  const measured = await measureInTurns(turns, deps);
  const [ours, theirs] = measured;
  const comparison = { ratio: 'ours/theirs', goal: goals.folds } as const;
  const rows: Row[] = ours
    ? [compare({ what: `5 folds and refit, ${name}, to six runs`, ours, theirs, ...comparison })]
    : [];
  const differences = ours && theirs ? compareEnds([theirs], [ours]) : [];
  return { rows, measurements: measured, differences, notes: [] };
}

function together(dataset: Dataset, form: FormName): readonly PreparedData[] {
  const { whole, parts } = prepareFolds(dataset, division, { form });
  return [...parts, whole];
}

function apart(dataset: Dataset, form: FormName): readonly PreparedData[] {
  const ofFolds = Array.from({ length: division.folds }, (_, fold) =>
    prepareDataset(dataset, { form, validation: { ...division, fold } }),
  );
  return [...ofFolds, prepareDataset(dataset, { form })];
}

/** Trains a run on each data. The end has the cost of each run, which shows that both sides compute the same numbers. */
function trainAll(all: readonly PreparedData[], spec: RunSpec): Sample {
  const costs: [string, number][] = [];
  const began = performance.now();
  for (const [k, data] of all.entries()) {
    trainRun(data, spec, {
      onIterations() {},
      onReading: ({ cost }) => void costs.push([`cost of run ${k}`, cost]),
      shouldStop: () => false,
    });
  }
  return { value: performance.now() - began, end: Object.fromEntries(costs) };
}

function takeTime(prepare: () => unknown): Sample {
  const began = performance.now();
  prepare();
  return { value: performance.now() - began };
}
