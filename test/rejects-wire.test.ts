// Requests that an HTTP client cannot send, as raw bytes.
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { good, json, readWrittenKeys } from './support/bodies.ts';
import { startService } from './support/service.ts';
import { sendBytes } from './support/wire.ts';

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
  return () => service.stop();
});

const body = JSON.stringify(good);
const post = (headers: string, sent: string) =>
  `POST /v1/sweeps HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${json}\r\nConnection: close\r\n${headers}\r\n${sent}`;
const ask = (line: string, headers = 'Host: localhost\r\n') =>
  `${line}\r\n${headers}Connection: close\r\n\r\n`;

describe('malformed requests are answered with problem details, and nothing is written', () => {
  const cases: [title: string, bytes: string, status: number, code: string][] = [
    ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n\r\n', 400, 'malformed-request'],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'malformed-request'],
    ['an unknown method', ask('FROB /v1/sweeps HTTP/1.1'), 400, 'malformed-request'],
    ['TRACE', ask('TRACE /v1/sweeps HTTP/1.1'), 405, 'method-not-allowed'],
    ['OPTIONS', ask('OPTIONS /v1/sweeps HTTP/1.1'), 405, 'method-not-allowed'],
    ['CONNECT', ask('CONNECT example.com:443 HTTP/1.1'), 405, 'method-not-allowed'],
    ['a write to a page', ask('POST /docs/start.js HTTP/1.1'), 405, 'method-not-allowed'],
    [
      'a write to Bull Board’s page',
      ask('POST /admin/queues/ HTTP/1.1'),
      405,
      'method-not-allowed',
    ],
    ['no host', ask('GET /v1/sweeps HTTP/1.1', ''), 400, 'malformed-request'],
    [
      'two hosts',
      ask('GET /v1/sweeps HTTP/1.1', 'Host: localhost\r\nHost: evil.example\r\n'),
      400,
      'malformed-request',
    ],
    [
      'the URL of another host',
      ask('GET http://evil.example/v1/sweeps HTTP/1.1'),
      400,
      'malformed-request',
    ],
    ['a path that ends in a %', ask('GET /v1/sweeps/% HTTP/1.1'), 400, 'malformed-request'],
    // The error message of Express contains the path. The api must not take the words BUSY and LOADING for an error of Redis.
    ['a path with the word BUSY', ask('GET /v1/sweeps/%BUSY HTTP/1.1'), 400, 'malformed-request'],
    [
      'a path with the word LOADING',
      ask('GET /v1/sweeps/%LOADING HTTP/1.1'),
      400,
      'malformed-request',
    ],
    ['a long URL', ask(`GET /v1/${'x'.repeat(17_000)} HTTP/1.1`), 431, 'headers-too-large'],
    [
      'large headers',
      ask('GET / HTTP/1.1', `X: ${'x'.repeat(17_000)}\r\n`),
      431,
      'headers-too-large',
    ],
    ['a NUL in a header', ask('GET / HTTP/1.1', 'X: a\0b\r\n'), 400, 'malformed-request'],
    ['a folded header', ask('GET / HTTP/1.1', 'X: a\r\n b\r\n'), 400, 'malformed-request'],
    [
      'two lengths',
      post('Content-Length: 4\r\nContent-Length: 5\r\n', '{}   '),
      400,
      'malformed-request',
    ],
    [
      'a length and chunks',
      post('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
      400,
      'malformed-request',
    ],
    ['a length below 0', post('Content-Length: -1\r\n', '{}'), 400, 'malformed-request'],
    [
      'chunks and something else',
      post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n'),
      400,
      'malformed-request',
    ],
    [
      'a blank before a colon',
      post('Transfer-Encoding : chunked\r\n', '0\r\n\r\n'),
      400,
      'malformed-request',
    ],
    [
      'a chunk without a size',
      post('Transfer-Encoding: chunked\r\n', 'ZZ\r\n{}\r\n'),
      400,
      'malformed-request',
    ],
    [
      'two content types',
      post('Content-Type: text/html\r\nContent-Length: 2\r\n', '{}'),
      400,
      'malformed-request',
    ],
    [
      'an expectation',
      post('Expect: tea\r\nContent-Length: 2\r\n', '{}'),
      417,
      'expectation-failed',
    ],
    [
      'a request to continue with a body that is too large',
      post('Expect: 100-continue\r\nContent-Length: 99999999\r\n', ''),
      413,
      'body-too-large',
    ],
    [
      'too much in chunks',
      post(
        'Transfer-Encoding: chunked\r\n',
        `${`4000\r\n${'x'.repeat(0x4000)}\r\n`.repeat(5)}0\r\n\r\n`,
      ),
      413,
      'body-too-large',
    ],
    [
      'a nesting too deep to be parsed',
      post('Content-Length: 60000\r\n', '['.repeat(60_000)),
      400,
      'malformed-json',
    ],
    [
      'an unknown queue of Bull Board',
      ask('PUT /admin/queues/api/queues/none/pause HTTP/1.1'),
      404,
      'not-found',
    ],
    [
      'an invalid query of Bull Board',
      ask('GET /admin/queues/api/queues?activeQueue=runs&status=none HTTP/1.1'),
      400,
      'validation',
    ],
  ];

  test.each(cases)('%s', async (_title, bytes, status, code) => {
    const answer = await sendBytes(service.api.url, bytes);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(JSON.parse(answer.body)).toMatchObject({ type: `urn:sweepq:problem:${code}`, status });
    expect(answer.text).not.toMatch(/<html|\bat .*\.js:\d+/i);
    if (status === 405) expect(answer.headers.get('allow')).toContain('GET');
    expect(await readWrittenKeys(service)).toEqual([]);
  });
});

test('answers 413 to a compressed body of 50 KB that decompresses to 50 MB', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
  const head = post(`Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n`, '');
  const answer = await sendBytes(service.api.url, [head, bomb]);
  expect(answer.status).toBe(413);
});

test('answers 100 Continue for a body within the limit, and ignores a request to upgrade the protocol', async () => {
  const asked = `POST /v1/sweeps?dryRun=true HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${json}\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`;
  const { text } = await sendBytes(service.api.url, [asked, body]);
  expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
  const upgrade = 'Host: localhost\r\nUpgrade: websocket\r\n';
  const answer = await sendBytes(service.api.url, ask('GET /v1/sweeps HTTP/1.1', upgrade));
  expect(answer.status).toBe(200);
});

test('no page, Bull Board or problem may be shown in a frame', async () => {
  for (const path of [
    '/docs/',
    '/admin/queues/',
    '/admin/queues/api/queues',
    '/v1/sweeps',
    '/none',
  ]) {
    const { headers } = await fetch(service.api.url + path);
    expect([path, headers.get('x-frame-options')]).toEqual([path, 'DENY']);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});
