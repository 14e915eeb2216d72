import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { setImmediate as afterPoll } from 'node:timers/promises';
import { ApiProblem } from '../problems/problem.ts';
import { answerBare, answerClientError } from './answer-bare.ts';
import { holdBody } from './ask-for-body.ts';
import { createConnectionLimit, type Refused } from './connection-limit.ts';
import { maxBodyBytes } from './json-body.ts';
import { limitBody, longBodyTimeoutMs } from './long-bodies.ts';

export type Listening = {
  url: string;
  /** Closes each connection after its next answer, so that clients and proxies open new ones, to another api. */
  drain(): void;
  close(): Promise<void>;
};

/** The timeout for receiving the headers. That of the body is in long-bodies.ts. */
const defaultHeadersTimeoutMs = 10_000;
const checkTimeoutsEveryMs = 1_000;
/** This time is longer than the 60 s of nginx and AWS ALB, so that a proxy does not reuse a connection that the api has closed. */
const defaultKeepAliveMs = 75_000;
/** A connection without data for this time is closed, also during an answer. */
const idleTimeoutMs = 120_000;
const defaultMaxConnections = 2_000;

/** During a shutdown, running requests may take this long. */
const defaultGraceMs = 15_000;
const closeIdleEveryMs = 50;

export type ListenOptions = {
  host: string;
  port: number;
  /** How long a connection may be idle between two requests. */
  keepAliveMs?: number;
  /** The timeout for receiving the headers of a request. */
  headersTimeoutMs?: number;
  graceMs?: number;
  maxConnections?: number;
  /** Called for each connection that is closed because of the limit of connections. It is not in the log of requests. */
  onRefused?: (reason: Refused) => void;
};

/** Starts the HTTP server. Rejects if the port is not available. */
export async function listen(
  app: RequestListener,
  {
    host,
    port,
    keepAliveMs = defaultKeepAliveMs,
    headersTimeoutMs = defaultHeadersTimeoutMs,
    graceMs = defaultGraceMs,
    maxConnections = defaultMaxConnections,
    onRefused = () => undefined,
  }: ListenOptions,
): Promise<Listening> {
  const server = createServer({
    keepAliveTimeout: keepAliveMs,
    // This time starts at the first byte of a request, so it may be shorter than the keep-alive time.
    headersTimeout: headersTimeoutMs,
    requestTimeout: longBodyTimeoutMs,
    connectionsCheckingInterval: checkTimeoutsEveryMs,
    // The app answers a request without `Host` with a problem.
    requireHostHeader: false,
  });
  server.setTimeout(idleTimeoutMs);
  const connections = createConnectionLimit(maxConnections, onRefused);
  let isDraining = false;
  /** Node.js adds `Connection: close`. Otherwise a client could send its next request at the moment of the close. */
  const closeIfDraining = (response: ServerResponse) => {
    if (isDraining) response.shouldKeepAlive = false;
  };
  const answer: RequestListener = (request, response) => {
    closeIfDraining(response);
    if (!connections.serve(request, response)) return;
    limitBody(request, () => {
      const error = Object.assign(new Error('slow body'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
      answerClientError(error, request.socket);
    });
    app(request, response);
  };
  server.on('connection', connections.admit);
  server.on('request', answer);
  server.on('checkExpectation', answer);
  server.on('checkContinue', (request, response) => {
    closeIfDraining(response);
    // A client that waits for 100 Continue must not send a body that is too large. The app rejects the request.
    // A route for files or pictures asks for the body when it begins to read it.
    const length = Number(request.headers['content-length'] ?? 0);
    if (length > maxBodyBytes || !isJson(request)) holdBody(request, response);
    else response.writeContinue();
    answer(request, response);
  });
  server.on('connect', (_request, socket) => answerBare(socket, noProxy()));
  server.on('clientError', answerClientError);
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: bound } = server.address() as AddressInfo;
  const shown = family === 'IPv6' ? `[${address}]` : address;
  const drain = () => {
    isDraining = true;
  };
  return {
    url: `http://${shown}:${bound}`,
    drain,
    close() {
      drain();
      return close(server, graceMs);
    },
  };
}

/** Whether a body is JSON, such as `application/merge-patch+json`. A request without a type is rejected. */
const isJson = ({ headers }: IncomingMessage) =>
  /^[^;]*json\b/i.test(headers['content-type'] ?? '');

const noProxy = () =>
  new ApiProblem('method-not-allowed', {
    detail: 'Expected a request to this server, got CONNECT.',
    headers: { Allow: 'GET, HEAD, POST, PATCH, DELETE' },
  });

/** Stops accepting connections. Running requests may continue until the end of the grace period. */
async function close(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, 'close');
  // An immediate runs after the event loop has accepted all connections that have arrived.
  await afterPoll();
  // `server.close()` would also destroy each connection whose request has arrived and is not read yet.
  NetServer.prototype.close.call(server);
  // Keep-alive connections become idle after their answers. Node.js would wait until the clients close them.
  const idle = setInterval(async () => {
    await afterPoll();
    server.closeIdleConnections();
  }, closeIdleEveryMs);
  const late = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
  // Ends the timer of Node.js that checks for timeouts of requests.
  server.close();
}
