// Formats durations and times for people.

const units = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
] as const;

/**
 * Formats a duration: "12 ms", "1.05 s", "14 s", "21 min", "2 h 10 min". From an hour on, with the next smaller unit.
 */
export function formatDuration(ms: number): string {
  if (ms < 1) return `${Number(ms.toPrecision(2))} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${(ms / 1_000).toFixed(2)} s`;
  const index = units.findIndex(([size]) => ms >= size);
  const [size, unit] = units[index] ?? units[3];
  const next = units[index + 1];
  if (next === undefined || size < 3_600_000) return `${Math.round(ms / size)} ${unit}`;
  const whole = Math.floor(ms / size);
  const rest = Math.floor((ms % size) / next[0]);
  return rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${next[1]}`;
}

/** Formats a time in the time zone of this machine: "2026-11-24 10:00:07". */
export function formatTime(timestamp: string): string {
  const date = new Date(timestamp);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}

/** Formats how long ago a time is: "just now", "40 s ago", "3 h ago". Clocks of two machines differ, so the future is now. */
export function formatAgo(timestamp: string, nowMs: number): string {
  const ms = nowMs - Date.parse(timestamp);
  if (ms < 5_000) return 'just now';
  const [size, unit] = units.find(([each]) => ms >= each) ?? units[3];
  return `${Math.floor(ms / size)} ${unit} ago`;
}
