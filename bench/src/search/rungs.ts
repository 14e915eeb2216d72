// The part `rungs`: how many iterations halving needs until it finds one of the best configurations of a table.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createHalving,
  hyperbandOf,
  judgeCohort,
  type Schedule,
  scheduleOf,
  type TrialRecord,
} from '@sweepq/search';
import { median, percentile } from '../measure/measurement.ts';
import { renderTable } from '../report/table.ts';
import { goals } from './goals.ts';
import { figureOf, type Part } from './part.ts';
import { createRandom, shuffled } from './random.ts';

/** Relative to bench/dist/search. */
const path = join(import.meta.dirname, '../../rungs/table.json');
const seeds = 50;
/** The best hundredth of the configurations are the ones to find. */
const best = 0.01;

/** bench/rungs/make-table.mjs has trained all configurations. */
export type RungTable = {
  readings: readonly number[];
  /** The validation cost of configuration k at reading r: costs[k · readings + r]. NaN: it had diverged. */
  costs: Float32Array;
  size: number;
};

export async function readRungTable(): Promise<RungTable> {
  const { readings, costs: text } = JSON.parse(await readFile(path, 'utf8')) as {
    readings: number[];
    costs: string;
  };
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  const costs = new Float32Array(bytes.buffer);
  return { readings, costs, size: costs.length / readings.length };
}

export const measureRungs: Part = async () => {
  const table = await readRungTable();
  const { readings, size } = table;
  const full = size * (readings.at(-1) as number);
  const orders = Array.from({ length: seeds }, (_, seed) => shuffled(size, createRandom(seed)));
  const rungs = {
    iterations: readings.at(-1) as number,
    minIterations: readings[0] as number,
  };
  const schedules = { halving: scheduleOf(createHalving(), rungs), hyperband: hyperbandOf(rungs) };
  const searched = Object.entries(schedules).map(
    ([name, schedule]) => [name, orders.map((order) => prune(order, table, schedule))] as const,
  );
  const shares = Object.fromEntries([
    ...searched.map(([name, ends]) => [name, ends.map(({ iterations }) => iterations / full)]),
    ['random alone', orders.map((order) => trainWhole(order, table) / full)],
  ]) as Record<string, number[]>;
  const twice = searched.reduce(
    (sum, [, ends]) => sum + ends.reduce((inner, each) => inner + each.twice, 0),
    0,
  );
  const halving = percentile(shares.halving ?? [], 0.9);
  return {
    document: { configurations: size, readings, seeds, shares, twice },
    lines: [
      `Share of the ${full} iterations of ${size} configurations until one of the best ${bestOf(size)} is found, ${seeds} seeds`,
      ...renderTable(
        ['search', 'median', '90 % of seeds', 'most'],
        Object.entries(shares).map(([name, values]) => [name, ...renderShares(values)]),
        ['left', 'right', 'right', 'right'],
      ),
    ],
    figures: [
      figureOf('halving: share of the grid, 90 % of seeds', halving, goals.halving),
      figureOf('iterations trained twice', twice, goals.twice),
    ],
  };
};

const renderShares = (shares: readonly number[]): string[] =>
  [median(shares), percentile(shares, 0.9), Math.max(...shares)].map((share) =>
    Number.isFinite(share) ? `${(100 * share).toFixed(2)} %` : 'not found',
  );

const bestOf = (size: number) => Math.floor(best * size);

/** Returns the configurations with the lowest cost at the last reading. */
function findBest({ readings, costs, size }: RungTable): ReadonlySet<number> {
  const last = (k: number) => costs[(k + 1) * readings.length - 1] as number;
  const ranked = Array.from({ length: size }, (_, k) => k).filter((k) => !Number.isNaN(last(k)));
  ranked.sort((a, b) => last(a) - last(b) || a - b);
  return new Set(ranked.slice(0, bestOf(size)));
}

/** Returns the iterations of whole runs in this order, up to the first one of the best. */
function trainWhole(order: readonly number[], table: RungTable): number {
  const found = findBest(table);
  return (order.findIndex((k) => found.has(k)) + 1) * (table.readings.at(-1) as number);
}

/**
 * Trains cohort after cohort, as the service does with one worker: a trial that is promoted goes on from its rung. Returns the iterations
 * up to the end of the cohort in which one of the best is completed, or Infinity if the rule prunes all of them.
 */
export function prune(order: readonly number[], table: RungTable, schedule: Schedule) {
  const { readings, costs, size } = table;
  const { rungs } = schedule;
  if (rungs.join() !== readings.join()) {
    throw new RangeError(`Expected a table with the rungs ${rungs.join(', ')}.`);
  }
  const found = findBest(table);
  const records: TrialRecord[] = [];
  const settings = { schedule, direction: 'minimise', trials: size } as const;
  // The iterations that each trial has done. A promoted trial must go on from there.
  const done = new Float64Array(size);
  let [iterations, twice] = [0, 0];

  for (let cohort = 0; schedule.startOf(cohort) < size; cohort++) {
    for (;;) {
      const fates = judgeCohort(cohort, (trial) => records[trial], settings);
      const next = fates.find(({ state }) => state === 'running' || state === 'promoted');
      if (next === undefined) {
        const ends = fates.filter(({ state }) => state === 'completed');
        const isFound = ends.some(({ trial }) => found.has(order[trial] as number));
        if (isFound) return { iterations, twice };
        break;
      }
      const { trial } = next;
      const values = records[trial]?.values ?? [];
      const rung = schedule.firstRungOf(cohort) + values.length;
      const from = values.length === 0 ? 0 : (readings[rung - 1] as number);
      twice += (done[trial] as number) - from;
      iterations += (readings[rung] as number) - from;
      done[trial] = readings[rung] as number;
      const k = order[trial] as number;
      const value = costs[k * readings.length + rung] as number;
      const ended = rung === readings.length - 1 || Number.isNaN(value);
      records[trial] = {
        configuration: { part: 0, values: [k] },
        values: [...values, value],
        ended,
      };
    }
  }
  return { iterations: Number.POSITIVE_INFINITY, twice };
}
