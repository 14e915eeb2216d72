import {
  firstMetrics,
  indexOf,
  laterMetrics,
  type MetricName,
  type ParamName,
  pathOfDeviation,
  pathOfMetric,
  pathOfParam,
  type Trial,
  toDigestOrNull,
  validationMeasures,
} from '@sweepq/contract';
import { firstParams, laterParams } from '../tables/params-of-tables.ts';
import { type Column, writeHead, writeRow } from './write-csv.ts';

/** The columns of the table of trials. The name of a column is the path of its value in a trial of the API. */
const columns: readonly Column<Trial>[] = [
  ['id', ({ id }) => id],
  ['index', indexOf],
  ['runId', ({ runId }) => runId],
  ['status', ({ status }) => status],
  ...firstParams.map(columnOfParam),
  ...firstMetrics.map(columnOfMetric),
  ['stoppedIteration', ({ stoppedAt }) => stoppedAt],
  ['modelDigest', ({ modelSha256 }) => toDigestOrNull(modelSha256)],
  ['engine', ({ engine }) => engine],
  ['failure.code', ({ failure }) => failure?.code ?? null],
  ['failure.message', ({ failure }) => failure?.message ?? null],
  ['startedAt', ({ startedAt }) => startedAt],
  ['finishedAt', ({ finishedAt }) => finishedAt],
  // New columns are added at the end, because some readers use the positions of columns.
  ['rung', ({ rung }) => rung],
  ...laterParams.map(columnOfParam),
  ...laterMetrics.map(columnOfMetric),
  ...validationMeasures.map(
    (measure): Column<Trial> => [
      pathOfDeviation(measure),
      ({ metrics }) => metrics?.folds?.std[measure] ?? null,
    ],
  ),
];

function columnOfParam(name: ParamName): Column<Trial> {
  return [pathOfParam(name), ({ params }) => toCell(params[name])];
}

function columnOfMetric(name: MetricName): Column<Trial> {
  return [pathOfMetric(name), ({ metrics }) => metrics?.[name] ?? null];
}

const toCell = (value: string | number | boolean) =>
  typeof value === 'boolean' ? String(value) : value;

export const writeTrialsHead = () => writeHead(columns);

export const writeRows = (trials: readonly Trial[]) =>
  trials.map((trial) => writeRow(columns, trial)).join('');
