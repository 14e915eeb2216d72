import { type OutgoingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiProblem } from '../problems/problem.ts';

/** A connection that the client does not close after the last answer is closed after this time. */
const lingerMs = 1_000;

/** Answers on a connection from which no request can be read, and closes it. */
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
  // A client that still sends while the connection is closed may lose the answer, so the client gets time to close it.
  setTimeout(hangUp, lingerMs).unref();
}

/** Answers what cannot be read as HTTP. Such a request never reaches a route. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  // The connection has been answered. Later data on it cannot be read either.
  if (socket.writableEnded) return;
  // Node keeps the answer in progress here. Nothing may be written into the middle of it.
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
