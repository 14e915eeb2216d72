import type { Http } from '../http/create-http.ts';
import { createIdempotencyKey } from '../http/create-idempotency-key.ts';
import { dataOf } from '../http/data-of.ts';
import type { DryRun, ExtensionRequest, RetryRequest, Sweep } from '../schemas.ts';

/**
 * Calls that change a sweep after its submit. Each returns the sweep in its new state. Each call has an Idempotency-Key, so that a
 * retry after a lost answer changes nothing twice.
 */
export const steeringCalls = (http: Http) => {
  const of = (id: string) => ({
    params: { path: { id }, header: { 'Idempotency-Key': createIdempotencyKey() } },
  });
  const dryRunOf = (id: string) => ({
    params: { path: { id }, query: { dryRun: 'true' } as const },
  });
  return {
    cancel: (id: string) => dataOf<Sweep>(http.POST('/v1/sweeps/{id}/cancel', of(id))),
    pause: (id: string) => dataOf<Sweep>(http.POST('/v1/sweeps/{id}/pause', of(id))),
    resume: (id: string) => dataOf<Sweep>(http.POST('/v1/sweeps/{id}/resume', of(id))),
    retry: async (id: string, body: RetryRequest = {}) =>
      (await dataOf<DryRun | Sweep>(
        http.POST('/v1/sweeps/{id}/retry', { ...of(id), body }),
      )) as Sweep,
    extend: async (id: string, body: ExtensionRequest) =>
      (await dataOf<DryRun | Sweep>(
        http.POST('/v1/sweeps/{id}/extend', { ...of(id), body }),
      )) as Sweep,

    /** Returns what a retry would do. Nothing is written. */
    dryRunRetry: async (id: string, body: RetryRequest = {}) =>
      (await dataOf<DryRun | Sweep>(
        http.POST('/v1/sweeps/{id}/retry', { ...dryRunOf(id), body }),
      )) as DryRun,

    /** Returns what an extension would do. Nothing is written. */
    dryRunExtend: async (id: string, body: ExtensionRequest) =>
      (await dataOf<DryRun | Sweep>(
        http.POST('/v1/sweeps/{id}/extend', { ...dryRunOf(id), body }),
      )) as DryRun,
  };
};
