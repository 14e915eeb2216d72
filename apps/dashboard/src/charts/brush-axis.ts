// Turns ranges along an axis into clauses of the filter, and back.
import { type Axis, positionOf, valueAt } from '../columns/axis.ts';
import { type Clause, withClause } from '../columns/clause.ts';
import { commit } from '../url/address.ts';
import type { ViewModel } from './view-model.ts';

/** A range of positions in [0, 1] on an axis, the lower one first. */
export type Span = readonly [low: number, high: number];

/** Four digits are finer than a pixel of an axis. */
const round = (value: number) => Number(value.toPrecision(4));

/** Returns the clause that passes the values of a span. A span of less than 0.5 % of the axis passes all: undefined. */
function clauseOf(axis: Axis, [low, high]: Span): Clause | undefined {
  if (high - low < 0.005) return undefined;
  const { column } = axis;
  if (axis.scale === 'words') {
    const words = axis.words.filter((word) => {
      const at = positionOf(axis, word);
      return at >= low && at <= high;
    });
    return words.length === 0 || words.length === axis.words.length
      ? undefined
      : { kind: 'words', column, words: words.map(String) };
  }
  const [a, b] = [valueAt(axis, low), valueAt(axis, high)].sort((x, y) => x - y) as [
    number,
    number,
  ];
  const min = a <= axis.min ? Number.NEGATIVE_INFINITY : round(a);
  const max = b >= axis.max ? Number.POSITIVE_INFINITY : round(b);
  if (min === Number.NEGATIVE_INFINITY && max === Number.POSITIVE_INFINITY) return undefined;
  return { kind: 'range', column, min, max };
}

/** Returns the span of a clause on its axis. */
export function spanOf(axis: Axis, clauses: readonly Clause[]): Span | undefined {
  const clause = clauses.find(({ column }) => column === axis.column);
  if (clause === undefined) return undefined;
  if (clause.kind === 'words') return spanOfWords(axis, clause.words);
  const ends = [Math.max(axis.min, clause.min), Math.min(axis.max, clause.max)].map((value) =>
    positionOf(axis, value),
  );
  return [clamp(Math.min(...ends)), clamp(Math.max(...ends))];
}

function spanOfWords(axis: Axis, words: readonly string[]): Span | undefined {
  const places = words
    .map((word) => positionOf(axis, axis.words.find((each) => String(each) === word) ?? word))
    .filter((at) => !Number.isNaN(at));
  if (places.length === 0) return undefined;
  const half = 0.45 / Math.max(1, axis.words.length);
  return axis.scale === 'words'
    ? [clamp(Math.min(...places) - half), clamp(Math.max(...places) + half)]
    : [clamp(Math.min(...places)), clamp(Math.max(...places))];
}

const clamp = (position: number) => Math.min(1, Math.max(0, position));

export function brush(model: ViewModel, axis: Axis, span: Span | undefined): void {
  const clause = span && clauseOf(axis, span);
  model.clauses.value = withClause(model.clauses.peek(), axis.column, clause);
}

/** Moves one edge of the brush by 5 % of the axis, or by one word. Without a brush, the first move begins with the whole axis. */
export function moveEdge(
  model: ViewModel,
  axis: Axis,
  edge: 'low' | 'high',
  direction: 1 | -1,
): void {
  const [low, high] = spanOf(axis, model.clauses.peek()) ?? [0, 1];
  const step = direction * (axis.scale === 'words' ? 1 / Math.max(1, axis.words.length) : 0.05);
  const span: Span =
    edge === 'low'
      ? [Math.min(high - 0.02, clamp(low + step)), high]
      : [low, Math.max(low + 0.02, clamp(high + step))];
  brush(model, axis, span);
  commit();
}

/** Returns a clause in words, for screen readers. */
export function sayClause(axis: Axis, clause: Clause | undefined): string {
  if (clause === undefined) return `${axis.column}: all values`;
  if (clause.kind === 'words') return `${axis.column}: ${clause.words.join(' or ')}`;
  return `${axis.column}: ${clause.min} to ${clause.max}`;
}
