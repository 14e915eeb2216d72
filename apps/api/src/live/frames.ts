// Encodes events as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
import { viewEvent } from '@sweepq/contract';
import { allSweeps, type StoredEvent } from '@sweepq/store';

/** A client waits for this time before it reconnects. */
const retryMs = 2_000;
export const retryHint = Buffer.from(`retry: ${retryMs}\n\n`);
/** A comment that keeps the connection open. */
export const heartbeat = Buffer.from(': still here\n\n');

/** Encodes an event with an id. The JSON is one line, because `JSON.stringify` writes no line breaks. */
export const encodeFrame = <Data extends { type: string }>(id: string, data: Data) =>
  `id: ${id}\n${encodeLast(data)}`;

/** Encodes an event without an id, after which a client cannot resume. */
export const encodeLast = <Data extends { type: string }>(data: Data) =>
  `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;

/** Encodes events of a topic as bytes, which are written to all readers. */
export function encodeEvents(topic: string, events: readonly StoredEvent[]): Buffer {
  const frames = events.map(({ id, sweepId, event: stored }) => {
    const event = viewEvent(stored);
    return encodeFrame(id, topic === allSweeps ? { sweepId, ...event } : event);
  });
  return Buffer.from(frames.join(''));
}
