import { metricNames, type Trial, trialParams } from '@sweepq/contract';
import { type Column, writeHead, writeRow } from './write-csv.ts';

/** The columns of the table of trials. */
const columns: readonly Column<Trial>[] = [
  ['id', ({ id }) => id],
  ['runId', ({ runId }) => runId],
  ['status', ({ status }) => status],
  ...trialParams
    .keyof()
    .options.map((name): Column<Trial> => [name, ({ params }) => toCell(params[name])]),
  ...metricNames.map((name): Column<Trial> => [name, ({ metrics }) => metrics?.[name] ?? null]),
  ['bias', ({ bias }) => bias],
  ['modelSha256', ({ modelSha256 }) => modelSha256],
  ['engine', ({ engine }) => engine],
  ['failureCode', ({ failure }) => failure?.code ?? null],
  ['failureMessage', ({ failure }) => failure?.message ?? null],
  ['startedAt', ({ startedAt }) => startedAt],
  ['finishedAt', ({ finishedAt }) => finishedAt],
  // New columns are added at the end, because some readers use the positions of columns.
  ['stoppedAt', ({ stoppedAt }) => stoppedAt],
];

const toCell = (value: string | number | boolean) =>
  typeof value === 'boolean' ? String(value) : value;

export const writeTrialsHead = () => writeHead(columns);

export const writeRows = (trials: readonly Trial[]) =>
  trials.map((trial) => writeRow(columns, trial)).join('');
