// Sends events to readers: first the events that a reader has missed, at the reader's pace, then the new events that
// the tail reads for all.
import type { ServerResponse } from 'node:http';
import { isEnded } from '@sweepq/contract';
import type { Log } from '@sweepq/service';
import { allSweeps, type Store, type StoredEvent } from '@sweepq/store';
import { Counter, Gauge, type Registry } from 'prom-client';
import { ApiProblem } from '../problems/problem.ts';
import { encodeEvents, encodeFrame, encodeLast } from './frames.ts';
import { describeGone } from './gone.ts';
import { openReader, type Reader } from './reader.ts';
import type { Tail } from './tail.ts';

export type LiveDeps = {
  store: Store;
  tail: Tail;
  /** Returns those of these sweeps that no longer exist. */
  findGone: (ids: readonly string[]) => Promise<string[]>;
  registry: Registry;
  log: Log;
};

/** How a reader's stream starts: with the event `first`, if there is one, then with the events after the event id `after`. */
export type Beginning = {
  topic: string;
  after: string;
  first?: { type: string } | undefined;
  /** No event follows `first`. */
  isOver?: boolean;
};

export type Live = {
  /** Writes events until the reader disconnects, the sweep ends or is gone, or the process shuts down. */
  serve(response: ServerResponse, beginning: Beginning): Promise<void>;
  /** Ends all streams. Later readers are told to reconnect. */
  close(): Promise<void>;
};

const defaults = { heartbeatMs: 15_000, patienceMs: 30_000, lookForGoneMs: 2_000 };
const replayedAtATime = 100;
/** Limit of readers: each keeps its connection open, and other requests need connections, too. */
const mostReaders = 1_500;
const lastWordsMs = 500;

export function createLive(
  { store, tail, findGone, registry, log }: LiveDeps,
  options = defaults,
): Live {
  /** Each reader with its topic. */
  const readers = new Map<Reader, string>();
  let closing = false;
  let looking: NodeJS.Timeout | undefined;
  new Gauge({
    name: 'sweepq_event_readers',
    help: 'Clients that read events.',
    registers: [registry],
    collect() {
      this.set(readers.size);
    },
  });
  const dropped = new Counter({
    name: 'sweepq_event_readers_dropped_total',
    help: 'Clients that were dropped because they did not read their events.',
    registers: [registry],
  });

  /** Returns the position up to which events were replayed, or undefined if the stream is over. */
  async function replay(reader: Reader, topic: string, from: string): Promise<string | undefined> {
    let after = from;
    for (;;) {
      const events = await store.readEvents({ topic, after }, replayedAtATime);
      // Events were trimmed during the replay. The reader reconnects and gets a snapshot.
      if (events === undefined) return undefined;
      const last = events.at(-1);
      if (last === undefined) return after;
      reader.write(encodeEvents(topic, events));
      if (isLast(topic, last)) return undefined;
      after = last.id;
      await reader.caughtUp();
      if (reader.over.aborted) return undefined;
    }
  }

  async function tell(reader: Reader, { topic, after: from, first, isOver }: Beginning) {
    if (first !== undefined) reader.write(Buffer.from(encodeFrame(from, first)));
    const after = isOver || closing ? undefined : await replay(reader, topic, from);
    if (after === undefined) return reader.end();
    const take = (bytes: Buffer, last: StoredEvent) => {
      reader.write(bytes);
      if (isLast(topic, last)) reader.end();
    };
    tail.follow({ topic, after, take, lose: reader.end }, reader.over);
  }

  /** A sweep that no longer exists sends no event, so its readers would wait forever. */
  function lookForGone() {
    looking ??= setTimeout(async () => {
      const sweeps = [...new Set(readers.values())].filter((topic) => topic !== allSweeps);
      // Without an answer of Redis it is unknown which sweeps exist.
      const gone = new Set(await findGone(sweeps).catch(() => []));
      for (const [reader, topic] of readers) {
        if (!gone.has(topic)) continue;
        reader.write(Buffer.from(encodeLast(describeGone(topic))));
        reader.end();
      }
      looking = undefined;
      if (readers.size > 0 && !closing) lookForGone();
    }, options.lookForGoneMs).unref();
  }

  return {
    async serve(response, beginning) {
      if (response.destroyed) return;
      if (readers.size >= mostReaders) throw tooManyReaders();
      const onDropped = () => {
        dropped.inc();
        log.info({ topic: beginning.topic }, 'dropped a reader that does not read');
      };
      const reader = openReader(response, { ...options, onDropped });
      readers.set(reader, beginning.topic);
      lookForGone();
      response.once('close', () => readers.delete(reader));
      try {
        await tell(reader, beginning);
      } catch (err) {
        // Too late to answer with a problem. The reader reconnects and resumes from its last event.
        log.warn({ err, topic: beginning.topic }, 'could not continue an event stream');
        reader.end();
      }
    },
    async close() {
      closing = true;
      clearTimeout(looking);
      const left = [...readers.keys()];
      for (const reader of left) reader.end();
      await Promise.all([tail.close(), ...left.map((reader) => reader.closed(lastWordsMs))]);
    },
  };
}

const tooManyReaders = () =>
  new ApiProblem('busy', {
    detail: `Expected at most ${mostReaders} readers of events at a time.`,
    headers: { 'Retry-After': '30' },
  });

/** A sweep that has ended has no more events. */
const isLast = (topic: string, { sweepId, event }: StoredEvent) =>
  topic === sweepId && event.type === 'sweep' && isEnded(event.status);
