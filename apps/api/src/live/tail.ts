// Reads events from Redis for all readers. Each topic is read once, on one connection, for any number of readers. A slow
// reader does not delay the others.
import { setTimeout as delay } from 'node:timers/promises';
import { compareEventIds } from '@sweepq/contract';
import type { EventPosition, Store, StoredEvent } from '@sweepq/store';
import { encodeEvents } from './frames.ts';

export type Follower = EventPosition & {
  take(bytes: Buffer, last: StoredEvent): void;
  /**
   * Called once, instead of `take`, if events may have been trimmed before they were read, or if Redis lost events that were already sent.
   */
  lose(): void;
};

export type Tail = {
  /** Passes events after the follower's position to the follower, until the signal is aborted. */
  follow(follower: Follower, until: AbortSignal): void;
  close(): Promise<void>;
};

/** `after`: all followers have the events up to this id. */
type Topic = { after: string; followers: Set<Follower> };

/** A newly followed topic is read from the next wait on, after at most this time. */
const waitMs = 250;
const retryMs = 500;
/** Events per read: this number of progress events is well below the limit of unread bytes of a reader. */
const batchEvents = 100;

/** The store needs a separate connection, because a wait blocks it. */
export function createTail(store: Store, onError: (error: Error) => void): Tail {
  const topics = new Map<string, Topic>();
  const stopping = new AbortController();
  /** Whether Redis may have lost its last events since the last read. */
  let isDoubtful = false;
  let running = false;
  let ended: Promise<void> = Promise.resolve();

  async function run() {
    running = true;
    while (topics.size > 0 && !stopping.signal.aborted) {
      try {
        if (isDoubtful) await loseForgotten();
        isDoubtful = false;
        await readOn();
      } catch (error) {
        isDoubtful = true;
        onError(error as Error);
        await delay(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    running = false;
  }

  /** Disconnects followers that received events which Redis lost. They reconnect and get a new snapshot. */
  async function loseForgotten() {
    for (const [topic, { after }] of [...topics]) {
      const isKnown = (await store.readEvents({ topic, after }, 1)) !== undefined;
      if (!isKnown) give({ topic, after }, undefined);
    }
  }

  async function readOn() {
    const positions = [...topics].map(([topic, { after }]) => ({ topic, after }));
    const options = { limit: batchEvents, timeoutMs: waitMs };
    for (const { topic, events } of await store.waitForEvents(positions, options)) {
      const after = positions.find((position) => position.topic === topic)?.after ?? '';
      // Only a follower that is far behind can have missed events.
      const gap =
        events.length === batchEvents &&
        (await store.readEvents({ topic, after }, 1)) === undefined;
      give({ topic, after }, gap ? undefined : events);
    }
  }

  function give({ topic, after }: EventPosition, events: StoredEvent[] | undefined) {
    const read = topics.get(topic);
    // A follower with an earlier position has joined during the read: the topic is read again from there.
    if (read?.after !== after) return;
    if (events === undefined) {
      topics.delete(topic);
      for (const follower of read.followers) follower.lose();
      return;
    }
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined) return;
    read.after = last.id;
    let all: Buffer | undefined;
    for (const follower of read.followers) {
      if (compareEventIds(follower.after, first.id) < 0) {
        all ??= encodeEvents(topic, events);
        follower.take(all, last);
      } else if (compareEventIds(follower.after, last.id) < 0) {
        const rest = events.filter(({ id }) => compareEventIds(id, follower.after) > 0);
        follower.take(encodeEvents(topic, rest), last);
      }
    }
  }

  return {
    follow(follower, until) {
      if (until.aborted) return;
      const topic = topics.get(follower.topic) ?? { after: follower.after, followers: new Set() };
      if (compareEventIds(follower.after, topic.after) < 0) topic.after = follower.after;
      topic.followers.add(follower);
      topics.set(follower.topic, topic);
      until.addEventListener('abort', () => {
        topic.followers.delete(follower);
        if (topic.followers.size > 0 || topics.get(follower.topic) !== topic) return;
        topics.delete(follower.topic);
      });
      if (!running) ended = run();
    },
    close() {
      stopping.abort();
      return ended;
    },
  };
}
