// Tests a server with a low limit of connections, on real sockets.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import express from 'express';
import { Registry } from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import { countRefusals } from '../metrics/connection-metrics.ts';
import { listen } from './listen.ts';

async function useServer(maxConnections: number) {
  const app = express();
  const waiting: (() => void)[] = [];
  app.get('/quick', (_request, response) => void response.send('quick'));
  app.get('/slow', (_request, response) => {
    response.flushHeaders();
    waiting.push(() => response.end());
  });
  const registry = new Registry();
  const onRefused = countRefusals(registry);
  const at = { host: '127.0.0.1', port: 0 };
  const server = await listen(app, { ...at, graceMs: 10, maxConnections, onRefused });
  onTestFinished(() => server.close());
  const { port } = new URL(server.url);
  const open = async (text: string): Promise<Client> => {
    const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
    const client = { socket, received: '' };
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      client.received += chunk.toString();
    });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    socket.write(text);
    return client;
  };
  const refusals = async () =>
    (await registry.getMetricsAsJSON()).flatMap(({ values }) =>
      values.map(({ labels, value }) => `${labels.reason} ${value}`),
    );
  return { url: server.url, open, refusals };
}

type Client = { socket: Socket; received: string };

const half = 'GET /quick HTTP/1.1\r\nHost: x\r\nX-Long: ';
const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;

test('at the limit, a new connection replaces the connection that has been sending its request for longest', async () => {
  const { url, open, refusals } = await useServer(3);
  const slow = [await open(half), await open(half), await open(half)];
  const answer = await fetch(`${url}/quick`);
  expect([answer.status, await answer.text()]).toEqual([200, 'quick']);
  if (!slow[0]?.socket.destroyed && !slow[0]?.socket.readableEnded) {
    await once(slow[0]?.socket as Socket, 'end');
  }
  expect(slow[0]?.received).toMatch(/^HTTP\/1\.1 408 .*urn:sweepq:problem:request-timeout/s);
  expect(slow.slice(1).map(({ received }) => received)).toEqual(['', '']);
  expect(await refusals()).toEqual(['full 0', 'gave-way 1']);
});

test('answers a new connection with 503 when all open connections are being answered', async () => {
  const { open, refusals } = await useServer(2);
  const served = [await open(ask('/slow')), await open(ask('/slow'))];
  for (const { socket } of served) if (socket.bytesRead === 0) await once(socket, 'data');
  const rejected = await open('');
  await once(rejected.socket, 'end');
  expect(rejected.received).toMatch(
    /^HTTP\/1\.1 503 .*Retry-After: 5\r\n.*urn:sweepq:problem:busy/s,
  );
  expect(served.map(({ socket }) => socket.readableEnded)).toEqual([false, false]);
  expect(await refusals()).toEqual(['full 1', 'gave-way 0']);
});

test('closes a connection without valid HTTP, even if the client does not close it', async () => {
  const { open } = await useServer(2);
  const { socket } = await open('nonsense\r\n\r\n');
  await once(socket, 'end');
  // The connection is half open: only a reset shows that the server has closed it.
  const gone = new Promise((resolve) => socket.once('close', resolve));
  const pushing = setInterval(() => socket.write('x'), 50);
  onTestFinished(() => clearInterval(pushing));
  await gone;
});
