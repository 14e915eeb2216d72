// Sweeps with invalid values.
import { beforeAll, describe, expect, test } from 'vitest';
import { good, readWrittenKeys, sendBody } from './support/bodies.ts';
import { startService } from './support/service.ts';

const withSpace = (part: object) => ({ ...good, space: { ...good.space, ...part } });
const manySeeds = Array.from({ length: 10_000 }, (_, seed) => seed);

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
  return () => service.stop();
});

describe('a body with an invalid value gets 400 with the pointer, the expected value and the received value', () => {
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
    [
      'no space',
      { dataset: good.dataset },
      '/space',
      /an object, or a list of objects, got nothing/,
    ],
    ['empty list of spaces', { ...good, space: [] }, '/space', /1 to 32 spaces, got `\[\]`/],
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
      /one of metrics\.validation\.accuracy, .*metrics\.train\.cost, .*, got `loss`/,
    ],
    [
      'validation metric without validation',
      { ...good, objective: { metric: 'metrics.validation.cost', direction: 'minimize' } },
      '/objective/metric',
      /in a sweep without `validation`, got `metrics\.validation\.cost`/,
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
      /at least one of the 209 images of train in both splits, got `0.001`/,
    ],
    [
      'unknown direction',
      { ...good, objective: { metric: 'metrics.train.cost', direction: 'down' } },
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

  test.each(cases)('%s', async (title, body, pointer, detail) => {
    const problem = await sendBody(service, JSON.stringify(body));
    expect(problem).toMatchObject({ type: 'urn:sweepq:problem:validation', status: 400 });
    const matching = expect.stringMatching(detail);
    const code = title === 'unknown dataset' ? 'dataset-not-found' : null;
    expect(problem.errors).toEqual([{ in: 'body', pointer, detail: matching, code }]);
    expect(await readWrittenKeys(service)).toEqual([]);
  });
});
