// Serves metrics, liveness and readiness to operators, on a separate port that is meant only for operators.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

export type StatusServer = { url: string; close(): Promise<void> };

export type StatusOptions = {
  host: string;
  port: number;
  registry: Registry;
  /** Throws an error with the reason if the process is not ready. */
  assertReady: () => Promise<void>;
};

export async function serveStatus({
  host,
  port,
  registry,
  assertReady,
}: StatusOptions): Promise<StatusServer> {
  const routes: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
    '/metrics': async (response) => {
      const body = await registry.metrics();
      response.setHeader('content-type', registry.contentType).end(body);
    },
    '/healthz': async (response) => answer(response, 200, { status: 'ok' }),
    '/readyz': async (response) => {
      try {
        await assertReady();
        answer(response, 200, { status: 'ok' });
      } catch (error) {
        answer(response, 503, { status: 'unavailable', reason: (error as Error).message });
      }
    },
  };
  const server = createServer((request, response) => {
    // The target is not parsed as a URL, because it may be invalid.
    const [path = ''] = (request.url ?? '').split('?', 1);
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route === undefined) return answer(response, 404, { status: 'not found' });
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return answer(response.setHeader('allow', 'GET, HEAD'), 405, {
        status: 'method not allowed',
      });
    }
    route(response).catch(() => answer(response, 500, { status: 'internal error' }));
  });
  server.listen(port, host);
  await once(server, 'listening');
  const { address, port: bound, family } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url, close };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
