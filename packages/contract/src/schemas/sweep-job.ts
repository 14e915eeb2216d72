import { z } from 'zod';
import { extension } from './extension.ts';
import { retryRequest } from './retry.ts';
import { sha256 } from './rules.ts';
import { type SweepSpec, sweepSpec } from './sweep.ts';

/**
 * What a job of a sweep does. One job of each generation plans the runs that are open, the first time all (`plan`) and
 * later what is left (`resume`), failed (`retry`) or added (`extend`), and waits for them (`wait`). Beside it there are short ones: `clear` takes a
 * generation's runs out of their queue, `reorder` puts them at the sweep's priority, `deadline` ends the sweep when its
 * time is over.
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

/** The sweep that a job is about, as it was when the job was added. */
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
