// The text of a schedule of the learning rate. The engine has the same grammar (packages/core/src/models/schedule.ts), but this package must
// load without the engine. The page and the command line check the form only (packages/view/src/schedules.ts). Tests compare all three.
import { z } from 'zod';
import { expected } from './rules.ts';

/** Decimal numbers from 0. */
const number = String.raw`\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const form = new RegExp(
  `^(?:constant|inverse:${number}|step:${number}:${number}|cosine:${number}(?::${number})?)$`,
);

const aSchedule = expected(
  'constant, inverse:DECAY with a DECAY above 0, step:EVERY:FACTOR with a whole number EVERY from 1 and a FACTOR between 0 and 1, or cosine:PERIOD:WARMUP with a whole number PERIOD from 1 and a whole number WARMUP below PERIOD',
);

export const plainSchedule = 'constant';

export const schedule = z
  .string(aSchedule)
  .regex(form, aSchedule)
  .refine((text) => shortestSchedule(text) !== undefined, aSchedule)
  .meta({ examples: [plainSchedule] });

/** Returns the shortest text of a schedule: schedules with the same rates have the same one. Undefined for a text that is no schedule. */
export function shortestSchedule(text: string): string | undefined {
  if (!form.test(text)) return undefined;
  const [kind, ...texts] = text.split(':');
  const [first = 0, second = 0] = texts.map(Number);
  if (!Number.isFinite(first) || !Number.isFinite(second)) return undefined;
  const isWhole = Number.isSafeInteger(first) && first > 0;
  switch (kind) {
    case 'inverse':
      return first > 0 ? `inverse:${first}` : undefined;
    case 'step':
      return isWhole && second > 0 && second < 1 ? `step:${first}:${second}` : undefined;
    case 'cosine':
      if (!isWhole || !Number.isInteger(second) || second >= first) return undefined;
      return `cosine:${first}${second > 0 ? `:${second}` : ''}`;
    default:
      return plainSchedule;
  }
}

/** The order of schedules in a sort: by their kind in the order of the alphabet, then by their numbers. */
export function compareSchedules(a: string, b: string): number {
  const [ofA, ofB] = [a.split(':'), b.split(':')];
  const [kindOfA = '', kindOfB = ''] = [ofA[0], ofB[0]];
  if (kindOfA !== kindOfB) return kindOfA < kindOfB ? -1 : 1;
  const at = ofA.findIndex((part, k) => Number(part) !== Number(ofB[k] ?? 0) && k > 0);
  return at === -1 ? ofA.length - ofB.length : Number(ofA[at]) - Number(ofB[at] ?? 0);
}
