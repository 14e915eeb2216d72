// The colour of a trial: a class from 0 to 12. Marks are drawn in the order of their classes, so that better trials lie above.

import type { Ranking } from '@sweepq/view';
import { type Table, wordsOf } from '../columns/table.ts';
import type { Colour } from '../marks/picture.ts';
import type { Palette } from './protocol.ts';

const rampSteps = 9;
const runningClass = 10;
const divergedClass = 11;
const prunedClass = 12;
export const classCount = 13;

/** The classes in the order of drawing. Diverged and pruned trials are drawn first, because they would cover the others. */
export const drawingOrder: readonly number[] = [
  ...[divergedClass, prunedClass],
  ...Array.from({ length: divergedClass }, (_, code) => code),
];

export const isDivergedClass = (code: number) => code === divergedClass;
export const isPrunedClass = (code: number) => code === prunedClass;

/** Class 0: no value, or not better than the baseline. 1 to 9: the steps from the baseline to the best trial. 10: running. 11: diverged. 12: pruned. */
export function classesOf(
  table: Table,
  objective: Float64Array,
  ranking: Ranking,
): Uint8Array<ArrayBuffer> {
  const classes = new Uint8Array(table.count);
  const step = stepFunction(objective, ranking);
  const status = wordsOf(table, 'status');
  const running = status?.words.indexOf('running');
  const diverged = status?.words.indexOf('diverged');
  const pruned = status?.words.indexOf('pruned');
  for (let row = 0; row < table.count; row += 1) {
    const code = status?.codes[row];
    if (code === diverged) classes[row] = divergedClass;
    else if (code === pruned) classes[row] = prunedClass;
    else if (code === running) classes[row] = runningClass;
    else classes[row] = step(objective[row] as number);
  }
  return classes;
}

type ColourRange = { from: number; to: number };

/**
 * Returns the values at both ends of the ramp: the baseline, or the worst value without one, and the best value. Undefined if no
 * trial is better than the baseline: all trials are grey then.
 */
export function rampOf(
  objective: Float64Array,
  { direction, baseline }: Ranking,
): ColourRange | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of objective) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const [worst, best] = direction === 'maximize' ? [low, high] : [high, low];
  if (low > high) return undefined;
  if (baseline === undefined) return { from: worst, to: best };
  const isBetter = direction === 'maximize' ? best > baseline : best < baseline;
  return isBetter ? { from: baseline, to: best } : undefined;
}

function stepFunction(objective: Float64Array, ranking: Ranking): (value: number) => number {
  const ramp = rampOf(objective, ranking);
  if (ramp === undefined) return () => 0;
  const { from, to } = ramp;
  return (value) => {
    const share = from === to ? 1 : (value - from) / (to - from);
    if (!(share > 0)) return 0;
    return 1 + Math.min(rampSteps - 1, Math.floor(share * rampSteps));
  };
}

/** The colour of a class. */
export function colourOf(palette: Palette, code: number): Colour {
  if (code === divergedClass) return palette.diverged;
  if (code === prunedClass) return palette.pruned;
  if (code === runningClass) return palette.running;
  return palette.ramp[code - 1] ?? palette.below;
}
