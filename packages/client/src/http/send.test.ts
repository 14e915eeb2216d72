import type { IncomingMessage } from 'node:http';
import { serve } from '@sweepq/testing/serve.ts';
import { expect, test } from 'vitest';
import { createClient } from '../create-client.ts';

const request = { dataset: 'cats', space: { learningRate: 0.1, iterations: 1 } };

test('the error for a rejected request has the message of the api, with one line for each field', async () => {
  const errors = [
    { pointer: '/name', detail: 'First.' },
    { pointer: '/space', detail: 'Second.' },
  ];
  const problem = { type: 'urn:sweepq:problem:validation', title: 'T', detail: 'Both.', errors };
  const client = await clientOf(() => [400, problem]);
  await expect(client.submit(request)).rejects.toMatchObject({
    ...{ message: 'First.\nSecond.', detail: 'Both.', errors },
    ...{ code: 'validation', status: 400, retriable: false },
  });
});

test('the error for an answer of another server has the code `unexpected-answer` and the status', async () => {
  const client = await clientOf(() => [404, '<html>']);
  await expect(client.readSweep('s')).rejects.toMatchObject({
    ...{ code: 'unexpected-answer', status: 404, retriable: false },
    message: expect.stringMatching(/\/v1\/sweeps\/s answered 404 Not Found, which is not the api/),
  });
  const other = await clientOf(() => [200, '<html>']);
  await expect(other.readSweep('s')).rejects.toMatchObject({ code: 'unexpected-answer' });
});

test('throws for a redirect without following it, and for a list whose body is not a page', async () => {
  const seen: string[] = [];
  const url = await serve(({ method, url = '' }, response) => {
    seen.push(`${method} ${url}`);
    if (url.startsWith('/list/')) response.end('{}');
    else response.writeHead(301, { location: 'https://elsewhere.example/v1/sweeps' }).end();
  });
  await expect(createClient({ url }).submit(request)).rejects.toMatchObject({
    ...{ code: 'unexpected-answer', status: 301 },
    message: expect.stringMatching(/ and redirects to https:\/\/elsewhere\.example\/v1\/sweeps\.$/),
  });
  expect(seen).toEqual(['POST /v1/sweeps']);
  const list = createClient({ url: `${url}/list` }).listSweeps();
  await expect(list.next()).rejects.toMatchObject({ code: 'unexpected-answer' });
});

test('a connection lost during an answer gives the error `unreachable`', async () => {
  const url = await serve((_incoming, response) => {
    response.writeHead(200, { 'content-type': 'text/csv' }).write('{"id": ');
    setImmediate(() => response.destroy());
  });
  const client = createClient({ url });
  const lost = { code: 'unreachable', retriable: true };
  await expect(client.readSweep('s')).rejects.toMatchObject(lost);
  const read = async () => {
    for await (const _bytes of await client.streamTrialsCsv('s'));
  };
  await expect(read()).rejects.toMatchObject(lost);
});

test('rejects a name that changes the path and a header that cannot be sent, without a request', async () => {
  const client = createClient({ url: 'http://127.0.0.1:9' });
  for (const id of ['', '.', '..']) {
    await expect(client.readSweep(id)).rejects.toMatchObject({
      ...{ code: 'bad-name', message: `Expected \`id\` to be a name or an id, got \`${id}\`.` },
    });
  }
  const refused = expect.objectContaining({ code: 'bad-header', retriable: false });
  expect(() => createClient({ url: 'http://127.0.0.1:9', token: 'a\nb' })).toThrow(refused);
  await expect(client.submit(request, { idempotencyKey: '€' })).rejects.toEqual(refused);
});

test('the error for an unreachable api has its URL, and a bad URL is rejected', async () => {
  const client = createClient({ url: 'http://127.0.0.1:9/' });
  await expect(client.readSweep('s')).rejects.toMatchObject({
    ...{ code: 'unreachable', retriable: true },
    message: 'http://127.0.0.1:9/v1/sweeps/s does not answer.',
  });
  expect(() => createClient({ url: 'localhost:3000' })).toThrow(
    'Expected the URL of the api to be like http://localhost:3000, got `localhost:3000`.',
  );
});

test('rejects a URL with a user or a password, and does not show the password', () => {
  for (const of of ['user:secret@', 'user@', ':secret@']) {
    expect(() => createClient({ url: `http://${of}127.0.0.1:9` })).toThrow(
      'Expected the URL of the api to have no user and no password: use a token.',
    );
  }
});

test('retries a submission with the same key, at an api whose URL has a path', async () => {
  const seen: IncomingMessage[] = [];
  const url = await serve((incoming, response) => {
    seen.push(incoming);
    // The first answer is lost, and the second says that the api is busy.
    if (seen.length === 1) incoming.socket.destroy();
    else if (seen.length === 2) response.writeHead(503, { 'retry-after': '0' }).end();
    else response.writeHead(202).end('{"id": "s"}');
  });
  const client = createClient({ url: `${url}/behind/`, token: 'secret' });
  expect(await client.submit(request)).toEqual({ id: 's' });
  expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  expect(seen[2]).toMatchObject({
    url: '/behind/v1/sweeps',
    headers: { authorization: 'Bearer secret' },
  });
});

test('retries a dry run that was answered 503, because a dry run writes nothing', async () => {
  let count = 0;
  const url = await serve((_request, response) => {
    count += 1;
    if (count === 1) response.writeHead(503, { 'retry-after': '0' }).end();
    else response.writeHead(200).end('{"trials": 1}');
  });
  expect(await createClient({ url }).dryRun(request)).toEqual({ trials: 1 });
  expect(count).toBe(2);
});

test('does not retry a change without an idempotency key', async () => {
  let count = 0;
  const client = await clientOf(() => {
    count += 1;
    return [503, ''];
  });
  await expect(client.edit('s', { note: 'x' })).rejects.toMatchObject({
    status: 503,
    retriable: true,
  });
  expect(count).toBe(1);
});

/** Returns a client of a server that answers each request by `answer`. */
async function clientOf(answer: () => [status: number, body: object | string]) {
  const url = await serve((_request, response) => {
    const [status, body] = answer();
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return createClient({ url });
}
