import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { initialDraft } from './draft.ts';
import { fromRequest } from './from-request.ts';
import { positionOf, stripOf } from './strip.ts';
import { type Json, toRequest } from './to-request.ts';
import { writeCli, writeCurl } from './write-commands.ts';
import { writeYaml } from './write-yaml.ts';

const body = {
  name: "It's a sweep",
  tags: ['nightly', 'layers'],
  dataset: 'catvnoncat',
  space: {
    learningRate: { min: 0.0001, max: 0.3, scale: 'log', count: 10 },
    iterations: [500, 2000],
    momentum: 0.9,
    seed: { min: 0, max: 4, step: 2 },
    nesterov: [false, true],
    preprocessing: 'standardize',
  },
  search: { strategy: 'random', trials: 60, seed: 7 },
  validation: { fraction: 0.2, seed: 3 },
  earlyStopping: { patience: 50, minDelta: 0.001 },
  objective: { metric: 'metrics.validation.cost', direction: 'minimize' },
  reuse: false,
  priority: 'high',
  stop: { maxSeconds: 600, target: 0.1, maxFailures: 3, maxIterations: 90_000 },
} satisfies Json;

test('the form of a request gives the same request again', () => {
  expect(toRequest(fromRequest(body))).toEqual(body);
});

const learning = {
  dataset: 'd',
  space: { learningRate: { min: 0.0001, max: 0.3, scale: 'log' }, iterations: 2000 },
  search: { strategy: 'tpe', trials: 60, seed: 1, parallelism: 4, startup: 6 },
} satisfies Json;

test.each([
  { rule: 'halving', eta: 2, minIterations: 75, cohort: 9, patience: 1 },
  { rule: 'hyperband', minIterations: 100 },
  { rule: 'median', cohort: 30, startup: 3, warmup: 200 },
])('the form of a request with pruning by $rule gives the same request again', (pruning) => {
  const request = { ...learning, pruning };
  expect(toRequest(fromRequest(request))).toEqual(request);
});

test('settings of another strategy and of another pruning rule are not sent', () => {
  const median = fromRequest({ ...learning, pruning: { rule: 'median', cohort: 9, startup: 3 } });
  const { search, pruning } = toRequest({
    ...{ ...median, strategy: 'random' },
    pruning: { ...median.pruning, rule: 'hyperband' },
  });
  expect(search).toEqual({ strategy: 'random', trials: 60, seed: 1 });
  expect(pruning).toEqual({ rule: 'hyperband' });
  expect(toRequest({ ...median, strategy: 'cmaes' }).search).toEqual({
    ...{ strategy: 'cmaes', trials: 60, seed: 1, parallelism: 4 },
  });
});

test('a learning search with pruning has an option of the command line for each setting', () => {
  const pruning = {
    ...{ rule: 'median', eta: 2, minIterations: 75, cohort: 9 },
    ...{ patience: 1, startup: 3, warmup: 200 },
  };
  expect(writeCli({ ...learning, pruning }, { url: 'u' })?.replaceAll(/\s*\\\n\s*/g, ' ')).toBe(
    'sweepq --url u submit --dataset d --learning-rate 0.0001..0.3:log --iterations 2000 --strategy tpe --trials 60 --search-seed 1 --parallelism 4 --startup 6 --prune median --prune-eta 2 --prune-min-iterations 75 --prune-cohort 9 --prune-patience 1 --prune-startup 3 --prune-warmup 200',
  );
});

test.each([
  [{ layers: [20, 7, 5] }, '--layers 20-7-5'],
  [{ layers: [[], [7], [20, 7, 5]], activation: ['relu', 'tanh'] }, '--layers none,7,20-7-5'],
  [{ layers: [7], initialization: 'he' }, '--layers 7'],
  [{ initialization: ['normal', 'xavier'] }, '--initialization normal,xavier'],
  [{ optimizer: 'adam' }, '--optimizer adam'],
  [{ batchSize: [16, 32], classWeight: ['none', 'balanced'] }, '--batch-size 16,32'],
  [{ batchSize: { min: 8, max: 64, scale: 'log' } }, '--batch-size 8..64:log'],
  [{ schedule: ['constant', 'step:500:0.5'] }, '--schedule constant,step:500:0.5'],
])('the form of a request with the axes %j gives the same axes again', (axes, option) => {
  const request = { ...learning, space: { ...learning.space, ...axes } };
  const { space } = toRequest(fromRequest(request));
  expect(space).toEqual(request.space);
  expect(writeCli(request, { url: 'u' })).toContain(option);
});

test('a text that names no layers stays in the request', () => {
  const draft = { ...initialDraft, dataset: 'd', layers: 'none, 7x' };
  expect(toRequest(draft).space).toMatchObject({ layers: [[], '7x'] });
});

test('a new form has a request with the required members only', () => {
  expect(toRequest({ ...initialDraft, dataset: 'd' })).toEqual({
    dataset: 'd',
    space: { learningRate: [0.001, 0.003, 0.01], iterations: 2000 },
  });
});

test('the form of a spec leaves out what has the default of the API', () => {
  const spec = {
    ...{ name: null, tags: [], note: null, validation: null, earlyStopping: null, stop: null },
    dataset: { name: 'd', version: 1, digest: 'sha256:0', files: {} },
    space: {
      ...{ learningRate: [0.1], iterations: [5], seed: [0], initScale: [0.01], l2: [0] },
      ...{ momentum: [0], nesterov: [false], preprocessing: ['divide255'] },
      ...{ layers: [[]], activation: ['relu'], initialization: null },
      ...{ optimizer: ['sgd'], batchSize: [0], schedule: ['constant'], classWeight: ['none'] },
    },
    search: { strategy: 'grid', trials: null, seed: null },
    objective: { metric: 'metrics.test.accuracy', direction: 'maximize' },
    ...{ reuse: true, priority: 'normal', webhooks: [] },
  };
  expect(toRequest(fromRequest(spec))).toEqual({
    dataset: 'd',
    space: { learningRate: 0.1, iterations: 5 },
    objective: { metric: 'metrics.test.accuracy', direction: 'maximize' },
  });
});

