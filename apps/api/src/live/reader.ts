// The stream of one client that reads events. Unread events are in the memory of this process, so their size is limited. A
// client whose stream was closed reconnects with the id of the last event that it has received.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { heartbeat, retryHint } from './frames.ts';

export type ReaderOptions = {
  heartbeatMs: number;
  /** A reader that does not read replayed events for this time is disconnected. */
  patienceMs: number;
  onDropped: () => void;
};

export type Reader = {
  /** This signal is aborted when the stream ends. After that, nothing is written. */
  over: AbortSignal;
  write(bytes: Buffer): void;
  /** Waits until the reader has read everything. A reader that takes longer than `patienceMs` is disconnected. */
  caughtUp(): Promise<void>;
  end(): void;
  /** Waits until the connection has closed. After `withinMs`, closes it. */
  closed(withinMs: number): Promise<void>;
};

/** A reader with more unread bytes is disconnected. */
const maxBufferedBytes = 256 * 1024;

export const eventStreamHeaders = {
  'Content-Type': 'text/event-stream',
  // A proxy that compresses answers would delay events until a block is full. `no-transform` prevents this.
  'Cache-Control': 'no-cache, no-transform',
  // nginx would delay events until a buffer is full.
  'X-Accel-Buffering': 'no',
  // The connection is not kept open after the stream, so that it does not delay a shutdown.
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
