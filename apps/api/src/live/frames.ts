// Encodes events as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
import { type EventView, viewEvent } from '@sweepq/contract';
import type { StoredEvent } from '@sweepq/store';

/** A client waits for this time before it reconnects. */
const retryMs = 2_000;
export const retryHint = Buffer.from(`retry: ${retryMs}\n\n`);
/** A comment that keeps the connection open. */
export const heartbeat = Buffer.from(': still here\n\n');

/**
 * Encodes an event. The JSON is one line, because `JSON.stringify` writes no line breaks. A client cannot resume after an event
 * without an id.
 */
const toFrame = (event: EventView) =>
  `${event.id === null ? '' : `id: ${event.id}\n`}event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

export const encodeEvent = (event: EventView) => Buffer.from(toFrame(event));

/** Encodes stored events as bytes, which are written to all readers. */
export const encodeEvents = (events: readonly StoredEvent[]) =>
  Buffer.from(events.map((event) => toFrame(viewEvent(event))).join(''));
