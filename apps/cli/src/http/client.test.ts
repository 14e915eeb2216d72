import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from './client.ts';

test('a refusal reads as the api words it, one line for each field', async () => {
  const errors = [
    { pointer: '/name', detail: 'First.' },
    { pointer: '/space', detail: 'Second.' },
  ];
  const client = await clientOf((_request, response) => {
    response.writeHead(400, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ title: 'Title', detail: 'Both.', errors }));
  });
  await expect(client.submit({})).rejects.toMatchObject({
    message: 'First.\nSecond.',
    retriable: false,
  });
});

test('what is not from the api is told by its status', async () => {
  const client = await clientOf((_request, response) => {
    response.writeHead(502).end('<html>');
  });
  await expect(client.readSweep('s')).rejects.toMatchObject({
    message: expect.stringMatching(/\/v1\/sweeps\/s answered 502 Bad Gateway\.$/),
    retriable: true,
  });
});

test('an api that is not there is told by its address', async () => {
  const client = createClient('http://127.0.0.1:9');
  await expect(client.listDatasets()).rejects.toThrow(
    /^http:\/\/127\.0\.0\.1:9\/v1\/datasets\?limit=100 does not answer\.$/,
  );
});

test('a list is read to its last page', async () => {
  const client = await clientOf(({ url }, response) => {
    const second = url?.includes('cursor=a%26b');
    response.end(JSON.stringify({ items: [second ? 2 : 1], nextCursor: second ? null : 'a&b' }));
  });
  expect(await client.listRuns('s')).toEqual([1, 2]);
});

async function clientOf(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return createClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}
