import { z } from 'zod';
import { extension } from './extension.ts';
import { storedRetry } from './retry.ts';
import { sha256 } from './rules.ts';
import { type SweepSpec, sweepSpec } from './sweep.ts';

/**
 * The steps of the jobs of a sweep. In each generation, one job queues runs, and then waits for these runs (`wait`). The job
 * queues all runs (`plan`), the open runs (`resume`), failed runs (`retry`) or added runs (`extend`). Other jobs are short:
 * `ask` lets an adaptive search choose its next trials, `clear` removes the queued runs of a generation, `reorder` gives the queued runs the priority of the sweep, and `deadline`
 * ends the sweep at its time limit.
 */
const sweepSteps = [
  'plan',
  'resume',
  'retry',
  'extend',
  'wait',
  'ask',
  'clear',
  'reorder',
  'deadline',
] as const;

/** The data of a job on the queue `sweeps`. */
export const sweepJobData = sweepSpec.extend({
  step: z.enum(sweepSteps),
  generation: z.number().int().min(0).default(0),
  retry: storedRetry.optional(),
  extension: extension.optional(),
  submission: sha256
    .optional()
    .meta({ description: 'The sha256 of the idempotency key of the request that added the job.' }),
});
export type SweepJobData = z.infer<typeof sweepJobData>;

/** Returns the spec of the sweep of a job, as the spec was when the job was added. */
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
