// Events as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
import { allSweeps, type StoredEvent } from '@sweepq/store';

/** How long a client waits before it reconnects, and a comment that keeps the connection alive. */
const retryMs = 2_000;
export const retryHint = Buffer.from(`retry: ${retryMs}\n\n`);
export const heartbeat = Buffer.from(': still here\n\n');

/** `JSON.stringify` writes no line breaks, so its text is one line of data. */
export const encodeFrame = <Data extends { type: string }>(id: string, data: Data) =>
  `id: ${id}\n${encodeLast(data)}`;

/** An event without an id: clients do not resume from it. */
export const encodeLast = <Data extends { type: string }>(data: Data) =>
  `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;

/** Events of a topic as one text, which is written to all readers. */
export function encodeEvents(topic: string, events: readonly StoredEvent[]): Buffer {
  const frames = events.map(({ id, sweepId, event }) =>
    encodeFrame(id, topic === allSweeps ? { sweepId, ...event } : event),
  );
  return Buffer.from(frames.join(''));
}
