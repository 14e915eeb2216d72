import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { waitUntil } from '@sweepq/testing/wait.ts';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { answerProblems } from '../problems/answer-problems.ts';
import { answerInPieces } from './answer-in-pieces.ts';
import { listen } from './listen.ts';

const pieceBytes = 256 * 1024;
const manyPieces = 1_000;

/** Starts a server that answers with these pieces, and returns its URL. */
async function useServer(pieces: () => AsyncIterable<string | Uint8Array>) {
  const app = express();
  app.get('/', async (_request, response) => {
    await answerInPieces(response, { 'Content-Type': 'text/csv' }, pieces());
  });
  app.use(answerProblems);
  const server = await listen(app, { host: '127.0.0.1', port: 0, graceMs: 10 });
  onTestFinished(() => server.close());
  return server.url;
}

/** Returns many pieces, the number of pieces made so far, and whether the generator has ended. */
function countPieces() {
  const state = { made: 0, isOver: false };
  const pieces = async function* () {
    try {
      for (; state.made < manyPieces; state.made++) yield new Uint8Array(pieceBytes);
    } finally {
      state.isOver = true;
    }
  };
  return { state, pieces };
}

async function open(url: string): Promise<IncomingMessage> {
  const [response] = (await once(get(url), 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  return response;
}

test('makes a piece only after the previous piece was sent', async () => {
  const { state, pieces } = countPieces();
  const response = await open(await useServer(pieces));
  // The client does not read: pieces are made until the buffers of both sides are full.
  let last = -1;
  await waitUntil(
    'no more pieces are made',
    async () => {
      const before = last;
      last = state.made;
      return last > 0 && last === before;
    },
    { everyMs: 100 },
  );
  expect(state.made).toBeLessThan(manyPieces / 4);
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  expect(bytes).toBe(manyPieces * pieceBytes);
});

test('makes no more pieces after the client has disconnected', async () => {
  const { state, pieces } = countPieces();
  const response = await open(await useServer(pieces));
  response.destroy();
  await waitUntil('the pieces are given up', async () => state.isOver);
  expect(state.made).toBeLessThan(manyPieces);
});

test('answers an error before the first piece with a problem', async () => {
  const url = await useServer(async function* () {
    yield '';
    throw new Error('Redis is away: Connection is closed.');
  });
  const response = await fetch(url);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    503,
    'application/problem+json; charset=utf-8',
  ]);
});

test('aborts the answer on an error after the first piece', async () => {
  const url = await useServer(async function* () {
    yield 'a,b';
    throw new Error('Connection is closed.');
  });
  await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
});
