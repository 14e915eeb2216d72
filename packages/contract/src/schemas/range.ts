// Two kinds of ranges: a range as a user writes it, and a range to sample from.
import { z } from 'zod';
import { expected, maxTrials } from './rules.ts';

export const scales = ['linear', 'log'] as const;
const aStep = expected('a finite number above 0');
const aCount = expected(`a whole number from 1 to ${maxTrials}`);

const scale = z.enum(scales, expected('"linear" or "log"'));
const isInt = z.boolean(expected('true or false'));

/** Returns the schema of a range whose bounds match `value`. A range without `step` and `count` is sampled. */
export function rangeOf(value: z.ZodNumber, { wholeOnly = false } = {}) {
  return z
    .strictObject(
      {
        min: value,
        max: value,
        scale: scale
          .nullish()
          .describe(
            '`linear` (the default) or `log`. On a log scale, the values of a list have equal ratios, and a sample draws each decade with equal probability.',
          ),
        step: z
          .number(aStep)
          .gt(0, aStep)
          .nullish()
          .describe('Expands a linear range to the list `min`, `min` + `step`, … up to `max`.'),
        count: z
          .number(aCount)
          .int(aCount)
          .min(1, aCount)
          .max(maxTrials, aCount)
          .nullish()
          .describe(
            'Expands the range to a list of this number of values, including `min` and `max`.',
          ),
        int: isInt.nullish().describe('Whether the range has whole numbers only. Default: false.'),
      },
      expected('an object with `min` and `max`'),
    )
    .superRefine((range, context) => {
      const { min, max, step, count } = range;
      const isLog = range.scale === 'log';
      const refuse = (path: string[], message: string, got: unknown) =>
        context.addIssue({ code: 'custom', path, message, params: { got: `\`${got}\`` } });
      if (max < min) refuse(['max'], `to be at least \`min\`, ${min}`, max);
      if (isLog && min <= 0) refuse(['min'], 'to be above 0 on a log scale', min);
      if (isLog && step != null) refuse(['step'], 'to be left out on a log scale', step);
      if (step != null && count != null) {
        refuse(['count'], 'to be left out beside `step`', count);
      }
      const whole = wholeOnly || range.int === true;
      const bounds = boundsOf(range, whole);
      if (whole && step != null && !Number.isInteger(step)) {
        refuse(['step'], 'to be a whole number in a range of whole numbers', step);
      }
      if (bounds.min > bounds.max && min <= max) {
        refuse(['max'], 'to leave at least one whole number between `min` and `max`', max);
      }
    })
    .meta({
      if: { properties: { step: { type: 'number' } }, required: ['step'] },
      // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
      then: { properties: { count: { type: 'null' }, scale: { enum: ['linear', null] } } },
    });
}

/** A stored range. It has no step and no count, and is sampled. */
export const range = z.strictObject({
  ...{ min: z.number(), max: z.number() },
  ...{ scale, int: z.boolean() },
});
export type Range = z.infer<typeof range>;

/** A stored range with a step or a count. The stored space has the list of its values. */
export const listedRange = z.strictObject({
  ...range.shape,
  step: z.number().nullable(),
  count: z.number().int().nullable(),
});
export type ListedRange = z.infer<typeof listedRange>;

/** A range as a user writes it. A range with a `step` or a `count` is expanded to the list of its values. */
export type WrittenRange = z.output<ReturnType<typeof rangeOf>>;

/** The bounds of a range: `min` ≤ `max`. If `int` is true, both bounds and all values are whole numbers. */
export type Bounds = { min: number; max: number; int: boolean };

/** Returns the lowest and the highest allowed value. Adding 0 turns -0 into 0. */
export const boundsOf = ({ min, max }: Pick<Bounds, 'min' | 'max'>, int: boolean): Bounds =>
  int ? { min: Math.ceil(min) + 0, max: Math.floor(max), int } : { min: min + 0, max, int };
