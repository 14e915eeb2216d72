// A server with a low connection limit, on real sockets.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import express from 'express';
import { Registry } from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import { countRefusals } from '../metrics/connection-metrics.ts';
import { listen } from './listen.ts';

async function useHouse(mostGuests: number) {
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
  const server = await listen(app, { ...at, graceMs: 10, mostGuests, onRefused });
  onTestFinished(() => server.close());
  const { port } = new URL(server.url);
  const open = async (text: string): Promise<Guest> => {
    const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true });
    const guest = { socket, came: '' };
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      guest.came += chunk.toString();
    });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    socket.write(text);
    return guest;
  };
  const refusals = async () =>
    (await registry.getMetricsAsJSON()).flatMap(({ values }) =>
      values.map(({ labels, value }) => `${labels.reason} ${value}`),
    );
  return { url: server.url, open, refusals };
}

type Guest = { socket: Socket; came: string };

const half = 'GET /quick HTTP/1.1\r\nHost: x\r\nX-Long: ';
const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;

test('at the limit, a new connection replaces the one that has been sending for longest', async () => {
  const { url, open, refusals } = await useHouse(3);
  const guests = [await open(half), await open(half), await open(half)];
  const answer = await fetch(`${url}/quick`);
  expect([answer.status, await answer.text()]).toEqual([200, 'quick']);
  if (!guests[0]?.socket.destroyed && !guests[0]?.socket.readableEnded) {
    await once(guests[0]?.socket as Socket, 'end');
  }
  expect(guests[0]?.came).toMatch(/^HTTP\/1\.1 408 .*urn:sweepq:problem:request-timeout/s);
  expect(guests.slice(1).map(({ came }) => came)).toEqual(['', '']);
  expect(await refusals()).toEqual(['full 0', 'gave-way 1']);
});

test('refuses a new connection with 503 when all connections are being answered', async () => {
  const { open, refusals } = await useHouse(2);
  const served = [await open(ask('/slow')), await open(ask('/slow'))];
  for (const { socket } of served) if (socket.bytesRead === 0) await once(socket, 'data');
  const turnedAway = await open('');
  await once(turnedAway.socket, 'end');
  expect(turnedAway.came).toMatch(/^HTTP\/1\.1 503 .*Retry-After: 5\r\n.*urn:sweepq:problem:busy/s);
  expect(served.map(({ socket }) => socket.readableEnded)).toEqual([false, false]);
  expect(await refusals()).toEqual(['full 1', 'gave-way 0']);
});

test('closes a connection that sent no HTTP, even if the client never closes it', async () => {
  const { open } = await useHouse(2);
  const { socket } = await open('nonsense\r\n\r\n');
  await once(socket, 'end');
  // The connection is half open: only a reset shows that the server has closed it.
  const gone = new Promise((resolve) => socket.once('close', resolve));
  const pushing = setInterval(() => socket.write('x'), 50);
  onTestFinished(() => clearInterval(pushing));
  await gone;
});
