import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApiProblem } from '../problems/problem.ts';

/** Who has been answered for the last time, and does not hang up, is hung up on after this. */
const lingerMs = 1_000;

/** Answers on a connection that no request can be read from, and is done with it. */
export function answerBare(socket: Duplex, problem: ApiProblem, { atOnce = false } = {}): void {
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    ...Object.entries(problem.headers).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: application/problem+json; charset=utf-8',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.on('error', () => undefined);
  const hangUp = () => socket.destroy();
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, atOnce ? hangUp : undefined);
  // Hung up on while it still sends, a client may lose the answer; one that never hangs up is not to stay.
  setTimeout(hangUp, lingerMs).unref();
}
