import type { IncomingMessage } from 'node:http';

/** A body must arrive within this time. */
const bodyTimeoutMs = 30_000;
/** A long body, such as a file, must arrive within this time. It may not pause for longer than a connection may be idle. */
export const longBodyTimeoutMs = 60 * 60 * 1000;

const long = new WeakSet<IncomingMessage>();

/** Allows the body of a request to take longer. Call when the caller is known to have the right to send it. */
export const allowLongBody = (request: IncomingMessage): void => void long.add(request);

/** Calls `onLate` if the body of a request is not complete in time. */
export function limitBody(request: IncomingMessage, onLate: () => void): void {
  const { headers } = request;
  const length = Number(headers['content-length'] ?? 0);
  if (length === 0 && headers['transfer-encoding'] === undefined) return;
  const timer = setTimeout(() => {
    if (!request.complete && !long.has(request)) onLate();
  }, bodyTimeoutMs);
  request.once('close', () => clearTimeout(timer));
}
