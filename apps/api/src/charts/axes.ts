// The ranges, ticks and labels of a picture's axes.
import { extent, nice, ticks } from 'd3-array';

export type Axis = { domain: [number, number]; ticks: number[]; type: 'linear' | 'log' };

const mostTicks = 8;
/** From this number on, labels of iterations are wide, so fewer fit side by side. */
const longNumber = 100_000;
const mostLongTicks = 5;
/** A curve that rises above this many times its first cost is drawn on a logarithmic axis: a linear one shows only the last rise. */
const steepestRise = 100;
/** A curve that varies by a smaller share of its costs is drawn as a flat line: labels have 12 digits to tell ticks apart. */
const smallestVariation = 1e-9;

/** From 0 to the number of iterations, at least 1, with ticks at whole numbers. */
export function planIterationAxis(end: number): Axis {
  const most = end < longNumber ? mostTicks : mostLongTicks;
  return { domain: [0, end], ticks: ticks(0, end, most).filter(Number.isInteger), type: 'linear' };
}

/** From below the lowest to above the highest cost, with ticks at round numbers. `costs` are finite, and there is one at least. */
export function planCostAxis(costs: readonly number[]): Axis {
  const [low = 0, high = 0] = extent(costs);
  if (low > 0 && high > steepestRise * (costs[0] as number)) return planLogAxis(low, high);
  const size = Math.max(Math.abs(low), Math.abs(high));
  const room = high - low > smallestVariation * size ? 0 : size / 10 || 1;
  const domain = nice(low - room, high + room, mostTicks);
  return { domain, ticks: ticks(...domain, mostTicks), type: 'linear' };
}

/** Whole decades, with a tick at each decade. If there are many, only every second, third or n-th decade has a tick. */
function planLogAxis(low: number, high: number): Axis {
  const from = Math.floor(Math.log10(low));
  const to = Math.ceil(Math.log10(high));
  const step = Math.ceil((to - from) / mostTicks);
  const powers = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  return {
    domain: [Number(`1e${from}`), Number(`1e${to}`)],
    ticks: powers
      .filter((power) => (power - from) % step === 0)
      .map((power) => Number(`1e${power}`)),
    type: 'log',
  };
}

/** `0.05`, `2,000`, `2e-7`: without trailing zeros. */
export function formatTick(value: number): string {
  const rounded = Number(value.toPrecision(12));
  const size = Math.abs(rounded);
  if (size !== 0 && (size < 1e-3 || size > 1e6)) return rounded.toExponential().replace('e+', 'e');
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 15 });
}
