// The expectation `100-continue`: a client such as curl waits for this answer before it sends a large body.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** For each held body: whether the connection stays open after the answer. */
const held = new WeakMap<IncomingMessage, { response: ServerResponse; isKept: boolean }>();

/**
 * Leaves the answer to the route, which may reject the request before its body is sent. Then the connection is closed after the answer: the client
 * may send the body nevertheless, or the next request instead.
 */
export function holdBody(request: IncomingMessage, response: ServerResponse): void {
  held.set(request, { response, isKept: response.shouldKeepAlive });
  response.shouldKeepAlive = false;
}

/** Asks the client for a body that was held. Call before the body is read. */
export function askForBody(request: IncomingMessage): void {
  const found = held.get(request);
  if (found === undefined) return;
  held.delete(request);
  found.response.shouldKeepAlive = found.isKept;
  found.response.writeContinue();
}
