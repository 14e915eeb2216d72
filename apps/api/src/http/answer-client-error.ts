import { type OutgoingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiProblem } from '../problems/problem.ts';

/** What cannot be read as HTTP never comes to a route; it is answered on the bare connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Node keeps the answer that is on its way here; into the middle of it nothing is to be written.
  const { _httpMessage: answer } = socket as { _httpMessage?: OutgoingMessage };
  if (!socket.writable || answer?.headersSent || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const problem = toProblem(error);
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function toProblem({ code }: NodeJS.ErrnoException): ApiProblem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new ApiProblem('headers-too-large', { detail: 'Expected headers of at most 16 KB.' });
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ApiProblem('request-timeout');
  return new ApiProblem('malformed-request', { detail: 'Expected a request of HTTP/1.1.' });
}
