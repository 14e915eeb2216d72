import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiProblem } from '../problems/problem.ts';
import { answerBare, answerClientError } from './answer-bare.ts';
import { createGuests, type Refused } from './guests.ts';
import { maxBodyBytes } from './json-body.ts';

export type Listening = { url: string; close(): Promise<void> };

/** Slow clients are not waited for longer than this. */
const defaultHeadersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
const checkTimeoutsEveryMs = 1_000;
/** A proxy that keeps idle connections for up to 60 s (nginx, AWS ALB) must not reuse one that the api has closed. */
const defaultKeepAliveMs = 75_000;
/** Nor is a connection on which nothing moves, in either direction, while it is answered. */
const idleTimeoutMs = 120_000;
const defaultMostGuests = 2_000;

/** How long requests that are being answered may take once the server closes. */
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
  /** Told of each connection that has to go for want of room, which no route and no log of requests sees. */
  onRefused?: (reason: Refused) => void;
};

/** Listens from now on; rejects if the port cannot be had. */
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
    // Node counts it from the first byte of a request, so that it may be shorter than the time between two.
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: checkTimeoutsEveryMs,
    // It is missed by the app, which says so as a problem.
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
    // What is too large is refused before it is sent; whether it still comes, nobody knows.
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

/** Accepts nothing more; requests that are being answered go on until the grace is over. */
async function close(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection that is kept alive becomes idle when its answer is out, and Node would wait for it.
  const idle = setInterval(() => server.closeIdleConnections(), closeIdleEveryMs);
  const late = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
