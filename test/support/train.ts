import type { Sweep, Trial } from '@sweepq/client';
import type { Service } from './service.ts';

export type Request = Parameters<Service['submit']>[0];

type Trained = { sweep: Sweep; trials: Trial[] };

/** Submits a sweep and waits until it has ended. Returns it and its trials, by index. */
export async function train(service: Service, request: Request): Promise<Trained> {
  return readTrained(service, (await service.submit(request)).id);
}

/** Waits until a sweep has ended. Returns it and its trials, by index. */
export async function readTrained(service: Service, id: string): Promise<Trained> {
  const sweep = await service.waitForSweep(id);
  const trials = (await service.listTrials(id)).toSorted((a, b) => a.index - b.index);
  return { sweep, trials };
}

export const digestsOf = (trials: readonly Trial[]) => trials.map(({ modelDigest }) => modelDigest);
