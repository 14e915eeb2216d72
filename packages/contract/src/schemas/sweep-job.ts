import { z } from 'zod';
import { extension } from './extension.ts';
import { retryRequest } from './retry.ts';
import { sha256 } from './rules.ts';
import { type SweepSpec, sweepSpec } from './sweep.ts';

/**
 * The steps of a sweep's jobs. In each generation, one job plans runs and then waits for them (`wait`). It plans all runs
 * (`plan`), the runs that are left (`resume`), failed runs (`retry`) or added runs (`extend`). Short jobs run beside it:
 * `clear` removes the runs of a generation from their queue, `reorder` gives them the sweep's priority, and `deadline` ends
 * the sweep at its time limit.
 */
const sweepSteps = [
  'plan',
  'resume',
  'retry',
  'extend',
  'wait',
  'clear',
  'reorder',
  'deadline',
] as const;

/** The data of a job on the queue `sweeps`. */
export const sweepJobData = sweepSpec.extend({
  step: z.enum(sweepSteps),
  generation: z.number().int().min(0).default(0),
  retry: retryRequest.optional(),
  extension: extension.optional(),
  submission: sha256
    .optional()
    .meta({ description: 'The sha256 of the idempotency key with which the sweep was submitted.' }),
});
export type SweepJobData = z.infer<typeof sweepJobData>;

/** Returns the spec of a job's sweep, as it was when the job was added. */
export function specOf(data: SweepJobData): SweepSpec {
  const {
    step: _step,
    generation: _generation,
    retry: _retry,
    extension: _extension,
    submission: _submission,
    ...spec
  } = data;
  return spec;
}
