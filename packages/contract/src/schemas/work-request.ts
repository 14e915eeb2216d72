// The bodies of requests that start an operation on the results of a sweep.
import { z } from 'zod';
import { expected } from './rules.ts';

/** More trainings than this take too long for one operation: the whole sweep can be submitted again without reuse. */
const maxSample = 10_000;
const maxSeed = 4_294_967_295;
const aSample = expected(`a whole number from 0 to ${maxSample}`);
const aSeed = expected(`a whole number from 0 to ${maxSeed}`);

const seed = z
  .int(aSeed)
  .min(0, aSeed)
  .max(maxSeed, aSeed)
  .nullish()
  .meta({ description: 'Another seed draws other trials. Default: 0.' });

/** The body of `POST /v1/sweeps/:id/verify`, which may be left out. */
export const verificationRequest = z
  .strictObject(
    {
      sample: z
        .int(aSample)
        .min(0, aSample)
        .max(maxSample, aSample)
        .nullish()
        .meta({ description: 'The number of trials that are trained again. 0: none. Default: 5.' }),
      seed,
    },
    expected('an object, or no body'),
  )
  .meta({
    id: 'VerificationRequest',
    description: 'How many trials are trained again, and which ones.',
  });

/** The options of an operation on the results of a sweep, as its record has them. */
export type WorkOptions = { sample: number; seed: number };

/** Returns the options of a verification with their defaults. */
export const optionsOfVerification = ({
  sample,
  seed: chosen,
}: z.output<typeof verificationRequest>): WorkOptions => ({
  sample: sample ?? 5,
  seed: chosen ?? 0,
});

const mostAudited = 1_000;
const aPrunedSample = expected(`a whole number from 1 to ${mostAudited}`);

/** The body of `POST /v1/sweeps/:id/audit`, which may be left out. */
export const auditRequest = z
  .strictObject(
    {
      sample: z
        .int(aPrunedSample)
        .min(1, aPrunedSample)
        .max(mostAudited, aPrunedSample)
        .nullish()
        .meta({ description: 'The number of pruned trials that are trained on. Default: 20.' }),
      seed,
    },
    expected('an object, or no body'),
  )
  .meta({
    id: 'AuditRequest',
    description: 'How many pruned trials are trained on, and which ones.',
  });

/** Returns the options of an audit with their defaults. */
export const optionsOfAudit = ({
  sample,
  seed: chosen,
}: z.output<typeof auditRequest>): WorkOptions => ({
  sample: sample ?? 20,
  seed: chosen ?? 0,
});
