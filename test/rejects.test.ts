// Requests that are refused: each with its own answer, and nothing written.

import { connectWorker, disconnect } from '@sweepq/queue';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { startService } from './support/service.ts';

const good = { dataset: 'synthetic-cats', space: { learningRate: 0.005, iterations: 100 } };
const withSpace = (part: object) => ({ ...good, space: { ...good.space, ...part } });
const manySeeds = Array.from({ length: 10_000 }, (_, seed) => seed);
const json = 'application/json';

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
  return () => service.stop();
});

/** Sends a body as it stands, and expects problem details. */
async function send(
  body: string | Buffer,
  headers: Record<string, string> = { 'content-type': json },
) {
  const response = await fetch(new URL('/v1/sweeps', service.api.url), {
    method: 'POST',
    headers,
    body,
  });
  return { response, problem: await readProblem(response) };
}

async function writtenKeys() {
  const redis = connectWorker({ url: inject('redisUrl'), name: 'test', onError: () => undefined });
  const keys = await redis.keys(`${service.prefix}:*`);
  await disconnect(redis);
  // Opening a queue writes its version and limits.
  return keys.filter((key) => !key.endsWith(':meta'));
}

describe('a body with a bad value is answered with where it stood, what was expected and what came', () => {
  const cases: [title: string, body: object, pointer: string, detail: RegExp][] = [
    ['unknown key', { ...good, workers: 3 }, '/workers', /Expected no key `workers`/],
    ['unknown key within', withSpace({ rate: 1 }), '/space/rate', /Expected no key `space.rate`/],
    ['rate of 0', withSpace({ learningRate: 0 }), '/space/learningRate', /above 0, got `0`/],
    [
      'negative rate',
      withSpace({ learningRate: [0.1, -1] }),
      '/space/learningRate/1',
      /above 0, got `-1`/,
    ],
    ['rate as text', withSpace({ learningRate: '0.1' }), '/space/learningRate', /got `0.1`/],
    ['no rate', withSpace({ learningRate: null }), '/space/learningRate', /got `null`/],
    [
      'fractional iterations',
      withSpace({ iterations: 1.5 }),
      '/space/iterations',
      /whole number.*got `1.5`/,
    ],
    [
      '0 iterations',
      withSpace({ iterations: [0] }),
      '/space/iterations/0',
      /from 1 to 1000000, got `0`/,
    ],
    [
      'too many iterations',
      withSpace({ iterations: 1_000_001 }),
      '/space/iterations',
      /got `1000001`/,
    ],
    [
      'empty list',
      withSpace({ iterations: [] }),
      '/space/iterations',
      /at least one value, got `\[\]`/,
    ],
    ['value twice', withSpace({ seed: [1, 1] }), '/space/seed', /different values, got `\[1,1\]`/],
    ['negative seed', withSpace({ seed: -1 }), '/space/seed', /from 0 to 4294967295, got `-1`/],
    [
      'negative scale',
      withSpace({ initScale: -0.1 }),
      '/space/initScale',
      /a number from 0 to 1e100, got `-0.1`/,
    ],
    [
      'negative penalty',
      withSpace({ l2: [0, -1] }),
      '/space/l2/1',
      /`space.l2\[1\]` to be a finite number, 0 or above, got `-1`/,
    ],
    ['momentum of 1', withSpace({ momentum: 1 }), '/space/momentum', /from 0 to below 1, got `1`/],
    [
      'text for a switch',
      withSpace({ nesterov: 'yes' }),
      '/space/nesterov',
      /true or false.*`yes`/,
    ],
    [
      'unknown preprocessing',
      withSpace({ preprocessing: 'whiten' }),
      '/space/preprocessing',
      /"divide255" or "standardize".*got `whiten`/,
    ],
    [
      'unknown preprocessing in a list',
      withSpace({ preprocessing: ['divide255', 'whiten'] }),
      '/space/preprocessing/1',
      /"divide255" or "standardize", got `whiten`/,
    ],
    ['unknown dataset', { ...good, dataset: 'dogs' }, '/dataset', /synthetic-cats.*got `dogs`/],
    [
      'path for a dataset',
      { ...good, dataset: '../cats' },
      '/dataset',
      /name of a dataset.*got `..\/cats`/,
    ],
    ['no dataset', { space: good.space }, '/dataset', /got nothing/],
    ['no space', { dataset: good.dataset }, '/space', /an object, got nothing/],
    ['list for a space', { ...good, space: [] }, '/space', /an object, got `\[\]`/],
    [
      'control characters in a name',
      { ...good, name: 'a\nb' },
      '/name',
      /without control characters/,
    ],
    ['empty name', { ...good, name: '' }, '/name', /1 to 120 characters/],
    [
      'unknown metric',
      { ...good, objective: { metric: 'loss', direction: 'minimize' } },
      '/objective/metric',
      /one of validationAccuracy, .*trainCost, got `loss`/,
    ],
    [
      'validation metric without validation',
      { ...good, objective: { metric: 'validationCost', direction: 'minimize' } },
      '/objective/metric',
      /where no `validation` is held out, got `validationCost`/,
    ],
    ['text for `reuse`', { ...good, reuse: 'no' }, '/reuse', /true or false, got `no`/],
    [
      'no patience',
      { ...good, earlyStopping: { patience: 0 } },
      '/earlyStopping/patience',
      /a whole number from 1 to 1000000, got `0`/,
    ],
    [
      'early stopping without a patience',
      { ...good, earlyStopping: { minDelta: 0.1 } },
      '/earlyStopping/patience',
      /a whole number from 1 to 1000000, got nothing/,
    ],
    [
      'a negative `minDelta`',
      { ...good, earlyStopping: { patience: 5, minDelta: -0.1 } },
      '/earlyStopping/minDelta',
      /a finite number, 0 or above, got `-0.1`/,
    ],
    [
      'a number for early stopping',
      { ...good, earlyStopping: 5 },
      '/earlyStopping',
      /an object with `patience`, got `5`/,
    ],
    [
      'a validation of everything',
      { ...good, validation: { fraction: 1 } },
      '/validation/fraction',
      /above 0 and below 1, got `1`/,
    ],
    [
      'a validation too small for one image',
      { ...good, validation: { fraction: 0.001 } },
      '/validation/fraction',
      /at least one image of the 209 in train on both sides, got `0.001`/,
    ],
    [
      'unknown direction',
      { ...good, objective: { metric: 'trainCost', direction: 'down' } },
      '/objective/direction',
      /"maximize" or "minimize", got `down`/,
    ],
    [
      'more than 100 000 trials',
      withSpace({
        iterations: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        seed: manySeeds.slice(0, 9_091),
      }),
      '/space',
      /at most 100000 trials, got 100001/,
    ],
  ];

  test.each(cases)('%s', async (_title, body, pointer, detail) => {
    const { problem } = await send(JSON.stringify(body));
    expect(problem).toMatchObject({ type: 'urn:sweepq:problem:validation', status: 400 });
    expect(problem.errors).toEqual([{ pointer, detail: expect.stringMatching(detail) }]);
    expect(await writtenKeys()).toEqual([]);
  });
});

describe('a body that cannot be taken at all has its own answer', () => {
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
    ['a list', '[]', { 'content-type': json }, 400, 'validation'],
    ['a text', '"sweep"', { 'content-type': json }, 400, 'validation'],
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
    const { problem } = await send(body, headers);
    expect(problem).toMatchObject({ type: `urn:sweepq:problem:${code}`, status });
    expect(await writtenKeys()).toEqual([]);
  });
});
