import { createHash } from 'node:crypto';
import type { ParsedSweepRequest } from '@sweepq/plan';

/** The hash of a request's content. Blanks, the order of keys and spellings of numbers (`1e-1`, `-0`) do not change it. */
export const hashRequest = (request: ParsedSweepRequest): string =>
  hashText(JSON.stringify(request, sortKeys));

export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
