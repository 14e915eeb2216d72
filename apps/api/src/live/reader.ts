// One client that reads events. What it does not read in time lies in this process' memory, so there
// is a bound to it; who was dropped comes back with the id of the last event that it has seen.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { heartbeat, retryHint } from './frames.ts';

export type ReaderOptions = {
  heartbeatMs: number;
  /** How long a reader may let what is being replayed to it lie. */
  patienceMs: number;
  onDropped: () => void;
};

export type Reader = {
  /** Aborted once nothing more is written. */
  over: AbortSignal;
  write(bytes: Buffer): void;
  /** Waits until the reader keeps up; one that does not in time is dropped. */
  caughtUp(): Promise<void>;
  end(): void;
  /** Waits until the connection is done with, and breaks it off when the time is over. */
  closed(withinMs: number): Promise<void>;
};

/** A reader with more than this still to read is dropped. */
const maxBufferedBytes = 256 * 1024;

export const eventStreamHeaders = {
  'Content-Type': 'text/event-stream',
  // A proxy that compresses holds events back until a block is full. `no-transform` prevents this.
  'Cache-Control': 'no-cache, no-transform',
  // nginx would keep events back until a buffer is full.
  'X-Accel-Buffering': 'no',
  // The stream is the last on its connection, which then keeps no shutdown waiting.
  Connection: 'close',
};

export function openReader(response: ServerResponse, options: ReaderOptions): Reader {
  const { heartbeatMs, patienceMs, onDropped } = options;
  const ending = new AbortController();
  const closed = new Promise((resolve) => response.once('close', resolve)).then(finish);
  const beating = setInterval(() => write(heartbeat), heartbeatMs);
  response.writeHead(200, eventStreamHeaders);
  write(retryHint);
  return { over: ending.signal, write, caughtUp, end, closed: closedWithin };

  function write(bytes: Buffer) {
    if (ending.signal.aborted) return;
    response.write(bytes);
    if (response.writableLength > maxBufferedBytes) drop();
  }

  async function caughtUp() {
    if (!response.writableNeedDrain) return;
    const late = AbortSignal.timeout(patienceMs);
    const signal = AbortSignal.any([ending.signal, late]);
    await once(response, 'drain', { signal }).catch(() => {
      if (!ending.signal.aborted) drop();
    });
  }

  function drop() {
    finish();
    onDropped();
    response.destroy();
  }

  function end() {
    finish();
    response.end();
  }

  function finish() {
    clearInterval(beating);
    ending.abort();
  }

  async function closedWithin(ms: number) {
    const late = setTimeout(() => response.destroy(), ms);
    await closed;
    clearTimeout(late);
  }
}
