import { type AskedTrial, createSweepId } from '@sweepq/contract';
import { createSweepSpec } from '@sweepq/plan';
import type { SeenFailure } from '@sweepq/store';
import { expect, test } from 'vitest';
import { checkChoices } from './check-choices.ts';
import { createChooser } from './choose-trials.ts';
import { scheduleOfSweep } from './schedule.ts';
import { type Outcomes, type Searched, standing } from './searcher.ts';
import { noteFailures } from './seen-failures.ts';
import { resultOf } from './trial-records.ts';

const spec = createSweepSpec(
  {
    dataset: 'cats',
    space: { learningRate: { min: 0.001, max: 0.1, scale: 'log', int: false }, iterations: [90] },
    search: { strategy: 'tpe', trials: 24, parallelism: 4, startup: 3 },
    pruning: { rule: 'halving', minIterations: 10, cohort: 4 },
  },
  {
    ...{ id: createSweepId(0), createdAt: '2026-11-24T10:00:00.000Z' },
    datasetSha256: { train: '', test: '' },
  },
);
if (!('parallelism' in spec.search)) throw new Error('Expected an adaptive search.');
const searched: Searched = { ...spec, search: spec.search };
const schedule = scheduleOfSweep(spec);
const planned = 24;
const below = 2;

/** The value at both lower rungs is the better the closer the learning rate is to 0.01. Trial 6 is the best, so that its failure changes choices. */
const accuracyOf = ([rate]: AskedTrial, trial: number) =>
  trial === 6 ? 1 : -Math.abs(Math.log10(Number(rate)) + 2);

/**
 * Runs a search whose trials end one after the other: each reaches the first rung as soon as it is chosen, and is pruned at the second one three
 * trials later. Trial 6 fails instead after trial 9 was chosen, and is retried when 16 trials are chosen.
 */
function runSearch() {
  const choose = createChooser();
  const asked: AskedTrial[] = [];
  const ended = new Map<number, number>();
  let failures: readonly SeenFailure[] = [];

  const outcomesOf = (): Outcomes => {
    const total = asked.length;
    const none = new Float64Array(total).fill(Number.NaN);
    const standings = Uint8Array.from(asked, (_, k) => ended.get(k) ?? standing.open);
    const counts = Uint8Array.from(standings, (each) => (each === standing.pruned ? 2 : 1));
    const values = Float64Array.from(
      asked.flatMap((each, trial) => Array<number>(below).fill(accuracyOf(each, trial))),
    );
    const rungs = { counts, values, costs: new Float64Array(total * below) };
    return { values: none, costs: none, standings, rungs };
  };

  while (asked.length < planned) {
    const from = asked.length;
    const outcomes = outcomesOf();
    const valuesOf = (trial: number) => resultOf(outcomes, trial, schedule).values.length;
    failures = noteFailures(failures, outcomes, { from, valuesOf });
    const task = { searched, outcomes, failures, planned, until: from + 1 };
    // A new chooser has no trials. Every trial is sent each time.
    const chosen = choose({ ...task, keep: 0, added: asked })?.trials ?? [];
    if (chosen.length === 0) throw new Error(`Expected trial ${from} to be chosen.`);
    asked.push(...chosen);
    for (let trial = 0; trial <= asked.length - 3; trial++) ended.set(trial, standing.pruned);
    if (asked.length > 7 && asked.length < 10) ended.delete(6);
    if (asked.length >= 10 && asked.length < 16) ended.set(6, standing.failed);
  }
  return { asked, failures, outcomes: outcomesOf() };
}

test('choices that have seen a failure after a rung, and after a retry the result, are asked again exactly', () => {
  const { asked, failures, outcomes } = runSearch();
  expect(failures).toEqual([{ trial: 6, from: 10, values: 1, until: 16 }]);
  const trials = asked.map((_, trial) => trial);
  const check = (known: readonly SeenFailure[] | undefined) =>
    checkChoices({ searched, asked, outcomes, trials, failures: known, areFailuresLate: false });
  expect(check(failures)).toEqual({ checked: 24, differ: [] });
  const { differ } = check([]);
  expect(differ.length).toBeGreaterThan(0);
  expect(differ.every(({ trial }) => trial >= 10 && trial < 16)).toBe(true);
});
