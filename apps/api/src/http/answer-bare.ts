import { type OutgoingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiProblem } from '../problems/problem.ts';

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

/** What cannot be read as HTTP never comes to a route; it is answered on the bare connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  // It has been answered, and what still comes is no more readable than what came before.
  if (socket.writableEnded) return;
  // Node keeps the answer that is on its way here; into the middle of it nothing is to be written.
  const { _httpMessage: answer } = socket as { _httpMessage?: OutgoingMessage };
  if (!socket.writable || answer?.headersSent || error.code === 'ECONNRESET') socket.destroy();
  else answerBare(socket, toProblem(error));
}

function toProblem({ code }: NodeJS.ErrnoException): ApiProblem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new ApiProblem('headers-too-large', { detail: 'Expected headers of at most 16 KB.' });
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ApiProblem('request-timeout');
  return new ApiProblem('malformed-request', { detail: 'Expected a request of HTTP/1.1.' });
}
