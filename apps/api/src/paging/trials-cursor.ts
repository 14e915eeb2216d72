// Where the next page of trials begins: after the last listed trial and its sort value, to the bit. A cursor also names its
// list, because a list with another sort or filter has no such position.
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

/** The name of a list. Requests for the same list give the same name. */
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
