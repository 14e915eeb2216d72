// A fast check of long lists of numbers. A schema makes an object for each value, so it takes 3 ms for 10 000 numbers. This check takes 0.1 ms.
import type { z } from 'zod';

type Bounds = { above: number; least: number; below: number; most: number; isWhole: boolean };

/**
 * Makes a schema of lists accept a valid list of numbers at once, without a copy. Any other input still goes to the schema, which therefore makes
 * all errors. `value` is the schema of the numbers. Call it on the finished schema, because a method such as `refine` returns another one.
 */
export function acceptAtOnce<T extends z.ZodType<number[]>>(
  list: T,
  value: z.ZodNumber,
  { areDifferent }: { areDifferent: boolean },
): T {
  const bounds = boundsOf(value);
  const { run } = list._zod;
  list._zod.run = (payload, context) =>
    isListWithin(bounds, payload.value, areDifferent) ? payload : run(payload, context);
  return list;
}

function isListWithin(bounds: Bounds, input: unknown, areDifferent: boolean): boolean {
  if (!Array.isArray(input) || input.length === 0) return false;
  const { above, least, below, most, isWhole } = bounds;
  let before = Number.NEGATIVE_INFINITY;
  let isAscending = true;
  // NaN fails each comparison.
  for (const number of input as readonly unknown[]) {
    if (typeof number !== 'number') return false;
    if (!(number > above && number >= least && number < below && number <= most)) return false;
    if (isWhole && !Number.isSafeInteger(number)) return false;
    isAscending &&= number > before;
    before = number;
  }
  return !areDifferent || isAscending || areAllDifferent(input as readonly number[]);
}

/** Sorts a copy, because a `Set` takes twice as long. −0 and 0 are equal, as in a `Set`. */
const areAllDifferent = (numbers: readonly number[]): boolean =>
  new Float64Array(numbers)
    .sort()
    .every((number, k, sorted) => k === 0 || number !== sorted[k - 1]);

/** Reads the bounds of a schema. Throws for a schema with a rule that this check does not know. */
function boundsOf(value: z.ZodNumber): Bounds {
  const infinity = Number.POSITIVE_INFINITY;
  const bounds = { above: -infinity, least: -infinity, below: infinity, most: infinity };
  let isWhole = false;
  for (const check of value.def.checks ?? []) {
    const def = check._zod.def as
      | z.core.$ZodCheckGreaterThanDef
      | z.core.$ZodCheckLessThanDef
      | z.core.$ZodCheckNumberFormatDef;
    if (def.check === 'number_format' && def.format === 'safeint') isWhole = true;
    else if (def.check === 'greater_than') raise(bounds, def);
    else if (def.check === 'less_than') lower(bounds, def);
    else throw new TypeError(`Expected a schema of bounded numbers, got the rule ${def.check}.`);
  }
  return { ...bounds, isWhole };
}

type Limits = Omit<Bounds, 'isWhole'>;

function raise(bounds: Limits, { value, inclusive }: z.core.$ZodCheckGreaterThanDef): void {
  const name = inclusive ? 'least' : 'above';
  bounds[name] = Math.max(bounds[name], Number(value));
}

function lower(bounds: Limits, { value, inclusive }: z.core.$ZodCheckLessThanDef): void {
  const name = inclusive ? 'most' : 'below';
  bounds[name] = Math.min(bounds[name], Number(value));
}
