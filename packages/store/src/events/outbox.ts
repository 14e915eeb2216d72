// What webhooks are to be told. A script that ends a sweep or changes its leader writes it into this stream together
// with the change, so nothing is told that did not happen, and nothing that happened is forgotten. Workers take it up
// as one group: each notice is with one of them, and with another if it is not settled.
import type { Failure, NoticeType, StopRuleName, SweepStatus, TrialCounts } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { settleNoticeScript } from '../scripts/settle-notice.ts';
import { countsOf } from '../sweeps/counts.ts';
import { recordOf, type StreamEntry } from './stream-entries.ts';

/** What a sweep had come to when it ended. */
export type SweepEnd = {
  status: SweepStatus;
  finishedAt: string | null;
  stoppedBy: StopRuleName | null;
  failure: Failure | null;
  counts: TrialCounts;
};

/** `best` is the index of the trial that led by then. */
export type Notice = { id: string; sweepId: string; at: string } & (
  | { type: 'sweep.ended'; best: number | undefined; end: SweepEnd }
  | { type: 'trial.best'; best: number }
);

const group = 'dispatchers';
/** All of them: a notice is claimed by how long it has been with one, and there is nothing to know of who that was. */
const consumer = 'worker';

type Taking = {
  limit: number;
  /** How long it waits if there is nothing. */
  timeoutMs: number;
  /** A notice that has been with somebody for so long is taken from them. */
  leftAfterMs: number;
};

/** The next notices: those that were left by others first. None when the time is over. */
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
 * Removes a notice if each of its deliveries has a job or has ended. Returns false if a job is missing because Redis lost it: the notice is
 * then dispatched again.
 */
export async function settleNotice(
  { redis, keys }: StoreContext,
  { id, sweepId }: Pick<Notice, 'id' | 'sweepId'>,
  deliveries: readonly string[],
): Promise<boolean> {
  const jobs = deliveries.map((delivery) => keys.job('webhooks', delivery));
  const where = [keys.outbox, keys.ofSweep(sweepId).deliveries, ...jobs];
  return (await settleNoticeScript(redis, where, [group, id, ...deliveries])) === 1;
}

/** How many notices there are that are not settled. */
export const countNotices = ({ redis, keys }: StoreContext): Promise<number> =>
  redis.xlen(keys.outbox);

/** From its beginning: what was written before there was a worker is taken up, too. */
async function openOutbox({ redis, keys }: StoreContext): Promise<void> {
  try {
    await redis.xgroup('CREATE', keys.outbox, group, '0', 'MKSTREAM');
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('BUSYGROUP')) throw error;
  }
}

/** Written by `post`. An entry that was deleted by hand has left nothing to tell. */
function toNotice(entry: StreamEntry | null): Notice[] {
  if (entry === null) return [];
  const [id, list] = entry;
  const { sweep = '', type, best = '', ...fields } = recordOf(list);
  const at = new Date(Number(id.split('-')[0])).toISOString();
  const of = { id, sweepId: sweep, at };
  if ((type as NoticeType) === 'trial.best') {
    return [{ ...of, type: 'trial.best', best: Number(best) }];
  }
  const end = parseEnd(fields);
  return [{ ...of, type: 'sweep.ended', best: best === '' ? undefined : Number(best), end }];
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
