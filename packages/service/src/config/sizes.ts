// Sizes in bytes, with the binary units of Kubernetes and of Linux tools: 64Ki, 512Mi, 1Gi.

const units = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 } as const;
const pattern = /^(\d{1,16})(Ki|Mi|Gi|Ti)?$/;

/** Parses a size such as `512Mi`, or a number of bytes. Returns NaN for any other text. */
export function parseSize(text: string): number {
  const [, count, unit] = pattern.exec(text) ?? [];
  if (count === undefined) return Number.NaN;
  return Number(count) * (unit === undefined ? 1 : units[unit as keyof typeof units]);
}

/** Formats a number of bytes with the largest unit that gives a whole number. */
export function formatSize(bytes: number): string {
  const fitting = Object.entries(units).findLast(([, size]) => bytes > 0 && bytes % size === 0);
  return fitting === undefined ? `${bytes}` : `${bytes / fitting[1]}${fitting[0]}`;
}
