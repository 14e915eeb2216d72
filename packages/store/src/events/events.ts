// Reads events from a position, in order, and detects gaps. A topic is the id of a sweep, or `allSweeps`. The ids of two topics
// are independent.
import { compareEventIds, firstEventId, type SweepEvent, type Trial } from '@sweepq/contract';
import { withAsked } from '../asked/with-asked.ts';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { allSweeps } from '../keys.ts';
import { parseSweep, type StoredSweep } from '../sweeps/stored-sweep.ts';
import { trialOfMember } from '../trials/member.ts';
import { unpackMetrics } from '../trials/packed-metrics.ts';
import { readTrials } from '../trials/trials.ts';
import { recordOf, type StreamEntry } from './stream-entries.ts';

/** `sweepId` is empty for an operation without a sweep. */
export type StoredEvent = { id: string; sweepId: string; event: SweepEvent };
/** A position in a topic: reading resumes after the event with this id. */
export type EventPosition = { topic: string; after: string };
export type SweepSnapshot = { sweep: StoredSweep; best: Trial | null; eventId: string };

/** Reads a sweep and the id of its last event at the same moment. */
export async function readSnapshot(
  context: StoreContext,
  id: string,
): Promise<SweepSnapshot | undefined> {
  const answer = await scripts.readSnapshot(context.redis, context.keys.inScripts(id));
  const [eventId, leader, fields] = answer;
  const parsed = parseSweep(id, recordOf(fields));
  if (parsed === undefined) return undefined;
  const stored = await withAsked(context, parsed);
  // The outcome of a trial never changes, so it can be read later than the snapshot.
  const [best] =
    leader === '' ? [] : await readTrials(context, stored.spec, [trialOfMember(leader)]);
  return { sweep: stored, best: best ?? null, eventId: eventId || firstEventId };
}

/** Returns the id of the last event. */
export async function readMoment({ redis, keys }: StoreContext, topic: string): Promise<string> {
  const [last] = await redis.xrevrange(keys.eventsOf(topic), '+', '-', 'COUNT', 1);
  return last?.[0] ?? firstEventId;
}

/**
 * Returns the next events after a position. Undefined if events after the position may have been trimmed, or if Redis has lost
 * the event at the position.
 */
export async function readEvents(
  { redis, keys }: StoreContext,
  { topic, after }: EventPosition,
  limit: number,
): Promise<StoredEvent[] | undefined> {
  const removed = topic === allSweeps ? keys.removedEvents : undefined;
  const where = { events: keys.eventsOf(topic), removed };
  const answer = await scripts.readEvents(redis, where, { after, limit });
  const [first, last, kept, entries, isOfStream] = answer;
  if (compareEventIds(after, last || firstEventId) > 0) return undefined;
  // A stream that has not reached its limit has not been trimmed.
  if (kept >= eventsKept && compareEventIds(after, first) < 0) return undefined;
  if (isOfStream === 0) return undefined;
  return entries.map((entry) => toEvent(topic, entry));
}

/** Waits for events after any of these positions. Returns an empty list after the timeout. */
export async function waitForEvents(
  { redis, keys }: StoreContext,
  positions: readonly EventPosition[],
  { limit, timeoutMs }: { limit: number; timeoutMs: number },
): Promise<{ topic: string; events: StoredEvent[] }[]> {
  const topics = new Map(positions.map(({ topic }) => [keys.eventsOf(topic), topic]));
  const ids = positions.map(({ after }) => after);
  const streams = [...topics.keys(), ...ids];
  const answer = await redis.xread('COUNT', limit, 'BLOCK', timeoutMs, 'STREAMS', ...streams);
  return (answer ?? []).flatMap(([key, entries]) => {
    const topic = topics.get(key);
    if (topic === undefined) return [];
    return [{ topic, events: entries.map((entry) => toEvent(topic, entry)) }];
  });
}

/** Parses an entry that the scripts of the store have written. */
function toEvent(topic: string, [id, fields]: StreamEntry): StoredEvent {
  const { sweep = topic === allSweeps ? '' : topic, event = '' } = recordOf(fields);
  const parsed = JSON.parse(event) as SweepEvent;
  if (parsed.type === 'trial' && parsed.metrics) unpackMetrics(parsed.metrics);
  return { id, sweepId: sweep, event: parsed };
}
