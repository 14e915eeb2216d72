// How the address of a sweep has its filter and its selected trials.
import { type Clause, formatClauses, parseClauses } from '../columns/clause.ts';
import type { Codec } from '../url/state.ts';

export const clausesCodec: Codec<Clause[]> = { parse: parseClauses, format: formatClauses };
export const rowsCodec: Codec<number[]> = {
  parse: (text) =>
    text
      .split(',')
      .filter((part) => /^\d+$/.test(part))
      .map(Number),
  format: (rows) => rows.join(','),
};
