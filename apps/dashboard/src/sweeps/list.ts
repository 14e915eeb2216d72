// The rows of the list of sweeps: read in pages, and kept up to date by events.
import { batch, signal } from '@preact/signals';
import type { Sweep } from '@sweepq/client';
import { ClientError } from '@sweepq/client';
import { client, explain } from '../service/client.ts';
import { reconnects } from '../service/connection.ts';
import { followAll } from '../service/live.ts';
import { matches, queryOf, type SweepSelection } from './selection.ts';

const pageSize = 100;
/** The least time between two reads of changed sweeps. */
const readAgainMs = 500;
/** The list is read after this time if the stream of events has not begun. */
const withoutStreamMs = 500;
/** More changed sweeps than this are read as one list. */
const mostAlone = 10;

export type SweepList = ReturnType<typeof createList>;

/** Creates the list for a selection. `close` ends its connections. */
export function createList(selection: SweepSelection) {
  const rows = signal<readonly Sweep[]>([]);
  /** New sweeps that wait while the pointer is in the table, so that rows do not move below it. */
  const held = signal<readonly Sweep[]>([]);
  const state = signal<'reading' | 'ready'>('reading');
  const hasMore = signal(false);
  const failure = signal<string | undefined>(undefined);
  const unreadable = signal<readonly { id: string; reason: string }[]>([]);
  const stop = new AbortController();
  const changed = new Set<string>();
  let isHolding = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pages = openPages();
  /** The sweep after the last row, if there is one. */
  let ahead: Sweep | undefined;

  function openPages() {
    const found = new Map<string, { id: string; reason: string }>();
    const items = client.listSweeps({
      ...queryOf(selection),
      onUnreadable: (each) => {
        found.set(each.id, each);
        unreadable.value = [...found.values()];
      },
    });
    return items;
  }

  /** Reads `count` rows, and one more to know whether there are more. */
  async function read(count: number, from: readonly Sweep[]): Promise<void> {
    const asked = pages;
    const taken = ahead === undefined ? [...from] : [...from, ahead];
    try {
      let done = false;
      while (taken.length <= count && !done) {
        const next = await asked.next();
        done = next.done === true;
        if (!next.done) taken.push(next.value);
      }
      if (asked !== pages || stop.signal.aborted) return;
      ahead = done ? undefined : taken.pop();
      batch(() => {
        rows.value = distinct(taken);
        hasMore.value = !done;
        state.value = 'ready';
        failure.value = undefined;
      });
    } catch (error) {
      if (asked !== pages || stop.signal.aborted) return;
      batch(() => {
        failure.value = explain(error);
        state.value = 'ready';
      });
    }
  }

  /** Reads the shown rows again. */
  async function readAgain(): Promise<void> {
    pages = openPages();
    ahead = undefined;
    held.value = [];
    await read(Math.max(rows.peek().length, pageSize), []);
  }

  const note = (id: string) => {
    changed.add(id);
    timer ??= setTimeout(readChanged, readAgainMs);
  };

  async function readChanged(): Promise<void> {
    const ids = [...changed];
    changed.clear();
    if (ids.length > mostAlone) await readAgain();
    else await Promise.all(ids.map(readOne));
    timer = undefined;
    if (changed.size > 0) timer = setTimeout(readChanged, readAgainMs);
  }

  async function readOne(id: string): Promise<void> {
    try {
      const sweep = await client.readSweep(id);
      if (!stop.signal.aborted) put(sweep);
    } catch (error) {
      if (error instanceof ClientError && error.status === 404) remove(id);
    }
  }

  /** Shows the new state of a sweep: in its row, as a new row, or not at all if it no longer matches. */
  function put(sweep: Sweep): void {
    if (!matches(sweep, selection)) {
      remove(sweep.id);
      return;
    }
    const replace = (list: readonly Sweep[]) =>
      list.map((each) => (each.id === sweep.id ? sweep : each));
    if (rows.peek().some(({ id }) => id === sweep.id)) {
      rows.value = replace(rows.peek());
    } else if (held.peek().some(({ id }) => id === sweep.id)) {
      held.value = replace(held.peek());
    } else if (isWithin(sweep)) {
      held.value = newestFirst([...held.peek(), sweep]);
      if (!isHolding) showHeld();
    }
  }

  /** A sweep older than the last row is read with its page. */
  const isWithin = ({ createdAt }: Sweep) =>
    !hasMore.peek() || createdAt >= (rows.peek().at(-1)?.createdAt ?? '');

  function remove(id: string): void {
    const without = (list: readonly Sweep[]) => list.filter((each) => each.id !== id);
    batch(() => {
      rows.value = without(rows.peek());
      held.value = without(held.peek());
    });
  }

  function showHeld(): void {
    batch(() => {
      rows.value = newestFirst(distinct([...held.peek(), ...rows.peek()]));
      held.value = [];
    });
  }

  // The stream is opened before the list is read, so that no change is missed. If the stream fails, the list is read nevertheless.
  const reading = setTimeout(readAgain, withoutStreamMs);
  followAll(
    {
      onEvent: (event) => {
        if (event.type === 'stream.started') {
          clearTimeout(reading);
          void readAgain();
          return;
        }
        if (event.type === 'sweep.deleted') {
          remove(event.data.sweepId);
          return;
        }
        const of = 'sweepId' in event.data ? event.data.sweepId : null;
        if (of !== null) note(of);
      },
    },
    stop.signal,
  );
  const unfollow = reconnects.subscribe(() => {
    if (failure.peek() !== undefined) void readAgain();
  });

  return {
    ...{ rows, held, state, hasMore, failure, unreadable, put, showHeld },
    readMore: () => read(rows.peek().length + pageSize, rows.peek()),
    /** Holds new rows back while the pointer is in the table. */
    hold(isOver: boolean) {
      isHolding = isOver;
      if (!isOver && held.peek().length > 0) showHeld();
    },
    close() {
      clearTimeout(timer);
      clearTimeout(reading);
      unfollow();
      stop.abort();
    },
  };
}

const distinct = (list: readonly Sweep[]) => [
  ...new Map(list.map((sweep) => [sweep.id, sweep])).values(),
];

const newestFirst = (list: readonly Sweep[]) =>
  [...list].sort((a, b) =>
    a.createdAt === b.createdAt ? (a.id < b.id ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1,
  );
