// Who is connected. Each takes memory and a descriptor, so there is room for so many; and since whoever sends
// a byte a second would keep the room for itself, it is who gives way when another comes.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { ApiProblem } from '../problems/problem.ts';
import { answerBare } from './answer-bare.ts';

export type Guests = {
  /** Lets a connection in, or turns it away. */
  admit(socket: Socket): void;
  /** From here on a request is being answered, once it has arrived to its end; false if its connection is done with. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
};

/** Why a connection was refused: there was no room for it, or it gave way to another. */
export type Refused = 'full' | 'gave-way';

export function createGuests(most: number, onRefused: (reason: Refused) => void): Guests {
  // In the order in which they last had an answer, or came: a request that arrives as usual is there within
  // milliseconds of that, and one that takes its time is found at the front.
  const guests = new Map<Socket, IncomingMessage | undefined>();

  /** Sends the one away that has been sending, or has been silent, for longest; false if all are being answered. */
  function makeRoom(): boolean {
    for (const [socket, request] of guests) {
      if (request?.complete) continue;
      guests.delete(socket);
      onRefused('gave-way');
      // Half a request is read on, and its route would answer.
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
        // It may have sent the next before it had the answer to this.
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
