import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiProblem } from '../problems/problem.ts';
import { answerBare, answerClientError } from './answer-bare.ts';
import { createGuests, type Refused } from './guests.ts';
import { maxBodyBytes } from './json-body.ts';

export type Listening = { url: string; close(): Promise<void> };

/** Limit for receiving a request from a slow client. */
const defaultHeadersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
const checkTimeoutsEveryMs = 1_000;
/** A proxy that keeps idle connections for up to 60 s (nginx, AWS ALB) must not reuse one that the api has closed. */
const defaultKeepAliveMs = 75_000;
/** A connection without traffic for this time is closed, also during an answer. */
const idleTimeoutMs = 120_000;
const defaultMostGuests = 2_000;

/** After the server starts to close, running requests may take this long. */
const defaultGraceMs = 15_000;
const closeIdleEveryMs = 50;

export type ListenOptions = {
  host: string;
  port: number;
  /** How long a connection stays open between two requests. */
  keepAliveMs?: number;
  /** How long the headers of a request may take. */
  headersTimeoutMs?: number;
  graceMs?: number;
  mostGuests?: number;
  /** Called for each connection that is refused or closed because the limit is reached. No route and no request log sees it. */
  onRefused?: (reason: Refused) => void;
};

/** Starts to listen. Rejects if the port is not available. */
export async function listen(
  app: RequestListener,
  {
    host,
    port,
    keepAliveMs = defaultKeepAliveMs,
    headersTimeoutMs = defaultHeadersTimeoutMs,
    graceMs = defaultGraceMs,
    mostGuests = defaultMostGuests,
    onRefused = () => undefined,
  }: ListenOptions,
): Promise<Listening> {
  const server = createServer({
    keepAliveTimeout: keepAliveMs,
    // Node counts this time from the first byte of a request, so it may be shorter than the keep-alive time.
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: checkTimeoutsEveryMs,
    // The app checks for a missing `Host` itself, and answers with a problem.
    requireHostHeader: false,
  });
  server.setTimeout(idleTimeoutMs);
  const guests = createGuests(mostGuests, onRefused);
  const answer: RequestListener = (request, response) => {
    if (guests.serve(request, response)) app(request, response);
  };
  server.on('connection', guests.admit);
  server.on('request', answer);
  server.on('checkExpectation', answer);
  server.on('checkContinue', (request, response) => {
    // A body that is too large is refused before the client sends it. The client may send it all the same.
    if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) {
      response.shouldKeepAlive = false;
    } else {
      response.writeContinue();
    }
    answer(request, response);
  });
  server.on('connect', (_request, socket) => answerBare(socket, noProxy()));
  server.on('clientError', answerClientError);
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: bound } = server.address() as AddressInfo;
  const shown = family === 'IPv6' ? `[${address}]` : address;
  return { url: `http://${shown}:${bound}`, close: () => close(server, graceMs) };
}

const noProxy = () =>
  new ApiProblem('method-not-allowed', {
    detail: 'Expected a request to this server, got CONNECT.',
    headers: { Allow: 'GET, HEAD, POST, PATCH, DELETE' },
  });

/** Accepts no more connections. Running requests may continue until the grace period ends. */
async function close(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A keep-alive connection becomes idle after its answer. Node would wait for it.
  const idle = setInterval(() => server.closeIdleConnections(), closeIdleEveryMs);
  const late = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
