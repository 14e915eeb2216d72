import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = { url: string; close(): Promise<void> };

/** Slow clients are not waited for longer than this. */
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
const maxConnections = 2_000;

/** Listens from now on; rejects if the port cannot be had. */
export async function listen(
  app: RequestListener,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const options = { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs };
  const server = createServer(options, app);
  server.maxConnections = maxConnections;
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: bound } = server.address() as AddressInfo;
  const shown = family === 'IPv6' ? `[${address}]` : address;
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    // Requests that are being answered go on; connections that wait for the next one do not.
    server.closeIdleConnections();
    await closed;
  };
  return { url: `http://${shown}:${bound}`, close };
}
