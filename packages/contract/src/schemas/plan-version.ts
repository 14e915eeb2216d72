import { z } from 'zod';
import { expected } from './rules.ts';

/** The newest version of the rules that turn a space and a search into a plan. */
export const newestPlanVersion = 2;

const aVersion = expected(`a plan version from 1 to ${newestPlanVersion}`);

/** The plan version of a stored space. A stored space without this field has version 1. */
export const planVersion = z
  .number(aVersion)
  .int(aVersion)
  .min(1, aVersion)
  .max(newestPlanVersion, aVersion);

const later = z.object({ planVersion: z.number().gt(newestPlanVersion) });
const laterJob = z.union([
  later,
  z.object({ extension: later }),
  z
    .object({ extensions: z.array(z.unknown()) })
    .refine(({ extensions }) => extensions.some((each) => later.safeParse(each).success)),
]);

/** Whether the data of a job has a plan version that only a later version of sweepq knows. */
export const isOfLaterPlan = (data: unknown): boolean => laterJob.safeParse(data).success;
