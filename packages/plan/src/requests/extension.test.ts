import { defaultSearch, type Extension, explainIssues, extension } from '@sweepq/contract';
import { describe, expect, test } from 'vitest';
import type { Searched } from '../plan.ts';
import { parseSpace } from './expand-space.ts';
import { extensionRequestTo, parseExtension, plannedExtensionRequest } from './extension.ts';

const space = { learningRate: 0.1, iterations: 10 };
const seeds = (count: number) => ({ ...space, seed: { min: 0, max: 1e6, count } });
const parse = (body: unknown) => parseExtension(plannedExtensionRequest.parse(body));
/** A sweep of this space, with extensions. */
const searchedOf = (space: object, ...more: object[]): Searched => ({
  ...(parse({ space }) as Extract<Extension, { space: unknown }>),
  extensions: more.map(parse),
});

test('an extension has its ranges expanded and its defaults filled in', () => {
  expect(parse({ iterations: 4000 })).toEqual({ iterations: 4000 });
  expect(parse({ space })).toEqual({
    space: parseSpace(space),
    search: defaultSearch,
    planVersion: 2,
  });
  const ranged = { ...space, learningRate: { min: 0.1, max: 1 } };
  const sampled = parse({ space: ranged, search: { strategy: 'sobol', trials: 3 } });
  expect(sampled).toMatchObject({ search: { strategy: 'sobol', trials: 3, seed: 0 } });
  expect(extension.parse(sampled)).toEqual(sampled);
});

test('a range of an extension contains both its bounds, to the bit', () => {
  const axes = {
    learningRate: { min: 3 * 1e-4, max: 5e-4, step: 1e-4 },
    iterations: { min: 100, max: 300, step: 100 },
    l2: { min: 1 / 3, max: 1, step: 1 / 3 },
    momentum: { min: 0.1 + 0.2, max: 0.6, step: 0.1 },
    initScale: { min: 1e-6, max: 1, scale: 'log', count: 4 },
  };
  expect(parse({ space: axes })).toMatchObject({
    space: {
      learningRate: [3 * 1e-4, 4e-4, 5e-4],
      iterations: [100, 200, 300],
      l2: [1 / 3, 0.666666666666667, 1],
      momentum: [0.1 + 0.2, 0.4, 0.5, 0.6],
      initScale: [1e-6, 1e-4, 1e-2, 1],
    },
  });
});

describe('rejects an extension that is invalid for every sweep, with position and reason', () => {
  const range = { min: 0.1, max: 1 };
  test.each<[unknown, string, string]>([
    [{}, '', 'the body to have `iterations`, `trials` or `space`'],
    [[], '', 'the body to be an object with `iterations`, `trials` or `space`'],
    [{ iterations: 5, space }, '/space', 'to be left out beside `iterations`'],
    [{ iterations: 5, search: { strategy: 'grid' } }, '/search', 'to be left out without `space`'],
    [{ iterations: 0 }, '/iterations', 'to be a whole number from 1 to 1000000, got `0`'],
    [{ iterations: [5] }, '/iterations', 'to be a whole number from 1 to 1000000, got `[5]`'],
    [{ iterations: 5, reuse: false }, '/reuse', 'Expected no key `reuse`'],
    [{ space: { learningRate: 0.1 } }, '/space/iterations', 'got nothing'],
    [{ space: { ...space, learningRate: range } }, '/space/learningRate', 'a `step` or a `count`'],
    [{ space, search: { strategy: 'random', trials: 2 } }, '/search/trials', 'the 1 trials'],
  ])('%j', (body, pointer, detail) => {
    for (const schema of [plannedExtensionRequest, extensionRequestTo(searchedOf(space))]) {
      const { error } = schema.safeParse(body);
      const issues = error ? explainIssues(error, body) : [];
      expect(issues).toEqual([{ pointer, detail: expect.stringContaining(detail) }]);
    }
  });
});

describe('rejects an extension that adds no trial or too many trials, with position and reason', () => {
  const twoCounts = { ...space, iterations: [10, 20] };
  test.each<[string, Searched, unknown, string, string]>([
    [
      'a count that every combination has',
      searchedOf(twoCounts),
      { iterations: 20 },
      '/iterations',
      'to be a count at which a combination of the sweep has no trial yet, got `20`',
    ],
    [
      'a space that is a part of the sweep’s',
      searchedOf(twoCounts, { iterations: 30 }),
      { space: { ...space, iterations: [10, 30] } },
      '/space',
      'to have a combination that the sweep does not have yet, got none',
    ],
    [
      'a count for too many combinations',
      searchedOf(seeds(50_001)),
      { iterations: 20 },
      '/iterations',
      'to leave the sweep with at most 100000 trials, got 100002',
    ],
    [
      'a space for a sweep with too many trials',
      searchedOf(seeds(50_000), { iterations: 20 }),
      { space: { ...space, learningRate: 0.2 } },
      '/space',
      'to leave the sweep with at most 100000 trials, got 100001',
    ],
    [
      'spaces that overlap too much',
      searchedOf(seeds(50_000), { space: { ...seeds(49_999), iterations: [10] } }),
      { space: { ...space, iterations: [20, 30] } },
      '/space',
      'to have at most 100000 trials together with all earlier spaces, where a trial of two spaces counts twice, got 100001',
    ],
    [
      'one more than 1000 extensions',
      searchedOf(space, ...Array.from({ length: 1000 }, (_, k) => ({ iterations: k + 11 }))),
      { iterations: 5 },
      '/iterations',
      'to be among the first 1000 extensions of the sweep, got one more',
    ],
  ])('%s', (_, searched, body, pointer, detail) => {
    const { error } = extensionRequestTo(searched).safeParse(body);
    const issues = error ? explainIssues(error, body) : [];
    expect(issues).toEqual([{ pointer, detail: expect.stringContaining(detail) }]);
  });
});

test('accepts an extension that adds one trial, and one that fills the sweep up to the limit', () => {
  const sweep = searchedOf(
    { ...space, learningRate: [0.1, 0.2] },
    { space: { ...space, iterations: 20 } },
  );
  expect(extensionRequestTo(sweep).safeParse({ iterations: 20 }).success).toBe(true);
  const half = searchedOf(seeds(50_000));
  expect(extensionRequestTo(half).safeParse({ iterations: 20 }).success).toBe(true);
});
