// The ranges, ticks and labels of the axes of a picture.
import { extent, nice, ticks } from 'd3-array';

export type Axis = { domain: [number, number]; ticks: number[]; type: 'linear' | 'log' };

const mostTicks = 8;
/** From this number of iterations on, the labels are so wide that fewer ticks fit. */
const longNumber = 100_000;
const mostLongTicks = 5;
/**
 * If the highest cost is above this multiple of the first cost, the axis is logarithmic. A linear axis would show only the
 * last rise.
 */
const steepestRise = 100;
/**
 * If the costs vary by a smaller fraction, the curve is a flat line, because labels with 12 digits could not distinguish
 * its ticks.
 */
const smallestVariation = 1e-9;

/** Returns an axis from 0 to `end` ≥ 1 iterations, with ticks at whole numbers. */
export function planIterationAxis(end: number): Axis {
  const most = end < longNumber ? mostTicks : mostLongTicks;
  return { domain: [0, end], ticks: ticks(0, end, most).filter(Number.isInteger), type: 'linear' };
}

/**
 * Returns an axis that covers all costs, with ticks at round numbers. There must be at least one cost, and all must be
 * finite.
 */
export function planCostAxis(costs: readonly number[]): Axis {
  const [low = 0, high = 0] = extent(costs);
  if (low > 0 && high > steepestRise * (costs[0] as number)) return planLogAxis(low, high);
  const size = Math.max(Math.abs(low), Math.abs(high));
  const room = high - low > smallestVariation * size ? 0 : size / 10 || 1;
  const domain = nice(low - room, high + room, mostTicks);
  return { domain, ticks: ticks(...domain, mostTicks), type: 'linear' };
}

/** Returns a logarithmic axis of whole decades. At most about 8 decades have a tick. */
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

/** Formats the label of a tick without trailing zeros: `0.05`, `2,000`, `2e-7`. */
export function formatTick(value: number): string {
  const rounded = Number(value.toPrecision(12));
  const size = Math.abs(rounded);
  if (size !== 0 && (size < 1e-3 || size > 1e6)) return rounded.toExponential().replace('e+', 'e');
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 15 });
}
