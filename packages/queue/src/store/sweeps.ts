import { countTrials } from '../plan/plan.ts';
import type { Extension } from '../schemas/extension.ts';
import { scoreOf } from '../schemas/objective.ts';
import type { Priority } from '../schemas/priority.ts';
import type { RetryRequest } from '../schemas/retry.ts';
import { defaultSearch } from '../schemas/search.ts';
import { defaultAxes } from '../schemas/space.ts';
import type { StopRuleName } from '../schemas/stop-rules.ts';
import {
  type SweepSpec,
  type SweepStatus,
  type TrialCounts,
  trialCounts,
} from '../schemas/sweep.ts';
import { eventsKept, type StoreContext } from './context.ts';
import { createSweepScript } from './scripts/create-sweep.ts';
import { finishSweepScript } from './scripts/finish-sweep.ts';

export type StoredSweep = {
  spec: SweepSpec;
  status: SweepStatus;
  finishedAt: string | null;
  counts: TrialCounts;
  /** As it is by now: the spec has the one it was submitted with. */
  priority: Priority;
  /** Of its jobs: it is paused, and goes on with the next. */
  generation: number;
  /** Whether it ended before its trials: those that had not ended are cancelled. */
  isClosed: boolean;
  stoppedBy: StopRuleName | null;
  /** Which failed trials are to be opened still before its runs are queued. */
  retry?: RetryRequest;
};

/** Writes a new sweep; false if it was there already. */
export async function createSweep({ redis, keys }: StoreContext, spec: SweepSpec) {
  const { sweep, events } = keys.ofSweep(spec.id);
  // That of a job that is older than webhooks has none.
  const { id, priority, stop, objective, webhooks = [] } = spec;
  const target = stop?.target === undefined ? '' : scoreOf(stop.target, objective);
  const rules = [target, stop?.maxFailures ?? ''];
  const told = webhooks.flatMap(({ events }) => events).join();
  const args = [id, eventsKept, JSON.stringify(spec), countTrials(spec), priority, ...rules, told];
  const where = [keys.sweeps, sweep, events, keys.events];
  return (await createSweepScript(redis, where, args)) === 1;
}

/** Ends a sweep; false if it had ended already, or has gone on to another generation. */
export async function finishSweep(
  { redis, keys }: StoreContext,
  id: string,
  end: {
    status: Extract<SweepStatus, 'completed' | 'failed'>;
    finishedAt: string;
    generation?: number;
  },
) {
  const { sweep, leaderboard, events } = keys.ofSweep(id);
  const args = [id, eventsKept, end.status, end.finishedAt, end.generation ?? 0];
  const where = [sweep, leaderboard, keys.outbox, events, keys.events];
  return (await finishSweepScript(redis, where, args)) === 1;
}

export async function readSweep(
  { redis, keys }: StoreContext,
  id: string,
): Promise<StoredSweep | undefined> {
  return parseSweep(await redis.hgetall(keys.ofSweep(id).sweep));
}

/** A sweep as its hash has it; undefined for an empty one. */
export function parseSweep(fields: Readonly<Record<string, string>>): StoredSweep | undefined {
  if (fields.spec === undefined) return undefined;
  // Written by `createSweep` from a checked spec, and never changed; one that is older than a
  // hyperparameter was planned with its default.
  const spec = JSON.parse(fields.spec) as SweepSpec;
  return {
    spec: {
      ...spec,
      search: spec.search ?? defaultSearch,
      validation: spec.validation ?? null,
      earlyStopping: spec.earlyStopping ?? null,
      space: { ...defaultAxes, ...spec.space },
      reuse: spec.reuse ?? true,
      priority: spec.priority ?? 'normal',
      stop: spec.stop ?? null,
      webhooks: spec.webhooks ?? [],
      // One list each time: plans are remembered by it.
      ...(fields.extensions !== undefined && {
        extensions: JSON.parse(fields.extensions) as Extension[],
      }),
    },
    status: fields.status as SweepStatus,
    finishedAt: fields.finishedAt ?? null,
    counts: trialCounts.parse(
      Object.fromEntries(trialCounts.keyof().options.map((name) => [name, Number(fields[name])])),
    ),
    priority: (fields.priority ?? 'normal') as Priority,
    generation: Number(fields.generation ?? 0),
    isClosed: fields.closed !== undefined,
    stoppedBy: (fields.stoppedBy ?? null) as StopRuleName | null,
    ...(fields.retry !== undefined && { retry: JSON.parse(fields.retry) as RetryRequest }),
  };
}

/** Ids of sweeps, the newest first; `before` is the last id of the page before. */
export async function listSweepIds(
  { redis, keys }: StoreContext,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<string[]> {
  const from = before === undefined ? '+' : `(${before}`;
  return redis.zrange(keys.sweeps, from, '-', 'BYLEX', 'REV', 'LIMIT', 0, limit);
}
