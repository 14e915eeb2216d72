import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { waitUntil } from '../../../../test/support/wait.ts';
import { connectWorker } from './connect.ts';

test('a connection on which nothing is heard is opened anew', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const errors: string[] = [];
  const redis = connectWorker({
    ...{ url: `redis://127.0.0.1:${port}`, name: 'test', silentAfterMs: 50 },
    onError: ({ message }) => void errors.push(message),
  });
  onTestFinished(() => {
    redis.disconnect();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await waitUntil('it comes again', async () => sockets.length > 1);
  expect(errors[0]).toContain('Socket timeout');
});
