// The store: sweeps, runs, trials, curves and events in Redis. Data that belongs together is written by one script. A trial or run
// that has not begun is not stored: readers compute it from the plan of the sweep.
import type { RedisConnection } from '@sweepq/redis';
import { createAskedCache } from './asked/asked-cache.ts';
import { datasetCalls } from './calls/dataset-calls.ts';
import { eventCalls } from './calls/event-calls.ts';
import { modelCalls } from './calls/model-calls.ts';
import { operationCalls } from './calls/operation-calls.ts';
import { runCalls } from './calls/run-calls.ts';
import { sweepCalls } from './calls/sweep-calls.ts';
import { trialCalls } from './calls/trial-calls.ts';
import { workerCalls } from './calls/worker-calls.ts';
import type { StoreContext } from './context.ts';
import { createKeys } from './keys.ts';
import { createOtherMetricsCache } from './trials/other-metrics-cache.ts';
import { createSelectionCache } from './trials/selected-trials.ts';

const calls = {
  ...sweepCalls,
  ...runCalls,
  ...trialCalls,
  ...datasetCalls,
  ...modelCalls,
  ...operationCalls,
  ...eventCalls,
  ...workerCalls,
};

export type Store = BoundCalls<typeof calls>;

export function createStore(redis: RedisConnection, prefix: string): Store {
  return bindCalls(calls, {
    redis,
    keys: createKeys(prefix),
    asked: createAskedCache(),
    otherMetrics: createOtherMetricsCache(),
    selections: createSelectionCache(),
  });
}

type Call = (context: StoreContext, ...args: never[]) => unknown;

/** The calls without their first argument, the context. */
type BoundCalls<Calls extends Record<string, Call>> = {
  [Name in keyof Calls]: Calls[Name] extends (
    context: StoreContext,
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Result
    : never;
};

function bindCalls<Calls extends Record<string, Call>>(
  calls: Calls,
  context: StoreContext,
): BoundCalls<Calls> {
  const bound = Object.entries(calls).map(([name, call]) => [
    name,
    (...args: never[]) => call(context, ...args),
  ]);
  return Object.fromEntries(bound) as BoundCalls<Calls>;
}
