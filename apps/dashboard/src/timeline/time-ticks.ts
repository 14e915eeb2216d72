const [second, minute, hour] = [1_000, 60_000, 3_600_000];
/** The distances between ticks, in ms. Longer ones are whole numbers of days. */
const steps = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
];
const day = 24 * hour;

export type TimeTick = { value: number; text: string };

/** Returns at most `most` ticks at round times, in ms since the start: "250 ms", "1.5 s", "2:30", "1:02:30". */
export function timeTicks(from: number, to: number, most: number): TimeTick[] {
  const least = (to - from) / Math.max(1, most - 1);
  const step = steps.find((each) => each >= least) ?? Math.ceil(least / day) * day;
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, k) => {
    const value = (first + k) * step;
    return { value, text: formatTick(value, step, to) };
  });
}

function formatTick(value: number, step: number, to: number): string {
  if (to < second) return `${value} ms`;
  const decimals = step % second === 0 ? 0 : 3 - Math.floor(Math.log10(step));
  if (to < minute) return `${(value / second).toFixed(decimals)} s`;
  const hours = Math.floor(value / hour);
  const minutes = Math.floor((value % hour) / minute);
  const seconds = ((value % minute) / second).toFixed(decimals);
  const padded = seconds.padStart(decimals === 0 ? 2 : 3 + decimals, '0');
  return hours === 0
    ? `${minutes}:${padded}`
    : `${hours}:${String(minutes).padStart(2, '0')}:${padded}`;
}
