import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createMetrics } from '../metrics/create-metrics.ts';
import { serveStatus } from './serve-status.ts';

async function useStatus(assertReady = async () => {}) {
  const registry = createMetrics({ service: 'worker', version: '0' });
  const status = await serveStatus({ host: '127.0.0.1', port: 0, registry, assertReady });
  onTestFinished(() => status.close());
  return (path: string, init?: RequestInit) => fetch(new URL(path, status.url), init);
}

test('answers /metrics, /healthz and /readyz', async () => {
  const get = await useStatus();
  expect(await (await get('/metrics')).text()).toContain('sweepq_build_info{service="worker"');
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz?x=1')).status).toBe(200);
});

test('/readyz answers 503 with the reason while the process is not ready', async () => {
  const get = await useStatus(async () => {
    throw new Error('Redis is away.');
  });
  const response = await get('/readyz');
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: 'unavailable', reason: 'Redis is away.' });
  expect((await get('/healthz')).status).toBe(200);
});

test.each(['//', 'http://[', '*', ''])(
  'answers 400 or 404 to the request target %j, and keeps running',
  async (target) => {
    const registry = createMetrics({ service: 'worker', version: '0' });
    const options = { host: '127.0.0.1', port: 0, registry, assertReady: async () => undefined };
    const status = await serveStatus(options);
    onTestFinished(() => status.close());
    const socket = connect(Number(new URL(status.url).port), '127.0.0.1');
    socket.end(`GET ${target} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n`);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 40[04] /);
    expect((await fetch(new URL('/healthz', status.url))).status).toBe(200);
  },
);

test('answers 404 to another path and 405 to another method', async () => {
  const get = await useStatus();
  expect((await get('/toString')).status).toBe(404);
  const post = await get('/metrics', { method: 'POST' });
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});
