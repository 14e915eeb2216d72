import {
  metricNames,
  type Store,
  type SweepSpec,
  type Trial,
  type TrialSelection,
  trialParams,
} from '@sweepq/queue';
import { type Column, writeHead, writeRow } from './write-csv.ts';

/** What is told of a trial, one line a column. */
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
  // Whoever reads columns by their place: a new one goes to the end.
  ['stoppedAt', ({ stoppedAt }) => stoppedAt],
];

const toCell = (value: string | number | boolean) =>
  typeof value === 'boolean' ? String(value) : value;

/** So many trials are read and written at once. */
const rowsAtOnce = 200;

/** The trials that are asked for as a table, in pieces. */
export async function* writeTrialsCsv(
  store: Store,
  spec: SweepSpec,
  selection: TrialSelection,
): AsyncGenerator<string> {
  const { trials } = await store.selectTrials(spec, selection);
  yield writeHead(columns);
  for (let from = 0; from < trials.length; from += rowsAtOnce) {
    const indices = [...trials.subarray(from, from + rowsAtOnce)];
    const rows = await store.readSelected(spec, indices, selection);
    yield rows.map((row) => writeRow(columns, row)).join('');
  }
}
