// What GET gives, POST takes: the spec of a sweep is a valid request with an equal spec.
import { viewSpec } from '@sweepq/contract';
import { createSweepSpec, plannedSweepRequest } from '@sweepq/plan';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashRequest } from '../http/idempotency-key.ts';

const identity = {
  id: 'swp_01kb9x6v0e8f4t2m7q3n5r1d9c',
  createdAt: '2026-11-24T10:00:00.000Z',
  datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
};

const orLeftOut = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: value }, fc.constantFrom<null | undefined>(null, undefined));
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const whole = (max: number) => fc.integer({ min: 1, max });
const list = <T>(value: fc.Arbitrary<T>) => fc.uniqueArray(value, { minLength: 1, maxLength: 3 });
/** An axis of numbers: a value, a list, or a range that expands to a list. */
const axis = (value: fc.Arbitrary<number>) =>
  fc.oneof(
    value,
    list(value),
    fc
      .tuple(value, value, whole(4), orLeftOut(fc.constant('linear')))
      .filter(([a, b]) => a !== b)
      .map(([a, b, count, scale]) => ({
        ...{ min: Math.min(a, b), max: Math.max(a, b), count, scale, step: null, int: undefined },
      })),
  );
const space = fc.record({
  learningRate: axis(number(1e-6, 10)),
  iterations: list(whole(1_000)),
  seed: orLeftOut(list(fc.integer({ min: 0, max: 2 ** 32 - 1 }))),
  initScale: orLeftOut(axis(number(0, 1))),
  l2: orLeftOut(axis(number(0, 1))),
  momentum: orLeftOut(axis(number(0, 0.99))),
  nesterov: orLeftOut(fc.oneof(fc.boolean(), fc.constant([true, false]))),
  preprocessing: orLeftOut(fc.constantFrom('standardize', ['divide255', 'standardize'])),
});
const label = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' });
const request = fc.record({
  name: orLeftOut(label),
  tags: orLeftOut(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 3 })),
  note: orLeftOut(label),
  dataset: fc.constantFrom<unknown>('cats', { name: 'cats', version: 1, digest: null }),
  space: fc.oneof({ weight: 3, arbitrary: space }, fc.array(space, { minLength: 1, maxLength: 3 })),
  search: orLeftOut(
    fc.oneof(
      fc.constant({ strategy: 'grid', trials: null }),
      fc.record({
        strategy: fc.constantFrom('random', 'sobol'),
        trials: fc.constant(1),
        seed: orLeftOut(fc.nat()),
      }),
    ),
  ),
  validation: orLeftOut(fc.record({ fraction: number(0.01, 0.9), seed: orLeftOut(fc.nat()) })),
  earlyStopping: orLeftOut(fc.record({ patience: whole(100), minDelta: orLeftOut(number(0, 1)) })),
  objective: orLeftOut(
    fc.record({
      metric: fc.constantFrom('metrics.test.accuracy', 'metrics.train.cost'),
      direction: orLeftOut(fc.constantFrom('maximize', 'minimize')),
    }),
  ),
  reuse: orLeftOut(fc.boolean()),
  priority: orLeftOut(fc.constantFrom('high', 'normal', 'low')),
  stop: orLeftOut(
    fc.record({
      maxSeconds: whole(1_000),
      target: orLeftOut(number(-1, 1)),
      maxFailures: orLeftOut(whole(10)),
      // At least the iterations of a trial.
      maxIterations: orLeftOut(fc.integer({ min: 1_000_000, max: 2_000_000 })),
    }),
  ),
  webhooks: orLeftOut(
    fc.uniqueArray(
      fc.record({
        url: fc.webUrl({ withQueryParameters: true }),
        events: orLeftOut(fc.constant(['trial.best'])),
      }),
      { maxLength: 2, selector: ({ url }) => new URL(url).href },
    ),
  ),
});

const submit = (body: unknown) =>
  viewSpec(createSweepSpec(plannedSweepRequest.parse(body), identity));
const send = (body: unknown): unknown => JSON.parse(JSON.stringify(body));

test('a sweep that is submitted with the spec of another sweep has an equal spec', () => {
  fc.assert(
    fc.property(request, (body) => {
      const spec = submit(send(body));
      expect(submit(send(spec))).toEqual(spec);
    }),
    { numRuns: 300 },
  );
});

test('a request in which members are null has the hash of a request without these members', () => {
  fc.assert(
    fc.property(request, (body) => {
      const withoutNulls = JSON.parse(JSON.stringify(body), (_key, value) => value ?? undefined);
      const hashOf = (each: unknown) => hashRequest(plannedSweepRequest.parse(each));
      expect(hashOf(send(body))).toBe(hashOf(withoutNulls));
    }),
    { numRuns: 100 },
  );
});
