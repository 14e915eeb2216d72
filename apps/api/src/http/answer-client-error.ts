import type { OutgoingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { ApiProblem } from '../problems/problem.ts';
import { answerBare } from './answer-bare.ts';

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
