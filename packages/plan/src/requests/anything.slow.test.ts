// 10 000 submit bodies of each kind: any JSON value, almost valid bodies, and valid bodies.
import { isDeepStrictEqual } from 'node:util';
import { explainIssues, sweepSpec } from '@sweepq/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRuns, countTrials, planRun, planTrial } from '../plan.ts';
import { createSweepSpec, plannedSweepRequest } from './sweep.ts';

const numRuns = 10_000;
const identity = {
  id: 'swp_01jd0000000000000000000000',
  createdAt: '2026-11-24T10:00:00.000Z',
  datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
};

const odd = fc.constantFrom<unknown[]>(
  ...[Number.NaN, Number.POSITIVE_INFINITY, -0, -1, 0, 1.5, 2 ** 53, 5e-324, 1.7e308, 1e-7],
  ...['0.1', '', ' ', '__proto__', '\u0000', '\ud800', 'divide255', true, false, null, [], {}],
  ...[[1, 1], [null], [[1]], { min: 1 }, { min: 2, max: 1 }, { min: 0, max: 1, scale: 'log' }],
  ...[
    { min: 1, max: 1 + 2 ** -52 },
    { min: 5e-324, max: 1e308, scale: 'log' },
  ],
);
const keys = fc.constantFrom('__proto__', 'constructor', 'toString', 'space', 'x/y~z', '');

const counts = fc.integer({ min: 1, max: 5_000 });
const rates = fc.double({ min: 1e-9, max: 10, noNaN: true });
const shares = fc.double({ min: 0, max: 0.99, noNaN: true });
const several = <T>(value: fc.Arbitrary<T>) =>
  fc.uniqueArray(value, { minLength: 1, maxLength: 4 });
const axis = <T>(value: fc.Arbitrary<T>) => fc.oneof(value, several(value));
const rangeOf = (value: fc.Arbitrary<number>, least: number) =>
  fc
    .tuple(value, value, fc.constantFrom('linear', 'log'), fc.integer({ min: 1, max: 5 }))
    .map(([a, b, scale, count]) => ({
      min: Math.max(least, Math.min(a, b)),
      max: Math.max(least, a, b),
      scale,
      count,
    }));

const spaceFields = {
  learningRate: fc.oneof(axis(rates), rangeOf(rates, 1e-9)),
  iterations: fc.oneof(axis(counts), rangeOf(counts, 1)),
};
const optionalFields = {
  seed: fc.oneof(axis(fc.integer({ min: 0, max: 2 ** 32 - 1 })), rangeOf(fc.nat(), 1)),
  initScale: axis(shares),
  l2: axis(rates),
  momentum: axis(shares),
  nesterov: axis(fc.boolean()),
  preprocessing: axis(fc.constantFrom('divide255', 'standardize')),
};
const space = fc.record(
  { ...spaceFields, ...optionalFields },
  { requiredKeys: ['learningRate', 'iterations'] },
);
const right = fc.record(
  {
    dataset: fc.constant('synthetic-cats'),
    space: fc.oneof(
      { weight: 3, arbitrary: space },
      fc.array(space, { minLength: 1, maxLength: 3 }),
    ),
    name: fc.string({ unit: fc.constantFrom(...'aZ0 é=<>&"\'😀'), minLength: 1, maxLength: 60 }),
    reuse: fc.boolean(),
    validation: fc.record({ fraction: fc.double({ min: 0.1, max: 0.9, noNaN: true }) }),
    earlyStopping: fc.record({ patience: counts }),
  },
  { requiredKeys: ['dataset', 'space'] },
);

