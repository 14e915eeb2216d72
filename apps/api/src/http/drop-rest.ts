import type { IncomingMessage } from 'node:http';

/** The connection of a client that still sends after this many bytes is closed. */
const mostDropped = 256 * 1024 * 1024;

/**
 * Reads and drops the rest of a rejected body. Otherwise the connection would close while the client is sending, and the client could miss
 * the answer.
 */
export function dropRest(request: IncomingMessage): void {
  let bytes = 0;
  request.on('data', (piece: Uint8Array) => {
    bytes += piece.length;
    if (bytes > mostDropped) request.socket.destroy();
  });
  request.resume();
}
