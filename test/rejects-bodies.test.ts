// Bodies that the api refuses before it checks their values.
import { beforeAll, describe, expect, test } from 'vitest';
import { good, json, readWrittenKeys, sendBody } from './support/bodies.ts';
import { startService } from './support/service.ts';

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
  return () => service.stop();
});

describe('a body that cannot be read is refused with a specific problem', () => {
  const text = JSON.stringify(good);
  const cases: [
    title: string,
    body: string | Buffer,
    headers: Record<string, string>,
    status: number,
    code: string,
  ][] = [
    ['not JSON', '{"dataset":', { 'content-type': json }, 400, 'malformed-json'],
    ['NaN', '{"space":{"learningRate":NaN}}', { 'content-type': json }, 400, 'malformed-json'],
    [
      'infinite rate',
      JSON.stringify(good).replace('0.005', '1e999'),
      { 'content-type': json },
      400,
      'validation',
    ],
    ['empty', '', { 'content-type': json }, 400, 'malformed-json'],
    ['missing, without a content type', Buffer.alloc(0), {}, 400, 'malformed-json'],
    ['a list', '[]', { 'content-type': json }, 400, 'validation'],
    ['a string', '"sweep"', { 'content-type': json }, 400, 'validation'],
    [
      'a key __proto__',
      text.replace('{', '{"__proto__":{"x":1},'),
      { 'content-type': json },
      400,
      'validation',
    ],
    [
      'a form',
      'dataset=cats',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported-media-type',
    ],
    ['no content type', Buffer.from(text), {}, 415, 'unsupported-media-type'],
    [
      'another charset',
      text,
      { 'content-type': `${json}; charset=iso-8859-1` },
      415,
      'unsupported-media-type',
    ],
    [
      'another encoding',
      text,
      { 'content-type': json, 'content-encoding': 'zstd9' },
      415,
      'unsupported-media-type',
    ],
    [
      'over 64 KB',
      JSON.stringify({ ...good, name: 'x'.repeat(66_000) }),
      { 'content-type': json },
      413,
      'body-too-large',
    ],
  ];

  test.each(cases)('%s', async (_title, body, headers, status, code) => {
    const problem = await sendBody(service, body, headers);
    expect(problem).toMatchObject({ type: `urn:sweepq:problem:${code}`, status });
    expect(await readWrittenKeys(service)).toEqual([]);
  });
});
