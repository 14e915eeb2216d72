import {
  firstMetrics,
  indexOf,
  laterMetrics,
  type MetricName,
  type ParamName,
  parseRunId,
  pathOfDeviation,
  pathOfMetric,
  pathOfParam,
  type SweepSpec,
  sources,
  type Trial,
  trialStatuses,
  trialTimes,
  validationMeasures,
} from '@sweepq/contract';
import { textsOfParam } from '@sweepq/store/trials';
import { bool, float64, int32, TimeUnit, timestamp, utf8 } from '@uwdata/flechette';
import { firstParams, laterParams } from '../tables/params-of-tables.ts';
import type { TrialColumn } from '../tables/trial-columns.ts';
import type { ArrowColumn } from './write-arrow.ts';

type Column = ArrowColumn<Trial> & { name: TrialColumn };

const ms = timestamp(TimeUnit.MILLISECOND, 'UTC');
const toMs = (time: string | null) => (time === null ? null : Date.parse(time));

/** The type of the column of a hyperparameter. Texts have a dictionary in sort order. */
function typeOfParam(spec: SweepSpec, name: ParamName) {
  const words = textsOfParam(spec, name);
  if (words !== undefined) return { words };
  return { type: name === 'nesterov' ? bool() : float64() };
}

/**
 * The columns of the table of trials. The name of a column is the path of its value in a trial of the API. The id of a trial
 * follows from its index, and the id of a run follows from `run`, so that a table of 100 000 trials has no ids.
 */
const columnsOf = (spec: SweepSpec): readonly Column[] => [
  { name: 'index', type: int32(), read: indexOf },
  { name: 'run', type: int32(), read: ({ runId }) => parseRunId(runId)?.index ?? null },
  { name: 'status', words: trialStatuses, read: ({ status }) => status },
  ...firstParams.map((name) => columnOfParam(spec, name)),
  ...firstMetrics.map(columnOfMetric),
  {
    ...{ name: 'stoppedIteration', type: int32(), isNullable: true },
    read: ({ stoppedAt }) => stoppedAt,
  },
  { name: 'rung', type: int32(), isNullable: true, read: ({ rung }) => rung },
  { name: 'engine', type: int32(), isNullable: true, read: ({ engine }) => engine },
  { name: 'source', words: sources, isNullable: true, read: ({ source }) => source },
  // A later version may have other codes, so the codes are texts.
  {
    ...{ name: 'failure.code', type: utf8(), isNullable: true },
    read: ({ failure }) => failure?.code ?? null,
  },
  {
    ...{ name: 'failure.message', type: utf8(), isNullable: true },
    read: ({ failure }) => failure?.message ?? null,
  },
  { name: 'startedAt', type: ms, isNullable: true, read: ({ startedAt }) => toMs(startedAt) },
  { name: 'finishedAt', type: ms, isNullable: true, read: ({ finishedAt }) => toMs(finishedAt) },
  ...trialTimes.keyof().options.map(
    (name): Column => ({
      ...{ name: `times.${name}`, type: float64(), isNullable: true },
      read: ({ times }) => times?.[name] ?? null,
    }),
  ),
  // New columns are added at the end.
  ...laterParams.map((name) => columnOfParam(spec, name)),
  ...laterMetrics.map(columnOfMetric),
  ...validationMeasures.map(
    (measure): Column => ({
      ...{ name: pathOfDeviation(measure), type: float64(), isNullable: true },
      read: ({ metrics }) => metrics?.folds?.std[measure] ?? null,
    }),
  ),
];

function columnOfMetric(name: MetricName): Column {
  return {
    ...{ name: pathOfMetric(name), type: float64(), isNullable: true },
    read: ({ metrics }) => metrics?.[name] ?? null,
  };
}

const columnOfParam = (spec: SweepSpec, name: ParamName): Column => ({
  ...{ name: pathOfParam(name), ...typeOfParam(spec, name) },
  read: ({ params }) => params[name],
});

/** Some columns of the table of trials, in the order of the table. */
export const columnsOfTrials = (
  spec: SweepSpec,
  names: readonly TrialColumn[],
): readonly Column[] => columnsOf(spec).filter(({ name }) => names.includes(name));
