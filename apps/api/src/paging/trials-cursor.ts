// The cursor of a list of trials: the last trial of the page, and the exact bits of its sort value. The cursor also has the
// sort and the filter of its list, because it is not valid for a list with another sort or filter.
import { createHash } from 'node:crypto';
import { defaultOrder, type SweepSpec } from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import type { TrialSelection, TrialsCursor } from '@sweepq/store';
import { decodeCursor, encodeCursor } from './cursor.ts';

export function encodeTrialsCursor(
  spec: SweepSpec,
  selection: TrialSelection,
  { trial, value }: TrialsCursor,
): string {
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(value);
  return encodeCursor(`${nameOf(spec, selection)}:${bits.toString('hex')}:${trial}`);
}

export function decodeTrialsCursor(
  spec: SweepSpec,
  selection: TrialSelection,
  cursor: string | undefined,
): TrialsCursor | undefined {
  const wanted = 'the `nextCursor` of the page before, with the same `sort`, `order` and filter';
  return decodeCursor(cursor, (text) => parse(text, nameOf(spec, selection), spec), wanted);
}

function parse(text: string, name: string, spec: SweepSpec): TrialsCursor | undefined {
  if (!text.startsWith(`${name}:`)) return undefined;
  const rest = /^([0-9a-f]{16}):(0|[1-9][0-9]{0,6})$/.exec(text.slice(name.length + 1));
  const [, bits = '', trial] = rest ?? [];
  if (trial === undefined || Number(trial) >= countTrials(spec)) return undefined;
  return { trial: Number(trial), value: Buffer.from(bits, 'hex').readDoubleBE() };
}

/** Returns a text that identifies a list by its sort, order and filter. */
function nameOf(spec: SweepSpec, selection: TrialSelection): string {
  const {
    sort = 'objective',
    order = defaultOrder(sort, spec.objective),
    status,
    among,
  } = selection;
  const ofAmong = among ? createHash('sha256').update(among.join()).digest('hex').slice(0, 16) : '';
  return [sort, order, status?.join() ?? '', ofAmong].join(':');
}
