import type { EarlyStopping } from '@sweepq/core';
import { z } from 'zod';
import { expected, maxIterations, type ShapeOf } from './rules.ts';

const aPatience = expected(`a whole number from 1 to ${maxIterations}`);
const aDelta = expected('a finite number, 0 or above');

const patience = z
  .number(aPatience)
  .int(aPatience)
  .min(1, aPatience)
  .max(maxIterations, aPatience)
  .meta({ examples: [50] });
const minDelta = z
  .number(aDelta)
  .min(0, aDelta)
  .meta({ examples: [0.0001] });

export const earlyStoppingRequest = z
  .strictObject({ patience, minDelta: minDelta.nullish() }, expected('an object with `patience`'))
  .meta({
    id: 'EarlyStoppingRequest',
    description:
      'Stops a run after `patience` iterations in a row without an improvement. An iteration is an improvement if its cost is lower than the lowest earlier cost by more than `minDelta`. Default of `minDelta`: 0.',
  });

export const earlyStopping = z.strictObject({
  patience,
  minDelta,
} satisfies ShapeOf<EarlyStopping>);

/** Fills in the defaults of a request. */
export function parseEarlyStopping(
  request: z.output<typeof earlyStoppingRequest> | null | undefined,
): EarlyStopping | null {
  if (request == null) return null;
  // JSON can hold `-0`, which equals 0. Adding 0 makes both the same.
  return { patience: request.patience, minDelta: (request.minDelta ?? 0) + 0 };
}
