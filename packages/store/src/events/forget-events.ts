import { type QueueName, queueNames } from '@sweepq/contract';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** The maximum number of entries that are read in one round trip. */
const chunkEntries = 1_000;
/** The maximum difference between the clocks of two streams. */
const slackMs = 1_000;

/** The events of a deletion. The scripts write the type first. */
const ofDeletion = /^\{"type":"(?:deleted|operation)"/;

type Entry = [id: string, fields: string[]];
type Span = { from: string; to: string };
const all: Span = { from: '-', to: '+' };

/**
 * Removes a sweep's events from the stream of all sweeps, and BullMQ's events of its jobs from the streams of the queues. The events that
 * report the deletion and its operation stay, for readers that have not received them.
 */
export async function forgetEvents(context: StoreContext, id: string): Promise<void> {
  const { redis, keys } = context;
  const span = await findSpan(context, id);
  const isForgotten = ({ sweep, event = '' }: Fields) => sweep === id && !ofDeletion.test(event);
  const ofAll = { stream: keys.events, span, isOfSweep: isForgotten };
  for await (const ids of findEntries(redis, ofAll)) {
    const where = { allEvents: keys.events, removed: keys.removedEvents };
    await scripts.removeEvents(redis, where, { ids });
  }
  for (const name of Object.values(queueNames) satisfies QueueName[]) {
    const isOfJob = ({ jobId = '' }: Fields) => jobId === id || jobId.startsWith(`${id}-`);
    const stream = keys.jobEvents(name);
    for await (const ids of findEntries(redis, { stream, span: all, isOfSweep: isOfJob })) {
      await redis.xdel(stream, ...ids);
    }
  }
}

/**
 * Returns the time range of a sweep's events in the stream of all sweeps. It begins with the stream of the sweep, because the same scripts
 * write both streams. It has no end: events of edits after the end are only in the stream of all sweeps.
 */
async function findSpan({ redis, keys }: StoreContext, id: string): Promise<Span> {
  const { events } = keys.ofSweep(id);
  const [kept, [first]] = await Promise.all([
    redis.xlen(events),
    redis.xrange(events, '-', '+', 'COUNT', 1),
  ]);
  // A full stream has lost its first events.
  if (kept >= eventsKept || first === undefined) return all;
  return { ...all, from: `${msOf(first) - slackMs}` };
}

const msOf = ([id]: Entry) => Number(id.split('-')[0]);

type Fields = Readonly<Record<string, string>>;

type Sought = { stream: string; span: Span; isOfSweep: (fields: Fields) => boolean };

/** Yields the ids of the matching entries, in chunks. */
async function* findEntries(
  redis: StoreContext['redis'],
  { stream, span, isOfSweep }: Sought,
): AsyncGenerator<string[]> {
  for (let next = span.from; ; ) {
    const entries: Entry[] = await redis.xrange(stream, next, span.to, 'COUNT', chunkEntries);
    const ids = entries.filter(([, fields]) => isOfSweep(toFields(fields))).map(([id]) => id);
    if (ids.length > 0) yield ids;
    const last = entries.at(-1);
    if (last === undefined || entries.length < chunkEntries) return;
    next = `(${last[0]}`;
  }
}

function toFields(flat: readonly string[]): Fields {
  const fields: Record<string, string> = {};
  for (let k = 0; k + 1 < flat.length; k += 2) fields[flat[k] ?? ''] = flat[k + 1] ?? '';
  return fields;
}
