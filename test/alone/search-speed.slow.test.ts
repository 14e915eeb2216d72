// How long an ask takes, in processor time: other processes of the machine do not count.
import { createSearch, type SearchSettings, type Space, type TrialRecord } from '@sweepq/search';
import { expect, test } from 'vitest';

const space: Space = [
  Array.from({ length: 10 }, (_, k) => ({ name: `x${k}`, kind: 'float', min: -5, max: 5 })),
];
const settings = { space, direction: 'minimise', seed: 1, parallelism: 8 } as const;

/** Trials whose later ones are closer to the minimum of Σ x², as those of a search are. */
function createHistory(trials: number): TrialRecord[] {
  const { ask } = createSearch({ ...settings, strategy: 'random' });
  const history: TrialRecord[] = [];
  for (let trial = 0; trial < trials; trial++) {
    // Each trial is the first one of a search of its own seed, so that no ask reads a long history.
    const drawn = createSearch({ ...settings, seed: trial, strategy: 'random' }).ask([], 0);
    if (drawn.status !== 'asked') throw new Error(drawn.status);
    const values = drawn.configuration.values.map(
      (x) => Number(x) * (trial < trials / 3 ? 1 : 0.3),
    );
    const value = values.reduce((sum, x) => sum + x * x, 0);
    history.push({ configuration: { part: 0, values }, values: [value], ended: true });
  }
  expect(ask(history, trials).status).toBe('asked');
  return history;
}

/** Returns the processor times of some asks, in milliseconds. */
function timeAsks(strategy: SearchSettings['strategy'], history: TrialRecord[], trials: number[]) {
  const { ask } = createSearch({ ...settings, strategy });
  ask(history, trials[0] as number);
  return trials.map((trial) => {
    const before = process.cpuUsage();
    expect(ask(history, trial).status).toBe('asked');
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}

const medianOf = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
const lastOf = (count: number, end: number) =>
  Array.from({ length: count }, (_, k) => end - count + k);

test('an ask of tpe takes at most 10 ms with 10 000 trials of 10 axes, and all asks together at most 60 s', () => {
  const history = createHistory(10_000);
  expect(medianOf(timeAsks('tpe', history, lastOf(100, 10_000)))).toBeLessThanOrEqual(10);
  // Ten samples, each for a thousand asks.
  const samples = lastOf(10, 10).map((k) => timeAsks('tpe', history, lastOf(9, 1000 * k + 500)));
  const seconds = samples.reduce((sum, times) => sum + medianOf(times), 0);
  expect(seconds).toBeLessThanOrEqual(60);
});

test('an ask of gp takes at most 100 ms with 200 trials of 10 axes, and at most 1 s when it fits the kernel', () => {
  const times = timeAsks('gp', createHistory(200), lastOf(30, 200));
  expect(medianOf(times)).toBeLessThanOrEqual(100);
  expect(Math.max(...times)).toBeLessThanOrEqual(1000);
});
