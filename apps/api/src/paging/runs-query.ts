// The query parameters of the list of the runs of a sweep.
import {
  type FilterField,
  type FilterValue,
  paramOfPath,
  type RunState,
  runStatuses,
  type SortKey,
  type TrialParams,
  trainedMsOf,
  trialFields,
} from '@sweepq/contract';
import { listQuery } from './list-query.ts';

/** A run of the plan, with its state. `params` has the highest iteration count of its trials. */
export type ListedRun = { index: number; params: TrialParams; state: RunState };

const numbers = ['attempts', 'crashes', 'iteration'];
const maybeNumbers = ['cost', 'trainedMs', 'costRises'];
const times = ['startedAt', 'finishedAt'];
const ofParams = trialFields.filter(({ path }) => paramOfPath(path) !== undefined);

const fields: readonly FilterField[] = [
  { path: 'index', type: 'number' },
  { path: 'status', type: 'choice', choices: runStatuses },
  ...numbers.map((path) => ({ path, type: 'number' }) as const),
  ...maybeNumbers.map((path) => ({ path, type: 'number', nullable: true }) as const),
  ...times.map((path) => ({ path, type: 'time', nullable: true }) as const),
  ...ofParams,
];

/** The list without `sort`: in the order of the plan. */
export const defaultRunSort: readonly SortKey[] = [{ path: 'index', order: 'asc' }];

const sorts = [
  ...['index', ...numbers, ...maybeNumbers, ...times],
  ...ofParams.map(({ path }) => path),
];

export const runsQuery = listQuery({ fields, sorts, defaultSort: defaultRunSort });

/** Returns the reader of a path of a run. The progress of a running run is the stored one. */
export function readerOfRun(path: string): (run: ListedRun) => FilterValue {
  const param = paramOfPath(path);
  if (param) return ({ params }) => params[param];
  if (path === 'index') return ({ index }) => index;
  if (path === 'trainedMs') return ({ state }) => trainedMsOf(state);
  const name = path as 'status' | 'attempts' | 'cost' | 'startedAt';
  return ({ state }) => state[name];
}
