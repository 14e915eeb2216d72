import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerClientError } from './answer-client-error.ts';

export type Listening = { url: string; close(): Promise<void> };

/** Slow clients are not waited for longer than this. */
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
const maxConnections = 2_000;

/** How long requests that are being answered may take once the server closes. */
const defaultGraceMs = 15_000;
const closeIdleEveryMs = 50;

/** Listens from now on; rejects if the port cannot be had. */
export async function listen(
  app: RequestListener,
  { host, port, graceMs = defaultGraceMs }: { host: string; port: number; graceMs?: number },
): Promise<Listening> {
  const options = { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs };
  const server = createServer(options, app);
  server.maxConnections = maxConnections;
  server.on('clientError', answerClientError);
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: bound } = server.address() as AddressInfo;
  const shown = family === 'IPv6' ? `[${address}]` : address;
  return { url: `http://${shown}:${bound}`, close: () => close(server, graceMs) };
}

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
