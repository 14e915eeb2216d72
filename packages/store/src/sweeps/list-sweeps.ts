import { withAsked } from '../asked/with-asked.ts';
import { badRecordReason, readKey, unreadableReason } from '../bad-record.ts';
import type { StoreContext } from '../context.ts';
import { createYielder } from '../yield-to-event-loop.ts';
import { parseSweep, type StoredSweep } from './stored-sweep.ts';

type Wanted = {
  limit: number;
  /** The last id of the previous page. */
  before?: string | undefined;
  isWanted?: (sweep: StoredSweep) => boolean;
};

/** A sweep whose record cannot be read, and the reason. */
export type UnreadableSweep = { id: string; reason: string };

type Listed = { sweeps: StoredSweep[]; unreadable: UnreadableSweep[]; hasMore: boolean };

/** The number of records that are read in one round trip. */
const chunkSweeps = 200;

/**
 * Returns the next sweeps that match, the newest first; the unreadable sweeps between them; and whether more sweeps match. An
 * unreadable sweep is always listed, because filters cannot be applied to it.
 */
export async function listSweeps(
  context: StoreContext,
  { limit, before, isWanted = () => true }: Wanted,
): Promise<Listed> {
  const { redis, keys } = context;
  const sweeps: StoredSweep[] = [];
  const unreadable: UnreadableSweep[] = [];
  const yieldIfDue = createYielder();
  // One sweep more than requested shows whether more sweeps match.
  for await (const ids of chunksOfIds(context, before, Math.min(limit + 1, chunkSweeps))) {
    const records = await Promise.all(
      ids.map((id) =>
        readKey('record', redis.hgetall(keys.ofSweep(id).sweep)).catch(orUnreadable(id)),
      ),
    );
    for (const [k, id] of ids.entries()) {
      const fields = records[k] ?? {};
      try {
        const sweep = parseSweep(id, fields);
        if (sweep !== undefined && isWanted(sweep)) sweeps.push(sweep);
      } catch (error) {
        orUnreadable(id)(error);
      }
      await yieldIfDue();
    }
    if (sweeps.length > limit) break;
  }
  const page = await Promise.all(sweeps.slice(0, limit).map((sweep) => withAsked(context, sweep)));
  const hasMore = sweeps.length > limit;
  const last = page.at(-1)?.spec.id ?? '';
  // Unreadable sweeps after the last one are listed on the next page.
  const named = unreadable.filter(({ id }) => !hasMore || id > last);
  return { sweeps: page, unreadable: named.sort((a, b) => (a.id < b.id ? 1 : -1)), hasMore };

  function orUnreadable(id: string) {
    return (error: unknown): undefined => {
      const reason = unreadableReason(error);
      if (reason === undefined) throw error;
      unreadable.push({ id, reason });
    };
  }
}

/** Calls `visit` for each sweep that can be read, the newest first. Returns the sweeps that cannot be read. */
export async function scanSweeps(
  context: StoreContext,
  visit: (sweep: StoredSweep) => void,
): Promise<UnreadableSweep[]> {
  const unreadable: UnreadableSweep[] = [];
  let before: string | undefined;
  for (;;) {
    const page = await listSweeps(context, { limit: chunkSweeps, before });
    for (const sweep of page.sweeps) visit(sweep);
    unreadable.push(...page.unreadable);
    before = page.sweeps.at(-1)?.spec.id;
    if (!page.hasMore || before === undefined) return unreadable;
  }
}

/** An ended sweep that is not archived, and may be deleted because of its age. */
export type EndedSweep = { id: string; finishedAt: string };

/** Returns all sweeps that have ended and are not archived. The sweep that ended last is the first. */
export async function listEnded(context: StoreContext): Promise<EndedSweep[]> {
  const { redis, keys } = context;
  const ended: EndedSweep[] = [];
  for await (const ids of chunksOfIds(context, undefined, chunkSweeps)) {
    const fields = await Promise.all(
      // A sweep that cannot be read is kept.
      ids.map((id) =>
        readKey('record', redis.hmget(keys.ofSweep(id).sweep, 'finishedAt', 'archived')).catch(
          skipUnreadable,
        ),
      ),
    );
    for (const [k, id] of ids.entries()) {
      const [finishedAt, archived] = fields[k] ?? [];
      if (finishedAt && !archived) ended.push({ id, finishedAt });
    }
  }
  return ended.sort((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1));
}

/** `hasEnded`: the sweep has ended although some of its trials are open, which was possible before version 0.2. */
export type OpenSweep = { id: string; generation: number; hasEnded: boolean };

const ofOpen = ['status', 'finishedAt', 'generation', 'closed', 'queued', 'running'] as const;

/**
 * Returns all sweeps that should have a job of their generation: open sweeps that are not paused, and ended sweeps with
 * open trials.
 */
export async function listOpen(context: StoreContext): Promise<OpenSweep[]> {
  const { redis, keys } = context;
  const open: OpenSweep[] = [];
  for await (const ids of chunksOfIds(context, undefined, chunkSweeps)) {
    const fields = await Promise.all(
      // A sweep that cannot be read is ignored.
      ids.map((id) =>
        readKey('record', redis.hmget(keys.ofSweep(id).sweep, ...ofOpen)).catch(skipUnreadable),
      ),
    );
    for (const [k, id] of ids.entries()) {
      const [status, finishedAt, generation, closed, queued, running] = fields[k] ?? [];
      if (!status || status === 'paused') continue;
      const hasEnded = Boolean(finishedAt);
      if (hasEnded && (closed || Number(queued) + Number(running) <= 0)) continue;
      open.push({ id, generation: Number(generation ?? 0), hasEnded });
    }
  }
  return open;
}

function skipUnreadable(error: unknown): undefined {
  if (badRecordReason(error) === undefined) throw error;
}

/** Yields the ids of all sweeps after one, the newest first. */
export async function* chunksOfIds(
  { redis, keys }: StoreContext,
  before: string | undefined,
  count: number,
): AsyncGenerator<string[]> {
  let step = count;
  for (let last = before; ; ) {
    const from = last === undefined ? '+' : `(${last}`;
    const ids = await redis.zrange(keys.sweeps, from, '-', 'BYLEX', 'REV', 'LIMIT', 0, step);
    yield ids;
    if (ids.length < step) return;
    last = ids.at(-1);
    // The next read is larger: a small page with a filter that few sweeps match must not cause many small reads.
    step = Math.min(step * 2, chunkSweeps);
  }
}
