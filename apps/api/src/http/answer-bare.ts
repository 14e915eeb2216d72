import { randomUUID } from 'node:crypto';
import { type OutgoingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiProblem } from '../problems/problem.ts';

/** After the last answer, the client has this time to close the connection. Then the api closes it. */
const lingerMs = 1_000;

/** Writes an answer directly to a connection that has no readable request, and closes the connection. */
export function answerBare(socket: Duplex, problem: ApiProblem, { atOnce = false } = {}): void {
  const requestId = randomUUID();
  const body = JSON.stringify(problem.toBody(requestId));
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    ...Object.entries(problem.headers).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: application/problem+json; charset=utf-8',
    'X-Content-Type-Options: nosniff',
    `X-Request-Id: ${requestId}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.on('error', () => undefined);
  const hangUp = () => socket.destroy();
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, atOnce ? hangUp : undefined);
  // If the api closed the connection while the client still sends, the client could lose the answer.
  setTimeout(hangUp, lingerMs).unref();
}

/** Answers a request that is not valid HTTP. Such a request does not reach a route. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  // The connection was answered already.
  if (socket.writableEnded) return;
  // The answer of an earlier request that is still being sent. No other answer may be written into it.
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