const places = fc.oneof(
  fc.constantFrom(
    'space.learningRate',
    'space.iterations',
    'space.seed',
    'space.momentum',
    'space.l2',
    'space.0',
    'space.1',
  ),
  fc.constantFrom(
    'space.nesterov',
    'space.preprocessing',
    'space.initScale',
    'name',
    'tags',
    'note',
  ),
  fc.constantFrom('search', 'objective', 'priority', 'stop', 'webhooks', 'dataset', 'validation'),
  keys,
  keys.map((key) => `space.${key}`),
);
const search = fc.record(
  { strategy: fc.constantFrom('grid', 'random', 'sobol'), trials: fc.oneof(counts, odd) },
  { requiredKeys: ['strategy'] },
);

/** A valid body in which one or two values are replaced by values that are mostly wrong. */
const near = fc
  .tuple(right, fc.array(fc.tuple(places, fc.oneof(odd, search)), { minLength: 1, maxLength: 2 }))
  .map(([body, changes]) => {
    const changed = structuredClone(body) as Record<string, unknown>;
    for (const [place, value] of changes) {
      const [key = '', ...path] = place.split('.').toReversed();
      const owner = path.length === 0 ? changed : (changed.space as Record<string, unknown>);
      // An assignment to `__proto__` would not create an own key, as JSON does.
      const own = {
        value: structuredClone(value),
        enumerable: true,
        configurable: true,
        writable: true,
      };
      if (typeof owner === 'object' && owner !== null) Object.defineProperty(owner, key, own);
    }
    return changed;
  });

/** Expects that the body is rejected with sentences that name a position, or accepted and planned with finite numbers. */
function expectRefusedOrPlanned(body: unknown): boolean {
  const parsed = plannedSweepRequest.safeParse(body);
  if (!parsed.success) {
    const refusals = explainIssues(parsed.error, body);
    if (refusals.length === 0) expect(refusals).not.toEqual([]);
    for (const { pointer, detail } of refusals) {
      if (!/^(\/.*)?$/s.test(pointer) || !detail.startsWith('Expected ')) {
        expect([pointer, detail]).toEqual(['a JSON pointer', 'Expected …']);
      }
    }
    return false;
  }
  const spec = createSweepSpec(parsed.data, identity);
  const stored = JSON.parse(JSON.stringify(spec));
  if (!isDeepStrictEqual(sweepSpec.parse(stored), spec)) expect(stored).toEqual(spec);
  const trials = countTrials(stored);
  if (!(Number.isInteger(trials) && trials >= 1 && trials <= 100_000)) expect(trials).toBe('1 …');
  for (const trial of new Set([0, trials >> 1, trials - 1])) {
    const { run, params } = planTrial(stored, trial);
    // JSON has no NaN and no Infinity: a worker would read null.
    const sent = JSON.stringify(params);
    if (sent.includes('null') || run >= countRuns(stored)) expect([sent, run]).toBe('finite');
    if (JSON.stringify(planTrial(spec, trial).params) !== sent) expect(sent).toBe('the same');
  }
  if (planRun(stored, 0).readings.length === 0) expect(stored).toBe('with readings');
  return true;
}

test('rejects any JSON value with sentences, without an exception', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const anything = fc.oneof(json, fc.dictionary(keys, json, { maxKeys: 5 }), odd);
  fc.assert(
    fc.property(anything, (body) => {
      if (expectRefusedOrPlanned(body)) expect(body).toBe('refused');
    }),
    { numRuns },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('rejects an almost valid body with sentences, or plans it without a NaN or null', () => {
  let planned = 0;
  fc.assert(
    fc.property(near, (body) => {
      if (expectRefusedOrPlanned(body)) planned += 1;
    }),
    { numRuns },
  );
  expect(planned).toBeGreaterThan(0);
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

test('plans a valid body, and the spec is unchanged after serialization to JSON', () => {
  let planned = 0;
  fc.assert(
    fc.property(right, (body) => {
      if (expectRefusedOrPlanned(body)) planned += 1;
    }),
    { numRuns },
  );
  // A few bodies have more than 100 000 trials, and are rejected.
  expect(planned).toBeGreaterThan(numRuns * 0.9);
});
