import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { expect, onTestFinished, test } from 'vitest';
import { openReader, type Reader, type ReaderOptions } from './reader.ts';

const kilobyte = Buffer.alloc(1024, 'x');

test('sends a heartbeat at each interval', async () => {
  const { socket } = await useReader({ heartbeatMs: 5 });
  let text = '';
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  await waitUntil('three heartbeats', async () => text.split(': still here\n\n').length > 3);
  expect(text).toContain('Content-Type: text/event-stream\r\n');
  expect(text).toContain('retry: 2000\n\n');
});

test('closes the stream of a reader with more than 256 KB unread, and writes nothing more', async () => {
  const { socket, reader, response, count } = await useReader();
  socket.pause();
  for (let k = 0; k < 64 * 1024 && !reader.over.aborted; k++) {
    reader.write(kilobyte);
    if (k % 64 === 0) await new Promise(setImmediate);
    expect(response.writableLength).toBeLessThan(260 * 1024);
  }
  expect(count.dropped).toBe(1);
  await reader.closed(1_000);
  reader.write(kilobyte);
  expect(response.writableLength).toBe(0);
});

test('`caughtUp` waits until the reader has read everything', async () => {
  const { socket, reader, response, count } = await useReader();
  socket.pause();
  let waited = 0;
  await fill(reader, response);
  const caughtUp = reader.caughtUp().then(() => waited++);
  await new Promise(setImmediate);
  expect(waited).toBe(0);
  socket.resume();
  await caughtUp;
  expect(response.writableNeedDrain).toBe(false);
  expect(count.dropped).toBe(0);
});

test('closes the stream of a reader that does not catch up in time', async () => {
  const { socket, reader, response, count } = await useReader({ patienceMs: 20 });
  socket.pause();
  await fill(reader, response);
  await reader.caughtUp();
  expect(count.dropped).toBe(1);
  expect(response.destroyed).toBe(true);
});

test('the stream of a reader that disconnects ends without an error', async () => {
  const { socket, reader, count } = await useReader();
  socket.destroy();
  await reader.closed(5_000);
  expect(reader.over.aborted).toBe(true);
  reader.write(kilobyte);
  reader.end();
  await reader.caughtUp();
  expect(count.dropped).toBe(0);
});

test('at the end, closes the connection of a reader that does not read the last event in time', async () => {
  const { socket, reader, response } = await useReader();
  socket.pause();
  await fill(reader, response);
  reader.end();
  await reader.closed(20);
  expect(response.destroyed).toBe(true);
});

/** Writes until the buffers of the operating system are full. */
async function fill(reader: Reader, response: ServerResponse) {
  do {
    for (let k = 0; k < 64; k++) reader.write(kilobyte);
    await new Promise(setImmediate);
  } while (!response.writableNeedDrain);
}

/** Opens a reader on a server, and its client. */
async function useReader(options: Partial<ReaderOptions> = {}) {
  const count = { dropped: 0 };
  const onDropped = () => void count.dropped++;
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket: Socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  onTestFinished(() => {
    socket.destroy();
    server.close();
  });
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  const settings = { heartbeatMs: 60_000, patienceMs: 60_000, onDropped, ...options };
  const reader: Reader = openReader(response, settings);
  return { socket, reader, response, count };
}
