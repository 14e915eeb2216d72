import { scoreOf, trialStatuses } from '@sweepq/contract';
import { badRecordReason, readKey } from '../bad-record.ts';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { unknownStatus } from '../trials/standings.ts';
import { chunksOfIds } from './list-sweeps.ts';
import { readSweep } from './sweeps.ts';

const chunkSweeps = 200;

/** Returns the sweeps whose counters do not add up to their total, or are below 0. */
export async function listMiscounted(context: StoreContext): Promise<string[]> {
  const { redis, keys } = context;
  const found: string[] = [];
  for await (const ids of chunksOfIds(context, undefined, chunkSweeps)) {
    const counters = await Promise.all(
      ids.map((id) =>
        readKey('record', redis.hmget(keys.ofSweep(id).sweep, 'total', ...trialStatuses)).catch(
          orUnreadable,
        ),
      ),
    );
    for (const [k, id] of ids.entries()) {
      const [total, ...counts] = (counters[k] ?? []).map(toCount);
      if (total === undefined) continue;
      const sum = counts.reduce((a, b) => a + b, 0);
      if (sum !== total || counts.some((count) => count < 0)) found.push(id);
    }
  }
  return found;
}

/**
 * Recounts a sweep's trials. Returns true if its counters were wrong. Throws `redis-unsuitable` for a status that only a
 * later version knows.
 */
export async function recountSweep(context: StoreContext, id: string): Promise<boolean> {
  const sweep = await readSweep(context, id);
  if (sweep === undefined) return false;
  const { objective } = sweep.spec;
  const { metric } = objective;
  const args = { total: sweep.counts.total, metric, sign: scoreOf(1, objective) };
  const answer = await scripts.recountSweep(context.redis, context.keys.inScripts(id), args);
  if (Array.isArray(answer)) unknownStatus(...answer);
  return answer === 1;
}

/** A missing counter is 0, because the record is older than its status. */
const toCount = (text: string | null) => Number(text ?? 0);

function orUnreadable(error: unknown): undefined {
  if (badRecordReason(error) === undefined) throw error;
}
