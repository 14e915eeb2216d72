import { once } from 'node:events';
import { openConnection } from '@sweepq/testing/connection.ts';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { expect, onTestFinished, test } from 'vitest';
import { type ListenOptions, listen } from './listen.ts';

const ask = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

test('the default keep-alive time is 75 s, and the answer has it in the header Keep-Alive', async () => {
  const { write, read } = await useConnection({});
  write(ask);
  await waitUntil('an answer', async () => read().endsWith('\r\n\r\nok'));
  expect(read()).toContain('\r\nKeep-Alive: timeout=75\r\n');
});

test('answers a request on a connection that was idle for longer than the timeout for headers', async () => {
  const options = { headersTimeoutMs: 50, keepAliveMs: 60_000 };
  const idle = await useConnection(options);
  idle.write(ask);
  await waitUntil('an answer', async () => idle.read().endsWith('ok'));
  // Slow headers on another connection time out. So the server has checked the timeouts of both connections.
  const slow = await idle.another();
  slow.write('GET / HTTP/1.1\r\nHost: ');
  await waitUntil('the end of slow headers', async () => slow.read().startsWith('HTTP/1.1 408'));
  idle.write(ask);
  await waitUntil('a second answer', async () => idle.read().split('200 OK').length === 3);
});

test('closes an idle connection after the keep-alive time', async () => {
  const { write, read, ended } = await useConnection({ keepAliveMs: 20 });
  write(ask);
  await ended;
  expect(read()).toMatch(/^HTTP\/1\.1 200 OK.*ok$/s);
});

/** Opens a connection to a server that answers `ok`. */
async function useConnection(options: Partial<ListenOptions>) {
  const server = await listen((_request, response) => response.end('ok'), {
    ...{ host: '127.0.0.1', port: 0, graceMs: 10 },
    ...options,
  });
  onTestFinished(() => server.close());
  const open = async () => {
    const { socket, read } = await openConnection(server.url);
    const write = (bytes: string) => void socket.write(bytes);
    return { write, read, ended: once(socket, 'end'), another: open };
  };
  return open();
}
