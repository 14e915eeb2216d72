// Events as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
import { allSweeps, type StoredEvent } from '@sweepq/store';

/** How long a client waits before it comes back, and a comment that shows that both sides live. */
const retryMs = 2_000;
export const retryHint = Buffer.from(`retry: ${retryMs}\n\n`);
export const heartbeat = Buffer.from(': still here\n\n');

/** JSON has no line breaks, so that its text is one line of data. */
export const encodeFrame = <Data extends { type: string }>(id: string, data: Data) =>
  `id: ${id}\n${encodeLast(data)}`;

/** An event that nobody comes back to. */
export const encodeLast = <Data extends { type: string }>(data: Data) =>
  `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;

/** Events of a topic in one piece, to be written to any number of readers. */
export function encodeEvents(topic: string, events: readonly StoredEvent[]): Buffer {
  const frames = events.map(({ id, sweepId, event }) =>
    encodeFrame(id, topic === allSweeps ? { sweepId, ...event } : event),
  );
  return Buffer.from(frames.join(''));
}
