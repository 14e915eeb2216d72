// Limits the number of open connections, because each needs memory and a file descriptor. At the limit, a new connection
// replaces the connection that has been idle, or has been sending a request, for longest. So slow clients cannot occupy all
// connections.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ApiProblem } from '../problems/problem.ts';
import { answerBare } from './answer-bare.ts';

export type ConnectionLimit = {
  /** Accepts or rejects a new connection. */
  admit(socket: Socket): void;
  /**
   * Assigns a request to its connection. After the request is complete, the connection is not replaced until it is
   * answered. Returns false if the connection was replaced already.
   */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
};

/** Why a connection was closed. `full`: the limit was reached. `gave-way`: a new connection replaced this one. */
export type Refused = 'full' | 'gave-way';

export function createConnectionLimit(
  most: number,
  onRefused: (reason: Refused) => void,
): ConnectionLimit {
  // The open connections, each with its current request. The map is ordered by the start of the connection or the end of
  // its last answer. Most requests arrive within milliseconds of that time, so a slow client is at the front.
  const open = new Map<Socket, IncomingMessage | undefined>();

  /** Closes the first connection that is not being answered. Returns false if all connections are being answered. */
  function makeRoom(): boolean {
    for (const [socket, request] of open) {
      if (request?.complete) continue;
      open.delete(socket);
      onRefused('gave-way');
      // A route may have begun to read the request, so no other answer may be written.
      if (request !== undefined) socket.destroy();
      else answerBare(socket, tooSlow(), { atOnce: true });
      return true;
    }
    return false;
  }

  return {
    admit(socket) {
      if (open.size >= most && !makeRoom()) {
        onRefused('full');
        answerBare(socket, full(), { atOnce: true });
        return;
      }
      open.set(socket, undefined);
      socket.once('close', () => open.delete(socket));
    },
    serve(request, response) {
      const { socket } = request;
      if (!open.has(socket)) return false;
      open.set(socket, request);
      response.once('close', () => {
        // The client may have sent the next request before this answer (pipelining).
        if (open.get(socket) !== request) return;
        open.delete(socket);
        if (!socket.destroyed) open.set(socket, undefined);
      });
      return true;
    },
  };
}

const tooSlow = () =>
  new ApiProblem('request-timeout', {
    detail:
      'The limit of connections is reached, and this connection has waited for longest without a complete request.',
  });

const full = () =>
  new ApiProblem('busy', {
    detail: 'The limit of connections is reached, and all connections are being answered.',
    headers: { 'Retry-After': '5' },
  });
