// Limits the number of open connections, because each takes memory and a file descriptor. When the limit is reached, a new
// connection replaces the one that has been incomplete or idle for longest. So slow clients cannot occupy all connections.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ApiProblem } from '../problems/problem.ts';
import { answerBare } from './answer-bare.ts';

export type Guests = {
  /** Accepts or refuses a connection. */
  admit(socket: Socket): void;
  /** Marks a connection as being answered, as soon as its request is complete. Returns false if the connection was closed. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
};

/** Why a connection was refused or closed: the limit was reached, or a newer connection replaced it. */
export type Refused = 'full' | 'gave-way';

export function createGuests(most: number, onRefused: (reason: Refused) => void): Guests {
  // Ordered by the time of the last answer, or of the connect. A usual request arrives within milliseconds of
  // that time, so a slow client is at the front.
  const guests = new Map<Socket, IncomingMessage | undefined>();

  /** Closes the connection that has been sending or idle for longest. Returns false if all are being answered. */
  function makeRoom(): boolean {
    for (const [socket, request] of guests) {
      if (request?.complete) continue;
      guests.delete(socket);
      onRefused('gave-way');
      // Otherwise the rest of a partial request would be read, and its route would answer.
      if (request !== undefined) socket.destroy();
      else answerBare(socket, tooSlow(), { atOnce: true });
      return true;
    }
    return false;
  }

  return {
    admit(socket) {
      if (guests.size >= most && !makeRoom()) {
        onRefused('full');
        answerBare(socket, full(), { atOnce: true });
        return;
      }
      guests.set(socket, undefined);
      socket.once('close', () => guests.delete(socket));
    },
    serve(request, response) {
      const { socket } = request;
      if (!guests.has(socket)) return false;
      guests.set(socket, request);
      response.once('close', () => {
        // The client may have sent the next request before this answer (pipelining).
        if (guests.get(socket) !== request) return;
        guests.delete(socket);
        if (!socket.destroyed) guests.set(socket, undefined);
      });
      return true;
    },
  };
}

const tooSlow = () =>
  new ApiProblem('request-timeout', {
    detail: 'Others wait for a connection, and this has been open for longest without a request.',
  });

const full = () =>
  new ApiProblem('busy', {
    detail: 'Every connection is being answered.',
    headers: { 'Retry-After': '5' },
  });