test('the form keeps a list of spaces, which it writes as JSON', () => {
  const spaces = [
    { learningRate: [0.1, 0.2], iterations: 10 },
    { learningRate: 0.1, iterations: 10, nesterov: true, momentum: { min: 0, max: 0.9 } },
  ];
  const listed = { ...body, space: spaces };
  const draft = fromRequest(listed);
  expect(draft.spaces?.split('\n')).toHaveLength(12);
  expect(toRequest(draft)).toEqual(listed);
  expect(writeCli(listed, { url: 'u' })).toBeUndefined();
  // The fields have the first space. A text that is not JSON stays in the request, and in the form after a reload.
  expect(toRequest({ ...draft, spaces: null }).space).toEqual(spaces[0]);
  for (const text of ['[{', '']) {
    const request = toRequest({ ...draft, spaces: text });
    expect(request.space).toBe(text);
    expect(fromRequest(request).spaces).toBe(text);
  }
});

test('a text that is no number stays in the request, so that the API can quote it', () => {
  const axes = {
    ...initialDraft.axes,
    learningRate: { ...initialDraft.axes.learningRate, list: '0.1, x' },
    iterations: { ...initialDraft.axes.iterations, value: '4 000' },
  };
  expect(toRequest({ ...initialDraft, axes }).space).toEqual({
    learningRate: [0.1, 'x'],
    iterations: 4000,
  });
});

test('a YAML reader reads the same body from the YAML, for any body', () => {
  expect(parse(writeYaml(body))).toEqual(body);
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  const leaf = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
  const any = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 8 }),
    fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(text, leaf, { maxKeys: 3 })),
    { minKeys: 1, maxKeys: 4 },
  );
  fc.assert(
    fc.property(any, (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as Json;
      expect(parse(writeYaml(plain))).toEqual(plain);
    }),
  );
});

test('writes the request as a call of the command line, with quotes where a shell needs them', () => {
  expect(writeCli(body, { url: 'http://localhost:3000' })?.replaceAll(/\s*\\\n\s*/g, ' ')).toBe(
    `sweepq --url http://localhost:3000 submit --dataset catvnoncat --learning-rate 0.0001..0.3:log:count=10 --iterations 500,2000 --momentum 0.9 --seed 0..4:step=2 --nesterov false,true --preprocessing standardize --strategy random --trials 60 --search-seed 7 --validation 0.2 --validation-seed 3 --early-stopping-patience 50 --early-stopping-min-delta 0.001 --objective metrics.validation.cost:minimize --max-seconds 600 --target 0.1 --max-failures 3 --max-iterations 90000 --name 'It'\\''s a sweep' --tag nightly --tag layers --priority high --no-reuse`,
  );
  expect(writeCli({ ...body, webhooks: [{ url: 'https://x.example' }] }, { url: 'u' })).toBe(
    undefined,
  );
  expect(writeCli({ dataset: 'd', name: '-x' }, { url: 'u' })).toContain('--name=-x');
});

test('writes the request as a curl command that names the variable of the token, not the token', () => {
  const curl = writeCurl({ dataset: "it's" }, { url: 'http://h/sweepq', hasToken: true });
  expect(curl).toContain('-H "authorization: Bearer $SWEEPQ_TOKEN"');
  expect(curl).toContain(`-d '{"dataset":"it'\\''s"}'`);
});

test('a strip has the values of a log range at equal distances', () => {
  const axis = { ...initialDraft.axes.learningRate, mode: 'log' as const, amount: '4' };
  const strip = stripOf(axis, false, []);
  expect(strip?.values.map((value) => positionOf(value, strip).toFixed(3))).toEqual([
    ...['0.000', '0.333', '0.667', '1.000'],
  ]);
});

test.each([
  ['a value', { mode: 'value' as const }],
  ['a list with one number', { mode: 'list' as const, list: '0.1, x' }],
  ['a range with a bad bound', { mode: 'range' as const, min: 'x' }],
  ['a range whose lowest value is its highest', { mode: 'range' as const, min: '1', max: '1' }],
  ['a log range from 0', { mode: 'log' as const, min: '0' }],
])('%s has no strip', (_what, change) => {
  expect(stripOf({ ...initialDraft.axes.learningRate, ...change }, false, [])).toBe(undefined);
});

test('a strip of a sampled range has the values that were drawn', () => {
  const axis = {
    ...initialDraft.axes.learningRate,
    mode: 'log' as const,
    division: 'any' as const,
  };
  expect(stripOf(axis, false, [0.001, 0.05])?.values).toEqual([0.001, 0.05]);
});

test('a version of a dataset is a text of the form, an object of the request, and an option of the command line', () => {
  const body = toRequest({ ...initialDraft, dataset: 'cats@2' });
  expect(body.dataset).toEqual({ name: 'cats', version: 2 });
  expect(fromRequest(body).dataset).toBe('cats@2');
  expect(fromRequest({ dataset: 'cats' }).dataset).toBe('cats');
  expect(writeCli(body, { url: 'u' })).toContain('--dataset cats@2 ');
});
