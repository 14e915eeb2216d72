import { CoreError } from '../core-error.ts';

/** How the learning rate changes with the number t of an iteration, from 0. α is the hyperparameter `learningRate`. */
export type Schedule =
  /** α. */
  | { kind: 'constant' }
  /** α / (1 + decay · t). */
  | { kind: 'inverse'; decay: number }
  /** α · factor^⌊t / every⌋. */
  | { kind: 'step'; every: number; factor: number }
  /**
   * α (t + 1) / warmup for t < warmup, then α · ½ (1 + cos(π · min(1, (t − warmup) / (period − warmup)))). The period does not depend on the
   * length of the run. So a longer run continues a shorter one.
   */
  | { kind: 'cosine'; period: number; warmup: number };

/**
 * Parses `constant`, `inverse:DECAY`, `step:EVERY:FACTOR`, `cosine:PERIOD` or `cosine:PERIOD:WARMUP`. DECAY is above 0, FACTOR between 0 and 1.
 * EVERY and PERIOD are whole numbers from 1, and WARMUP is one from 0 to below PERIOD. Throws a CoreError for any other text.
 */
export function parseSchedule(text: string): Schedule {
  const schedule = typeof text === 'string' ? scheduleOf(text.split(':')) : undefined;
  if (schedule !== undefined) return schedule;
  throw new CoreError(
    'bad-run',
    'Expected `schedule` to be `constant`, `inverse:DECAY`, `step:EVERY:FACTOR` or `cosine:PERIOD:WARMUP` with a DECAY above 0, ' +
      'whole numbers EVERY and PERIOD from 1, a FACTOR between 0 and 1, and a whole number WARMUP below PERIOD (default: 0), ' +
      `got \`${text}\`.`,
  );
}

/** The shortest text of a schedule. Texts with the same meaning have the same shortest text. */
export function formatSchedule(schedule: Schedule): string {
  if (schedule.kind === 'inverse') return `inverse:${schedule.decay}`;
  if (schedule.kind === 'step') return `step:${schedule.every}:${schedule.factor}`;
  if (schedule.kind === 'constant') return 'constant';
  return `cosine:${schedule.period}${schedule.warmup > 0 ? `:${schedule.warmup}` : ''}`;
}

function scheduleOf([kind, ...texts]: string[]): Schedule | undefined {
  const [first = Number.NaN, second = kind === 'cosine' ? 0 : Number.NaN] = texts.map(parseNumber);
  const isWhole = Number.isSafeInteger(first) && first > 0;
  if (kind === 'constant' && texts.length === 0) return { kind };
  if (kind === 'inverse' && texts.length === 1 && first > 0) return { kind, decay: first };
  if (kind === 'step' && texts.length === 2 && isWhole && second > 0 && second < 1) {
    return { kind, every: first, factor: second };
  }
  const isWarmup = Number.isInteger(second) && second < first;
  if (kind === 'cosine' && texts.length <= 2 && isWhole && isWarmup) {
    return { kind, period: first, warmup: second };
  }
  return undefined;
}

/** A decimal number from 0. NaN for a text that is not one, or that is too large. */
function parseNumber(text: string): number {
  const value = /^\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}
