// A reverse proxy that serves an api below a base path. It compresses answers unless the header `no-transform` forbids it.
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import { onTestFinished } from 'vitest';

export type PathProxyOptions = {
  /** The base path, such as `/sweepq`. */
  path: string;
  /** Whether the proxy removes the base path from requests, like `proxy_pass http://api/;` in nginx. */
  strips: boolean;
};

/** Starts the proxy. Returns its URL with the base path. `strays` collects all requests outside of the base path. */
export async function usePathProxy(apiUrl: string, { path, strips }: PathProxyOptions) {
  const strays: string[] = [];
  const server = createServer((incoming, response) => {
    const url = incoming.url ?? '';
    if (!url.startsWith(`${path}/`) && url !== path) {
      strays.push(`${incoming.method} ${url}`);
      response.writeHead(404).end('another site');
      return;
    }
    const target = strips ? url.slice(path.length) || '/' : url;
    forward(new URL(apiUrl), target, incoming, response);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, strays };
}

/** Forwards a request with its header `Host`, and compresses the answer if it may. */
function forward(api: URL, path: string, incoming: IncomingMessage, response: ServerResponse) {
  const { method, headers } = incoming;
  const asked = request({ host: api.hostname, port: api.port, path, method, headers });
  asked.on('error', () => response.destroy());
  response.on('close', () => asked.destroy());
  asked.on('response', (answer) => {
    const mayTransform = !/\bno-transform\b/.test(answer.headers['cache-control'] ?? '');
    const takesGzip = /\bgzip\b/.test(String(headers['accept-encoding']));
    const isEncoded = answer.headers['content-encoding'] !== undefined;
    const isWhole = answer.statusCode === 200 && method !== 'HEAD';
    if (!mayTransform || !takesGzip || isEncoded || !isWhole) {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      return;
    }
    const { 'content-length': _length, ...kept } = answer.headers;
    response.writeHead(200, { ...kept, 'content-encoding': 'gzip' });
    answer.pipe(createGzip()).pipe(response);
  });
  incoming.pipe(asked);
}
