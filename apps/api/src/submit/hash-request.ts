import { createHash } from 'node:crypto';
import type { ParsedSweepRequest } from '@sweepq/plan';

/** The hash of what was asked for, however it was written: blanks, order of keys, `1e-1`, `-0`. */
export const hashRequest = (request: ParsedSweepRequest): string =>
  hashText(JSON.stringify(request, sortKeys));

export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
