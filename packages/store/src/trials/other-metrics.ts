// Metrics that have no column in the standings of a sweep. They are read from the outcomes of the trials.
import { type MetricName, type SweepSpec, trialStatuses } from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import { readKey } from '../bad-record.ts';
import type { StoreContext } from '../context.ts';
import { createYielder } from '../yield-to-event-loop.ts';
import type { ReadMetric } from './other-metrics-cache.ts';
import { parseOutcome } from './parse-outcome.ts';
import type { Standings } from './standings.ts';

const chunkTrials = 500;
/** No status, so a trial with it is read. */
const unread = 255;

/**
 * Reads these metrics of all trials that have an outcome, at the index of the trial; NaN for a trial without the metric. Only outcomes that
 * were not read before are read from Redis.
 */
export async function readOtherMetrics(
  { redis, keys, otherMetrics: cached }: StoreContext,
  spec: SweepSpec,
  { statusOf, hasOutcome }: Pick<Standings, 'statusOf' | 'hasOutcome'>,
  names: readonly MetricName[],
): Promise<Record<string, Float64Array>> {
  const total = countTrials(spec);
  const known = new Map(names.map((name) => [name, enlarge(cached.get(keyOf(spec, name)), total)]));
  const statuses = Uint8Array.from({ length: total }, (_, trial) =>
    trialStatuses.indexOf(statusOf(trial)),
  );
  const isStale = (trial: number) =>
    [...known.values()].some((each) => each.statuses[trial] !== statuses[trial]);
  const stale = Array.from(statuses.keys()).filter((trial) => hasOutcome(trial) && isStale(trial));
  const yieldIfDue = createYielder();
  const { trials } = keys.ofSweep(spec.id);
  for (let from = 0; from < stale.length; from += chunkTrials) {
    const chunk = stale.slice(from, from + chunkTrials);
    const outcomes = await readKey('trials', redis.hmget(trials, ...chunk.map(String)));
    for (const [k, trial] of chunk.entries()) {
      const text = outcomes[k];
      const metrics = text ? parseOutcome(text).metrics : null;
      for (const [name, { values, statuses: read }] of known) {
        values[trial] = metrics?.[name] ?? Number.NaN;
        // A retry has removed the outcome since the standings were read.
        read[trial] = text ? (statuses[trial] as number) : unread;
      }
      await yieldIfDue();
    }
  }
  for (const [name, each] of known) cached.set(keyOf(spec, name), each);
  // Another reader may change the cached values while these are sent to a thread.
  return Object.fromEntries([...known].map(([name, { values }]) => [name, values.slice()]));
}

const keyOf = ({ id }: SweepSpec, name: MetricName) => `${id} ${name}`;

/** An adaptive search adds trials to a sweep. */
function enlarge(known: ReadMetric | undefined, total: number): ReadMetric {
  if (known !== undefined && known.values.length >= total) return known;
  const values = new Float64Array(total).fill(Number.NaN);
  const statuses = new Uint8Array(total).fill(unread);
  values.set(known?.values ?? []);
  statuses.set(known?.statuses ?? []);
  return { values, statuses };
}
