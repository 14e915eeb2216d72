// Tests the parser on real requests.
import { once } from 'node:events';
import { connect } from 'node:net';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { answerProblems } from '../problems/answer-problems.ts';
import { ClientGoneError } from '../problems/problem.ts';
import { listen } from './listen.ts';
import { type FilePart, readMultipart } from './read-multipart.ts';

const limits = { files: 2, fileBytes: 1024 * 1024, fields: 2, fieldBytes: 10 };

/** Answers with what it has read. `seen` gets the error of each body that was rejected. */
async function useServer(onFile: (part: FilePart) => Promise<void> = async () => undefined) {
  const seen: unknown[] = [];
  const app = express();
  app.post('/', async (request, response) => {
    const files: { bytes: number }[] = [];
    const fields = await readMultipart(request, {
      limits,
      onFile: async (part) => {
        await onFile(part);
        const { stream, ...described } = part;
        const file = { ...described, bytes: 0 };
        files.push(file);
        for await (const chunk of stream) file.bytes += (chunk as Uint8Array).length;
      },
    }).catch((error: unknown) => {
      seen.push(error);
      throw error;
    });
    response.json({ fields: Object.fromEntries(fields), files });
  });
  app.use(answerProblems);
  const server = await listen(app, { host: '127.0.0.1', port: 0, graceMs: 10 });
  onTestFinished(() => server.close());
  return { url: server.url, seen };
}

const file = (bytes: number) => new Blob([new Uint8Array(bytes)], { type: 'image/png' });

function form(parts: readonly (readonly [name: string, value: string | Blob])[]): FormData {
  const data = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === 'string') data.append(name, value);
    else data.append(name, value, 'folder/a.png');
  }
  return data;
}

test('gives the files as streams, in their order, and returns the other fields', async () => {
  const { url } = await useServer();
  const body = form([
    ['image', file(300_000)],
    ['note', 'grün'],
    ['image', file(0)],
  ]);
  const answer = await fetch(url, { method: 'POST', body });
  const part = { name: 'image', fileName: 'a.png', type: 'image/png' };
  expect(await answer.json()).toEqual({
    fields: { note: 'grün' },
    files: [
      { ...part, bytes: 300_000 },
      { ...part, bytes: 0 },
    ],
  });
});

test.each([
  [
    'a file that is too large',
    [['a', file(3 * 1024 * 1024)]],
    413,
    'each file to have at most 1 MB',
  ],
  ['too many files', [1, 2, 3].map(() => ['a', file(1)] as const), 413, 'at most 2 files'],
  [
    'a field that is too long',
    [['a', 'x'.repeat(11)]],
    413,
    'the field `a` to have at most 10 bytes',
  ],
  ['too many fields', ['a', 'b', 'c'].map((name) => [name, ''] as const), 413, 'at most 2 fields'],
  [
    'a field twice',
    ['a', 'a'].map((name) => [name, ''] as const),
    400,
    'the field `a` once, got it twice',
  ],
] as const)('rejects %s', async (_title, parts, status, detail) => {
  const { url } = await useServer();
  const answer = await fetch(url, { method: 'POST', body: form(parts) });
  expect(await answer.json()).toMatchObject({ status, detail: `Expected ${detail}.` });
});

const type = 'multipart/form-data; boundary=b';
const head = '--b\r\nContent-Disposition: form-data; name="a"; filename="a.png"\r\n\r\n';
/** A part whose header has no name. */
const nameless = (value: string, more = '') =>
  `--b\r\nContent-Disposition: form-data${more}\r\n\r\n${value}\r\n`;

test.each([
  [
    'without a boundary',
    'multipart/form-data',
    '',
    'the Content-Type multipart/form-data with a boundary.',
  ],
  ['that is empty', type, '', 'multipart/form-data with a boundary after the last part, got none.'],
  [
    'that ends inside a file',
    type,
    `${head}x`,
    'multipart/form-data with a boundary after the last part, got none.',
  ],
  [
    'that ends inside a header',
    type,
    head.slice(0, 20),
    'multipart/form-data with a boundary after the last part, got none.',
  ],
  [
    'with two parts without a name',
    type,
    `${nameless('x')}${nameless('y')}--b--`,
    'each part to have a name.',
  ],
  [
    'with a part that has no name and exceeds the limit of a field',
    type,
    `${nameless('x'.repeat(11))}--b--`,
    'each part to have a name.',
  ],
  [
    'with a file that has no name',
    type,
    `${nameless('x'.repeat(100_000), '; filename="x"')}--b--`,
    'each part to have a name.',
  ],
])('rejects a body %s', async (_title, contentType, body, detail) => {
  const { url } = await useServer();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': contentType },
    body,
  });
  expect(await answer.json()).toMatchObject({ status: 400, detail: `Expected ${detail}` });
});

test('the stream of a file fails if the client disconnects, and if the reader throws', async () => {
  const begun = new AbortController();
  const { url, seen } = await useServer(async ({ fileName }) => {
    begun.abort();
    if (fileName === 'bad') throw new Error('The disk is full.');
  });
  const refused = await fetch(url, {
    method: 'POST',
    body: `${head.replace('a.png', 'bad')}x\r\n--b--`,
    headers: { 'Content-Type': type },
  });
  expect(refused.status).toBe(500);
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: 9999\r\n\r\n${head}x`,
  );
  await expect.poll(() => begun.signal.aborted).toBe(true);
  socket.destroy();
  await expect.poll(() => seen.length).toBe(2);
  expect(seen[1]).toBeInstanceOf(ClientGoneError);
});
