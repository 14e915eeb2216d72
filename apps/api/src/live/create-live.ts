// Sends events to readers: first the events that a reader has missed, as fast as the reader can read, and then new events,
// which the fan-out reads once for all readers.
import type { ServerResponse } from 'node:http';
import type { EventView } from '@sweepq/contract';
import type { Log } from '@sweepq/service';
import { allSweeps, type Store } from '@sweepq/store';
import { Counter, Gauge, type Registry } from 'prom-client';
import { ApiProblem } from '../problems/problem.ts';
import { batchEvents, type FanOut, type Follower, isOver } from './fan-out.ts';
import { encodeEvent, encodeEvents } from './frames.ts';
import { createDeletedEvent } from './gone.ts';
import type { NoteReaders } from './note-readers.ts';
import { openReader, type Reader } from './reader.ts';

export type LiveDeps = {
  store: Store;
  fanOut: FanOut;
  /** Returns the sweeps among `ids` that no longer exist. */
  findGone: (ids: readonly string[]) => Promise<string[]>;
  noteReaders: NoteReaders;
  registry: Registry;
  log: Log;
  now: () => Date;
};

/** The start of a stream: the event `first`, if it is set, and then the events after the event with the id `after`. */
export type StreamStart = {
  topic: string;
  after: string;
  first?: EventView | undefined;
  /**
   * Set if the sweep has ended: the stream ends after the stored events. If these have no status of the sweep, they are followed
   * by this event, which is called with the id of the last event.
   */
  createEnd?: ((id: string) => EventView) | undefined;
};

/** Who reads a stream: whether the caller is still admitted. The tokens can change during the stream. */
export type StreamCaller = { isAdmitted: () => boolean };

export type Live = {
  /**
   * Sends events until the reader disconnects, the sweep ends or no longer exists, the token of the caller is removed, or the
   * process shuts down.
   */
  serve(response: ServerResponse, start: StreamStart, caller: StreamCaller): Promise<void>;
  /** Ends the streams whose caller is no longer admitted. */
  endRemoved(): void;
  /** Ends all streams. Later readers get only the first event and must reconnect. */
  close(): Promise<void>;
};

const defaults = { heartbeatMs: 15_000, patienceMs: 30_000, lookForGoneMs: 2_000 };
/** The maximum number of readers. Each keeps a connection open, and other requests need connections, too. */
const mostReaders = 1_500;
/** At a shutdown, readers have this time to read their last events. */
const closeMs = 500;

export function createLive(
  { store, fanOut, findGone, noteReaders, registry, log, now }: LiveDeps,
  options = defaults,
): Live {
  /** The open readers, each with its topic and its caller. */
  const readers = new Map<Reader, StreamCaller & { topic: string }>();
  let closing = false;
  let looking: NodeJS.Timeout | undefined;
  new Gauge({
    name: 'sweepq_event_readers',
    help: 'Open event streams.',
    registers: [registry],
    collect() {
      this.set(readers.size);
    },
  });
  const dropped = new Counter({
    name: 'sweepq_event_readers_dropped_total',
    help: 'Event streams that were closed because the client did not read its events.',
    registers: [registry],
  });

  /**
   * Sends the stored events after `from`. Returns the id of the last one, and whether one of them has a status of the sweep.
   * Returns undefined if the stream must end.
   */
  async function replay(reader: Reader, topic: string, from: string) {
    let after = from;
    let hasStatus = false;
    for (;;) {
      const events = await store.readEvents({ topic, after }, batchEvents);
      // Events were trimmed during the replay. The stream ends, and the reader reconnects and gets a snapshot.
      if (events === undefined) return undefined;
      const last = events.at(-1);
      if (last === undefined) return { after, hasStatus };
      reader.write(encodeEvents(events));
      if (isOver(topic, events)) return undefined;
      hasStatus ||= events.some(({ event }) => event.type === 'sweep');
      after = last.id;
      await reader.caughtUp();
      if (reader.over.aborted) return undefined;
    }
  }

  async function stream(reader: Reader, { topic, after: from, first, createEnd }: StreamStart) {
    if (first !== undefined) reader.write(encodeEvent(first));
    const replayed = closing ? undefined : await replay(reader, topic, from);
    if (replayed === undefined) return reader.end();
    const { after, hasStatus } = replayed;
    if (createEnd !== undefined) {
      // With a status, the sweep was reopened since the start of the stream.
      if (!hasStatus) reader.write(encodeEvent(createEnd(after)));
      return reader.end();
    }
    const receive: Follower['receive'] = (bytes, { isOver }) => {
      reader.write(bytes);
      if (isOver) reader.end();
    };
    fanOut.follow({ topic, after, receive, onLost: reader.end }, reader.over);
  }

  /** Every 2 s, ends the streams of sweeps that no longer exist: such a sweep sends no more events. */
  function lookForGone() {
    looking ??= setTimeout(async () => {
      const topics = new Set([...readers.values()].map(({ topic }) => topic));
      const sweeps = [...topics].filter(isSweep);
      // If Redis does not answer, no stream is ended.
      const gone = new Set(await findGone(sweeps).catch(() => []));
      for (const [reader, { topic }] of readers) {
        if (!gone.has(topic)) continue;
        reader.write(encodeEvent(createDeletedEvent(topic, now())));
        reader.end();
      }
      // Without the note, runs report less often.
      noteReaders([...readers.values()].map(({ topic }) => topic).filter(isSweep));
      looking = undefined;
      if (readers.size > 0 && !closing) lookForGone();
    }, options.lookForGoneMs).unref();
  }

  return {
    async serve(response, start, { isAdmitted }) {
      if (response.destroyed) return;
      if (readers.size >= mostReaders) throw tooManyReaders();
      const onDropped = () => {
        dropped.inc();
        log.info({ topic: start.topic }, 'closed an event stream because its client does not read');
      };
      const reader = openReader(response, { ...options, onDropped });
      readers.set(reader, { topic: start.topic, isAdmitted });
      lookForGone();
      if (start.createEnd === undefined && isSweep(start.topic)) noteReaders([start.topic]);
      response.once('close', () => readers.delete(reader));
      // The token may have been removed since the request was admitted.
      if (!isAdmitted()) return reader.end();
      try {
        await stream(reader, start);
      } catch (err) {
        // The answer has begun, so no problem can be sent. The reader reconnects and resumes after its last event.
        log.warn({ err, topic: start.topic }, 'could not continue an event stream');
        reader.end();
      }
    },
    endRemoved() {
      const removed = [...readers].filter(([, { isAdmitted }]) => !isAdmitted());
      for (const [reader] of removed) reader.end();
      if (removed.length > 0) {
        log.info({ streams: removed.length }, 'ended the event streams of removed tokens');
      }
    },
    async close() {
      closing = true;
      clearTimeout(looking);
      const left = [...readers.keys()];
      for (const reader of left) reader.end();
      await Promise.all([fanOut.close(), ...left.map((reader) => reader.closed(closeMs))]);
    },
  };
}

const isSweep = (topic: string) => topic !== allSweeps;

const tooManyReaders = () =>
  new ApiProblem('busy', {
    detail: `Expected at most ${mostReaders} readers of events at a time.`,
    headers: { 'Retry-After': '30' },
  });
