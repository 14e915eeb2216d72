// A range as a user writes it, and what becomes of it: a list of its steps, or a range to sample from.
import { z } from 'zod';
import { logAt } from '../plan/axis.ts';
import { expected, maxTrials } from './rules.ts';

const scales = ['linear', 'log'] as const;
const aStep = expected('a finite number above 0');
const aCount = expected(`a whole number from 1 to ${maxTrials}`);

const scale = z.enum(scales, expected('"linear" or "log"'));
const isInt = z.boolean(expected('true or false'));

/** `{"min", "max"}` of such values. Without `step` or `count` it is sampled from. */
export function rangeOf(value: z.ZodNumber, { wholeOnly = false } = {}) {
  return z
    .strictObject(
      {
        min: value,
        max: value,
        scale: scale.optional().describe('`linear`, or `log`: as likely in each decade.'),
        step: z.number(aStep).gt(0, aStep).optional().describe('Of a linear range.'),
        count: z
          .number(aCount)
          .int(aCount)
          .min(1, aCount)
          .max(maxTrials, aCount)
          .optional()
          .describe('So many values, evenly spread, both ends among them.'),
        int: isInt.optional().describe('Whole numbers only.'),
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
      if (isLog && step !== undefined) refuse(['step'], 'to be left out on a log scale', step);
      if (step !== undefined && count !== undefined) {
        refuse(['count'], 'to be left out beside `step`', count);
      }
      if (step !== undefined && (max - min) / step >= maxTrials) {
        refuse(['step'], `to make at most ${maxTrials} values`, step);
      }
      const whole = wholeOnly || range.int === true;
      if (whole && step !== undefined && !Number.isInteger(step)) {
        refuse(['step'], 'to be a whole number in a range of whole numbers', step);
      }
      if (whole && Math.ceil(min) > Math.floor(max)) {
        refuse(['max'], 'to leave room for a whole number', max);
      }
    })
    .transform((range): number[] | Range => parseRange(range, wholeOnly));
}

/** What is left of a range that is sampled from. */
export const range = z
  .strictObject({ min: z.number(), max: z.number(), scale, int: z.boolean() })
  .meta({ id: 'Range', description: 'Every value from `min` to `max`, or every whole number.' });
export type Range = z.infer<typeof range>;

type WrittenRange = {
  min: number;
  max: number;
  scale?: (typeof scales)[number] | undefined;
  step?: number | undefined;
  count?: number | undefined;
  int?: boolean | undefined;
};

function parseRange(written: WrittenRange, wholeOnly: boolean): number[] | Range {
  const { min, max, scale = 'linear', step } = written;
  const int = wholeOnly || written.int === true;
  const values = step === undefined ? spread(written) : stepThrough(min, max, step);
  if (values !== undefined) {
    const rounded = values.map((value) => (int ? Math.round(value) : value));
    return [...new Set(rounded.filter((value) => value >= min && value <= max))];
  }
  if (min === max) return [min];
  return int ? { min: Math.ceil(min), max: Math.floor(max), scale, int } : { min, max, scale, int };
}

function stepThrough(min: number, max: number, step: number): number[] {
  const steps = Math.floor((max - min) / step + 1e-9);
  return Array.from({ length: steps + 1 }, (_, k) => tidy(min + k * step));
}

function spread({ min, max, scale, count }: WrittenRange): number[] | undefined {
  if (count === undefined) return undefined;
  return Array.from({ length: count }, (_, k) => {
    if (k === 0) return min;
    if (k === count - 1) return max;
    const share = k / (count - 1);
    return tidy(scale === 'log' ? logAt(min, max, share) : min + (max - min) * share);
  });
}

/** 0.1 + 2 · 0.1 is written 0.3. */
const tidy = (value: number) => Number(value.toPrecision(15));
