// Requests with an invalid header, an invalid parameter of a path, or without a body.
import { beforeAll, describe, expect, test } from 'vitest';
import { good, json, readWrittenKeys } from './support/bodies.ts';
import { readProblem } from './support/problem.ts';
import { startService } from './support/service.ts';

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
  return () => service.stop();
});

const noSweep = '/v1/sweeps/swp_00000000000000000000000000';

describe('an invalid header or parameter is an item of `errors`, with the part of the request', () => {
  const post = { method: 'POST', body: JSON.stringify(good) };
  const ofJson = { 'content-type': json };
  const cases: [pointer: string, path: string, init: RequestInit, status: number, said: RegExp][] =
    [
      [
        '/Content-Type',
        '/v1/sweeps',
        { ...post, headers: { 'content-type': 'text/csv' } },
        415,
        /text\/csv/,
      ],
      [
        '/Content-Type',
        '/v1/sweeps',
        { ...post, headers: { 'content-type': `${json};charset=latin1` } },
        415,
        /UTF-8/,
      ],
      [
        '/Idempotency-Key',
        '/v1/sweeps',
        { ...post, headers: { ...ofJson, 'idempotency-key': 'é' } },
        400,
        /printable/,
      ],
      [
        '/If-Match',
        '/v1/sweeps',
        { ...post, headers: { ...ofJson, 'if-match': '*' } },
        400,
        /no header If-Match/,
      ],
      [
        '/If-Match',
        noSweep,
        { method: 'DELETE', headers: { 'if-match': '12' } },
        400,
        /quoted tags, got `12`/,
      ],
      [
        '/Last-Event-ID',
        '/v1/events',
        { headers: { 'last-event-id': 'yesterday' } },
        400,
        /got `yesterday`/,
      ],
      [
        '/Accept',
        '/v1/sweeps',
        { headers: { accept: 'text/csv' } },
        406,
        /application\/json, got `text\/csv`/,
      ],
      [
        '/Accept',
        `${noSweep}/cancel`,
        { method: 'POST', headers: { accept: 'text/csv' } },
        406,
        /allow application\/json, got/,
      ],
    ];

  test.each(cases)('%s of %s', async (pointer, path, init, status, said) => {
    const problem = await readProblem(await fetch(service.api.url + path, init));
    const { detail } = problem;
    expect(detail).toMatch(said);
    expect(problem).toMatchObject({ status, errors: [{ in: 'header', pointer, detail }] });
    expect(await readWrittenKeys(service)).toEqual([]);
  });

  test.each([
    ['path', '/digest', '/v1/dataset-files/12'],
    ['query', '/cursor', '/v1/sweeps?cursor=x'],
    ['query', '/limit', '/v1/sweeps?limit=0'],
    ['query', '/filter', '/v1/sweeps?filter=name%20=%20'],
  ])('a parameter of the %s: %s', async (place, pointer, path) => {
    const problem = await readProblem(await fetch(service.api.url + path));
    const { detail } = problem;
    expect(problem).toMatchObject({ status: 400, errors: [{ in: place, pointer, detail }] });
  });
});

test('a request without a body is refused with 400, and the answer says what was expected', async () => {
  for (const [method, path, expected] of [
    ['POST', '/v1/sweeps', 'application/json'],
    ['PATCH', noSweep, 'application/json or application/merge-patch+json'],
  ] as const) {
    const problem = await readProblem(await fetch(service.api.url + path, { method }));
    expect([problem.status, problem.code, problem.detail]).toEqual([
      ...[400, 'malformed-json'],
      `Expected a body of JSON with the Content-Type ${expected}, got no body.`,
    ]);
  }
});
