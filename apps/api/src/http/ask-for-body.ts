// The expectation `100-continue`: a client such as curl waits for this answer before it sends a large body.
import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';

const waiting = new WeakSet<IncomingMessage>();

/** Leaves the answer to the route, which may reject the request before its body is sent. */
export const holdBody = (request: IncomingMessage): void => void waiting.add(request);

/** Asks the client for a body that was held. Call before the body is read. */
export function askForBody(request: Request): void {
  if (waiting.delete(request)) request.res?.writeContinue();
}
