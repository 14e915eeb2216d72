// Reads new events from Redis once, on one connection, and passes them to all readers. A topic is one sweep, or all sweeps.
// A slow reader does not delay the other readers.
import { setTimeout as delay } from 'node:timers/promises';
import { compareEventIds, endWithSweep } from '@sweepq/contract';
import { allSweeps, type EventPosition, type Store, type StoredEvent } from '@sweepq/store';
import { encodeEvents } from './frames.ts';

/** What one read of a topic has returned. `isOver`: the sweep of the topic has ended, and no event follows. */
type Read = { last: StoredEvent; isOver: boolean };

export type Follower = EventPosition & {
  receive(bytes: Buffer, read: Read): void;
  /**
   * Called once if events may have been trimmed before they were read, or if Redis has lost events that were already
   * received.
   */
  onLost(): void;
};

export type FanOut = {
  /** Passes the events after the position of the follower to the follower, until the signal is aborted. */
  follow(follower: Follower, until: AbortSignal): void;
  close(): Promise<void>;
};

/** A topic with followers. All followers have received the events up to the id `after`. */
type Topic = { after: string; followers: Set<Follower> };

/** The time of one wait for events. A new topic is included in the next wait. */
const waitMs = 250;
const retryMs = 500;
/**
 * The maximum number of events per read. This number of progress events, at most 3 KB each, is below the limit of unread bytes
 * of a reader.
 */
export const batchEvents = 50;

/** Whether the stream of a topic ends after these events: they end the sweep, and do not reopen it. */
export const isOver = (topic: string, events: readonly StoredEvent[]): boolean =>
  topic !== allSweeps && endWithSweep(events);

/** Creates the fan-out. The store needs a separate connection to Redis, because a wait for events blocks the connection. */
export function createFanOut(store: Store, onError: (error: Error) => void): FanOut {
  const topics = new Map<string, Topic>();
  const stopping = new AbortController();
  /** Whether Redis may have lost events since the last read, because the last read failed. */
  let mayHaveLostEvents = false;
  let running = false;
  let ended: Promise<void> = Promise.resolve();

  async function run() {
    running = true;
    while (topics.size > 0 && !stopping.signal.aborted) {
      try {
        if (mayHaveLostEvents) await dropFollowersOfLostEvents();
        mayHaveLostEvents = false;
        await readNext();
      } catch (error) {
        mayHaveLostEvents = true;
        onError(error as Error);
        await delay(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    running = false;
  }

  /** Calls `onLost` of followers that have received events which Redis has lost. They reconnect and get a new snapshot. */
  async function dropFollowersOfLostEvents() {
    for (const [topic, { after }] of [...topics]) {
      const isKnown = (await store.readEvents({ topic, after }, 1)) !== undefined;
      if (!isKnown) deliver({ topic, after }, undefined);
    }
  }

  async function readNext() {
    const positions = [...topics].map(([topic, { after }]) => ({ topic, after }));
    const options = { limit: batchEvents, timeoutMs: waitMs };
    for (const { topic, events } of await store.waitForEvents(positions, options)) {
      const after = positions.find((position) => position.topic === topic)?.after ?? '';
      // Events can be trimmed before they are read only if there are more events than one read returns.
      const gap =
        events.length === batchEvents &&
        (await store.readEvents({ topic, after }, 1)) === undefined;
      deliver({ topic, after }, gap ? undefined : events);
    }
  }

  function deliver({ topic, after }: EventPosition, events: StoredEvent[] | undefined) {
    const read = topics.get(topic);
    // During the read, a follower with an earlier position was added. The topic is read again from that position.
    if (read?.after !== after) return;
    if (events === undefined) {
      topics.delete(topic);
      for (const follower of read.followers) follower.onLost();
      return;
    }
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined) return;
    read.after = last.id;
    const result = { last, isOver: isOver(topic, events) };
    let all: Buffer | undefined;
    for (const follower of read.followers) {
      if (compareEventIds(follower.after, first.id) < 0) {
        all ??= encodeEvents(events);
        follower.receive(all, result);
      } else if (compareEventIds(follower.after, last.id) < 0) {
        const rest = events.filter(({ id }) => compareEventIds(id, follower.after) > 0);
        follower.receive(encodeEvents(rest), result);
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
