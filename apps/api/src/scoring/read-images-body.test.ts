// Tests the reading on real connections.
import { openConnection } from '@sweepq/testing/connection.ts';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../http/listen.ts';
import { answerProblems } from '../problems/answer-problems.ts';
import { readImagesBody } from './read-images-body.ts';

const limits = { bytes: 200_000, images: 2, picture: { pixels: 1e6, seconds: 1 } };

/** Opens a connection to a server that answers the number of bytes of a picture. */
async function useConnection() {
  const app = express();
  app.post('/', async (request, response) => {
    const body = await readImagesBody(request, limits);
    response.json('pictures' in body ? body.pictures.map(({ bytes }) => bytes.length) : 'json');
  });
  app.use(answerProblems);
  const server = await listen(app, { host: '127.0.0.1', port: 0, graceMs: 10 });
  onTestFinished(() => server.close());
  const { socket, read } = await openConnection(server.url);
  const ask = (bytes: number) =>
    socket.write(
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: image/png\r\nExpect: 100-continue\r\nContent-Length: ${bytes}\r\n\r\n`,
    );
  return { ask, socket, read };
}

test.each([100, 100_000])(
  'asks a client once that waits for 100 Continue for its %i bytes',
  async (bytes) => {
    const { ask, socket, read } = await useConnection();
    ask(bytes);
    const asked = 'HTTP/1.1 100 Continue\r\n\r\n';
    await expect.poll(read).toBe(asked);
    socket.write(Buffer.alloc(bytes));
    const answered = `\r\n\r\n[${bytes}]`;
    await expect.poll(read).toContain(answered);
    expect(read().split(asked)).toHaveLength(2);
    // The connection is kept for the next picture.
    ask(100);
    await expect.poll(read).toContain(answered + asked);
    socket.write(Buffer.alloc(100));
    await expect.poll(read).toMatch(/\r\n\r\n\[100\]$/);
  },
);

test('rejects a body that is too large before the client sends it', async () => {
  const { ask, read } = await useConnection();
  ask(200_001);
  await expect.poll(read).toMatch(/^HTTP\/1\.1 413 .*\r\nConnection: close\r\n/s);
});
