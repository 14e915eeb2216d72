// The outbox: a stream with the notices for webhooks. A script that ends a sweep or changes its best trial also writes the notice,
// so that a change and its notice are written together or not at all. Workers read the stream as one consumer group: one worker
// gets each notice, and another worker gets the notice if it is not settled in time.
import type { Failure, NoticeType, StopRuleName, SweepStatus, TrialCounts } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { countsOf } from '../sweeps/counts.ts';
import { trialOfMember } from '../trials/member.ts';
import { recordOf, type StreamEntry } from './stream-entries.ts';

/** The state of a sweep at its end. */
export type SweepEnd = {
  status: SweepStatus;
  finishedAt: string | null;
  stoppedBy: StopRuleName | null;
  failure: Failure | null;
  counts: TrialCounts;
};

/** `best` is the index of the best trial at the time of the notice. */
export type Notice = { id: string; sweepId: string; at: string } & (
  | { type: 'sweep.ended'; best: number | undefined; end: SweepEnd }
  | { type: 'trial.best'; best: number }
);

const group = 'dispatchers';
/**
 * All workers use one consumer name: a notice is claimed by its idle time, so the name of the previous worker is not needed.
 */
const consumer = 'worker';

type Taking = {
  limit: number;
  /** The maximum waiting time if there is no notice. */
  timeoutMs: number;
  /** If a worker has not settled a notice after this time, another worker gets the notice. */
  leftAfterMs: number;
};

/** Takes the next notices, first those that other workers have not settled in time. Returns an empty list after the timeout. */
export async function takeNotices(context: StoreContext, taking: Taking): Promise<Notice[]> {
  const { redis, keys } = context;
  const { limit, timeoutMs, leftAfterMs } = taking;
  const { outbox } = keys;
  try {
    const from = [outbox, group, consumer, leftAfterMs, '0-0'] as const;
    const [, left] = (await redis.xautoclaim(...from, 'COUNT', limit)) as [string, StreamEntry[]];
    if (left.length > 0) return left.flatMap(toNotice);
    const of = ['GROUP', group, consumer, 'COUNT', limit, 'BLOCK', timeoutMs] as const;
    const answer = (await redis.xreadgroup(...of, 'STREAMS', outbox, '>')) as
      | [key: string, entries: StreamEntry[]][]
      | null;
    return (answer ?? []).flatMap(([, entries]) => entries.flatMap(toNotice));
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('NOGROUP')) throw error;
    await openOutbox(context);
    return [];
  }
}

/**
 * Removes a notice if each of its deliveries has a job or has ended. Returns false if Redis has lost a delivery or a job. Then
 * the notice must be dispatched again.
 */
export async function settleNotice(
  { redis, keys }: StoreContext,
  { id, sweepId }: Pick<Notice, 'id' | 'sweepId'>,
  deliveryIds: readonly string[],
): Promise<boolean> {
  const jobs = deliveryIds.map((delivery) => keys.job('webhooks', delivery));
  const where = { outbox: keys.outbox, deliveries: keys.ofSweep(sweepId).deliveries, jobs };
  return (await scripts.settleNotice(redis, where, { group, notice: id, deliveryIds })) === 1;
}

/** Returns the number of notices that are not settled. */
export const countNotices = ({ redis, keys }: StoreContext): Promise<number> =>
  redis.xlen(keys.outbox);

/** The group reads the stream from its beginning, so that notices from before the first worker are dispatched, too. */
async function openOutbox({ redis, keys }: StoreContext): Promise<void> {
  try {
    await redis.xgroup('CREATE', keys.outbox, group, '0', 'MKSTREAM');
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('BUSYGROUP')) throw error;
  }
}

/** Parses an entry that the script include `post` has written. Returns no notice for an entry that was deleted by hand. */
function toNotice(entry: StreamEntry | null): Notice[] {
  if (entry === null) return [];
  const [id, list] = entry;
  const { sweep = '', type, best = '', ...fields } = recordOf(list);
  const at = new Date(Number(id.split('-')[0])).toISOString();
  const of = { id, sweepId: sweep, at };
  if ((type as NoticeType) === 'trial.best') {
    return [{ ...of, type: 'trial.best', best: trialOfMember(best) }];
  }
  const end = parseEnd(fields);
  return [{ ...of, type: 'sweep.ended', best: best === '' ? undefined : trialOfMember(best), end }];
}

function parseEnd(fields: Readonly<Record<string, string>>): SweepEnd {
  return {
    status: fields.status as SweepStatus,
    finishedAt: fields.finishedAt || null,
    stoppedBy: (fields.stoppedBy || null) as StopRuleName | null,
    failure: fields.failure ? (JSON.parse(fields.failure) as Failure) : null,
    counts: countsOf(fields),
  };
}
