import {
  type Failure,
  type SweepSpec,
  type SweepStatus,
  scoreOf,
  tieMetricOf,
} from '@sweepq/contract';
import { axisNamesOf, countTrials, dependsOnOutcomes, preparePlan } from '@sweepq/plan';
import { withAsked } from '../asked/with-asked.ts';
import { readKey } from '../bad-record.ts';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { columnsOf } from '../trials/columns.ts';
import { createYielder } from '../yield-to-event-loop.ts';
import { parseSweep, type StoredSweep } from './stored-sweep.ts';

/** The origin of a sweep: whether its job must exist, and the idempotency key (sha256) of its submit. */
export type SweepOrigin = { onlyWithJob?: boolean; submission?: string | undefined };

/**
 * `present`: the sweep existed; `deleted`: with `onlyWithJob`, the job of the sweep does not exist; `failed`: the sweep was
 * created, but its job had failed before, so the caller must end the sweep; `unusable`: the version of its dataset was deleted.
 */
export type Created = 'created' | 'present' | 'deleted' | 'failed' | 'unusable';

/** Writes a new sweep. */
export async function createSweep(
  { redis, keys }: StoreContext,
  spec: SweepSpec,
  { onlyWithJob = false, submission = '' }: SweepOrigin = {},
): Promise<Created> {
  // A job of a version before webhooks has a spec without them.
  const { id, priority, stop, objective, webhooks = [], dataset } = spec;
  await preparePlan(spec, 'trials', createYielder());
  return scripts.createSweep(
    redis,
    { job: keys.job('sweeps', id), ...keys.inScripts(id), ...keys.ofDataset(dataset) },
    {
      sweepId: id,
      eventsKept,
      spec: JSON.stringify(spec),
      trials: countTrials(spec),
      priority,
      // The planner applies the target of a sweep whose trials depend on outcomes, in the order of the trials.
      target:
        stop?.target === undefined || dependsOnOutcomes(spec)
          ? ''
          : scoreOf(stop.target, objective),
      maxFailures: stop?.maxFailures ?? '',
      webhooks: webhooks.flatMap(({ events }) => events).join(),
      onlyWithJob: onlyWithJob ? 1 : 0,
      submission,
      datasetVersion: dataset.version ?? '',
      axes: JSON.stringify(axisNamesOf(spec)),
      metrics: JSON.stringify(columnsOf(spec)),
      tieBreaker: tieMetricOf(objective.metric),
    },
  );
}

/** `open`: some trials are open, so the sweep does not end; `other`: the sweep had ended before, or has another generation. */
export type Finished = 'ended' | 'open' | 'other';

/** Ends a sweep whose trials have all ended. */
export async function finishSweep(
  { redis, keys }: StoreContext,
  id: string,
  end: {
    status: Extract<SweepStatus, 'completed' | 'failed'>;
    finishedAt: string;
    generation?: number;
  },
): Promise<Finished> {
  const { status, finishedAt: now, generation = 0 } = end;
  return scripts.finishSweep(redis, keys.inScripts(id), {
    sweepId: id,
    eventsKept,
    status,
    now,
    generation,
  });
}

/**
 * Ends a sweep that cannot be planned, with this reason. Its open trials are cancelled. Returns false if the sweep had ended
 * before, or has another generation.
 */
export async function failSweep(
  { redis, keys }: StoreContext,
  id: string,
  {
    finishedAt,
    generation,
    failure,
  }: { finishedAt: string; generation: number; failure?: Failure },
) {
  const args = {
    sweepId: id,
    eventsKept,
    channel: keys.control,
    now: finishedAt,
    generation,
    failure: failure ? JSON.stringify(failure) : '',
  };
  return (await scripts.failSweep(redis, keys.inScripts(id), args)) === 1;
}

export async function readSweep(
  context: StoreContext,
  id: string,
): Promise<StoredSweep | undefined> {
  const record = await readRecord(context, id);
  return record === 'deleted' ? undefined : record;
}

/** Like `readSweep`, but distinguishes a deleted sweep from one without a record. */
export async function readRecord(
  context: StoreContext,
  id: string,
): Promise<StoredSweep | 'deleted' | undefined> {
  const { redis, keys } = context;
  const fields = await readKey('record', redis.hgetall(keys.ofSweep(id).sweep));
  if (fields.deleted !== undefined) return 'deleted';
  const sweep = parseSweep(id, fields);
  if (sweep === undefined) return undefined;
  await preparePlan(sweep.spec, 'trials', createYielder());
  return withAsked(context, sweep);
}
